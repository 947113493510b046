# ruff: noqa: E501  (tables)
"""Targets for what else comes from outside: archives of pages, links and times in headers, packed bodies, manifests."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib

from tests.fuzz import seeds

_URL = "https://mofa.ostra.example/declaration"
WORDS = (
    "WARC/1.1\r\n", "WARC-Type: response\r\n", "WARC-Type: revisit\r\n", "WARC-Refers-To-Target-URI: x\r\n", "Content-Length: 9\r\n",
    "Content-Length: -1\r\n", "WARC-Date: 2026-02-04T10:00:00Z\r\n", "HTTP/1.1 302 Found\r\n", "Location: //x\r\n", "Location: http://[\r\n",
    "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "\r\n\r\n", "5\r\n", "ffffffffffffffff\r\n", "0\r\n",
    "<http://x/>; rel=\"memento\"; datetime=\"Mon, 01 Jan 0001 00:00:00 +2300\"", "Fri, 31 Dec 9999 23:59:59 -1200", "User-agent: *\n",
    "Disallow: /*$*\n", "[[instrument]]\n", "[[instrument.text]]\n", "[options]\n", "id = \"x\"\n", "source = \"a.txt\"\n", "side = 1\n",
    "{\"id\": \"x\"}", "[", "{", "\"", "'''", "id,side,source\n", "\x1f\x8b\x08", "https://x.example/#pages=2-1", "#pages=99999999999999999999",
    "#ru", "capture://x@y", "2026-02-30T25:00", "=", ",", ";", "%00", "..", "9" * 30,
)  # fmt: skip


def served(body: bytes) -> None:
    """One reader of such things; the first byte says which."""
    _READERS[body[0] % len(_READERS) if body else 0](body[1:])


def _archive(body: bytes) -> None:
    from diplodiff.sources.warc import Wanted, document

    for wanted in (Wanted(_URL, "2026-02-05T00:00:00Z"), Wanted(None)):
        found = document(lambda: io.BytesIO(body), "a.warc", wanted)
        assert found.body


def _body(body: bytes) -> None:
    from diplodiff.sources.web_body import BodyError, decoded, unchunked

    for coding in ("gzip", "deflate", "gzip, deflate", "identity", "br"):
        with contextlib.suppress(BodyError):
            decoded(unchunked(body), coding)


def _header(body: bytes) -> None:
    from diplodiff.sources.address import address
    from diplodiff.sources.instants import instant, of_header, seconds_between, to_header
    from diplodiff.sources.memento_links import links

    text = body.decode("utf-8", "replace")
    for link in links(text):
        assert link.at is None or instant(link.at) == link.at
    for line in text.split("\n"):
        if when := of_header(line):
            assert seconds_between(when, when) == 0.0
            to_header(when)
        instant(line)
    address(text, known="")


def _manifest(body: bytes) -> None:
    from diplodiff.archive.manifest import _read

    form, content = body[:1], body[1:]
    _read(f"m{('.toml', '.csv', '.jsonl')[form[0] % 3 if form else 0]}", content)


_READERS = (_archive, _body, _header, _manifest)


def found() -> list[bytes]:
    """A sound input for each reader."""
    from diplodiff.language.normalise import published

    page = f"<html><body><p>{published(seeds.text()[0].decode())[:300]}</p></body></html>".encode()
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    heads = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {_URL}\r\nWARC-Date: 2026-02-04T10:00:00Z\r\n"
    heads += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(message)}\r\n\r\n"
    record = heads.encode() + message + b"\r\n\r\n"
    link = f'<{_URL}>; rel="original", <https://a.example/1/{_URL}>; rel="first memento"; '
    link += 'datetime="Wed, 04 Feb 2026 10:00:00 GMT"\nWed, 04 Feb 2026 10:00:00 GMT\n'
    toml = '[[instrument]]\nid = "a"\ntitle = "A"\n[[instrument.text]]\nsource = "a.txt"\nside = "Ostra"\n'
    toml += '[[instrument.text]]\nsource = "https://x.example/b"\nside = "Vael"\nlanguage = "ru"\n'
    table = "instrument,source,side\na,a.txt,Ostra\na,b.txt,Vael\n"
    line = '{"id": "a", "text": [{"source": "a.txt"}, {"source": "b.txt", "side": "Vael"}]}\n'
    moved = record.replace(b"200 OK\r\n", b"302 OK\r\nLocation: /b\r\n")
    chunked = b"%x\r\n" % len(page) + page + b"\r\n0\r\n\r\n"
    return [
        b"\0" + record, b"\0" + moved, b"\0" + gzip.compress(record, mtime=0), b"\1" + gzip.compress(page, mtime=0), b"\1" + zlib.compress(page),
        b"\1" + chunked, b"\2" + link.encode(), b"\3\0" + toml.encode(), b"\3\1" + table.encode(), b"\3\2" + line.encode(),
    ]  # fmt: skip
