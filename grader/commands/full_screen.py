"""The whole screen, for the commands that draw on it; apart, since the others need not import it."""

import contextlib
import sys
import termios
import tty
from collections.abc import Iterator

from rich.console import Console
from rich.live import Live


@contextlib.contextmanager
def whole_screen(console: Console) -> Iterator[Live]:
    """The whole screen, drawn without flicker, and a keyboard that reports each key; both put back at the end."""
    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin.fileno())
    try:
        with Live(console=console, screen=True, auto_refresh=False, vertical_overflow="crop") as live:
            yield live
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
