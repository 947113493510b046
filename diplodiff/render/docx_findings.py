"""The findings in full behind a table of the sides, in the order of every report for people."""

from __future__ import annotations

from diplodiff.model import Comparison, Finding, Passage
from diplodiff.render import outline, safe, wording
from diplodiff.render.docx_words import is_rtl, paragraph, quoted, runs, said
from diplodiff.render.excerpt import beginning, pieces
from diplodiff.render.xml import Element
from diplodiff.settings import render as settings


def listed(comparison: Comparison) -> list[Element]:
    """What only some sides published, the matched passages that differ, smaller things counted."""
    if outline.plainly_same(comparison):
        return []
    places = outline.Places(comparison.texts)
    found: list[Element] = []
    for group in outline.one_sided(comparison):
        found += _group(group, places, comparison)
    for heading, pairs in outline.differing_groups(comparison):
        found.append(said("ReportHeading", f"{heading}: {len(pairs)}"))
        for pair in pairs:
            found.append(said("ReportPlace", " = ".join(places.name(s, p.ids, p.label) for s, p in pair.passages)))
            found += [said("ReportText", _judgement(f, f.message)) for f in pair.findings]
            found += [_drawn(s, p, comparison, whole=False) for s, p in pair.passages]
    counts = outline.smaller(comparison, places)
    if counts:
        found.append(said("ReportHeading", wording.COUNTED_HEADING))
    for count in counts:
        details = f" ({wording.listed(count.details)})" if count.details else ""
        found.append(said("ReportText", f"{count.name}: {count.number}{details}"))
    return found


def _group(group: outline.Group, places: outline.Places, comparison: Comparison) -> list[Element]:
    found = [said("ReportHeading", f"{group.heading}: {wording.found(len(group.findings))}")]
    texts = {t.siglum: t for t in comparison.texts}
    for finding in group.findings:
        for number, (siglum, passage) in enumerate(finding.passages):
            detail = places.detail(siglum, passage.ids, passage.label)
            name = places.name(siglum, passage.ids, passage.label)
            found.append(said("ReportPlace", f"{name}, {detail}" if detail else name))
            found += [said("ReportText", _judgement(finding, ""))] if number == 0 else []
            found.append(_drawn(siglum, passage, comparison, whole=True))
        found.append(said("ReportText", safe.isolate(wording.not_found(finding, texts))))
        for siglum, nearest in finding.nearest:
            found.append(said("ReportText", wording.closest(places.name(siglum, nearest.ids, nearest.label), nearest)))
            shown = beginning(safe.one_line(nearest.text), settings.RENDER_NEAREST_CHARS)
            found.append(quoted("Quote", shown, texts[siglum].language))
    return found


def _judgement(finding: Finding, message: str) -> str:
    judged = f"{wording.severity(finding)}: {wording.judged(finding)}"
    return f"{judged}. {safe.isolate(safe.one_line(message))}" if message else judged


def _drawn(siglum: str, passage: Passage, comparison: Comparison, *, whole: bool) -> Element:
    """A passage with the words marked that a finding turns on; behind its siglum where it stands beside another."""
    language = next(t.language for t in comparison.texts if t.siglum == siglum) or "und"
    rtl = is_rtl(passage.text)
    content = [] if whole else runs(f"{siglum}: ", style="Strong", rtl=False)
    for text, marked in pieces(passage.text, passage.marks, whole=whole):
        content += runs(safe.visible(text), language, rtl=rtl, style="MarkedWords" if marked else None)
    return paragraph("Quote", *content, rtl=rtl)
