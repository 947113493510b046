"""What an index keeps of an instrument, as plain rows: made in whatever process reads it, written by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from diplodiff.archive.manifest import Text
from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.model import Comparison, Finding, LeftOut, Paragraph, PublishedText

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BETWEEN_SIGNS = re.compile(f"(?<={UNSPACED.pattern}) | (?={UNSPACED.pattern})")


class ClauseRow(NamedTuple):
    """A clause as a slice of its paragraph; trigrams is the folded text for scripts without spaces, else empty."""

    name: str
    start: int
    size: int
    wording: int
    folded: str
    trigrams: str


class ParagraphRow(NamedTuple):
    """A paragraph; values in the order of its table."""

    values: tuple[object, ...]
    clauses: tuple[ClauseRow, ...]


class TextRow(NamedTuple):
    """A text; values in the order of its table, capture as (id, origin, retrieved_at, sha256, media_type)."""

    values: tuple[object, ...]
    paragraphs: tuple[ParagraphRow, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    capture: tuple[object, ...] | None = None


class FindingRow(NamedTuple):
    """A finding and its passages; values in the order of their tables."""

    values: tuple[object, ...]
    passages: tuple[tuple[object, ...], ...]


class InstrumentRow(NamedTuple):
    """An instrument with all that hangs on it; values in the order of its table."""

    name: str
    values: tuple[object, ...]
    key: str
    texts: tuple[TextRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()


def searchable(text: str) -> tuple[str, str]:
    """The folded text, and once more without spaces between signs where a script has none (else empty)."""
    plain = folded(text)
    return plain, (unspaced(plain) if UNSPACED.search(plain) else "")


def unspaced(plain: str) -> str:
    """Folded text whose signs of scripts without spaces stand together, as they are written."""
    return _BETWEEN_SIGNS.sub("", plain)


def wording(plain: str) -> int:
    """64 bits of the hash of folded text, as SQLite's integers are."""
    return int.from_bytes(blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def instrument_row(
    name: str, title: str | None, texts: Sequence[TextRow], read: Sequence[PublishedText], key: str
) -> InstrumentRow:
    """An instrument of which nothing was compared; what it says of itself is that of the first text that does."""
    return InstrumentRow(name, (*_identity(title, read), "read", None, None), key, tuple(texts))


def compared_row(name: str, title: str | None, texts: Sequence[TextRow], made: Comparison, key: str) -> InstrumentRow:
    """An instrument that was compared or refused."""
    refused = made.gate.refused and not made.forced
    told = "; ".join(made.gate.reasons) if refused else None
    state = ("refused" if refused else "compared", made.gate.verdict, told)
    findings = () if refused else tuple(_finding(f) for f in made.findings)
    best = [text for _, text in sorted(zip(_ranks(texts), made.texts, strict=True), key=lambda pair: pair[0])]
    return InstrumentRow(name, (*_identity(title, best), *state), key, tuple(texts), findings)


def failed_row(
    name: str, title: str | None, texts: Sequence[TextRow], read: Sequence[PublishedText], error: str
) -> InstrumentRow:
    """An instrument that could not be compared, with those of its texts that could be read; it is looked at again."""
    return InstrumentRow(name, (*_identity(title, read), "failed", None, clean(error)), "", tuple(texts))


def _ranks(texts: Sequence[TextRow]) -> list[float]:
    return [float(rank) if isinstance(rank := row.values[3], int) else float("inf") for row in texts]


def _identity(title: str | None, texts: Sequence[PublishedText]) -> tuple[object, ...]:
    said = [text.instrument for text in texts]
    parties = next((each.parties for each in said if each.parties), ())
    date = next((each.date for each in said if each.date), None)
    place = next((each.place for each in said if each.place), None)
    named = title or next((text.title for text in texts if text.title), None)
    return (_opt(named), _json(parties), date, _opt(place))


def text_row(text: PublishedText, said: Text) -> TextRow:
    """A text that was read."""
    source, own = text.source, text.instrument
    kept = source.provenance.capture
    address = clean(source.provenance.url or source.origin)
    values = (
        text.siglum, clean(text.name), _opt(said.side), said.provenance, text.language, text.kind, _opt(text.title),
        _json(own.parties), own.date, _opt(own.place), clean(said.source), clean(source.origin), source.media_type,
        source.sha256, source.retrieved_at, kept, text.extraction.method, text.extraction.coverage, None,
    )  # fmt: skip
    capture = (kept, address, source.retrieved_at, source.sha256, source.media_type) if kept else None
    return TextRow(values, tuple(map(_paragraph, text.paragraphs)), tuple(map(_left_out, text.left_out)), capture)


def unread_row(siglum: str, name: str, said: Text, error: str) -> TextRow:
    """A text that could not be read, and why."""
    empty = (None,) * 6
    return TextRow(
        (siglum, clean(name), _opt(said.side), said.provenance, said.language, *empty[:5], clean(said.source),
         *empty, None, clean(error)),
    )  # fmt: skip


def _paragraph(paragraph: Paragraph) -> ParagraphRow:
    place = paragraph.location
    content = clean(paragraph.text)
    values = (
        paragraph.id, _opt(paragraph.label), paragraph.role, _json(paragraph.path), place.page, place.line,
        _opt(place.path), content,
    )  # fmt: skip
    return ParagraphRow(values, tuple(_clauses(paragraph, content)))


def _clauses(paragraph: Paragraph, content: str) -> Iterator[ClauseRow]:
    at = 0
    for clause in paragraph.clauses:
        found = content.find(clean(clause.text), at)
        if found < 0:  # not as it stands in its paragraph: no clause of ours is
            continue
        at = found + len(clause.text)
        yield _clause(clause.id, content, found, len(clause.text))
    if not paragraph.clauses and content:
        yield _clause(paragraph.id, content, 0, len(content))


def _clause(name: str, content: str, start: int, size: int) -> ClauseRow:
    plain, signs = searchable(content[start : start + size])
    return ClauseRow(name, start, size, wording(plain), plain, signs)


def _left_out(part: LeftOut) -> tuple[str, str]:
    return part.reason, clean(part.text)


def _finding(finding: Finding) -> FindingRow:
    values = (
        finding.fingerprint, finding.rule, finding.code, finding.severity, finding.confidence,
        json.dumps(finding.present), json.dumps(finding.absent), clean(finding.message),
    )  # fmt: skip
    passages = [(siglum, None, json.dumps(p.ids), _opt(p.label), clean(p.text)) for siglum, p in finding.passages]
    nearest = [
        (siglum, round(n.score, 4), json.dumps(n.ids), _opt(n.label), clean(n.text)) for siglum, n in finding.nearest
    ]
    return FindingRow(values, (*passages, *nearest))


def clean(text: str) -> str:
    """Text as SQLite can hold it, character by character: zero bytes and lone surrogates become U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def _opt(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _json(values: Sequence[str]) -> str | None:
    return json.dumps([clean(value) for value in values], ensure_ascii=False) if values else None
