"""The order of the parties' names: each side's own copy of an instrument names itself first (the alternat).

"Australia and the United States" and "the United States and Australia" are the same pair of names around the same
words. `exchanges` finds where two word sequences differ in nothing but such exchanges; `of_parties` asks whether
what was exchanged are the parties' names, as the title gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from diplodiff.language import tables
from diplodiff.language.normalise import Word, folded, words
from diplodiff.settings.language import EXCHANGE_MAX_WORDS, PARTY_MAX_WORDS, PARTY_STEM
from diplodiff.values import NamedTuple

Span = tuple[int, int]


class Exchange(NamedTuple):
    """Words [start, end) of each sequence hold the same two names, in opposite order."""

    left: Span
    right: Span
    names: frozenset[str]


def exchanges(
    texts: tuple[str, str],
    both: tuple[Sequence[Word], Sequence[Word]],
    changes: Sequence[tuple[Span, Span]],
    language: str | None,
) -> list[Exchange]:
    """The exchanges of two names among the places where two texts differ (in order).

    Where names share words ("Republic of"), one exchange shows as several changes: up to five in a row are tried as one.
    """
    left, right = ([w.text for w in side] for side in both)
    found: list[Exchange] = []
    starts, ends = _balances((left, right), changes, language)
    at = 0
    while at < len(changes):
        for reach in range(min(5, len(changes) - at), 0, -1):
            first, last = changes[at], changes[at + reach - 1]
            if starts[at].isdisjoint(ends[at + reach - 1]):
                continue  # nowhere near do both sides hold the same words in some order
            span = (first[0][0], last[0][1]), (first[1][0], last[1][1])
            exchange = next(
                (e for e in _mirrors(left, right, span, language) if _listed(texts[0], both[0], e, language)), None
            )
            if exchange:
                found.append(exchange)
                at += reach
                break
        else:
            at += 1
    return found


def _balances(
    sides: tuple[Sequence[str], Sequence[str]], changes: Sequence[tuple[Span, Span]], language: str | None
) -> tuple[list[set[int]], list[set[int]]]:
    """For each change, by how much the words of one side up to it outweigh those of the other: at its start and at its end,
    and up to three words further out. Two stretches can hold the same words only where the balance is the same at both ends;
    a word weighs its hash. A paragraph of which many words changed has thousands of stretches.
    """
    prefixes, articles = _small_words(tables.primary(language))

    def weight(word: str) -> int:
        return 0 if word in articles else hash(_unjoined(word, prefixes))

    left, right = (list(accumulate(map(weight, words), initial=0)) for words in sides)
    starts = [{left[a - n] - right[c - n] for n in range(4) if a >= n and c >= n} for (a, _), (c, _) in changes]
    ends = [
        {left[b + n] - right[d + n] for n in range(4) if b + n < len(left) and d + n < len(right)}
        for (_, b), (_, d) in changes
    ]
    return starts, ends


def _mirrors(
    left: Sequence[str], right: Sequence[str], span: tuple[Span, Span], language: str | None
) -> Iterator[Exchange]:
    """Every way in which a stretch of each side, a little widened, holds two names in opposite order."""
    ours, theirs = span
    if max(ours[1] - ours[0], theirs[1] - theirs[0]) > EXCHANGE_MAX_WORDS:
        return
    for (a, b), (c, d) in _widened(ours, theirs, len(left), len(right)):
        one, two = _bare(left[a:b], language), _bare(right[c:d], language)
        if sorted(one) != sorted(two):
            continue
        names = _mirrored(one, two)
        if names:
            yield Exchange((a, b), (c, d), names)


def _widened(ours: Span, theirs: Span, left: int, right: int) -> Iterator[tuple[Span, Span]]:
    """The two stretches, and the same with up to three shared words more at either end."""
    for before in range(4):
        for after in range(4):
            a, b, c, d = ours[0] - before, ours[1] + after, theirs[0] - before, theirs[1] + after
            if a >= 0 and c >= 0 and b <= left and d <= right:
                yield (a, b), (c, d)


def _mirrored(one: list[str], two: list[str]) -> frozenset[str] | None:
    """X and Y where `one` is X, something between, Y and `two` is Y, the same between, X."""
    size = len(one)
    for x in range(1, min(PARTY_MAX_WORDS, size - 1) + 1):
        if one[:x] != two[size - x :]:
            continue
        for y in range(1, min(PARTY_MAX_WORDS, size - x) + 1):
            if one[size - y :] == two[:y] and one[x : size - y] == two[y : size - x] and one[:x] != one[size - y :]:
                return frozenset((" ".join(one[:x]), " ".join(one[size - y :])))
    return None


def _listed(text: str, found: Sequence[Word], exchange: Exchange, language: str | None) -> bool:
    """Whether the two names stand side by side in a list: "X and Y", "X-Y", "the Government of X and the Government of Y".

    With anything else between them their order says who does what to whom.
    """
    start, end = exchange.left
    names = sorted((name.split() for name in exchange.names), key=len)
    prefixes, _ = _small_words(tables.primary(language))
    for first, second in (names, names[::-1]):
        inside = _bare([w.text for w in found[start:end]], language)
        if inside[: len(first)] != first or inside[len(inside) - len(second) :] != second:
            continue
        between = inside[len(first) : len(inside) - len(second)]
        before = _bare([w.text for w in found[max(0, start - len(between) - 3) : start]], language)
        if not between:
            return bool(prefixes) or _joined_by_mark(text, found[start:end], len(first), language)
        return (
            between[0] in _conjunctions(tables.primary(language))
            and before[len(before) - len(between) + 1 :] == between[1:]
        )
    return False


def _joined_by_mark(text: str, found: Sequence[Word], size: int, language: str | None) -> bool:
    """Whether nothing but a hyphen, a dash, a slash or a comma stands between the two names."""
    named = [w for w in found if w.text not in _small_words(tables.primary(language))[1]]
    gap = text[named[size - 1].end : named[size].start]
    return any(c in gap for c in "-‐‑–—/,،、・·")


@cache
def _conjunctions(language: str | None) -> frozenset[str]:
    return frozenset(w for word in tables.table(language).get("conjunctions", []) for w in folded(word).split())


def _bare(stretch: Sequence[str], language: str | None) -> list[str]:
    """The words without articles, and without a conjunction that is written as part of the next word."""
    prefixes, articles = _small_words(tables.primary(language))
    found = [word for word in stretch if word not in articles]
    if prefixes:
        found = [_unjoined(word, prefixes) for word in found]
    return found


def _unjoined(word: str, prefixes: frozenset[str]) -> str:
    return word[1:] if prefixes and len(word) > 3 and word[0] in prefixes else word


@cache
def _small_words(language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """One-letter conjunctions that are written together with a name (Arabic), and the articles that come and go with
    a name's place.
    """
    table = tables.table(language)
    joining = {w for word in table.get("conjunctions", []) for w in folded(word).split()}
    articles = {w for word in table.get("articles", []) for w in folded(word).split()}
    prefixes = {w for w in joining if len(w) == 1} if language == "ar" else set()
    return frozenset(prefixes), frozenset(articles)


def of_parties(names: frozenset[str], titles: Sequence[str | None], language: str | None) -> bool:
    """Whether both names stand in one of the titles, in whatever inflection (stems are compared)."""
    wanted = {w for name in names for w in name.split()}
    for title in titles:
        stems = {w[:PARTY_STEM] for w in _bare([w.text for w in words(title or "")], language)}
        if wanted and all(w[:PARTY_STEM] in stems for w in wanted):
            return True
    return False
