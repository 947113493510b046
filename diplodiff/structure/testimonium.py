"""The closing formula of a text, as data."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.facts import Testimony
from diplodiff.language.testimony import attested
from diplodiff.model import Paragraph


def testimony(paragraphs: Sequence[Paragraph], language: str | None) -> Testimony | None:
    """What the paragraphs of testimony attest; None where there are none or they attest nothing that can be read."""
    own = [p for p in paragraphs if p.role == "testimonium"]
    found = attested("\n".join(p.text for p in own), language) if own else None
    if found is None:
        return None
    return Testimony(
        paragraphs=tuple(p.id for p in own),
        place=found.place,
        dates=found.dates,
        originals=found.originals,
        languages=found.languages,
        equally_authentic=found.equally_authentic,
        prevailing=found.prevailing,
    )
