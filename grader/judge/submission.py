"""The learner's file, loaded in a worker: its imports, what is off limits in it, and calls of its functions."""

import ast
import importlib.abc
import importlib.util
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, NoReturn

from grader.judge.calls import mutated
from grader.judge.memory import with_peak
from grader.judge.tensors import to_tensors
from grader.judge.wire import unpack

_FORBIDDEN_PACKAGES = ("solutions", "tests", "grader")


class Forbidden(RuntimeError):
    """A library call that is off limits, because it is what the kata is about."""


class Submission:
    """The learner's file, loaded."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.folder, self.shown = str(job["submission"]), str(job["shown"])
        source = _text(Path(job["path"]).read_bytes())
        tree = ast.parse(source, self.shown)
        self.uses_torch = _imports(tree, "torch") and not _imports(tree, "numpy")
        written = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        self.stubs = [node.name for node in written if _is_stub(node)]
        self.lines = {node.name: node.lineno for node in written}
        linecache.cache[self.shown] = (
            len(source),
            None,
            source.splitlines(True),
            self.shown,
        )
        _forbid(job["forbid"])
        _prepare_imports(Path(self.folder), Path(job["path"]).parent)
        self.module = types.ModuleType(Path(job["path"]).stem)
        self.module.__file__ = self.shown
        sys.modules[self.module.__name__] = self.module
        exec(compile(source, self.shown, "exec", dont_inherit=True), self.module.__dict__)

    def facts(self) -> dict[str, Any]:
        """The functions that the file defines with their parameters, and those that are still stubs."""
        functions = {name: _parameters(thing) for name, thing in vars(self.module).items() if callable(thing)}
        return {"functions": functions, "stubs": self.stubs, "lines": self.lines}

    def as_chosen(self, value: Any) -> Any:
        """A value in the kind of array that the file works with."""
        return to_tensors(value) if self.uses_torch else value

    def call(
        self, name: str, packed: bytes, bind: Callable[[int], Callable[..., Any]], trace: bool
    ) -> tuple[Any, Sequence[str], int | None]:
        """The result of a call, the arguments that it changed, and its peak memory if asked for."""
        args, kwargs = unpack(packed, bind)
        args, kwargs = list(self.as_chosen(args)), dict(self.as_chosen(kwargs))
        function = getattr(self.module, name)
        value, peak = with_peak(function, args, kwargs) if trace else (function(*args, **kwargs), None)
        return self._value(value), mutated(function, packed, args, kwargs), peak

    def _value(self, value: Any) -> Any:
        if inspect.iscoroutine(value):
            value.close()
        return value


def _text(source: bytes) -> str:
    """A file as text, in the encoding that it declares or UTF-8."""
    try:
        return importlib.util.decode_source(source)
    except UnicodeDecodeError:
        raise SyntaxError("the file is not UTF-8 and declares no other encoding; save it as UTF-8") from None


def _prepare_imports(submission: Path, folder: Path) -> None:
    """A file may import its neighbours, by bare name or from `katas`; not the judge, solutions or tests."""
    for name in [name for name in sys.modules if name.split(".")[0] in _FORBIDDEN_PACKAGES]:
        del sys.modules[name]
    sys.meta_path.insert(0, _OffLimits())
    katas = types.ModuleType("katas")
    katas.__path__ = [str(submission)]
    sys.modules["katas"] = katas
    sys.path.insert(0, str(folder))


class _OffLimits(importlib.abc.MetaPathFinder):
    """Refuses to import what would give the answer away."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name.split(".")[0] in _FORBIDDEN_PACKAGES:
            raise Forbidden(f"importing {name} is off limits here")
        return None


def _forbid(names: Sequence[str]) -> None:
    """Replace library calls by one that says they are off limits; libraries not loaded stay as they are."""
    for name in names:
        *path, last = name.split(".")
        if path[0] not in sys.modules:
            continue
        owner: Any = sys.modules[path[0]]
        for part in path[1:]:
            owner = getattr(owner, part, None)
        if owner is not None and hasattr(owner, last):
            setattr(owner, last, _refusal(name))


def _refusal(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise Forbidden(f"{name} is off limits in this kata: it is what the kata asks for")

    return refuse


def _imports(tree: ast.Module, package: str) -> bool:
    """Whether a file imports a package anywhere.

    >>> _imports(ast.parse("def f():\\n    import torch.nn as nn"), "torch")
    True
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(name.name.split(".")[0] == package for name in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            return True
    return False


def _is_stub(function: ast.FunctionDef) -> bool:
    """Whether nothing was written yet: a docstring and `raise NotImplementedError`.

    >>> [_is_stub(node) for node in ast.parse("def f(x):\\n    raise NotImplementedError\\ndef g(x): return x").body]
    [True, False]
    """
    body = [
        node
        for node in function.body
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    return len(body) == 1 and isinstance(body[0], ast.Raise) and "NotImplementedError" in ast.dump(body[0])


def _parameters(function: Any) -> list[list[Any]] | None:
    """Name, kind and whether optional, of each parameter; None where Python cannot tell."""
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[one.name, int(one.kind), one.default is not one.empty] for one in found]
