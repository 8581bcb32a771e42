"""The drill without a terminal: which questions, which answers are right, and the table."""

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import CatalogError, Content
from grader.drill import Answered, Question, about, choose, load_questions, row, table_of, topics_of
from grader.drill_answer import AnswerError, is_right, letter_of, number_of, right_text
from tests.grader.drill_demo import write_drill

NUMBER = Question("t/n", "t", 30, "?", "!", ("x", "y"), "number", "?", tolerance=0.01)
CHOICE = replace(NUMBER, kata="t/c", check="choice", options=("no", "yes", "maybe"))
MANY = tuple(replace(NUMBER, kata=f"t/{i}", topic="abc"[i % 3]) for i in range(9))


@pytest.fixture
def drill(tmp_path):
    return write_drill(Content(tmp_path))


def test_questions_come_in_the_order_of_the_file(drill, tmp_path):
    questions = load_questions(Content(tmp_path))

    assert [one.kata for one in questions] == ["quick/half", "quick/tally", "quick/vowel", "quick/third"]
    assert topics_of(questions) == ("sums", "words")
    assert questions[1].args == ([5, 6, 7],)


def test_content_without_a_drill_has_no_questions(tmp_path):
    assert load_questions(Content(tmp_path)) == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('ask = "Which is one?"\n', "", "the entry 'ask' is missing"),
        ('check = "choice"', 'check = "essay"', "the check 'essay' is none of number, choice, function"),
        ("[[question]]", "[[question", "drill.toml"),
        ("seconds = 40", 'seconds = "soon"', "invalid literal"),
    ],
)
def test_a_broken_drill_names_its_file_and_the_reason(drill, tmp_path, old, new, reason):
    drill.write_text(drill.read_text().replace(old, new, 1))

    with pytest.raises(CatalogError, match=reason) as broken:
        load_questions(Content(tmp_path))

    assert str(drill) in str(broken.value)


def test_a_topic_narrows_the_questions():
    assert {one.topic for one in about(MANY, "b")} == {"b"}
    assert about(MANY, "") == MANY


def test_an_unknown_topic_gets_the_nearest_name(drill, tmp_path):
    with pytest.raises(CatalogError, match="did you mean 'words'"):
        about(load_questions(Content(tmp_path)), "wrods")


def test_new_and_wrong_questions_come_before_those_answered_rightly():
    last = {one.kata: one.kata not in ("t/2", "t/5") for one in MANY if one.kata != "t/7"}

    first = {one.kata for one in choose(MANY, last, 3, Random(5))}

    assert first == {"t/2", "t/5", "t/7"}


@given(
    st.integers(1, 9), st.integers(), st.dictionaries(st.sampled_from([q.kata for q in MANY]), st.booleans())
)
def test_no_question_repeats_and_a_seed_repeats_the_choice(number, seed, last):
    chosen = choose(MANY, last, number, Random(seed))

    assert len({one.kata for one in chosen}) == number
    assert choose(MANY, last, number, Random(seed)) == chosen


def test_different_seeds_differ():
    assert len({choose(MANY, {}, 9, Random(seed)) for seed in range(20)}) > 10


@pytest.mark.parametrize("text", ["0.5", ".5", "0.505", "1/2", "50%", " 50 % ", "5e-1", "+0.5", "0.5000001"])
def test_right_numbers(text):
    assert is_right(NUMBER, text, 0.5)


@pytest.mark.parametrize("text", ["", "  ", "0.52", "-0.5", "50", "0", "1e300"])
def test_wrong_numbers(text):
    assert not is_right(NUMBER, text, 0.5)


@pytest.mark.parametrize(
    "text", ["half", "nan", "inf", "1/0", "0,5", "1 2", "--1", "1/2/3", "1e999", "0x10", "%", "/"]
)
def test_what_is_no_number_gets_a_sentence(text):
    with pytest.raises(AnswerError, match="is no number; for example"):
        is_right(NUMBER, text, 0.5)


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_gets_a_sentence(text):
    try:
        number = number_of(text)
    except AnswerError:
        return
    assert math.isfinite(number)


@pytest.mark.parametrize("text", ["74496", "74,496", "74_496", "7.4496e4"])
def test_an_exact_number_is_compared_exactly(text):
    exact = replace(NUMBER, tolerance=0.0)

    assert is_right(exact, text, 74496)
    assert not is_right(exact, "74495", 74496)


def test_the_edge_of_the_tolerance_is_right():
    assert is_right(replace(NUMBER, tolerance=0.0005), "0.3335", 0.333)


@pytest.mark.parametrize("text", ["b", "B", " b) ", "B."])
def test_right_letters(text):
    assert is_right(CHOICE, text, "B")
    assert not is_right(CHOICE, text, "C")


@pytest.mark.parametrize("text", ["d", "yes", "ab", "1", "ß"])
def test_what_is_no_letter_gets_a_sentence(text):
    with pytest.raises(AnswerError, match="is none of the letters A, B, C"):
        letter_of(text, 3)


def test_the_right_answer_in_words():
    assert right_text(CHOICE, "c") == "C. maybe"
    assert right_text(NUMBER, 3145728) == "3145728"
    assert right_text(NUMBER, -0.238) == "-0.238"


def test_the_table_counts_by_topic():
    answered = [
        Answered(MANY[0], "1", True, 30.0, (1, 2)),
        Answered(MANY[1], "", False, 30.1, ()),
        Answered(MANY[3], "2", False, 12.0, (2,)),
    ]

    assert [
        (one.topic, one.asked, one.right, one.in_time, one.points, one.of) for one in table_of(answered)
    ] == [
        ("a", 2, 1, 2, 3, 4),
        ("b", 1, 0, 0, 0, 2),
    ]
    assert row("all", answered).share == 0.5
    assert row("none", []).share == 0.0
