"""Tables of contents: lines that lead over dots to the number of a page. They repeat headings and are no text of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplodiff.loaders.pdf_rows import first_label, median, middle, rows
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

REASON = "table of contents"
_DOTS = ("...", ". .", "…", "··", "· ·", "․․", "‥")  # no leader is without one of these
_LEADER = regex(r"(?:[.·…‥․]\s?){4}|[…‥]{2}")
_LEADS = regex(r"(?:[.·…‥․]\s?){4,}\d{1,4}$|[…‥]{2,}\s?\d{1,4}$|^\d{1,4}\s?(?:[.·…‥․]\s?){4,}")


def contents(runs: Sequence[Run]) -> set[Run]:
    """The runs of a page that stand in a table of contents, with what of its entries stands on lines between them."""
    text = "\n".join([run.text for run in runs])
    if not any(dots in text for dots in _DOTS):
        return set()
    entries = [entry for row in rows(runs) if (entry := _entry(row))]
    if len(entries) < settings.PDF_CONTENTS:
        return set()
    found = {run for entry in entries for run in entry}
    step = settings.PDF_CONTENTS_STEP * median([run.bottom - run.top for run in found])
    left, right = min(run.left for run in found) - 1, max(run.right for run in found) + 1
    for one, other in pairwise([middle(entry[0]) for entry in entries]):
        if other - one <= step:
            inside = (run for run in runs if left <= run.left and run.right <= right)
            found |= {run for run in inside if one <= middle(run) <= other}
    return found


def _near(one: Run, other: Run) -> bool:
    gap = max(one.left - other.right, other.left - one.right)
    return gap <= settings.PDF_WIDE_GUTTER * (one.bottom - one.top)


def _entry(row: Sequence[Run]) -> list[Run]:
    """The runs of a row from the title of an entry, with its label, to the number of its page; empty for any other row."""
    last = next((n for n, run in enumerate(row) if _LEADER.search(run.text)), None)
    if last is None or not (_LEADS.search(row[last].text) or _LEADS.search(" ".join(run.text for run in row[last:]))):
        return []
    first = last
    if first and not any(map(str.isalpha, row[first].text)):
        first -= 1
    while first and (first_label(row[first - 1].text) or _near(row[first - 1], row[first])):
        first -= 1
    numbered = last + 2 if last + 1 < len(row) and row[last + 1].text.isdecimal() else last + 1
    return list(row[first:numbered])
