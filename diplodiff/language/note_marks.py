"""The marks of footnotes: what a note opens with ("¹", "[1]", "1/", "*"), and what refers to it behind a word of the text.

Nothing is decided here: a numbered paragraph opens like a note, and "m²" ends like a reference.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from diplodiff.language import tables
from diplodiff.language.labels import is_reference_word
from diplodiff.language.normalise import INVISIBLE, UNSPACED, ascii_digits, folded
from diplodiff.language.numerals import ENCLOSED, enclosed
from diplodiff.patterns import regex
from diplodiff.settings.language import NOTES_HEADING
from diplodiff.values import NamedTuple

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789", _DIGITS)
_PLAIN = str.maketrans(_DIGITS, "0123456789")
_SIGN = r"\*{1,4}|†{1,3}|‡{1,3}"
_OPENINGS = tuple(
    (form, regex(pattern))
    for form, pattern in (
        ("¹", rf"[(\[]?(?P<r>[{_DIGITS}]{{1,3}})[)\].:]?\s*(?=\S)"),
        ("[1]", r"[\[［〔【](?P<n>\d{1,3})[\]］〕】][.:]?\s*(?=\S)"),
        ("(1)", r"[(（](?P<n>\d{1,3})[)）][.:]?\s*(?=\S)"),
        ("1/", r"(?P<n>\d{1,3})/\s+(?=\S)"),
        ("1.", r"(?P<n>\d{1,3})\s?[.．۔।](?!\d)\s*(?=\S)"),
        ("1)", r"(?P<n>\d{1,3})\s?[)）]\s*(?=\S)"),
        ("1-", r"(?P<n>\d{1,3})\s?[-–ـ]\s+(?=\S)"),
        ("1、", r"(?P<n>\d{1,3})[、:：]\s*(?=\S)"),
        ("1", r"(?P<n>\d{1,3})\s+(?=[^\W\d_]|[\"“«„「(])"),
        ("①", rf"(?P<e>[{ENCLOSED}])\s*(?=\S)"),
        ("*", rf"[(（\[]?(?P<s>{_SIGN})[)）\]]?\s*(?=[^\W\d_]|[\"“«„「(])"),
    )
)
_CLOSES = ".,;:!?…»”\"'’)\\]。，；：、！？）」』》۔،؛؟।"
# Behind a word: raised digits; a number in brackets; a sign; and, where the digits came down, a number glued to the word; what a
# decimal mark parts from the digit before it is none, but behind a year that ends a sentence.
_REFERENCES = regex(
    rf"\s?(?P<raised>[{_DIGITS}]{{1,3}}(?:\s?[,،、]\s?[{_DIGITS}]{{1,3}})*)(?!(?!{UNSPACED.pattern})\w)"
    rf"|\s?[\[［〔【](?P<square>\d{{1,3}}|{_SIGN})[\]］〕】](?!\()"
    rf"|(?<=[^\s\d(（\[])[(（](?P<round>\d{{1,3}}|{_SIGN})[)）](?=[\s{_CLOSES}]|$|[{UNSPACED.pattern[1:-1]}])"
    rf"|(?<=[^\s\d(（\[*†‡])(?P<sign>{_SIGN})(?![\w*])"
    rf"|(?<=[^\W\d_][^\W\d_][^\W\d_])(?P<glued>\d{{1,2}})(?!\w)|(?<=[{_CLOSES}])(?:(?<!\d[.,:،])|(?<=\d{{4}}[.,]))(?P<after>\d{{1,2}})(?=\s|$)"
)
# A sign of these, or a digit behind a letter or a closing sign; begun with one set of characters, it is searched fast.
_MAY_REFER = regex(rf"[{_DIGITS}*†‡\[［〔【(（\d](?:(?<!\d)|(?<=[^\W\d_]\d)|(?<=[{_CLOSES}]\d))")
_UNIT = regex(r"(?:(?:^|[^\w])(?:[kmcdnµ]?m|s|sec|ha|in|ft|[кмсд]?м|с|كم|م)|CO|平方|立方|米|里|尺|\d)$", re.IGNORECASE)
_MEASURED = regex("[A-Za-zµΩ\u0400-\u052f]")  # letters of units
_YEAR = regex(r"(?<!\d)(?:1[0-9]|20)\d\d$")
_SIGNS = regex(r"\*+|†+|‡+")
_RULE = frozenset("_-–—―─━=~*")


class Opening(NamedTuple):
    """What a passage opens with if it is a note: the form of the mark, the mark itself ("1", "*"), where the text begins."""

    form: str
    mark: str
    end: int

    @property
    def value(self) -> int | None:
        return int(self.mark) if self.mark.isdigit() else None


class Reference(NamedTuple):
    """A mark that may refer to notes: which, where it stands, and how surely it is one.

    strength   3: raised behind a whole word; 2: in brackets or a sign; 1: raised where a unit or a power may stand;
               0: a number that only touches the word.
    """

    marks: tuple[str, ...]
    start: int
    end: int
    strength: int


def opening(text: str, language: str | None) -> Opening | None:
    """The mark of a note that a text opens with, or None."""
    skipped = len(text) - len(text.lstrip())
    head = ascii_digits(text[skipped : skipped + 40])
    for form, shape in _OPENINGS:
        if m := shape.match(head):
            return Opening(form, _mark(m.groupdict()), skipped + m.end())
    if m := _worded(tables.primary(language)).match(head.lower()):
        return Opening("word", str(int(m["n"])), skipped + m.end())
    return None


def _mark(groups: dict[str, str | None]) -> str:
    if raised := groups.get("r"):
        return str(int(raised.translate(_PLAIN)))
    if sign := groups.get("s"):
        return sign
    if circled := groups.get("e"):
        return str(enclosed(circled))
    return str(int(groups["n"] or 0))


@cache
def _worded(language: str | None) -> re.Pattern[str]:
    words = sorted(tables.table(language).get("footnote_labels", []), key=len, reverse=True)
    body = "|".join(map(re.escape, words)) or "(?!)"
    return regex(rf"[(（\[*※]?(?:{body})\.?\s?(?P<n>\d{{1,3}})\s?[).:：）\]．、]\s*(?=\S)")


def heads_notes(text: str, language: str | None) -> bool:
    """Whether a line says that notes follow, and nothing else."""
    return len(text) <= NOTES_HEADING and folded(text) in _headings(tables.primary(language))


@cache
def _headings(language: str | None) -> frozenset[str]:
    both = [*tables.table(language).get("footnotes", []), *tables.table("en").get("footnotes", [])]
    return frozenset(folded(word) for word in both)


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: the stroke above footnotes."""
    if not _RULE.issuperset(text.lstrip()[:1]):  # most lines
        return False
    drawn = "".join(text.split())
    return len(drawn) >= 3 and _RULE.issuperset(drawn) and set(drawn) != {"*"}


def references(text: str, language: str | None) -> list[Reference]:
    """The marks in a text that may refer to notes, in order."""
    if not _MAY_REFER.search(text):
        return []
    plain = ascii_digits(text)
    signs = Counter(_SIGNS.findall(plain))
    found = []
    for m in _REFERENCES.finditer(plain):
        before = INVISIBLE.sub("", plain[max(0, m.start() - 40) : m.start()])
        kind = str(m.lastgroup)
        if not before.strip() or (kind == "sign" and signs[m["sign"]] > 1):
            continue  # it opens the text, or sets words off
        strength = _strength(kind, before, language)
        if strength is not None:
            found.append(Reference(_marks(m[kind]), m.start(), m.end(), strength))
    return found


def _marks(written: str) -> tuple[str, ...]:
    parts = [part.translate(_PLAIN) for part in re.split(r"[\s,،、]+", written)]
    return tuple(str(int(part)) if part.isdigit() else part for part in parts)


def _strength(kind: str, before: str, language: str | None) -> int | None:
    """The strength of a reference of this kind behind these words; None where it is none."""
    if kind == "raised":
        letters = re.search(r"[^\W\d_]*$", before.rstrip())
        word = letters.group() if letters else ""
        if _UNIT.search(before):
            return 1 if _YEAR.search(before) else None
        return 1 if len(word) in (1, 2) and _MEASURED.match(word) else 3
    if kind in ("square", "round"):
        words = folded(before).split()
        return 2 if words and not is_reference_word(words[-1], language) else None
    return 2 if kind == "sign" else 0
