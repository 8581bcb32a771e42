"""The days before any kata stands in them: checkpoints, reviews that are due, and the room that they leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.catalog import Catalog
from grader.study.calendar import Work, place_reviews
from grader.study.goal import Goal
from grader.study.model import Item, Kind
from grader.study_data import Checkpoint, Tables
from grader.verdict import Outcome


@dataclass(frozen=True)
class Frame:
    """By day: what is fixed, and the minutes left. `postponed` reviews found no room."""

    fixed: tuple[tuple[Item, ...], ...]
    room: tuple[int, ...]
    postponed: tuple[str, ...]


def frame(
    catalog: Catalog, outcomes: Mapping[str, Outcome], due: Mapping[str, int], goal: Goal, data: Tables
) -> Frame:
    """The days of this goal. `due` says in how many days a kata is to be written again."""
    checkpoints = {
        point.day: item
        for point in data.checkpoints
        if point.day < goal.days and (item := checkpoint_item(point, goal.minutes_a_day, data)).minutes
    }
    room = [
        goal.minutes_a_day - (checkpoints[day].minutes if day in checkpoints else 0)
        for day in range(goal.days)
    ]
    reviews = _reviews(catalog, outcomes, due, data)
    days, left, postponed = place_reviews(list(reviews), room, data.rules.review_percent_of_day)
    by_key = {work.key: item for work, item in reviews.items()}
    fixed = tuple(
        ((checkpoints[day],) if day in checkpoints else ()) + tuple(by_key[key] for key in keys)
        for day, keys in enumerate(days)
    )
    return Frame(fixed, tuple(left), tuple(postponed))


def checkpoint_item(point: Checkpoint, minutes_a_day: int, data: Tables) -> Item:
    """The checkpoint as a line of its day; a day too short for it gives it its share."""
    share = minutes_a_day * data.rules.checkpoint_percent_of_day // 100
    minutes = point.minutes if point.minutes <= minutes_a_day else share
    why = "" if minutes == point.minutes else f"cut from {point.minutes} min: the day has {minutes_a_day}"
    return Item(Kind.CHECKPOINT, f"day {point.day}", minutes, why, tasks=point.tasks)


def _reviews(
    catalog: Catalog, outcomes: Mapping[str, Outcome], due: Mapping[str, int], data: Tables
) -> dict[Work, Item]:
    """Passed katas that are due, the longest overdue first."""
    found = {}
    for name, days in sorted(due.items(), key=lambda entry: (entry[1], entry[0])):
        kata = catalog.katas.get(name)
        if kata is None or outcomes.get(name) is not Outcome.PASSED:
            continue
        minutes = -(-kata.minutes * data.rules.kata_review_percent // 100)
        item = Item(Kind.REVIEW, name, minutes, due_words(days), level=kata.level)
        found[Work(name, minutes, earliest=days)] = item
    return found


def due_words(days: int) -> str:
    """
    >>> due_words(-3), due_words(-1), due_words(0), due_words(4)
    ('due 3 days ago', 'due 1 day ago', 'due today', 'due on day 4')
    """
    if days < 0:
        return f"due {-days} day{'' if days == -1 else 's'} ago"
    return f"due on day {days}" if days else "due today"
