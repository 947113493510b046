"""What every reading of a label is made of: the candidate itself, the marks that end it, the value of its number."""

from __future__ import annotations

from diplodiff.language.numerals import enclosed, han, roman
from diplodiff.values import NamedTuple

STOP = "[.．。۔।:：、)）\\]\\-–—―ـ،,]"  # marks that end a label
# What makes a label an inserted one: "2b", "36 bis", "28-1".
SUFFIX = "(?P<suffix>\\s?[a-zа-я](?![^\\W\\d_])|\\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\\b|[-–/]\\d{1,2}(?!\\d))?"
# Behind the style of a worded label that no space parts from what follows ("第一条双方"): a reference looks the same, so
# that it is believed in a sequence only.
GLUED = "~"
# Styles whose words say what they are; the others are bare signs.
WORDED = ("annex", "section", "article", "paragraph", "§", "subparagraph")


class Candidate(NamedTuple):
    """One reading of the beginning of a text as a label.

    style    what kind of label, with its punctuation ("1.", "(1)", "a)", "I.", "article", "1.1" ...).
    value    its number in the sequence; `above` are the values of the levels above it in a dotted label.
    suffix   what makes it an inserted label ("28-1", "2b"), or "".
    printed  as printed, without the mark that ends it; `end` is where the text behind it begins.
    alone    nothing but the label stands there.
    noted    the number of a footnote came down before it ("35 Art. 29a Scope"): it only continues a sequence.
    """

    style: str
    value: int
    printed: str
    end: int
    alone: bool
    suffix: str = ""
    above: tuple[int, ...] = ()
    noted: bool = False


def value_of(groups: dict[str, str | None]) -> int | None:
    """The value of a number that a pattern found: digits (n), Roman (r), Han (h) or enclosed (e)."""
    if n := groups.get("n"):
        return int(n)
    if r := groups.get("r"):
        return roman(r)
    if h := groups.get("h"):
        return han(h)
    if e := groups.get("e"):
        return enclosed(e)
    return None
