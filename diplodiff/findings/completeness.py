"""Q6: what a publisher itself says of the text: abridged, or an unofficial translation."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, told
from diplodiff.model import Finding, Passage

_SAID = ("abridged", "unofficial-translation")


def abridged(context: Context) -> Iterator[Finding]:
    """Q6: one side says of its text that it is abridged or an unofficial translation, and the other does not."""
    said = [{note.code: note.message for note in text.notes if note.code in _SAID} for text in context.texts]
    for side in (0, 1):
        for code, message in said[side].items():
            if code in said[1 - side]:
                continue
            passages = ((context.siglum(side), Passage((), None, message)),)
            yield told(("abridged", "Q6", "info", "strong"), passages, message)
