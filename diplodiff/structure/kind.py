"""What kind of document a text is (a declaration, a treaty, a press read-out ...), from what can be counted in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.language import tables
from diplodiff.language.normalise import folded
from diplodiff.model import Paragraph
from diplodiff.settings import KIND_NUMBERED, KIND_REPORTED, KIND_SAMPLE
from diplodiff.structure.roles import kind_in

# Kinds that report on an instrument and are not one: nothing that they leave out is evidence of anything.
REPORTS = frozenset({"readout", "news-report", "fact-sheet", "speech"})
_QUOTED = re.compile(r"[“\"«„][^”\"»“]{15,}[”\"»“]")
_DATELINE = re.compile(
    r"^[A-ZА-ЯІҢҒҮҰҚӨҺ][\w.\s,/-]{2,50}(?:\([A-Za-zА-Яа-я ]{2,20}\)\s?[:–—-]|\s[–—-]{1,2}\s)"  # ISLAMABAD, Feb 4 (APP):
    r"|^/[A-ZА-Я ]{3,20}/|^（?[^。]{1,12}(?:电|電|讯|訊)"  # /TASS/, 新华社…电
)


class Features(NamedTuple):
    """Counts over a text: labelled paragraphs, paragraphs whose subject is both sides, sentences of reported speech,
    quotations, a dateline; and the kind that its title names.
    """

    paragraphs: int
    labelled: int
    joint: int
    reported: int
    quotations: int
    dateline: bool
    testimonium: bool
    titled: str | None


def features(paragraphs: Sequence[Paragraph], title: str | None, language: str | None) -> Features:
    """Count what tells kinds of document apart."""
    body = [p for p in paragraphs if p.role not in ("title", "heading", "signature")][:KIND_SAMPLE]
    joint, reported = _cues(language, "joint_subjects"), _cues(language, "reported_speech")
    return Features(
        paragraphs=len(body),
        labelled=sum(1 for p in body if p.numbering and p.numbering.depth == 1),
        joint=sum(1 for p in body if joint and joint.search(folded(p.text[:200]))),
        reported=sum(1 for p in body if reported and reported.search(folded(p.text))),
        quotations=sum(1 for p in body if _QUOTED.search(p.text)),
        dateline=any(_DATELINE.match(p.text) for p in body[:2]),
        testimonium=any(p.role == "testimonium" for p in body),
        titled=kind_in(title or "", language),
    )


def kind_of(found: Features) -> str | None:
    """The kind, or None where nothing tells. What the body shows outweighs what the title says."""
    size = max(1, found.paragraphs)
    instrument = found.labelled / size >= KIND_NUMBERED or found.testimonium
    reports = (found.reported + found.quotations) / size >= KIND_REPORTED or found.dateline
    if found.titled in REPORTS:
        return found.titled if not found.testimonium and found.labelled / size < KIND_NUMBERED else "joint-declaration"
    if instrument:
        return found.titled or ("treaty" if found.testimonium else None)
    if reports and found.joint / size < 0.5:
        return "news-report"
    return found.titled


def _cues(language: str | None, key: str) -> re.Pattern[str] | None:
    words = [f for cue in tables.table(language).get(key, []) if (f := folded(cue))]
    spaced = [w if any("\u3040" <= c <= "\u9fff" for c in w) else rf"(?<!\w){re.escape(w)}(?!\w)" for w in words]
    return re.compile("|".join(sorted(spaced, key=len, reverse=True))) if spaced else None
