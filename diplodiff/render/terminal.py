"""The terminal report: what only one side published first and in full, then what differs, then what can be counted.

Only in A (ministry.pdf): 1 passage

  A15, page 3
  CRITICAL  one sided paragraph, strong confidence
    │ The two sides agreed that …
    Not found in the text published at https://…
    Closest passage: B14, score 0.41
    The two sides reviewed …
"""

from __future__ import annotations

from diplodiff import settings
from diplodiff.model import Comparison, Finding, Note, Passage, PublishedText
from diplodiff.render import matrix, outline, safe, summary, wording
from diplodiff.render.excerpt import ELLIPSIS, beginning, pieces
from diplodiff.render.options import Options
from diplodiff.render.terminal_layout import Sheet, Span

_NAME_COLUMN = 20  # columns for the name of a counted rule


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as lines for a terminal."""
    sheet = Sheet(options)
    sheet.line([Span(wording.title(comparison), "heading")], hang=2)
    sheet.blank()
    if comparison.gate.refused and not comparison.forced:
        _verdict(sheet, comparison)
        _sides(sheet, comparison)
        _next_steps(sheet, comparison)
    else:
        _sides(sheet, comparison)
        _verdict(sheet, comparison)
        _findings(sheet, comparison)
        if not outline.plainly_same(comparison):
            _heading(sheet, wording.SENTENCE_HEADING)
            sheet.line(summary.sentence(comparison))
    sheet.blank()
    sheet.line([Span(wording.DISCLAIMER, "quiet")])
    return sheet.text()


def render_text(text: PublishedText, options: Options) -> str:
    """One text as it was read: its paragraphs, and what was left out and why."""
    from diplodiff.render.terminal_text import draw

    sheet = Sheet(options)
    draw(sheet, text)
    return sheet.text()


def coverage(sheet: Sheet, text: PublishedText) -> None:
    """How one text was read: what it is, its numbering, its source."""
    about = Span(f", {wording.described(text)}")
    sheet.line([Span(text.siglum, "side"), Span("  "), Span(safe.name(text.name), "strong"), about], hang=3)
    sheet.line(wording.numbering_line(text), indent=3)
    sheet.line([Span(wording.source_line(text), "quiet")], indent=3)


def notes(sheet: Sheet, found: list[tuple[str, Note]]) -> None:
    """Every note, behind the siglum of the text that it belongs to."""
    if not found:
        return
    _heading(sheet, wording.NOTES_HEADING)
    for siglum, note in found:
        lead = [Span(siglum, "side"), Span("  ")] if siglum else []
        sheet.line([*lead, Span(note.message, published=True)], hang=3 if siglum else 0)


def _heading(sheet: Sheet, text: str) -> None:
    sheet.blank()
    sheet.line([Span(text, "heading")], hang=2)


def _sides(sheet: Sheet, comparison: Comparison) -> None:
    for text in comparison.texts:
        coverage(sheet, text)
    own = [("", n) for n in comparison.notes]
    notes(sheet, [(t.siglum, n) for t in comparison.texts for n in t.notes] + own)
    sheet.blank()


def _verdict(sheet: Sheet, comparison: Comparison) -> None:
    sentences = wording.verdict(comparison)
    if not sentences:
        return
    sheet.blank()
    for sentence in sentences:
        sheet.line([Span(sentence, "strong")])
    for reason in comparison.gate.reasons:
        sheet.line([Span("- "), Span(reason, published=True)], indent=2, hang=2)
    sheet.blank()


def _next_steps(sheet: Sheet, comparison: Comparison) -> None:
    _heading(sheet, wording.NEXT_HEADING)
    for step in wording.next_steps(comparison):
        sheet.line(f"- {step}", indent=2, hang=2)


def _findings(sheet: Sheet, comparison: Comparison) -> None:
    places = outline.Places(comparison.texts)
    groups = [] if outline.plainly_same(comparison) else outline.one_sided(comparison)
    _matrix(sheet, matrix.rows(comparison, places), [t.siglum for t in comparison.texts])
    explained = outline.marked(f for g in groups for f in g.findings)
    if explained:
        sheet.blank()
        _legend(sheet)
    for group in groups:
        _group(sheet, group, places, comparison)
    pairs = outline.differing(comparison)
    if pairs:
        _heading(sheet, f"{wording.DIFFERING_HEADING}: {len(pairs)}")
    if not explained and outline.marked(f for p in pairs for f in p.findings):
        _legend(sheet)
    for pair in pairs:
        _pair(sheet, pair, places)
    _counts(sheet, outline.smaller(comparison, places))


def _matrix(sheet: Sheet, rows: list[matrix.Row], sigla: list[str]) -> None:
    """Columns of signs beside the passages; lists of sigla where the terminal is too narrow for these."""
    if not rows:
        return
    _heading(sheet, matrix.HEADING)
    drawn = matrix.signs(sheet.encoding)
    columns = 3 * len(sigla)
    wide = sheet.width - columns - 2 >= settings.RENDER_MATRIX_TEXT
    if wide:
        sheet.line(
            [
                Span(
                    matrix.LEGEND.format(has=drawn[matrix.HAS], lacks=drawn[matrix.LACKS], unsaid=drawn[matrix.UNSAID]),
                    "quiet",
                )
            ]
        )
        sheet.line([Span("".join(f"{siglum:<3}" for siglum in sigla), "side")], indent=2)
    for row in rows:
        about = f"{row.severity}, {row.place}: "
        if wide:
            lead = "".join(f"{drawn[sign]:<3}" for sign in row.signs)
        else:
            lead = f"in {', '.join(row.finding.present)}; not in {', '.join(row.finding.absent)}: "
        room = max((sheet.width - len(lead) - len(about) - 6) if wide else settings.RENDER_MATRIX_TEXT, 12)
        text = Span(beginning(row.text, room), published=True)
        sheet.line([Span(lead), Span(about, "strong"), text], indent=2, hang=columns if wide else 2)


def _legend(sheet: Sheet) -> None:
    sheet.line([Span(wording.legend("underlined" if sheet.color else "in [[double brackets]]"), "quiet")])


def _counts(sheet: Sheet, counts: list[outline.Count]) -> None:
    if counts:
        _heading(sheet, wording.COUNTED_HEADING)
    for count in counts:
        column = f"{count.name:<{_NAME_COLUMN}}{count.number:>4}  "
        details = [Span(wording.listed(count.details))] if count.details else []
        sheet.line([Span(column), *details], indent=2, hang=min(len(column), sheet.width // 3))


def _group(sheet: Sheet, group: outline.Group, places: outline.Places, comparison: Comparison) -> None:
    _heading(sheet, f"{group.heading}: {wording.found(len(group.findings))}")
    texts = {t.siglum: t for t in comparison.texts}
    for finding in group.findings:
        sheet.blank()
        for number, same in enumerate(matrix.alike(finding.passages)):
            for siglum, passage in same:
                _place(sheet, places, siglum, passage)
            if number == 0:
                _judgement(sheet, finding, "")
            sheet.line(_spans(sheet, same[0][1], whole=True), indent=4, lead="│ ")
        sheet.line([Span(wording.not_found(finding, texts), published=True)], indent=4)
        drawn: set[str] = set()
        for siglum, nearest in finding.nearest:
            sheet.line(wording.closest(places.name(siglum, nearest.ids, nearest.label), nearest), indent=4, hang=2)
            text = beginning(nearest.text, settings.RENDER_NEAREST_CHARS)
            if text not in drawn:
                sheet.line([Span(text, "quiet", published=True)], indent=6)
            drawn.add(text)


def _pair(sheet: Sheet, pair: outline.Pair, places: outline.Places) -> None:
    sheet.blank()
    names = [places.name(s, p.ids, p.label) for s, p in pair.passages]
    sheet.line([Span(" = ".join(names), "side")], indent=2, hang=2)
    for finding in pair.findings:
        _judgement(sheet, finding, finding.message)
    for same in matrix.alike(pair.passages):
        sigla = ", ".join(siglum for siglum, _ in same)
        sheet.line([Span(f"{sigla}  ", "side"), *_spans(sheet, same[0][1], whole=False)], indent=4, hang=3)


def _place(sheet: Sheet, places: outline.Places, siglum: str, passage: Passage) -> None:
    detail = places.detail(siglum, passage.ids)
    name = Span(places.name(siglum, passage.ids, passage.label), "side")
    sheet.line([name, Span(f", {detail}" if detail else "")], indent=2, hang=2)


def _judgement(sheet: Sheet, finding: Finding, message: str) -> None:
    style = "alert" if finding.severity in ("critical", "high") else "strong"
    spans = [Span(f"{wording.severity(finding):<8}", style), Span(f"  {wording.judged(finding)}")]
    if message:
        spans += [Span(". "), Span(message, published=True)]
    sheet.line(spans, indent=2, hang=10)


def _spans(sheet: Sheet, passage: Passage, *, whole: bool) -> list[Span]:
    """The passage with its marks: underlined in colour, in double brackets without it."""
    spans: list[Span] = []
    for text, marked in pieces(passage.text, passage.marks, whole=whole):
        if not marked:
            spans.append(Span(text, published=True))
        elif sheet.color:
            spans.append(Span(text, "mark", published=True))
        else:
            spans.append(Span(f"[[{text}]]", published=True))
    return spans or [Span(ELLIPSIS)]
