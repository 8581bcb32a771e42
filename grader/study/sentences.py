"""The sentences of a plan, each from numbers."""

from collections.abc import Mapping, Sequence

from grader.catalog import Kata
from grader.scoring import TopicScore
from grader.study.goal import Goal
from grader.study.model import Plan, TopicPlan
from grader.study.words import count, duration
from grader.study_data import Checkpoint

MOST_SHOWN = 4
Gains = Sequence[tuple[str, int, int]]  # title, from, to


def hours_a_day(hours: float) -> str:
    """
    >>> hours_a_day(2.0), hours_a_day(1.5)
    ('2 h a day', '1.5 h a day')
    """
    return f"{hours:g} h a day"


def no_room_for_review(plan: TopicPlan) -> str:
    """Why a topic that is where it must be gets nothing.

    >>> no_room_for_review(TopicPlan("a", "A", 5, 5, 5, "Derive", 0, 0, ""))
    'at 5, 5 is asked (Derive): no study, and no room for a review'
    """
    return f"{_start(plan)}: no study, and no room for a review"


def _start(plan: TopicPlan) -> str:
    return f"at {plan.score}, {plan.asked} is asked ({plan.words})"


def topic(plan: TopicPlan, score: TopicScore, reviewed: bool) -> str:
    """Why a topic gets what it gets.

    >>> plan = TopicPlan("a", "A", 2, 4, 5, "Derive", 6, 75, "")
    >>> topic(plan, TopicScore("a", "A", 2, ()), False)
    'at 2, 5 is asked (Derive): 6 katas in 1 h 15 min take it to 4'
    """
    start = _start(plan)
    work = f"{count(plan.katas, 'kata')} in {duration(plan.minutes)}"
    if reviewed:
        return f"{start}: one review, no study"
    if plan.gain:
        return f"{start}: {work} take{'s' if plan.katas == 1 else ''} it to {plan.after}"
    if plan.katas:
        verb, rest = (
            ("make", "its lower rungs firm") if plan.score >= plan.asked else ("serve", "what builds on it")
        )
        return f"{start}: {work} {verb}{'s' if plan.katas == 1 else ''} {rest}"
    if plan.asked <= 1:
        return f"{start}: nothing to do"
    if plan.score >= plan.asked:
        return f"{start}: {score.flags[0]}" if score.flags else f"{start}: its reviews are due, no study"
    return f"{start}: no step of it fits"


def reach(plan: Plan) -> str:
    """How many topics of the path stand at the level asked, now and after the plan."""
    now = sum(topic.score >= topic.asked for topic in plan.topics)
    after = sum(topic.after >= topic.asked for topic in plan.topics)
    gain = sum(topic.gain for topic in plan.topics)
    if not plan.katas:
        rest = f"reviews and checkpoints take {duration(plan.minutes)}"
        return f"{now} of {len(plan.topics)} topics stand at the level asked; {rest}"
    work = f"{count(len(plan.katas), 'kata')} in {duration(plan.minutes)}"
    return (
        f"{work}: topics at the level asked go from {now} to {after} of {len(plan.topics)}, "
        f"a gain of {count(gain, 'level')}"
    )


def fits(plan: Plan) -> str:
    """When the plan is done, and what stays free."""
    last = max((day.number for day in plan.days if day.katas), default=None)
    free = plan.goal.days * plan.goal.minutes_a_day - plan.minutes
    if last is None:
        return f"No kata is left to do for this goal; {duration(free)} stay free"
    longest = duration(max(day.minutes for day in plan.days))
    return (
        f"Everything fits with at most {longest} a day: the last kata is on day {last} of 0 to "
        f"{plan.goal.days - 1}; {duration(free)} stay free"
    )


def does_not_fit(plan: Plan) -> str:
    katas = sum(len(left.katas) for left in plan.left_out)
    minutes = sum(left.minutes for left in plan.left_out)
    time = f"{count(plan.goal.days, 'day')} of {plan.goal.hours:g} h"
    return f"Not everything fits in {time}: {count(katas, 'kata')}, {duration(minutes)} left out"


def gained(gains: Gains) -> str:
    """
    >>> gained([("Attention", 3, 5), ("CNN", 1, 2)])
    '3 levels: Attention 3 to 5; CNN 1 to 2'
    """
    levels = sum(after - before for _, before, after in gains)
    shown = "; ".join(f"{title} {old} to {new}" for title, old, new in gains[:MOST_SHOWN])
    more = f"; and {count(len(gains) - MOST_SHOWN, 'more topic')}" if len(gains) > MOST_SHOWN else ""
    return f"{count(levels, 'level')}: {shown}{more}"


def more_hours(hours: float, gains: Gains) -> str:
    """
    >>> more_hours(3, [("CNN", 1, 2)])
    '3 h a day would gain 1 level: CNN 1 to 2'
    >>> more_hours(3, [])
    '3 h a day would gain no level, only firmer ones'
    """
    if not gains:
        return f"{hours_a_day(hours)} would gain no level, only firmer ones"
    return f"{hours_a_day(hours)} would gain {gained(gains)}"


def until_it_fits(goal: Goal, hours: float | None, days: int | None) -> str:
    """What it takes for nothing to be left out."""
    ways = [f"{hours_a_day(hours)} in {count(goal.days, 'day')}"] if hours else []
    ways += [f"{count(days, 'day')} of {goal.hours:g} h"] if days else []
    if not ways:
        return "Not even whole days would take it all"
    return f"All of it takes {' or '.join(ways)}"


def spare(free: int, minutes: int, gains: Gains) -> str:
    """
    >>> spare(200, 45, [("CNN", 4, 5)])
    'Of the 3 h 20 min free, 45 min would gain 1 level more: CNN 4 to 5'
    """
    return f"Of the {duration(free)} free, {duration(minutes)} would gain {gained(gains).replace(':', ' more:', 1)}"


def beyond_path(goal: Goal, scores: Mapping[str, TopicScore], path: Sequence[str]) -> str:
    """What the company asks of topics that the role's path does not list."""
    if goal.company is None:
        return ""
    offered = {offer.topic for offer in goal.role.offers}
    missing = [
        f"{scores[slug].title} {scores[slug].score} of {demand.level_for(goal.senior)}"
        for slug, demand in goal.company.demands.items()
        if slug in scores and (slug not in path or slug in offered)
        if scores[slug].score < demand.level_for(goal.senior)
    ]
    if not missing:
        return ""
    return f"{goal.company.name} also asks what this path does not take that far: {'; '.join(missing)}"


def beyond_katas(score: TopicScore, asked: int) -> str:
    return f"{score.title}: its katas can show a {score.ceiling} at most, {asked} is asked"


def too_long(katas: Sequence[Kata], minutes_a_day: int) -> str:
    """
    >>> too_long([], 30)
    ''
    """
    if not katas:
        return ""
    names = ", ".join(f"{kata.id} ({kata.minutes} min)" for kata in katas[:3])
    more = f" and {len(katas) - 3} more" if len(katas) > 3 else ""
    return f"Longer than a day of {minutes_a_day} min: {names}{more}"


def postponed(reviews: Sequence[str]) -> str:
    if not reviews:
        return ""
    return f"{count(len(reviews), 'review')} found no room; reviews take at most their share of a day"


def checkpoint_to_come(point: Checkpoint) -> str:
    return f"The checkpoint of day {point.day} comes after the plan: {'; '.join(point.tasks)}"
