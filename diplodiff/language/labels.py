"""Which labels a line may begin with: every reading of its first characters as "15.", "(a)", "Article 4", "第四条" ...

A reading is only a candidate: "4. February" begins like a numbered paragraph. `numbering.py` accepts candidates inside a
consistent sequence and nowhere else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from diplodiff.language import tables
from diplodiff.language.normalise import INVISIBLE, UNSPACED, ascii_digits, folded
from diplodiff.language.numerals import ENCLOSED, HAN, enclosed, han, roman

# Styles whose words say what they are; the others are bare signs.
WORDED = ("annex", "section", "article", "paragraph", "§")


class Candidate(NamedTuple):
    """One reading of the beginning of a text as a label.

    style    what kind of label, with its punctuation ("1.", "(1)", "a)", "I.", "article", "1.1" ...).
    value    its number in the sequence; `above` are the values of the levels above it in a dotted label.
    suffix   what makes it an inserted label ("28-1", "2b"), or "".
    printed  as printed, without the mark that ends it; `end` is where the text behind it begins.
    alone    nothing but the label stands there.
    """

    style: str
    value: int
    printed: str
    end: int
    alone: bool
    suffix: str = ""
    above: tuple[int, ...] = ()


_START = re.compile(f"(?:{INVISIBLE.pattern}|\\s|[*_])*")
_AFTER = f"(?:{INVISIBLE.pattern}|\\s)*"
_STOP = "[.．。۔।:：、)）\\]\\-–—―ـ،,]"
_MARK = f"{_STOP}|[(（]"  # an opening bracket at the end of a label is a closing one, mirrored
_LETTER_SUFFIX = "(?P<suffix>[a-zа-я]{1,2}(?![^\\W\\d_])|\\s?(?:bis|ter|quater)\\b)?"
_SUFFIX = "(?P<suffix>\\s?[a-zа-я](?![^\\W\\d_])|\\s?(?:bis|ter|quater)\\b|[-–/]\\d{1,2}(?!\\d))?"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("1.1", r"(?P<n>\d{1,3}(?:[.．]\d{1,3}){1,4})(?:[.．)]|(?=\s|$))(?![\d%])"),
        ("(1)", rf"[(（\[](?P<n>\d{{1,3}}){_LETTER_SUFFIX}[)）\]][.:]?"),
        ("1.", rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}\s?(?:[．۔।]|[.](?!\d))[-–ـ]?"),
        ("1)", rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}\s?[)）](?!\d)"),
        ("1-", r"(?P<n>\d{1,3})\s?[-–—ـ](?![\d\w])"),
        ("1、", r"(?P<n>\d{1,3})[、:：]"),
        ("1°", r"(?P<n>\d{1,3})\s?[.]?[°º](?!\s?[CFСcf]\b)"),
        ("1", rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}(?=\s+[^\W\d_]|$)"),
        ("(I)", r"[(（](?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])[)）]"),
        ("I.", r"(?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])\s?[.．)）:](?:\s?[-–—―])?(?![^\W\d_])"),
        ("I-", r"(?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])\s?[-–—―](?=\s)"),
        ("I", r"(?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])(?=$|\s+[-–—]?\s*[A-ZА-Я])"),
        ("(i)", r"[(（](?P<r>[ivxlcіхс]{1,7}|[ⅰ-ⅻ])[)）]"),
        ("i.", r"(?P<r>[ivxlcіхс]{1,7}|[ⅰ-ⅻ])[.．)）](?=\s|$)"),
        ("一、", rf"(?P<h>[{HAN}]{{1,5}})[、.．：:]"),
        ("(一)", rf"[(（](?P<h>[{HAN}]{{1,5}})[)）]"),
        ("一", rf"(?P<h>[{HAN}]{{1,3}})(?=\s|$)"),
        ("①", f"(?P<e>[{ENCLOSED}])"),
        ("§", rf"§+\s?(?P<n>\d{{1,4}})\s?{_SUFFIX}\.?[°º]?"),
    )
)
_LETTER = re.compile(
    r"(?:[(（\[](?P<in>\w{1,3})[)）\]]|(?P<bare>\w{1,3})(?P<stop>[)）.．:]|\s?[-–ـ](?=\s)))(?=\s|$|[^\W\d_])"
)
# Letters as wide as a Han character, as lists in Japanese and Chinese type them.
_HALF_WIDTH = {wide + i: plain + i for wide, plain in ((0xFF21, 0x41), (0xFF41, 0x61)) for i in range(26)}
# The bracket behind a right-to-left label, as text layers that were not turned round leave it: "الف(".
_MIRRORED = re.compile(r"(?:[\u0620-\u064a\u066e-\u06d3]{1,3}|\d{1,3})\((?=\s+[\u0620-\u06d3])")
# An article put in behind another: 第二条の二, 第十二条之一, 제1조의2.
_INSERTED = re.compile(rf"\s?(?:[の之](?:[{HAN}]{{1,3}}|\d{{1,2}})|의\s?\d{{1,2}})(?![^\W\d_])")
# What stands for the number in a worded label; words are looked up afterwards.
_WORDS = r"(?P<w>[^\W\d_]+(?:\s[^\W\d_]+){0,2})"
_NUMBER = rf"(?:(?P<n>\d{{1,4}}){_SUFFIX}|(?P<h>[{HAN}]{{1,5}})(?![^\W{HAN}])|{_WORDS})"
# ... with something fixed behind it: as little as reaches that.
_NUMBER_WITHIN = rf"(?:(?P<n>\d{{1,4}}){_SUFFIX}|(?P<h>[{HAN}]{{1,5}})|(?P<w>[^\W\d_]+?(?:\s[^\W\d_]+?){{0,2}}))"


def candidates(text: str, language: str | None, heading: bool = False) -> list[Candidate]:
    """Every reading of the beginning of `text`, which may be a heading, as a label, the more telling ones first."""
    begin = _START.match(text).end()  # type: ignore[union-attr]  # matches the empty string
    head, places = _cleaned(text, begin)
    if not head:
        return []
    found = list(_worded(head, language, heading))
    if not found:
        for style, shape in _SHAPES:
            if m := shape.match(head):
                found += _numbered(style, m)
        found += _lettered(head, language)
    if not found:
        found += _ordinals(head, language)
    return [_placed(candidate, text, begin, places) for candidate in found]


def _cleaned(text: str, begin: int) -> tuple[str, list[int]]:
    """The beginning of a text without marks that print nothing, and where each of its characters stands in the text."""
    head = text[begin : begin + 80]
    if head.isascii():
        return head, list(range(begin, begin + len(head) + 1))
    kept = [i for i, c in enumerate(head) if c != "ـ" or not head[i - 1 : i].isalpha()]
    kept = [i for i in kept if not INVISIBLE.match(head[i])]
    plain = ascii_digits("".join(head[i] for i in kept)).translate(_HALF_WIDTH)
    if m := _MIRRORED.match(plain):
        plain = f"{plain[: m.end() - 1]}){plain[m.end() :]}"
    return plain, [begin + i for i in kept] + [begin + len(head)]


def _placed(candidate: Candidate, text: str, begin: int, places: list[int]) -> Candidate:
    """The candidate with its end moved behind the space that follows, and its label as printed."""
    end = places[candidate.end]
    printed = INVISIBLE.sub("", text[begin:end]).strip()
    space = re.compile(_AFTER).match(text, end)
    stop = space.end() if space else end
    return candidate._replace(printed=_bare(printed), end=stop, alone=stop >= len(text))


def _bare(printed: str) -> str:
    """A label without the mark that ends it; a bracket that was opened is kept closed."""
    while printed and re.match(_MARK, printed[-1]):
        if printed[-1] in ")）]" and any(c in printed for c in "(（["):
            break
        printed = printed[:-1].rstrip()
    return printed


def _numbered(style: str, m: re.Match[str]) -> list[Candidate]:
    groups = m.groupdict()
    suffix = (groups.get("suffix") or "").strip()
    if style == "1.1":
        *above, last = (int(n) for n in re.split("[.．]", m["n"]))
        return [Candidate(style, last, "", m.end(), False, "", tuple(above))]
    value = _value(groups)
    return [] if value is None else [Candidate(style, value, "", m.end(), False, suffix)]


def _value(groups: dict[str, str | None]) -> int | None:
    if n := groups.get("n"):
        return int(n)
    if r := groups.get("r"):
        return roman(r)
    if h := groups.get("h"):
        return han(h)
    if e := groups.get("e"):
        return enclosed(e)
    return None


def _lettered(head: str, language: str | None) -> list[Candidate]:
    m = _LETTER.match(head)
    if not m:
        return []
    letter = m["in"] or m["bare"]
    shape = "({})" if m["in"] else "{}" + (m["stop"].strip() or "")
    found = []
    for name, alphabet in _alphabets(language):
        key = letter if name.isupper() else letter.replace("ـ", "")
        if key in alphabet:
            found.append(Candidate(shape.format(name), alphabet[key], "", m.end(), False))
        elif len(letter) == 2 and letter[0] == letter[1] and letter[0] in alphabet:
            found.append(Candidate(shape.format(name * 2), alphabet[letter[0]], "", m.end(), False))
    return found


@cache
def _alphabets(language: str | None) -> tuple[tuple[str, dict[str, int]], ...]:
    """(name of the style, value of each letter); upper case is a style of its own."""
    own = tables.table(language).get("letters", [])
    latin = "abcdefghijklmnopqrstuvwxyz"
    alphabets = [list(a) for a in own if list(a) != list(latin)] + [list(latin)]
    found = []
    for i, letters in enumerate(alphabets):
        mark = "a" if letters == list(latin) else f"a{i}"
        found.append((mark, {c: n for n, c in enumerate(letters, 1)}))
        upper = {c.upper(): n for n, c in enumerate(letters, 1)}
        if set(upper) != set(letters):
            found.append((mark.upper(), upper))
    return tuple(found)


@cache
def _templates(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns for each worded style of the language (and "article" in further languages): one for each way to go on
    behind the number, so that few are tried.
    """
    own = tables.table(language).get("labels", {})
    english = tables.table("en").get("labels", {}) if tables.primary(language) != "en" else {}
    found = []
    for style in WORDED[:-1]:
        shapes = {*own.get(style, []), *english.get(style, [])}
        if style == "article" and not own:
            shapes |= set(tables.other().get("labels", {}).get(style, []))
        by_end: dict[str, list[str]] = {}
        for shape in sorted({_lowered(INVISIBLE.sub("", s)) for s in shapes}, key=len, reverse=True):
            before, number, after = shape.partition("{n}")
            by_end.setdefault(number + after, []).append(_spaced(before))
        for ending in sorted(by_end, key=len, reverse=True):
            number = "" if not ending else _NUMBER_WITHIN if ending != "{n}" else _NUMBER
            body = f"(?:{'|'.join(by_end[ending])}){number}{_spaced(ending.removeprefix('{n}'))}"
            found.append((style, re.compile(body + rf"(?:\s?{_STOP})?")))
    return tuple(found)


def _lowered(text: str) -> str:
    """Lower case of the same length, the Turkish i's made one."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := c.lower()) == 1 else c.lower()[0] for c in text).replace("ı", "i")


def _spaced(words: str) -> str:
    """A template's fixed part as a pattern: white space of any width, and beside a bracket also none."""
    pattern = re.escape(words).replace("\\ ", "\\s+")
    return re.sub(r"\\s\+(?=\\\()|(?<=\\\))\\s\+", lambda m: "\\s*", pattern)


@cache
def _word_values(language: str | None) -> dict[str, int]:
    """Numbers and ordinals in words, by value."""
    own = tables.table(language)
    found: dict[str, int] = {}
    for key in ("ordinals", "number_words"):
        for value, words in enumerate(tables.variants(own.get(key, [])), 1):
            for word in words:
                found.setdefault(_lowered(INVISIBLE.sub("", word)), value)
    return found


def _worded(head: str, language: str | None, heading: bool) -> list[Candidate]:
    lowered = _lowered(head)
    for style, shape in _templates(language):
        if not (m := shape.match(lowered)):
            continue
        groups = m.groupdict()
        value, end = _value(groups), m.end()
        if groups.get("w"):
            value, end = _word_value(m, language)
        numbered = "n" in shape.groupindex
        inserted = _INSERTED.match(lowered, end) if numbered else None
        end = inserted.end() if inserted else end
        if (numbered and value is None) or not _stands_free(head, end, numbered, heading):
            continue
        suffix = inserted.group() if inserted else groups.get("suffix") or ""
        return [Candidate(style, value or 0, "", end, False, suffix.strip())]
    return []


def _word_value(m: re.Match[str], language: str | None) -> tuple[int | None, int]:
    """The value of a number written in words or as a Roman numeral, and where the label ends: the most words that are
    a number.
    """
    known, written = _word_values(language), m["w"]
    for end in [len(written), *(space.start() for space in reversed(list(re.finditer(r"\s", written))))]:
        words = written[:end]
        value = known.get(words) or (roman(words) if words.isascii() else None)
        if value is None:
            continue
        if end == len(written):
            return value, m.end()
        stop = re.compile(rf"\s?{_STOP}").match(m.string, m.start("w") + end)
        return value, stop.end() if stop else m.start("w") + end
    return None, m.end()


def _stands_free(head: str, end: int, numbered: bool, heading: bool) -> bool:
    """Whether a worded label is a label there: "Article 5 of the Charter" is a reference, "Article 5 Scope" is not.

    Scripts without capitals do not tell; there a word without a number ("Annex") is a label only by itself, before a
    space where the script writes none, and in a heading.
    """
    if end >= len(head) or re.match(_STOP, head[end - 1]):
        return True
    rest = head[end:].lstrip()
    if not rest:
        return True
    if not numbered and not rest[0].isupper() and not rest[0].isdigit():
        apart = head[end].isspace() and (heading or UNSPACED.match(head[end - 1]))
        return rest[0] in "(（[–—-" or (bool(apart) and not rest[0].islower())
    return (head[end].isspace() or not rest[0].isalnum()) and not rest[0].islower() and rest[0] not in ",;،"


def _ordinals(head: str, language: str | None) -> list[Candidate]:
    """An ordinal word set off by a mark: "First, ...", "أولاً:", "PRIMERO.-"."""
    m = _ordinal_words(language).match(_lowered(head))
    return [Candidate("ordinal", _word_values(language)[m["w"]], "", m.end(), False)] if m else []


@cache
def _ordinal_words(language: str | None) -> re.Pattern[str]:
    words = sorted(_word_values(language), key=len, reverse=True)
    return re.compile(f"(?P<w>{'|'.join(map(re.escape, words)) or '(?!)'})\\s?[.,:：،、)\\-–—]+")


def is_reference_word(word: str, language: str | None) -> bool:
    """Whether a folded word is the language's word for a paragraph or an article, in whatever inflection."""
    return any(word.startswith(stem) for stem in _reference_stems(tables.primary(language)))


@cache
def _reference_stems(language: str | None) -> tuple[str, ...]:
    labels = tables.table(language).get("labels", {})
    fixed = {folded(t.replace("{n}", " ")) for style in ("paragraph", "article") for t in labels.get(style, [])}
    stems = {word[: max(4, len(word) - 2)] for words in fixed for word in words.split()}
    return tuple(sorted(s for s in stems if len(s) >= 2 or not s.isascii()))
