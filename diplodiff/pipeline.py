"""The only place where stages meet: fetch -> load -> structure, per text; then align, compare and gate.

A comparison is a value. Everything before it builds that value here; everything after it prints, stores or counts it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from diplodiff import __version__, settings
from diplodiff.errors import LoadError, UsageError
from diplodiff.fetching import Request as Request  # what callers know it by
from diplodiff.fetching import loaded, ranked, standing
from diplodiff.model import (
    LEFT_OUT_AS_ASKED,
    Alignment,
    Bead,
    Blocks,
    Comparison,
    Finding,
    Gate,
    Note,
    PublishedText,
    Snapshot,
)

if TYPE_CHECKING:
    from diplodiff.findings.selection import Choice, Described

SIGLA = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read(request: Request, siglum: str = "A", stdin: BinaryIO | None = None) -> PublishedText:
    """One text, from its source to numbered paragraphs. Raises SourceError, LoadError or EmptyTextError."""
    return _Reader(request, siglum, stdin).text()


def stages(request: Request, stdin: BinaryIO | None = None) -> tuple[Snapshot, Blocks, PublishedText]:
    """The steps that one text goes through, each as its value."""
    reader = _Reader(request, "A", stdin)
    return reader.snapshot, reader.blocks, reader.text()


def compare(
    requests: Sequence[Request],
    force: bool = False,
    stdin: BinaryIO | None = None,
    model: str | None = None,
    places: str | None = None,
) -> Comparison:
    """The comparison of two published texts or more.

    model: the folder of the user's own sentence encoder. places: the user's own list of disputed place names, as JSON.
    Texts that were given the same name are versions of one side.
    """
    if len(requests) < 2:
        raise UsageError("compare takes two texts or more; give a second path, URL or -.")
    if len(requests) > len(SIGLA):
        raise UsageError(f"compare takes {len(SIGLA)} texts at most, {len(requests)} were given.")
    from diplodiff.nsided import in_shared_languages, sides_of

    encoder = _own(model) if model else None
    readers = [_Reader(request, SIGLA[n], stdin) for n, request in enumerate(requests)]
    sides = sides_of([request.name for request in requests])
    return compare_texts(in_shared_languages(readers, sides), force, encoder, sides, places)


def choice(only: Sequence[str], ignore: Sequence[str], watch: Sequence[str]) -> Choice:
    """Which findings a user wants, by rule, code or severity, and the lists of terms that weigh. Raises UsageError."""
    from diplodiff.findings.selection import choice as choose

    return choose(only, ignore, watch)


def selected(comparison: Comparison, wanted: Choice) -> Comparison:
    """The comparison with the findings that are wanted; a note counts those that were left out."""
    from diplodiff.findings.selection import chosen

    capped = comparison.gate.refused or comparison.gate.verdict == "partial"
    findings = chosen(comparison.findings, wanted, capped)
    left = len(comparison.findings) - len(findings)
    what = f"Left out as asked (--only, --ignore): {left} of {len(comparison.findings)} findings."
    notes = (*comparison.notes, Note(LEFT_OUT_AS_ASKED, what)) if left else comparison.notes
    return replace(comparison, findings=findings, notes=notes)


def over_time(comparison: Comparison) -> Comparison:
    """The comparison of two captures of one page, the earlier first, told as what changed in between (Q7)."""
    from diplodiff.findings.over_time import over_time as told

    return replace(comparison, findings=told(comparison.findings, (comparison.texts[0], comparison.texts[1])))


def failing(fail_on: str) -> Callable[[Comparison], bool]:
    """Whether a comparison fails by what a user wrote: severities, rules and codes, or "never". Raises UsageError."""
    from diplodiff.findings.selection import failing as names_of
    from diplodiff.findings.selection import fails

    names = names_of(fail_on)
    return lambda comparison: fails(comparison.findings, names)


def places(listed: str) -> str:
    """A user's list of disputed place names, checked. Raises UsageError."""
    from diplodiff.language.toponyms import checked

    return checked(listed)


def rules() -> tuple[Described, ...]:
    """Every rule, with what it finds, its severity and an example."""
    from diplodiff.findings.selection import described

    return described()


def _own(model: str) -> str:
    from diplodiff.similarity.encoders import own

    return own(model)


class _Reader:
    """A source that was loaded once and can be read in each of its languages."""

    def __init__(self, request: Request, siglum: str, stdin: BinaryIO | None) -> None:
        from diplodiff.language.tables import stated

        self.siglum = siglum
        if request.language:
            request = replace(request, language=stated(request.language))
        address, self.snapshot, self.blocks = loaded(request, stdin)
        self.name = request.name or _short(request.origin, self.snapshot)
        self.stated = request.language or (stated(address.language) if address.language else None)
        if address.language and not request.language:
            self._must_hold(address.language, request.origin)

    def _must_hold(self, language: str, origin: str) -> None:
        """Raises LoadError where the source holds no text in a language that was asked for by "#kk"."""
        from diplodiff.language.tables import primary
        from diplodiff.structure.build import held

        read, others = held(self.blocks)
        if read and primary(language) not in (read, *others):
            what = f"{origin}: it holds no text in {language}, it reads as {read}"
            raise LoadError(f"{what}; leave the mark out, or state the language with --lang.")

    def text(self, language: str | None = None) -> PublishedText:
        from diplodiff.structure.build import Side, structure

        return ranked(structure(self.blocks, self.snapshot, Side(self.siglum, self.name, self.stated or language)))


def compare_texts(
    texts: tuple[PublishedText, ...],
    force: bool = False,
    encoder: str | None = None,
    sides: Sequence[int] | None = None,
    places: str | None = None,
) -> Comparison:
    """The comparison of texts that were read. With force, a refusal is overruled and every severity is `info`.

    encoder: the name of the sentence encoder for texts of different languages; without it, one that knows both is chosen.
    sides: for each text the number of the side that it is a version of; without them every text is a side of its own.
    places: a list of disputed place names in the place of the one that the package has.
    """
    from diplodiff.language.toponyms import note

    sides = range(len(texts)) if sides is None else sides
    if len(texts) == 2 and sides[0] != sides[1]:
        made = _compared((texts[0], texts[1]), force, encoder, places)
    else:
        from diplodiff.nsided import compare_many, support

        made = compare_many(
            texts,
            sides,
            lambda two: _compared(two, force, encoder, places),
            lambda two: support(two, encoder or _encoder(two)),
        )
    notes = (*standing(texts), *([note(places)] if places else []))
    return replace(made, notes=(*made.notes, *notes)) if notes else made


def _compared(
    texts: tuple[PublishedText, PublishedText], force: bool, encoder: str | None, places: str | None
) -> Comparison:
    from diplodiff.align import gate

    encoder = (encoder or _encoder(texts)) if gate.across(texts) else None
    refusal = gate.before(texts, encoder is not None)
    if refusal is not None and not (force and refusal.verdict != "no-text"):
        return _refused(texts, refusal)
    alignment, findings = _aligned_across(texts, encoder, places) if encoder else _aligned(texts, places)
    verdict = refusal or gate.after(texts, alignment, bool(findings))
    if verdict.refused and not force:
        return _refused(texts, verdict)
    if verdict.refused or verdict.verdict == "partial":
        findings = tuple(replace(finding, severity="info") for finding in findings)
    result = Comparison(
        __version__, settings.digest(), texts, verdict, alignment, findings, forced=force and verdict.refused
    )
    return _told_how(result, encoder) if encoder else result


def _told_how(comparison: Comparison, encoder: str) -> Comparison:
    """The comparison with what its passages were matched by."""
    from diplodiff.similarity.encoders import described

    told = described(encoder)
    what = f"Passages of different languages were matched by meaning, with a sentence encoder ({told})."
    return replace(comparison, notes=(*comparison.notes, Note("encoder", what)), encoders=(told,))


def _aligned(texts: tuple[PublishedText, PublishedText], places: str | None) -> tuple[Alignment, tuple[Finding, ...]]:
    from diplodiff.align.align import align
    from diplodiff.align.clause_pairs import clause_pairs, numbered_clauses
    from diplodiff.align.clauses import one_sided_clauses
    from diplodiff.findings.compare import compare as findings_of
    from diplodiff.similarity.surface import Passage, Surface

    passages = [[Passage(p.text, p.label, p.role == "heading") for p in text.paragraphs] for text in texts]
    scores = Surface(passages[0], passages[1])
    alignment = align(scores)
    clauses = [numbered_clauses(text) for text in texts]
    pairs = clause_pairs(texts, alignment)
    alone: list[tuple[int, int, int]] = []
    if pairs:
        sentences = [
            [Passage(t.paragraphs[i].clauses[n].text) for i, n in c] for t, c in zip(texts, clauses, strict=True)
        ]
        for side, at in one_sided_clauses(Surface(sentences[0], sentences[1]), pairs):
            alone.append((side, *clauses[side][at]))
    return alignment, findings_of(texts, alignment, scores, alone, places=places)


def _encoder(texts: tuple[PublishedText, PublishedText]) -> str | None:
    """The name of the sentence encoder for the languages of two texts, if there is one."""
    from diplodiff.similarity.encoders import choose

    first, second = texts
    return choose((first.language, second.language))


def _aligned_across(
    texts: tuple[PublishedText, PublishedText], encoder: str, places: str | None
) -> tuple[Alignment, tuple[Finding, ...]]:
    """The same for texts of different languages: meanings are compared, by an encoder's sentence vectors."""
    from diplodiff.align.clause_pairs import clause_pairs, numbered_clauses
    from diplodiff.align.cross import align_across, lone_clauses
    from diplodiff.align.doubt import doubts
    from diplodiff.findings.compare import compare as findings_of
    from diplodiff.similarity.semantic import Passage, semantic

    passages = [
        [Passage(p.text, p.role == "heading", p.numbering.value if p.numbering else None) for p in text.paragraphs]
        for text in texts
    ]
    languages = (texts[0].language, texts[1].language)
    scores = semantic(passages[0], passages[1], encoder, languages)
    alignment = align_across(scores)
    ids = tuple([p.id for p in text.paragraphs] for text in texts)
    unsure = doubts(scores, alignment)
    doubt = {ids[side][i]: chance for (side, i), chance in unsure.items()}
    clauses = [numbered_clauses(text) for text in texts]
    pairs = clause_pairs(texts, alignment)
    alone: list[tuple[int, int, int]] = []
    if any(len(lefts) + len(rights) > 2 for lefts, rights in pairs):
        sentences = [
            [Passage(t.paragraphs[i].clauses[n].text) for i, n in c] for t, c in zip(texts, clauses, strict=True)
        ]
        for side, at, chance in lone_clauses(
            semantic(sentences[0], sentences[1], encoder, languages, whole=False), pairs
        ):
            index, number = clauses[side][at]
            alone.append((side, index, number))
            doubt[texts[side].paragraphs[index].clauses[number].id] = chance
    return alignment, findings_of(texts, alignment, scores, alone, doubt, places)


def _refused(texts: tuple[PublishedText, ...], gate: Gate) -> Comparison:
    beads = []
    for side, text in enumerate(texts):
        for i in range(len(text.paragraphs)):
            sides = tuple((i,) if n == side else () for n in range(len(texts)))
            beads.append(Bead(sides, "one-sided"))
    alignment = Alignment(tuple(len(t.paragraphs) for t in texts), tuple(beads))
    return Comparison(__version__, settings.digest(), texts, gate, alignment, ())


def _short(origin: str, snapshot: Snapshot) -> str:
    """What a text is called where the user gave it no name: the last part of its path or address, a kept copy's time."""
    if origin == "-":
        return "standard input"
    kept = snapshot.provenance.capture or snapshot.provenance.copy
    origin = snapshot.origin if kept else origin
    name = origin.rstrip("/").replace("\\", "/").rsplit("/", 1)[-1] or origin
    return f"{name} ({snapshot.retrieved_at})" if kept and snapshot.retrieved_at else name
