"""The command `reportedly`: arguments in, an exit code out."""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Sequence

import click

from reportedly.errors import ReportedlyError
from reportedly.wording.safe import visible

BUG = 1
INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> int:
    """Return the exit code of the command, after telling of any error in one line.

    Args:
        args: the words after the program's name; without them, those it was started with.
    """
    from reportedly.cli.commands import commands  # noqa: PLC0415 - so that its errors are told too

    words = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        _never_refuse(stream)
    return told(lambda: _run(commands, words))


def told(run: Callable[[], int]) -> int:
    """Return the exit code of a run, or of the error it ended with, which is told on stderr."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _told("interrupted", INTERRUPTED)
    except ReportedlyError as error:
        return _told(f"error: {error}", error.exit_code)
    except OSError as error:
        return _told_system_error(error)
    except Exception:  # noqa: BLE001 - the outermost place: a bug is told as a bug
        return _told_bug()
    else:
        return code


def _run(commands: click.Group, words: list[str]) -> int:
    """Run without click's own handling of closed pipes and interrupts, which hides the cause."""
    try:
        with commands.make_context("reportedly", words) as context:
            done = commands.invoke(context)
    except click.exceptions.Exit as done_early:
        return done_early.exit_code
    return done if isinstance(done, int) else 0


def _told(line: str, code: int) -> int:
    sys.stderr.write(visible(line) + "\n")
    return code


def _told_system_error(error: OSError) -> int:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        _silence()
        where = "" if error.filename is None else f"{error.filename}: "
        return _told(f"error: {where}the disk has no room left. Make room and run again.", 2)
    return _told_bug()


def _told_bug() -> int:
    traceback.print_exc()
    return _told(
        "this is a bug in reportedly: please report it with the lines above and, if you may share "
        "it, the page.",
        BUG,
    )


def _never_refuse(stream: object) -> None:
    """Write what the terminal's alphabet lacks as an escape rather than end there, or lie."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def _silence() -> None:
    """Nobody reads our output any more: let Python's last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
