"""Runs that stand on one height: the rows of a region, and small measures of runs."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.normalise import UNSPACED
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings.loaders_pdf import PDF_SIDE_BY_SIDE

# What may stand in a column of its own beside the text it numbers.
_LABEL = regex(r"[\W_]{0,2}(?:\w{1,5}|\d[\d.]{0,7})[\W_]{0,2}$")


def rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs on one height together, in the direction of reading; rows from the top down."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (middle(r), r.order)):
        # Only the last rows can hold it: runs come from top to bottom.
        home = next((row for row in found[-3:] if overlap(row[0], run) >= 0.5 and not _covered(row, run)), None)
        if home is None:
            found.append([run])
        else:
            home.append(run)
    for row in found:
        if mostly_rtl(row):
            row.sort(key=lambda r: -r.right)
        else:
            row.sort(key=lambda r: r.left)
    return found


def alone(runs: Sequence[Run]) -> bool:
    """Whether each run is certain to have a line for itself: none stands beside another."""
    least = PDF_SIDE_BY_SIDE * min((run.bottom - run.top for run in runs), default=0.0)
    foot = float("-inf")
    for top, bottom in sorted([(run.top, run.bottom) for run in runs]):
        if foot - top >= least:
            return False
        foot = max(foot, bottom)
    return True


def lines(runs: Sequence[Run]) -> int:
    """How many lines one above the other the runs make."""
    count, bottom = 0, float("-inf")
    for run in sorted(runs, key=middle):
        if middle(run) > bottom:
            count, bottom = count + 1, run.bottom
    return count


def first_label(text: str) -> bool:
    """Whether all of a run may be the label of what stands beside it."""
    return bool(_LABEL.match(text))


def width(text: str) -> int:
    """The length of a text in letters; a Chinese or Japanese character is as wide as two."""
    return len(text) if text.isascii() else len(text) + len(UNSPACED.findall(text))


def middle(run: Run) -> float:
    """The height at which a run stands, in points from the top."""
    return (run.top + run.bottom) / 2


def mostly_rtl(runs: Sequence[Run]) -> bool:
    """Whether most of the text is written from right to left."""
    return 2 * sum(len(run.text) for run in runs if run.rtl) > sum(len(run.text) for run in runs)


def overlap(one: Run, other: Run) -> float:
    """How much two runs share of the height of the lower one."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(0.1, min(one.bottom - one.top, other.bottom - other.top))


def median(values: Sequence[float]) -> float:
    """The middle value; 0 without any."""
    return sorted(values)[len(values) // 2] if values else 0.0


def _covered(row: Sequence[Run], run: Run) -> bool:
    """Whether something on the row stands where the run stands, so that both cannot be one line."""
    return any(
        min(r.right, run.right) - max(r.left, run.left) > 0.5 * min(r.right - r.left, run.right - run.left) for r in row
    )
