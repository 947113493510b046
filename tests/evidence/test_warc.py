"""WARC files as sources, of whatever program, sound or not."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.settings import limits
from diplodiff.settings import sources as settings
from diplodiff.sources import fetch
from tests.evidence.pages import page

URL = "https://mofa.ostra.example/declaration"
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def written(path: Path, *records: tuple[str, str, str, bytes], packed: bool = True, **extra: str) -> Path:
    """A file of records: type, address, time, and the HTTP message or the content."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "another program"}))
    for kind, url, date, message in records:
        said = {"WARC-Date": date, **{name.replace("_", "-"): value for name, value in extra.items()}}
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(message), length=len(message), warc_headers_dict=said,
                warc_content_type="application/http; msgtype=response" if kind == "response" else "text/html",
            )
        )  # fmt: skip
    path.write_bytes(out.getvalue())
    return path


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]).encode() + body


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("kind", ["response", "resource"])
def test_a_page_by_its_address(tmp_path: Path, packed: bool, kind: str) -> None:
    path = written(
        tmp_path / ("a.warc.gz" if packed else "a.warc"),
        (
            kind,
            "https://other.example/",
            "2026-02-04T10:00:00Z",
            page({1}) if kind == "resource" else answer(page({1})),
        ),
        (kind, URL, "2026-02-04T10:00:00.123456Z", page() if kind == "resource" else answer(page())),
        packed=packed,
    )
    got = fetch(f"{path}#{URL}")
    assert (got.body, got.origin, got.retrieved_at) == (page(), URL, "2026-02-04T10:00:00Z")
    assert (got.provenance.url, got.provenance.copy) == (URL, str(path))


def test_the_last_copy_or_the_one_nearest_to_a_time(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.warc.gz",
        ("response", URL, "2026-02-04T10:00:00Z", answer(page())),
        ("response", URL, "2026-02-09T10:00:00Z", answer(page({3}))),
        ("response", URL, "2026-02-06T10:00:00Z", answer(page({4}))),
    )
    assert fetch(f"{path}#{URL}").body == page({3})
    assert fetch(f"{path}#{URL}@2026-02-05").body in (page(), page({4}))
    assert fetch(f"{path}#{URL}@2026-02-04").body == page()
    assert fetch(str(path)).body == page({3})


def test_redirects_and_what_was_the_same_again(tmp_path: Path) -> None:
    out = tmp_path / "a.warc.gz"
    moved = answer(b"", "Location: /declaration", status="301 Moved")
    written(
        out,
        ("response", "https://mofa.ostra.example/old", "2026-02-04T10:00:00Z", moved),
        ("response", URL, "2026-02-04T10:00:00Z", answer(page())),
    )
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_revisit_record(URL, "sha1:AAAA", URL, "2026-02-04T10:00:00Z"))
    out.write_bytes(out.read_bytes() + buffer.getvalue())
    assert fetch(f"{out}#https://mofa.ostra.example/old").body == page()
    assert fetch(f"{out}#{URL}").body == page()
    loop = answer(b"", f"Location: {URL}", status="302 Found")
    circle = written(tmp_path / "b.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", loop))
    with pytest.raises(SourceError, match="circles"):
        fetch(f"{circle}#{URL}")


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    "message",
    [
        answer(chunked(page()), "Transfer-Encoding: chunked"),
        answer(page(), "Transfer-Encoding: chunked"),  # the framing taken off, the header left
        answer(gzip.compress(page()), "Content-Encoding: gzip"),
        answer(page(), "Content-Encoding: gzip"),  # unpacked, the header left
        answer(chunked(zlib.compress(page())), "Transfer-Encoding: chunked", "Content-Encoding: deflate"),
    ],
)
def test_bodies_as_they_were_sent_or_not(tmp_path: Path, message: bytes) -> None:
    path = written(tmp_path / "a.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", message))
    assert fetch(f"{path}#{URL}").body == page()


def test_what_a_file_lacks_is_said(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.warc.gz",
        ("response", URL, "2026-02-04T10:00:00Z", answer(page())),
        ("response", URL + "/2", "2026-02-04T10:00:00Z", answer(page())),
        ("response", URL + "/gone", "2026-02-04T10:00:00Z", answer(b"x", status="404 Not Found")),
        ("response", URL + "/empty", "2026-02-04T10:00:00Z", answer(b"")),
    )
    with pytest.raises(SourceError, match=r"several pages; name one after a #: https://mofa"):
        fetch(str(path))
    with pytest.raises(SourceError, match=r"holds no copy of https://none\.example/"):
        fetch(f"{path}#https://none.example/")
    with pytest.raises(SourceError, match=r"error page \(404\)"):
        fetch(f"{path}#{URL}/gone")
    with pytest.raises(EmptyTextError, match="empty"):
        fetch(f"{path}#{URL}/empty")
    part = written(
        tmp_path / "b.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", answer(page())), WARC_Truncated="time"
    )
    with pytest.raises(SourceError, match="only a part"):
        fetch(f"{part}#{URL}")


def test_what_was_changed_since_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc", ("response", URL, "2026-02-04T10:00:00Z", answer(page())), packed=False)
    path.write_bytes(path.read_bytes().replace(b"ports", b"parks"))
    with pytest.raises(SourceError, match="changed after it was made"):
        fetch(f"{path}#{URL}")


def long_headers() -> bytes:
    return b"WARC/1.1\r\n" + b"a:b\r\n" * 2_000_000


def test_a_redirect_to_no_address_is_refused(tmp_path: Path) -> None:
    moved = answer(b"", "Location: http://[", status="302 Found")
    path = written(tmp_path / "a.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", moved))
    with pytest.raises(SourceError, match="redirects to no address"):
        fetch(f"{path}#{URL}")


HOSTILE = {
    "cut": lambda raw: raw[: len(raw) // 2],
    "cut in the packing": lambda raw: raw[:-9],
    "rubbish behind": lambda raw: raw + b"\0" * 100 + b"WARC/1.1\r\nWARC-Type: \xff\r\n",
    "no length": lambda raw: b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + URL.encode() + b"\r\n\r\n",
    "minus length": lambda raw: (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: "
        + URL.encode()
        + b"\r\nContent-Length: -5\r\n\r\nHTTP/1.1 2"
    ),
    "headers without end": lambda raw: long_headers(),
    "headers without end, packed": lambda raw: gzip.compress(long_headers()),
    "a line without end": lambda raw: b"WARC/1.1\r\nX: " + b"x" * 5_000_000,
    "a bomb": lambda raw: gzip.compress(b"WARC/1.1\r\nContent-Length: 300000000\r\n\r\n" + b"\0" * 60_000_000, 1),
    "packed twice": lambda raw: gzip.compress(b"WARC/1.1\r\n\r\n") + gzip.compress(gzip.compress(b"x" * 100_000)),
    "a strange version": lambda raw: b"WARC/9.9\r\n\r\n\r\n",
    "a length beyond all bounds": lambda raw: (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: "
        + URL.encode()
        + b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
        + b"9" * 30
        + b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"
    ),
    "no type": lambda raw: b"WARC/1.1\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_damaged_and_hostile_files(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "WARC_BYTES", 50_000_000)
    monkeypatch.setattr(settings, "WARC_SECONDS", 5.0)
    path = written(tmp_path / "a.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", answer(page())))
    path.write_bytes(HOSTILE[name](path.read_bytes()))
    try:
        said = f"{fetch(f'{path}#{URL}').body.decode()}."
    except (SourceError, EmptyTextError) as error:
        said = str(error)
    assert said.isprintable()
    assert said.endswith(".")
    assert said.startswith(str(path)) or said == f"{page().decode()}."
    assert capfd.readouterr().err == ""


def test_a_large_page_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SOURCE_BYTES", 100_000)
    path = written(tmp_path / "a.warc.gz", ("response", URL, "2026-02-04T10:00:00Z", answer(b"x" * 200_000)))
    with pytest.raises(SourceError, match="larger than"):
        fetch(f"{path}#{URL}")


def test_a_file_that_is_called_warc_and_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"The sides agreed on trade.\n")
    assert fetch(str(path)).body == b"The sides agreed on trade.\n"
    with pytest.raises(SourceError, match="no such file"):
        fetch(f"{path}#{URL}")
