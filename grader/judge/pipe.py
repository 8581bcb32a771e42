"""Messages over a socket, with a deadline for each: used on both sides."""

import socket
import struct
import time

from grader.judge.wire import MAX_MESSAGE_BYTES, WireError

_LENGTH = struct.Struct("<Q")


class PipeClosed(Exception):
    """The other side is gone."""


class PipeTimeout(Exception):
    """The deadline passed."""


class Pipe:
    """A socket that carries whole messages."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Send one message before a deadline on the monotonic clock."""
        try:
            self._socket.settimeout(_remaining(deadline))
            self._socket.sendall(_LENGTH.pack(len(message)) + message)
        except TimeoutError as late:
            raise PipeTimeout from late
        except OSError as gone:
            raise PipeClosed from gone

    def receive(self, deadline: float | None = None) -> bytes:
        """The next message, of at most the size a message may have.

        Raises:
            PipeClosed: there will be none.
            PipeTimeout: it is not complete before the deadline.
            WireError: it says that it is too large.
        """
        (size,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
        if size > MAX_MESSAGE_BYTES:
            raise WireError(
                f"a message of {size / 2**20:.0f} MiB, above the limit of {MAX_MESSAGE_BYTES >> 20} MiB"
            )
        return bytes(self._exactly(size, deadline))

    def finish(self) -> None:
        """Tell the other side that nothing more will come."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def close(self) -> None:
        self._socket.close()

    def _exactly(self, size: int, deadline: float | None) -> bytearray:
        buffer = bytearray()
        while len(buffer) < size:
            try:
                self._socket.settimeout(_remaining(deadline))
                chunk = self._socket.recv(min(size - len(buffer), 2**20))
            except TimeoutError as late:
                raise PipeTimeout from late
            except OSError as gone:
                raise PipeClosed from gone
            if not chunk:
                raise PipeClosed
            buffer += chunk
        return buffer


def _remaining(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise PipeTimeout
    return left
