"""Placing work into days: prerequisites first, never more minutes than a day has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LOOK_BACK = 2  # days that a short piece of work may move forward to fill a gap


@dataclass(frozen=True)
class Work:
    """Something that takes minutes. `needs` are the keys of other work that must stand before it."""

    key: str
    minutes: int
    needs: tuple[str, ...] = ()
    earliest: int = 0


@dataclass
class Placed:
    """What stands on each day, what room is left, and what found no day."""

    days: list[list[str]]
    room: list[int]
    day_of: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def put(self, work: Work, day: int) -> None:
        self.days[day].append(work.key)
        self.room[day] -= work.minutes
        self.day_of[work.key] = day


def place(works: Iterable[Work], room: Sequence[int]) -> Placed:
    """Put each piece of work, in order, on the first day that has room and comes no earlier than its needs.

    A day is filled before the next is begun; a short piece may move up to two days forward into a gap.

    >>> placed = place([Work("a", 40), Work("b", 30), Work("c", 20, ("b",)), Work("d", 20)], [60, 60])
    >>> placed.days, placed.left_out
    ([['a', 'd'], ['b', 'c']], [])
    >>> place([Work("long", 90), Work("after", 5, ("long",))], [60, 60]).left_out
    ['long', 'after']
    """
    placed = Placed([[] for _ in room], list(room))
    front = 0
    for work in works:
        day = _day_for(work, placed, front)
        if day is None:
            placed.left_out.append(work.key)
        else:
            placed.put(work, day)
            front = max(front, day)
    return placed


def _day_for(work: Work, placed: Placed, front: int) -> int | None:
    if any(need in placed.left_out for need in work.needs):
        return None
    after_needs = max((placed.day_of.get(need, 0) for need in work.needs), default=0)
    start = max(after_needs, front - LOOK_BACK, work.earliest)
    return next((day for day in range(start, len(placed.room)) if placed.room[day] >= work.minutes), None)


def place_reviews(
    reviews: Sequence[Work], room: Sequence[int], percent_of_day: int
) -> tuple[list[list[str]], list[int], list[str]]:
    """Put reviews on the day they are due or the next with room, within their share of each day.

    Returns what stands on each day, the room that is left, and what found no day.

    >>> place_reviews([Work("a", 10), Work("b", 10), Work("c", 10, earliest=9)], [60, 60], 25)
    ([['a'], ['b']], [50, 50], [])
    """
    share = [minutes * percent_of_day // 100 for minutes in room]
    due = [work for work in reviews if work.earliest < len(room)]
    placed = Placed([[] for _ in room], list(share))
    for work in sorted(due, key=lambda work: work.earliest):
        days = range(max(0, work.earliest), len(room))
        day = next((day for day in days if placed.room[day] >= work.minutes), None)
        if day is None:
            placed.left_out.append(work.key)
        else:
            placed.put(work, day)
    left = [whole - part + rest for whole, part, rest in zip(room, share, placed.room)]
    return placed.days, left, placed.left_out


def paced(works: Sequence[Work], room: Sequence[int], minutes_a_day: int, days: int) -> Sequence[int]:
    """The room of an even pace: the shortest day, in quarter hours, at which all the work ends within `days`.

    When no shorter day takes all of it, the room stays as it is.

    >>> paced([Work(str(number), 10) for number in range(6)], [120] * 4, 120, 3)
    [30, 30, 30, 0]
    >>> paced([Work("a", 50), Work("b", 50)], [60, 60], 60, 1)
    [60, 60]
    """
    for pace in range(15, minutes_a_day, 15):
        slack = minutes_a_day - pace
        shorter = [max(0, minutes - slack) if day < days else 0 for day, minutes in enumerate(room)]
        if not place(works, shorter).left_out:
            return shorter
    return room
