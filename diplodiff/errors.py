"""One hierarchy of errors, one exit code for each kind. A message is one plain sentence: what, which source, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_TROUBLE = 2
EXIT_REFUSED = 3


class DiplodiffError(Exception):
    """Anything that stops a run; `exit_code` is what the command line returns for it."""

    exit_code = EXIT_TROUBLE
    told = False  # whether it stands in the formats that were asked for already
    source: str | None = None  # which of the sources it is about, as the user wrote it; None where it is about the run


class ModelError(DiplodiffError):
    """A value that breaks an invariant of the model: a defect of the program, not of its input."""


class UsageError(DiplodiffError):
    """The call itself makes no sense."""


class SourceError(DiplodiffError):
    """A source cannot be found or fetched."""


class LoadError(DiplodiffError):
    """A source was fetched but cannot be read or decoded."""


class EmptyTextError(LoadError):
    """A source was read and holds no text."""


class MissingPartError(DiplodiffError):
    """An optional part (a library, a program) is needed and not installed; the message says how to get it."""


class DefectError(DiplodiffError):
    """Something in the program itself went wrong: never "no differences", and no traceback in a report."""

    exit_code = EXIT_TROUBLE


@contextmanager
def about(source: str) -> Iterator[None]:
    """What is raised within is about this source, unless it says about which it is."""
    try:
        yield
    except DiplodiffError as error:
        error.source = error.source or source
        raise


def require(condition: bool, message: str) -> None:
    """Raises ModelError where an invariant of the model does not hold."""
    if not condition:
        raise ModelError(message)
