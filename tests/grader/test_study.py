"""Plans keep their promises: prerequisites first, never more than the hours, nothing that passes already."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.catalog import Catalog, Kata, Level, Topic
from grader.report.terminal import plan_text
from grader.scoring import score_topics
from grader.study import Goal, Kind, due_in_days, make_plan, next_katas, readiness, readiness_by_company
from grader.study_data import tables
from grader.verdict import Outcome
from tests.grader.synthetic import PROFILES, beginner, nearly_ready, synthetic_catalog

GOLDEN = Path(__file__).parent / "golden"
CATALOG = synthetic_catalog()
DATA = tables()
GOALS = {
    "mle": Goal(DATA.role("mle"), 10, 1.0, DATA.company("google")),
    "llm": Goal(DATA.role("llm"), 14, 2.0, DATA.company("openai")),
    "cv": Goal(DATA.role("cv"), 10, 1.0, DATA.company("nvidia"), senior=True),
    "research": Goal(DATA.role("research"), 28, 1.5),
    "startup": Goal(DATA.role("startup"), 5, 1.5, DATA.company("startup")),
}


# ---- golden files: each was read as the person it is for


@pytest.mark.parametrize("role", GOALS)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_plan_of_each_role_and_learner_is_as_it_was_read(role, profile):
    outcomes = PROFILES[profile](CATALOG)
    passed = [kata for kata, outcome in outcomes.items() if outcome is Outcome.PASSED]
    due = due_in_days({kata: [date(2026, 5, 1)] for kata in passed[:6]}, date(2026, 5, 4), (3, 7))

    text = plan_text(make_plan(CATALOG, outcomes, GOALS[role], due)).plain

    agrees(GOLDEN / f"plan_{role}_{profile}.txt", text)


def agrees(path, text):
    """The text is the file's; UPDATE_GOLDEN=1 writes the file instead."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"UPDATE_GOLDEN=1 writes {path.name} anew; then read it"


# ---- properties


@st.composite
def catalogs(draw):
    """A few topics of the path with katas of any level, minutes and prerequisites, later topics included."""
    slugs = draw(st.lists(st.sampled_from(DATA.role("research").topics), min_size=1, max_size=6, unique=True))
    shapes = [(slug, draw(st.lists(st.sampled_from(Level), max_size=7))) for slug in slugs]
    order = [(slug, f"k{number}", level) for slug, levels in shapes for number, level in enumerate(levels)]
    ranks = draw(st.permutations(range(len(order))))
    katas = {}
    for position, (slug, name, level) in enumerate(order):
        earlier = [f"{s}/{n}" for other, (s, n, _) in enumerate(order) if ranks[other] < ranks[position]]
        needs = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
        minutes = draw(st.integers(1, 45))
        katas.setdefault(slug, []).append(Kata(slug, name, name, level, minutes, tuple(needs)))
    return Catalog(
        tuple(
            Topic(slug, slug.title(), "core", number, "", katas=tuple(katas.get(slug, ())))
            for number, slug in enumerate(slugs)
        )
    )


@st.composite
def situations(draw):
    catalog = draw(catalogs())
    outcomes = {kata: draw(st.sampled_from(Outcome)) for kata in catalog.katas if draw(st.booleans())}
    due = {kata: draw(st.integers(-9, 20)) for kata in outcomes if draw(st.booleans())}
    goal = Goal(
        role=draw(st.sampled_from(list(DATA.roles.values()))),
        days=draw(st.integers(1, 30)),
        hours=draw(st.sampled_from([0.25, 0.5, 1.0, 1.75, 3.0])),
        company=draw(st.sampled_from([None, *DATA.companies.values()])),
        senior=draw(st.booleans()),
    )
    return catalog, outcomes, goal, due


@settings(deadline=None, max_examples=100)
@given(situations())
def test_a_plan_keeps_its_promises(situation):
    catalog, outcomes, goal, due = situation
    plan = make_plan(catalog, outcomes, goal, due)
    passed = {kata for kata, outcome in outcomes.items() if outcome is Outcome.PASSED}

    assert len(plan.days) == goal.days
    assert all(day.minutes <= goal.hours * 60 for day in plan.days)
    assert not passed & set(plan.katas), "a passed kata is not studied again"
    assert len(set(plan.katas)) == len(plan.katas)
    done = set(passed)
    for kata in plan.katas:
        assert set(catalog.katas[kata].needs) <= done, f"{kata} comes before what it needs"
        done.add(kata)
    left_out = [kata for left in plan.left_out for kata in left.katas]
    assert not set(left_out) & done
    reviewed = {item.name for day in plan.days for item in day.items if item.kind is Kind.REVIEW}
    assert {name for name in reviewed if "/" in name} <= passed


@settings(deadline=None, max_examples=40)
@given(situations())
def test_a_plan_says_the_truth_about_what_it_gains(situation):
    """The score promised for each topic is the score once every kata of the plan passes."""
    catalog, outcomes, goal, due = situation
    plan = make_plan(catalog, outcomes, goal, due)
    after = {**outcomes, **dict.fromkeys(plan.katas, Outcome.PASSED)}
    scores = {score.slug: score.score for score in score_topics(catalog.topics, after)}

    assert all(topic.after == scores[topic.slug] for topic in plan.topics)
    assert all(topic.after >= topic.score for topic in plan.topics)
    if not plan.left_out:
        ceilings = {score.slug: score.ceiling for score in score_topics(catalog.topics, after)}
        assert all(topic.after >= min(topic.asked, ceilings[topic.slug]) for topic in plan.topics)


def test_the_review_of_a_topic_gives_way_to_katas():
    """15 minutes are left beside the checkpoint: the kata of 6 stays, the topic's review of 10 goes."""
    done, todo = (
        Kata("backprop", "k0", "k0", Level.DERIVE, 1),
        Kata("activations", "k0", "k0", Level.RECALL, 6),
    )
    topics = [Topic(kata.topic, kata.topic, "core", 1, "", katas=(kata,)) for kata in (done, todo)]
    goal = Goal(role=DATA.role("mle"), days=1, hours=0.5)

    plan = make_plan(Catalog(tuple(topics)), {done.id: Outcome.PASSED}, goal)

    assert plan.katas == (todo.id,)
    assert "no room for a review" in plan.topics[0].why


@settings(deadline=None, max_examples=40)
@given(situations())
def test_the_same_situation_gives_the_same_plan(situation):
    catalog, outcomes, goal, due = situation
    reverse = dict(reversed(outcomes.items()))

    assert make_plan(catalog, outcomes, goal, due) == make_plan(
        catalog, reverse, goal, dict(reversed(due.items()))
    )


@settings(deadline=None, max_examples=40)
@given(situations())
def test_what_is_next_can_be_done_now(situation):
    catalog, outcomes, goal, _ = situation
    passed = {kata for kata, outcome in outcomes.items() if outcome is Outcome.PASSED}
    found = next_katas(catalog, outcomes, goal, count=1)

    assert all(set(catalog.katas[item.name].needs) <= passed for item in found)


# ---- what a plan says


def test_with_too_little_time_the_plan_says_what_is_left_out_and_what_more_would_gain():
    plan = make_plan(CATALOG, beginner(CATALOG), replace(GOALS["llm"], days=3, hours=1.0))

    assert plan.summary[1].startswith("Not everything fits in 3 days of 1 h: ")
    assert plan.summary[2].startswith("2 h a day would gain ")
    assert plan.summary[3].startswith("All of it takes ")
    left = {kata for out in plan.left_out for kata in out.katas}
    assert left
    assert not left & set(plan.katas)


def test_the_hours_said_to_be_enough_are_enough():
    goal = replace(GOALS["startup"], days=4, hours=1.0)
    plan = make_plan(CATALOG, beginner(CATALOG), goal)
    words = plan.summary[-1].split()
    hours, days = float(words[4]), int(words[words.index("or") + 1])

    assert plan.left_out
    assert not make_plan(CATALOG, beginner(CATALOG), replace(goal, hours=hours)).left_out
    assert not make_plan(CATALOG, beginner(CATALOG), replace(goal, days=days)).left_out
    assert make_plan(CATALOG, beginner(CATALOG), replace(goal, hours=hours - 0.5)).left_out


def test_a_company_with_higher_demands_gets_a_longer_plan():
    modest = make_plan(CATALOG, {}, replace(GOALS["llm"], company=DATA.company("startup"), days=60))
    demanding = make_plan(CATALOG, {}, replace(GOALS["llm"], company=DATA.company("openai"), days=60))

    assert len(demanding.katas) > len(modest.katas)


def test_senior_raises_what_is_tested_at_senior_level():
    google = DATA.company("google")
    scores = score_topics(CATALOG.topics, {})
    asked = [
        {topic.slug: topic.asked for topic in readiness(scores, google, senior).topics}["distributed"]
        for senior in (False, True)
    ]

    assert asked == [3, 4]


def test_a_path_offers_the_first_katas_of_a_topic_that_it_leaves_out():
    plan = make_plan(CATALOG, {}, replace(GOALS["cv"], days=40, hours=3.0))
    offered = [item for day in plan.days for item in day.items if item.name.startswith("attention/recall")]

    assert offered
    (topic,) = [topic for topic in plan.topics if topic.slug == "attention"]
    assert (topic.asked, "Vision Transformers" in topic.why) == (2, True)
    first_transformer = next(kata for kata in plan.katas if kata.startswith("transformer/"))
    assert plan.katas.index(offered[0].name) < plan.katas.index(first_transformer)


def test_a_topic_where_it_must_be_gets_one_review_and_no_study():
    plan = make_plan(CATALOG, nearly_ready(CATALOG), GOALS["mle"])
    lines = [item for day in plan.days for item in day.items if item.name == "backprop"]

    assert [item.kind for item in lines] == [Kind.REVIEW]
    assert not any(kata.startswith("backprop/") for kata in plan.katas)


def test_a_kata_longer_than_the_day_is_named():
    plan = make_plan(CATALOG, {}, replace(GOALS["llm"], hours=0.25))

    assert any(note.startswith("Longer than a day of 15 min: ") for note in plan.notes)


def test_with_everything_passed_nothing_is_left_to_do():
    plan = make_plan(CATALOG, dict.fromkeys(CATALOG.katas, Outcome.PASSED), GOALS["llm"])

    assert (plan.katas, plan.left_out) == ((), ())
    assert plan.summary[1].startswith("No kata is left to do")


def test_an_empty_catalog_gives_an_empty_plan():
    plan = make_plan(Catalog(()), {}, GOALS["llm"])

    assert (plan.katas, plan.topics) == ((), ())
    assert next_katas(Catalog(()), {}) == ()


def test_outcomes_of_katas_that_are_gone_are_passed_over():
    plan = make_plan(CATALOG, {"gone/kata": Outcome.PASSED}, GOALS["llm"], {"gone/kata": 0})

    assert "gone/kata" not in plan.katas


def test_readiness_names_the_topics_below_the_level_asked():
    everything = dict.fromkeys(CATALOG.katas, Outcome.PASSED)
    ready = readiness_by_company(score_topics(CATALOG.topics, everything))
    nothing = readiness_by_company(score_topics(CATALOG.topics, {}))

    assert [company.company.slug for company in ready] == list(DATA.companies)
    assert all(not company.below for company in ready)
    openai = next(company for company in nothing if company.company.slug == "openai")
    assert (openai.met, openai.gap, openai.below[0].gap) == (0, 44 + 4 - 11, 4)


# ---- the tables


@pytest.mark.parametrize(
    ("company", "sum_of_ten"),
    [
        ("google", 39),
        ("meta", 39),
        ("amazon", 26),
        ("apple", 29),
        ("openai", 44),
        ("nvidia", 39),
        ("startup", 24),
    ],
)
def test_the_levels_of_each_company_sum_to_the_table(company, sum_of_ten):
    demands = DATA.company(company).demands

    assert sum(demand.level for topic, demand in demands.items() if topic != "rapid_fire") == sum_of_ten


def test_every_topic_named_in_the_tables_is_one_of_eleven():
    known = {topic.slug for topic in CATALOG.topics}
    named = {topic for role in DATA.roles.values() for topic in role.topics}
    named |= {topic for company in DATA.companies.values() for topic in company.demands}

    assert named == known


def test_aliases_and_capitals_find_a_company():
    assert DATA.company("Anthropic") is DATA.company("openai")
    assert DATA.role("LLM") is DATA.role("llm")
