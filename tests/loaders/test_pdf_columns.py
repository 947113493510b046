"""PDF columns: narrow gutters, spanning headings, short last columns, stored column by column or line by line."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from diplodiff.loaders.pdf_bands import trimmed
from diplodiff.loaders.pdf_layout import doubtful, gutters, line_text, reading_order
from diplodiff.loaders.pdf_runs import Run

TEXTS = {
    "latin": "the sides agreed to hold talks on trade water transport and energy in both capitals each year",
    "cyrillic": "стороны договорились проводить консультации по торговле воде транспорту и энергии каждый год",
    "arabic": "اتفق الجانبان على إجراء مشاورات سنوية بشأن التجارة والمياه والنقل والطاقة في العاصمتين",
}
WORDS = {script: text.split() for script, text in TEXTS.items()}
SIZE = 10.0
LETTER = 5.0  # points that a letter is wide
STEP = 13.0


def prose(script: str, count: int, columns: int, seed: int) -> list[str]:
    """Lines of words, each as full as the next word allows."""
    drawn = random.Random(seed)
    lines = [drawn.choice(WORDS[script])]
    while len(lines) <= count:
        word = drawn.choice(WORDS[script])
        if len(lines[-1]) + 1 + len(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:count]


def put(text: str, left: float, top: float, order: int = 0, rtl: bool = False) -> Run:
    """A line at its left edge, or in right-to-left text at its right one."""
    wide = LETTER * len(text)
    box = (left - wide, left) if rtl else (left, left + wide)
    return Run(text, box[0], top, box[1], top + 12, SIZE, False, 0, order, rtl)


def column(lines: Sequence[str], left: float, top: float, rtl: bool = False) -> list[Run]:
    return [put(text, left, top + n * STEP, rtl=rtl) for n, text in enumerate(lines)]


def stored(columns: Sequence[Sequence[Run]], by_line: bool) -> list[Run]:
    """The runs of a page numbered as a file holds them: column after column, or line after line across them."""
    runs = [run for each in columns for run in each]
    if not by_line:
        return [run._replace(order=n) for n, run in enumerate(runs)]
    heights = sorted({run.top for run in runs})
    return [run._replace(order=heights.index(run.top)) for run in sorted(runs, key=lambda r: (r.top, r.left))]


def read(runs: Sequence[Run], known: Sequence[float] | None = None) -> list[str]:
    return [line_text(line) for line in reading_order(runs, known)]


@pytest.mark.parametrize("script", ["latin", "cyrillic", "arabic"])
@pytest.mark.parametrize("by_line", [False, True], ids=["by column", "by line"])
@pytest.mark.parametrize("gutter", [12.0, 17.0, 34.0])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_with_narrow_gutters(script: str, by_line: bool, gutter: float, count: int) -> None:
    letters = 30
    texts = [prose(script, 14, letters, seed) for seed in range(count)]
    rtl = script == "arabic"
    pitch = letters * LETTER + gutter
    edges = [600 - n * pitch if rtl else 50 + n * pitch for n in range(count)]
    columns = [column(lines, edge, 100, rtl) for lines, edge in zip(texts, edges, strict=True)]
    assert read(stored(columns, by_line)) == [line for lines in texts for line in lines]


@pytest.mark.parametrize("by_line", [False, True], ids=["by column", "by line"])
def test_a_spanning_title_and_a_heading_between_stretches(by_line: bool) -> None:
    texts = [prose("latin", 6, 36, seed) for seed in range(4)]
    title = put("Joint Declaration of the Northern Union and the Southern Isles", 60, 50)
    heading = put("Chapter II. Trade and transport of goods between them", 90, 200)
    first = [column(texts[0], 50, 100), column(texts[1], 250, 100)]
    second = [column(texts[2], 50, 230), column(texts[3], 250, 230)]
    stretches = [stored(first, by_line), stored(second, by_line)]
    runs = [title, *stretches[0], heading, *stretches[1]]
    runs = [run._replace(order=n if not by_line else round(run.top)) for n, run in enumerate(runs)]
    expected = [title.text, *texts[0], *texts[1], heading.text, *texts[2], *texts[3]]
    assert read(runs) == expected


@pytest.mark.parametrize("by_line", [False, True], ids=["by column", "by line"])
def test_a_short_heading_over_both_columns_that_stands_at_the_left(by_line: bool) -> None:
    texts = [prose("latin", 6, 36, seed) for seed in range(4)]
    heading = put("Trade", 50, 200)
    runs = [
        *column(texts[0], 50, 100), *column(texts[1], 250, 100), heading,
        *column(texts[2], 50, 230), *column(texts[3], 250, 230),
    ]  # fmt: skip
    runs = [run._replace(order=round(run.top) if by_line else n) for n, run in enumerate(runs)]
    assert read(runs) == [*texts[0], *texts[1], "Trade", *texts[2], *texts[3]]


@pytest.mark.parametrize("last", [1, 2, 5])
def test_a_last_column_of_a_few_lines(last: int) -> None:
    left, right = prose("latin", 16, 36, 1), prose("latin", last, 36, 2)
    right[-1] = "each year."
    runs = stored([column(left, 50, 100), column(right, 245, 100)], False)
    assert read(runs) == [*left, *right]


def test_the_first_column_goes_on_below_a_gap_where_the_second_has_ended() -> None:
    left, more, right = prose("latin", 8, 36, 1), prose("latin", 4, 36, 2), prose("latin", 6, 36, 3)
    runs = stored([[*column(left, 50, 100), *column(more, 50, 100 + 8 * STEP + 14)], column(right, 250, 100)], False)
    assert read(runs) == [*left, *more, *right]


def test_a_short_line_above_the_second_column_is_read_first() -> None:
    left, right = prose("latin", 8, 36, 1), prose("latin", 8, 36, 2)
    place = put("Kelm, 4 May", 310, 84)
    runs = stored([[place], column(left, 50, 104), column(right, 250, 104)], False)
    assert read(runs) == [place.text, *left, *right]


def test_a_gutter_proved_on_one_page_holds_for_a_short_stretch_on_another() -> None:
    full = stored([column(prose("latin", 20, 36, 1), 50, 100), column(prose("latin", 20, 36, 2), 245, 100)], True)
    left, right = prose("latin", 2, 34, 3), prose("latin", 2, 34, 4)
    short = stored([column(left, 50, 100), column(right, 245, 100)], True)
    known = gutters([full, short])
    assert len(known) == 1
    assert read(short, known) == [*left, *right]


# --- what is not columns


def test_white_inside_a_column_is_no_gutter_because_the_next_column_stands_behind_it() -> None:
    short, full = prose("latin", 16, 38, seed=2), prose("latin", 8, 45, seed=3)
    left = column([*short[:8], *full, *short[8:]], 57, 100)
    stretched = put("years", 259, left[3].top)  # the last word of a line that was justified
    page = stored([[*left, stretched], column(prose("latin", 24, 45, seed=4), 310, 100)], by_line=True)
    assert [round(place) for place in gutters([page])] == [306]
    assert read(page)[:24] == [*short[:3], f"{short[3]} years", *short[4:8], *full, *short[8:]]


def words_as_runs(line: str, left: float, width: float, top: float) -> list[Run]:
    """A justified line whose gaps are so wide that each word is a run."""
    words = line.split()
    gap = (width - LETTER * sum(map(len, words))) / max(1, len(words) - 1)
    runs, x = [], left
    for word in words:
        runs.append(put(word, x, top, order=round(top)))
        x += LETTER * len(word) + gap
    return runs


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("letters", [28, 40, 64])
def test_rivers_in_widely_justified_lines_are_no_gutters(seed: int, letters: int) -> None:
    lines = prose("latin", 30, letters, seed)
    width = LETTER * letters * 1.35
    runs = [run for n, line in enumerate(lines) for run in words_as_runs(line, 50, width, 100 + n * STEP)]
    assert read(runs) == lines
    assert gutters([runs]) == ()


def test_labels_and_short_entries_side_by_side_stay_in_rows() -> None:
    rows = [("Wheat", "120 tonnes"), ("Barley", "80 tonnes"), ("Oats", "15 tonnes")] * 4
    runs = [
        run
        for n, (one, two) in enumerate(rows)
        for run in (put(one, 50, 100 + n * STEP, n), put(two, 250, 100 + n * STEP, n))
    ]
    assert read(runs) == [f"{one} {two}" for one, two in rows]
    assert doubtful(reading_order(runs)) == 0


def test_lines_read_across_a_white_strip_are_counted_as_doubtful() -> None:
    across = [
        [put("Northern and Southern", 50, 100 + n * STEP), put("Shared waters of both", 180, 100 + n * STEP)]
        for n in range(4)
    ]
    assert doubtful(across) == sum(len(r.text.replace(" ", "")) for line in across for r in line)
    assert doubtful(across[:2]) == 0
    assert doubtful([[put("A line that runs over the whole page", 50, 100)], *across[:2]]) == 0


def test_the_end_of_a_paragraph_at_the_top_of_the_second_column_belongs_to_it() -> None:
    left, right = column(prose("latin", 12, 30, 1), 50, 112), column(prose("latin", 10, 30, 2), 260, 126)
    runs = stored([left, [put("end here.", 260, 100)], right], False)
    end = next(run for run in runs if run.text == "end here.")
    assert end in trimmed(runs[:12], runs[12:], runs).right
    early = end._replace(order=-1)
    assert early in trimmed(runs[:12], [early, *runs[13:]], [early, *runs]).rest


def test_a_note_below_both_columns_belongs_to_neither() -> None:
    left, right = column(prose("latin", 12, 30, 1), 50, 100), column(prose("latin", 12, 30, 2), 260, 100)
    note, foot, page = put("1 Official Gazette", 50, 300), put("page", 50, 600), put("1/1", 400, 600)
    runs = stored([left, right, [note], [page], [foot]], False)
    found = trimmed([*runs[:12], runs[24], runs[26]], [*runs[12:24], runs[25]], runs)
    assert runs[24] in found.rest
    assert runs[11] in found.left
