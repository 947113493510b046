"""Q5: characters that are not what they look like, on one side only."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, told
from diplodiff.language.characters import direction_overrides, mixed_words, odd_letters
from diplodiff.model import Finding, PublishedText
from diplodiff.settings.findings import LISTED_EXAMPLES


def look_alikes(context: Context) -> Iterator[Finding]:
    """Q5: words with letters of another script, or hidden direction changes, that the other side's text does not have.

    One finding a side; the words compare as what they look like.
    """
    found = [_odd(text) for text in context.texts]
    for side, odd in enumerate(found):
        new = {what: where for what, where in odd.items() if what not in found[1 - side]}
        if not new:
            continue
        indexes = tuple(sorted(set(new.values())))
        listed = "; ".join(list(new)[:LISTED_EXAMPLES])
        more = f"; and {len(new) - LISTED_EXAMPLES} more" if len(new) > LISTED_EXAMPLES else ""
        passages = ((context.siglum(side), context.passage(side, indexes)),)
        message = f"Characters that are not what they look like: {listed}{more}."
        yield told(("look-alike", "Q5", "info", "exact"), passages, message, *new)


def _odd(text: PublishedText) -> dict[str, int]:
    """What is odd, in words, and the first paragraph that has it."""
    found: dict[str, int] = {}
    for index, paragraph in enumerate(text.paragraphs):
        for word in mixed_words(paragraph.text):
            found.setdefault(f"{word} ({', '.join(odd_letters(word))})", index)
        for code in direction_overrides(paragraph.text):
            found.setdefault(f"the directional character {code}", index)
    return found
