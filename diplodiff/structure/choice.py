"""Which of a source's languages is read, what that language is, and what a reader should know of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplodiff.language import tables
from diplodiff.language.alphabets import ALSO_LATIN, NOT_LATIN, ONLY_LANGUAGE
from diplodiff.language.identify import certainty, fits, identify, recognised, script
from diplodiff.language.normalise import published
from diplodiff.model import Block, LeftOut, Note
from diplodiff.settings.structure import ABSTRACT_LETTERS, ABSTRACT_SURE, BILINGUAL_MIN_SHARE
from diplodiff.structure.languages import assigned, block_languages, languages, sampled, weighted_letters
from diplodiff.values import NamedTuple


class Choice(NamedTuple):
    """The blocks that are read, their language, what was left out, notes, and the other languages of the source."""

    blocks: tuple[Block, ...]
    language: str | None
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]
    others: tuple[str, ...]


class Heard(NamedTuple):
    """The languages of a source: blocks that were looked at, the language of each, and those that it holds a text in."""

    sample: tuple[Block, ...]
    read: tuple[str | None, ...]
    present: tuple[str, ...]


def hear(blocks: tuple[Block, ...]) -> Heard:
    """The languages of a source, whichever is asked for."""
    sample = sampled(blocks)
    read = block_languages(sample)
    return Heard(tuple(sample), tuple(read), languages(sample, read))


def choose(blocks: tuple[Block, ...], declared: str | None, stated: str | None, heard: Heard) -> Choice:
    """Read the language that was asked for, of a source in several; the one with most text otherwise.

    declared is what the source says of its language, stated what the user says.
    """
    sample, read, present = heard
    if len(present) > 1:
        return _split(blocks, read if len(sample) == len(blocks) else block_languages(blocks), present, stated)
    top, foot = _asides(blocks, read, present[0]) if present and len(sample) == len(blocks) else (0, 0)
    second = _second(blocks, read, (top, foot), tables.primary(stated))
    if second is not None:
        return _split(blocks, read, (present[0], second), stated)
    kept, out, notes = _without(blocks, top, foot)
    language, remarks = language_of(kept, declared, stated, present[0] if present else None)
    strangers = Counter(code for code in read if code and code != language)
    if not out and strangers and language in present:
        notes = (*notes, _strangers(strangers, len(sample)))
    return Choice(kept, language, out, (*remarks, *notes), ())


def _split(
    blocks: tuple[Block, ...], read: Sequence[str | None], present: tuple[str, ...], stated: str | None
) -> Choice:
    asked = tables.primary(stated)
    wanted = asked if asked and asked in present else present[0]
    belongs = assigned(blocks, read, present)
    kept = tuple(block for block, code in zip(blocks, belongs, strict=True) if code == wanted)
    out = tuple(
        LeftOut(published(block.text), f"in another language ({code})", block.location)
        for block, code in zip(blocks, belongs, strict=True)
        if code != wanted and block.text
    )
    others = tuple(code for code in present if code != wanted)
    note = Note(
        "several-languages",
        f"The source holds text in {' and '.join(present)}; {wanted} was read. "
        f"Add {', '.join(f'#{code}' for code in others)} to its name for the other.",
    )
    language, remarks = language_of(kept, None, stated if asked == wanted else None, wanted)
    if asked and asked != wanted:
        remarks = (*remarks, Note("language", f"{asked!r} was asked for, but the source holds no text in it."))
    return Choice(kept, language, out, (*remarks, note), others)


def _asides(blocks: Sequence[Block], read: Sequence[str | None], main: str) -> tuple[int, int]:
    """How many blocks above and below the text are a summary of it in another language."""
    top = _run(blocks, read, main)
    return top, 0 if top == len(blocks) else _run(blocks[::-1], read[::-1], main)


def _second(
    blocks: Sequence[Block], read: Sequence[str | None], asides: tuple[int, int], asked: str | None
) -> str | None:
    """The language of a summary that is too long for one, or that was asked for: it is a text of its own."""
    top, foot = asides
    indexes = [*range(top), *range(len(blocks) - foot, len(blocks))]
    found: set[str] = {code for i in indexes if (code := read[i])}
    size = sum(len(blocks[i].text) for i in indexes)
    whole = sum(len(block.text) for block in blocks)
    if len(found) != 1 or (size <= BILINGUAL_MIN_SHARE * whole and asked not in found):
        return None
    return next(iter(found))


def _without(
    blocks: tuple[Block, ...], top: int, foot: int
) -> tuple[tuple[Block, ...], tuple[LeftOut, ...], tuple[Note, ...]]:
    """A summary in another language, above or below the text, is no part of it."""
    aside = (*blocks[:top], *blocks[len(blocks) - foot :])
    if not aside:
        return blocks, (), ()
    out = tuple(LeftOut(published(b.text), "in another language", b.location) for b in aside if b.text)
    note = Note(
        "other-language",
        f"What stands above or below the text in another language was left out ({len(out)} of {len(blocks)} passages).",
    )
    return blocks[top : len(blocks) - foot], out, (note,)


def _run(blocks: Sequence[Block], read: Sequence[str | None], main: str) -> int:
    """How many blocks at the beginning are in one other language, for certain and of some length; 0 where too few are."""
    found: str | None = None
    end = 0
    for i, code in enumerate(read):
        if code == main or (code and found not in (None, code)):
            break
        if code:
            found, end = code, i + 1
    text = " ".join(block.text for block in blocks[:end])
    if found is None or weighted_letters(text) < ABSTRACT_LETTERS:
        return 0
    apart = script(text) != script(
        " ".join(block.text for block, code in zip(blocks, read, strict=True) if code == main)
    )
    return end if apart or (identify(text) == found and certainty(text) >= ABSTRACT_SURE) else 0


def _strangers(found: Counter[str], total: int) -> Note:
    listed = ", ".join(f"{count} in {code}" for code, count in sorted(found.items()))
    return Note("other-language", f"Of {total} passages, some are in another language than the text: {listed}.")


def language_of(
    blocks: Sequence[Block], declared: str | None, stated: str | None, most: str | None
) -> tuple[str | None, tuple[Note, ...]]:
    """The language: as the user states it, else as the text itself shows, else as the source declares.

    most is the language that most passages are in, where they could be told apart.
    """
    text = "\n".join(b.text for b in blocks)
    if stated:
        code = tables.primary(stated)
        return code, _doubts(code or "", text)
    seen, claimed = most or identify(text), tables.primary(declared)
    if claimed is None or seen == claimed:
        return seen or claimed, ()
    if seen is None or (_believable(claimed, text) and recognised(text) is None):
        return claimed, ()
    note = Note(
        "language", f"the source declares its language as {claimed!r}, but the text reads as {seen!r}; read as {seen!r}"
    )
    return seen, (note,)


def _believable(claimed: str, text: str) -> bool:
    """Whether a declared language without a table may be right although the model says otherwise: Bosnian for Croatian."""
    return claimed not in tables.languages() and script(text) not in ONLY_LANGUAGE and _script_fits(claimed, text)


def _doubts(code: str, text: str) -> tuple[Note, ...]:
    """What speaks against the language that the user states, or for reading it with caution."""
    notes: list[Note] = []
    if code not in tables.languages():
        notes.append(
            Note("language", f"There is no table of wording for {code!r}; it is read by what holds for all languages.")
        )
    if script(text) and not (_script_fits(code, text) and fits(text, code)):
        seen = identify(text)
        reads = f"reads as {seen!r}" if seen and seen != code else "is in another script"
        notes.append(Note("language", f"The language was given as {code!r}, but the text {reads}; read as {code!r}."))
    return tuple(notes)


def _script_fits(code: str, text: str) -> bool:
    written, own = script(text), tables.table(code).get("script")
    if own:
        same = {own, "Hani", "Jpan"} if own in ("Hans", "Jpan") else {own, "Hang"} if own == "Kore" else {own}
        return written in same
    return code in ALSO_LATIN or (written == "Latn") == (code not in NOT_LATIN)
