"""Q2 and Q3: references to a label that the text does not have, and a label that stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from diplodiff.findings.context import Context, fingerprint
from diplodiff.language.dates import dates
from diplodiff.language.labels import candidates
from diplodiff.language.references import Reference, references
from diplodiff.model import Finding, Numbering, Paragraph, Passage, PublishedText
from diplodiff.settings.findings import REFERENCE_LABELS, REFERENCE_RESOLVED
from diplodiff.settings.loaders import MAX_LABEL_CHARACTERS
from diplodiff.values import NamedTuple

_TEXT = frozenset({"preamble", "operative", "list-item", "testimonium"})


class _Dangling(NamedTuple):
    """A reference that leads nowhere, and the paragraph that it stands in."""

    paragraph: Paragraph
    reference: Reference
    last: int  # the last number of the sequence that it misses


def dangling_references(context: Context) -> Iterator[Finding]:
    """Q2: a reference inside one side's text to a paragraph or article that this text does not have.

    A reference that leads nowhere in both texts says nothing of their difference.
    """
    every = [_dangling(text) for text in context.texts]
    for side, found in enumerate(every):
        known = {(d.reference.style, d.reference.value) for d in every[1 - side]}
        for dangling in found:
            paragraph, reference, last = dangling
            if (reference.style, reference.value) in known:
                continue
            shown = paragraph.text[reference.start : reference.end]
            passage = Passage((paragraph.id,), paragraph.label, paragraph.text, ((reference.start, reference.end),))
            what = "articles" if reference.style == "article" else "paragraphs"
            yield Finding(
                rule="dangling-reference",
                code="Q2",
                severity="low",
                confidence="strong" if reference.said else "tentative",
                present=(context.siglum(side),),
                absent=(),
                passages=((context.siglum(side), passage),),
                message=f"This text refers to “{shown}”, and its {what} run from 1 to {last}.",
                fingerprint=fingerprint("dangling-reference", paragraph.text, shown),
            )


@lru_cache(maxsize=32)  # a text is compared with each of the others
def _dangling(text: PublishedText) -> list[_Dangling]:
    """The references of a text that lead nowhere, where its numbering is whole and its other references lead somewhere."""
    last = {style: _whole(text, style) for style in ("article", "paragraph")}
    if last["article"]:
        last["paragraph"] = 0  # "paragraph 2" is then one of an article, and of which is not sure
    if not any(last.values()):
        return []
    values = {p.numbering.value for p in text.paragraphs if p.numbering}
    found, resolved = [], 0
    for paragraph in text.paragraphs:
        if paragraph.role not in _TEXT:
            continue
        for reference in references(paragraph.text, text.language):
            style = reference.style if last[reference.style] else _other(reference.style)
            if not last[style] or (style != reference.style and reference.said):
                continue
            if reference.value in values:
                resolved += 1
            else:
                found.append(_Dangling(paragraph, reference._replace(style=style), last[style]))
    return [d for d in found if d.reference.said or resolved >= REFERENCE_RESOLVED * len(found)]


def _other(style: str) -> str:
    """Hindi and Bengali have one word for article and paragraph."""
    return "paragraph" if style == "article" else "article"


def _whole(text: PublishedText, style: str) -> int:
    """The last number of the outermost sequence of articles (or of plain numbers), if it runs from 1 without a gap or a
    restart; 0 if not.
    """
    runs: dict[int, list[int]] = {}
    for paragraph in text.paragraphs:
        numbering = paragraph.numbering
        if numbering is None or (numbering.style == "article") != (style == "article"):
            continue
        if style == "article" or (numbering.depth == 1 and _counts(numbering)):
            runs.setdefault(numbering.run, []).append(numbering.value)
    if len(runs) != 1:
        return 0
    (values,) = runs.values()
    return len(values) if len(values) >= REFERENCE_LABELS and values == list(range(1, len(values) + 1)) else 0


def _counts(numbering: Numbering) -> bool:
    """Whether a label is a plain number, of the kind that people refer to as a paragraph."""
    return numbering.style[0] in "1一①" or numbering.style in ("(1)", "(一)", "paragraph")


def duplicate_labels(context: Context) -> Iterator[Finding]:
    """Q3: the same number twice in one sequence of one side, and not so on the other."""
    every = [_duplicates(text) for text in context.texts]
    for side, found in enumerate(every):
        known = {first.numbering.value for first, _ in every[1 - side] if first.numbering}
        for first, second in found:
            if first.numbering is None or first.numbering.value in known:
                continue
            passage = Passage(
                (first.id, second.id), first.label, f"{first.text} {second.text}".strip() or first.label or ""
            )
            yield Finding(
                rule="duplicate-label",
                code="Q3",
                severity="low",
                confidence="strong",
                present=(context.siglum(side),),
                absent=(),
                passages=((context.siglum(side), passage),),
                message=f"The number {first.label} stands twice in this text.",
                fingerprint=fingerprint("duplicate-label", first.text, second.text),
            )


def _duplicates(text: PublishedText) -> list[tuple[Paragraph, Paragraph]]:
    """(paragraph, the next one with the same label), where the sequence leads up to them and goes on behind them.

    The numbering takes the second for the beginning of another sequence, or for no label: the paragraph then still holds
    it at the head of its text. A heading between the two explains a restart, and so does the number 1.
    """
    found: list[tuple[Paragraph, Paragraph]] = []
    row: list[tuple[int, Paragraph]] = []  # the outermost numbers since the last heading
    for paragraph in (*text.paragraphs, None):
        numbering = paragraph.numbering if paragraph else None
        if paragraph is None or (paragraph.role == "heading" and (numbering is None or numbering.style != "article")):
            found += _twice(row, text.language)
            row = []
        elif numbering and numbering.depth == 1:
            row.append((numbering.value, paragraph))
        elif numbering is None and row and paragraph.role in _TEXT and _opens(paragraph, row[-1][1], text.language):
            row.append((row[-1][0], paragraph))
    return found if len(found) <= 2 else []  # more are a second numbering, not misprints


def _twice(row: list[tuple[int, Paragraph]], language: str | None) -> list[tuple[Paragraph, Paragraph]]:
    return [
        (first, second)
        for (before, _), (value, first), (again, second), (after, _) in zip(
            row, row[1:], row[2:], row[3:], strict=False
        )
        if before + 1 == value == again == after - 1
        and _alike(first, second)
        and not any(_dated(p, language) for p in (first, second))
    ]


def _alike(first: Paragraph, second: Paragraph) -> bool:
    """Whether the labels are the same in print, and what they stand before is not (a page that repeats a heading)."""
    if first.numbering is None or (first.text and first.text == second.text):
        return False
    if not first.text and not second.text and first.location.page != second.location.page:
        return False  # "Article 3" again at the head of the next page
    return second.numbering is None or (first.label, first.numbering.style) == (second.label, second.numbering.style)


def _dated(paragraph: Paragraph, language: str | None) -> bool:
    """Whether the label is the day of a date: "5. Mai 2031"."""
    label = paragraph.label or ""
    head = f"{label}. {paragraph.text[:40]}" if label else paragraph.text[:40]
    return any(date.start <= len(label) + 2 for date in dates(head, language))


def _opens(paragraph: Paragraph, last: Paragraph, language: str | None) -> bool:
    """Whether a paragraph opens with the very label that was the last."""
    if last.numbering is None or not last.label or paragraph.text == last.text:
        return False
    if last.label not in paragraph.text[: len(last.label) + MAX_LABEL_CHARACTERS]:
        return False
    for read in candidates(paragraph.text, language):
        same = (read.style, read.value, read.printed, read.suffix) == (
            last.numbering.style,
            last.numbering.value,
            last.label,
            "",
        )
        if same and not read.alone and not paragraph.text[read.end : read.end + 1].islower():
            return True
    return False
