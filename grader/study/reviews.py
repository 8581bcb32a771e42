"""When a passed kata is due again: the longer it has held, the later."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta


def due_date(pass_days: Sequence[date], intervals: Sequence[int]) -> date:
    """The day on which a kata is to be written again, from the days on which it passed.

    The first pass is followed by the first interval, and so on; the last interval repeats.

    >>> due_date([date(2026, 5, 1)], (3, 7)), due_date([date(2026, 5, 1), date(2026, 5, 4)], (3, 7))
    (datetime.date(2026, 5, 4), datetime.date(2026, 5, 11))
    """
    return pass_days[-1] + timedelta(days=intervals[min(len(pass_days), len(intervals)) - 1])


def due_in_days(
    pass_days: Mapping[str, Sequence[date]], today: date, intervals: Sequence[int]
) -> dict[str, int]:
    """By kata id, in how many days it is due; a negative number is overdue.

    >>> due_in_days({"a/x": [date(2026, 5, 1)]}, date(2026, 5, 6), (3, 7))
    {'a/x': -2}
    """
    return {kata: (due_date(days, intervals) - today).days for kata, days in pass_days.items() if days}
