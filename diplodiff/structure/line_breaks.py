"""Whether a line goes on with the next: the rules of typesetting, read backwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from diplodiff.settings import structure_lines as settings
from diplodiff.structure.line_columns import PAUSES, Column, advance, columns, same_column
from diplodiff.structure.line_labels import abbreviated, lettered, paused
from diplodiff.structure.line_shapes import HYPHENS, Shape, first_word
from diplodiff.structure.line_words import number_cut


class Context:
    """What the decision needs to know of the whole document; most of it only where a line may go on with another."""

    def __init__(self, lines: Sequence[Shape]) -> None:
        self._lines = lines
        self._columns = columns(lines)
        sizes = Counter[float]()
        for shape in lines:
            sizes[round(shape.size, 1)] += len(shape.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._indents: dict[int, set[int]] = {}  # how far lines start inside their columns, and where they end
        for shape in lines:
            self._indents.setdefault(self._inside(shape), set()).add(round(shape.end))

    @cached_property
    def labelled(self) -> bool:
        """Whether several lines begin with a label."""
        return sum(shape.label and not shape.worded for shape in self._lines) >= 3

    @cached_property
    def recitals(self) -> bool:
        """Whether paragraphs end in commas."""
        return self._ending_in_pauses(self._lines) >= 2

    @cached_property
    def _openers(self) -> set[str]:
        """The first words of short lines that recur."""
        openers = Counter(shape.opening for shape in self._lines if self._short(shape))
        return {word for word, count in openers.items() if count >= settings.LINE_OPENERS}

    @cached_property
    def counted(self) -> set[int]:
        """Lines that begin with 1, 2, 3 ... at one place, by their blocks."""
        found: set[int] = set()
        last: dict[int, Shape] = {}
        for shape in self._lines:
            value = shape.value
            if value is None:
                continue
            place = round(shape.start / 3) if shape.page else round(shape.start)
            before = last.get(place)
            if before is not None and before.value == value - 1:
                found |= {shape.block, before.block}
            last[place] = shape
        return found

    @cached_property
    def lettered(self) -> set[int]:
        return lettered(self._lines)

    def _short(self, shape: Shape) -> bool:
        """A line of few words that no sentence ends and that leaves much of its column white."""
        few = len(shape.text) <= settings.LINE_OPENER_CHARACTERS and len(shape.text.split()) <= 3
        column = self.column(shape)
        white = column.measure - (shape.end - shape.start)
        return few and not shape.terminal and not shape.small and white >= settings.LINE_OPENER_ROOM * column.measure

    def opens(self, shape: Shape) -> bool:
        """Whether the line is a heading that only numbers what follows: "Article 4", "Article premier"."""
        return shape.page > 0 and self._short(shape) and shape.opening in self._openers

    def column(self, shape: Shape) -> Column:
        return self._columns[shape.block]

    @cached_property
    def indented(self) -> bool:
        """Whether paragraphs begin with an indent: lines that start inside, between ones that start at the edge."""
        lines = self._lines
        inside = edge = hanging = 0
        for before, one, two in zip((None, *lines), lines, lines[1:], strict=False):
            if not same_column(one, two) or one.size != two.size:
                continue
            step = (one.start - two.start) / max(0.1, one.size)
            at_edge = abs(two.start - self.column(two).start) < settings.LINE_INDENT * two.size
            hung = _ends(one) and before is not None and not _ends(before)  # the last line of a paragraph that hangs
            listed = one.label and one.page and self._short_item(one, two)
            if at_edge and settings.LINE_INDENT < step < settings.LINE_INDENT_MOST and not listed:
                inside, hanging = inside + (not hung), hanging + hung
            elif at_edge and abs(step) <= settings.LINE_INDENT:
                edge += 1
        return inside >= settings.LINE_INDENTS and inside >= settings.LINE_INDENTS_SHARE * edge and inside > hanging

    def _short_item(self, label: Shape, below: Shape) -> bool:
        """Whether a line with a label may be an entry of a list that stands inside, and not the first line of a paragraph."""
        ended = self.room(label) > settings.LINE_SHORT_SLACK * label.size + first_word(below)
        return ended or below.label or _ends(label)

    def _ending_in_pauses(self, lines: Sequence[Shape]) -> int:
        """How many lines end in a comma, well before their column does, and are followed by a capital below."""
        ends = [(one, two) for one, two in pairwise(lines) if one.text[-1:] in PAUSES and two.capital and not two.label]
        return sum(
            same_column(one, two) and self.room(one) > settings.LINE_SHORT_SLACK * one.size + first_word(two)
            for one, two in ends
        )

    def room(self, shape: Shape) -> float:
        """How far the line ends before the edge of its column, in points or columns of characters."""
        column = self.column(shape)
        return 0.0 if round(shape.end) in column.ends else column.end - shape.end

    def centred(self, shape: Shape) -> bool:
        """Whether the line stands in the middle of its column and leaves white on both sides.

        Lines that are centred start at one place only where they are as long as each other: else it is an indent.
        """
        if not self._display(shape) and len(self._indents.get(self._inside(shape), ())) >= settings.LINE_INDENTED:
            return False
        column = self.column(shape)
        white = max(shape.size, settings.LINE_CENTRED * column.measure)
        return self.balanced(shape) and shape.start - column.start > white and column.end - shape.end > white

    def _inside(self, shape: Shape) -> int:
        return round(shape.start - self.column(shape).start)

    def balanced(self, shape: Shape) -> bool:
        """Whether there is as much white before the line as after it."""
        column = self.column(shape)
        before, after = shape.start - column.start, column.end - shape.end
        of_size, of_measure = settings.LINE_BALANCED
        return abs(before - after) <= max(of_size * shape.size, of_measure * column.measure)

    def centred_pair(self, last: Shape, line: Shape) -> bool:
        """Two lines of one centred text; in larger or bold type the first may fill its column."""
        if self._same_middle(last, line):
            return True
        if not self.centred(line):
            return False
        return self.centred(last) or (self._display(last) and self.balanced(last))

    def _same_middle(self, last: Shape, line: Shape) -> bool:
        """Whether two lines of display type stand one centred below the other, wherever their column's middle is."""
        apart = abs((last.start + last.end) - (line.start + line.end)) / 2
        return self._display(last) and apart <= 0.5 * line.size and abs(last.start - line.start) > line.size

    def _display(self, shape: Shape) -> bool:
        return shape.bold or shape.size > settings.LINE_HEADING_SIZE * self._body


def _ends(shape: Shape) -> bool:
    return shape.terminal or shape.text[-1:] in PAUSES


def goes_on(paragraph: Sequence[Shape], line: Shape, after: Shape | None, context: Context) -> bool:
    """Whether `line` goes on with the paragraph whose lines are given; `after` is the line behind it."""
    last = paragraph[-1]
    if abs(last.size - line.size) > settings.LINE_SIZE_CHANGE * max(last.size, line.size):
        return False
    below = same_column(last, line)
    near = below and line.page and advance(last, line) <= settings.LINE_CUT_LEADING * last.size
    if near and number_cut(last.text, line.text) and not _ended_early(last, line, context):
        return True
    if line.block in context.counted:
        return False
    if context.opens(line) or (len(paragraph) == 1 and context.opens(last)):
        return False
    if below:
        return _goes_on_below(paragraph, line, after, context)
    return _goes_on_elsewhere(paragraph, line, after, context)


def _goes_on_below(paragraph: Sequence[Shape], line: Shape, after: Shape | None, context: Context) -> bool:
    last = paragraph[-1]
    column = context.column(line)
    if advance(last, line) > column.gap:
        return False
    if line.page and last.cut and line.small and not line.label and last.bold == line.bold:
        return True
    if len(paragraph) == 1 and last.numbers:
        return False
    if line.page == 0 and not _wrapped(last, column) and not context.indented:
        return line.small and not line.label and not last.terminal and last.text[-1:] not in PAUSES
    if context.centred_pair(last, line):
        return (
            last.bold == line.bold and last.caps == line.caps and not last.stopped and not line.label and not last.bare
        )
    if last.caps and line.caps and last.bold == line.bold and not line.label and not last.terminal:
        return not _ended_early(last, line, context)  # a title, however its lines are set
    if _heading_ends(paragraph, line, context):
        return False
    if _ended_early(last, line, context):
        return False
    indent = _indent(paragraph, line, after, context)
    ended = last.terminal and not abbreviated(last, line)
    if line.label and (ended or paused(last, line, context.lettered) or (indent != 0 and not line.worded)):
        return False
    if line.label and not line.worded and _aligned_label(paragraph, line, context):
        return False
    return indent == 0


def _wrapped(last: Shape, column: Column) -> bool:
    """Whether plain text may have been broken behind this line because it was full."""
    if column.measure > settings.LINE_PLAIN_WIDTH:
        return False
    return column.filled or (column.measure >= settings.LINE_PLAIN_NARROW and not last.terminal)


def _heading_ends(paragraph: Sequence[Shape], line: Shape, context: Context) -> bool:
    """Whether bold lines end and plain ones begin, or the other way round, where no sentence runs on."""
    last = paragraph[-1]
    if last.bold == line.bold:
        return False
    whole = all(shape.bold for shape in paragraph)
    if line.bold and not whole:
        return last.terminal or context.room(last) > settings.LINE_BOLD_SHORT * context.column(last).measure
    full = context.room(last) < settings.LINE_FULL * context.column(last).measure
    return not (line.small and not last.terminal and full)


def _ended_early(last: Shape, line: Shape, context: Context) -> bool:
    """Whether the line before ends although the next line's first word had found room in it."""
    room = context.room(last)
    measure = context.column(last).measure
    if last.text[-1:] in HYPHENS and line.small:
        return False
    if room <= settings.LINE_SHORT_SLACK * last.size + first_word(line):
        return False
    runs_on = line.small and not last.terminal and not line.label
    return not (runs_on and room < (1 - settings.LINE_SHORT_SHARE) * measure)


def _indent(paragraph: Sequence[Shape], line: Shape, after: Shape | None, context: Context) -> int:
    """1 where the line starts so far in or out that a paragraph begins there, else 0."""
    last, first = paragraph[-1], paragraph[0]
    limit = settings.LINE_INDENT * line.size * (1 if context.column(line).crisp else 3)
    if line.start < 0:
        limit *= 1.6  # right-to-left lines seldom start exactly at their edge: shaping changes their width
    if line.page == 0:
        limit = 1.5  # columns of characters
    step = line.start - last.start
    if len(paragraph) > 1:
        return int(abs(step) > limit)
    if abs(step) <= limit:
        # Two first lines, one below the other: the first was a paragraph of one line.
        inside = first.start - context.column(first).start > limit
        below = after is not None and not after.label and same_column(line, after)
        falls_back = below and after is not None and line.start - after.start > limit
        ended = last.terminal or last.text[-1:] in PAUSES
        return int(context.indented and inside and (falls_back or ended) and not first.label)
    if step < 0:
        return 0  # the second line of a paragraph whose first is indented
    if first.label:
        return 0  # hangs beside its label
    hangs = after is not None and same_column(line, after) and abs(after.start - line.start) <= limit
    runs_on = not last.terminal and last.text[-1:] not in PAUSES
    return int(context.indented or not (hangs or runs_on) or last.terminal)


def _aligned_label(paragraph: Sequence[Shape], line: Shape, context: Context) -> bool:
    """Whether a label stands where this paragraph's own label stands, out of the text that hangs beside it."""
    first = paragraph[0]
    hangs = paragraph[-1].start - first.start > settings.LINE_INDENT * line.size
    return first.label and hangs and abs(line.start - first.start) <= settings.LINE_INDENT * line.size


def _goes_on_elsewhere(paragraph: Sequence[Shape], line: Shape, after: Shape | None, context: Context) -> bool:
    """The same over the end of a column or a page."""
    last = paragraph[-1]
    if last.page == line.page == 0:
        return False
    if last.bold != line.bold or context.centred(last) or context.centred(line):
        return False
    if last.text[-1:] in HYPHENS and line.small:
        return True
    if line.small and not line.label and not last.terminal and last.text[-1:] not in PAUSES:
        return True  # a sentence broken in the middle
    if line.label and (last.terminal or paused(last, line, context.lettered) or not line.worded):
        return False
    if context.room(last) > settings.LINE_SHORT_SLACK * last.size + first_word(line):
        return line.small and not last.terminal
    limit = settings.LINE_INDENT * line.size
    starts = line.start - context.column(line).start > limit
    if context.indented:
        below = after is not None and not after.label and same_column(line, after)
        falls_back = below and after is not None and line.start - after.start > limit
        return not falls_back and not (starts and last.terminal)
    if not last.stopped:
        # A capital behind a colon, or behind a comma where recitals end so, begins a paragraph.
        return not (line.capital and (last.terminal or (last.text[-1:] in PAUSES and context.recitals)))
    # A numbered paragraph of several sentences; inside one a line is full, and its last ends a sentence: a signature on a
    # new page is neither. Behind an unnumbered paragraph, what begins like one is one.
    runs_on = line.terminal or context.room(line) < settings.LINE_FULL * context.column(line).measure
    return context.labelled and paragraph[0].label and not line.label and runs_on
