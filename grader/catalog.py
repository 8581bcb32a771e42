"""What there is to practise: topics and their katas, read from katas/*/topic.toml.

Nothing else in the engine knows a topic or a kata by name.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Any

TIERS = ("foundation", "core", "advanced", "specialised")
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Content:
    """The five trees that hold the content; a kata is the same relative path in each."""

    root: Path = ROOT

    @property
    def katas(self) -> Path:
        return self.root / "katas"

    @property
    def solutions(self) -> Path:
        return self.root / "solutions"

    @property
    def hidden(self) -> Path:
        return self.root / "tests" / "hidden"

    @property
    def misconceptions(self) -> Path:
        return self.root / "tests" / "misconceptions"

    @property
    def alternatives(self) -> Path:
        return self.root / "tests" / "alternatives"


class CatalogError(ValueError):
    """A topic.toml that cannot be read, or a name that is not in the catalog."""


class Level(IntEnum):
    """The rung of the self-assessment scale that a kata is evidence for."""

    RECALL = 2
    EXPLAIN = 3
    DERIVE = 4
    TEACH = 5

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Kata:
    """One public stub function, the unit of passing.

    `file` is the stem of the Python file that holds it, the same in every content tree.
    """

    topic: str
    name: str
    file: str
    level: Level
    minutes: int
    needs: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    diagnostic: bool = False

    @property
    def id(self) -> str:
        return f"{self.topic}/{self.name}"

    def path_in(self, tree: Path) -> Path:
        """The file of this kata in one of the content trees.

        >>> Kata("attention", "causal_mask", "causal_mask", Level.RECALL, 6).path_in(Path("katas")).as_posix()
        'katas/attention/causal_mask.py'
        """
        return tree / self.topic / f"{self.file}.py"


@dataclass(frozen=True)
class Need:
    """Another topic to know first, and the reason."""

    topic: str
    because: str


@dataclass(frozen=True)
class Topic:
    """A folder of katas, in the order in which they are to be done."""

    slug: str
    title: str
    tier: str
    order: int
    summary: str
    needs: tuple[Need, ...] = ()
    katas: tuple[Kata, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Catalog:
    """Every topic, in order."""

    topics: tuple[Topic, ...]

    @cached_property
    def katas(self) -> Mapping[str, Kata]:
        """Every kata by its id, in topic order."""
        return {kata.id: kata for topic in self.topics for kata in topic.katas}

    def topic(self, slug: str) -> Topic:
        """The topic with this slug.

        Raises:
            CatalogError: there is none; the nearest name is suggested.
        """
        for topic in self.topics:
            if topic.slug == slug:
                return topic
        raise CatalogError(unknown("topic", slug, [topic.slug for topic in self.topics]))

    def kata(self, name: str, topic: str = "") -> Kata:
        """The kata with this id, or with this bare name when only one topic has it.

        Raises:
            CatalogError: there is none, or several.
        """
        wanted = name if "/" in name or not topic else f"{topic}/{name}"
        if wanted in self.katas:
            return self.katas[wanted]
        if "/" not in wanted:
            found = [kata for kata in self.katas.values() if kata.name == wanted]
            if len(found) == 1:
                return found[0]
            if found:
                raise CatalogError(f"{wanted!r} is in several topics: {', '.join(kata.id for kata in found)}")
        raise CatalogError(unknown("kata", wanted, self._spellings(wanted)))

    def _spellings(self, wanted: str) -> list[str]:
        return list(self.katas) if "/" in wanted else [kata.name for kata in self.katas.values()]


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """A sentence for a name that does not exist, with the nearest that does.

    >>> unknown("topic", "atention", ["attention", "cnn"])
    "no topic 'atention'; did you mean 'attention'?"
    >>> unknown("role", "x", ["cv", "mle"])
    "no role 'x'; there are: cv, mle"
    """
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f"no {kind} {name!r}; did you mean {near[0]!r}?"
    shown = names if len(names) <= 12 else [*names[:12], "…"]
    return f"no {kind} {name!r}; there are: {', '.join(shown)}"


def load_catalog(content: Content | None = None) -> Catalog:
    """Read every katas/*/topic.toml of the content, by default this repo's own.

    Raises:
        CatalogError: a file does not parse or lacks an entry; the sentence names the file.
    """
    folder = (content or Content()).katas
    topics = [_read_topic(path) for path in sorted(folder.glob("*/topic.toml"))]
    return Catalog(tuple(sorted(topics, key=lambda topic: (topic.order, topic.slug))))


def _read_topic(path: Path) -> Topic:
    slug = path.parent.name
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Topic(
            slug=slug,
            title=data["title"],
            tier=_one_of(data["tier"], TIERS),
            order=int(data["order"]),
            summary=data["summary"],
            needs=tuple(Need(**need) for need in data.get("needs", [])),
            katas=tuple(_read_kata(slug, entry) for entry in data.get("kata", [])),
        )
    except KeyError as missing:
        raise CatalogError(f"{path}: the entry {missing} is missing") from missing
    except (tomllib.TOMLDecodeError, TypeError, ValueError, OSError) as broken:
        raise CatalogError(f"{path}: {broken}") from broken


def _read_kata(topic: str, entry: Mapping[str, Any]) -> Kata:
    return Kata(
        topic=topic,
        name=entry["name"],
        file=entry.get("file", entry["name"]),
        level=Level(entry["level"]),
        minutes=int(entry["minutes"]),
        needs=tuple(entry.get("needs", ())),
        forbid=tuple(entry.get("forbid", ())),
        hints=tuple(entry.get("hints", ())),
        diagnostic=bool(entry.get("diagnostic", False)),
    )


def _one_of(value: str, allowed: Iterable[str]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value
