"""A page out of a WARC file (ISO 28500), as it was served then: `file.warc.gz#https://example.org/page`."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import urldefrag, urljoin

from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.model import Snapshot
from diplodiff.provenance import Provenance
from diplodiff.settings import limits
from diplodiff.settings import sources as settings
from diplodiff.sources.web_body import BodyError, decoded, unchunked

_CHUNK = 1 << 16
_DOCUMENTS = (
    "text/html",
    "application/xhtml",
    "application/pdf",
    "application/msword",
    "application/vnd.",
    "text/plain",
)
# What the reader of records raises on one that is not as it should be; OverflowError: a length beyond all bounds.
_DAMAGED = (EOFError, OSError, ValueError, AttributeError, TypeError, KeyError, OverflowError)
Open = Callable[[], BinaryIO]


class Page(NamedTuple):
    """A record that holds a page, or says that it is the same as another's (refers_to)."""

    url: str
    date: str
    status: int
    media_type: str
    location: str
    refers_to: tuple[str, str] | None
    body: bytes


class Wanted(NamedTuple):
    """Which page: its address (None: the only one there is), and the time nearest to which (None: the last)."""

    url: str | None
    when: str | None = None


def is_warc(path: str) -> bool:
    """Whether the content of a file begins like a WARC file, packed or not."""
    try:
        with open(path, "rb") as file:
            start = file.read(2048)
    except (OSError, ValueError):
        return False
    if start[:2] == b"\x1f\x8b":
        with contextlib.suppress(zlib.error):
            start = zlib.decompressobj(31).decompress(start, 16)
    return start.startswith(b"WARC/")


def document(opened: Open, shown: str, wanted: Wanted) -> Snapshot:
    """The page, redirects inside the file followed. shown is what the file is called in messages.

    Raises SourceError where the file is damaged or lacks the page, EmptyTextError where the page is empty.
    """
    first, seen = wanted.url, wanted
    for _ in range(settings.MAX_REDIRECTS):
        page = _found(opened, shown, seen)
        if page.refers_to is not None:
            seen = Wanted(page.refers_to[0] or page.url, page.refers_to[1] or None)
            original = _found(opened, shown, seen, originals=True)
            page = page._replace(body=original.body, media_type=original.media_type, status=original.status)
        if 300 <= page.status < 400 and page.location:
            seen = Wanted(_target(page, shown), wanted.when)
            continue
        if page.status >= 400:
            raise SourceError(f"{shown}: the copy of {page.url} is an error page ({page.status}); choose another copy.")
        if not page.body:
            raise EmptyTextError(f"{shown}: the copy of {page.url} is empty; choose another copy.")
        return Snapshot(
            first or page.url, page.body, page.media_type, hashlib.sha256(page.body).hexdigest(), page.date,
            Provenance(url=page.url, copy=shown),
        )  # fmt: skip
    raise SourceError(f"{shown}: the copies redirect in circles; give the address of the final page.")


def _target(page: Page, shown: str) -> str:
    """Where a page redirects to, without a fragment."""
    try:
        return urldefrag(urljoin(page.url, page.location))[0]
    except ValueError as exc:
        raise SourceError(f"{shown}: the copy of {page.url} redirects to no address; choose another copy.") from exc


def _found(opened: Open, shown: str, wanted: Wanted, originals: bool = False) -> Page:
    """The best record for an address."""
    best: Page | None = None
    others: dict[str, None] = {}
    with opened() as file:
        for page in _pages(file, shown, wanted.url):
            if page is None or (originals and page.refers_to is not None):
                continue
            if wanted.url is None and not _is_document(page):
                continue
            others.setdefault(page.url)
            best = page if best is None or _better(page, best, wanted.when) else best
    if best is None:
        what = f"a copy of {wanted.url}" if wanted.url else "a page"
        raise SourceError(f"{shown} holds no {what[2:]}; check which addresses it was made of.")
    if wanted.url is None and len(others) > 1:
        listed = ", ".join(list(others)[: settings.WARC_SHOWN]) + (" ..." if len(others) > settings.WARC_SHOWN else "")
        raise SourceError(f"{shown} holds several pages; name one after a #: {listed}.")
    return best


def _better(page: Page, best: Page, when: str | None) -> bool:
    """Nearer to the time that is wanted, else later; times of one form compare as text."""
    if when is None:
        return page.date >= best.date
    from diplodiff.sources.instants import seconds_between

    return seconds_between(page.date, when) < seconds_between(best.date, when)


def _is_document(page: Page) -> bool:
    return page.status == 200 and page.media_type.lower().startswith(_DOCUMENTS)


def _pages(file: BinaryIO, shown: str, url: str | None) -> Iterator[Page | None]:
    """The pages of a file; None for what is none or of another address. Raises SourceError where it is damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    stream = _Bounded(file, shown)
    try:
        records = ArchiveIterator(stream, check_digests=True)
        while True:
            stream.heads = settings.WARC_HEAD_BYTES
            with contextlib.redirect_stderr(io.StringIO()):  # it prints what a damaged file holds
                record = next(records, None)
            stream.heads = None
            if record is None:
                return
            yield _page(record, shown, url)
            while record.raw_stream.read(_CHUNK):
                pass
    except (*_DAMAGED, zlib.error, ArchiveLoadFailed) as exc:
        raise SourceError(f"{shown} is no whole WARC file; get it again.") from exc


def _page(record: Any, shown: str, url: str | None) -> Page | None:
    kind, head = record.rec_type, record.rec_headers
    target = urldefrag((head.get_header("WARC-Target-URI") or "").strip("<>"))[0]
    if kind not in ("response", "resource", "revisit") or not target or (url is not None and target != url):
        return None
    date = (head.get_header("WARC-Date") or "")[:19].rstrip("Z") + "Z"
    http = record.http_headers if kind != "resource" else None
    if kind == "response" and http is None:
        return None
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else 200
    named = {name.lower(): value for name, value in http.headers} if http else {}
    media_type = named.get("content-type") or (head.get_header("Content-Type") or "" if kind == "resource" else "")
    refers = None
    if kind == "revisit":
        refers = (head.get_header("WARC-Refers-To-Target-URI") or "", head.get_header("WARC-Refers-To-Date") or "")
    elif head.get_header("WARC-Truncated"):
        raise SourceError(f"{shown} holds only a part of {target}; choose another copy.")
    wanted = refers is None and status == 200 and (url is not None or media_type.lower().startswith(_DOCUMENTS))
    body = _payload(record, named, f"{shown}: the copy of {target}") if wanted else b""
    return Page(target, date, status, media_type.strip(), named.get("location", "").strip(), refers, body)


def _payload(record: Any, named: dict[str, str], shown: str) -> bytes:
    pieces, size = [], 0
    while piece := record.raw_stream.read(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limits.MAX_SOURCE_BYTES:
            raise SourceError(f"{shown} is larger than {limits.MAX_SOURCE_BYTES >> 20} MiB; it is not read.")
    if record.digest_checker.passed is False:
        raise SourceError(f"{shown} was changed after it was made: it does not have its own checksum.")
    body = b"".join(pieces)
    try:
        if "chunked" in named.get("transfer-encoding", "").lower():
            body = unchunked(body)
        coding = named.get("content-encoding", "")
        # some programs store what was inside and leave the header
        return body if "gzip" in coding.lower() and body[:2] != b"\x1f\x8b" else decoded(body, coding)
    except BodyError as exc:
        raise SourceError(f"{shown} {exc}.") from exc


class _Bounded(io.RawIOBase):
    """The unpacked content of a file, of which no more is read than is safe. heads: bytes left for headers."""

    def __init__(self, file: BinaryIO, shown: str) -> None:
        self._shown = shown
        start = file.read(2)
        file.seek(0)
        self._file: Any = gzip.GzipFile(fileobj=file) if start == b"\x1f\x8b" else file
        self._left = settings.WARC_BYTES
        self._until = time.monotonic() + settings.WARC_SECONDS
        self._begun = False
        self.heads: int | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._file.read(_CHUNK if size < 0 else min(size, _CHUNK))
        if not self._begun and not data.startswith(b"WARC/"):
            raise SourceError(f"{self._shown} is no WARC file; check the path.")
        self._begun = True
        self._left -= len(data)
        if self.heads is not None:
            self.heads -= len(data)
        if self._left < 0 or (self.heads or 0) < 0:
            raise SourceError(f"{self._shown} is too large, or made to be; cut out the records that are wanted.")
        if time.monotonic() > self._until:
            raise SourceError(f"{self._shown} takes too long to read; cut out the records that are wanted.")
        return data
