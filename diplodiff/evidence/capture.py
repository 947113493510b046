"""A capture: what a server says of a page now, kept with its hashes, times and connections."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from diplodiff import __version__, settings
from diplodiff.errors import DiplodiffError, MissingPartError, SourceError, UsageError
from diplodiff.evidence import store as kept
from diplodiff.evidence.warc_file import Earlier, packed, payload_digest
from diplodiff.fetching import Request, fetched
from diplodiff.model import PublishedText, Snapshot
from diplodiff.pipeline import read
from diplodiff.sources import captures
from diplodiff.sources.captures import FORMAT, Record
from diplodiff.sources.policy import Policy


@dataclass(frozen=True, slots=True)
class Plan:
    """How to capture.

    unread  keep also what cannot be read as a text.
    stamp   takes a record to a time-stamping authority and brings its answer.
    sparing keep a page that is the same as at the last capture by reference to that one.
    """

    store: Path
    policy: Policy
    unread: bool = False
    stamp: Callable[[bytes], bytes] | None = None
    sparing: bool = False


class Captured(NamedTuple):
    """A capture that is on the disk. trouble: why it has no time stamp though one was asked for."""

    id: str
    record: Record
    trouble: str | None = None


class Prepared(NamedTuple):
    """A capture that is not on the disk yet."""

    id: str
    record: Record
    raw: bytes
    warc: bytes


def capture(url: str, plan: Plan) -> Captured:
    """Fetch a page and keep it. Raises what fetching and reading raise; then nothing is kept."""
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{url} is no http(s) address; only what a server serves can be captured.")
    snapshot = fetched(Request(url, policy=plan.policy))
    return commit(prepared(snapshot, plan, read_held(snapshot, plan.unread)), plan)


def prepared(snapshot: Snapshot, plan: Plan, text: PublishedText | str, status: int = 200) -> Prepared:
    """What is to be kept of what was fetched. text: how it was read, or why it could not be."""
    before = captures.history(plan.store, snapshot.origin)
    same = _same(snapshot, plan, before[-1] if before else None)
    last = snapshot.exchanges[-1]
    said = _said(snapshot, text, status)
    said["previous"] = before[-1] if before else None
    earlier = None
    if same is not None:
        holder, about = same
        said["same_as"] = holder
        earlier = Earlier(about["answer_url"], about["answered_at"], about["payload_digest"])
    else:
        said["payload_digest"] = payload_digest(last)
    notes = {"url": snapshot.origin, "body-sha256": snapshot.sha256, "via": " ".join(e.url for e in snapshot.exchanges)}
    warc = packed(snapshot.exchanges, plan.policy.user_agent, notes, earlier)
    said["warc"] = {"sha256": hashlib.sha256(warc).hexdigest(), "bytes": len(warc)}
    raw = kept.raw_record(said)
    return Prepared(hashlib.sha256(raw).hexdigest(), said, raw, warc)


def commit(made: Prepared, plan: Plan) -> Captured:
    """Bring it to the disk, with a time stamp where one is asked for. Raises SourceError where it cannot be written."""
    stamps, trouble = [], None
    if plan.stamp is not None:
        try:
            stamps.append(plan.stamp(made.raw))
        except DiplodiffError as error:
            trouble = str(error)
    return Captured(kept.keep(plan.store, made.raw, made.warc, stamps), made.record, trouble)


def text_digest(text: PublishedText) -> str:
    """SHA-256 of the paragraphs as they were read: for each its label, a tab, its text and a line end, in UTF-8."""
    lines = "".join(f"{p.label or ''}\t{p.text}\n" for p in text.paragraphs)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def reader() -> dict[str, str]:
    """Which program reads, and by which thresholds."""
    return {"version": __version__, "settings": settings.digest()}


def read_held(snapshot: Snapshot, unread: bool) -> PublishedText | str:
    """How a page reads, or why it cannot be read; a page that is no text raises that, unless unread says otherwise."""
    try:
        return read(Request(snapshot.origin, held=snapshot))
    except MissingPartError as error:  # a scan, say: what was served is worth keeping all the same
        return str(error)
    except DiplodiffError as error:
        if not unread:
            raise
        return str(error)


def _said(snapshot: Snapshot, text: PublishedText | str, status: int) -> dict[str, Any]:
    last = snapshot.exchanges[-1]
    found: dict[str, Any] = {
        "format": FORMAT,
        "url": snapshot.origin,
        "final_url": snapshot.provenance.url or last.url,
        "answer_url": last.url,
        "answered_at": last.at,
        "retrieved_at": snapshot.retrieved_at,
        "status": status,
        "media_type": snapshot.media_type,
        "redirects": [exchange.url for exchange in snapshot.exchanges[:-1]],
        "body": {"sha256": snapshot.sha256, "bytes": len(snapshot.body)},
        "validators": dict(snapshot.validators),
        "peer": {"ip": last.ip, "tls": {k: v for k, v in last.tls if k != "certificate"}},
        "reader": reader(),
    }
    if snapshot.provenance.copy:
        found["copy"] = snapshot.provenance.copy
    if isinstance(text, PublishedText):
        found["text"] = {
            "sha256": text_digest(text),
            "paragraphs": len(text.paragraphs),
            "language": text.language,
            "title": text.title,
        }
    else:
        found["unread"] = text
    return found


def _same(snapshot: Snapshot, plan: Plan, before: str | None) -> tuple[str, Record] | None:
    """The capture that holds the very same bytes, where the plan is sparing or the server did not send them again."""
    unsent = b" 304" in snapshot.exchanges[-1].response[:16]
    if before is None or not (plan.sparing or unsent):
        return None
    try:
        said = captures.record(plan.store, before)
        holder = said.get("same_as") or before
        about = captures.record(plan.store, holder)
        if said["body"]["sha256"] != snapshot.sha256 or said["status"] != 200:
            return None
        captures.warc(plan.store, holder, about)
    except (SourceError, KeyError):
        return None
    return holder, about
