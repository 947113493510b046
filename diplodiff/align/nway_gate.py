"""Which of three and more texts may be compared: the verdicts of every two of them, weighed together.

A text that is another kind of document, another instrument or no text at all is left out by name; the others are
compared. A pair whose languages nothing covers is no ground to leave out a text that can be compared with a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diplodiff.align.gate import before
from diplodiff.model import REFUSALS, VERDICTS, Gate, PublishedText

Pair = tuple[int, int]


class Judged(NamedTuple):
    """The verdict on two texts, how much of them answers one another (0 to 1), and whether they were compared (a refusal
    can be overruled).
    """

    gate: Gate
    matched: float
    compared: bool


def comparable(
    texts: Sequence[PublishedText], sides: Sequence[int], pairs: Mapping[Pair, Judged], order: Sequence[int]
) -> tuple[int, ...]:
    """The texts that can be compared with one another, by number. order ranks the texts by what they hold.

    Where texts contradict one another, the one that most others contradict goes first, then the one that answers least.
    """
    left = {n for n, text in enumerate(texts) if not _empty(text)}
    while conflicts := [p for p, j in pairs.items() if set(p) <= left and not j.compared and _contradict(j.gate)]:
        counts = {n: sum(n in pair for pair in conflicts) for n in left}
        matched = {n: sum(j.matched for p, j in pairs.items() if n in p and set(p) <= left) for n in left}
        left.remove(max(left, key=lambda n: (counts[n], -matched[n], order[n])))
    several = len(set(sides)) > 1
    partners = {n for p, j in pairs.items() if set(p) <= left and j.compared and _apart(p, sides, several) for n in p}
    return tuple(sorted(partners))


def refusal(pairs: Mapping[Pair, Judged]) -> Gate:
    """Why no two of the sides can be compared."""
    refused = [j.gate for j in pairs.values() if not j.compared]
    verdict = min((g.verdict for g in refused), key=VERDICTS.index)
    return Gate(verdict, tuple(dict.fromkeys(r for g in refused if g.verdict == verdict for r in g.reasons)))


def together(gates: Iterable[Gate], complete: bool) -> Gate:
    """The verdict on all texts from those on their pairs; complete: whether every text was compared with every other."""
    found = list(gates)
    verdicts = {gate.verdict for gate in found}
    refused = [gate for gate in found if gate.refused]
    if refused:
        worst = min((gate.verdict for gate in refused), key=VERDICTS.index)
        return Gate(worst, _reasons(gate for gate in refused if gate.verdict == worst))
    if verdicts == {"partial"}:
        return Gate("partial", _reasons(found))
    if verdicts == {"same-text"} and complete:
        return Gate("same-text")
    return Gate("comparable-cross-lingual" if "comparable-cross-lingual" in verdicts else "comparable")


def why_left_out(text: int, kept: Sequence[int], pairs: Mapping[Pair, Judged]) -> str:
    """The reasons for which a text was left out, as its pairs with the texts that were not have them."""
    of_it = [(p, j.gate) for p, j in pairs.items() if text in p and not j.compared]
    with_kept = [gate for p, gate in of_it if set(p) & set(kept)] or [gate for _, gate in of_it]
    return " ".join(_reasons(with_kept)[:2])


def _reasons(gates: Iterable[Gate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for gate in gates for reason in gate.reasons))


def _empty(text: PublishedText) -> bool:
    return before((text, text), covered=True) is not None


def _contradict(gate: Gate) -> bool:
    return gate.verdict in REFUSALS - {"not-assessable", "no-text"}


def _apart(pair: Pair, sides: Sequence[int], several: bool) -> bool:
    return not several or sides[pair[0]] != sides[pair[1]]
