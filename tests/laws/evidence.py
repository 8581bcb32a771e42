"""What the judge says of everything that the content itself holds: the facts that the laws are about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from grader.catalog import Content, Kata
from grader.judge.diagnosis import Misconceptions, load_misconceptions, load_module, public_functions
from grader.judge.session import Judge, with_judge
from grader.judge.subject import LocalSubject
from grader.judge.tensors import to_tensors
from grader.verdict import Verdict

NOTHINGS: Mapping[str, Any] = {"None": None, "True": True, "nan": float("nan"), "empty": ()}


@dataclass(frozen=True)
class Evidence:
    """The verdicts on one kata's own material, all judged in this process."""

    kata: Kata
    solution: Verdict
    stub: Verdict
    nothings: Mapping[str, Verdict]
    alternatives: Mapping[str, Verdict]
    misconceptions: Misconceptions | None = None
    plain: Verdict | None = None
    bugs: Mapping[str, Verdict] = field(default_factory=dict)

    @property
    def takes_arguments(self) -> bool:
        """Whether the kata is code to write; without parameters it is a question to answer."""
        return bool(self.parameters)

    parameters: tuple[str, ...] = ()


def gather(content: Content, topics: Sequence[str]) -> list[Evidence]:
    """Judge the solutions, stubs, alternatives and misconceptions of some topics."""

    def body(judge: Judge) -> list[Evidence]:
        wanted = [judge.catalog.topic(slug) for slug in topics]
        return [evidence_of(judge, content, kata) for topic in wanted for kata in topic.katas]

    return with_judge(body, topics, content=content)


def evidence_of(judge: Judge, content: Content, kata: Kata) -> Evidence:
    """Judge all that the content holds on one kata."""

    def verdict(function: Callable[..., Any]) -> Verdict:
        return judge.judge(kata, LocalSubject({kata.name: function}), diagnosed=False)

    solution = getattr(load_module(kata.path_in(content.solutions)), kata.name)
    known = load_misconceptions(kata, content)
    if known is not None and kata.name not in known.functions:
        known = None
    return Evidence(
        kata=kata,
        solution=verdict(solution),
        stub=verdict(_stub),
        nothings={name: verdict(partial(_give, value)) for name, value in NOTHINGS.items()},
        alternatives={name: verdict(function) for name, function in alternatives_of(kata, content).items()},
        misconceptions=known,
        plain=judge.judge(kata, known.with_bugs([]), diagnosed=False) if known else None,
        bugs={bug: judge.judge(kata, known.with_bugs([bug])) for bug in known.bugs} if known else {},
        parameters=tuple(solution.__code__.co_varnames[: solution.__code__.co_argcount]),
    )


def alternatives_of(kata: Kata, content: Content) -> dict[str, Callable[..., Any]]:
    """The right implementations of a kata in other styles; those whose name starts with torch get tensors."""
    path = kata.path_in(content.alternatives)
    functions = public_functions(load_module(path)) if path.exists() else {}
    return {name: partial(_on_tensors, f) if name.startswith("torch") else f for name, f in functions.items()}


def _on_tensors(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    import torch

    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        return function(*to_tensors(args), **to_tensors(kwargs))
    finally:
        torch.set_default_dtype(before)


def _stub(*_: object, **__: object) -> None:
    raise NotImplementedError


def _give(value: object, *_: object, **__: object) -> object:
    return value
