"""The terminal report: the result in one sentence, what only one side published in full, what differs, what is counted.

Only in A (ministry.pdf): 1 passage

  A15, page 3
  CRITICAL  one sided paragraph, strong confidence
    │ The two sides agreed that …
    Not found in the text published at https://…
    Closest passage: B14, score 0.41
    The two sides reviewed …
"""

from __future__ import annotations

from collections.abc import Iterable

from diplodiff.model import Comparison, Finding, Passage, PublishedText
from diplodiff.render import matrix, outline, summary, wording
from diplodiff.render.around import Around
from diplodiff.render.excerpt import ELLIPSIS, Piece, beginning, marked_words, pieces
from diplodiff.render.options import Options
from diplodiff.render.terminal_head import heading, next_steps, sides, verdict
from diplodiff.render.terminal_layout import Sheet, Span
from diplodiff.settings import render as settings


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as lines for a terminal."""
    sheet = Sheet(options)
    sheet.line([Span(wording.title(comparison), "heading")], hang=2)
    sheet.blank()
    if comparison.gate.refused and not comparison.forced:
        verdict(sheet, comparison)
        sides(sheet, comparison)
        next_steps(sheet, comparison)
    else:
        _compared(sheet, comparison, options)
    sheet.blank()
    sheet.line([Span(wording.DISCLAIMER, "quiet")])
    return sheet.text()


def _compared(sheet: Sheet, comparison: Comparison, options: Options) -> None:
    if not outline.plainly_same(comparison):
        sheet.line([Span(summary.sentence(comparison), "strong")])
        sheet.blank()
    if not options.changes_only:
        sides(sheet, comparison)
    verdict(sheet, comparison)
    if options.side_by_side:
        from diplodiff.render.terminal_rows import draw as side_by_side

        side_by_side(sheet, comparison, options)
    else:
        _findings(sheet, comparison, options)
    if not options.changes_only:
        _counts(sheet, outline.smaller(comparison, outline.Places(comparison.texts)))


def render_text(text: PublishedText, options: Options) -> str:
    """One text as it was read: its paragraphs, and what was left out and why."""
    from diplodiff.render.terminal_text import draw

    sheet = Sheet(options)
    draw(sheet, text)
    return sheet.text()


def _findings(sheet: Sheet, comparison: Comparison, options: Options) -> None:
    places = outline.Places(comparison.texts)
    groups = [] if outline.plainly_same(comparison) else outline.one_sided(comparison)
    if options.changes_only:
        groups = [group for group in groups if group.findings]
    around = Around(comparison, places, options.context or 0)
    _matrix(sheet, matrix.rows(comparison, places), [t.siglum for t in comparison.texts])
    explained = outline.marked(f for g in groups for f in g.findings)
    if explained:
        sheet.blank()
        legend(sheet)
    for group in groups:
        _group(sheet, group, places, around)
    for title, pairs in outline.differing_groups(comparison):
        heading(sheet, f"{title}: {len(pairs)}")
        whole, brief = outline.in_brief(pairs)
        if not explained and outline.marked(f for p in whole for f in p.findings):
            legend(sheet)
            explained = True
        for pair in whole:
            _pair(sheet, pair, places, around)
        _brief(sheet, brief, places)


def _matrix(sheet: Sheet, rows: list[matrix.Row], sigla: list[str]) -> None:
    """Columns of signs beside the passages; lists of sigla where the terminal is too narrow for these."""
    if not rows:
        return
    heading(sheet, matrix.HEADING)
    sign_of = matrix.signs(sheet.encoding)
    columns = 3 * len(sigla)
    wide = sheet.width - columns - 2 >= settings.RENDER_MATRIX_TEXT
    if wide:
        sheet.line(
            [
                Span(
                    matrix.LEGEND.format(
                        has=sign_of[matrix.HAS], lacks=sign_of[matrix.LACKS], unsaid=sign_of[matrix.UNSAID]
                    ),
                    "quiet",
                )
            ]
        )
        sheet.line([Span("".join(f"{siglum:<3}" for siglum in sigla), "side")], indent=2)
    for row in rows:
        about = f"{row.severity}, {row.place}: "
        if wide:
            lead = "".join(f"{sign_of[sign]:<3}" for sign in row.signs)
        else:
            lead = f"in {', '.join(row.finding.present)}; not in {', '.join(row.finding.absent)}: "
        room = max((sheet.width - len(lead) - len(about) - 6) if wide else settings.RENDER_MATRIX_TEXT, 12)
        text = Span(beginning(row.text, room), published=True)
        sheet.line([Span(lead), Span(about, "strong"), text], indent=2, hang=columns if wide else 2)


def legend(sheet: Sheet) -> None:
    """How marked words are drawn, said once."""
    sheet.line([Span(wording.legend("underlined" if sheet.color else "in [[double brackets]]"), "quiet")])


def _counts(sheet: Sheet, counts: list[outline.Count]) -> None:
    if counts:
        heading(sheet, wording.COUNTED_HEADING)
        sheet.line([Span(wording.COUNTED_HINT, "quiet")])
    for count in counts:
        column = f"{count.name:<{settings.RENDER_NAME_COLUMNS}}{count.number:>4}  "
        details = [Span(wording.listed(count.details))] if count.details else []
        sheet.line([Span(column), *details], indent=2, hang=min(len(column), sheet.width // 3))


def _group(sheet: Sheet, group: outline.Group, places: outline.Places, around: Around) -> None:
    heading(sheet, f"{group.heading}: {wording.found(len(group.findings))}")
    for finding in group.findings:
        sheet.blank()
        for number, same in enumerate(matrix.alike(finding.passages)):
            for siglum, passage in same:
                _place(sheet, places, siglum, passage)
            if number == 0:
                _judgement(sheet, finding, "")
            _neighbours(sheet, around.before(*same[0]))
            sheet.line(spans(sheet, same[0][1], whole=True), indent=4, lead="│ ")
            _neighbours(sheet, around.after(*same[0]))
        sheet.line([Span(wording.not_found(finding, around.texts), published=True)], indent=4)
        said: set[str] = set()
        for siglum, nearest in finding.nearest:
            sheet.line(wording.closest(places.name(siglum, nearest.ids, nearest.label), nearest), indent=4, hang=2)
            text = beginning(nearest.text, settings.RENDER_NEAREST_CHARS)
            if text not in said:
                sheet.line([Span(text, "quiet", published=True)], indent=6)
            said.add(text)


def _neighbours(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    """Matched paragraphs that stand before or after a passage."""
    for place, text in rows:
        sheet.line([Span(f"{place}  ", "quiet"), Span(text, "quiet", published=True)], indent=6, hang=2)


def _pair(sheet: Sheet, pair: outline.Pair, places: outline.Places, around: Around) -> None:
    sheet.blank()
    names = [places.name(s, p.ids, p.label) for s, p in pair.passages]
    sheet.line([Span(" = ".join(names), "side")], indent=2, hang=2)
    for finding in pair.findings:
        _judgement(sheet, finding, finding.message)
    _neighbours(sheet, around.before(*pair.passages[0]))
    for same in matrix.alike(pair.passages):
        sigla = ", ".join(siglum for siglum, _ in same)
        sheet.line([Span(f"{sigla}  ", "side"), *spans(sheet, same[0][1], whole=False)], indent=4, hang=3)
    _neighbours(sheet, around.after(*pair.passages[0]))


def _brief(sheet: Sheet, pairs: list[outline.Pair], places: outline.Places) -> None:
    """Pairs that differ in the same small way: what it is once, then the words of each on a line."""
    told = ""
    for pair in pairs:
        finding = pair.findings[0]
        if finding.message != told:
            sheet.blank()
            _judgement(sheet, finding, finding.message)
            told = finding.message
        names = " = ".join(places.name(s, p.ids, p.label) for s, p in pair.passages)
        words = [Span(f"{names}: ", "side")]
        for number, (_, passage) in enumerate(pair.passages):
            words += [Span(" / ")] if number else []
            words.append(Span(marked_words(passage), published=True))
        sheet.line(words, indent=4, hang=2)


def _place(sheet: Sheet, places: outline.Places, siglum: str, passage: Passage) -> None:
    detail = places.detail(siglum, passage.ids, passage.label)
    name = Span(places.name(siglum, passage.ids, passage.label), "side")
    sheet.line([name, Span(f", {detail}" if detail else "")], indent=2, hang=2)


def _judgement(sheet: Sheet, finding: Finding, message: str) -> None:
    judgement(sheet, finding, message, indent=2)


def judgement(sheet: Sheet, finding: Finding, message: str, indent: int = 0) -> None:
    """How grave and how sure a finding is, and what it says."""
    style = "alert" if finding.severity in ("critical", "high") else "strong"
    said = [Span(f"{wording.severity(finding):<8}", style), Span(f"  {wording.judged(finding)}")]
    if message:
        said += [Span(". "), Span(message, published=True)]
    sheet.line(said, indent=indent, hang=10)


def spans(sheet: Sheet, passage: Passage, *, whole: bool) -> list[Span]:
    """The passage with its marks."""
    return drawn(sheet, pieces(passage.text, passage.marks, whole=whole)) or [Span(ELLIPSIS)]


def drawn(sheet: Sheet, found: Iterable[Piece]) -> list[Span]:
    """Published words: those that are marked are underlined in colour, and stand in double brackets without it."""
    return [
        Span(text, published=True)
        if not marked
        else Span(text, "mark", published=True)
        if sheet.color
        else Span(f"[[{text}]]", published=True)
        for text, marked in found
    ]
