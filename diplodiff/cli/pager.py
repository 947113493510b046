"""A long report through the user's pager: on a terminal only, and never where it was asked not to."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable

import click

_PLAIN = ("", "cat")  # what PAGER is set to by those who want none


def wanted(asked: bool | None, report: str) -> bool:
    """Whether a report goes through the pager; `asked` is --pager (True), --no-pager (False) or neither."""
    if (
        asked is False
        or not all(stream and stream.isatty() for stream in (sys.stdout, sys.stdin))
        or os.environ.get("TERM") == "dumb"
    ):
        return False
    if not _command():
        return False
    if asked is None and (os.environ.get("NO_PAGER") or os.environ.get("PAGER", "less").strip() in _PLAIN):
        return False
    import shutil

    return asked is True or report.count("\n") >= shutil.get_terminal_size().lines


def show(report: str, plain: Callable[[], str]) -> None:
    """Page through a report; `plain` draws it without colour, for a pager of which it is not known that it shows colour.

    less is told to pass colour on (-R) and to read UTF-8, whatever LESS says already.
    """
    if os.path.splitext(os.path.basename(_command()[0]))[0] == "less":
        if "r" not in os.environ.get("LESS", "").casefold():
            os.environ["LESS"] = f"-R {os.environ.get('LESS', '')}".strip()
        if (sys.stdout.encoding or "").casefold() == "utf-8":
            os.environ.setdefault("LESSCHARSET", "utf-8")
        click.echo_via_pager(report.rstrip("\n"), color=True)
    else:
        click.echo_via_pager(plain().rstrip("\n"), color=False)


def _command() -> list[str]:
    """The pager and what it is given; nothing where PAGER cannot be read as a command."""
    try:
        return shlex.split(os.environ.get("PAGER", "")) or ["less"]
    except ValueError:
        return []
