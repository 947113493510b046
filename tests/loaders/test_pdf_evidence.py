"""What the words of a page say of the order of its lines, and the orders that are tried where they contradict it."""

from __future__ import annotations

from diplodiff.loaders.pdf_evidence import evidence
from diplodiff.loaders.pdf_layout import best_order, line_text
from diplodiff.loaders.pdf_runs import Run

LEFT = [
    "1. The sides note that the",
    "ferry has been repaired and",
    "sails again.",
    "2. They will meet in a",
    "year to look at the fares.",
]
RIGHT = [
    "3. The harbour master is",
    "asked to publish the hours",
    "of sailing.",
    "4. This text takes effect",
    "when both have signed it.",
]


def _run(text: str, left: float, top: float, order: int) -> Run:
    return Run(text, left, top, left + 5.0 * len(text), top + 10, 10.0, False, 0, order, False)


def _across(gap: float) -> list[Run]:
    rows = enumerate(zip(LEFT, RIGHT, strict=True))
    return [_run(text, 50 + n * gap, 50 + 14 * row, row) for row, pair in rows for n, text in enumerate(pair)]


def test_the_right_order_has_more_evidence_than_the_lines_read_across() -> None:
    runs = _across(170)
    columns = evidence([[run] for run in runs[::2] + runs[1::2]])
    across = evidence([runs[n : n + 2] for n in range(0, len(runs), 2)])
    assert columns.bad == 0
    assert across.bad > 2
    assert columns.margin > across.margin


def test_columns_stored_line_by_line_are_read_in_turn() -> None:
    assert [line_text(line) for line in best_order(_across(170)).lines] == LEFT + RIGHT


def test_headings_and_list_items_do_not_speak_against_an_order() -> None:
    lines = [
        "Fares",
        "1. The sides agree:",
        "(a) to lower the fares;",
        "(b) to publish them.",
        "2. They thank the crews.",
    ]
    assert evidence([[_run(text, 50, 50 + 14 * n, n)] for n, text in enumerate(lines)]).bad == 0


def test_an_order_that_is_stored_so_is_never_doubted() -> None:
    lines = [
        [_run(text, 50, 50 + 14 * n, n)]
        for n, text in enumerate(["7. One thing.", "and another.", "3. More.", "still more."])
    ]
    assert not best_order([run for line in lines for run in line]).doubted
