"""The walls that a worker puts around itself before it loads a learner's file.

Linux alone has them, through the kernel's own calls: Landlock for files, an empty network namespace, and a
seccomp filter against new processes, signals to others, and sockets. `lock_in` names those that are missing.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path

NAMES = ("network namespace", "Landlock", "seccomp")

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

_RESERVE_BYTES = 64 * 2**20
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_THREAD = 0x10000000, 0x40000000, 0x10000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_CHILD_SUBREAPER = 1, 38, 22, 36

# Rights that Landlock knows, by the version of its interface that brought them.
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute, read a file, read a folder
_WRITE_FILE = 1 << 1
_FILE_RIGHTS = (1 << 0, 1 << 1, 1 << 2, 1 << 14, 1 << 15)
_RIGHTS_BY_ABI = ((1, 0x1FFF), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
_SCOPES = 3  # abstract sockets and signals stay inside, from interface version 6 on

# Calls denied with EPERM: numbers on x86_64 and aarch64, None where the machine lacks the call.
_DENIED: dict[str, tuple[int | None, int | None]] = {
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281), "kill": (62, 129),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "unshare": (272, 97), "setns": (308, 268),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "keyctl": (250, 219), "io_uring_setup": (425, 425),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "open_by_handle_at": (304, 265), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186),
    "mq_open": (240, 180),
}  # fmt: skip
_CLONE, _TGKILL, _CLONE3 = (56, 220), (234, 131), 435
_AUDIT_ARCH = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class WallError(OSError):
    """The kernel refused a wall."""


def lock_in(read: Iterable[Path], write: Iterable[Path]) -> list[str]:
    """Shut this process in: it reads Python, its libraries and `read`, writes only below `write`.

    Returns:
        The names of the walls that this system does not have.
    """
    missing = []
    readable, writable = [*_library_paths(), *read], list(write)
    builders: tuple[Callable[[], None], ...] = (
        _leave_network,
        lambda: _restrict_files(readable, writable),
        _filter_calls,
    )
    for name, build in zip(NAMES, builders):
        try:
            build()
        except (OSError, AttributeError, KeyError):
            missing.append(name)
    return missing


def limit(memory_bytes: int, file_bytes: int) -> None:
    """Bound this process: memory above what it already has, and the size of any file that it writes."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        total = pages * resource.getpagesize() + memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (total, total + _RESERVE_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def use_reserve() -> None:
    """Allow a little more memory, so that running out of it can be reported."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def die_with_parent() -> None:
    """Have the kernel end this process when its parent ends."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of whatever a child leaves behind."""
    if _libc is not None:
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _library_paths() -> list[Path]:
    """What Python needs to read to import the standard library and what is installed."""
    places = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    places += [
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/local/lib",
        "/usr/share/zoneinfo",
        "/etc/localtime",
        "/dev/urandom",
    ]
    places += [str(Path(sys.base_prefix) / "lib")]
    return [Path(place) for place in dict.fromkeys(places)]


def _leave_network() -> None:
    """Move into a user namespace of its own, without rights, and an empty network namespace."""
    _check(_linux().unshare(_CLONE_NEWUSER | _CLONE_NEWNET))


def _restrict_files(read: list[Path], write: list[Path]) -> None:
    """Landlock: allow reading below `read`, everything below `write`, nothing else."""
    libc = _linux()
    abi = _check(libc.syscall(444, None, 0, 1))
    every = sum(rights for since, rights in _RIGHTS_BY_ABI if abi >= since)
    attributes = struct.pack("<QQQ", every, 0, _SCOPES if abi >= 6 else 0)
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    ruleset = _check(libc.syscall(444, attributes, size, 0))
    allowed = [(path, _READ) for path in read] + [(path, every) for path in write]
    for path, rights in [*allowed, (Path("/dev/null"), _READ | _WRITE_FILE)]:
        _allow(ruleset, path, rights & every)
    _check(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _check(libc.syscall(446, ruleset, 0))
    os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # a path that does not exist needs no rule
    if not path.is_dir():
        rights &= sum(_FILE_RIGHTS)
    _check(_linux().syscall(445, ruleset, 1, struct.pack("<Qi", rights, handle), 0))
    os.close(handle)


def _filter_calls() -> None:
    """seccomp: no new processes, no signals to others, no sockets. Threads stay possible."""
    libc = _linux()
    column, arch = _AUDIT_ARCH[platform.machine()]
    program = _program(column, arch, os.getpid())
    buffer = ctypes.create_string_buffer(b"".join(program))
    header = struct.pack(
        "HxxxxxxP" if struct.calcsize("P") == 8 else "HP", len(program), ctypes.addressof(buffer)
    )
    _check(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _check(libc.prctl(_PR_SET_SECCOMP, 2, header, 0, 0))


def _program(column: int, arch: int, pid: int) -> list[bytes]:
    """The filter as classic BPF instructions (linux/filter.h): load, compare and skip, return."""
    load, jump_equal, jump_at_least, jump_set, give = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, deny, absent, kill = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38, 0x80000000

    def op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("HBBI", code, if_true, if_false, value)

    program = [op(load, 4), op(jump_equal, arch, 1, 0), op(give, kill), op(load, 0)]
    program += [op(jump_at_least, 0x40000000, 0, 1), op(give, deny)]  # the x32 numbers
    for numbers in _DENIED.values():
        number = numbers[column]
        if number is not None:
            program += [op(jump_equal, number, 0, 1), op(give, deny)]
    program += [op(jump_equal, _CLONE3, 0, 1), op(give, absent)]  # the C library then uses clone
    program += [op(jump_equal, _CLONE[column], 0, 4), op(load, 16), op(jump_set, _CLONE_THREAD, 0, 1)]
    program += [op(give, allow), op(give, deny)]
    program += [op(jump_equal, _TGKILL[column], 0, 3), op(load, 16), op(jump_equal, pid, 1, 0)]
    return [*program, op(give, deny), op(give, allow)]


def _linux() -> ctypes.CDLL:
    if _libc is None:
        raise WallError("not Linux")
    return _libc


def _check(result: int) -> int:
    if result < 0:
        raise WallError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
