"""Several points in which two passages differ, as one finding: what the rules of signatures and closing formulas share."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.findings.context import Context, Passages

Span = tuple[int, int]
Spans = tuple[Sequence[Span], Sequence[Span]]


def points_passages(
    context: Context, indexes: tuple[tuple[int, ...], tuple[int, ...]], found: Sequence[Spans]
) -> Passages:
    """The passages of both sides, with the spans of every point marked."""
    marks = [tuple(sorted({span for spans in found for span in spans[n]})) for n in (0, 1)]
    return tuple((context.siglum(n), context.passage(n, indexes[n], marks[n])) for n in (0, 1))


def points_message(context: Context, texts: tuple[str, str], found: Sequence[tuple[str, Spans]]) -> str:
    """Each point by its name, with what each side says of it."""
    return " ".join(
        f"{point}: {'; '.join(_shown(context, texts, spans, n) for n in (0, 1))}." for point, spans in found
    )


def _shown(context: Context, texts: tuple[str, str], spans: Spans, side: int) -> str:
    quoted = dict.fromkeys(f"“{texts[side][start:end]}”" for start, end in spans[side])
    return f"{context.siglum(side)}: {', '.join(quoted) or 'nothing that answers it'}"
