"""The words that two passages share and those in which they differ, as a reader would mark them with a pencil."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

from diplodiff.language.normalise import words
from diplodiff.patterns import regex
from diplodiff.settings import render as settings

END, TAB = "\n", "\t"  # of a paragraph; between a label and its text
PART = regex("[\t\n]|[^\t\n]+")


class Token(NamedTuple):
    """A word, and the spaces and marks that follow it; the ends of paragraphs count as words."""

    word: str
    gap: str


def tokens(text: str) -> list[Token]:
    """A passage, or several with the ends between them, as words; together they are its characters."""
    found: list[Token] = []
    for part in PART.finditer(text):
        if part.group() in (END, TAB):
            found.append(Token(part.group(), ""))
            continue
        starts = [(part.start() + w.start, part.start() + w.end) for w in words(part.group())]
        first = starts[0][0] if starts else part.end()
        if first > part.start():
            found.append(Token("", text[part.start() : first]))
        ends = [start for start, _ in starts[1:]] + [part.end()]
        found += [Token(text[s:e], text[e:follows]) for (s, e), follows in zip(starts, ends, strict=False)]
    return found


Block = tuple[bool, tuple[int, int], tuple[int, int]]


def blocks(ours: list[Token], theirs: list[Token]) -> list[Block]:
    """Stretches of words that are the same or differ, in order."""
    one, two = [t.word for t in ours], [t.word for t in theirs]
    if one == two:
        return [(True, (0, len(one)), (0, len(two)))]
    whole: list[Block] = [(False, (0, len(one)), (0, len(two)))]
    if _work(one, two) > settings.RENDER_WORD_PAIRS:
        return whole
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < settings.RENDER_SAME_WORDS and END not in (*one[:-1], *two[:-1]):
        return whole
    found: list[Block] = [(tag == "equal", (a, b), (c, d)) for tag, a, b, c, d in matcher.get_opcodes()]
    return _without_islands(found, one, two)


def _work(one: list[str], two: list[str]) -> int:
    ours, theirs = Counter(one), Counter(two)
    return sum(count * theirs[word] for word, count in ours.items())


def _without_islands(found: list[Block], one: list[str], two: list[str]) -> list[Block]:
    """A few words that happen to stand between two long stretches that differ are read with them."""

    def size(block: Block) -> int:
        (a, b), (c, d) = block[1:]
        return max(sum(map(len, one[a:b])), sum(map(len, two[c:d])))

    kept: list[Block] = []
    for n, block in enumerate(found):
        island = block[0] and 0 < n < len(found) - 1 and END not in one[block[1][0] : block[1][1]]
        beside = min(size(found[n - 1]), size(found[n + 1])) if island else 0
        same = block[0] and not (island and size(block) * settings.RENDER_ISLAND < beside)
        if not same and kept and not kept[-1][0]:
            kept[-1] = (False, (kept[-1][1][0], block[1][1]), (kept[-1][2][0], block[2][1]))
        else:
            kept.append((same, block[1], block[2]))
    return kept
