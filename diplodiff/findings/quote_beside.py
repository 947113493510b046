"""A negation that stands beside the quoted words in a text, and that the report leaves outside its marks and nowhere says.

"support armed groups" stands word for word in "shall not support armed groups": who quotes it so has to say the "not".
"""

from __future__ import annotations

from diplodiff.findings.quote_changes import Changes, left_out_words
from diplodiff.findings.quote_flow import Flow, words_of
from diplodiff.findings.quote_found import Candidate
from diplodiff.findings.quote_grade import Graded
from diplodiff.language.cues import IDLE, cues
from diplodiff.language.sentences import sentences
from diplodiff.language.wording import DENIALS
from diplodiff.model import PublishedText
from diplodiff.patterns import regex
from diplodiff.settings.questions import QUOTE_BESIDE_WORDS

_STOP = regex(r"[^\w\s]")


def beside(candidate: Candidate, grade: Graded, flow: Flow, report: PublishedText) -> Changes:
    """The denials right before or behind the words, as changes; none where the same words stand elsewhere without one, or
    where the report itself denies something in the sentence around its marks.
    """
    size = grade.end - grade.start
    found: list[str] = []
    for place in grade.places or (grade.start,):
        here = _denials(flow, place, place + size)
        if not here:
            return Changes((), (), ())
        found = found or here
    if _denied_outside(candidate, report):
        return Changes((), (), ())
    return left_out_words(found)


def _denials(flow: Flow, start: int, end: int) -> list[str]:
    low, high = flow.words_in(flow.hosts[start], flow.hosts[end - 1])
    low, high = max(low, start - QUOTE_BESIDE_WORDS), min(high, end + QUOTE_BESIDE_WORDS)
    found = []
    for cue in cues(tuple(flow.words[low:high]), "negation", flow.language):
        first, last = low + cue.start, low + cue.end
        if cue.value not in DENIALS or flow.hosts[first] != flow.hosts[last - 1]:
            continue
        if (first < start <= last and _together(flow, last - 1, start)) or (
            first <= end < last and _together(flow, end - 1, first)
        ):
            host, (a, b) = flow.span(first, last)
            found.append(flow.texts[host][a:b])
    return found


def _together(flow: Flow, left: int, right: int) -> bool:
    """Whether nothing but space stands between two words, or one is the other's part."""
    if right <= left:
        return True
    between = flow.texts[flow.hosts[left]][flow.words[left].end : flow.words[right].start]
    return flow.hosts[left] == flow.hosts[right] and not _STOP.search(between)


def _denied_outside(candidate: Candidate, report: PublishedText) -> bool:
    """Whether the sentences of the report around the marks hold a negation of any kind."""
    first = candidate.places[0]
    text = report.paragraphs[first.paragraph].text
    for part in candidate.places:
        if part.paragraph == first.paragraph:
            inside = max(0, part.end - part.start - 1)  # its last sign may end the sentence
            text = text[: part.start] + "x" * inside + text[part.start + inside :]
    last = max(p.end for p in candidate.places if p.paragraph == first.paragraph)
    around = [text[a:b] for a, b in sentences(text, report.language) if a < last and first.start < b]
    return any(cue.value != IDLE for said in around for cue in cues(tuple(words_of(said)), "negation", report.language))
