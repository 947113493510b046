"""The words inside one block: line breaks that separate items, raised marks and units, labels at line starts."""

from __future__ import annotations

import re
from itertools import pairwise

from diplodiff.language.normalise import is_small, spelt_length
from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import (
    HTML_LABEL_CHARACTERS,
    HTML_WHOLE_LINES,
    HTML_WRAPPED_CHARACTERS,
    HTML_WRAPPED_EVEN,
    HTML_WRAPPED_LINES,
)

BREAK = "\n"  # a line break in collected text
_SPACE = regex(r"(?:[\t\r\n\f]| [ \t\r\n\f])[ \t\r\n\f]*")  # but for the single space, which stays as it is
_SPACE_IN_LINE = regex(r"[ \t\r\f\u00a0]+")
_STOPS = frozenset(".;:!?…。；：！？।۔؟؛։።។။")
_PAUSES = frozenset(",،，、")
_CLOSING = "'\"”’»)]）」』"
_NUMBER = r"(?:\d{1,3}|[ivxlcIVXLCІХ]{1,5}|[^\W\d_])"
_LABEL = regex(
    rf"[(（\[]?{_NUMBER}(?:[.．]\d{{1,3}})*(?:[).、．:）\]。۔-]|\s?[-–]\s)|[•·▪●■◦‣*–—-]\s|[一二三四五六七八九十]{{1,3}}[、.．]|"
    r"[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|第[一二三四五六七八九十百\d]{1,5}[条條章节款]|"
    r"(?:article|artikel|artículo|artigo|madde|статья|пункт|المادة|مادہ|ماده|अनुच्छेद)\s+\S{1,9}|§\s?\d",
    re.IGNORECASE,
)
_SHORT_LABEL = regex(
    r"[(\[（]?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLCІХ]{1,6}|[^\W\d_]|الف|[一二三四五六七八九十]{1,3})[)\].:、）．。۔।ـ-]{0,2}|[•·–—*-]|"
    r"[^\W\d_]{2,12}\.?\s?(?:\d{1,3}|[IVXLC]{1,6})[.:]?|\d{1,3}[-\s]?[^\W\d_]{2,9}|第[一二三四五六七八九十百\d]{1,5}[条條章节款](?:[の之][一二三四五六七八九十\d]{1,3})?|"
    r"제\s?\d{1,3}\s?[조항호](?:의\s?\d{1,2})?|[①-⑳]"
)
_GLUED = regex(
    r"[(\[（]?(?:\d{1,3}(?:[.．]\d{1,3})*|[ivxlcIVXLC]{1,6}|[^\W\d_]|الف|[一二三四五六七八九十百]{1,4})[)\].:、）．。۔।-]|\d{1,3}|[•·▪①-⑳]|"
    r"第[一二三四五六七八九十百\d]{1,5}[条條章节款]|제\s?\d{1,3}\s?[조항호장]|§\s?\d{1,3}\.?"
)
_BULLETS = regex(r"[•·▪●■◦‣*\u2013\u2014\u00a7o\uf0b7\uf0a7\uf0d8\uf076-]")
_MARK = regex(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§]{1,3})[\])]?")
_SUPERSCRIPT = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


def collapse(text: str) -> str:
    """Fold the white space of ordinary flow; the ends keep one space, for the neighbours to be told apart."""
    if "\n" not in text and "  " not in text and "\t" not in text and "\r" not in text and "\f" not in text:
        return text
    return _SPACE.sub(" ", text)


def preformatted(text: str) -> str:
    """Keep the line ends of preformatted text as breaks."""
    return _SPACE_IN_LINE.sub(" ", text.replace("\r\n", "\n"))


def starts_with_label(text: str) -> bool:
    """Whether a line begins like a numbered or bulleted item."""
    return bool(_LABEL.match(text))


def is_short_label(text: str) -> bool:
    """Whether a text is nothing but a label, as the first cell of a numbered row is."""
    return bool(_SHORT_LABEL.fullmatch(text))


def is_glued_label(text: str, after: str) -> bool:
    """Whether an element that opens a paragraph holds its number alone, and `after` begins with the first word.

    A letter by itself is the first of the first word, set large; "1" before "st" is no label either.
    """
    text = text.strip()
    if len(text) > HTML_LABEL_CHARACTERS or not _GLUED.fullmatch(text):
        return False
    if text[-1].isalnum() and not after[:1].isspace():
        return not is_small(after)
    return True


def as_label(text: str) -> str | None:
    """Print the number that a word processor left beside a paragraph; every sort of bullet is "•"."""
    text = " ".join(text.split())
    return "•" if _BULLETS.fullmatch(text) else text or None


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return ends_in(text, _STOPS)


def ends_in(text: str, stops: frozenset[str]) -> bool:
    """Whether a text ends in one of the marks, quotation marks and brackets that close behind it aside."""
    return text.rstrip(_CLOSING)[-1:] in stops


def split(text: str) -> list[str]:
    """Cut the collected text of one element at the breaks that separate paragraphs or items; join the other lines."""
    if BREAK not in text:
        whole = " ".join(text.split())
        return [whole] if whole else []
    found = []
    for paragraph in re.split(r"\n[ \u00a0]*\n\s*", text):
        lines = [" ".join(line.split()) for line in paragraph.split(BREAK)]
        found += _joined([line for line in lines if line])
    return found


def _joined(lines: list[str]) -> list[str]:
    if len(lines) < 2:
        return lines
    wrapped = _are_wrapped(lines)
    edge = 0.5 * max(map(len, lines)) if sum(map(ends_sentence, lines)) > 2 else 0.0
    reciting = not wrapped and _are_recitals(lines)
    out = [[lines[0]]]
    for before, line in pairwise(lines):
        # among whole paragraphs a short line without a stop is a heading or a signature
        alone = len(before) < edge and not is_small(line)
        ended = ends_sentence(before) or alone or (reciting and _long(before) and ends_in(before, _PAUSES))
        if starts_with_label(line) or (not wrapped and ended):
            out.append([line])
        else:
            out[-1].append(line)
    return [" ".join(parts) for parts in out]


def _are_recitals(lines: list[str]) -> bool:
    """Whether the lines are whole paragraphs of which several end in commas, as those of a preamble do."""
    long = [line for line in lines if _long(line)]
    paused = sum(ends_in(line, _PAUSES) for line in long)
    return paused > 1 and paused + sum(map(ends_sentence, long)) >= HTML_WHOLE_LINES * len(long)


def _long(line: str) -> bool:
    return spelt_length(line) >= HTML_WRAPPED_CHARACTERS


def _are_wrapped(lines: list[str]) -> bool:
    """Whether the breaks only wrap running text: long lines of about one length, few of which end a sentence."""
    if len(lines) < HTML_WRAPPED_LINES:
        return False
    lengths = sorted(len(line) for line in lines[:-1])
    if lengths[-1] < HTML_WRAPPED_CHARACTERS or lengths[len(lengths) // 5] < HTML_WRAPPED_EVEN * lengths[-1]:
        return False
    return sum(map(ends_sentence, lines)) < 0.5 * len(lines)


def raised(mark: str, before: str, *, linked: bool) -> str:
    """Render what stands in superscript: nothing for a linked footnote mark, raised digits for a number (whether it is a
    unit's or a note's shows when the notes are known), else as it is.

    `before` is the text in front of it. At the start of a block a raised number is the label of the paragraph or note.
    """
    mark = " ".join(mark.split())
    if not before.strip():
        return mark + " " if mark else ""
    if not _MARK.fullmatch(mark):
        return mark
    if linked:
        return ""
    bare = mark.strip("[]()")
    return bare.translate(_SUPERSCRIPT) if bare.isdecimal() and bare.isascii() else "" if mark[0] in "[(§" else mark
