"""Pairs of texts for the Word report: versions of invented declarations, and alignments drawn by lot."""

from __future__ import annotations

import random

from diplodiff.model import Alignment, Bead, Clause, Comparison, Gate, Numbering, Paragraph
from diplodiff.pipeline import Request, compare
from tests.declarations import declaration, sentence
from tests.render.build import SETTINGS, text

_STOCK = {
    "en": "the sides will jointly survey, insure and repair 14 bridges by 2031",
    "ru": "стороны совместно обследуют, застрахуют и отремонтируют 14 мостов к 2031 году",
    "ur": "دونوں فریق 2031 تک 14 پل مشترکہ طور پر مرمت کریں گے اور ان کا بیمہ کرائیں گے",
    "zh": "双方将在二〇三一年前共同勘察、投保并修复十四座桥梁",
    "hi": "दोनों पक्ष 2031 तक 14 पुलों का संयुक्त सर्वेक्षण और मरम्मत करेंगे",
}
_LABELS = ("{n}", "({n})", "Article {n}", "第{n}条", "§ {n}", None)


def versions(seed: int) -> tuple[str, str]:
    """A declaration of a dozen paragraphs, and another version of it: some left out, added, moved, joined, parted."""
    rng = random.Random(seed)
    made = declaration(seed, 12)
    left = [" ".join(p) for p in made.paragraphs]
    right = list(left)
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(right))
        match rng.randrange(6):
            case 0:
                del right[at]
            case 1:
                right.insert(at, sentence(rng))
            case 2:
                right.insert(rng.randrange(len(right)), right.pop(at))
            case 3:
                right[at] = right[at].replace(" and ", " or ").replace("will", "shall")
            case 4:
                right[at : at + 2] = [" ".join(right[at : at + 2])]
            case _:
                head, dot, tail = right[at].partition(". ")
                right[at : at + 1] = [head + ".", tail] if dot else [right[at]]
    return tuple(  # type: ignore[return-value]
        "\n\n".join([made.title, made.preamble, *(f"{n}. {p}" for n, p in enumerate(side, 1))]) + "\n"
        for side in (left, right)
    )


def compared_files(left: str, right: str) -> Comparison:
    """Two files as the program compares them."""
    return compare([Request(left), Request(right)])


def by_lot(seed: int, language: str) -> Comparison:
    """Two texts and any alignment of them that the model allows: the hardest case for tracked changes."""
    rng = random.Random(seed)
    sides: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    beads: list[Bead] = []
    waiting: list[tuple[int, int]] = []  # moved passages that stand on one side so far: (side, paragraph)
    words = _STOCK[language].split() if language != "zh" else list(_STOCK[language])

    def put(side: int, same: str | None = None) -> int:
        paragraphs, siglum = sides[side], "AB"[side]
        n = len(paragraphs) + 1
        said = same or (" " if language != "zh" else "").join(rng.sample(words, rng.randint(1, len(words))))
        label = rng.choice(_LABELS)
        role = rng.choice(
            ("title", "heading", "preamble", "operative", "list-item", "testimonium", "signature", "annex")
        )
        label = label and label.format(n=n)
        numbering = Numbering("decimal", n, rng.randint(1, 4)) if label else None
        clause = (Clause(f"{siglum}{n}.1", said),)
        bare = role == "heading" and label is not None and rng.random() < 0.3
        paragraphs.append(Paragraph(f"{siglum}{n}", "" if bare else said, role, label, numbering, (), clauses=clause))  # type: ignore[arg-type]
        return n - 1

    def several(side: int, most: int) -> tuple[int, ...]:
        return tuple(put(side) for _ in range(rng.randint(1, most)))

    for _ in range(rng.randint(0, 12)):
        match rng.randrange(6):
            case 0:
                beads.append(Bead(((put(0),), ()), "one-sided"))
            case 1:
                beads.append(Bead(((), (put(1),)), "one-sided"))
            case 2 if waiting:
                side, other = waiting.pop(rng.randrange(len(waiting)))
                same = sides[side][other].text if rng.random() < 0.7 else None
                here = put(1 - side, same or None)
                beads.append(Bead(((other,), (here,)) if side == 0 else ((here,), (other,)), "moved", 0.9))
            case 2 | 3:
                side = rng.randrange(2)
                waiting.append((side, put(side)))
            case 4:
                ours, theirs = several(0, 3), several(1, 3)
                beads.append(Bead((ours, theirs), "split" if len(theirs) > 1 else "merged", 0.8))
            case _:
                ours, theirs = (put(0),), (put(1),)
                beads.append(Bead((ours, theirs), "reworded", 0.8))
    for side, n in waiting:
        beads.append(Bead(((n,), ()) if side == 0 else ((), (n,)), "one-sided"))
    texts = tuple(text("AB"[n], f"{n}.txt", language, side) for n, side in enumerate(sides))
    alignment = Alignment((len(sides[0]), len(sides[1])), tuple(beads))
    return Comparison("0.1.0", SETTINGS, texts, Gate("comparable"), alignment, ())
