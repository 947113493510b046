"""Earlier copies of a page, as web archives keep them: RFC 7089 (Memento).

    URL@DATE ──► TimeGate ──► (redirects, a TimeMap) ──► a memento ──► the bytes as the archive got them

A page as an archive shows it carries the archive's own banner and links. It is never read: the bytes that the archive got
are asked for, by the way that this kind of archive has for it, or the copy is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.model import Note, Snapshot
from diplodiff.patterns import regex
from diplodiff.provenance import Provenance
from diplodiff.settings import sources as settings
from diplodiff.sources.instants import of_header, seconds_between, to_header
from diplodiff.sources.memento_links import links
from diplodiff.sources.policy import Policy, from_environment
from diplodiff.sources.web import StatusError, Visit, content, timed
from diplodiff.sources.web_addresses import host_of, parsed
from diplodiff.sources.web_failures import GONE
from diplodiff.sources.web_wire import Answer

# The time in the address of a copy at archives that run the software of the Wayback Machine, OpenWayback or pywb; with
# "id_" behind it they send what they got, untouched.
_STAMPED = regex(r"/(\d{14})(?:[a-z]{2}_)?/(?=https?:)")
_IDENTITY = r"/\1id_/"
_DAY = 86_400.0


class Copy(NamedTuple):
    """A memento that was found: its address, its own time, and of which address it is a copy."""

    url: str
    at: str
    original: str
    answer: Answer


def fetch(url: str, when: str, policy: Policy | None = None) -> Snapshot:
    """The copy of `url` that is nearest to `when`; retrieved_at is the copy's own time.

    Raises SourceError where no archive has one, or sends none that can be told from the archive's own page.
    """
    parsed(url)
    policy = policy or from_environment()
    gate = policy.timegate + url
    # a TimeGate is a service for programs: what its robots.txt says is meant for those that collect pages
    return timed(gate, replace(policy, known=None), lambda visit: _snapshot(visit, url, when, gate))


def _snapshot(visit: Visit, url: str, when: str, gate: str) -> Snapshot:
    visit.robots_heeded = False
    copy = _raw(visit, _copy(visit, url, when, gate))
    body = content(copy.url, copy.answer)
    if not body:
        raise EmptyTextError(f"{url}: the copy of {copy.at} is empty; choose another time.")
    media_type = copy.answer.headers.get("x-archive-orig-content-type") or copy.answer.headers.get("content-type", "")
    notes: tuple[Note, ...] = ()
    if seconds_between(copy.at, when) > settings.COPY_NEAR_SECONDS:
        days = round(seconds_between(copy.at, when) / _DAY)
        notes = (Note("copy-time", f"The copy nearest to {when} is of {copy.at}, {days} days away."),)
    return Snapshot(
        url, body, media_type.strip(), hashlib.sha256(body).hexdigest(), copy.at,
        Provenance(url=copy.original, copy=copy.url), notes, tuple(visit.exchanges),
    )  # fmt: skip


def _copy(visit: Visit, url: str, when: str, gate: str) -> Copy:
    """What the TimeGate leads to. An answer with the header Memento-Datetime is a memento, whatever its status."""
    asked, hops = {"Accept-Datetime": to_header(when)}, _Hops()
    try:
        final, answer = visit.follow(gate, asked, hops)
    except StatusError as error:
        if error.status in (*GONE, 406, 400):
            raise SourceError(
                f"{url}: the archive at {host_of(parsed(gate))[0]} has no copy of it; ask another with --timegate."
            ) from error
        raise
    if _is_memento(answer):
        return _told(final, answer, url, hops)
    return _mapped(visit, url, when, final, answer)


class _Hops:
    """Whether the copies that led to this one say that the page itself redirected then."""

    def __init__(self) -> None:
        self.moved = False

    def __call__(self, answer: Answer) -> bool:
        """Note an answer on the way; true for the copy itself."""
        self.moved = self.moved or (_is_memento(answer) and 300 <= answer.status < 400)
        return _is_memento(answer) and answer.status < 300


def _is_memento(answer: Answer) -> bool:
    return "memento-datetime" in answer.headers


def _told(place: str, answer: Answer, url: str, hops: _Hops) -> Copy:
    at = of_header(answer.headers["memento-datetime"])
    if at is None:
        raise SourceError(f"{url}: the archive does not say of which time its copy is; ask another with --timegate.")
    original = next((link.target for link in links(answer.headers.get("link", "")) if "original" in link.rel), None)
    if original is not None and not _same_page(original, url) and not hops.moved:
        raise SourceError(f"{url}: the archive sent a copy of {original} instead; ask another with --timegate.")
    place = urljoin(place, answer.headers.get("content-location", ""))  # of a TimeGate that sends the copy itself
    return Copy(place, at, original or url, answer)


def _mapped(visit: Visit, url: str, when: str, gate: str, answer: Answer) -> Copy:
    """Where a TimeGate names a TimeMap and no memento: the copy in it that is nearest in time."""
    found = links(answer.headers.get("link", ""))
    places = [link.target for link in found if "timemap" in link.rel]
    mementos = [link for link in found if "memento" in link.rel and link.at]
    if places and not mementos:
        where = urljoin(gate, places[0])
        final, listed = visit.follow(where, {"Accept": "application/link-format"}, lambda _: False)
        text = content(final, listed)[: settings.TIMEMAP_BYTES].decode("utf-8", "replace")
        mementos = [link for link in links(text) if "memento" in link.rel and link.at]
        gate = final
    if not mementos:
        raise SourceError(
            f"{url}: {host_of(parsed(gate))[0]} answers as no archive does (no Memento-Datetime, no TimeMap); ask another "
            "with --timegate."
        )
    best = min(mementos, key=lambda link: seconds_between(link.at or "", when))
    hops = _Hops()
    final, answer = visit.follow(urljoin(gate, best.target), {}, hops)
    if not _is_memento(answer):
        raise SourceError(f"{url}: the archive does not say of which time its copy is; ask another with --timegate.")
    return _told(final, answer, url, hops)


def _raw(visit: Visit, copy: Copy) -> Copy:
    """The same copy as the archive got it."""
    if "/id_/" in copy.url or _is_own(copy) or "original-content" in copy.answer.headers.get("preference-applied", ""):
        return copy
    wanted, found = _STAMPED.subn(_IDENTITY, copy.url, count=1)
    if found:
        try:
            final, answer = visit.follow(wanted, {}, lambda a: a.status < 300)
        except StatusError as error:
            if error.status not in GONE:
                raise
        else:
            at = of_header(answer.headers.get("memento-datetime", "")) or _stamp(final)
            if at is not None and "id_/" in final:
                return Copy(final, at, copy.original, answer)
    if (
        not copy.answer.headers.get("content-type", "")
        .lower()
        .startswith(("text/html", "application/xhtml", "text/plain"))
    ):
        return copy  # an archive writes its banner into pages only
    raise SourceError(
        f"{copy.original}: the archive shows its copy ({copy.url}) inside a page of its own only, which would be read as "
        "text; save the copy without the banner and give the file."
    )


def _is_own(copy: Copy) -> bool:
    """Whether the publisher keeps the versions of its pages itself."""
    return urlsplit(copy.url).hostname == urlsplit(copy.original).hostname


def _stamp(place: str) -> str | None:
    from diplodiff.sources.instants import instant

    m = regex(r"/(\d{14})id_/").search(place)
    return instant(m.group(1)) if m else None


def _same_page(one: str, other: str) -> bool:
    """Whether two addresses name one page, but for what archives make alike: http and https, www, a last slash, case."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    path = parts.path.rstrip("/") or ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port}" if parts.port not in (None, 80, 443) else host, path.lower(), parts.query
