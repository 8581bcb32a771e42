"""The plan as calendar events: one per day, so that a calendar shows what to do when."""

import hashlib
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

from grader.study import Day, Item, Kind, Plan
from grader.study.words import count, duration


def plan_ics(plan: Plan, start: date, at: time, stamp: datetime) -> bytes:
    """The plan from its first day on, each day's work at the same time of day, in the reader's own time zone.

    The same plan gets the same ids, so that importing it again updates the events.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//deep-learning-katas//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Katas: {plan.goal.aim}")
    for day in plan.days:
        if day.items:
            calendar.add_component(_event(plan, day, start, at, stamp))
    return bytes(calendar.to_ical())


def _event(plan: Plan, day: Day, start: date, at: time, stamp: datetime) -> Event:
    begin = datetime.combine(start + timedelta(days=day.number), at)
    event = Event()
    event.add("uid", _uid(plan, begin.date()))
    event.add("dtstamp", stamp)
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=day.minutes))
    event.add("summary", _summary(day))
    event.add("description", "\n".join(_line(item) for item in day.items))
    return event


def _uid(plan: Plan, day: date) -> str:
    name = f"{plan.goal.role.slug} {day.isoformat()}"
    return f"{hashlib.sha256(name.encode()).hexdigest()[:24]}@deep-learning-katas"


def _summary(day: Day) -> str:
    parts = [count(len(day.katas), "kata")] if day.katas else []
    reviews = sum(item.kind is Kind.REVIEW for item in day.items)
    parts += [count(reviews, "review")] if reviews else []
    parts += ["checkpoint"] if any(item.kind is Kind.CHECKPOINT for item in day.items) else []
    topics = f": {', '.join(day.topics)}" if day.topics else ""
    return f"Katas, day {day.number}: {', '.join(parts)}{topics} ({duration(day.minutes)})"


def _line(item: Item) -> str:
    if item.kind is Kind.CHECKPOINT:
        return f"{item.minutes} min  checkpoint, from memory: {'; '.join(item.tasks)}"
    return f"{item.minutes} min  {item.kind.value} {item.name}: {item.why}"
