"""A law that cannot fail is no law: each is broken on purpose, on a small content, and must say so."""

from pathlib import Path

import pytest

from grader.catalog import Content, load_catalog
from grader.judge.session import JudgeError
from tests.grader.demo import write_demo
from tests.laws import laws
from tests.laws.evidence import gather
from tests.laws.laws import LAWS, Case, Law, broken_by


def replace(file: str, old: str, new: str):
    """A breach that replaces some text of a file."""

    def breach(root: Path) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return breach


def append(file: str, text: str):
    """A breach that adds some text to a file."""

    def breach(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8") as target:
            target.write(text)

    return breach


def remove(file: str):
    """A breach that removes a file."""
    return lambda root: (root / file).unlink()


HIDDEN, BUGS = "tests/hidden/demo/test_double.py", "tests/misconceptions/demo/double.py"
SOLUTION, TOML, STYLES = (
    "solutions/demo/double.py",
    "katas/demo/topic.toml",
    "tests/alternatives/demo/double.py",
)
CALLS_NOTHING = '\n\ndef test_nothing(kata):\n    """Nothing is asked."""\n'
NOT_TEXT = (
    '\n\ndef test_text(kata):\n    """It is no text."""\n    assert kata.double(np.ones(1)) != "text"\n'
)

BREACHES = [
    (laws.the_solution_passes, replace(SOLUTION, "return 2.0", "return 3.0")),
    (laws.the_stub_passes_no_check, append(HIDDEN, CALLS_NOTHING)),
    (laws.returning_nothing_of_use_never_passes, append(HIDDEN, NOT_TEXT)),
    (laws.the_misconceptions_without_a_bug_pass, replace(BUGS, "else 2 * x", "else 5 * x")),
    (laws.every_alternative_passes, replace(STYLES, "x + x", "x + x + x")),
    (laws.every_alternative_passes, replace(STYLES, "x.mul(2)", "x.mul(4)")),
    (laws.every_derive_kata_has_alternatives, remove(STYLES)),
    (laws.every_bug_is_caught, replace(BUGS, '"halved": "', '"harmless": "No harm.",\n    "halved": "')),
    (laws.every_bug_is_diagnosed_by_its_name, replace(BUGS, 'y / 4 if "halved"', 'x * x if "halved"')),
    (laws.every_derive_kata_has_enough_bugs, replace(BUGS, '"shifted": "Adds one to the result.",', "")),
    (laws.signatures_agree, replace(BUGS, "(x, *,", "(x, scale=1, *,")),
    (laws.docstrings_are_complete, replace(SOLUTION, "Formula:", "Rule:")),
    (laws.docstrings_are_complete, replace(SOLUTION, ">>> double", "double")),
    (laws.the_topic_lists_exactly_the_public_stubs, append(SOLUTION, "\n\ndef extra(x):\n    return x\n")),
    (laws.the_topic_lists_exactly_the_public_stubs, replace(SOLUTION, "def double", "def _double")),
    (laws.every_kata_has_three_hints, replace(TOML, '"a", "b", "c"', '"a", "b"')),
    (laws.every_kata_has_three_hints, replace(TOML, '"a", "b", "c"', '"a", "a", "c"')),
    (
        laws.prerequisites_exist_and_form_no_circle,
        replace(TOML, "minutes = 5", 'minutes = 5\nneeds = ["demo/no"]'),
    ),
    (
        laws.prerequisites_exist_and_form_no_circle,
        replace(TOML, "minutes = 5", 'minutes = 5\nneeds = ["demo/double"]'),
    ),
    (laws.every_check_states_a_behaviour, replace(HIDDEN, '"""Twice (1, -2) is (2, -4)."""', '"""Twice"""')),
    (laws.every_kata_is_checked, remove("tests/hidden/demo/test_triple.py")),
    (laws.hidden_tests_never_import_torch, append(HIDDEN, "\n\ndef _unused():\n    import torch\n")),
    (laws.forbidden_calls_exist, replace(TOML, "numpy.repeat", "numpy.reepeat")),
    (
        laws.a_review_marks_every_paper,
        replace("tests/hidden/demo/test_review.py", "def test_review_double_rej", "def rej"),
    ),
]


def case_in(root: Path) -> Case:
    content = Content(root)
    catalog = load_catalog(content)
    try:
        evidence = gather(content, ["demo"])
    except (AttributeError, JudgeError):  # nothing can be judged; laws that read files alone still speak
        evidence = []
    return Case(content, catalog, catalog.topic("demo"), evidence)


@pytest.fixture(scope="module")
def lawful(tmp_path_factory):
    root = tmp_path_factory.mktemp("lawful")
    write_demo(root)
    return case_in(root)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_lawful_content_breaks_no_law(lawful: Case, law: Law):
    assert broken_by(law, lawful) == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_nothing_to_judge_breaks_every_law(lawful: Case, law: Law):
    assert broken_by(law, Case(lawful.content, lawful.catalog, lawful.topic, []))


@pytest.mark.parametrize(("law", "breach"), BREACHES, ids=lambda thing: getattr(thing, "__name__", ""))
def test_a_breach_is_seen(tmp_path: Path, law: Law, breach):
    write_demo(tmp_path)
    breach(tmp_path)

    assert list(law(case_in(tmp_path)))


def test_every_law_has_a_breach():
    assert {law.__name__ for law in LAWS} == {law.__name__ for law, _ in BREACHES}
