"""Requests and answers as a WARC 1.1 file (ISO 28500:2017), every byte as it was on the wire."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from diplodiff import __version__
from diplodiff.provenance import Exchange

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"


class Earlier(NamedTuple):
    """The answer that held the same page: digest is that of its payload as WARC has it."""

    url: str
    date: str
    digest: str


def packed(exchanges: Sequence[Exchange], agent: str, notes: Mapping[str, str], same: Earlier | None = None) -> bytes:
    """The file, each record packed by itself. same: the last answer is the one that was kept earlier, and is not kept
    again. notes stand in a metadata record of the last answer.
    """
    from warcio.utils import Digester
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):  # type: ignore[misc]
        @staticmethod
        def _create_digester() -> Any:
            return Digester("sha256")

    out = io.BytesIO()
    writer = Writer(out, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record(None, _about(agent)))
    for n, exchange in enumerate(exchanges, 1):
        last = n == len(exchanges)
        _write(writer, exchange, same if last else None, dict(notes) if last else {})
    return out.getvalue()


def payload_digest(exchange: Exchange) -> str:
    """The digest of an answer's payload as it stands in the file."""
    digest = hashlib.sha256(_parted(exchange.response)[1]).digest()
    return "sha256:" + base64.b32encode(digest).decode()


def _about(agent: str) -> dict[str, str]:
    return {
        "software": f"diplodiff/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "http-header-user-agent": agent,
    }


def _write(writer: Any, exchange: Exchange, same: Earlier | None, notes: dict[str, str]) -> None:
    head, body = _parted(exchange.response)
    said = {"WARC-Date": exchange.at, **({"WARC-IP-Address": exchange.ip} if exchange.ip else {})}
    if same is None:
        answer = writer.create_warc_record(
            exchange.url, "response", payload=io.BytesIO(body), length=len(body), http_headers=_Raw(head),
            warc_headers_dict=said,
        )  # fmt: skip
    else:
        answer = writer.create_revisit_record(
            exchange.url, same.digest, same.url, same.date, http_headers=_Raw(head), warc_headers_dict=said
        )
        kind = "server-not-modified" if b" 304" in head[:16] else "identical-payload-digest"
        answer.rec_headers.replace_header("WARC-Profile", _PROFILE + kind)
    writer.write_record(answer)
    name = answer.rec_headers.get_header("WARC-Record-ID")
    asked_head, asked_body = _parted(exchange.request)
    concurrent = {"WARC-Date": exchange.at, "WARC-Concurrent-To": name}
    writer.write_record(
        writer.create_warc_record(
            exchange.url,
            "request",
            payload=io.BytesIO(asked_body),
            length=len(asked_body),
            http_headers=_Raw(asked_head),
            warc_headers_dict=concurrent,
        )
    )
    lines = {**{f"tls-{key}": value for key, value in exchange.tls}, **notes}
    if lines:
        fields = "".join(f"{key}: {' '.join(value.split())}\r\n" for key, value in lines.items()).encode()
        writer.write_record(
            writer.create_warc_record(
                exchange.url,
                "metadata",
                payload=io.BytesIO(fields),
                length=len(fields),
                warc_content_type="application/warc-fields",
                warc_headers_dict=concurrent,
            )
        )


def _parted(message: bytes) -> tuple[bytes, bytes]:
    """Headers, with the empty line that ends them, and body; interim answers (100 Continue) are no part of the answer."""
    while True:
        ends = [(at + len(mark), at) for mark in (b"\r\n\r\n", b"\n\n") if (at := message.find(mark)) >= 0]
        if not ends:
            return message, b""
        end = min(ends)[0]
        head, body = message[:end], message[end:]
        if not (head.startswith(b"HTTP/1.") and head[9:10] == b"1" and head[9:12] != b"101"):
            return head, body
        message = body


class _Raw:
    """HTTP headers that are written as they came: the library would print them anew, from what it understood."""

    def __init__(self, raw: bytes) -> None:
        self.headers_buff = raw

    def compute_headers_buffer(self, _: object = None) -> None:
        """Nothing to do."""
