"""The tables that plans are made from: roles, companies, bands, checkpoints. All of it is data/study.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from grader.catalog import CatalogError, unknown


@dataclass(frozen=True)
class Band:
    """A range of totals, from `low` up to the next band's low, and what to do there."""

    low: int
    high: int
    advice: str


@dataclass(frozen=True)
class Stage:
    """A stretch of a role's path: when, which topics, and what to stress in them."""

    when: str
    topics: tuple[str, ...]
    focus: str


@dataclass(frozen=True)
class Offer:
    """A topic that a path leaves out although it builds on it: reach `level` before `before`."""

    topic: str
    before: str
    level: int
    because: str


@dataclass(frozen=True)
class Role:
    """A job to prepare for, and the order in which its path takes the topics."""

    slug: str
    title: str
    days: int
    companies: tuple[str, ...]
    stages: tuple[Stage, ...]
    offers: tuple[Offer, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic of the path, in its order."""
        return tuple(topic for stage in self.stages for topic in stage.topics)


@dataclass(frozen=True)
class Demand:
    """What a company asks of a topic, as a level of the scale and in its own words."""

    level: int
    words: str
    senior: int = 0

    def level_for(self, senior: bool) -> int:
        """The level asked of this candidate.

        >>> Demand(3, "Tested at senior+", senior=4).level_for(True), Demand(3, "Conceptual").level_for(True)
        (4, 3)
        """
        return max(self.level, self.senior) if senior else self.level


@dataclass(frozen=True)
class Company:
    slug: str
    name: str
    short: str
    aliases: tuple[str, ...]
    demands: Mapping[str, Demand]


@dataclass(frozen=True)
class Checkpoint:
    """What must be possible from memory on a day of the plan."""

    day: int
    minutes: int
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """The plain numbers: the share that meets a rung, the default goal, how reviews are spaced."""

    rung_percent: int
    default_role: str
    default_level: int
    default_hours: float
    topic_review_minutes: int
    kata_review_percent: int
    review_days: tuple[int, ...]
    review_percent_of_day: int
    checkpoint_percent_of_day: int
    pace_percent: int


@dataclass(frozen=True)
class Tables:
    rules: Rules
    scale: Mapping[int, str]
    bands: tuple[Band, ...]
    bands_topics: int
    diagnostic_bands: tuple[Band, ...]
    roles: Mapping[str, Role]
    companies: Mapping[str, Company]
    checkpoints: tuple[Checkpoint, ...]

    def role(self, name: str) -> Role:
        """The role of this name.

        Raises:
            CatalogError: there is none; the nearest name is suggested.
        """
        if name.lower() not in self.roles:
            raise CatalogError(unknown("role", name, self.roles))
        return self.roles[name.lower()]

    def company(self, name: str) -> Company:
        """The company of this name or alias.

        Raises:
            CatalogError: there is none; the nearest name is suggested.
        """
        names = {alias: company for company in self.companies.values() for alias in company.aliases}
        found = self.companies.get(name.lower()) or names.get(name.lower())
        if found is None:
            raise CatalogError(unknown("company", name, [*self.companies, *names]))
        return found


@cache
def tables() -> Tables:
    """The tables that come with the program, read once."""
    return read_tables(files("grader").joinpath("data/study.toml").read_text(encoding="utf-8"))


def read_tables(text: str) -> Tables:
    """Tables from the text of a study.toml."""
    data = tomllib.loads(text)
    return Tables(
        rules=_read_rules(data["rules"]),
        scale={int(level): words for level, words in data["scale"].items()},
        bands=_read_bands(data["bands"]),
        bands_topics=data["bands"]["topics"],
        diagnostic_bands=_read_bands(data["diagnostic"]),
        roles={slug: _read_role(slug, entry) for slug, entry in data["roles"].items()},
        companies={slug: _read_company(slug, entry) for slug, entry in data["companies"].items()},
        checkpoints=tuple(_read_checkpoint(entry) for entry in data["checkpoints"]),
    )


def _read_rules(entry: Mapping[str, Any]) -> Rules:
    return Rules(**{**entry, "review_days": tuple(entry["review_days"])})


def _read_bands(entry: Mapping[str, Any]) -> tuple[Band, ...]:
    return tuple(Band(**band) for band in entry["band"])


def _read_role(slug: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        slug=slug,
        title=entry["title"],
        days=entry["days"],
        companies=tuple(entry["companies"]),
        stages=tuple(
            Stage(stage["when"], tuple(stage["topics"]), stage["focus"]) for stage in entry["stage"]
        ),
        offers=tuple(Offer(**offer) for offer in entry.get("offer", ())),
    )


def _read_company(slug: str, entry: Mapping[str, Any]) -> Company:
    demands = {topic: Demand(**demand) for topic, demand in entry["topics"].items()}
    return Company(slug, entry["name"], entry["short"], tuple(entry.get("aliases", ())), demands)


def _read_checkpoint(entry: Mapping[str, Any]) -> Checkpoint:
    return Checkpoint(entry["day"], entry["minutes"], tuple(entry["tasks"]))
