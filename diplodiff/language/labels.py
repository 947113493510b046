"""Which labels a line may begin with: every reading of its first characters as "15.", "(a)", "Article 4", "第四条" ...

A reading is only a candidate: "4. February" begins like a numbered paragraph. `numbering.py` accepts candidates inside a
consistent sequence and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.label_parts import STOP, SUFFIX, Candidate, value_of
from diplodiff.language.normalise import INVISIBLE, UNSPACED, ascii_digits, folded
from diplodiff.language.numerals import ENCLOSED, ENCLOSED_LETTERS, HAN
from diplodiff.language.worded_labels import ordinals, worded
from diplodiff.patterns import regex
from diplodiff.settings.structure import HEADING_MAX_CHARACTERS

_START = regex(f"(?:{INVISIBLE.pattern}|\\s|[*_])*")
_AFTER = f"(?:{INVISIBLE.pattern}|\\s)*"
_MARK = f"{STOP}|[(（]"  # an opening bracket at the end of a label is a closing one, mirrored
_LETTER_SUFFIX = "(?P<suffix>[a-zа-я]{1,2}(?![^\\W\\d_])|\\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\\b)?"
_YEAR = r"\d{3}\s?[年년]"  # behind its first digit: "3.2025年" numbers a sentence that opens with a year
_CYRILLIC = "".join(c for c in map(chr, range(0x460, 0x530)) if c.islower())  # beyond Russian, both cases by turns
_SMALL = f"[a-zà-öø-ÿāăąćčęěğıłńňőœřśşšťůűźžа-џ{_CYRILLIC}]"  # small letters, with which no paragraph begins
_DIGITS, _ROMAN, _SMALL_ROMAN = "0123456789", "IVXLCІХСⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "ivxlcіхсⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"
# Style, what such a label begins with, pattern: most lines begin with none, and a pattern that none needs is not compiled.
_SHAPES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (style, begins, regex(pattern))
    for style, begins, pattern in (
        ("1.1", _DIGITS, r"(?P<n>\d{1,3}(?:[.．]\d{1,3}){1,4})(?:[.．)]|(?=\s|$))(?![\d%])"),
        ("1.1", _DIGITS, r"(?P<n>\d{1,3}/\d{1,3})(?:\s?[-–.)])?(?=\s+[\u0620-\u06d3])"),
        ("(1)", "(（[【〔", rf"[(（\[【〔](?P<n>\d{{1,3}}){_LETTER_SUFFIX}[)）\]】〕][.:]?"),
        ("1.", _DIGITS, rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}\s?(?:[．۔।]|[.](?![°º]|\d(?!{_YEAR})))[-–ـ]?"),
        ("1)", _DIGITS, rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}\s?[)）](?!\d(?!{_YEAR}))"),
        ("1-", _DIGITS, rf"(?P<n>\d{{1,3}})\s?[-–—ـ](?!\d|{_SMALL})"),
        ("1、", _DIGITS, r"(?P<n>\d{1,3})(?:、|[:：](?!\d))"),
        ("1°", _DIGITS, r"(?P<n>\d{1,3})\s?[.]?[°º](?!\s?[CFСcf]\b)[.)]?(?:\s?[-–—])?"),
        ("1/", _DIGITS, r"(?P<n>\d{1,3})\s?/(?=\s+[^\W\d_]|$)"),
        (
            "№",  # the sign or the word for a number: "No. 4", "№ 4", "N.º 4", "نمبر 4"
            "№#nNنرشनकন",
            rf"(?:№|#|(?i:n\.?\s?[°º]|n[or]\.?:?)|نمبر|رقم|شماره|شمارهٔ|नं\.?|क्रमांक|নং)\s?(?P<n>\d{{1,3}})(?:\s?{STOP})?"
            rf"(?=\s|$)(?!\s+{_SMALL})",
        ),
        ("1", _DIGITS, rf"(?P<n>\d{{1,3}}){_LETTER_SUFFIX}(?=\s+(?:[^\W\d_]|[\"“«„「『]|\d{{1,4}}\s?[年月日년])|$)"),
        ("(I)", "(（", r"[(（](?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])[)）]"),
        ("I.", _ROMAN, rf"(?P<r>[IVXLCІХС]{{1,7}}|[Ⅰ-Ⅻ])\s?[.．)）:](?:\s?[-–—―])?(?!{_SMALL})"),
        ("I-", _ROMAN, r"(?P<r>[IVXLCІХС]{1,7}|[Ⅰ-Ⅻ])\s?[-–—―](?=\s|$)"),
        (
            "I",
            _ROMAN,
            r"(?P<r>[IVXLCІХС]{1,7}(?=$|\s+[-–—]?\s*[A-ZА-Я\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])|[Ⅰ-Ⅻ](?=$|\s))",
        ),
        ("(i)", "(（", r"[(（](?P<r>[ivxlcіхс]{1,7}|[ⅰ-ⅻ])[)）]"),
        ("i.", _SMALL_ROMAN, r"(?P<r>[ivxlcіхс]{1,7}|[ⅰ-ⅻ])[.．)）](?=\s|$)"),
        ("一、", HAN, rf"(?P<h>[{HAN}]{{1,5}})[、.．：:]"),
        ("一是", HAN, rf"(?P<h>[{HAN}]{{1,2}})是[，,：:]?"),
        ("ordinal", "第", r"第(?P<n>\d{1,2})に[、，,]"),
        ("(一)", "(（", rf"[(（](?P<h>[{HAN}]{{1,5}})[)）]"),
        ("一", HAN, rf"(?P<h>[{HAN}]{{1,3}})(?=\s|$)"),
        ("①", ENCLOSED, f"(?P<e>[{ENCLOSED}])"),
        ("㉮", ENCLOSED_LETTERS, f"(?P<e>[{ENCLOSED_LETTERS}])"),
        ("§", "§¶", rf"[§¶]+\s?(?P<n>\d{{1,4}})\s?{SUFFIX}\.?[°º]?[.)]?(?:\s?[-–—](?=\s))?"),
    )
)
# The same above 999, where a number in front of a line is a year sooner than a label.
_LONG: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("(1)", regex(rf"[(（](?P<n>[1-9]\d{{3,4}}){_LETTER_SUFFIX}[)）][.:]?")),
    ("1.", regex(rf"(?P<n>[1-9]\d{{3,4}}){_LETTER_SUFFIX}\s?(?:[．۔।]|[.](?=\s|$|[^\W\d_]))")),
    ("1)", regex(rf"(?P<n>[1-9]\d{{3,4}}){_LETTER_SUFFIX}\s?[)）](?!\d)")),
    ("1-", regex(rf"(?P<n>[1-9]\d{{3,4}})\s?[-–—ـ](?!\d|{_SMALL})")),
    ("1、", regex(r"(?P<n>[1-9]\d{3,4})、")),
    ("1", regex(rf"(?P<n>[1-9]\d{{3,4}}){_LETTER_SUFFIX}(?=\s+[^\W\d_]|$)")),
)
_LETTER = regex(
    r"(?:[(（\[](?P<in>\w{1,3})[)）\]]|(?P<bare>\w{1,3})(?P<stop>[)）.．:]|\s?[-–ـ](?=\s|$|[\u0620-\u06d3])))(?=\s|$|[^\W\d_]|(?<=）)\d)"
    r"|(?P<kana>[ァ-ヺ])(?=\s|$)"  # written without spaces, a kana by itself is no word
)
_INITIALS = regex(r"(?:[^\W\d_]\.\s?){2,3}(?=\s?[^\W\d_]{2})")  # "A. N. Orel"
_NOTE = regex(r"(?:\d{1,3}|[\[(]\d{1,3}[\])])\s+")  # the number of a footnote, once raised
_SENTENCE_ENDS = frozenset(".;:,!?")
_STOPS = frozenset(")）.．:-–ـ")  # behind a letter, of which a label has three at most
# Letters as wide as a Han character, and kana half as wide, as lists in Japanese and Chinese type them.
_USUAL_WIDTH: dict[int, int | str] = {
    wide + i: plain + i for wide, plain in ((0xFF21, 0x41), (0xFF41, 0x61)) for i in range(26)
}
_USUAL_WIDTH |= {kana: unicodedata.normalize("NFKC", chr(kana)) for kana in range(0xFF66, 0xFF9E)}
# The bracket behind a right-to-left label, as text layers that were not turned round leave it: "الف(".
_MIRRORED = regex(r"(?:[\u0620-\u064a\u066e-\u06d3]{1,3}|\d{1,3})\((?=\s+[\u0620-\u06d3])")


def candidates(text: str, language: str | None, heading: bool = False) -> list[Candidate]:
    """Every reading of the beginning of `text`, which may be a heading, as a label, the more telling ones first."""
    begin = _START.match(text).end()  # type: ignore[union-attr]  # matches the empty string
    head, places = _cleaned(text, begin)
    if not head:
        return []
    found = worded(head, language, heading)
    if not found:
        for style, shape in _beginning(head[0]):
            if m := shape.match(head):
                found += _numbered(style, m)
        # what is a letter of a list may be a numeral in words too: Korean 사 is the seventh letter, and four
        found += _lettered(head, language) + ([] if found else ordinals(head, language))
    placed = [_placed(candidate, text, begin, places) for candidate in found]
    if found and head[0] in "0123456789[(" and (note := _NOTE.match(head)):
        placed = [*_noted(text, places[note.end()], language), *placed]
    return placed


@lru_cache(maxsize=1_024)
def _beginning(character: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The styles and patterns of the labels that a character may begin."""
    return tuple((style, shape) for style, begins, shape in _SHAPES if character in begins)


def continued(text: str) -> list[Candidate]:
    """The reading of the beginning of `text` as a number above 999, which is a label only behind those below it."""
    begin = _START.match(text).end()  # type: ignore[union-attr]  # matches the empty string
    if not (text[begin : begin + 1].isdecimal() or text[begin : begin + 1] in "(（"):
        return []
    head, places = _cleaned(text, begin)
    for style, shape in _LONG:
        if m := shape.match(head):
            return [_placed(candidate, text, begin, places) for candidate in _numbered(style, m)]
    return []


def _noted(text: str, begin: int, language: str | None) -> list[Candidate]:
    """The heading of an article behind the number of a footnote ("35 Art. 29a Scope"); what ends like a sentence is none."""
    head, places = _cleaned(text, begin)
    if len(text) - begin > HEADING_MAX_CHARACTERS or text.rstrip()[-1] in _SENTENCE_ENDS:
        return []
    articles = [c for c in worded(head, language, False) if c.style in ("article", "§")]
    return [_placed(c, text, begin, places)._replace(noted=True) for c in articles]


def _cleaned(text: str, begin: int) -> tuple[str, Sequence[int]]:
    """The beginning of a text without marks that print nothing, and where each of its characters stands in the text."""
    head = text[begin : begin + 80]
    if head.isascii():
        return head, range(begin, begin + len(head) + 1)
    kept: Sequence[int] = range(len(head))
    if "ـ" in head or INVISIBLE.search(head):
        seen = [i for i, c in enumerate(head) if c != "ـ" or not head[i - 1 : i].isalpha()]
        kept = [i for i in seen if not INVISIBLE.match(head[i])]
    plain = ascii_digits("".join([head[i] for i in kept])).translate(_USUAL_WIDTH)
    if m := _MIRRORED.match(plain):
        plain = f"{plain[: m.end() - 1]}){plain[m.end() :]}"
    return plain, [begin + i for i in kept] + [begin + len(head)]


def _placed(candidate: Candidate, text: str, begin: int, places: Sequence[int]) -> Candidate:
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
        *above, last = (int(n) for n in re.split("[.．/]", m["n"]))
        return [Candidate(style, last, "", m.end(), False, "", tuple(above))]
    value = value_of(groups)
    return [] if value is None else [Candidate(style, value, "", m.end(), False, suffix)]


def _lettered(head: str, language: str | None) -> list[Candidate]:
    set_off = head[0] in "(（[" or "ァ" <= head[0] <= "ヺ" or not _STOPS.isdisjoint(head[1:5])
    m = _LETTER.match(head) if set_off else None
    if not m or (m["stop"] and _initials(head)):
        return []
    letter = m["in"] or m["bare"] or m["kana"]
    shape = "({})" if m["in"] else "{}" + (m["stop"] or "").strip()
    found = []
    for name, alphabet in _alphabets(language):
        key = letter if name.isupper() else letter.replace("ـ", "")
        if key in alphabet:
            found.append(Candidate(shape.format(name), alphabet[key], "", m.end(), False))
        elif len(letter) == 2 and letter[0] == letter[1] and letter[0] in alphabet:
            found.append(Candidate(shape.format(name * 2), alphabet[letter[0]], "", m.end(), False))
    return found


def _initials(head: str) -> bool:
    """Whether a line begins with two or three initials and a name, which count nothing."""
    found = _INITIALS.match(head)
    return found is not None and found.group().isupper()


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


def is_reference_word(word: str, language: str | None) -> bool:
    """Whether a folded word is the language's word for a paragraph or an article, in whatever inflection; an
    abbreviation has none.
    """
    return any(
        word == stem if len(stem) <= 2 and not UNSPACED.match(stem) else word.startswith(stem)
        for stem in _reference_stems(tables.primary(language))
    )


@cache
def _reference_stems(language: str | None) -> tuple[str, ...]:
    labels = tables.table(language).get("labels", {})
    fixed = {
        folded(t.replace("{n}", " "))
        for style in ("paragraph", "subparagraph", "article")
        for t in labels.get(style, [])
    }
    stems = {word[: max(4, len(word) - 2)] for words in fixed for word in words.split()}
    return tuple(sorted(s for s in stems if len(s) >= 2 or not s.isascii()))
