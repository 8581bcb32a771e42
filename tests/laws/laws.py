"""The laws: what must hold for every kata. Each takes a topic's evidence and returns the sentences that break it."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from grader.catalog import Catalog, Content, Kata, Level, Topic
from grader.judge.diagnosis import load_module, public_functions
from grader.stubs import stub_of
from grader.verdict import Outcome, Verdict
from tests.laws.evidence import Evidence

BUGS_PER_DERIVE_KATA = 6
ALTERNATIVES_PER_DERIVE_KATA = 2
CODE_SECTIONS = ("Formula:", "Args:", "Returns:", "Raises:", "Example:", "Reference:")


@dataclass(frozen=True)
class Case:
    """One topic before the laws."""

    content: Content
    catalog: Catalog
    topic: Topic
    evidence: list[Evidence]


Law = Callable[[Case], Iterator[str]]


def the_solution_passes(case: Case) -> Iterator[str]:
    for one in case.evidence:
        yield from _unless_passed(one.solution, "the solution")


def the_stub_passes_no_check(case: Case) -> Iterator[str]:
    for one in case.evidence:
        yield from _if_any_passed(one.kata, one.stub, "the untouched stub")


def returning_nothing_of_use_never_passes(case: Case) -> Iterator[str]:
    for one in case.evidence:
        yield from _if_any_passed(one.kata, one.nothings["None"], "a function that returns None")
        for name, verdict in one.nothings.items():
            if verdict.outcome is Outcome.PASSED:
                yield f"{one.kata.id}: a function that always returns {name} passes"


def the_misconceptions_without_a_bug_pass(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if one.plain is not None:
            yield from _unless_passed(one.plain, "the misconceptions function with no bug")


def every_alternative_passes(case: Case) -> Iterator[str]:
    for one in case.evidence:
        for name, verdict in one.alternatives.items():
            yield from _unless_passed(verdict, f"the alternative {name}")


def every_derive_kata_has_alternatives(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if _is_derived(one) and len(one.alternatives) < ALTERNATIVES_PER_DERIVE_KATA:
            yield f"{one.kata.id}: {len(one.alternatives)} alternatives, {ALTERNATIVES_PER_DERIVE_KATA} are asked for"


def every_bug_is_caught(case: Case) -> Iterator[str]:
    for one in case.evidence:
        for bug, verdict in one.bugs.items():
            if verdict.outcome is Outcome.PASSED:
                yield f"{one.kata.id}: the bug {bug} passes"


def every_bug_is_diagnosed_by_its_name(case: Case) -> Iterator[str]:
    for one in case.evidence:
        for bug, verdict in one.bugs.items():
            named = verdict.diagnosis.bugs if verdict.diagnosis else ()
            if named != (bug,):
                yield f"{one.kata.id}: the bug {bug} is diagnosed as {named or 'nothing'}"


def every_derive_kata_has_enough_bugs(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if _is_derived(one) and len(one.bugs) < BUGS_PER_DERIVE_KATA:
            yield f"{one.kata.id}: {len(one.bugs)} misconceptions, {BUGS_PER_DERIVE_KATA} are asked for"


def signatures_agree(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if one.misconceptions is None:
            continue
        *parameters, bug = inspect.signature(one.misconceptions.functions[one.kata.name]).parameters.values()
        solution = getattr(load_module(one.kata.path_in(case.content.solutions)), one.kata.name)
        if parameters != list(inspect.signature(solution).parameters.values()) or bug.name != "bug":
            yield f"{one.kata.id}: the misconceptions function takes other parameters than the solution, and bug"


def docstrings_are_complete(case: Case) -> Iterator[str]:
    for one in case.evidence:
        path = one.kata.path_in(case.content.solutions)
        text = inspect.getdoc(getattr(load_module(path), one.kata.name)) or ""
        sections = (
            CODE_SECTIONS if one.takes_arguments and one.kata.level is not Level.TEACH else ("Returns:",)
        )
        missing = [section for section in sections if section not in text]
        if missing:
            yield f"{one.kata.id}: the docstring lacks {', '.join(missing)}"
        if one.takes_arguments and ">>>" not in text and one.kata.level is not Level.TEACH:
            yield f"{one.kata.id}: the docstring has no worked example"


def the_topic_lists_exactly_the_public_stubs(case: Case) -> Iterator[str]:
    folder = case.content.solutions / case.topic.slug
    for path in sorted(folder.glob("*.py")):
        public = [
            node.name
            for node in ast.parse(stub_of(path.read_text("utf-8"))).body
            if isinstance(node, ast.FunctionDef)
        ]
        listed = [kata.name for kata in case.topic.katas if kata.file == path.stem]
        if sorted(public) != sorted(listed):
            yield f"{case.topic.slug}: {path.name} holds {sorted(public)}, topic.toml lists {sorted(listed)}"
    for kata in case.topic.katas:
        if not kata.path_in(case.content.solutions).exists():
            yield f"{kata.id}: topic.toml lists it, but it has no solution"


def every_kata_has_three_hints(case: Case) -> Iterator[str]:
    for kata in case.topic.katas:
        if len(kata.hints) != 3 or len(set(kata.hints)) != 3 or not all(kata.hints):
            yield f"{kata.id}: {len(set(kata.hints))} different hints, 3 are asked for"


def prerequisites_exist_and_form_no_circle(case: Case) -> Iterator[str]:
    known = case.catalog.katas
    for kata in case.topic.katas:
        yield from (
            f"{kata.id}: needs {need}, which does not exist" for need in kata.needs if need not in known
        )
    try:
        TopologicalSorter({kata.id: kata.needs for kata in known.values()}).prepare()
    except CycleError as circle:
        yield f"{case.topic.slug}: prerequisites in a circle: {' -> '.join(circle.args[1])}"


def every_check_states_a_behaviour(case: Case) -> Iterator[str]:
    for path in sorted((case.content.hidden / case.topic.slug).glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                first = (ast.get_docstring(node) or "").splitlines()[:1]
                if not first or not first[0].endswith("."):
                    yield f"{case.topic.slug}: {path.name}: {node.name} has no docstring whose first line is a sentence"


def every_kata_is_checked(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if not one.solution.checks:
            yield f"{one.kata.id}: no hidden test belongs to it"


def hidden_tests_never_import_torch(case: Case) -> Iterator[str]:
    for path in sorted((case.content.hidden / case.topic.slug).glob("*.py")):
        if re.search(r"^\s*(import|from)\s+torch\b", path.read_text("utf-8"), re.MULTILINE):
            yield f"{case.topic.slug}: {path.name} imports torch"


def forbidden_calls_exist(case: Case) -> Iterator[str]:
    for kata in case.topic.katas:
        for name in kata.forbid:
            try:
                pkgutil.resolve_name(name)
            except (ImportError, AttributeError, ValueError):
                yield f"{kata.id}: forbids {name}, which does not exist"


def a_review_marks_every_paper(case: Case) -> Iterator[str]:
    for one in case.evidence:
        if one.kata.level is not Level.TEACH or not one.kata.name.startswith("review_"):
            continue
        reviewed = one.kata.name.removeprefix("review_")
        files = [case.content.alternatives / case.topic.slug, case.content.misconceptions / case.topic.slug]
        rights, wrongs = (load_module(folder / f"{reviewed}.py") for folder in files)
        papers = (
            2
            + len([name for name in public_functions(rights) if not name.startswith("torch")])
            + len(wrongs.BUGS)
        )
        if len(one.solution.checks) < papers:
            yield f"{one.kata.id}: {len(one.solution.checks)} checks for {papers} papers"


LAWS: list[Law] = [
    the_solution_passes,
    the_stub_passes_no_check,
    returning_nothing_of_use_never_passes,
    the_misconceptions_without_a_bug_pass,
    every_alternative_passes,
    every_derive_kata_has_alternatives,
    every_bug_is_caught,
    every_bug_is_diagnosed_by_its_name,
    every_derive_kata_has_enough_bugs,
    signatures_agree,
    docstrings_are_complete,
    the_topic_lists_exactly_the_public_stubs,
    every_kata_has_three_hints,
    prerequisites_exist_and_form_no_circle,
    every_check_states_a_behaviour,
    every_kata_is_checked,
    hidden_tests_never_import_torch,
    forbidden_calls_exist,
    a_review_marks_every_paper,
]


def broken_by(law: Law, case: Case) -> list[str]:
    """The sentences that say how a law is broken; a law that has nothing to judge is broken too."""
    if not case.evidence:
        return [f"{case.topic.slug}: there is nothing to judge"]
    return list(law(case))


def _is_derived(one: Evidence) -> bool:
    """Whether a kata is code to derive in a file of its own; the rapid-fire questions share files."""
    return one.kata.level is Level.DERIVE and one.takes_arguments and one.kata.file == one.kata.name


def _unless_passed(verdict: Verdict, what: str) -> Iterator[str]:
    failure = verdict.first_failure
    if verdict.outcome is not Outcome.PASSED:
        reason = (
            f"{failure.name}: {failure.reason} (expected {failure.expected}, got {failure.got})"
            if failure
            else ""
        )
        yield f"{verdict.kata}: {what} does not pass: {reason}"


def _if_any_passed(kata: Kata, verdict: Verdict, what: str) -> Iterator[str]:
    for check in verdict.checks:
        if check.outcome is Outcome.PASSED:
            yield f"{kata.id}: {what} passes {check.name}"
