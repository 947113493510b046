"""Numbers set at half the height of the paragraphs they number, as cells of a table that is centred: they begin these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplodiff.language.normalise import ascii_digits
from diplodiff.loaders.pdf_rows import median, middle, rows
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_BARE = regex(r"\W?(\d{1,3})\W{0,2}$")
_Line = tuple[float, float]  # top and foot


def at_first_lines(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of one column with such numbers beside the first lines of their paragraphs; the same where it has none."""
    labels = [run for run in runs if len(run.text) <= settings.PDF_CENTRED_LABEL and _BARE.match(run.text)]
    taken = set(map(id, labels))
    text = [run for run in runs if id(run) not in taken]
    higher = raised(labels, text)
    return runs if higher is labels else [*text, *higher]


def raised(labels: list[Run], text: Sequence[Run]) -> list[Run]:
    """Such numbers beside the first lines of their paragraphs in a text; the same list where they stand otherwise."""
    if len(labels) < settings.PDF_COLUMN_LINES or not text or not all(_BARE.match(run.text) for run in labels):
        return labels
    down = sorted(labels, key=middle)
    values = [int(_BARE.sub(r"\1", ascii_digits(run.text))) for run in down]
    left, right = min(run.left for run in labels), max(run.right for run in labels)
    if any(two != one + 1 for one, two in pairwise(values)) or any(
        run.left < right and run.right > left for run in text
    ):
        return labels
    groups = _paragraphs(down, [(min(r.top for r in row), max(r.bottom for r in row)) for row in rows(text)])
    higher = [(label, group) for label, group in zip(down, groups, strict=True) if group and len(group) > 1]
    centred = sum(_centred(label, group) for label, group in higher)
    if len(higher) < 2 or centred < settings.PDF_CENTRED * len(higher):
        return labels
    return [_higher(label, group) for label, group in zip(down, groups, strict=True)]


def _paragraphs(labels: Sequence[Run], lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines that belong to each number: between two numbers the widest white parts them."""
    white = [two[0] - one[1] for one, two in pairwise(lines)]
    usual = median(white)
    ends: list[int] = []  # the numbers of the first lines behind each paragraph
    for one, two in pairwise(labels):
        between = [n for n in range(1, len(lines)) if middle(one) < lines[n][0] and lines[n - 1][1] < middle(two)]
        ends.append(max(between, key=lambda n: (white[n - 1], -n)) if between else ends[-1] if ends else 0)
    first = sum(line[1] < middle(labels[0]) for line in lines)
    while first and white[first - 1] <= max(1.2 * usual, usual + 1):
        first -= 1
    last = sum(line[0] < middle(labels[-1]) for line in lines)
    while last < len(lines) and white[last - 1] <= max(1.2 * usual, usual + 1):
        last += 1
    return [list(lines[start:end]) for start, end in pairwise([first, *ends, last])]


def _centred(label: Run, group: Sequence[_Line]) -> bool:
    return abs(middle(label) - (group[0][0] + group[-1][1]) / 2) <= settings.PDF_CENTRED_NEAR * label.size


def _higher(label: Run, group: Sequence[_Line]) -> Run:
    return label._replace(top=group[0][0], bottom=group[0][1]) if group and _centred(label, group) else label
