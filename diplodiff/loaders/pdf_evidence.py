"""What the words say of an order in which the lines of a page may be read: whether sentences and numbers go on.

Columns leave no mark in a file. Where the type allows more than one order, the right one is that in which a sentence
that is open at a line's end goes on in the next, one that is closed is followed by no small letter, and labels count up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from diplodiff.language.normalise import ascii_digits
from diplodiff.language.numerals import han
from diplodiff.loaders.pdf_rows import first_label, width
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_STOP = regex("[.!?。！？।۔؟]['\"”’»」』)）]*$")
_PAUSE = regex("[,;:،؛、，；：…—–-]['\"”’»」』)）]*$")
_HYPHEN = regex("[^\\W\\d_][-\u2010\u00ad]$")
_LABEL = regex(
    r"(?P<o>[(（]?)(?P<n>\d{1,3})(?P<c>[.)）．、۔](?!\d)|[-–](?=\s))"
    r"|(?P<word>[^\W\d_]{2,12})\.?\s(?P<m>\d{1,3})(?=[\s.:：–—-]|$)"
    r"|(?P<h1>第?)(?P<h>[一二三四五六七八九十]{1,4})(?P<h2>[条條章节節、])"
    r"|(?P<k1>제|第)\s?(?P<k>\d{1,3})\s?(?P<k2>[조條条])|(?P<s>\d{1,3})(?P<t>-[^\W\d_]{2,6})\b"
)
_CLOSED_LABEL = regex(r"[(（]?(?:[^\W_]{1,3})[)）]|\d{1,3}(?:[.．、۔](?!\d)|[-–](?=\s))|[•·▪–—-]\s")


class Evidence(NamedTuple):
    """How many places between two lines speak for an order, and how many against it."""

    good: int
    bad: int

    @property
    def margin(self) -> int:
        return self.good - 2 * self.bad


def evidence(read: Sequence[Sequence[Run]]) -> Evidence:
    """What speaks for and against reading these lines in this order."""
    texts = list(_pieces(read))
    found = [_between(one, two) for one, two in pairwise(texts)]
    counted = list(_counting(texts))
    verdicts = [*found, *counted]
    return Evidence(sum(v > 0 for v in verdicts), sum(v < 0 for v in verdicts))


def _pieces(read: Sequence[Sequence[Run]]) -> Iterator[str]:
    """The text between wide gaps: what is read across them is judged like lines one after the other."""
    for line in read:
        text = ""
        previous: Run | None = None
        for run in line:
            gap = 0.0 if previous is None else max(run.left - previous.right, previous.left - run.right)
            wide = gap > settings.PDF_GUTTER_TO_USUAL * settings.PDF_WIDE_GUTTER * (run.bottom - run.top)
            if text and wide and not first_label(text):
                yield text
                text = ""
            text = f"{text} {run.text}" if text else run.text
            previous = run
        if text:
            yield text


def _between(one: str, two: str) -> int:
    """1, 0 or -1: what the end of one line and the beginning of the next say of their order."""
    label = bool(_CLOSED_LABEL.match(two))
    small = two[0].islower() and not label
    if _STOP.search(one):
        return -1 if small and not first_label(one) else 1 if label else 0
    if _HYPHEN.search(one):
        return 1 if small else -1
    if small:
        return 1
    if _PAUSE.search(one):
        return 0
    # A heading may stand before a label; a line that began inside a sentence, or a long one of a script without case, not.
    cased = one[0].upper() != one[0].lower()
    running = one[0].islower() if cased else width(one) >= 2 * settings.PDF_CELL_CHARACTERS
    return -1 if label and running else 0


def _counting(texts: Sequence[str]) -> Iterator[int]:
    """For every label that could go on a count: 1 where it does, -1 where it does not."""
    last: dict[str, int] = {}
    for text in texts:
        form, value = _numbered(text)
        if not form:
            continue
        if form in last and value != 1:
            yield 1 if value == last[form] + 1 else -1
        last[form] = value


def _numbered(text: str) -> tuple[str, int]:
    head = ascii_digits(text[:24])
    found = _LABEL.match(head)
    if not found:
        return "", 0
    if found["n"]:
        return f"{found['o']}{found['c']}", int(found["n"])
    if found["m"]:
        return found["word"].casefold(), int(found["m"])
    if found["h"]:
        return found["h1"] + found["h2"], han(found["h"]) or 0
    if found["k"]:
        return found["k1"] + found["k2"], int(found["k"])
    return found["t"], int(found["s"])
