"""The text of a paragraph from its lines: words that a line end has cut are made whole again.

What a hyphen at a line end means, the document itself tells: whether it writes the word elsewhere in one or with hyphen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

from diplodiff.language.normalise import UNSPACED
from diplodiff.patterns import regex
from diplodiff.settings import structure_lines as settings
from diplodiff.structure.line_hangul import Hangul

_HYPHENS = "-\u2010\u2011\u00ad"
_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
_WORD = regex(rf"[^\W_]+(?:[{_HYPHENS}’'][^\W_]+)*")
_CUT = regex(rf"(?P<word>[^\W\d_][^\W_]*(?:[{_HYPHENS}][^\W_]+)*)(?P<hyphen>[{_HYPHENS}])$")
_BEGINS = regex(rf"[^\W\d_][^\W_]*(?:[{_HYPHENS}][^\W_]+)*")
_LAST = regex(r"(?<![\w-])[^\W\d_]+$")
# Punctuation and forms as wide as a Han character, which no space parts from it.
_WIDE = regex("[\u2e80-\u303f\uff00-\uffef]")
_HAN = regex("[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
# A number among Chinese, Japanese or Korean letters, cut by the end of a line; some programs set narrow spaces around it.
_NUMBER_CUT = regex("[\u2e80-\u30ff\u31f0-\u9fff\uac00-\ud7a3] ?[0-9０-９][0-9０-９.,]{0,11}$")
_NUMBER_ON = regex("[0-9０-９][0-9０-９.,]{0,11} ?[\u2e80-\u30ff\u31f0-\u9fff\uac00-\ud7a3]")
_HANGUL = regex("[\uac00-\ud7a3]")
_APART = regex("[\u0300-\u036f\u1100-\u11ff]")  # accents, and letters of Korean syllables, that stand for themselves
# "short- and medium-term": the hyphen stands for what follows later, in the languages that do this.
_SUSPENDING = frozenset(
    ("and", "or", "to", "und", "oder", "bzw", "bis", "sowie", "en", "of", "och", "eller", "og", "ja")
)


class Words:
    """The words of a document, as far as line ends leave them whole."""

    def __init__(self, lines: Sequence[str]) -> None:
        lines = [line if line.isascii() else _composed(line) for line in lines]
        self._counts: Counter[str] = Counter()
        self._hyphened: Counter[str] = Counter()
        for line in lines:
            found = _WORD.findall(line.lower()) if line.isascii() else [_plain(w) for w in _WORD.findall(line)]
            # The first and the last may be halves of words, but not what stands before an inner hyphen.
            self._counts.update(found[1:-1])
            self._hyphened.update(word.split("-")[0] for word in found if "-" in word)
        self._sorted = sorted(self._counts)
        self._lines = lines
        # typesetters print this one where they cut a word; few writers have it on their keyboard
        self.writes_hyphens = any("\u2010" in line[:-1] for line in lines)
        self.hangul = Hangul(lines, self._counts)
        self.hyphenates = self._cuts_words(lines)

    def _cuts_words(self, lines: Sequence[str]) -> bool | None:
        """Whether the typesetter cuts words at line ends: more of them end in a hyphen than its compounds explain.

        One word that stands whole elsewhere and is cut here settles it. None where the text is too short to tell.
        """
        cut = sum(bool(_CUT.search(line, _last_word(line))) for line in lines)
        if any(self._is_cut(line, after) for line, after in pairwise(lines)):
            return True
        total = self._counts.total()
        compounds = sum(count for word, count in self._counts.items() if "-" in word)
        explained = max(settings.LINE_COMPOUNDS * compounds / max(1, total), settings.LINE_HYPHENED)
        if cut > 1 + explained * len(lines):
            return True
        return False if len(lines) >= settings.LINE_COMPOUNDS_FROM else None

    def _is_cut(self, line: str, after: str) -> bool:
        cut, begins = _CUT.search(line, _last_word(line)), _BEGINS.match(after)
        return bool(cut and begins and begins.group()[0].islower() and self.count(cut["word"] + begins.group()) > 0)

    def __contains__(self, word: str) -> bool:
        return self._counts[_plain(word)] > 0

    def count(self, word: str) -> int:
        return self._counts[_plain(word)]

    def begin_with(self, stem: str) -> bool:
        """Whether a word of the document begins like this."""
        at = bisect_left(self._sorted, _plain(stem))
        return at < len(self._sorted) and self._sorted[at].startswith(_plain(stem))

    @cached_property
    def parts_strangers(self) -> bool:
        """Whether hyphens part two halves of which the document has neither as a word at two line ends and more, and nowhere
        inside a line: then words are cut there, however few. Compounds like "long-term" would stand inside lines too.
        """
        ends = (
            (cut["word"], begins.group())
            for line, after in pairwise(self._lines)
            if (cut := _CUT.search(line, _last_word(line))) and (begins := _BEGINS.match(after))
        )
        if sum(self._cut_alike(*halves) for halves in ends) < 2:
            return False
        written = (
            word.rpartition("-") for line in self._lines for word in _WORD.findall(line.translate(_HYPHEN))[1:-1]
        )
        return not any(self._cut_alike(end, begin) for end, _, begin in written)

    def _cut_alike(self, end: str, begin: str) -> bool:
        return begin[0].islower() and _halves(end, begin) and self.strangers(end, begin)

    def strangers(self, end: str, begin: str) -> bool:
        """Whether neither half of a word stands anywhere in the document by itself."""
        return end not in self and begin not in self

    def takes_hyphen(self, prefix: str) -> bool:
        """Whether the document writes other words with this first part and a hyphen, and none in one."""
        return self._hyphened[_plain(prefix)] > 0


def _halves(end: str, begin: str) -> bool:
    """Whether two parts are as long as a typesetter leaves them who cuts a word; shorter ones are prefixes."""
    return end.isalpha() and min(len(end), len(begin)) >= settings.LINE_HALF


def _plain(word: str) -> str:
    return word.translate(_HYPHEN).casefold()


def joined_lines(lines: Iterable[str], words: Words) -> str:
    """The lines of one paragraph as one text."""
    text = ""
    for line in lines:
        stripped = line.strip()
        text = _joined(text, stripped, words) if text else stripped
    return text


def _composed(text: str) -> str:
    """Each letter with its accents, each Korean syllable, as one sign; some programs store them apart."""
    return normalize("NFC", text) if _APART.search(text) else text


def _joined(left: str, right: str, words: Words) -> str:
    ends = left[-settings.LINE_LONGEST_WORD :], right[: settings.LINE_LONGEST_WORD]
    tail, head = (end if end.isascii() else _composed(end) for end in ends)
    if not right or (tail, head) == ends:
        return _whole(left, right, words)
    more = len(_whole(tail, head, words)) - len(tail) - len(head)  # a hyphen less, or a space more
    return left[:-1] + right if more < 0 else f"{left}{' ' * more}{right}"


def _whole(left: str, right: str, words: Words) -> str:
    if not right:
        return left
    tail = _last_word(left)
    cut, begins = _CUT.search(left, tail), _BEGINS.match(right)
    if cut and (begins or right[0].isdigit()):
        return left[: cut.start()] + _healed(cut, begins.group() if begins else right[0], words) + _rest(right, begins)
    if left[-1] in _HYPHENS and left[-2:-1].isdigit() and right[0].islower():
        suspended = begins is not None and begins.group().casefold() in _SUSPENDING
        return f"{left} {right}" if suspended else left + right  # "15-тармағында"
    if _tight(left[-1], right[0]):
        return left + right
    if number_cut(left, right):
        return left + right
    last = _LAST.search(left, tail)
    if _HANGUL.match(right) and (cuts := words.hangul.cut(left, right)) is not None:
        return left + right if cuts else f"{left} {right}"
    if last and begins and right[0].islower() and _broken(last.group(), begins.group(), words):
        return left + right
    if (left[-1] == "/" and left[-2:-1].strip()) or (left[-1] in "\u2014" and left[-2:-1].isalpha()):
        return left + right
    return f"{left} {right}"


def number_cut(left: str, right: str) -> bool:
    """Whether the end of a line stands inside a number among Chinese, Japanese or Korean letters."""
    if not right[:1].isdigit() or not left[-1:].isdigit():
        return False
    return bool(_NUMBER_CUT.search(left, max(0, len(left) - 15)) and _NUMBER_ON.match(right))


def _last_word(text: str) -> int:
    """Where the last word of a text may begin, so that it is not looked for from the beginning of the text."""
    least = max(0, len(text) - settings.LINE_LONGEST_WORD)
    return max(least, text.rfind(" ", least) + 1)


def _rest(right: str, begins: re.Match[str] | None) -> str:
    return right[begins.end() :] if begins else right[1:]


def _tight(last: str, first: str) -> bool:
    """Whether the scripts on both sides of a line end write no space there."""
    if UNSPACED.match(last) or _WIDE.match(last):
        return bool(UNSPACED.match(first) or _WIDE.match(first) or _HAN.match(last))
    return bool(_HAN.match(first))


def _healed(cut: re.Match[str], begin: str, words: Words) -> str:
    """The word that a hyphen at a line end has cut, with or without its hyphen."""
    end, hyphen = cut["word"], cut["hyphen"]
    if hyphen == "\u00ad" or (hyphen == "\u2010" and not words.writes_hyphens):
        return end + begin
    if begin.casefold() in _SUSPENDING and begin in words and end + begin not in words:
        return f"{end}{hyphen} {begin}"
    whole, compound = words.count(end + begin), words.count(f"{end}-{begin}")
    if whole != compound:
        return end + begin if whole > compound else end + hyphen + begin
    return end + hyphen + begin if _compound(end, begin, words) else end + begin


def _compound(end: str, begin: str, words: Words) -> bool:
    """Whether two halves that the document writes neither in one nor with a hyphen are words of their own."""
    cased = begin[0].upper() != begin[0].lower()
    capital = cased and not begin[0].islower() and not (end.isupper() and begin.isupper())  # "EU-" / "China"
    if capital or begin[0].isdigit() or words.takes_hyphen(end):
        return True
    parts = re.split(f"[{_HYPHENS}]", end)
    if words.begin_with(parts[-1] + begin):
        return False
    if len(parts) > 1:
        return True
    if words.hyphenates is False:
        return not (_halves(end, begin) and words.strangers(end, begin) and words.parts_strangers)
    doubled = len(end) >= (4 if words.hyphenates else 3) and begin.casefold().startswith(end.casefold())
    return doubled or (words.hyphenates is None and len(begin) >= 3 and begin in words)


def _broken(end: str, begin: str, words: Words) -> bool:
    """Whether two halves stand without a hyphen, as text layers made by OCR leave them: only their sum is a word here."""
    return end not in words and begin not in words and words.count(end + begin) > 0
