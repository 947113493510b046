"""How made texts in many layouts and languages are read, paragraph by paragraph: roles, labels, paths, what is left out.

`make golden` writes told.txt again; read the difference before you keep it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.model import PublishedText
from tests.contract.suite import _makers
from tests.reading import read
from tests.stress import plain
from tests.stress.pages import page
from tests.stress.texts import varied

GOLDEN = Path(__file__).with_name("told.txt")
# Named one by one: a layout that is added to those of tests/stress changes none of these.
PLAIN = ("wrapped", "tight", "one-line", "paged", "labels-above")
OFFICE = ("md", "rtf", "html", "html-lists", "html-cells", "epub", "docx", "docx-typed", "odt")
NAMES = [
    *(f"{layout}-{n}" for layout in PLAIN for n in range(4)),
    *(f"page-{n}" for n in range(12)),
    *(f"{form}-{n}" for form in OFFICE for n in range(1)),
]


def lines(name: str) -> Iterator[str]:
    """A made text and how it is read."""
    rng = random.Random(f"as-read-{name}")
    made = varied(rng)
    layout = name.rpartition("-")[0]
    if layout in PLAIN:
        body = plain.LAYOUTS[layout](made, rng).encode()
    else:
        body = _makers[layout](made) if layout in OFFICE else page(made, rng)[0].encode()
    yield f"== {name} {made.name}-{made.language}"
    yield from _read(read(body))


def _read(text: PublishedText) -> Iterator[str]:
    yield f"{text.language} {text.other_languages} {text.kind} {text.kind_reasons} {_ends(text.title or '')}"
    yield f"{text.instrument} {text.testimony} {text.declared_counts}"
    for p in text.paragraphs:
        numbering = (p.numbering.style, p.numbering.value, p.numbering.depth, p.numbering.run) if p.numbering else ""
        place = p.location.line or p.location.page or ""
        yield f"{p.id} {p.role} {p.label} {numbering} {p.path} {place} {len(p.clauses)} {_ends(p.text)}"
    yield from (f"left out: {part.reason}: {_ends(part.text)}" for part in text.left_out)
    yield from (f"note: {note.code}: {note.message}" for note in text.notes)


def _ends(text: str) -> str:
    shown = text if len(text) <= 24 else f"{text[:12]}…{len(text)}…{text[-10:]}"
    return shown.replace("\n", "⏎")


def kept() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").split("\n")[:-1]:
        if line.startswith("== "):
            of = found.setdefault(line.split(" ")[1], [])
        of.append(line)
    return found


def test_what_is_read_is_kept_for_every_text() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        every = [line for name in NAMES for line in lines(name)]
        GOLDEN.write_text("\n".join(every) + "\n", encoding="utf-8", newline="")
    assert list(kept()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_how_a_text_is_read(name: str) -> None:
    assert list(lines(name)) == kept()[name]
