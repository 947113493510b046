"""What a run over an archive has to show, instrument by instrument: the input of the renderers over a whole archive."""

from __future__ import annotations

import importlib
from typing import NamedTuple

from diplodiff.errors import UsageError

# ending of a file -> format; format -> module with `render(overview)`; the longer endings stand first
OVERVIEW_ENDINGS = {
    ".junit.xml": "junit",
    ".xml": "junit",
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".html": "html",
    ".htm": "html",
}
OVERVIEWS = {name: f"diplodiff.render.overview_{name}" for name in ("html", "junit", "sarif")}


class Told(NamedTuple):
    """A finding of an instrument. accepted: who accepted it, when and why, in one line; None: it is new. fails: the run."""

    severity: str
    rule: str
    sides: tuple[str, ...]
    text: str
    message: str
    fingerprint: str
    accepted: str | None = None
    fails: bool = False


class Text(NamedTuple):
    """A text of an instrument: who published it, its language and where it was read."""

    side: str
    language: str | None
    origin: str


class Row(NamedTuple):
    """An instrument.

    status   "compared", "refused" or "failed".
    said     the verdict, or why it was refused or failed.
    passed   whether nothing of it fails the run.
    reports  (format, address relative to the overview).
    sarif    path of its own SARIF log, where one was drawn.
    """

    id: str
    title: str | None
    date: str | None
    status: str
    said: str
    passed: bool
    texts: tuple[Text, ...] = ()
    findings: tuple[Told, ...] = ()
    gone: int = 0
    reports: tuple[tuple[str, str], ...] = ()
    sarif: str | None = None


class Overview(NamedTuple):
    """An archive after a run. against: whether a baseline tells new findings from known ones."""

    name: str
    rows: tuple[Row, ...]
    against: bool
    folder: str = ""  # of the manifest, as an address relative to where the run was started; ends with "/" or is empty


def overview_format(path: str) -> str:
    """The format of an overview by the ending of its file. Raises UsageError."""
    found = next((form for ending, form in OVERVIEW_ENDINGS.items() if path.lower().endswith(ending)), None)
    if found is None:
        raise UsageError(f"The ending of {path} names no format of an overview; use .html, .sarif or .junit.xml.")
    return found


def overview(name: str, shown: Overview) -> str:
    """An overview in a format."""
    drawn: str = importlib.import_module(OVERVIEWS[name]).render(shown)
    return drawn
