"""The drill's questions beside the katas that they belong to: the same words, and the same answers."""

import inspect
from collections import Counter

import pytest

from grader.catalog import Content, load_catalog
from grader.drill import load_questions
from grader.drill_answer import LETTERS, AnswerError, is_right
from grader.judge.diagnosis import load_module
from grader.judge.session import with_judge
from grader.judge.subject import LocalSubject
from grader.verdict import Outcome

QUESTIONS = load_questions()
CATALOG = load_catalog()
FOLDERS = sorted({question.kata.split("/")[0] for question in QUESTIONS})
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kata)


def solution_of(question):
    kata = CATALOG.kata(question.kata)
    return getattr(load_module(kata.path_in(Content().solutions)), kata.name)


def words(text):
    return " ".join(text.split())


def test_there_are_fifty_questions():
    assert len(QUESTIONS) == 50


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_kata_of_a_drill_is_asked_once_and_in_order(folder):
    asked = [question.kata for question in QUESTIONS if question.kata.startswith(f"{folder}/")]

    assert [kata for kata, times in Counter(asked).items() if times > 1] == []
    assert asked == [kata.id for kata in CATALOG.topic(folder).katas]


@every_question
def test_a_question_can_be_answered_in_its_time(question):
    assert 10 <= len(question.answer.split()) <= 90, "words of the structured answer"
    assert 2 <= len(question.rubric) <= 9, "rubric points"
    assert len(set(question.rubric)) == len(question.rubric)
    assert 20 <= question.seconds <= 120, "seconds"


@every_question
def test_a_question_is_in_the_file_of_its_topic(question):
    assert question.topic == CATALOG.kata(question.kata).file


@every_question
def test_the_stub_asks_the_same(question):
    docstring = words(inspect.getdoc(solution_of(question)))

    assert docstring.startswith(question.question)
    if question.check != "function":
        assert question.ask in docstring
    if question.check == "number":
        assert question.form in docstring
    for letter, option in zip(LETTERS, question.options):
        assert f"{letter}. {option}" in docstring


@every_question
def test_the_solution_answers_what_is_asked(question):
    solution = solution_of(question)
    right = solution(*question.args)

    assert (
        bool(inspect.signature(solution).parameters) == (question.check == "function") == bool(question.args)
    )
    assert (2 <= len(question.options) <= len(LETTERS)) == (question.check == "choice")
    assert is_right(question, str(right), right)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_drill_and_the_hidden_tests_accept_the_same_answers(folder):
    questions = [one for one in QUESTIONS if one.kata.startswith(f"{folder}/") and one.check != "function"]

    def body(judge):
        for question in questions:
            right = solution_of(question)()
            for answer in [right, *others(question, right)]:
                yield (
                    question.kata,
                    answer,
                    accepts(judge, question.kata, answer),
                    drilled(question, answer, right),
                )

    verdicts = with_judge(lambda judge: list(body(judge)), [folder])

    assert [(kata, answer) for kata, answer, judged, drilled in verdicts if judged is not drilled] == []
    assert {judged for _, _, judged, _ in verdicts} == {True, False}


def others(question, right):
    """Answers beside the right one: all other letters, or numbers within and beyond the tolerance."""
    if question.check == "choice":
        return [letter for letter in LETTERS[: len(question.options)] if letter != right]
    steps = (-1.1, -0.9, 0.9, 1.1) if question.tolerance > 1e-6 else (-1e6, 1e6)
    return [right + step * max(question.tolerance, 1e-6) for step in steps]


def accepts(judge, kata, answer):
    one = CATALOG.kata(kata)
    verdict = judge.judge(one, LocalSubject({one.name: lambda: answer}), diagnosed=False)
    return verdict.outcome is Outcome.PASSED


def drilled(question, answer, right):
    try:
        return is_right(question, str(answer), right)
    except AnswerError:
        return False
