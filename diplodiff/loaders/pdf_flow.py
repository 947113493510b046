"""The order in which the file holds the lines of a page, where it runs down columns as a reader's eye does.

Whoever typeset the page stored it so; the white between its columns may be too narrow, or crossed by indents and wide
spaces, to tell as much. It counts only where the places of the lines agree: each stands below all that was stored before
it over the same width, or beside it on the side that is read later.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from diplodiff.loaders.pdf_rows import first_label, middle, mostly_rtl, overlap, rows
from diplodiff.loaders.pdf_runs import Run
from diplodiff.settings import loaders_pdf as settings


def flow(runs: Sequence[Run]) -> list[list[Run]] | None:
    """The lines in the order of the file, heads first and feet last; None where the file does not run down columns."""
    read = _heads_and_feet(_stored_lines(runs))
    columns = _stretches(read)
    few = 1 < len(columns) <= 1 + len(read) / settings.PDF_FLOW_LINES
    if not few or any(map(_labels, columns)) or not _falls(read) or not _beside(runs, read):
        return None
    return read


def _stored_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Neighbours in the file that stand on one height without a gutter between them, as one line."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.order):
        if found and _goes_on(found[-1], run):
            found[-1].append(run)
        else:
            found.append([run])
    for line in found:
        line.sort(key=(lambda r: -r.right) if mostly_rtl(line) else (lambda r: r.left))
    return found


def _goes_on(line: Sequence[Run], run: Run) -> bool:
    last = line[-1]
    if overlap(last, run) < 0.5:
        return False
    gap = max(run.left - last.right, last.left - run.right)
    near = gap <= settings.PDF_GUTTER * (run.bottom - run.top) or any(first_label(r.text) for r in (last, run))
    return run.order == last.order or near


def _heads_and_feet(read: list[list[Run]]) -> list[list[Run]]:
    """The same with running heads and feet, which files hold first or last, where they stand on the page."""
    heads: list[list[Run]] = []
    feet: list[list[Run]] = []
    for end in (-1, 0):
        for _ in range(min(settings.PDF_FLOW_ENDS, len(read) - 1)):
            line = read.pop(end)
            if max(r.bottom for r in line) <= min(r.top for other in read for r in other):
                heads.append(line)
            elif min(r.top for r in line) >= max(r.bottom for other in read for r in other):
                feet.append(line)
            else:
                read.insert(len(read) if end else 0, line)
                break
    heads.sort(key=lambda line: middle(line[0]))
    feet.sort(key=lambda line: middle(line[0]))
    return [*heads, *read, *feet]


def _stretches(read: Sequence[list[Run]]) -> list[list[list[Run]]]:
    """The lines, cut where one is not below the one before it: a column has ended there, or a cell stands beside another."""
    found: list[list[list[Run]]] = []
    for n, line in enumerate(read):
        if n and min(r.top for r in line) >= middle(read[n - 1][0]):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _labels(column: Sequence[Sequence[Run]]) -> bool:
    """Whether all lines of a column only number what stands beside them."""
    return all(first_label(run.text) for line in column for run in line)


def _falls(read: Sequence[Sequence[Run]]) -> bool:
    """Whether no line stands higher than one before it that takes some of the same width."""
    filled: dict[int, float] = {}
    for line in read:
        top, foot = min(r.top for r in line), max(r.bottom for r in line)
        slack = 0.5 * (foot - top)  # boxes of lines overlap where signs stand above and below the letters
        start, end = (
            min(r.left for r in line) / settings.PDF_FLOW_STEP,
            max(r.right for r in line) / settings.PDF_FLOW_STEP,
        )
        for stripe in range(math.ceil(start), math.floor(end)) or (int(start),):
            if filled.get(stripe, top) > top + slack:
                return False
            filled[stripe] = foot
    return True


def _beside(runs: Sequence[Run], read: Sequence[Sequence[Run]]) -> bool:
    """Whether of what stands on one height the file holds first what is read first."""
    place = {id(run): n for n, line in enumerate(read) for run in line}
    return all(place[id(one)] <= place[id(two)] for row in rows(runs) for one, two in pairwise(row))
