"""The only place where stages meet: fetch -> load -> structure, per text; then align, compare and gate.

A comparison is a value. Everything before it builds that value here; everything after it prints, stores or counts it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from diplodiff import __version__, settings
from diplodiff.errors import LoadError, UsageError, about
from diplodiff.fetching import Request as Request  # what callers know it by
from diplodiff.fetching import loaded, ranked, standing
from diplodiff.model import (
    LEFT_OUT_AS_ASKED,
    Alignment,
    Bead,
    Blocks,
    Comparison,
    Gate,
    Note,
    PublishedText,
    Snapshot,
)

if TYPE_CHECKING:
    from diplodiff.findings.selection import Choice, Described
    from diplodiff.structure.build import Prepared

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
    from diplodiff.findings.selection import fails

    names = failing_names(fail_on)
    return lambda comparison: fails(comparison.findings, names)


def failing_names(fail_on: str) -> frozenset[str]:
    """The severities, rules and codes that a user wrote, each severity with those above it. Raises UsageError."""
    from diplodiff.findings.selection import failing as names_of

    return names_of(fail_on)


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
        self.origin = request.origin
        with about(request.origin):
            address, self.snapshot, self.blocks = loaded(request, stdin)
        self.name = request.name or _short(request.origin, self.snapshot)
        self.stated = request.language or (stated(address.language) if address.language else None)
        self._prepared: Prepared | None = None
        if address.language and not request.language:
            with about(request.origin):
                self._must_hold(address.language, request.origin)

    def _must_hold(self, language: str, origin: str) -> None:
        """Raises LoadError where the source holds no text in a language that was asked for by "#kk"."""
        from diplodiff.language.tables import primary
        from diplodiff.structure.build import held, prepare

        self._prepared = prepare(self.blocks)
        read, others = held(self.blocks, self._prepared)
        if read and primary(language) not in (read, *others):
            what = f"{origin}: it holds no text in {language}, it reads as {read}"
            raise LoadError(f"{what}; leave the mark out, or state the language with --lang.")

    def text(self, language: str | None = None) -> PublishedText:
        from diplodiff.structure.build import Side, prepare, structure

        with about(self.origin):
            self._prepared = self._prepared or prepare(self.blocks)
            side = Side(self.siglum, self.name, self.stated or language)
            return ranked(structure(self.blocks, self.snapshot, side, self._prepared))


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
        from diplodiff.aligning import encoder_of
        from diplodiff.nsided import compare_many, support

        made = compare_many(
            texts,
            sides,
            lambda two: _compared(two, force, encoder, places),
            lambda two: support(two, encoder or encoder_of(two)),
        )
    notes = (*standing(texts), *([note(places)] if places else []))
    return replace(made, notes=(*made.notes, *notes)) if notes else made


def _compared(
    texts: tuple[PublishedText, PublishedText], force: bool, encoder: str | None, places: str | None
) -> Comparison:
    from diplodiff.align import gate
    from diplodiff.aligning import by_meaning, by_words, encoder_of, worded_apart_by_meaning
    from diplodiff.findings.remarks import remarks

    across = gate.across(texts)
    encoder = (encoder or encoder_of(texts)) if across else None
    refusal = gate.before(texts, encoder is not None)
    if refusal is not None and not (force and refusal.verdict != "no-text"):
        return _refused(texts, refusal)
    alignment, found = by_meaning(texts, encoder, places) if encoder else by_words(texts, places)
    if refusal is None and not across and (again := worded_apart_by_meaning(texts, alignment, places)):
        encoder, (alignment, found) = again
    refusal = refusal or gate.refusal(texts, alignment)
    if refusal is not None and not force:
        return _refused(texts, refusal)
    findings = found()
    verdict = refusal or gate.verdict(texts, alignment, bool(findings) or bool(encoder))
    notes = remarks(texts, alignment, findings, bool(encoder))
    if verdict.refused or verdict.verdict == "partial":
        findings = tuple(replace(finding, severity="info") for finding in findings)
    result = Comparison(
        __version__, settings.digest(), texts, verdict, alignment, findings, notes, force and verdict.refused
    )
    return _told_how(result, encoder) if encoder else result


def _told_how(comparison: Comparison, encoder: str) -> Comparison:
    """The comparison with what its passages were matched by."""
    from diplodiff.align import gate
    from diplodiff.similarity.encoders import asked, described

    names = tuple(described(name) for name in asked(encoder))
    by = f"{'sentence encoders' if len(names) > 1 else 'a sentence encoder'} ({', '.join(names)})"
    what = f"Passages of different languages were matched by meaning, with {by}."
    if not gate.across(comparison.texts):
        what = (
            "The two texts are worded apart, as two translations of one text are: passages were matched by meaning, with "
            f"{by}, facts were compared, and words were not."
        )
    return replace(comparison, notes=(*comparison.notes, Note("encoder", what)), encoders=names)


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
