"""The alignment as one picture: a track a side, a tick a paragraph, a band from each passage to what answers it.

All sides share one scale, so that a text with fewer paragraphs ends earlier. Stretches of neighbouring paragraphs that
answer each other one to one are drawn as one band. Widths are in per mille of the longest text, heights in pixels; what
is drawn never depends on colour alone: a passage on one side only is taller and carries its label, a moved one is
hatched, one that differs has a line on it.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from diplodiff.model import Bead, Comparison
from diplodiff.render import summary, wording
from diplodiff.render.outline import Places
from diplodiff.render.rows import ALONE, MATCHED, MOVED, UNMATCHED, kinds
from diplodiff.settings import render as settings
from diplodiff.settings.render import RIBBON_GAP, RIBBON_GAPS, RIBBON_LEAST_GAP, RIBBON_MARGIN, RIBBON_TRACK

WIDTH = 1000  # units of the picture's breadth


class Band(NamedTuple):
    """What answers what, as a closed path; row is the anchor of its first row."""

    path: str
    kind: str
    row: str


class Tick(NamedTuple):
    """A stretch of a track that stands out."""

    x: str
    y: int
    width: str
    height: int
    kind: str
    row: str


class Label(NamedTuple):
    """The name of a passage on one side only; x in per cent."""

    x: str
    y: int
    text: str
    anchor: str
    row: str


class Track(NamedTuple):
    """One side: its ground line, and where one paragraph ends and the next begins."""

    siglum: str
    y: int
    width: str
    cuts: str


class Ribbon(NamedTuple):
    """The picture; `said` is what it shows, in words."""

    height: int
    tracks: tuple[Track, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    shown: tuple[str, ...]
    said: str


def ribbon(comparison: Comparison) -> Ribbon | None:
    """The picture of a comparison; None where there is nothing to draw."""
    sizes = comparison.alignment.sizes
    if len(sizes) < 2 or not any(sizes):
        return None
    drawn = _Drawing(comparison)
    height = 2 * RIBBON_MARGIN + RIBBON_TRACK * len(sizes) + drawn.gap * (len(sizes) - 1)
    shown = tuple(dict.fromkeys(drawn.kinds))
    return Ribbon(
        height, drawn.tracks(), tuple(drawn.bands()), tuple(drawn.ticks()), tuple(drawn.labels()), shown, drawn.said()
    )


class _Drawing:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._fine = max(comparison.alignment.sizes) <= settings.RENDER_TICKS
        self._unit = WIDTH / max(comparison.alignment.sizes)
        self.kinds = kinds(comparison)
        self.gap = max(
            RIBBON_LEAST_GAP,
            min(RIBBON_GAP, RIBBON_GAPS // (len(comparison.texts) - 1)),
        )

    def _y(self, side: int) -> int:
        return RIBBON_MARGIN + side * (RIBBON_TRACK + self.gap)

    def _x(self, paragraph: int) -> str:
        return _number(paragraph * self._unit)

    def tracks(self) -> tuple[Track, ...]:
        drawn = []
        for n, text in enumerate(self._comparison.texts):
            size = len(text.paragraphs)
            cuts = "".join(f"M{self._x(i)} {self._y(n)}v{RIBBON_TRACK}" for i in range(1, size)) if self._fine else ""
            drawn.append(Track(text.siglum, self._y(n), self._x(size), cuts))
        return tuple(drawn)

    def _runs(self) -> list[list[int]]:
        """Rows drawn as one: neighbours that match plainly or, where one paragraph is too thin to see, show the same."""
        runs: list[list[int]] = []
        beads = self._comparison.alignment.beads
        for n, kind in enumerate(self.kinds):
            alike = runs and kind == self.kinds[runs[-1][-1]] and (kind == MATCHED or not self._fine)
            if alike and _follows(beads[runs[-1][-1]], beads[n]):
                runs[-1].append(n)
            else:
                runs.append([n])
        return runs

    def bands(self) -> list[Band]:
        """From each side of a row to the next side that has it; what is plainly matched lies below the rest."""
        drawn = [band for run in self._runs() for band in self._between(run)]
        order = (MATCHED, UNMATCHED)
        return sorted(drawn, key=lambda b: (b.kind not in order, b.kind == MOVED))

    def _between(self, run: list[int]) -> list[Band]:
        beads = self._comparison.alignment.beads
        first, last = beads[run[0]], beads[run[-1]]
        present = [n for n, side in enumerate(first.sides) if side]
        found = []
        for upper, lower in itertools.pairwise(present):
            top, bottom = self._y(upper) + RIBBON_TRACK, self._y(lower)
            a, b = self._x(first.sides[upper][0]), self._x(last.sides[upper][-1] + 1)
            c, d = self._x(first.sides[lower][0]), self._x(last.sides[lower][-1] + 1)
            middle = (top + bottom) // 2
            path = f"M{a} {top}C{a} {middle} {c} {middle} {c} {bottom}H{d}C{d} {middle} {b} {middle} {b} {top}Z"
            found.append(Band(path, self.kinds[run[0]], f"r{run[0] + 1}"))
        return found

    def ticks(self) -> list[Tick]:
        """The stretches of tracks that do not plainly match: those on some sides only reach beyond the track."""
        found = []
        beads = self._comparison.alignment.beads
        for run in self._runs():
            kind = self.kinds[run[0]]
            for side, indexes in enumerate(beads[run[0]].sides):
                if kind == MATCHED or not indexes:
                    continue
                beyond = 5 if kind == ALONE else 0
                last = beads[run[-1]].sides[side][-1]
                width = max((last + 1 - indexes[0]) * self._unit, 2 if kind == ALONE else 0)
                y, height = self._y(side) - beyond, RIBBON_TRACK + 2 * beyond
                found.append(Tick(self._x(indexes[0]), y, _number(width), height, kind, f"r{run[0] + 1}"))
        return sorted(found, key=lambda t: t.kind == ALONE)

    def labels(self) -> list[Label]:
        """Names of the passages on one side only, as far as they have room: above the track, below the last."""
        places = Places(self._comparison.texts)
        found = []
        last = len(self._comparison.texts) - 1
        for side, text in enumerate(self._comparison.texts):
            free = -1.0
            rows = [
                (bead.sides[side][0], n)
                for n, bead in enumerate(self._comparison.alignment.beads)
                if bead.sides[side] and self.kinds[n] == ALONE
            ]
            for index, n in sorted(rows):
                at = (index + 0.5) * self._unit / WIDTH
                if at < free:
                    continue
                paragraph = text.paragraphs[index]
                name = places.name(text.siglum, (paragraph.id,), paragraph.label)
                if len(name) > settings.RENDER_RIBBON_LABEL_CHARS:
                    continue
                free = at + settings.RENDER_RIBBON_LABEL_SHARE
                anchor = "start" if at < 0.03 else "end" if at > 0.97 else "middle"
                y = self._y(side) + (RIBBON_TRACK + 19 if side == last else -9)
                found.append(Label(f"{at * 100:.2f}%", y, name, anchor, f"r{n + 1}"))
        return found

    def said(self) -> str:
        sizes = [f"{t.siglum} {wording.counted(len(t.paragraphs), 'paragraph')}" for t in self._comparison.texts]
        parts = [wording.counted(summary.matched_rows(self._comparison), "matched row")]
        moved, alone = self.kinds.count(MOVED), self.kinds.count(ALONE)
        parts += [f"{moved} moved"] if moved else []
        parts += [f"{alone} found on some sides only"]
        return f"{', '.join(sizes)}: {', '.join(parts)}."


def _follows(before: Bead, after: Bead) -> bool:
    """Whether two rows are neighbours on every side and stand on the same sides, one paragraph each."""
    return all(
        len(a) == len(b) and len(b) <= 1 and (not b or b[0] == a[0] + 1)
        for a, b in zip(before.sides, after.sides, strict=True)
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
