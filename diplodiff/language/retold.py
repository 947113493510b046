"""What a sentence retells of a numbered passage: "paragraph 15 says that ...", «согласно пункту 15», 第十五条规定."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.normalise import folded, words
from diplodiff.language.quotation_words import any_of, quotation_words, says
from diplodiff.patterns import regex

_EDGES = regex(r"^[\s,:;،，、：；—–-]+|[\s,:;،，、：；—–-]+$")


def retold(
    text: str, sentence: tuple[int, int], labels: Sequence[tuple[int, int]], language: str | None
) -> tuple[int, int] | None:
    """Where in a sentence of a text stands what it retells of the passages at `labels`; None where it retells nothing.
    `announced` tells whether that is sure.

    It is what follows the word that opens it ("that", کہ), or the longest stretch beside the labels and the verb.
    """
    begin, end = sentence
    found = words(text[begin:end])
    line = " " + "".join(f"{w.text} " for w in found)
    starts, at = {}, 1
    for n, word in enumerate(found):
        for i in range(at, at + len(word.text) + 1):
            starts[i] = n
        at += len(word.text) + 1
    verbs = [(m.start(), m.end()) for m in says(language).finditer(line) if m.end() > m.start()]
    if not verbs:
        return None
    first = labels[0][0]
    opening = quotation_words(language).get("that", [])
    for m in any_of(tuple(opening)).finditer(line) if opening else ():
        place = starts.get(m.end() - 1, starts.get(m.end() - 2))
        if place is not None and m.start() >= verbs[0][0] and begin + found[place].start > first:
            behind = place + 1
            if behind < len(found):
                return _trimmed(text, begin + found[behind].start, end)
    cuts = sorted(
        [
            *labels,
            *((begin + found[starts[a]].start, begin + found[starts[b - 1]].end) for a, b in verbs if a in starts),
        ]
    )
    stretches, at = [], begin
    for a, b in cuts:
        stretches.append((at, a))
        at = max(at, b)
    stretches.append((at, end))
    longest = max(stretches, key=lambda s: (len(words(text[s[0] : s[1]])), -s[0]))
    return _trimmed(text, *longest)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    inside = text[start:end]
    head = _EDGES.match(inside)
    start += head.end() if head and head.start() == 0 and head.end() < len(inside) else 0
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;،，、：；—–-"):
        end -= 1
    return (start, end) if end > start else None


def announced(text: str, language: str | None) -> bool:
    """Whether a sentence says in so many words that it retells: "says that", "according to"."""
    known = quotation_words(language)
    line = f" {folded(text)} "
    cited = any_of(tuple(known.get("according", ()))).search(line)
    return bool(cited or (any_of(tuple(known.get("that", ()))).search(line) and says(language).search(line)))
