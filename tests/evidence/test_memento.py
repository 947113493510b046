"""Earlier copies of a page: the right one, as the archive got it, or a plain refusal."""

from __future__ import annotations

import json

import pytest

from diplodiff.cli.main import run
from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.fetching import Request
from diplodiff.pipeline import read
from diplodiff.sources import fetch
from diplodiff.sources.instants import instant, of_header
from diplodiff.sources.memento_links import links
from diplodiff.sources.policy import Policy
from tests.evidence.archive_server import Archive
from tests.evidence.pages import page
from tests.evidence.raw_server import RawServer

URL = "https://mofa.ostra.example/declaration"


def archive(server: RawServer, *ways: str) -> Archive:
    made = Archive(server, *ways)
    made.keep(URL, "2026-02-04", page())
    made.keep(URL, "2026-02-06", page({3}))
    made.keep(URL, "2026-03-01", page({3, 4}))
    return made


def policy(made: Archive) -> Policy:
    return Policy(timegate=made.gate)


@pytest.mark.parametrize(
    "ways", [(), ("second gate",), ("200",), ("200", "located"), ("map only",), ("listed in header",), ("no links",)]
)
def test_the_nearest_copy_as_the_archive_got_it(server: RawServer, ways: tuple[str, ...]) -> None:
    made = archive(server, *ways)
    if ways == ("200",):  # a TimeGate that answers with the copy itself: only its own page of it is to be had
        with pytest.raises(SourceError, match="inside a page of its own only"):
            fetch(f"{URL}@2026-02-05T20:00", policy=policy(made))
        return
    got = fetch(f"{URL}@2026-02-05T20:00", policy=policy(made))
    assert (got.body, got.origin, got.retrieved_at) == (page({3}), URL, "2026-02-06T08:00:00Z")
    assert "id_/" in (got.provenance.copy or "")
    assert fetch(f"{URL}@20260204", policy=policy(made)).body == page()
    assert server.count("/robots.txt") == 0


def test_the_copys_own_time_is_printed(server: RawServer, capsys: pytest.CaptureFixture[str]) -> None:
    made = archive(server)
    texts = [f"{URL}@2026-02-04", f"{URL}@2026-02-20"]
    assert run(["compare", *texts, "--timegate", made.gate, "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [t["source"]["retrieved_at"] for t in report["texts"]] == ["2026-02-04T08:00:00Z", "2026-03-01T08:00:00Z"]
    assert {f["code"] for f in report["findings"] if f["severity"] == "critical"} == {"P1"}
    assert "nearest to 2026-02-20" in next(
        n["message"] for n in report["texts"][1]["notes"] if n["code"] == "copy-time"
    )
    assert "Donate" not in json.dumps(report)


@pytest.mark.parametrize(
    ("ways", "words"),
    [
        (("no copies",), "has no copy of it"),
        (("no archive",), "answers as no archive does"),
        (("no time",), "answers as no archive does"),
        (("map only", "no time"), "does not say of which time"),
        (("bad time",), "does not say of which time"),
        (("wrong page",), r"sent a copy of https://elsewhere.example/ instead"),
        (("no raw",), "inside a page of its own only"),
        (("circle",), "redirects more than"),
        (("private",), "private address"),
    ],
)
def test_a_plain_refusal(server: RawServer, ways: tuple[str, ...], words: str) -> None:
    made = archive(server, *ways)
    with pytest.raises(SourceError, match=words) as caught:
        fetch(f"{URL}@2026-02-05", policy=policy(made))
    assert str(caught.value).endswith(".")


def test_a_copy_of_a_redirect_is_followed(server: RawServer) -> None:
    made = Archive(server)
    target = "https://mofa.ostra.example/texts/1"
    made.keep(URL, "2026-02-04", b"", "302 Found", f"Location: ARCHIVE/{target}")
    made.keep(target, "2026-02-04", page())
    got = fetch(f"{URL}@2026-02-04", policy=policy(made))
    assert (got.body, got.origin, got.provenance.url) == (page(), URL, target)


def test_files_need_no_raw_copy_and_empty_ones_are_told(server: RawServer) -> None:
    made = Archive(server, "no raw")
    made.keep(URL + ".pdf", "2026-02-04", b"%PDF-1.4 ...", "200 OK", "Content-Type: application/pdf")
    assert fetch(f"{URL}.pdf@2026-02-04", policy=policy(made)).body == b"%PDF-1.4 ..."
    other = Archive(server)
    other.keep(URL, "2026-02-04", b"")
    with pytest.raises(EmptyTextError, match="empty"):
        fetch(f"{URL}@2026-02-04", policy=policy(other))


def test_an_error_page_that_was_kept_is_no_text(server: RawServer) -> None:
    made = Archive(server)
    made.keep(URL, "2026-02-04", page(), "404 Not Found")
    with pytest.raises(SourceError, match=r"404|no copy"):
        fetch(f"{URL}@2026-02-04", policy=policy(made))


def test_a_copy_is_read_and_named_by_its_time(server: RawServer) -> None:
    made = archive(server)
    text = read(Request(f"{URL}@2026-02-04#en", policy=policy(made)))
    assert text.name == "declaration (2026-02-04T08:00:00Z)"
    assert len(text.paragraphs) == 9


def test_an_address_that_ends_like_a_date_by_chance(server: RawServer) -> None:
    server.page("/@2026-99-99", page())
    assert fetch(server.at("/@2026-99-99")).body == page()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-05", "2026-02-05T12:00:00Z"),
        ("2026-02-05T07:30", "2026-02-05T07:30:00Z"),
        ("2026-02-05T07:30:09Z", "2026-02-05T07:30:09Z"),
        ("20260205073009", "2026-02-05T07:30:09Z"),
        ("20260205", "2026-02-05T12:00:00Z"),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("yesterday", None),
    ],
)
def test_instants(text: str, expected: str | None) -> None:
    assert instant(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Thu, 05 Feb 2026 12:00:00 +0300", "2026-02-05T09:00:00Z"),
        ("Tue, 01 Jan 0999 00:00:00 GMT", "0999-01-01T00:00:00Z"),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("Fri, 31 Dec 99999999999 23:59:59 GMT", None),
        ("soon", None),
    ],
)
def test_times_of_headers(value: str, expected: str | None) -> None:
    assert of_header(value) == expected


def test_links_of_any_form() -> None:
    found = links(
        '<http://a/>;rel="original",\n <http://b/?x=1,2>; rel="first memento" ; datetime="Tue, 11 Sep 2001 20:36:10 GMT"'
        ", <no end; rel=x, ;;;, <http://c/>"
    )
    assert [link.target for link in found] == ["http://a/", "http://b/?x=1,2", "http://c/"]
    assert found[1].rel == ("first", "memento")
    assert found[1].at == "2001-09-11T20:36:10Z"
    assert links("<" * 100_000 + "; " * 50_000) == []
