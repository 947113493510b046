"""The comparison of three and more texts, made of the comparisons of every two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from diplodiff import __version__, settings
from diplodiff.model import Comparison, Gate, Note, PublishedText

if TYPE_CHECKING:
    from diplodiff.align.nway_gate import Judged
    from diplodiff.findings.nway_desk import Desk

Pair = tuple[int, int]
Two = tuple[PublishedText, PublishedText]
Support = tuple[int, float]  # how well two texts can be compared: rank of the method, then what was not read of them


def sides_of(names: Sequence[str | None]) -> tuple[int, ...]:
    """For each text the number of its side: those of the same name are one, a text without a name is one by itself."""
    known = [n if name is None else name for n, name in enumerate(names)]
    return tuple(known.index(name) for name in known)


class Reader(Protocol):
    """A source that can be read in each of its languages; `stated` is the one that the user asked for."""

    stated: str | None

    def text(self, language: str | None = None) -> PublishedText:
        """The text in that language, or in the one that it is in by itself."""


def in_shared_languages(readers: Sequence[Reader], sides: Sequence[int]) -> tuple[PublishedText, ...]:
    """A bilingual source is read in the language that most of the others are in, unless its side has further versions."""
    texts = tuple(reader.text() for reader in readers)
    if len({text.language for text in texts}) == 1:
        return texts
    held = [_languages(text) for text in texts]
    order = list(dict.fromkeys(code for codes in held for code in codes))
    if len(texts) > 2:
        order.sort()  # the order in which texts are given decides nothing
    shared = max(order, key=lambda code: sum(code in codes for codes in held), default=None)
    if shared is None or sum(shared in codes for codes in held) < 2:
        return texts
    return tuple(
        reader.text(shared)
        if shared in codes and text.language != shared and not reader.stated and list(sides).count(side) == 1
        else text
        for reader, text, codes, side in zip(readers, texts, held, sides, strict=True)
    )


def _languages(text: PublishedText) -> tuple[str, ...]:
    return (*((text.language,) if text.language else ()), *text.other_languages)


def support(texts: Two, encoder: str | None) -> Support:
    """How well two texts can be compared, less is better: by words, else by which encoder; then what of them was read."""
    from diplodiff.align.gate import across
    from diplodiff.similarity.encoders import ENCODERS, asked

    unread = 1.0 - min(text.extraction.coverage for text in texts)
    if not across(texts):
        return 0, unread
    first = asked(encoder)[0] if encoder else None
    return 1 + (list(ENCODERS).index(first) if first in ENCODERS else 0), unread


def compare_many(
    texts: tuple[PublishedText, ...],
    sides: Sequence[int],
    compare: Callable[[Two], Comparison],
    support: Callable[[Two], Support],
) -> Comparison:
    """Every two texts compared, and the results brought together.

    sides  for each text the number of the side that it is a version of.
    """
    from diplodiff.align.gate import matched_share
    from diplodiff.align.nway import Rated, table
    from diplodiff.align.nway_gate import Judged, comparable, refusal
    from diplodiff.findings.nway import gather
    from diplodiff.findings.nway_desk import Desk, Pairing

    order = _order(texts)
    pairs = [(a, b) if order[a] <= order[b] else (b, a) for a, b in combinations(range(len(texts)), 2)]
    pairs.sort(key=lambda pair: (order[pair[0]], order[pair[1]]))
    found = {pair: compare((texts[pair[0]], texts[pair[1]])) for pair in pairs}
    judged = {
        (a, b): Judged(
            c.gate,
            min(matched_share(texts[n], c.alignment, side) for side, n in enumerate((a, b))),
            not c.gate.refused or c.forced,
        )
        for (a, b), c in found.items()
    }
    kept = comparable(texts, sides, judged, order)
    sizes = tuple(len(text.paragraphs) for text in texts)
    if len(kept) < 2:
        return Comparison(__version__, settings.digest(), texts, refusal(judged), table(sizes, (), order), ())
    used = {p: c for p, c in found.items() if set(p) <= set(kept) and judged[p].compared}
    ranks = {p: support((texts[p[0]], texts[p[1]])) for p in used}
    rated = [Rated(*p, c.alignment, ranks[p][0]) for p, c in used.items()]
    rows = table(sizes, rated, order)
    pairings = [Pairing(*p, c.alignment, c.findings, (*ranks[p], *map(order.__getitem__, p))) for p, c in used.items()]
    desk = Desk(texts, sides, rows, pairings)
    result = Comparison(__version__, settings.digest(), texts, Gate("comparable"), rows, gather(desk))
    return _judged(result, desk, found, judged, kept)


def _order(texts: tuple[PublishedText, ...]) -> list[int]:
    """The rank of each text by what it holds, so that the order in which texts are given decides nothing."""

    def content(n: int) -> tuple[object, ...]:
        text = texts[n]
        return text.language or "", [(p.label or "", p.text) for p in text.paragraphs], text.source.sha256, text.name

    ranked = sorted(range(len(texts)), key=content)
    return [ranked.index(n) for n in range(len(texts))]


def _judged(
    result: Comparison,
    desk: Desk,
    found: Mapping[Pair, Comparison],
    judged: Mapping[Pair, Judged],
    kept: tuple[int, ...],
) -> Comparison:
    """The result with the verdict on all texts, and with notes on what was not compared and how the rest was."""
    from diplodiff.align.nway_gate import together, why_left_out

    texts, several = result.texts, len({desk.sides[n] for n in kept}) > 1
    used = [p for p in found if p in desk.pairs and (p in desk.chosen or not several)]
    complete = len(desk.pairs) == 2 * len(found) and all(c.gate.verdict == "same-text" for c in found.values())
    gate = together([found[p].gate for p in used], complete and not result.findings)
    notes = [
        Note("left-out", f"{_named(texts[n])} was left out of the comparison: {why_left_out(n, kept, judged)}")
        for n in range(len(texts))
        if n not in kept
    ]
    for pair in sorted(map(_sorted, used)):
        both = " and ".join(_named(texts[n]) for n in pair)
        shown = found.get(pair) or found[pair[1], pair[0]]
        if shown.gate.verdict == "partial" and gate.verdict != "partial":
            notes.append(Note("partial", f"{both}: for information only. {' '.join(shown.gate.reasons)}"))
        if several and any(len(desk.versions(desk.sides[n])) > 1 for n in pair):
            notes.append(
                Note("version-pair", f"Between these sides {both} were compared, the best supported versions.")
            )
    for pair in sorted(_sorted(p) for p in found if set(p) <= set(kept) and p not in desk.pairs):
        both = " and ".join(_named(texts[n]) for n in pair)
        notes.append(Note("not-compared", f"{both} could not be compared with one another."))
    forced = gate.refused
    findings = tuple(replace(f, severity="info") for f in result.findings) if forced else result.findings
    by_meaning = [found[p] for p in used if found[p].encoders]
    told = [note for p in used for note in found[p].notes if note.code in ("unmatched", "faint-match", "footnotes")]
    notes += dict.fromkeys([*told, *(note for c in by_meaning for note in c.notes if note.code == "encoder")])
    encoders = tuple(dict.fromkeys(name for c in by_meaning for name in c.encoders))
    return replace(result, gate=gate, findings=findings, notes=tuple(notes), forced=forced, encoders=encoders)


def _sorted(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])


def _named(text: PublishedText) -> str:
    return f"{text.siglum} ({text.name}, {text.language})" if text.language else f"{text.siglum} ({text.name})"
