"""What a reader is told beside the findings: passages of which nothing is said, and footnotes, which are not compared."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.findings.remarks import remarks
from diplodiff.model import Alignment, Bead, LeftOut, Note, PublishedText
from tests.reading import compared, read

LINES = [
    "Joint Statement of Nordia and Sudia",
    "1. The two sides will open three crossings before the autumn.",
    "2. The two sides will trade in wool and grain without any customs duties.",
]


def text(siglum: str, *footnotes: str) -> PublishedText:
    made = read("\n\n".join(LINES) + "\n", siglum, f"{siglum.lower()}.txt")
    return replace(made, left_out=tuple(LeftOut(note, "footnote") for note in footnotes))


def told(a: PublishedText, b: PublishedText, lone: int | None = None, by_meaning: bool = False) -> list[Note]:
    """The remarks on two texts of which one passage of the first, if any, has no counterpart."""
    rows = [
        Bead(((i,), ()) if i == lone else ((i,), (i,)), "one-sided" if i == lone else "same", 0.0 if i == lone else 1.0)
        for i in range(3)
    ]
    rows += [Bead(((), (lone,)), "one-sided", 0.0)] if lone is not None else []
    return list(remarks((a, b), Alignment((3, 3), tuple(rows)), (), by_meaning))


def test_a_passage_matched_with_nothing_that_no_finding_names_is_noted() -> None:
    notes = told(text("A"), text("B"), lone=2, by_meaning=True)
    assert [note.code for note in notes] == ["unmatched", "unmatched"]
    assert notes[0].message.startswith("A2: no passage of B was matched with this")
    assert told(text("A"), text("B"), lone=2) == []  # within a language words decide
    assert told(text("A"), text("B"), lone=0, by_meaning=True) == []  # a title


def test_a_row_that_says_hardly_the_same_is_noted() -> None:
    """What each side has alone at one place may be taken for each other across languages; the score tells."""

    def notes(row: int, score: float, by_meaning: bool = True) -> list[Note]:
        rows = tuple(Bead(((i,), (i,)), "reworded", score if i == row else 0.9) for i in range(3))
        return list(remarks((text("A"), text("B")), Alignment((3, 3), rows), (), by_meaning))

    (note,) = notes(2, 0.04)
    assert note.code == "faint-match"
    assert note.message.startswith("A2 and B2 (0.04): matched by the place")
    assert notes(2, 0.3) == []
    assert notes(2, 0.04, by_meaning=False) == []  # within a language words decide
    assert notes(0, 0.04) == []  # a title


def test_footnotes_that_differ_are_noted() -> None:
    two, one = text("A", "Save for residents of Ostia.", "See annex."), text("B", "See annex.")
    assert told(text("A", "See annex."), one) == []
    (note,) = told(two, one)
    assert note.code == "footnotes"
    assert "1 of A is not found as such on the other side" in note.message
    (note,) = told(one, replace(two, language="fr"), by_meaning=True)
    assert "1 of A is not found" in note.message


def test_a_lone_footnote_is_noted_with_texts_that_are_else_the_same() -> None:
    body = "\n\n".join(LINES)
    page = "<html><body><article>{}</article></body></html>"
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    note = '<p><a id="n1"></a><sup>1</sup> This does not apply to residents of Ostia.</p>'
    marked = lines.replace("duties.", 'duties.<sup><a href="#n1">1</a></sup>') + note
    made = compared(page.format(marked), f"{body}\n")
    assert made.gate.verdict == "same-text"
    assert [n.code for n in made.notes] == ["footnotes"]
