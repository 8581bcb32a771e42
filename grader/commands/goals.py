"""ROLE, COMPANY, DAYS and HOURS as given on the command line, turned into a goal or a sentence."""

import math

from grader.commands.exits import Problem
from grader.study import MOST_DAYS, MOST_HOURS, Goal
from grader.study_data import Tables, tables

LEAST_HOURS = 0.25


def goal_of(role: str, company: str, days: str, hours: str, senior: bool, data: Tables | None = None) -> Goal:
    """The goal; what is not given is the role's own number of days, and the default role and hours.

    >>> goal_of("llm", "openai", "14", "", False).aim
    'NLP/LLM engineer at OpenAI/Anthropic'

    Raises:
        CatalogError: no such role or company.
        Problem: DAYS or HOURS is no number that a plan can be made of.
    """
    data = data or tables()
    chosen = data.role(role or data.rules.default_role)
    return Goal(
        role=chosen,
        days=days_of(days) if days else chosen.days,
        hours=hours_of(hours) if hours else data.rules.default_hours,
        company=data.company(company) if company else None,
        senior=senior,
    )


def days_of(text: str) -> int:
    """
    >>> days_of("14")
    14
    """
    try:
        days = int(text)
    except ValueError:
        days = 0
    if not 1 <= days <= MOST_DAYS:
        raise Problem(f"DAYS={text} is no whole number from 1 to {MOST_DAYS}; for example: DAYS=14")
    return days


def hours_of(text: str) -> float:
    """
    >>> hours_of("1.5")
    1.5
    """
    try:
        hours = float(text)
    except ValueError:
        hours = math.nan
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        raise Problem(f"HOURS={text} is no number from {LEAST_HOURS} to {MOST_HOURS}; for example: HOURS=1.5")
    return hours
