"""How sure a lone paragraph is where the texts number their paragraphs, and it has no number."""

from __future__ import annotations

from tests.reading import compared

ITEMS = [
    f"{n}. The Sides will measure the water of the river at bridge {n} and publish what they find." for n in range(1, 9)
]
LONE = "The glaciers of the northern valley are to be surveyed by an expedition of both academies."
HEAD = ["Joint Declaration on the River", "The Sides have agreed as follows:"]


def _confidence(*lines: str, other: list[str]) -> list[str]:
    page = "<html><body><nav><a href='/'>News</a></nav>{}</body></html>"
    pages = [page.format("".join(f"<p>{line}</p>" for line in text)) for text in (lines, other)]
    found = compared(*pages).findings
    return [f.confidence for f in found if f.rule == "one-sided-paragraph"]


def test_without_a_number_among_numbered_ones_it_may_be_the_pages() -> None:
    assert _confidence(*HEAD, *ITEMS[:4], LONE, *ITEMS[4:], other=[*HEAD, *ITEMS]) == ["tentative"]


def test_in_a_document_that_is_no_page_it_is_sure() -> None:
    found = compared("\n\n".join([*HEAD, *ITEMS[:4], LONE, *ITEMS[4:]]), "\n\n".join([*HEAD, *ITEMS])).findings
    assert [f.confidence for f in found if f.rule == "one-sided-paragraph"] == ["strong"]


def test_with_a_number_it_is_sure() -> None:
    assert _confidence(*HEAD, *ITEMS, f"9. {LONE}", other=[*HEAD, *ITEMS]) == ["strong"]


def test_without_a_number_where_others_have_none_either_it_is_sure() -> None:
    more = "Each Side bears its own costs for bridges, gauges, boats and the printing of reports."
    lines = [*HEAD, *ITEMS[:2], more, *ITEMS[2:4]]
    assert _confidence(*lines, LONE, *ITEMS[4:], other=[*lines, *ITEMS[4:]]) == ["strong"]
