"""M1 by a verb that denies what it governs: "will refrain from the use of force" and "will use force", in one language."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.wording_pairs import Pair, Shift, denied
from diplodiff.language import tables
from diplodiff.language.cues import Cue, listed
from diplodiff.language.normalise import folded
from diplodiff.language.wording import Sentence
from diplodiff.settings.findings import WORDING_REFRAIN_STEM


def refrains(pair: Pair, told: set[tuple[Sentence, Sentence]]) -> Iterator[Shift]:
    """Sentences of which one refrains from what the other states, in the same words beside small ones."""
    left, right = (pair.sides[s].sentences for s in (0, 1))
    if len(left) != len(right):
        return
    for one, two in zip(left, right, strict=True):
        cues = [_refraining(pair, s, (one, two)[s]) for s in (0, 1)]
        if (one, two) in told or len(cues[0]) + len(cues[1]) != 1:
            continue
        side = 0 if cues[0] else 1
        cue = cues[side][0]
        if _denied(pair, side, (one, two)[side], cue) or _denied(pair, 1 - side, (one, two)[1 - side], None):
            continue
        content = [_content(pair, s, (one, two)[s], cue if s == side else None) for s in (0, 1)]
        if not content[0] or content[0] != content[1]:
            continue
        span = (cue.start, cue.end)
        marks: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
        marks, spans = (((span,), ()), (span, None)) if side == 0 else (((), (span,)), (None, span))
        yield Shift(pair.number, "M1", "critical", "strong", marks, denied(pair, spans))


def _refraining(pair: Pair, side: int, sentence: Sentence) -> list[Cue]:
    found = listed(pair.sides[side].words, "refrain", pair.languages[side])
    return [c for c in found if sentence.start <= c.start < sentence.end]


def _denied(pair: Pair, side: int, sentence: Sentence, cue: Cue | None) -> bool:
    """Whether a sentence holds anything negative beside this verb."""
    negations = (n for n in pair.sides[side].negations if sentence.start <= n.start < sentence.end)
    return any(cue is None or n.end <= cue.start or cue.end <= n.start for n in negations)


def _content(pair: Pair, side: int, sentence: Sentence, cue: Cue | None) -> list[str]:
    """The stems of the words of a sentence that carry its meaning, without the verb that refrains."""
    found, table = pair.sides[side], tables.table(pair.languages[side])
    small = {folded(w) for key in ("stopwords", "articles", "conjunctions") for w in table.get(key, [])}
    taken = {n for v in found.verbs for n in range(v.start, v.end)} | ({cue.start, cue.end - 1} if cue else set())
    words = (found.words[n].text for n in range(sentence.start, sentence.end) if n not in taken)
    return sorted({w[:WORDING_REFRAIN_STEM] for w in words if w not in small})
