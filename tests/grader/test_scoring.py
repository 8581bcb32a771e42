"""Outcomes become scores: rungs at 80 %, flags, totals, bands; passing more never lowers a score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import Kata, Level, Topic
from grader.scoring import band_of, diagnostic_band, needed, score_topic, score_topics, total
from grader.study_data import tables
from grader.verdict import Outcome
from tests.grader.synthetic import synthetic_catalog

P, F, E, N = Outcome.PASSED, Outcome.FAILED, Outcome.ERROR, Outcome.NOT_STARTED


def topic_of(**counts):
    katas = tuple(
        Kata("t", f"{level}_{number}", "f", Level[level.upper()], 5)
        for level, count in counts.items()
        for number in range(count)
    )
    return Topic("t", "The topic", "core", 1, "", katas=katas)


def outcomes(**by_level):
    return {f"t/{level}_{n}": outcome for level, given in by_level.items() for n, outcome in enumerate(given)}


@pytest.mark.parametrize(
    ("passes", "score"), [(0, 1), (3, 1), (4, 3), (5, 3)], ids=lambda number: str(number)
)
def test_a_rung_is_met_at_four_of_five(passes, score):
    assert score_topic(topic_of(explain=5), outcomes(explain=[P] * passes)).score == score


def test_nothing_tried_scores_one_and_is_not_measured():
    score = score_topic(topic_of(recall=2, derive=3), {})

    assert (score.score, score.measured, score.flags) == (1, False, ())
    assert score.next_rung == "2 more recall katas for a 2"


def test_teach_counts_only_beside_derive():
    topic = topic_of(derive=2, teach=1)

    assert score_topic(topic, outcomes(teach=[P])).score == 1
    assert score_topic(topic, outcomes(teach=[P])).next_rung == "2 more derive katas for a 5"
    assert score_topic(topic, outcomes(teach=[P], derive=[P, P])).score == 5


def test_a_level_without_katas_blocks_nothing_and_proves_nothing():
    topic = topic_of(explain=2, teach=1)

    assert score_topic(topic, outcomes(teach=[P])).score == 5
    assert score_topic(topic, outcomes(explain=[P, P])).score == 3
    assert [rung.level for rung in score_topic(topic, {}).rungs] == [3, 5]


def test_a_lower_rung_not_tried_is_unproven_and_one_not_met_is_shaky():
    topic = topic_of(recall=2, explain=7, derive=1)
    score = score_topic(topic, outcomes(explain=[P, P, P, P, F, E, F], derive=[P]))

    assert score.score == 4
    assert score.flags == (
        "unproven: implementing holds, but none of 2 recall katas has been tried",
        "shaky: implementing holds, but 3 of 7 explain katas fail, and an interviewer will ask",
    )


def test_a_stub_put_back_counts_as_not_tried():
    assert score_topic(topic_of(recall=1), outcomes(recall=[N])).measured is False


def test_a_topic_without_katas_scores_one_and_says_so():
    score = score_topic(topic_of(), {})

    assert (score.score, score.ceiling, score.next_rung) == (1, 1, "no katas yet")


def test_the_top_of_what_the_katas_show_is_said():
    score = score_topic(topic_of(explain=1), outcomes(explain=[P]))

    assert (score.ceiling, score.next_rung) == (3, "3 is the most that these katas can show")
    assert score_topic(topic_of(teach=1), outcomes(teach=[P])).next_rung == ""


@pytest.mark.parametrize(
    ("points", "start"),
    [(11, "the full"), (22, "the full"), (23, "found"), (34, "close"), (45, "ready"), (55, "ready")],
)
def test_bands_of_eleven_topics(points, start):
    assert band_of(points, 11, tables()).startswith(start)


@pytest.mark.parametrize(("right", "words"), [(0, "topic 1"), (4, "weak"), (7, "speed"), (10, "rapid fire")])
def test_bands_of_the_diagnostic(right, words):
    assert words in diagnostic_band(right)


def test_the_total_sums_topics_and_counts_those_measured():
    catalog = synthetic_catalog()
    everything = dict.fromkeys(catalog.katas, P)

    whole, half = (total(score_topics(catalog.topics[:count], everything)) for count in (11, 5))
    empty = total([])

    assert (whole.sum, whole.possible, whole.measured) == (55, 55, 11)
    assert half.band == whole.band
    assert (empty.sum, empty.band) == (0, "no topics yet")


@given(st.integers(min_value=1, max_value=500))
def test_needed_is_the_smallest_count_of_at_least_80_percent(katas):
    assert needed(katas) * 100 >= katas * 80 > (needed(katas) - 1) * 100


SHAPES = st.fixed_dictionaries({level.name.lower(): st.integers(0, 7) for level in Level})


@given(SHAPES, st.data())
def test_passing_more_never_lowers_a_score(shape, data):
    topic = topic_of(**shape)
    before = {kata.id: data.draw(st.sampled_from([P, F, E, N])) for kata in topic.katas}
    more = {kata: P if data.draw(st.booleans()) else outcome for kata, outcome in before.items()}

    assert score_topic(topic, more).score >= score_topic(topic, before).score


@given(SHAPES, st.data())
def test_the_next_rung_keeps_its_word(shape, data):
    """Passing as many katas of the level named as the sentence says gives the score that it says."""
    topic = topic_of(**shape)
    before = {kata.id: data.draw(st.sampled_from([P, F, N])) for kata in topic.katas}
    sentence = score_topic(topic, before).next_rung
    if " more " not in sentence:
        return
    count, _, level, *_, promised = sentence.split()
    open_katas = [k.id for k in topic.katas if k.level.name.lower() == level and before[k.id] is not P]

    after = {**before, **dict.fromkeys(open_katas[: int(count)], P)}

    assert score_topic(topic, after).score == int(promised)
    fewer = {**before, **dict.fromkeys(open_katas[: int(count) - 1], P)}
    assert score_topic(topic, fewer).score < int(promised)
