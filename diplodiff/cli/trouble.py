"""What goes wrong in a command and is no fault of its input: standard output is full, or the program has a defect."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from diplodiff.errors import DefectError, DiplodiffError

T = TypeVar("T")
_ANSWERS = (DiplodiffError, click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError, MemoryError)


def sound(work: Callable[[], T]) -> T:
    """Do the work; a defect of the program is told in a sentence, and with DIPLODIFF_TRACEBACK set by its traceback.

    What standard output does not take is told as that. Raises DiplodiffError in both cases.
    """
    try:
        return work()
    except _ANSWERS:
        raise
    except Exception as problem:
        if isinstance(problem, OSError) and problem.filename is None and not os.environ.get("DIPLODIFF_TRACEBACK"):
            raise unwritten(problem) from problem  # what reads and writes files names them, and tells it itself
        if os.environ.get("DIPLODIFF_TRACEBACK"):
            raise
        what = f"{type(problem).__name__}: {problem}".splitlines()[0][:200]
        raise DefectError(
            f"a defect in diplodiff itself ({what}); nothing was compared. Please report it with the texts; "
            "DIPLODIFF_TRACEBACK=1 shows where it happened."
        ) from problem


def unwritten(error: Exception) -> DiplodiffError:
    """The error to raise where standard output takes no more; nothing further is written there."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # so that the interpreter does not trip over it again at its end
    except OSError:
        sys.stdout = None  # closed from outside: there is nowhere to write to
    why = error if isinstance(error, OSError) else "it is closed"
    return DiplodiffError(f"The report could not be written to standard output ({why}).")


def tell(message: str) -> None:
    """Print a line on standard error, where it takes one: the exit code tells the rest."""
    try:
        click.echo(message, err=True)
    except OSError:
        return
