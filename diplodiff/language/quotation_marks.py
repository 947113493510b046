"""Pairs of quotation marks in a paragraph: of every language, straight, nested, reversed, and where a partner is missing.

    “…”  „…“  »…«  « … »  ‹…›  「…」  『…』  《…》  ﴿…﴾  "…"  '…'  ``…''

An apostrophe is no mark: neither inside a word ("Kazakhstan’s") nor, where another mark closes better, behind a plural
("the parties’ wish"). A straight mark opens or closes by what stands around it, and in doubt by what is open.
"""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.language.normalise import UNSPACED
from diplodiff.patterns import regex
from diplodiff.settings.questions import QUOTE_MARK_DEEPEST, QUOTE_MARK_FAR, QUOTE_MARK_TRIED

# opening mark -> the marks that may close it
CLOSERS = {
    "“": '”“"',
    "„": '“”"‟',
    "‟": '”"',
    "”": "”“",
    '"': '"”',
    "＂": "＂",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "﴿": "﴾",
    "﴾": "﴿",
    "〝": "〞〟",
    "❝": "❞",
    "‘": "’'",
    "’": "‘",
    "‚": "‘’'",
    "'": "'’",
}
SINGLE = frozenset("‘’‚'")
TITLES = frozenset("《〈")  # in Chinese and Korean the names of documents stand between these
_MARKS = frozenset(CLOSERS) | frozenset("".join(CLOSERS.values()))
# Marks that are typed as two characters, as one of the same width.
_FILL = "\u2060"
_DOUBLED = {"``": "“", "''": "”", "´´": "”", ",,": "„", "<<": "«", ">>": "»", "‘‘": "“", "’’": "”"}
_TYPED = regex("|".join(_DOUBLED))
_BEFORE_OPENING = frozenset("([{¿¡—–-/\\:،,.;،؛：，、。；（［【|*_>")
# marks that may open as well as close, by what stands around them
_EITHER = frozenset('"“«＂')
_ARABIC = regex("[\u0600-\u06ff]")
_PLURAL = regex(r"[sSzZxXсС]$")
_APOSTROPHE = regex("[‘’‚']")
_STOP = regex(r"[.,;:!?)\]»”\"،؛。，！？…—–]|\Z")


class Pair(NamedTuple):
    """Marks at `open` and `close` of a paragraph (-1: none there); what they hold is [start, end). depth counts from 0."""

    open: int
    close: int
    start: int
    end: int
    depth: int
    mark: str

    @property
    def broken(self) -> bool:
        return self.open < 0 or self.close < 0


def typed(text: str) -> str:
    """The paragraph with marks that are typed as two characters made one, and a filler behind it; the length stays."""
    return _TYPED.sub(lambda m: _DOUBLED[m.group()] + _FILL, text)


def pairs(text: str, opened: str = "") -> tuple[list[Pair], str]:
    """The pairs of a paragraph in the order of their beginnings, and the mark that is still open at its end, or "".

    opened: the mark that the paragraph before left open: this one goes on with it, whether it repeats the mark or not.
    A mark that is left open stands among the pairs without a close, and its end is that of the paragraph.
    """
    found, stack = _scanned(typed(text), opened)
    rest = [_open_end(text, mark, at, depth) for depth, (mark, at) in enumerate(stack) if mark not in SINGLE]
    last = next((mark for mark, _ in stack if mark not in SINGLE), "")
    return sorted([*found, *rest], key=lambda p: (p.start, -p.end)), last


def stray(text: str, mark: str) -> bool:
    """Whether a mark of the paragraph closes one of this kind that no mark of it opens."""
    plain = typed(text)
    found, _ = _scanned(plain, "")
    paired = {i for p in found if not p.broken for i in (p.open, p.close)}
    return any(c in CLOSERS[mark] and i not in paired for i, c in enumerate(plain))


def opens(text: str, mark: str) -> bool:
    """Whether the paragraph begins with this opening mark, as one does that goes on with a quotation."""
    head = typed(text).lstrip()
    return head[:1] == mark or (mark == "«" and head[:1] == "»") or (mark == "“" and head[:1] == "”")


def _open_end(text: str, mark: str, at: int, depth: int) -> Pair:
    start, end = _inside(typed(text), at, len(text))
    return Pair(at, -1, start, end, depth, mark)


def _scanned(plain: str, opened: str) -> tuple[list[Pair], list[tuple[str, int]]]:
    stack: list[tuple[str, int]] = []
    found: list[Pair] = []
    begin = 0
    if opened:
        at = len(plain) - len(plain.lstrip())
        repeated = opens(plain, opened)
        stack.append((opened, at if repeated else at - 1))
        begin = at + 1 if repeated else at
    for i in range(begin, len(plain)):
        mark = plain[i]
        if mark not in _MARKS:
            continue
        place = _closing(plain, i, stack)
        if place is not None:
            opener, at = stack[place]
            del stack[place:]
            start, end = _inside(plain, at, i)
            found.append(Pair(at, i, start, end, len(stack), opener))
        elif mark in CLOSERS and _opening(plain, i):
            stack.append((mark, i))
            del stack[:-QUOTE_MARK_DEEPEST]
        elif mark not in SINGLE and _closes(plain, i) and not stack and not (i and plain[i - 1].isdigit()):
            found.append(Pair(-1, i, 0, i, 0, mark))
    return found, stack


def _inside(plain: str, at: int, end: int) -> tuple[int, int]:
    start = at + 1
    while start < end and (plain[start] == _FILL or plain[start].isspace()):
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return start, end


def _closing(plain: str, i: int, stack: list[tuple[str, int]]) -> int | None:
    """The place in the stack of the mark that this one closes, if it closes any."""
    mark = plain[i]
    for place in range(len(stack) - 1, -1, -1):
        opener, at = stack[place]
        if mark not in CLOSERS[opener]:
            continue
        if mark in SINGLE:
            return place if _single_closes(plain, i, at) else None
        if mark in _EITHER and _opens(plain, i) and not _closes(plain, i):
            return None  # prints as an opening mark: what is open has lost its partner, or holds another
        return place
    return None


def _opening(plain: str, i: int) -> bool:
    mark, after = plain[i], _after(plain, i)
    if mark in SINGLE:
        if mark == "’" and not _ARABIC.match(after):  # opens in Urdu alone; elsewhere it is an apostrophe
            return False
        return _opens(plain, i) and (after.isalpha() or after in '[(«“„"¿¡') and _has_partner(plain, i)
    if mark in '”»›﴾"＂':
        return _opens(plain, i) or (mark in '"＂»' and not _closes(plain, i) and bool(after))
    return True


def _has_partner(plain: str, i: int) -> bool:
    """Whether a single mark has one that closes it, before another opens: "'90s" and "'tis" have none."""
    marks = CLOSERS[plain[i]]
    near = sorted(m.start() for m in _APOSTROPHE.finditer(plain, i + 3, i + QUOTE_MARK_FAR))[:QUOTE_MARK_TRIED]
    return any(plain[j] in marks and _single_closes(plain, j, i) for j in near)


def _single_closes(plain: str, i: int, opened: int) -> bool:
    """Whether a single mark closes what was opened: at the end of a word, and no apostrophe of a plural."""
    before, after = plain[i - 1], _after(plain, i)
    if not before.strip() or i - opened < 3:
        return False
    if after.isalnum() and not _unspaced(after):  # in Chinese, Japanese and Korean no word goes on behind an apostrophe
        return False
    if _STOP.match(plain, i + 1) or not before.isalpha() or not _PLURAL.search(before):
        return True
    # behind an s: an apostrophe where a better mark follows
    rest = plain[i + 1 : i + QUOTE_MARK_FAR // 5]
    return not any(c in "’'" and not _after(rest, j).isalnum() and rest[j - 1 : j].strip() for j, c in enumerate(rest))


def _opens(plain: str, i: int) -> bool:
    before, after = plain[i - 1] if i else "", _after(plain, i)
    apart = not before or before.isspace() or before in _BEFORE_OPENING or before in _MARKS or _unspaced(before)
    return apart and bool(after) and not after.isspace()


def _closes(plain: str, i: int) -> bool:
    before, after = plain[i - 1] if i else "", _after(plain, i)
    if not before or before.isspace():
        return False
    return not after or not after.isalnum() or _unspaced(after) or before in ".,!?…;:।۔؟"


def _after(plain: str, i: int) -> str:
    following = plain[i + 1 : i + 3].lstrip(_FILL)
    return following[:1]


def _unspaced(character: str) -> bool:
    return UNSPACED.match(character) is not None or "\uac00" <= character <= "\ud7af"
