"""Blocks in, one published text out: the room's one door."""

from __future__ import annotations

from collections import Counter

from diplodiff.language import tables
from diplodiff.language.normalise import folded, published
from diplodiff.language.note_marks import is_rule
from diplodiff.model import (
    FOOTNOTE,
    Block,
    Blocks,
    Extraction,
    LeftOut,
    Note,
    Paragraph,
    PublishedText,
    Role,
    Snapshot,
    Source,
)
from diplodiff.settings.structure import BLOCK_BEGINNING, TITLE_AGAIN_BLOCKS, TITLE_DATE_CHARACTERS
from diplodiff.structure.bilingual_tables import columns_apart
from diplodiff.structure.choice import Heard, choose, hear
from diplodiff.structure.clauses import clauses
from diplodiff.structure.declared_counts import declared_counts, differing
from diplodiff.structure.footnotes import set_apart
from diplodiff.structure.instrument import instrument
from diplodiff.structure.kind import kind_of
from diplodiff.structure.labelling import Labelled, label
from diplodiff.structure.markers import markers
from diplodiff.structure.publishers_notes import PUBLISHERS_NOTE, notes_apart
from diplodiff.structure.roles import is_day_and_place, is_title_like, roles
from diplodiff.structure.table_rows import joined_rows
from diplodiff.structure.testimonium import testimony
from diplodiff.values import NamedTuple


class Side(NamedTuple):
    """How a text is called in a comparison, and what the user says of it."""

    siglum: str
    name: str
    language: str | None = None


class Prepared(NamedTuple):
    """What does not depend on which language is asked for: whole passages, those left out, and what languages they are in."""

    kept: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    heard: Heard


def prepare(blocks: Blocks) -> Prepared:
    """The passages of a source, made once for all its languages."""
    kept, left_out = _parted(_whole(blocks))
    return Prepared(kept, left_out, hear(kept))


def structure(blocks: Blocks, snapshot: Snapshot, side: Side, prepared: Prepared | None = None) -> PublishedText:
    """The published text that these blocks hold: paragraphs with labels, roles and clauses.

    A text without paragraphs is a value too; whether it may be compared is the gate's business.
    """
    kept, left_out, heard = prepared or prepare(blocks)
    choice = choose(kept, blocks.language, side.language, heard)
    language = choice.language
    kept, footnotes = set_apart(choice.blocks, language, [part.text for part in left_out if part.reason == FOOTNOTE])
    kept, said, introduction = notes_apart(kept, language)
    items, repeated = _without_repeated_title(label(kept, language), language)
    paragraphs = _paragraphs(items, side.siglum, language)
    title = _title(paragraphs, language) or (published(blocks.title) if blocks.title else None)
    # a report introduces what it prints: what stands around the text is the report's as well
    kind = kind_of((*_paragraphs(label(introduction, language), side.siglum, language), *paragraphs), title, language)
    lines = (title or "", *(published(block.text) for block in said))
    attested, counts = testimony(paragraphs, language), declared_counts(paragraphs, language)
    return PublishedText(
        siglum=side.siglum,
        name=side.name,
        language=language,
        title=title,
        kind=kind.code,
        kind_reasons=kind.reasons,
        source=Source(
            snapshot.origin, snapshot.media_type, snapshot.sha256, snapshot.retrieved_at, snapshot.provenance
        ),
        extraction=Extraction(blocks.method, round(blocks.coverage, 4)),
        paragraphs=paragraphs,
        left_out=(
            *left_out,
            *choice.left_out,
            *_left_out(footnotes, FOOTNOTE),
            *_left_out(said, PUBLISHERS_NOTE),
            *repeated,
        ),
        notes=(
            *snapshot.notes,
            *blocks.notes,
            *choice.notes,
            *markers(paragraphs, lines, language),
            *differing(counts),
            *_unknown_words(language),
        ),
        other_languages=choice.others,
        testimony=attested,
        instrument=instrument(paragraphs, title, language, attested),
        declared_counts=counts,
    )


def held(blocks: Blocks, prepared: Prepared) -> tuple[str | None, tuple[str, ...]]:
    """The language in which a source is read where none is asked for, and the others that it holds a text in."""
    choice = choose(prepared.kept, blocks.language, None, prepared.heard)
    return choice.language, choice.others


def _whole(blocks: Blocks) -> tuple[Block, ...]:
    return joined_rows(columns_apart(_joined(blocks.blocks)))


def _joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Printed lines joined to paragraphs, where the format gives lines; most give whole blocks, and need none of this."""
    if not any(block.kind == "line" for block in blocks):
        return blocks
    from diplodiff.structure.browser_prints import without_margins, without_notices
    from diplodiff.structure.lines import join_lines
    from diplodiff.structure.page_furniture import mark_furniture
    from diplodiff.structure.text_columns import text_columns

    return without_notices(join_lines(mark_furniture(text_columns(without_margins(blocks)))))


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    kept: list[Block] = []
    out: list[LeftOut] = []
    for block in blocks:
        if _wordless(block.text) and not block.number and (block.left_out or not is_rule(block.text)):
            continue  # ornaments, empty lines; rules are looked at where notes are looked for
        reason = block.left_out or (FOOTNOTE if block.kind == "note" else None)
        if reason:
            out.append(LeftOut(published(block.text), reason, block.location))
        else:
            kept.append(block)
    return tuple(kept), tuple(out)


def _wordless(text: str) -> bool:
    """Whether a text has no word; its beginning tells for all that have one there."""
    return not folded(text[:BLOCK_BEGINNING]) and not folded(text)


def _unknown_words(language: str | None) -> tuple[Note, ...]:
    """A note where the words of a language are not known, by which titles, preambles and closing formulas are told."""
    if language is None or tables.table(language):
        return ()
    message = (
        f"The words of the language ({language}) for preambles, closing formulas and wording are not known here: the structure "
        "was read from numbers and layout, and the kind of document from its title alone."
    )
    return (Note("unknown-words", message),)


def _left_out(blocks: tuple[Block, ...], reason: str) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(published(f"{b.number or ''} {b.text}"), reason, b.location) for b in blocks)


def _without_repeated_title(items: list[Labelled], language: str | None) -> tuple[list[Labelled], tuple[LeftOut, ...]]:
    """A page often prints its title twice, above and at the head of the text: the second is kept out."""
    seen: set[str] = set()
    kept: list[Labelled] = []
    out: list[LeftOut] = []
    for i, item in enumerate(items):
        form = folded(item.text) if i < TITLE_AGAIN_BLOCKS else ""
        if i < TITLE_AGAIN_BLOCKS and item.label is None and form in seen and is_title_like(item.text, language):
            out.append(LeftOut(item.text, "repeated title", item.block.location))
            continue
        if i < TITLE_AGAIN_BLOCKS:
            seen.add(form)
        kept.append(item)
    return kept, tuple(out)


def _paragraphs(items: list[Labelled], siglum: str, language: str | None) -> tuple[Paragraph, ...]:
    found = roles(items, language)
    values = Counter(
        item.numbering.value for item, role in zip(items, found, strict=True) if item.numbering and _top(item, role)
    )
    paths = _Paths()
    result = []
    for n, (item, role) in enumerate(zip(items, found, strict=True), 1):
        plain = item.numbering and _top(item, role) and values[item.numbering.value] == 1 and item.numbering.value > 0
        name = f"{siglum}{item.numbering.value}" if plain and item.numbering else f"{siglum}p{n}"
        result.append(
            Paragraph(
                id=name,
                text=item.text,
                role=role,
                label=item.label,
                numbering=item.numbering,
                path=paths.above(item, role),
                location=item.block.location,
                clauses=() if role in ("title", "heading") else clauses(name, item.text, role, language),
                confidence=item.block.confidence,
                aside=item.block.aside,
            )
        )
    return tuple(result)


def _top(item: Labelled, role: Role) -> bool:
    """Whether a paragraph may carry its label in its id: the outermost numbering, plain numbers."""
    return bool(
        item.numbering
        and role in ("operative", "preamble")
        and item.numbering.depth == 1
        and item.numbering.style[0] in "1("
    )


_NUMBERED = 10  # rank from which an opening is a numbered paragraph; below it is a heading


class _Paths:
    """The labels or headings that each paragraph stands under, kept while walking down the document."""

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []  # (rank, name), the ranks rising

    def above(self, item: Labelled, role: Role) -> tuple[str, ...]:
        if role in ("testimonium", "signature"):
            return ()
        if role == "heading":
            rank = item.numbering.depth if item.numbering else item.heading or 2
        elif item.numbering:
            rank = _NUMBERED + item.numbering.depth
        else:
            return tuple(name for rank, name in self.open if rank < _NUMBERED)  # a list above is over, or is not known
        self.open = [(r, name) for r, name in self.open if r < rank]
        path = tuple(name for _, name in self.open)
        self.open.append((rank, item.label or item.text))
        return path


def _title(paragraphs: tuple[Paragraph, ...], language: str | None) -> str | None:
    lines = [p.text for p in paragraphs if p.role == "title"]
    named = [line for line in lines if not (_dated(line) or is_day_and_place(line, language))]
    return " ".join((named or lines)[:3]) or None


def _dated(line: str) -> bool:
    return len(line) <= TITLE_DATE_CHARACTERS and any(c.isdigit() for c in line)
