"""The languages that one source holds: a bilingual document is two texts, and each is read on its own."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.identify import identify, script
from diplodiff.model import Block
from diplodiff.settings import BILINGUAL_MIN_BLOCKS, BILINGUAL_MIN_SHARE, BILINGUAL_SAMPLE, PASSAGE_MIN_LETTERS


def block_languages(blocks: Sequence[Block]) -> list[str | None]:
    """The language of each block; None where it is too short to tell, or holds nothing but numbers."""
    return [_of(block.text) for block in blocks]


def _of(text: str) -> str | None:
    letters = sum(1 for c in text if c.isalpha())
    # a single line of another script is telling at a few letters; within one script it takes a sentence
    if letters < PASSAGE_MIN_LETTERS and (
        letters < PASSAGE_MIN_LETTERS // 4 or script(text) in ("Latn", "Cyrl", "Arab")
    ):
        return None
    return identify(text)


def languages(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The languages that a source is written in, the one with most characters first; usually one.

    A quoted phrase or a foreign title makes no second language: it needs a fair share of the characters, in several
    blocks.
    """
    step = -(-len(blocks) // BILINGUAL_SAMPLE) if blocks else 1
    blocks = [blocks[i] for i in range(len(blocks)) if (i // 4) % step == 0]  # four in a row: languages may alternate
    sizes: dict[str, int] = {}
    counts: dict[str, int] = {}
    for block, language in zip(blocks, block_languages(blocks), strict=True):
        if language:
            sizes[language] = sizes.get(language, 0) + len(block.text)
            counts[language] = counts.get(language, 0) + 1
    total = sum(sizes.values())
    found = [
        language
        for language, size in sizes.items()
        if size >= BILINGUAL_MIN_SHARE * total and counts[language] >= BILINGUAL_MIN_BLOCKS
    ]
    return tuple(sorted(found, key=lambda language: (-sizes[language], language)))


def only(blocks: Sequence[Block], wanted: str, present: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of one of the languages that a source holds, in order.

    A block too short to tell ("Article 7") goes by its script where the languages differ in that, else with the block
    before it, and at the top with the block that follows.
    """
    scripts = {script(" ".join(b.text for b in blocks if _of(b.text) == language)): language for language in present}
    by_script = scripts if len(scripts) == len(present) else {}
    found: list[Block] = []
    undecided: list[Block] = []
    current: str | None = None
    for block, language in zip(blocks, block_languages(blocks), strict=True):
        language = language or by_script.get(script(block.text))
        if language in present:
            if current is None and language == wanted:
                found += undecided
            undecided = []
            current = language
        if current is None:
            undecided.append(block)
        elif current == wanted:
            found.append(block)
    return tuple(found)
