"""The quick diagnostic asks one kata of each topic; a topic with a drill has that instead."""

import pytest

from grader.catalog import load_catalog
from grader.commands.diagnostic import BAND_QUESTIONS, diagnostic_katas
from grader.drill import load_questions

CATALOG = load_catalog()
DRILLED = {question.kata.split("/")[0] for question in load_questions()}


@pytest.mark.parametrize("topic", CATALOG.topics, ids=lambda topic: topic.slug)
def test_a_topic_has_one_diagnostic_kata(topic):
    marked = [kata.name for kata in topic.katas if kata.diagnostic]

    assert len(marked) == (0 if topic.slug in DRILLED else 1), marked


def test_there_are_as_many_as_the_bands_are_for():
    assert len(diagnostic_katas(CATALOG)) == BAND_QUESTIONS
