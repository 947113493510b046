"""What kind of document a text is (a declaration, a treaty, a press read-out ...), from what can be counted in it.

Every kind comes with its reasons in words: a refusal to compare rests on it. What the body shows outweighs the title:
the headline of a news report names the declaration that it reports on.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.model import Paragraph
from diplodiff.settings.structure import (
    HEADING_MAX_CHARACTERS,
    KIND_FIRST_PERSON,
    KIND_JOINT,
    KIND_LEAST,
    KIND_LIST,
    KIND_NUMBERED,
    KIND_READOUT,
    KIND_REPORTED,
    KIND_SAMPLE,
    KIND_TITLE_SHOWN,
    KIND_TURNS,
)
from diplodiff.structure.kind_features import Features, features
from diplodiff.values import NamedTuple

INSTRUMENTS = frozenset(
    {"treaty", "mou", "joint-declaration", "joint-statement", "joint-communique", "joint-press-release", "joint-vision"}
)


class Kind(NamedTuple):
    """A kind of document (None where nothing tells) and what it was told by, in words."""

    code: str | None
    reasons: tuple[str, ...]


def kind_of(paragraphs: Sequence[Paragraph], title: str | None, language: str | None) -> Kind:
    """The kind of a text, from its paragraphs, title and language."""
    if title is None:  # programmes and lists have titles that name no instrument
        title = next(
            (p.text for p in paragraphs[:1] if p.label is None and len(p.text) <= HEADING_MAX_CHARACTERS), None
        )
    found = features(paragraphs, title, language)
    code = _decided(found)
    return Kind(code, _reasons(found, code, title))


def _decided(found: Features) -> str | None:
    return _by_form(found) or _by_content(found)


def _by_form(found: Features) -> str | None:
    """Kinds that their form gives away: turns, the first person, times of day, lists."""
    size, titled = max(1, found.paragraphs), found.titled
    if not found.testimonium:
        if found.turns >= KIND_LEAST and found.turns / size >= KIND_TURNS:
            return "press-briefing"
        spoken = _share(found, found.first_person) >= KIND_FIRST_PERSON and found.first_person > 1
        spoken = spoken and _share(found, found.reported) < KIND_REPORTED
        if (spoken and not _numbered(found)) or (titled in ("speech", "press-briefing") and found.first_person):
            return "press-briefing" if titled == "press-briefing" else "speech"
        if found.times >= KIND_LEAST and found.times / size >= KIND_NUMBERED:
            return "programme"
        if (
            found.documents >= KIND_LEAST
            and found.documents / size >= KIND_LIST
            and not _joint(found)
            and not found.enacting
        ):
            return "announcement"
        if titled == "announcement" and not _joint(found):
            return titled
    if titled == "fact-sheet" and not (_numbered(found) and _joint(found)) and not found.testimonium:
        return titled
    praised = found.benefits >= 2 and found.bullets / size >= KIND_LIST and titled not in INSTRUMENTS
    return "fact-sheet" if praised and not _joint(found) else None


def _by_content(found: Features) -> str | None:
    """Instruments by their numbering and formulas; reports by whose words they hold."""
    size, titled = max(1, found.paragraphs), found.titled
    formal = _numbered(found) or found.testimonium or found.enacting
    if found.framed and (found.wire or (found.dateline and found.framed > 1 and not formal and not _joint(found))):
        return "news-report"  # even where it prints the whole text
    if formal and not (found.dateline and not _joint(found) and not found.testimonium and not found.enacting):
        if titled in INSTRUMENTS:
            return titled
        return "treaty" if found.testimonium and found.articles >= KIND_LEAST else _untitled(found)
    reported = _share(found, found.reported) >= KIND_REPORTED or (
        (found.reported + found.quotations) / size >= 2 * KIND_REPORTED and found.reported > 0
    )
    if titled in INSTRUMENTS and _joint(found):
        return titled
    if found.dateline or (reported and not _joint(found)):
        return "news-report"
    if titled in INSTRUMENTS:
        return titled
    # a joint statement tells of talks as well: only a short text that hardly speaks of both sides reads as a report
    if found.met and found.joint < KIND_LEAST - 1 and found.sentences <= KIND_READOUT:
        return "readout"
    return titled or _untitled(found)


def _untitled(found: Features) -> str | None:
    return "joint-statement" if _joint(found) and found.joint >= KIND_LEAST else None


def _numbered(found: Features) -> bool:
    return found.labelled >= KIND_LEAST and found.labelled / max(1, found.paragraphs) >= KIND_NUMBERED


def _joint(found: Features) -> bool:
    return _share(found, found.joint) >= KIND_JOINT


def _share(found: Features, sentences: int) -> float:
    return sentences / max(1, found.sentences)


def _reasons(found: Features, code: str | None, title: str | None) -> tuple[str, ...]:
    """What speaks for the kind, in words, the plainest first; for a report also what the title says in vain."""
    size, said = found.sentences, []
    if found.titled:
        words = " ".join((title or "").split())
        shown = words if len(words) <= KIND_TITLE_SHOWN else words[: KIND_TITLE_SHOWN - 1].rstrip() + "…"
        said.append(f"the title reads “{shown}”")
    if found.paragraphs >= KIND_SAMPLE:
        said.append(f"of its first {KIND_SAMPLE} paragraphs")  # what is counted from here on
    if found.articles >= KIND_LEAST:
        said.append(f"{found.articles} articles")
    elif found.labelled >= KIND_LEAST:
        said.append(
            f"{found.labelled} numbered paragraphs" + (f", 1 to {found.last} without a gap" if found.last else "")
        )
    if found.testimonium:
        said.append("a closing formula of signature")
    if found.enacting:
        said.append("an enacting line")
    if found.dateline and code not in INSTRUMENTS:
        said.append(f"it opens with the dateline “{found.dateline[:60]}”")
    counts = (
        (found.turns >= KIND_LEAST, f"{found.turns} of {found.paragraphs} paragraphs open with who is speaking"),
        (code in ("speech", "press-briefing"), f"{found.first_person} of {size} sentences are in the first person"),
        (code == "programme", f"{found.times} of {found.paragraphs} paragraphs open with a time of day"),
        (code == "announcement", f"{found.documents} of {found.paragraphs} paragraphs name a signed document"),
        (code == "fact-sheet" and found.bullets, f"{found.bullets} of {found.paragraphs} paragraphs are bullet points"),
        (found.joint >= KIND_LEAST, f"in {found.joint} of {size} sentences both sides speak"),
        (found.met and code in ("readout", "news-report"), "it opens by telling whom an office-holder met"),
        (found.reported > 1, f"{found.reported} of {size} sentences report speech"),
        (found.principal > 1 and code == "readout", f"in {found.principal} of {size} sentences one office-holder acts"),
    )  # fmt: skip
    return (*said, *(words for holds, words in counts if holds))
