"""One pair of texts aligned and its findings: by words within a language, by meaning across languages.

The findings are told when they are asked for: of texts that are refused nobody does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from diplodiff.model import Alignment, Finding, PublishedText

Texts = tuple[PublishedText, PublishedText]
Aligned = tuple[Alignment, Callable[[], tuple[Finding, ...]]]


def by_words(texts: Texts, places: str | None) -> Aligned:
    from diplodiff.align.align import align
    from diplodiff.align.clause_pairs import clause_pairs, numbered_clauses
    from diplodiff.align.clauses import one_sided_clauses
    from diplodiff.findings.compare import compare as findings_of
    from diplodiff.similarity.surface import Passage, Surface

    passages = [
        [Passage(p.text, p.label, p.role == "heading", tuple(c.text for c in p.clauses)) for p in text.paragraphs]
        for text in texts
    ]
    scores = Surface(passages[0], passages[1])
    alignment = align(scores)

    def findings() -> tuple[Finding, ...]:
        clauses = [numbered_clauses(text) for text in texts]
        pairs = clause_pairs(texts, alignment)
        alone: list[tuple[int, int, int, bool]] = []
        if pairs:
            sentences = [
                [Passage(t.paragraphs[i].clauses[n].text) for i, n in c] for t, c in zip(texts, clauses, strict=True)
            ]
            for side, at, faced in one_sided_clauses(Surface(sentences[0], sentences[1]), pairs):
                alone.append((side, *clauses[side][at], faced))
        return findings_of(texts, alignment, scores, alone, places=places)

    return alignment, findings


def by_meaning(texts: Texts, encoder: str, places: str | None) -> Aligned:
    """The same for texts of different languages: meanings are compared, by an encoder's sentence vectors."""
    from diplodiff.align.clause_pairs import clause_pairs, clause_starts, numbered_clauses
    from diplodiff.align.cross import align_across, lone_clauses
    from diplodiff.align.doubt import doubts
    from diplodiff.align.embedded import embedded, has_hosts
    from diplodiff.align.released import has_larger, released
    from diplodiff.findings.compare import compare as findings_of
    from diplodiff.similarity.encoders import asked
    from diplodiff.similarity.semantic import Passage, Semantic, semantic

    passages = [
        [
            Passage(
                p.text,
                p.role == "heading",
                p.numbering.value if p.numbering else None,
                p.label is not None,
                p.numbering.style if p.numbering else None,
            )
            for p in text.paragraphs
        ]
        for text in texts
    ]
    languages = (texts[0].language, texts[1].language)
    scores = semantic(passages[0], passages[1], encoder, languages)
    clauses = [numbered_clauses(text) for text in texts]

    @cache
    def sentences() -> Semantic:
        said = [[Passage(t.paragraphs[i].clauses[n].text) for i, n in c] for t, c in zip(texts, clauses, strict=True)]
        return semantic(said[0], said[1], asked(encoder)[0], languages, whole=False)

    alignment = align_across(scores)
    starts = (clause_starts(texts[0]), clause_starts(texts[1]))
    if has_hosts(alignment, starts):
        alignment = embedded(scores, sentences(), alignment, starts)
    parted: dict[tuple[int, int], float] = {}
    if has_larger(alignment):
        alignment, parted = released(scores, sentences(), alignment, starts)

    def findings() -> tuple[Finding, ...]:
        ids = tuple([p.id for p in text.paragraphs] for text in texts)
        doubt = {ids[side][i]: chance for (side, i), chance in {**doubts(scores, alignment), **parted}.items()}
        pairs = clause_pairs(texts, alignment)
        alone: list[tuple[int, int, int, bool]] = []
        if any(len(lefts) + len(rights) > 2 for lefts, rights in pairs):
            for side, at, chance in lone_clauses(sentences(), pairs):
                index, number = clauses[side][at]
                alone.append((side, index, number, False))
                doubt[texts[side].paragraphs[index].clauses[number].id] = chance
        return findings_of(texts, alignment, scores, alone, doubt, places)

    return alignment, findings


def worded_apart_by_meaning(texts: Texts, alignment: Alignment, places: str | None) -> tuple[str, Aligned] | None:
    """The same for texts of one language of which words match little though they are one text; None for any others."""
    from diplodiff.align.apart import found_by_meaning, worded_apart

    if not worded_apart(texts, alignment) or (encoder := encoder_of(texts)) is None:
        return None
    again = by_meaning(texts, encoder, places)
    return (encoder, again) if found_by_meaning(texts, again[0]) else None


def encoder_of(texts: Texts) -> str | None:
    """The name of the sentence encoder for two texts, or of those to ask together, if there is one for their languages."""
    from diplodiff.similarity.encoders import choose, together

    first, second = texts
    name = choose((first.language, second.language))
    return together(name, sum(len(p.text) for text in texts for p in text.paragraphs)) if name else None
