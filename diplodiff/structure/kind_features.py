"""What can be counted in a text that tells kinds of document apart: who speaks, of whom, in which form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from diplodiff.language import tables
from diplodiff.language.kinds import titled_kind
from diplodiff.language.normalise import UNSPACED, ascii_digits, folded
from diplodiff.language.set_phrases import SetPhrases
from diplodiff.model import Paragraph
from diplodiff.patterns import regex
from diplodiff.settings.structure import KIND_DATELINE, KIND_LEAD, KIND_OPENING, KIND_SAMPLE, KIND_TURN_CHARACTERS
from diplodiff.structure.roles import cue, kind_in
from diplodiff.values import NamedTuple

_ASIDE = frozenset({"title", "heading", "signature"})
_QUOTED = regex(r"[“\"«„「][^”\"»“」]{15,}[”\"»“」]")
_TURN = regex(rf"^([^:：.!?。]{{1,{KIND_TURN_CHARACTERS}}})[:：]\s*\S")
_TIME = regex(r"^\D{0,12}(?:[01]?\d|2[0-3])[:.h時点點시]\s?[0-5]\d(?!\d)")
# The end of a dateline: a dash, a colon, or the bracket or slash that closes the agency's name.
_CAPITALS = regex(
    r"^[A-ZА-ЯЁІҢҒҮҰҚӨҺÇĞİÖŞÜÄÉÂÁÓ][A-ZА-ЯЁІҢҒҮҰҚӨҺÇĞİÖŞÜÄÉÂÁÓ\s,.-]{2,40}(?:[,.][^–—:]{0,30})?\s?[–—-]{1,2}\s"
)
_BRACKETED = regex(r"^[^()（）【】/]{0,40}(?:[(（【]([^()（）【】]{1,30})[)）】]|/([^/]{2,20})/)")
_DASHES, _WIRE_SIGNS, _BRACKETS = (
    frozenset("–—-"),
    frozenset("社=【"),
    frozenset("(（【/"),
)  # one of which stands in each
_WIRE = regex(r"^[^。，,]{0,8}社[^。，,]{1,20}[电電]|^[（(][^）)]{1,15}=[^）)]{1,15}[）)]|^【[^】]{2,15}】")


class Features(NamedTuple):
    """Counts over the body of a text, of paragraphs or (sentences) of sentences.

    labelled     paragraphs with a label of the outermost numbering; `articles` those called articles; `last` the
                 value of the last label, where they run from 1 without a gap, else 0.
    joint, principal, reported, first_person
                 sentences whose subject is both sides, is one office-holder; that report speech; in the first person.
    met          whether the opening says that an office-holder met somebody.
    turns, times, bullets, documents, benefits
                 paragraphs that open with a speaker's name, with a time of day; list items without a number; that
                 name a treaty or a memorandum; that praise what will come of it.
    titled       the kind that the title names; dateline: as printed, or ""; `wire`: it names an agency.
    framed       paragraphs without a number that report speech: a report around the text that it prints.
    """

    paragraphs: int
    sentences: int
    labelled: int
    articles: int
    last: int
    joint: int
    principal: int
    reported: int
    first_person: int
    quotations: int
    turns: int
    times: int
    bullets: int
    documents: int
    benefits: int
    met: bool
    dateline: str
    wire: bool
    framed: int
    testimonium: bool
    enacting: bool
    titled: str | None


def features(paragraphs: Sequence[Paragraph], title: str | None, language: str | None) -> Features:
    """Count what tells kinds of document apart."""
    body = [p for p in paragraphs if p.role not in _ASIDE][:KIND_SAMPLE]
    texts = [folded(p.text) for p in body]
    sentences = [folded(c.text) for p in body for c in p.clauses] or texts
    top = [p for p in body if p.numbering and p.numbering.depth == 1]
    headed = [p for p in paragraphs if p.role == "heading" and p.numbering and p.numbering.style == "article"]
    tops = [*top, *headed]
    dateline = next((line for p in body[:KIND_OPENING] if (line := _dateline(p.text, language))), "")
    agencies = _cues(language, "agencies")
    opening = " ".join([folded(title or ""), *texts[:KIND_OPENING]])
    return Features(
        paragraphs=len(body),
        sentences=len(sentences),
        labelled=len(top) + len(headed),
        articles=sum(1 for p in tops if p.numbering and p.numbering.style == "article"),
        last=_last(tops),
        joint=_number(_words(language, "joint_subjects"), [s[:200] for s in sentences]),
        principal=_number(_cues(language, "principal"), [s[:KIND_LEAD] for s in sentences]),
        reported=_number(_words(language, "reported_speech"), sentences),
        first_person=_number(_cues(language, "first_person"), sentences),
        quotations=sum(1 for p in body if _QUOTED.search(p.text)),
        turns=_turns(body, language),
        times=sum(1 for p in body if _TIME.match(ascii_digits(f"{p.label}:{p.text}" if p.label else p.text))),
        bullets=sum(1 for p in body if p.role == "list-item" and p.label is None),
        documents=sum(1 for p in body if kind_in(p.text, language) in ("treaty", "mou")),
        benefits=_number(_cues(language, "benefits"), [folded(title or ""), *texts]),
        met=all(
            phrases and phrases.stand_in(opening)
            for phrases in (_cues(language, "principal"), _cues(language, "meets"))
        ),
        dateline=dateline,
        wire=bool(agencies and agencies.stand_in(folded(dateline))),
        framed=_number(_words(language, "reported_speech"), [folded(p.text) for p in body if p.numbering is None]),
        testimonium=any(p.role == "testimonium" for p in paragraphs),
        enacting=any(cue(p.text, language, "enacting", "anywhere") for p in body[:KIND_SAMPLE] if p.role == "preamble"),
        titled=_titled(title or "", language),
    )


def _titled(title: str, language: str | None) -> str | None:
    """The kind that a title names. Press briefings, lists and programmes have words of their own."""
    for kind in ("press-briefing", "announcement", "programme"):
        phrases = _cues(language, kind)
        if phrases and phrases.stand_in(folded(title)):
            return kind
    return titled_kind(title, language)


def _last(labelled: Sequence[Paragraph]) -> int:
    """The last number of a numbering that runs from 1 without a gap; 0 where it does not."""
    values = [p.numbering.value for p in labelled if p.numbering]
    return len(values) if values and values == list(range(1, len(values) + 1)) else 0


def _turns(body: Sequence[Paragraph], language: str | None) -> int:
    """Paragraphs that open with who is speaking: a word like "Question", or a name that opens several."""
    said = [folded(m.group(1)) for p in body if (m := _TURN.match(p.text))]
    known, often = _cues(language, "turns"), Counter(said)
    if not any(known and known.are(word) for word in said):
        return 0  # glossaries and lists of items have colons too
    return sum(1 for word in said if often[word] > 1 or (known and known.stand_in(word)))


def _dateline(text: str, language: str | None) -> str:
    """The place, date and agency that a news report opens with, or ""."""
    head = text[:90]
    agencies = _cues(language, "agencies")
    for signs, shape in ((_WIRE_SIGNS, _WIRE), (_DASHES, _CAPITALS)):
        if not signs.isdisjoint(head) and (m := shape.match(head)):
            return m.group().strip()
    m = None if _BRACKETS.isdisjoint(head) else _BRACKETED.match(head)
    if m and agencies and agencies.stand_in(folded(m.group(1) or m.group(2))):
        return m.group().strip()
    before, mark, _ = head.partition(" – ") if " – " in head else head.partition(" — ")
    if mark and len(before) <= KIND_DATELINE and agencies and agencies.stand_in(folded(before)):
        return before
    return ""


def _number(phrases: SetPhrases | None, lines: Sequence[str]) -> int:
    return sum(1 for line in lines if phrases.stand_in(line)) if phrases else 0


@cache
def _words(language: str | None, key: str) -> SetPhrases | None:
    return _pattern(tuple(tables.table(language).get(key, [])))


@cache
def _cues(language: str | None, name: str) -> SetPhrases | None:
    return _pattern(tuple(tables.table(language).get("kind_cues", {}).get(name, [])))


def _pattern(words: tuple[str, ...]) -> SetPhrases | None:
    """Any of the words, in folded text; Korean particles may follow, and scripts without spaces have no word ends."""
    forms = sorted({form for word in words if (form := folded(word))}, key=len, reverse=True)
    anywhere, korean, spaced = "(?:%s)", r"(?<!\w)(?:%s)", r"(?<!\w)(?:%s)(?!\w)"
    arms: dict[str, list[str]] = {anywhere: [], korean: [], spaced: []}
    for form in forms:
        if form.isascii() or not (UNSPACED.search(form) or re.search("[\uac00-\ud7af]", form)):
            shape = spaced
        else:
            shape = anywhere if UNSPACED.search(form) else korean
        arms[shape].append(re.escape(form))
    return SetPhrases(forms, "|".join(shape % "|".join(arm) for shape, arm in arms.items() if arm)) if forms else None
