"""What runs in a worker process: loads the learner's file behind walls and answers calls.

Everything here is at the mercy of the learner's code once that is loaded. Nothing that it reports is trusted
beyond being a value: the judge decides.
"""

import errno
import gc
import os
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from grader.judge import walls
from grader.judge.calls import CUT_OFF, Raised, as_exception, as_raised
from grader.judge.pipe import Pipe, PipeClosed
from grader.judge.submission import Submission
from grader.judge.wire import pack, unpack


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
    missing = list(walls.NAMES)
    if job["walls"]:
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


def _answer(pipe: Pipe, submission: Submission, number: int, name: str, packed: bytes, trace: bool) -> None:
    """Make one call and send how it came out."""
    try:
        value, changed, peak = submission.call(name, packed, _caller(pipe, number, submission), trace)
        reply = pack(("return", number, pack(value), changed, peak))
    except BaseException as error:
        reply = pack(("raise", number, _raised_fields(error, submission.folder, submission.shown)))
    pipe.send(reply)


def _caller(pipe: Pipe, number: int, submission: Submission) -> Callable[[int], Callable[..., Any]]:
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


def _refuse_to_open(off_limits: Sequence[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that keeps `open` away from some folders, where the kernel has no Landlock."""

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str | bytes):
            path = os.path.realpath(os.fsdecode(args[0]))
            if any(path == folder or path.startswith(folder + os.sep) for folder in off_limits):
                raise PermissionError(13, "off limits here", path)

    return hook


def _raised_fields(error: BaseException, folder: str, shown: str) -> dict[str, Any]:
    """An exception as plain fields, with the learner's own frames only."""
    if isinstance(error, MemoryError):
        walls.use_reserve()
        gc.collect()
        error = MemoryError(str(error) or "more memory was asked for than a kata may have")
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        error = OSError("more was printed or written than a kata may")
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
    return vars(as_raised(error, text, line))


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
