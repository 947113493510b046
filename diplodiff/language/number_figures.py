"""Figures with their marks: "1,000.5", "1.000,5", "1 000,5", "10,00,000" and "1½" as values. All in plain form."""

from __future__ import annotations

import re
from fractions import Fraction

# A number of figures; what stands directly before or behind may make it a part of something else ("COVID-19", "10:30");
# a year may stand behind a hyphen ("mid-2026", «Казахстан-2050»).
_YEAR = r"(?<=[a-zа-яё]{2}-)(?<!covid-)(?<!ncov-)(?:19|20)\d\d(?!\d|[.,:'/+*]\d|-(?!(?:19|20)\d\d(?!\d))\d)"
FIGURES = (
    rf"(?=\d)(?:(?<![a-zа-яё\d])|(?<=usd)|(?<=eur)|(?<=rs)|(?<=inr)|(?<=pkr))(?:(?<![a-zа-яё]-)|(?={_YEAR}))"
    r"(?<!\d[.,:/+*])(?<![+/:_])(?P<figures>(?>\d{1,3}(?: \d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'٫]\d+)*))(?![/:+]\d|[a-z]\d)"
)
VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
}


def figures(text: str, decimal: str) -> tuple[Fraction, Fraction | None] | None:
    """The value of a number in figures in a language with this decimal mark, and what it would be elsewhere where
    that differs; None for what is no number ("1.2.3").
    """
    plain = text.replace(" ", "").replace("'", "").replace("٫", "|")
    marks = [c for c in plain if not c.isdigit()]
    if not marks:
        return Fraction(int(plain)), None
    if "|" in marks or len(set(marks)) == 2:
        return _both(plain, "|" if "|" in marks else marks[-1]), None
    mark, groups = marks[0], plain.split(marks[0])
    if len(marks) > 1:
        whole = len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(g) in (2, 3) for g in groups[1:])
        return (Fraction(int("".join(groups))), None) if whole else None
    joined, parted = Fraction(int("".join(groups))), Fraction(f"{groups[0]}.{groups[1]}")
    if len(groups[1]) != 3 or len(groups[0]) > 3 or groups[0] == "0":
        return parted, None
    return (parted, joined) if mark == decimal else (joined, parted)


def _both(plain: str, decimal: str) -> Fraction:
    whole, _, part = plain.rpartition(decimal)
    return Fraction(f"{re.sub(r'[.,|]', '', whole) or '0'}.{re.sub(r'[.,|]', '', part) or '0'}")
