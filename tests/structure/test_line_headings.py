"""Which lines of a page are headings, and of what level; and what underlines, empty lines and page ends do in plain text."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.lines import join_lines

LONG = "The waters of the river Tessa and of its lakes and what the two Sides shall do for their fish and their mills"
BODY = "the two Sides will speak of their mills and of the roads to them"


def line(text: str, top: float, size: float = 10.0, left: float = 50.0, bold: bool = False, page: int = 1) -> Block:
    box = (left, top, left + 5 * len(text), top + 12)
    return Block(text, "line", Location(page, box), size=size, bold=bold)


def level(*headings: Block, body_bold: bool = False, body: str = BODY) -> tuple[str, int]:
    """Kind and level of the first block of a page with these lines above its text."""
    rest = [line(f"{mark} {body}", 200 + 14 * n, bold=body_bold) for n, mark in enumerate("ABCDEFGH")]
    first = join_lines((*headings, *rest))[0]
    assert first.text == " ".join(h.text for h in headings[:1]) or len(headings) > 1
    return first.kind, first.level


def place(text: str) -> float:
    """Where a line begins that stands in the middle of the column of the text."""
    return 50 + 2.5 * (len(BODY) + 2 - len(text))


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Waters", {}, 0),
        ("Waters", {"size": 11.1}, 0),
        ("Waters", {"size": 11.3}, 1),
        ("Waters", {"size": 14.0}, 1),
        ("Waters", {"bold": True}, 1),
        ("WATERS", {}, 1),
        ("WATER", {}, 0),  # an abbreviation has five letters, too
        ("Waters", {"centred": True}, 2),
        ("waters", {"centred": True}, 0),
        ("2026 – 2027", {"size": 14.0}, 0),
        ("The waters.", {"bold": True}, 0),
        ("The waters:", {"bold": True}, 1),
        ("The waters.", {"size": 14.0}, 0),
        ("The waters.", {"size": 14.0, "bold": True}, 1),
        ("Article 4.", {"bold": True}, 1),
        ("Article 4. Of the mills.", {"bold": True}, 1),  # 24 letters
        ("Article 4. Of the mills .", {"bold": True}, 0),
        ("第四条 关于河流和湖泊。", {"bold": True}, 0),
        ("第四条 河流。", {"bold": True}, 1),
        ("x".join("W" * 100) + "w", {"bold": True}, 1),  # 200 letters
        ("x".join("W" * 101), {"bold": True}, 0),
    ],
)
def test_what_sets_a_heading_apart(text: str, style: dict[str, object], expected: int) -> None:
    given = {k: v for k, v in style.items() if k != "centred"}
    left = place(text) if style.get("centred") else 50.0
    kind, found = level(line(text, 150, left=left, **given))  # type: ignore[arg-type]
    assert (kind, found) == ("heading" if expected else "paragraph", expected)


def test_larger_type_stands_higher_and_bold_below_it() -> None:
    sizes = [
        line(f"Waters of {name}", 20 + 40 * n, size)
        for n, (name, size) in enumerate(zip("ABC", (18, 14, 12), strict=True))
    ]
    bold = line("Waters of D", 150, bold=True)
    centred = line("Waters of E", 175, left=place("Waters of E"))
    found = join_lines(
        (*sizes, bold, centred, *(line(f"{mark} {BODY}", 200 + 14 * n) for n, mark in enumerate("ABCDEFGH")))
    )
    assert [block.level for block in found[:5]] == [1, 2, 3, 4, 5]


def test_the_fourth_size_needs_more_than_its_size() -> None:
    sizes = [line(f"Waters of {name}", 20 + 40 * n, 22 - 2 * n) for n, name in enumerate("ABCD")]
    assert [
        b.level
        for b in join_lines((*sizes, *(line(f"{mark} {BODY}", 200 + 14 * n) for n, mark in enumerate("ABCDEFGH"))))
    ][:4] == [1, 2, 3, 0]
    sizes[3] = line("Waters of D", 140, 16, bold=True)
    assert [
        b.level
        for b in join_lines((*sizes, *(line(f"{mark} {BODY}", 200 + 14 * n) for n, mark in enumerate("ABCDEFGH"))))
    ][:4] == [1, 2, 3, 4]


def test_bold_and_capitals_tell_nothing_where_all_is_set_so() -> None:
    assert level(line("Waters", 150, bold=True), body_bold=True) == ("paragraph", 0)
    assert level(line("WATERS", 150), body=BODY.upper()) == ("paragraph", 0)
    assert level(line("Waters", 150, 14.0, bold=True), body_bold=True) == ("heading", 1)


def plain(text: str) -> list[Block]:
    return [Block(row, "line", Location(line=n)) for n, row in enumerate(text.split("\n"), 1)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("=====", 1),
        ("#####", 1),
        ("-----", 2),
        ("~~~~~", 2),
        ("*****", 2),
        ("__", 0),
        ("=-=-=", 0),
        ("-" * 8, 2),
        ("-" * 9, 2),
        ("-" * 10, 0),
        ("---", 2),
    ],
)
def test_what_underlines_a_heading(rule: str, expected: int) -> None:
    found = join_lines(tuple(plain(f"Waters\n{rule}\n\nThe Sides speak.")))
    assert found[0].level == expected
    assert (len(found) == 2) == bool(expected)


def test_a_rule_below_an_underline_is_none() -> None:
    found = join_lines(tuple(plain("Waters\n======\n======\n\nThe Sides speak.")))
    assert [(b.level, b.text) for b in found] == [(1, "Waters"), (0, "======"), (0, "The Sides speak.")]


def paged(*pages: str, ends: str = "") -> list[Block]:
    found: list[Block] = []
    for page, text in enumerate(pages, 1):
        for row in text.split("\n"):
            out = "page number" if row.startswith("~") else None
            found.append(Block(row, "line", Location(page, line=len(found) + 1), left_out=out))
    return found


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        (
            "The two Sides will speak of their mills and of\nthe roads on both banks of the river Tessa to\n\n~1",
            "\nthem and of the bridges.",
            1,
        ),
        (
            "The two Sides will speak of their mills and of\nthe roads on both banks of the river Tessa.\n\n~1",
            "\nThey will meet again in the spring.",
            2,
        ),
        (
            "The two Sides will speak of their mills and of\nthe roads on both banks of the river Tessa to\n",
            "\nthem and of the bridges.",
            2,
        ),
    ],
)
def test_a_sentence_goes_on_over_the_foot_of_a_page_of_plain_text(one: str, two: str, count: int) -> None:
    found = [b for b in join_lines(tuple(paged(one, two))) if not b.left_out]
    assert len(found) == count


def test_the_confidence_of_a_paragraph_is_that_of_its_letters() -> None:
    lines = [line(BODY, 100), line("they agree", 114), line("Kelm", 170)]
    sure = (0.5, 0.9, None)
    lines = [Block(b.text, "line", b.location, size=b.size, confidence=c) for b, c in zip(lines, sure, strict=True)]
    one, two = join_lines(tuple(lines))
    assert one.confidence == round((0.5 * len(BODY) + 0.9 * 10) / (len(BODY) + 10), 4)
    assert two.confidence is None
