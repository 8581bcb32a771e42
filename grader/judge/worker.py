"""What runs in a worker process: loads the learner's file behind walls and answers calls.

Everything here is at the mercy of the learner's code once that is loaded. Nothing that it reports is trusted
beyond being a value: the judge decides.
"""

import ast
import gc
import importlib.abc
import importlib.util
import inspect
import linecache
import os
import socket
import sys
import threading
import traceback
import tracemalloc
import types
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, NoReturn

from grader.judge import walls
from grader.judge.calls import CUT_OFF, Raised, as_exception, as_raised, mutated
from grader.judge.pipe import Pipe, PipeClosed
from grader.judge.tensors import to_tensors
from grader.judge.wire import pack, unpack

_FORBIDDEN_PACKAGES = ("solutions", "tests", "grader")


class Forbidden(RuntimeError):
    """A library call that is off limits, because it is what the kata is about."""


def run(sock: socket.socket) -> NoReturn:
    """Serve one judge over a socket, then end the process."""
    try:
        _serve(Pipe(sock))
        status = _join_threads()
    except PipeClosed:
        status = CUT_OFF
    except BaseException:
        traceback.print_exc()
        status = 70
    os._exit(status)


def _serve(pipe: Pipe) -> None:
    """Take the job, shut the process in, load the file, answer calls until the judge is done."""
    job = unpack(pipe.receive())
    walls.die_with_parent()
    _redirect_output(Path(job["scratch"]))
    walls.limit(job["memory_bytes"], job["output_bytes"])
    missing = walls.lock_in([Path(job["submission"])], [Path(job["scratch"])])
    if "Landlock" in missing:
        sys.addaudithook(_refuse_to_open(job["off_limits"]))
    try:
        submission = Submission(job)
    except BaseException as error:
        pipe.send(pack(("raise", 0, _raised_fields(error, job["submission"], job["shown"]))))
        return
    pipe.send(pack(("ready", 0, {**submission.facts(), "missing_walls": missing})))
    while True:
        try:
            request = pipe.receive()
        except PipeClosed:
            return
        _answer(pipe, submission, *unpack(request)[1:])


def _answer(pipe: Pipe, submission: "Submission", number: int, name: str, packed: bytes, trace: bool) -> None:
    """Make one call and send how it came out."""
    try:
        value, changed, peak = submission.call(name, packed, _caller(pipe, number, submission), trace)
        reply = pack(("return", number, pack(value), changed, peak))
    except BaseException as error:
        reply = pack(("raise", number, _raised_fields(error, submission.folder, submission.shown)))
    pipe.send(reply)


def _caller(pipe: Pipe, number: int, submission: "Submission") -> Callable[[int], Callable[..., Any]]:
    """Functions that were passed in: calling one asks the judge."""

    def bind(handle: int) -> Callable[..., Any]:
        def function(*args: Any, **kwargs: Any) -> Any:
            pipe.send(pack(("callback", number, handle, pack((list(args), kwargs)))))
            kind, payload = unpack(pipe.receive())
            if kind == "raise":
                raise as_exception(Raised(**payload))
            return submission.as_chosen(unpack(payload))

        return function

    return bind


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
        if not trace:
            return self._value(function(*args, **kwargs)), mutated(function, packed, args, kwargs), None
        tracemalloc.start()
        value = self._value(function(*args, **kwargs))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return value, mutated(function, packed, args, kwargs), peak

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


def _redirect_output(scratch: Path) -> None:
    """Standard output and error into a file of bounded size; nothing to read on standard input."""
    output = os.open(scratch / "output", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, null), (1, output), (2, output)):
        os.dup2(source, target)
    sys.stdout, sys.stderr = (open(fd, "w", encoding="utf-8", errors="replace", buffering=1) for fd in (1, 2))  # noqa: SIM115
    sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr  # type: ignore[misc]
    os.environ["TMPDIR"] = str(scratch)
    os.chdir(scratch)


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


def _refuse_to_open(off_limits: Sequence[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that keeps `open` away from some folders, where the kernel has no Landlock."""

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str | bytes):
            path = os.path.realpath(os.fsdecode(args[0]))
            if any(path == folder or path.startswith(folder + os.sep) for folder in off_limits):
                raise PermissionError(13, "off limits here", path)

    return hook


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


def _raised_fields(error: BaseException, folder: str, shown: str) -> dict[str, Any]:
    """An exception as plain fields, with the learner's own frames only."""
    if isinstance(error, MemoryError):
        walls.use_reserve()
        error = MemoryError(str(error) or "more memory was asked for than a kata may have")
    if isinstance(error, SyntaxError) and error.filename == shown:
        frames, line = f"{shown}:{error.lineno}\n    {(error.text or '').strip()}", f"{shown}:{error.lineno}"
        return vars(as_raised(SyntaxError(error.msg), frames, line)) | {"types": ["SyntaxError", "Exception"]}
    own = [
        f
        for f in traceback.extract_tb(error.__traceback__)
        if f.filename == shown or f.filename.startswith(folder)
    ]
    shown_frames = own if len(own) <= 8 else [*own[:4], *own[-4:]]
    text = "\n".join(
        f"{_short(f.filename, folder, shown)}:{f.lineno} in {f.name}\n    {f.line}" for f in shown_frames
    )
    line = f"{_short(own[-1].filename, folder, shown)}:{own[-1].lineno}" if own else ""
    fields = vars(as_raised(error, text, line))
    gc.collect()
    return fields | {"types": list(fields["types"])}


def _short(path: str, folder: str, shown: str) -> str:
    """A path as the learner knows it: the shown path's own prefix in place of the folder."""
    if not path.startswith(folder):
        return path
    return "/".join([*shown.split("/")[:-2], path[len(folder) :].lstrip("/")])


def _join_threads() -> int:
    """Wait for threads that the learner's code left running; the judge ends the wait."""
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()
    return 0
