"""Where reports go: standard output or files, each file replaced whole or not at all."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import click

from diplodiff.cli import pager, trouble
from diplodiff.errors import DiplodiffError, UsageError
from diplodiff.render import DOCUMENTS
from diplodiff.render.options import Options

# A file's ending decides its format where --format does not.
ENDINGS = {
    ".sarif.json": "sarif",
    ".junit.xml": "junit",
    ".tei.xml": "tei",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
    ".docx": "docx",
    ".csv": "csv",
    ".tmx": "tmx",
    ".tei": "tei",
    ".sarif": "sarif",
}


class Output(NamedTuple):
    """One report to write: its format, and its file (None: standard output)."""

    format: str
    path: str | None


def planned(formats: Sequence[str], paths: Sequence[str]) -> list[Output]:
    """Pair formats and files in order; what has no partner goes to standard output or gets its format by its ending."""
    if len(formats) > len(paths) + 1 or (paths and len(formats) > len(paths)):
        raise UsageError(f"{len(formats)} formats for {len(paths)} files: give each --format its own -o FILE.")
    if not paths:
        chosen = formats[0] if formats else "terminal"
        if chosen in DOCUMENTS:
            raise UsageError(f"A report in {chosen} cannot be printed; give it a file: --format {chosen} -o FILE.")
        return [Output(chosen, None)]
    return [Output(formats[n] if n < len(formats) else _by_ending(path), path) for n, path in enumerate(paths)]


def _by_ending(path: str) -> str:
    name = os.path.basename(os.path.normpath(path)).lower()
    ending = next((known for known in ENDINGS if name.endswith(known)), None)  # the longer endings stand first
    if ending is None and (plugged := _of_a_plugin(name)):
        return plugged
    if ending is None:
        known = ", ".join(ENDINGS)
        raise UsageError(
            f"The ending of {path} does not say which format to write; use one of {known}, or give --format."
        )
    return ENDINGS[ending]


def _of_a_plugin(name: str) -> str | None:
    from diplodiff import plugins

    ending = os.path.splitext(name)[1][1:]
    return ending if ending and ending in plugins.names(plugins.RENDERERS) else None


class Asked(NamedTuple):
    """What a user asked of every report of a run: see the options of `compare` of the same names."""

    color: str = "auto"
    pager: bool | None = None
    bom: bool = False
    context: int | None = None
    changes_only: bool = False
    side_by_side: bool = False


def asked(given: Mapping[str, Any], outputs: Sequence[Output]) -> Asked:
    """What the options of a command ask; `UsageError` where they say how to draw a report that none of the outputs is."""
    for name, said in (("context", None), ("changes_only", False), ("side_by_side", False)):
        if given.get(name, said) != said and all(output.format != "terminal" for output in outputs):
            raise UsageError(f"--{name.replace('_', '-')} is for the terminal report, and none is written here.")
    return Asked(**{name: given[name] for name in Asked._fields if name in given})


def deliver(output: Output, draw: Callable[[Options], str | bytes], asked: Asked) -> None:
    """Draw a report and write it: a long one on a terminal goes through the pager."""
    how = _options(asked, output.path is not None)
    report = draw(how)
    if isinstance(report, str) and output == Output("terminal", None) and pager.wanted(asked.pager, report):
        pager.show(report, lambda: str(draw(dataclasses.replace(how, color=False))))
    else:
        write(output, report)


def options(color: str, to_file: bool, bom: bool = False) -> Options:
    """How to draw for a place: the width and colour of the terminal, or plain for a file."""
    return _options(Asked(color=color, bom=bom), to_file)


def _options(asked: Asked, to_file: bool) -> Options:
    stream = sys.stdout
    encoding = "utf-8" if to_file else (getattr(stream, "encoding", None) or "utf-8")
    terminal = not to_file and stream is not None and stream.isatty()  # None: closed from outside
    return Options(
        _width(terminal), _color(asked.color, terminal), encoding, asked.bom,
        asked.context, asked.changes_only, asked.side_by_side,
    )  # fmt: skip


def _width(terminal: bool) -> int | None:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    return os.get_terminal_size(sys.stdout.fileno()).columns or 80 if terminal else 80


def _color(color: str, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(output: Output, report: str | bytes) -> None:
    """Print a report, or put it in its file in one step: a reader sees the old file or the new one, never half of it."""
    if output.path is None:
        # the terminal may lack a character; a report with a mark in its place is better than none
        try:
            stream = sys.stdout.buffer
            stream.write(_encoded(report, sys.stdout.encoding or "utf-8"))
            stream.flush()
        except BrokenPipeError:
            raise
        except (OSError, AttributeError) as error:
            raise trouble.unwritten(error) from error
        return
    import tempfile
    from pathlib import Path

    target = Path(os.path.realpath(output.path))  # a link is followed, not replaced
    handle, name = -1, ""
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(_encoded(report))  # a device or a pipe has no half-written state
            return
        handle, name = tempfile.mkstemp(dir=target.parent or ".", prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(_encoded(report))
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, target)
    except OSError as error:
        raise DiplodiffError(
            f"The report could not be written to {output.path} ({error.strerror}); choose another file."
        ) from error
    finally:
        if name and os.path.exists(name):  # whatever ended it, a signal too
            os.unlink(name)


def _encoded(report: str | bytes, encoding: str = "utf-8") -> bytes:
    return report if isinstance(report, bytes) else report.encode(encoding, "backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def guard_inputs(paths: Sequence[str], inputs: Sequence[str]) -> None:
    """Refuse to write a report over one of the texts."""
    for path in paths:
        for source in inputs:
            if os.path.exists(path) and os.path.exists(source) and os.path.samefile(path, source):
                raise UsageError(f"{path} is one of the texts; choose another file for the report.")


def attempt(outputs: Sequence[Output], source: str | None, work: Callable[[], int]) -> int:
    """Do the work; where it fails, say so in every format that was asked for and can, and raise again.

    source: what a failure is about that does not say it itself; None where there are several.
    """
    try:
        return trouble.sound(work)
    except DiplodiffError as error:
        from diplodiff.render import ERROR_RENDERERS, failed

        for output in outputs:
            # in a file even where there is only a sentence: no older report is left to be taken for this run's
            if output.format in ERROR_RENDERERS or output.path is not None:
                write(output, failed(output.format, str(error), error.source or source))
        error.told = True
        raise


def job_summary(outputs: Sequence[Output], render: Callable[[], str]) -> None:
    """Append a report to the summary page of the GitHub job that this runs in, where annotations were asked for."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or all(output.format != "github" for output in outputs):
        return
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as page:
            page.write(render())
    except OSError as error:  # the annotations are out already; a page less is no reason to fail the job
        click.echo(f"diplodiff: the job summary could not be written ({error.strerror}).", err=True)
