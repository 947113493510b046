"""Short ways to make the values of the model for the samples."""

from __future__ import annotations

import hashlib

from diplodiff.model import (
    Alignment,
    Bead,
    Clause,
    Comparison,
    Extraction,
    Finding,
    Gate,
    LeftOut,
    Location,
    Nearest,
    Note,
    Numbering,
    Paragraph,
    Passage,
    PublishedText,
    Source,
)

SETTINGS = "0123456789abcdef"


def source(origin: str, media_type: str = "text/html", retrieved_at: str | None = None) -> Source:
    """A source whose hash is that of its name."""
    return Source(origin, media_type, hashlib.sha256(origin.encode(errors="surrogatepass")).hexdigest(), retrieved_at)


def numbered(siglum: str, texts: list[str], first: int = 1, labels: list[str] | None = None) -> list[Paragraph]:
    """Operative paragraphs labelled 1, 2, 3 ..., or with the labels given."""
    made = []
    for i, text in enumerate(texts, first):
        label = labels[i - first] if labels else str(i)
        clauses = tuple(Clause(f"{siglum}{i}.{n}", s + ".") for n, s in enumerate(text.rstrip(".").split(". "), 1))
        place = Location(page=1 + i // 6)
        made.append(Paragraph(f"{siglum}{i}", text, "operative", label, Numbering("decimal", i), (), place, clauses))
    return made


def text(
    siglum: str,
    name: str,
    language: str | None,
    paragraphs: list[Paragraph],
    *,
    origin: str | None = None,
    kind: str | None = "joint-declaration",
    coverage: float = 0.996,
    method: str = "html",
    left_out: tuple[LeftOut, ...] = (),
    notes: tuple[Note, ...] = (),
) -> PublishedText:
    """One side; a web origin has a time of retrieval."""
    where = origin or name
    when = "2031-03-04T09:15:00Z" if where.startswith("http") else None
    title = paragraphs[0].text if paragraphs and paragraphs[0].role == "title" else None
    read = Extraction(method, coverage)
    return PublishedText(
        siglum, name, language, title, kind, source(where, retrieved_at=when), read, tuple(paragraphs), left_out, notes
    )


def marks(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    """Where each of the words first stands in a text."""
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def compared(texts: tuple[PublishedText, ...], beads: list[Bead], findings: list[Finding], gate: Gate) -> Comparison:
    """A comparison with the figures that every sample shares."""
    sizes = tuple(len(t.paragraphs) for t in texts)
    return Comparison("0.1.0", SETTINGS, texts, gate, Alignment(sizes, tuple(beads)), tuple(findings))


def one_sided(siglum: str, passage: Passage, absent: str, nearest: Nearest, **changes: str) -> Finding:
    """A passage that only one side published."""
    values = {"rule": "one-sided-paragraph", "code": "P1", "severity": "critical", "confidence": "strong"} | changes
    message = "Not found in the text published at https://foreign.example/declaration, retrieved 2031-03-04T09:15:00Z."
    return Finding(
        **values,  # type: ignore[arg-type]
        present=(siglum,),
        absent=(absent,),
        passages=((siglum, passage),),
        message=message,
        fingerprint=hashlib.sha256(passage.text.encode(errors="surrogatepass")).hexdigest()[:16],
        nearest=((absent, nearest),),
    )


def in_pair(rule: str, code: str, severity: str, message: str, *passages: tuple[str, Passage]) -> Finding:
    """A finding about a matched pair."""
    sigla = tuple(s for s, _ in passages)
    return Finding(rule, code, severity, "strong", sigla, (), passages, message, f"{rule}-0000")  # type: ignore[arg-type]


def title(siglum: str, words: str) -> Paragraph:
    """The title of a text."""
    return Paragraph(f"{siglum}-title", words, "title", location=Location(page=1))
