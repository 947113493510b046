"""Tables of contents: lines that lead to the number of a page, over dots or below a heading that calls them so.

They repeat headings and are no text of their own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from diplodiff.loaders.pdf_rows import first_label, median, middle, mostly_rtl, rows
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

REASON = "table of contents"
_DOTS = ("...", ". .", "…", "··", "· ·", "․․", "‥")  # no leader is without one of these
_LEADER = regex(r"(?:[.·…‥․]\s?){4}|[…‥]{2}")
_LEADS = regex(r"(?:[.·…‥․]\s?){4,}\d{1,4}$|[…‥]{2,}\s?\d{1,4}$|^\d{1,4}\s?(?:[.·…‥․]\s?){4,}")

_PAGE = regex(r"(?:^|\s)(\d{1,4})$")
_DATA = os.path.join(os.path.dirname(__file__), "data", "pdf_contents.json")
_DOT = "\u0307"  # what is left of "İ" in small letters


def contents(runs: Sequence[Run]) -> set[Run]:
    """The runs of a page that stand in a table of contents, with what of its entries stands on lines between them."""
    text = "\n".join([run.text for run in runs])
    entries = [entry for row in rows(runs) if (entry := _entry(row))] if any(dots in text for dots in _DOTS) else []
    head = next((run for run in runs if _calls_it_so(run.text)), None)
    if head is not None and not entries:
        entries = _below(head, runs)
    if len(entries) < settings.PDF_CONTENTS:
        return set()
    found = {run for entry in entries for run in entry}
    step = settings.PDF_CONTENTS_STEP * median([run.bottom - run.top for run in found])
    found |= {head} if head and head.bottom <= middle(entries[0][0]) else set()
    left, right = min(run.left for run in found) - 1, max(run.right for run in found) + 1
    for one, other in pairwise([middle(entry[0]) for entry in entries]):
        if other - one <= step:
            inside = (run for run in runs if left <= run.left and run.right <= right)
            found |= {run for run in inside if one <= middle(run) <= other}
    return found


def _calls_it_so(text: str) -> bool:
    if len(text) > settings.PDF_CONTENTS_HEADING:
        return False
    return "".join(text.lower().replace(_DOT, "").split()).strip(":：.") in _headings()


@cache
def _headings() -> frozenset[str]:
    """What tables of contents are called in some sixty languages: in small letters, without spaces."""
    with open(_DATA, encoding="utf-8") as file:
        return frozenset(json.load(file)["headings"])


def _below(head: Run, runs: Sequence[Run]) -> list[list[Run]]:
    """The rows below such a heading that end at one edge in the number of a page, which never becomes less."""
    found: list[list[Run]] = []
    page, edge = 0, 0.0
    for row in rows([run for run in runs if middle(run) > head.bottom]):
        last = row[-1]
        far = -last.left if mostly_rtl(row) else last.right
        number = _PAGE.search(last.text)
        value = int(number[1]) if number else -1
        listed = (
            value >= page
            and (not found or abs(far - edge) <= settings.PDF_CONTENTS_EDGE)
            and any(c.isalpha() for r in row for c in r.text)
        )
        if listed:
            found.append(row)
            page, edge = value, far
        elif found and middle(row[0]) - middle(found[-1][0]) > settings.PDF_CONTENTS_STEP * (last.bottom - last.top):
            break
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
