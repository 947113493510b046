"""Pages on which two languages stand side by side: each is a text of its own, and is read down its column.

White strips between such columns need no proof by their type: that the words on the two sides are of two languages is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from diplodiff.language.normalise import ascii_digits
from diplodiff.loaders.pdf_bands import strips
from diplodiff.loaders.pdf_centred import raised
from diplodiff.loaders.pdf_rows import alone, first_label, lines, median, middle, mostly_rtl, overlap
from diplodiff.loaders.pdf_runs import Run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_LABEL = regex(r"[(（\[]?\w{1,4}[.)）\]:\-–]+(?:\s|$)")
_DIGITS = regex(r"\d+")
_TURNED = regex(r"([-–.۔])(\d{1,3})$")  # a label of one direction, read in the other


class Parts(NamedTuple):
    """A stretch of a page: lines over both columns, or the two columns below them, from the left."""

    across: list[Run]
    left: list[Run]
    right: list[Run]


def language_gutters(pages: Iterable[Sequence[Run]]) -> tuple[float, ...]:
    """Places, in points from the left, of white strips with another language on each side of them."""
    found: list[float] = []
    for runs in pages:
        if alone(runs) or any(parted(runs, place) and _speak_apart(runs, place) for place in found):
            continue
        tried = [(start + end) / 2 for start, end in strips(runs)[: settings.PDF_STRIPS_TRIED]]
        tried.sort(key=lambda place: lines(_sides(runs, place).across))  # beside ragged lines some strips cut off words
        found += [place for place in tried if _speak_apart(runs, place)][:1]
    return tuple(found)


def _speak_apart(runs: Sequence[Run], place: float) -> bool:
    from diplodiff.language.identify import identify, likenesses, recognised, script  # needs tables that few pages need

    across, left, right = _sides(runs, place)
    if lines(across) > settings.PDF_ACROSS * lines(runs):
        return False
    texts = [" ".join(run.text for run in side) for side in (left, right)]
    if min(sum(map(str.isalpha, text)) for text in texts) < settings.PDF_LANGUAGE_LETTERS:
        return False
    one, other = map(recognised, texts)
    if one is None and other is None:
        if script(texts[0]) != script(texts[1]):
            return True
        if len({likenesses(text)[0].language for text in texts}) == 1:
            return False
    # where words and letters name one of them alone, the model that costs more is asked for the other
    return (one or identify(texts[0])) != (other or identify(texts[1]))


def _sides(runs: Sequence[Run], place: float) -> Parts:
    left = [run for run in runs if run.right <= place]
    right = [run for run in runs if run.left >= place]
    return Parts([run for run in runs if run.left < place < run.right], left, right)


def _clearest(runs: Sequence[Run], place: float) -> float:
    """The middle of the widest of those strips near a place that the fewest runs cross: ragged lines reach over it."""
    near = settings.PDF_COLUMN_WIDTH * median([run.bottom - run.top for run in runs])
    if not any(run.left < place < run.right for run in runs):
        return place
    edges = sorted({x for run in runs for x in (run.left, run.right) if abs(x - place) <= near})
    strips = [(one, other) for one, other in pairwise(edges) if other - one >= settings.PDF_STRIP_WIDTH]
    tried = [(len(_sides(runs, (one + other) / 2).across), one - other, (one + other) / 2) for one, other in strips]
    return min(tried)[2] if tried else place


def parted(runs: Sequence[Run], place: float) -> list[Parts]:
    """A page cut at such a place, from the top down; empty where too many of its lines run across it."""
    across, left, right = _sides(runs, _clearest(runs, place))
    if not left or not right or lines(across) > settings.PDF_ACROSS * lines(runs):
        return []
    left, right = _numbered_alike(left, right)
    found = []
    heads: list[Run] = []
    for head in [*sorted(across, key=middle), None]:
        top = float("inf") if head is None else middle(head)
        above = [[run for run in side if middle(run) < top] for side in (left, right)]
        if any(above):
            found += [Parts(heads, [], []), Parts([], *above)]
            left, right = ([run for run in side if middle(run) >= top] for side in (left, right))
            heads = []
        heads += [head] if head else []
    return [part for part in (*found, Parts(heads, [], [])) if any(part)]


def _numbered_alike(left: list[Run], right: list[Run]) -> tuple[list[Run], list[Run]]:
    """The two columns, each with the numbers that stand in a column between them for both."""
    for own, other, inner in ((left, right, True), (right, left, False)):
        between = _beside(own, at_end=inner)
        numbers = raised(between, other)
        bare = [number for number in numbers if not _has(number, other)]
        if len(bare) < settings.PDF_COLUMN_LINES or 2 * len(bare) < len(numbers):
            continue
        taken = set(map(id, between))
        text = [run for run in own if id(run) not in taken]
        known = {_value(label) for label in _beside(text, at_end=not inner)}
        unlabelled = [n for n in raised(between, text) if _value(n) not in known and not _has(n, text)]
        sides = [[*text, *(_placed(n, text) for n in unlabelled)], [*other, *(_placed(n, other) for n in bare)]]
        return (sides[0], sides[1]) if inner else (sides[1], sides[0])
    return left, right


def _beside(column: Sequence[Run], at_end: bool) -> list[Run]:
    """Bare labels to the right (or the left) of all that is written in a column."""
    labels = [run for run in column if first_label(run.text)]
    text = [run for run in column if not first_label(run.text)]
    if not labels or not text:
        return []
    # but a few lines: the rest of a title above may reach further
    few = int(settings.PDF_BESIDE_ACROSS * len(text))
    edge = sorted([run.right for run in text])[-1 - few] if at_end else sorted([run.left for run in text])[few]
    level = [
        run for run in labels if not any(overlap(run, other) >= settings.PDF_SIDE_BY_SIDE for other in _over(run, text))
    ]
    return [run for run in level if (run.left >= edge if at_end else run.right <= edge)]


def _over(label: Run, text: Sequence[Run]) -> list[Run]:
    """What stands in the width of a label."""
    return [run for run in text if run.left < label.right and run.right > label.left]


def _value(label: Run) -> str:
    """The digits of a label, or what else it is."""
    return "".join(_DIGITS.findall(ascii_digits(label.text))) or label.text


def _has(number: Run, column: Sequence[Run]) -> bool:
    """Whether the line of a column beside a label begins with one itself, or there is no line."""
    row = [run for run in column if overlap(run, number) >= settings.PDF_SIDE_BY_SIDE]
    wanted = _DIGITS.findall(ascii_digits(number.text))
    own = (_DIGITS.findall(ascii_digits(run.text[: settings.PDF_LABELLED]))[: len(wanted)] == wanted for run in row)
    return not row or any(_LABEL.match(run.text) for run in row) or (bool(wanted) and any(own))


def _placed(number: Run, column: Sequence[Run]) -> Run:
    """A number before the lines of a column, on the side from which they are read."""
    gap, width = number.bottom - number.top, number.right - number.left
    if mostly_rtl(column):
        left = max(run.right for run in column) + gap
        text = _TURNED.sub(r"\2\1", number.text)
        return number._replace(text=text, left=left, right=left + width, rtl=True)
    right = min(run.left for run in column) - gap
    return number._replace(left=right - width, right=right, rtl=False)
