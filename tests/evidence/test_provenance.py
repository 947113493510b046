"""Who runs the site that a text came from, and that every report says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from diplodiff.errors import UsageError
from diplodiff.fetching import Request
from diplodiff.model import Comparison, Snapshot
from diplodiff.pipeline import compare, read
from diplodiff.provenance import Provenance
from diplodiff.render import DOCUMENTS, RENDERERS, drawn, text_renderer
from diplodiff.render.options import Options
from diplodiff.sources import publishers
from diplodiff.sources.publishers import ROLES, publisher
from tests.evidence.pages import page
from tests.render.test_schemas import validator


def snapshot(url: str, body: bytes = b"") -> Snapshot:
    return Snapshot(
        url, body or page(), "text/html; charset=utf-8", "0" * 64, "2026-02-04T10:00:00Z", Provenance(url=url)
    )


def compared(*urls: str) -> Comparison:
    return compare([Request(url, held=snapshot(url)) for url in urls])


@pytest.mark.parametrize(
    ("url", "rank", "name"),
    [
        ("https://mofa.gov.pk/press/1", "P0", "Ministry of Foreign Affairs of Pakistan"),
        ("https://WWW.Akorda.kz./kz/x", "P0", "President of Kazakhstan"),
        ("https://www.gov.kz/memleket/entities/mfa/press/1?lang=kk", "P0", "Ministry of Foreign Affairs of Kazakhstan"),
        ("https://www.gov.kz/memleket/entities/moa", "P0", "Government of Kazakhstan"),
        ("https://treaties.un.org/doc", "P1", "United Nations Treaty Collection"),
        ("https://eur-lex.europa.eu/eli", "P1", "EUR-Lex"),
        ("https://qazinform.com/news", "P2", "Qazinform"),
        ("https://www.reuters.com/world", "P3", "Reuters"),
        ("https://en.wikipedia.org/wiki/X", "P4", "Wikipedia"),
    ],
)
def test_known_sites(url: str, rank: str, name: str) -> None:
    found = publisher(url)
    assert found is not None
    assert (found.rank, found.name) == (rank, name)


@pytest.mark.parametrize(
    "url", ["https://example.org/", "https://notmofa.gov.pk.evil.example/", "a.pdf", None, "https://[x/"]
)
def test_unknown_sites_have_no_rank(url: str | None) -> None:
    assert publisher(url) is None


def test_the_list_is_sound() -> None:
    sites = publishers._shipped()
    assert len(sites) > 300
    assert {site.role for site in sites.values()} == set(ROLES)
    assert len({site.country for site in sites.values()}) > 80
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}(/[\w/-]+)?", host) for host in sites)
    rows = [r for r in Path(publishers._DATA).read_text(encoding="utf-8").splitlines() if r and r[0] not in "#h"]
    assert len(sites) >= len(rows)


def test_a_users_list_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "\ufeffhost,role,country,name\nexample.org,agency,PK,Our Agency\nmofa.gov.pk,press,PK,Mirror\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("DIPLODIFF_PUBLISHERS", str(path))
    assert getattr(publisher("https://sub.example.org/x"), "rank", None) == "P2"
    assert getattr(publisher("https://mofa.gov.pk/"), "name", None) == "Mirror"
    assert getattr(publisher("https://akorda.kz/"), "rank", None) == "P0"
    for line in ("example.org,king,PK,Name", "example.org,agency", "example.org,agency,PAK,Name"):
        other = tmp_path / f"{len(line)}.csv"
        other.write_text(f"{line}\n", encoding="utf-8")
        monkeypatch.setenv("DIPLODIFF_PUBLISHERS", str(other))
        with pytest.raises(UsageError, match="line 1"):
            publisher("https://example.org/")
    monkeypatch.setenv("DIPLODIFF_PUBLISHERS", str(tmp_path / "none.csv"))
    with pytest.raises(UsageError, match="DIPLODIFF_PUBLISHERS"):
        publisher("https://example.org/")


def test_a_warning_where_ranks_are_far_apart() -> None:
    (note,) = [n for n in compared("https://mofa.gov.pk/1", "https://qazinform.com/1").notes if n.code == "provenance"]
    assert "A from Ministry of Foreign Affairs of Pakistan (P0, ministry)" in note.message
    assert "B from Qazinform (P2, agency)" in note.message
    near = compared("https://mofa.gov.pk/1", "https://undocs.org/1")
    unknown = compared("https://mofa.gov.pk/1", "https://example.org/1")
    assert not [n for n in (*near.notes, *unknown.notes) if n.code == "provenance"]


def test_a_state_that_is_no_party_reproduces() -> None:
    body = (
        page()
        .replace(b"Republic of Ostra", b"Islamic Republic of Pakistan")
        .replace(b"Kingdom of Vael", b"Republic of Kazakhstan")
    )
    ranks = {}
    for url in ("https://mofa.gov.pk/1", "https://mofa.go.jp/1", "https://undocs.org/1"):
        text = read(Request(url, held=snapshot(url, body)))
        assert set(text.instrument.parties) == {"PK", "KZ"}
        site = text.source.provenance.publisher
        assert site is not None
        ranks[url] = site.rank
    assert list(ranks.values()) == ["P0", "P3", "P1"]


@pytest.mark.parametrize("form", [*RENDERERS, *DOCUMENTS])
def test_every_report_says_where_a_text_came_from(form: str) -> None:
    urls = ("https://mofa.gov.pk/1", "https://www.reuters.com/1")
    kept = Provenance("https://mofa.gov.pk/moved", "https://archive.example/web/2026/x", "ab" * 32)
    first = replace(snapshot(urls[0], page({2})), provenance=kept)
    comparison = compare([Request(urls[0], "A side", held=first), Request(urls[1], "B side", held=snapshot(urls[1]))])
    report = drawn(form, comparison, Options(width=100))
    if isinstance(report, bytes):
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(report)) as parts:
            report = " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    said = " ".join(re.sub(r"<[^>]*>", "", report).split())
    if form in ("csv", "github", "jsonl", "rows"):  # a line a finding: they name the text, its source stands elsewhere
        return
    for what in ("Ministry of Foreign Affairs of Pakistan", "P0", "P3", "moved", "archive.example", "abab"):
        assert what in said or what in report, f"{form} lacks {what}"


def test_the_json_of_a_text_holds_to_its_schema() -> None:
    import json

    text = read(Request("https://mofa.gov.pk/1", held=snapshot("https://mofa.gov.pk/1")))
    told = json.loads(text_renderer("json")(text, Options()))
    validator("show").validate(told)
    assert told["source"]["publisher"]["country"] == "PK"
