"""Words by which a publisher says that this is not the whole text, or not the original: excerpts, unofficial translation."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.model import Note, Paragraph
from diplodiff.settings.structure import MARKER_MAX_CHARACTERS, MARKER_PARAGRAPHS
from diplodiff.structure.roles import cue

ABRIDGED, UNOFFICIAL = "abridged", "unofficial-translation"


def markers(paragraphs: Sequence[Paragraph], said: Sequence[str], language: str | None) -> tuple[Note, ...]:
    """Notes on what first and last lines say of the text, and those in `said`, its title among them.

    Only short lines count: "excerpts" may be a subject.
    """
    ends = [*paragraphs[:MARKER_PARAGRAPHS], *paragraphs[-1:]]
    lines = [*said, *(p.text for p in ends if len(p.text) <= MARKER_MAX_CHARACTERS and p.label is None)]
    # "the full text will follow", at the foot, is said of another text
    whole = any(cue(line, language, "full_text", "anywhere") for line in lines[:-1] or lines)
    found = []
    for code, what in ((ABRIDGED, "an abridged text"), (UNOFFICIAL, "an unofficial translation")):
        key = "abridged" if code == ABRIDGED else "unofficial"
        line = next((line for line in lines if cue(line, language, key, "anywhere")), None)
        if line and not (whole and code == ABRIDGED):
            found.append(Note(code, f"The source calls this {what}: “{line[:120]}”"))
    return tuple(dict.fromkeys(found))
