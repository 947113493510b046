"""The body of an HTTP message out of its content codings, whole and within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from diplodiff.settings import limits
from diplodiff.settings.sources import CHUNK_LINE_BYTES, MAX_CODINGS, MAX_GZIP_MEMBERS

ACCEPTED = "gzip, deflate"


class BodyError(ValueError):
    """A body that cannot be decoded; the message is the rest of a sentence that begins with the address."""


def decoded(body: bytes, codings: str) -> bytes:
    """What is inside; codings is the Content-Encoding header. Raises BodyError."""
    names = [name for name in (part.strip().lower() for part in codings.split(",")) if name not in ("", "identity")]
    if len(names) > MAX_CODINGS:
        raise BodyError("is packed again and again; get the document another way and give the file")
    for name in reversed(names):
        unpack = _CODINGS.get(name)
        if unpack is None:
            shown = name if name.isascii() and name.isalnum() else "unknown"
            raise BodyError(f"is sent in a coding ({shown}) that was not asked for; save the page and give the file")
        body = unpack(body) if body else body
    return body


def unchunked(body: bytes) -> bytes:
    """The body out of the framing of chunks (RFC 9112, section 7.1); as it is where it has none. Raises BodyError."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + CHUNK_LINE_BYTES)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not size or size.strip(b"0123456789abcdefABCDEF"):
            if at == 0:
                return body
            raise BodyError("ends too early; choose another copy")
        length, at = int(size, 16), end + 1
        if length == 0:
            return b"".join(pieces)
        if at + length > len(body):
            raise BodyError("ends too early; choose another copy")
        pieces.append(body[at : at + length])
        at += length
        at = body.find(b"\n", at, at + 2) + 1 or at


def _gzip(body: bytes) -> bytes:
    found, size, left = [], 0, body
    for _ in range(MAX_GZIP_MEMBERS):
        piece, left = _inflated(left, 31, size)
        found.append(piece)
        size += len(piece)
        if left[:2] != b"\x1f\x8b":  # nothing, or padding after the last member
            return b"".join(found)
    raise BodyError("is packed in too many pieces; get the document another way and give the file")


def _deflate(body: bytes) -> bytes:
    """As zlib data, or bare as some servers send it."""
    try:
        return _inflated(body, 15)[0]
    except BodyError:
        return _inflated(body, -15)[0]


def _inflated(body: bytes, window: int, before: int = 0) -> tuple[bytes, bytes]:
    limit = limits.MAX_SOURCE_BYTES - before
    stream = zlib.decompressobj(window)
    try:
        found = stream.decompress(body, limit + 1)
    except zlib.error as exc:
        raise BodyError("sent damaged compressed data; try again later") from exc
    if len(found) > limit:
        raise BodyError(
            f"is larger than {limits.MAX_SOURCE_BYTES >> 20} MiB; download the document itself and give the file"
        )
    if not stream.eof:  # cut short: what is missing must not look as if the publisher had left it out
        raise BodyError("sent compressed data that ends too early; try again later")
    return found, stream.unused_data


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
}
