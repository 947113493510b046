"""Paragraphs over page ends, and indents that hang."""

from __future__ import annotations

from diplodiff.model import Block, Location
from diplodiff.structure.lines import join_lines

LETTER = 5.0


def lines(rows: list[tuple[float, float, str]], page: int = 1) -> list[Block]:
    return [Block(t, "line", Location(page, (x, y, x + LETTER * len(t), y + 12)), size=10) for x, y, t in rows]


def joined(blocks: list[Block]) -> list[str]:
    return [b.text for b in join_lines(tuple(blocks))]


FULL = "The two Sides will hold talks on trade and on energy in each"
BODY = [
    FULL,
    "year and will report on them to their governments in writing",
    "as agreed in the joint commission that met in both capitals.",
]


def numbered(first: int, page: int, top: float) -> list[Block]:
    return lines(
        [
            (50, top + 14 * n, f"{first + n // 3}. {t}" if n % 3 == 0 else t)
            for n, t in enumerate(BODY * 3)
        ],
        page,
    )  # fmt: skip


def test_an_unnumbered_paragraph_that_ends_with_its_page_is_whole() -> None:
    foot = lines([(50, 400 + 14 * n, t) for n, t in enumerate(BODY)])
    head = lines(
        [(50, 100, "Both Sides thank the city of Kelm for the welcome that it had"), (50, 114, "given them.")], 2
    )
    texts = joined([*numbered(1, 1, 100), *foot, *head])
    assert "Both Sides thank the city of Kelm for the welcome that it had given them." in texts


def test_a_sentence_that_the_page_breaks_goes_on() -> None:
    foot = lines([(50, 400, "4. " + FULL)])
    head = lines([(50, 100, "Year of the joint commission, as was agreed in both capitals.")], 2)
    assert joined([*numbered(1, 1, 100), *foot, *head])[-1].endswith(
        "in each Year of the joint commission, as was agreed in both capitals."
    )


def test_a_capital_behind_a_colon_begins_a_paragraph_on_the_new_page() -> None:
    foot = lines([(50, 400, "The Heads of State and Government of both Sides declare this:")])
    head = lines([(50, 100, "The treaty of friendship stays in force until both Sides find")], 2)
    texts = joined([*numbered(1, 1, 100), *foot, *head])
    assert texts[-2].endswith("declare this:")
    assert texts[-1].startswith("The treaty")


def test_lines_that_hang_are_no_first_lines() -> None:
    rows: list[tuple[float, float, str]] = []
    top = 100.0
    for _ in range(5):
        for n, text in enumerate((FULL, "year and report on", "it in both capitals.")[: 2 + len(rows) % 2]):
            rows.append((50 if n == 0 else 70, top, text))
            top += 14
        rows[-1] = (70, rows[-1][1], "governments.")
        top += 6
    texts = joined(lines(rows))
    assert len(texts) == 5
    assert all(t.startswith("The two Sides") and t.endswith("governments.") for t in texts)


def test_paragraphs_that_stand_a_little_further_apart_than_lines_do() -> None:
    said = [
        ["The ministers took note of all of the proposals of the Sides."],
        [FULL, "year on behalf of their governments."],
        ["The banks of both Sides keep each other informed every month."],
        [FULL, "capital city of the countries concerned, beginning in spring."],
        ["The railways carry freight of the two Sides at lowered rates."],
        [FULL, "port that is named in the protocol of the commission on trade."],
    ]
    top, rows = 100.0, []
    for paragraph in said:
        for n, text in enumerate(paragraph):
            rows.append((50, top + 13 * n, text))
        top += 13 * len(paragraph) + 2.6  # 1.2 times as far
    assert joined(lines(rows)) == [" ".join(paragraph) for paragraph in said]


def test_a_number_behind_a_word_at_the_beginning_of_a_line_is_no_label() -> None:
    head = [(50.0, 100.0, FULL), (50.0, 113.0, "spring on the movement of goods between the two states, and,")]
    told = {"of 17 documents that both Sides have signed.": 1, "to 30 days for all.": 1, "Article 4 of the Statute.": 2}
    for rest, paragraphs in told.items():
        assert len(joined(lines([*head, (50.0, 126.0, rest)]))) == paragraphs


def test_numbered_first_lines_that_are_indented_show_that_first_lines_are() -> None:
    recitals = [
        f"{word} the wish of both peoples for peace and for good trade," for word in ("sharing", "minding", "noting")
    ]
    rows = [(72.0, 100.0 + 14 * n, text) for n, text in enumerate(recitals)]
    for n in range(4):
        top = 150 + 28 * n
        rows += [(72.0, top, f"{n + 1}. {FULL[:56]}"), (50.0, top + 14, "of their capitals, and write to one another.")]
    assert joined(lines(rows))[:3] == recitals


def test_lines_of_one_paragraph_that_stand_unevenly_stay_together() -> None:
    said = [FULL, *BODY[1:2], "and both capitals were told of it", FULL, BODY[1], FULL, *BODY[1:]]
    tops = [100.0]
    for n in range(1, len(said)):
        tops.append(tops[-1] + (15.6 if n % 2 else 13))  # every other line 1.2 times as far
    rows = [(50.0, top, (text + " " + FULL)[: len(FULL)]) for top, text in zip(tops, said, strict=True)]
    assert len(joined(lines([(x, y, text.replace(".", " ")) for x, y, text in rows]))) == 1
