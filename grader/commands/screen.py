"""The terminal: one way to print for every command."""

import os

from rich.console import Console


def new_console(*, quiet: bool = False, soft_wrap: bool = True) -> Console:
    """A console without escape codes in a pipe, under NO_COLOR and under TERM=dumb; it never wraps by itself."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(highlight=False, soft_wrap=soft_wrap, quiet=quiet, color_system=None if plain else "auto")
