"""All that a plan is made from, and what follows from it before any day is filled: path, targets, katas to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from grader.catalog import Catalog
from grader.scoring import LOWEST, TopicScore, score_topic
from grader.study.calendar import Work, place
from grader.study.frame import Frame, frame
from grader.study.goal import Goal
from grader.study.steps import Board, Fits, choose, choose_firm, in_order
from grader.study_data import Demand, Role, Tables
from grader.verdict import Outcome


@dataclass(frozen=True)
class Study:
    """All that a plan is made from."""

    catalog: Catalog
    outcomes: Mapping[str, Outcome]
    goal: Goal
    due: Mapping[str, int]
    data: Tables

    @cached_property
    def scores(self) -> dict[str, TopicScore]:
        return {topic.slug: score_topic(topic, self.outcomes) for topic in self.catalog.topics}

    @cached_property
    def board(self) -> Board:
        return Board.of(self.catalog, self.outcomes)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The topics of the role that exist, in its order, each offered topic before the one that needs it."""
        return tuple(topic for topic in with_offers(self.goal.role) if topic in self.scores)

    @cached_property
    def targets(self) -> dict[str, int]:
        """The level to reach by topic: the first at or above what is asked that its katas can show."""
        return {topic: reachable(self.asked(topic), self.scores[topic]) for topic in self.path}

    def demand(self, topic: str) -> Demand:
        """What is asked of a topic; of one that the path merely offers, what the offer says."""
        for offer in self.goal.role.offers:
            if offer.topic == topic:
                return Demand(offer.level, offer.because)
        return self.goal.demand(topic, self.data)

    def asked(self, topic: str) -> int:
        return self.demand(topic).level_for(self.goal.senior)

    @cached_property
    def frame(self) -> Frame:
        return frame(self.catalog, self.outcomes, self.due, self.goal, self.data)

    @cached_property
    def reviewed(self) -> tuple[str, ...]:
        """Topics that are where they must be and have no kata due: each gets one review instead of study."""
        due = {item.name.split("/")[0] for items in self.frame.fixed for item in items}
        return tuple(
            topic
            for topic in self.path
            if self.scores[topic].score >= self.asked(topic) > LOWEST
            and not self.scores[topic].unmet_below
            and topic not in due
        )

    def works(self, katas: Iterable[str], reviewed: Iterable[str] = ()) -> list[Work]:
        """The katas, and the topics reviewed, in the order of the path."""
        place_of = {topic: position for position, topic in enumerate(self.path)}
        waiting, works = list(reviewed), []
        minutes = self.data.rules.topic_review_minutes
        for kata in in_order(self.catalog, katas, self.path):
            while waiting and place_of[waiting[0]] < place_of.get(kata.topic, -1):
                works.append(Work(waiting.pop(0), minutes))
            works.append(Work(kata.id, kata.minutes, kata.needs))
        return works + [Work(topic, minutes) for topic in waiting]

    def chosen(self, fits: Fits) -> dict[str, str]:
        """The katas to do, each with its reason: rungs up to the targets first, then the rungs below them."""
        climbing = choose(self.board, self.targets, fits)
        topics = [self.catalog.topic(topic) for topic in self.path]
        return climbing | choose_firm(self.board, topics, climbing, fits)

    @cached_property
    def everything(self) -> dict[str, str]:
        """What would be done if time were no matter."""
        return self.chosen(lambda _: True)

    @cached_property
    def affordable(self) -> dict[str, str]:
        """What fits into the days."""
        if self.fits(self.everything):
            return self.everything
        return self.chosen(self.fits)

    def fits(self, katas: Iterable[str]) -> bool:
        return not place(self.works(katas), self.frame.room).left_out

    def score_after(self, topic: str, katas: Iterable[str]) -> int:
        return self.board.after(katas).score(self.catalog.topic(topic))


def reachable(asked: int, score: TopicScore) -> int:
    """The level to aim at where a topic lacks katas of the level asked: the next above it, or else its highest.

    >>> from grader.catalog import Level
    >>> from grader.scoring import Rung
    >>> score = TopicScore("a", "A", 1, (Rung(Level.EXPLAIN, 1, 0, 0, 1), Rung(Level.TEACH, 1, 0, 0, 1)))
    >>> [reachable(asked, score) for asked in (1, 2, 3, 4, 5)]
    [1, 3, 3, 5, 5]
    """
    if asked <= LOWEST:
        return LOWEST
    return min((int(rung.level) for rung in score.rungs if rung.level >= asked), default=score.ceiling)


def with_offers(role: Role) -> tuple[str, ...]:
    """The topics of a role's path, each offered one before the topic that needs it.

    >>> from grader.study_data import tables
    >>> with_offers(tables().roles["cv"])[-2:]
    ('attention', 'transformer')
    """
    path = []
    for topic in role.topics:
        path += [offer.topic for offer in role.offers if offer.before == topic]
        path.append(topic)
    return tuple(path)
