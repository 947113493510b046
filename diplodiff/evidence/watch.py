"""What changed on a page since it was last captured: fetched again, compared, and kept for the next time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from diplodiff.errors import DiplodiffError, EmptyTextError, LoadError, SourceError
from diplodiff.evidence.capture import Plan, Prepared, commit, prepared, read_held, text_digest
from diplodiff.fetching import Request, fetched
from diplodiff.model import Comparison, PublishedText, Snapshot
from diplodiff.pipeline import compare_texts, over_time
from diplodiff.provenance import Provenance
from diplodiff.sources import captures
from diplodiff.sources.address import address
from diplodiff.sources.captures import Record
from diplodiff.sources.web import StatusError
from diplodiff.sources.web_failures import GONE

# new        there was no capture of the page yet
# unchanged  the same bytes
# same-text  other bytes, the same text: what changed is no part of it
# changed    another text
# gone       the server says that there is no such page
# still-gone it said so at the last capture
# back       there is a page again
# failed     it cannot be said: the page could not be fetched or read
State = Literal["new", "unchanged", "same-text", "changed", "gone", "still-gone", "back", "failed"]


class Page(NamedTuple):
    """A page to look at: its address with the part that is wanted ("#kk"), and the language where it is stated."""

    address: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a page.

    before, after  ids of the captures compared.
    times          when each was served.
    message        what happened, in one sentence.
    comparison     of the two texts, where both are read and differ.
    reader         whether this program reads the old bytes otherwise than when they were captured.
    kept           what `keep` brings to the disk, once the report is out.
    """

    page: Page
    state: State
    message: str
    before: str | None = None
    after: str | None = None
    times: tuple[str | None, str | None] = (None, None)
    comparison: Comparison | None = None
    reader: bool = False
    kept: Prepared | None = None


def watch(pages: list[Page], plan: Plan) -> Iterator[Watched]:
    """Look at each page, one after another. Nothing is kept: that is `keep`'s, after the report was written."""
    for page in pages:
        try:
            yield _look(page, plan)
        except DiplodiffError as error:
            yield Watched(page, "failed", str(error))


def keep(seen: Watched, plan: Plan) -> None:
    """Keep what was seen, so that the next look compares with it. Raises SourceError."""
    if seen.kept is not None:
        commit(seen.kept, plan)


def _look(page: Page, plan: Plan) -> Watched:
    url = address(page.address).origin
    history = captures.history(plan.store, url)
    said = captures.record(plan.store, history[-1]) if history else None
    try:
        snapshot = fetched(Request(url, policy=plan.policy))
    except StatusError as error:
        if error.status not in GONE or said is None:
            raise
        return _gone(page, plan, (history[-1], said), error)
    if said is None:
        kept = _prepared(page, snapshot, plan)
        return Watched(
            page, "new", "This is its first capture.", None, kept.id, (None, snapshot.retrieved_at), kept=kept
        )
    if said["status"] != 200:
        kept = _prepared(page, snapshot, plan)
        times = said["retrieved_at"], snapshot.retrieved_at
        what = f"There is a page again; at {times[0]} the server answered {said['status']}."
        return Watched(page, "back", what, history[-1], kept.id, times, kept=kept)
    return _compared(page, plan, (history[-1], said), snapshot)


def _prepared(page: Page, snapshot: Snapshot, plan: Plan) -> Prepared:
    """What is to be kept of a page whose wanted part can be read; the record is about the whole of it."""
    _read(page, snapshot)
    return prepared(snapshot, plan, read_held(snapshot, False))


def _compared(page: Page, plan: Plan, last: tuple[str, Record], snapshot: Snapshot) -> Watched:
    before, said = last
    times = said["retrieved_at"], snapshot.retrieved_at
    old = captures.snapshot(plan.store, before)
    then = _readable(page, old, "A")
    other_reading = (
        "text" in said and isinstance(then, PublishedText) and _digest(page, old, then) != said["text"]["sha256"]
    )
    reader = f" {_READER}" if other_reading else ""
    if old.sha256 == snapshot.sha256:
        kept = prepared(snapshot, plan, read_held(snapshot, True))
        what = f"The same bytes as at {times[0]}.{reader}"
        return Watched(page, "unchanged", what, before, kept.id, times, None, other_reading, kept)
    now_read = _read(page, snapshot, "B")
    kept = prepared(snapshot, plan, read_held(snapshot, False))
    if not isinstance(then, PublishedText):
        what = f"Other bytes than at {times[0]}, which cannot be read as a text: {then}"
        return Watched(page, "changed", what, before, kept.id, times, kept=kept)
    comparison = over_time(compare_texts((then, now_read)))
    if text_digest(then) == text_digest(now_read) and not comparison.findings:
        what = f"Other bytes than at {times[0]}, and the same text.{reader}"
        return Watched(page, "same-text", what, before, kept.id, times, None, other_reading, kept)
    what = f"The publisher changed the text between {times[0]} and {times[1]}.{reader}"
    return Watched(page, "changed", what, before, kept.id, times, comparison, other_reading, kept)


_READER = (
    "This program reads the earlier bytes otherwise than when they were captured; what is reported is the publisher's "
    "change, since both were read anew."
)


def _gone(page: Page, plan: Plan, last: tuple[str, Record], error: StatusError) -> Watched:
    before, said = last
    answer = error.exchanges[-1]
    body = answer.response.partition(b"\r\n\r\n")[2]
    snapshot = Snapshot(
        address(page.address).origin, body, "", hashlib.sha256(body).hexdigest(), answer.at, Provenance(url=answer.url),
        (), error.exchanges,
    )  # fmt: skip
    kept = prepared(snapshot, plan, str(error), error.status)
    times = said["retrieved_at"], answer.at
    if said["status"] != 200:
        what = f"The server still answers {error.status}, as it did at {times[0]}."
        return Watched(page, "still-gone", what, before, kept.id, times, kept=kept)
    what = f"Present in the capture of {times[0]}; at {times[1]} the server answered {error.status}."
    return Watched(page, "gone", what, before, kept.id, times, kept=kept)


def _read(page: Page, snapshot: Snapshot, siglum: str = "A") -> PublishedText:
    from diplodiff.pipeline import read

    name = f"the capture of {snapshot.retrieved_at}" if snapshot.retrieved_at else None
    return read(Request(page.address, name, page.language, held=snapshot), siglum)


def _readable(page: Page, snapshot: Snapshot, siglum: str) -> PublishedText | str:
    try:
        return _read(page, snapshot, siglum)
    except (LoadError, EmptyTextError, SourceError) as error:
        return str(error)


def _digest(page: Page, snapshot: Snapshot, text: PublishedText) -> str:
    """The digest of the whole page's text, as it stands in a capture's record."""
    if page.address == snapshot.origin and page.language is None:
        return text_digest(text)
    whole = _readable(Page(snapshot.origin), snapshot, "A")
    return text_digest(whole) if isinstance(whole, PublishedText) else ""


__all__ = ["Page", "State", "Watched", "keep", "watch"]
