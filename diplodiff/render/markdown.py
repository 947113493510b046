"""A briefing note in Markdown: the same content and order as the terminal report.

Everything from outside is escaped, so that it can be neither markup nor a link nor HTML in CommonMark and in GitHub's
dialect; passages stand in block quotes, one line each. Words that differ are bold.
"""

from __future__ import annotations

import itertools
import re

from diplodiff.model import Comparison, Finding, Passage, PublishedText
from diplodiff.patterns import regex
from diplodiff.render import matrix, outline, safe, summary, wording
from diplodiff.render.excerpt import ELLIPSIS, beginning, marked_words, pieces
from diplodiff.render.options import Options
from diplodiff.settings import render as settings

_SPECIAL = regex(r"[\\`*_\[\]|~$@#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What a line may not begin with: marks of lists, underlines of headings, numbers of lists.
_OPENING = regex(r"[-+=:]|\d+(?=[.)](?:\s|$))")
_WEB = regex(r"https?://[A-Za-z0-9.\-_~:/?#!&'()+,;=%]+\Z")


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as a Markdown document."""
    parts = [f"# {escaped(wording.title(comparison))}"]
    if comparison.gate.refused and not comparison.forced:
        steps = "\n".join(f"- {escaped(step)}" for step in wording.next_steps(comparison))
        parts += [*_verdict(comparison), *_sides(comparison), f"## {wording.NEXT_HEADING}", steps]
    else:
        if not outline.plainly_same(comparison):
            parts.append(f"**{escaped(summary.sentence(comparison))}**")
        parts += [*_sides(comparison), *_verdict(comparison), *_findings(comparison)]
    parts.append(f"*{wording.DISCLAIMER}*")
    return safe.fit("\n\n".join(p for p in parts if p), options.encoding) + "\n"


def escaped(text: str) -> str:
    """Text from outside as it may stand anywhere on a line, the beginning included."""
    text = re.sub("[&<>]", lambda m: _ENTITIES[m.group()], text)
    text = _SPECIAL.sub(lambda m: "\\" + m.group(), text)
    # GitHub makes links of bare addresses, and pictures of words between colons.
    text = re.sub(r"://|:(?=[A-Za-z_+-][\w+-]*:)", lambda m: "\\" + m.group(), text)
    text = re.sub(r"(?i)\bwww\.", lambda m: m.group()[:-1] + "\\.", text)
    return _OPENING.sub(_opening, text, count=1) if _OPENING.match(text) else text


def _opening(match: re.Match[str]) -> str:
    return "\\" + match.group() if not match.group()[-1].isdigit() else match.group() + "\\"


def quoted(text: str) -> str:
    """Text from outside, on one line and in one direction."""
    return escaped(safe.isolate(safe.one_line(text)))


def told(sentence: str) -> str:
    """A sentence of the report's own, in which names from outside were made safe and isolated already."""
    return escaped(safe.isolate(safe.sentence(sentence)))


def side(text: PublishedText) -> str:
    """How one text was read: what it is, its numbering, its source."""
    lines = [f"**{escaped(text.siglum)}**: {escaped(safe.name(text.name))}, {escaped(wording.described(text))}", ""]
    lines.append(f"- {escaped(wording.numbering_line(text))}")
    lines.append(f"- {escaped(wording.source_line(text))}")
    if _WEB.match(text.source.origin):
        lines.append(f"- <{text.source.origin}>")
    return "\n".join(lines)


def _sides(comparison: Comparison) -> list[str]:
    parts = [side(text) for text in comparison.texts]
    notes = [f"- {escaped(t.siglum)}: {quoted(n.message)}" for t in comparison.texts for n in t.notes]
    notes += [f"- {quoted(n.message)}" for n in comparison.notes]
    return [*parts, f"## {wording.NOTES_HEADING}", "\n".join(notes)] if notes else parts


def _verdict(comparison: Comparison) -> list[str]:
    sentences = wording.verdict(comparison)
    if not sentences:
        return []
    reasons = "\n".join(f"- {quoted(reason)}" for reason in comparison.gate.reasons)
    return [*(f"**{escaped(s)}**" for s in sentences), reasons]


def _findings(comparison: Comparison) -> list[str]:
    places = outline.Places(comparison.texts)
    legend = escaped(wording.legend("in bold"))
    groups = [] if outline.plainly_same(comparison) else outline.one_sided(comparison)
    explained = outline.marked(f for g in groups for f in g.findings)
    parts = _matrix(matrix.rows(comparison, places), [t.siglum for t in comparison.texts])
    parts += [legend] if explained else []
    for group in groups:
        parts += _group(group, places, comparison)
    for heading, pairs in outline.differing_groups(comparison):
        parts.append(f"## {heading}: {len(pairs)}")
        whole, brief = outline.in_brief(pairs)
        if not explained and outline.marked(f for p in whole for f in p.findings):
            parts.append(legend)
            explained = True
        for pair in whole:
            parts += _pair(pair, places)
        parts += _brief(brief, places)
    counts = outline.smaller(comparison, places)
    return [*parts, f"## {wording.COUNTED_HEADING}", "\n".join(_count(c) for c in counts)] if counts else parts


def _brief(pairs: list[outline.Pair], places: outline.Places) -> list[str]:
    """Pairs that differ in the same small way: what it is once, then the words of each on a line."""
    parts: list[str] = []
    for _, same in itertools.groupby(pairs, key=lambda pair: pair.findings[0].message):
        listed = list(same)
        lines = []
        for pair in listed:
            names = " = ".join(places.name(s, p.ids, p.label) for s, p in pair.passages)
            lines.append(f"- {escaped(names)}: {' / '.join(quoted(marked_words(p)) for _, p in pair.passages)}")
        parts += [_judgement(listed[0].findings[0], listed[0].findings[0].message), "\n".join(lines)]
    return parts


def _matrix(rows: list[matrix.Row], sigla: list[str]) -> list[str]:
    """A table with a column for each text."""
    if not rows:
        return []
    lines = [f"| {' | '.join(map(escaped, sigla))} | severity | passage |", f"|{':-:|' * len(sigla)}---|---|"]
    for row in rows:
        text = beginning(row.text, settings.RENDER_MATRIX_TEXT * 2)
        cells = [*row.signs, escaped(row.severity), f"{escaped(row.place)}: {quoted(text)}"]
        lines.append(f"| {' | '.join(cells)} |")
    legend = escaped(matrix.LEGEND.format(has=matrix.HAS, lacks=matrix.LACKS, unsaid=matrix.UNSAID))
    return [f"## {matrix.HEADING}", legend, "\n".join(lines)]


def _count(count: outline.Count) -> str:
    details = f" ({escaped(wording.listed(count.details))})" if count.details else ""
    return f"- {escaped(count.name)}: {count.number}{details}"


def _group(group: outline.Group, places: outline.Places, comparison: Comparison) -> list[str]:
    parts = [f"## {escaped(group.heading)}: {wording.found(len(group.findings))}"]
    texts = {t.siglum: t for t in comparison.texts}
    for finding in group.findings:
        for number, same in enumerate(matrix.alike(finding.passages)):
            parts.append(f"### {', '.join(_place(places, siglum, passage) for siglum, passage in same)}")
            parts += [_judgement(finding, "")] if number == 0 else []
            parts.append(f"> {_passage(same[0][1], whole=True)}")
        parts.append(quoted(wording.not_found(finding, texts)))
        drawn: set[str] = set()
        for siglum, nearest in finding.nearest:
            parts.append(escaped(wording.closest(places.name(siglum, nearest.ids, nearest.label), nearest)))
            text = beginning(safe.one_line(nearest.text), settings.RENDER_NEAREST_CHARS)
            parts += [f"> {quoted(text)}"] if text not in drawn else []
            drawn.add(text)
    return parts


def _place(places: outline.Places, siglum: str, passage: Passage) -> str:
    detail = places.detail(siglum, passage.ids, passage.label)
    return escaped(places.name(siglum, passage.ids, passage.label) + (f", {detail}" if detail else ""))


def _pair(pair: outline.Pair, places: outline.Places) -> list[str]:
    names = " = ".join(places.name(s, p.ids, p.label) for s, p in pair.passages)
    judgements = "\n".join(f"- {_judgement(f, f.message)}" for f in pair.findings)
    quotes = "\n>\n".join(
        f"> **{escaped(', '.join(s for s, _ in same))}** {_passage(same[0][1], whole=False)}"
        for same in matrix.alike(pair.passages)
    )
    return [f"### {escaped(names)}", judgements, quotes]


def _judgement(finding: Finding, message: str) -> str:
    return f"**{wording.severity(finding)}**: {escaped(wording.judged(finding))}" + (
        f". {quoted(message)}" if message else ""
    )


def drawn(text: str, marks: tuple[tuple[int, int], ...], *, whole: bool) -> str:
    """A published passage on one line, its marked words bold."""
    parts = []
    for piece, marked in pieces(text, marks, whole=whole):
        shown = escaped(safe.visible(piece))
        parts.append(_bold(piece, shown) if marked else shown)
    return safe.isolate("".join(parts).strip()) or ELLIPSIS


def _passage(passage: Passage, *, whole: bool) -> str:
    return drawn(passage.text, passage.marks, whole=whole)


def _bold(text: str, shown: str) -> str:
    # Asterisks beside a punctuation mark inside a word do not open or close emphasis.
    return f"**{shown}**" if text[0].isalnum() and text[-1].isalnum() else f"<b>{shown}</b>"
