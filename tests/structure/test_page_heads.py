"""Heads on pages of plain text that stand there once: the title again, or a line in the midst of a sentence."""

from __future__ import annotations

from tests.reading import read

_TITLE = "Joint Statement of the Republic of Ostra and the Kingdom of Vael on Navigation"
_FIRST = f"{_TITLE[:44]}\n{_TITLE[45:]}\n\n1. The Sides will open a ferry line between\ntheir ports and exchange lists of the"


def _labels(second: str) -> list[tuple[str | None, str]]:
    return [(p.label, p.text) for p in read(f"{_FIRST}\n\n\f{second}").paragraphs if p.label]


def test_the_title_at_the_head_of_the_second_page_is_its_head() -> None:
    rest = "lighthouses on their coasts.\n\n2. The Sides will meet again.\n"
    whole = (
        "The Sides will open a ferry line between their ports and exchange lists of the lighthouses on their coasts."
    )
    assert _labels(f"{_TITLE}\n\n{rest}") == [("1", whole), ("2", "The Sides will meet again.")]


def test_a_line_in_the_midst_of_a_sentence_is_a_head() -> None:
    rest = "lighthouses on their coasts.\n\n2. The Sides will meet again.\n"
    (_, first), *_ = _labels(f"No. 14/2031 Home\n\n{rest}")
    assert first.endswith("lists of the lighthouses on their coasts.")


def test_a_heading_at_the_top_of_a_page_stays() -> None:
    text = read(f"{_FIRST} buoys.\n\n\fTrade\n\n2. The Sides will meet again every year in Kelm.\n")
    assert "Trade" in [p.text for p in text.paragraphs]
