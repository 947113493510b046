"""What a Word report says of itself: its sides, how they were read, what was found in one sentence."""

from __future__ import annotations

from diplodiff.model import Comparison, PublishedText
from diplodiff.render import provenance, safe, summary, wording
from diplodiff.render.coverage import percent
from diplodiff.render.docx_words import runs, said, w
from diplodiff.render.outline import plainly_same
from diplodiff.render.told import is_refused
from diplodiff.render.xml import Element

ABOUT = "About this comparison"
LEGEND = (
    "Words struck through stand only in A, underlined words only in B. Accepting every change gives the text of B, "
    "rejecting every change gives the text of A; neither comes before the other. Labels are written with a full stop "
    "where they are bare numbers or letters. Findings are comments; this heading is no part of either text."
)


def heading(comparison: Comparison) -> list[Element]:
    """The sides and the result, above a text with tracked changes."""
    return [*opening(comparison), said("ReportLast", LEGEND)]


def opening(comparison: Comparison) -> list[Element]:
    """Title, the result in one sentence, sides and verdict."""
    found = [said("ReportTitle", wording.title(comparison))]
    if not plainly_same(comparison):
        found.append(said("ReportText", summary.sentence(comparison)))
    for text in comparison.texts:
        found.append(
            said("ReportText", f"{wording.side(text)}: {wording.described(text)}; {wording.numbering_line(text)}.")
        )
        found.append(said("ReportSmall", source(text)))
    return [*found, *(said("ReportText", sentence) for sentence in wording.verdict(comparison))]


def source(text: PublishedText) -> str:
    """Which bytes a text was read from, with their whole hash."""
    parts = [safe.name(text.source.said), safe.one_line(text.source.media_type)]
    parts += provenance.parts(text.source)
    read = f"{percent(text.extraction.coverage)} of the characters read ({safe.one_line(text.extraction.method)})"
    return ", ".join([*filter(None, parts), read, f"sha256 {safe.one_line(text.source.sha256)}"])


def notes(comparison: Comparison) -> list[str]:
    """Reasons of the verdict and notes on how the texts were read, a line each."""
    reasons = [safe.one_line(r) for r in comparison.gate.reasons] if wording.verdict(comparison) else []
    read = [f"{t.siglum}: {safe.one_line(n.message)}" for t in comparison.texts for n in t.notes]
    return [safe.isolate(line) for line in (*reasons, *read, *(safe.one_line(n.message) for n in comparison.notes))]


def about(comparison: Comparison, others: list[str]) -> list[str]:
    """The comment on the whole: sources, notes, the findings that have no passage, the closing sentence."""
    sides = [f"{wording.side(text)}: {source(text)}" for text in comparison.texts]
    found = [] if is_refused(comparison) else [summary.sentence(comparison)]
    return [ABOUT, *sides, *notes(comparison), *found, *others, wording.DISCLAIMER]


def footer() -> list[Element]:
    """The number of the page and the closing sentence."""
    page = [*runs("Page "), _number("PAGE"), *runs(" of "), _number("NUMPAGES"), *runs(f". {wording.DISCLAIMER}")]
    return [w("p", {}, w("pPr", {}, w("pStyle", {"val": "Footer"})), *page)]


def _number(field: str) -> Element:
    return w("fldSimple", {"instr": f" {field} "}, *runs("1"))
