"""Where output goes: tables and data to standard output, notes and progress to standard error."""

import sys
from typing import Never

from rich.console import Console, RenderableType
from rich.text import Text

from reportedly.wording.safe import safe, visible


class _Console(Console):
    def on_broken_pipe(self) -> Never:
        """Pass the closed pipe on: rich would end the program as if it had failed."""
        raise BrokenPipeError


def show(*parts: RenderableType) -> None:
    """Print renderables to standard output."""
    console = _Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    lines = captured.get().rstrip("\n").split("\n")
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in lines))


def note(text: str) -> None:
    """Print a line to standard error: what a program that reads our output must not meet."""
    notes().print(Text(safe(text)), soft_wrap=True)


def notes() -> Console:
    """Return the console of standard error."""
    return _Console(stderr=True, highlight=False, markup=False, emoji=False)


def write(text: str) -> None:
    """Write data to standard output as it is."""
    sys.stdout.write(text)


def width() -> int:
    """Return how many columns a table may take."""
    return _Console().width


def say(text: str) -> None:
    """Print a line to standard output."""
    sys.stdout.write(f"{visible(text)}\n")
