"""What is aimed at: a role, perhaps a company, the time there is; and how far the scores are from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.scoring import TopicScore
from grader.study_data import Company, Demand, Role, Tables, tables


@dataclass(frozen=True)
class Goal:
    """A role's path at a company's levels, in so many days of so many hours."""

    role: Role
    days: int
    hours: float
    company: Company | None = None
    senior: bool = False

    @property
    def minutes_a_day(self) -> int:
        """
        >>> Goal(tables().roles["mle"], 7, 1.5).minutes_a_day
        90
        """
        return int(self.hours * 60 + 1e-9)

    @property
    def aim(self) -> str:
        """The goal in words.

        >>> Goal(tables().roles["llm"], 14, 2, tables().companies["google"], senior=True).aim
        'NLP/LLM engineer at Google, senior'
        """
        place = f" at {self.company.name}" if self.company else ""
        return f"{self.role.title}{place}{', senior' if self.senior else ''}"

    def demand(self, topic: str, data: Tables | None = None) -> Demand:
        """What the company asks of a topic; without a company, or without its word, the path's default."""
        default = Demand((data or tables()).rules.default_level, "the path's default")
        return self.company.demands.get(topic, default) if self.company else default


@dataclass(frozen=True)
class Demanded:
    """A topic's score beside the level that a company asks."""

    slug: str
    title: str
    score: int
    asked: int
    words: str

    @property
    def gap(self) -> int:
        """Levels missing.

        >>> Demanded("a", "A", 2, 5, "").gap, Demanded("a", "A", 5, 3, "").gap
        (3, 0)
        """
        return max(0, self.asked - self.score)


@dataclass(frozen=True)
class Readiness:
    """How the scores stand against one company's table."""

    company: Company
    topics: tuple[Demanded, ...]

    @property
    def below(self) -> tuple[Demanded, ...]:
        """Topics below the level asked, the widest gap first."""
        return tuple(sorted((topic for topic in self.topics if topic.gap), key=lambda topic: -topic.gap))

    @property
    def met(self) -> int:
        return len(self.topics) - len(self.below)

    @property
    def gap(self) -> int:
        """Levels missing over all topics."""
        return sum(topic.gap for topic in self.topics)

    @property
    def sentence(self) -> str:
        """
        >>> google = tables().companies["google"]
        >>> Readiness(google, (Demanded("a", "A", 2, 4, ""), Demanded("b", "B", 3, 3, ""))).sentence
        'Google: 1 of 2 topics at the level asked, 2 levels missing: a 2 of 4'
        """
        stand = f"{self.company.name}: {self.met} of {len(self.topics)} topics at the level asked"
        if not self.below:
            return stand
        missing = f"{self.gap} level{'' if self.gap == 1 else 's'} missing"
        return f"{stand}, {missing}: " + ", ".join(
            f"{topic.slug} {topic.score} of {topic.asked}" for topic in self.below
        )


def readiness(scores: Sequence[TopicScore], company: Company, senior: bool = False) -> Readiness:
    """The scores against what the company asks; topics it has no word on are left out."""
    return Readiness(
        company,
        tuple(
            Demanded(score.slug, score.title, score.score, demand.level_for(senior), demand.words)
            for score in scores
            if (demand := company.demands.get(score.slug)) is not None
        ),
    )


def readiness_by_company(
    scores: Sequence[TopicScore], senior: bool = False, data: Tables | None = None
) -> tuple[Readiness, ...]:
    """The readiness for every company, in the order of the table."""
    return tuple(readiness(scores, company, senior) for company in (data or tables()).companies.values())
