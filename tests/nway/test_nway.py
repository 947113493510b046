"""Three and more texts: as right as comparing them two by two, in any order, versions of one side included."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from pathlib import Path

import pytest

from diplodiff.model import Alignment, Bead, Comparison, PublishedText
from diplodiff.pipeline import SIGLA, Request, compare, compare_texts
from diplodiff.render import renderer
from diplodiff.render.options import Options
from tests.declarations import declaration
from tests.nway.sets import Published, claims, claims_of_pairs, published, truth
from tests.reading import read

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
THREE = FIXTURES / "cross-en-ru-kk"


def declared(seed: int = 4, without: tuple[int, ...] = (), size: int = 12) -> str:
    made = declaration(seed, size)
    body = [" ".join(p) for n, p in enumerate(made.paragraphs) if n not in without]
    return "\n\n".join([made.title, made.preamble, *(f"{n}. {p}" for n, p in enumerate(body, 1))]) + "\n"


def texts(*contents: str) -> tuple[PublishedText, ...]:
    return tuple(read(content, SIGLA[n], f"{SIGLA[n].lower()}.txt") for n, content in enumerate(contents))


def sets(comparison: Comparison, code: str = "P1") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return sorted((f.present, f.absent) for f in comparison.findings if f.code == code)


def unnamed(comparison: Comparison, order: tuple[int, ...]) -> Counter[object]:
    """The findings with the number of each text in place of its siglum."""
    names = {SIGLA[at]: n for at, n in enumerate(order)}
    return Counter(
        (
            f.rule,
            f.severity,
            f.confidence,
            frozenset(names[s] for s in f.present),
            frozenset(names[s] for s in f.absent),
            frozenset((names[s], p.label, p.text, p.marks) for s, p in f.passages),
            frozenset((names[s], n.text, n.score) for s, n in f.nearest),
            f.fingerprint,
        )
        for f in comparison.findings
    )


def test_one_sided_findings_are_as_right_as_those_of_all_pairs() -> None:
    by_pairs, at_once, wanted = set(), set(), set()
    for sides, seed in itertools.product(range(3, 9), range(2)):
        made = published(1000 * sides + seed, sides)
        tagged = [claims_of_pairs(made), claims(made, compare_texts(made.texts()), range(sides)), truth(made)]
        for whole, part in zip((by_pairs, at_once, wanted), tagged, strict=True):
            whole |= {(sides, seed, claim) for claim in part}
    precision = [len(found & wanted) / len(found) for found in (by_pairs, at_once)]
    recall = [len(found & wanted) / len(wanted) for found in (by_pairs, at_once)]
    print(f"pairs P {precision[0]:.4f} R {recall[0]:.4f}; at once P {precision[1]:.4f} R {recall[1]:.4f}")
    assert precision[1] >= precision[0]
    assert recall[1] >= recall[0]


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_the_texts_gives_the_same_findings(seed: int) -> None:
    made: Published = published(7000 + seed, 4)
    given = unnamed(compare_texts(made.texts()), (0, 1, 2, 3))
    for _ in range(2):
        order = list(range(4))
        random.Random(seed).shuffle(order)
        assert unnamed(compare_texts(made.texts(order)), tuple(order)) == given


def test_findings_of_one_fingerprint_are_counted_alike_in_any_order() -> None:
    made: Published = published(9032, 3)
    assert unnamed(compare_texts(made.texts([1, 2, 0])), (1, 2, 0)) == unnamed(compare_texts(made.texts()), (0, 1, 2))


def test_sets_say_who_has_a_passage_and_who_lacks_it() -> None:
    result = compare_texts(texts(declared(), declared(without=(3,)), declared(without=(3, 7)), declared()))
    assert sets(result) == [(("A", "B", "D"), ("C",)), (("A", "D"), ("B", "C"))]
    assert result.gate.verdict == "comparable"
    assert {f.code for f in result.findings} <= {"P1", "S3"}
    (numbers,) = [f for f in result.findings if f.code == "S3"]
    assert [s for s, _ in numbers.passages] == list(numbers.present) == ["A", "B", "C", "D"]
    assert dict(numbers.passages)["A"].text.startswith("5, 6, 7")
    assert dict(numbers.passages)["B"].text.startswith("4, 5, 6")


def test_a_change_against_several_texts_is_one_finding() -> None:
    changed = declared().replace("5. ", "5. In this connection ", 1)
    result = compare_texts(texts(declared(), declared(), changed))
    (finding,) = [f for f in result.findings if f.rule == "reworded"]
    assert finding.present == ("A", "B", "C")


def test_the_same_text_from_all_has_no_findings() -> None:
    result = compare_texts(texts(declared(), declared(), declared()))
    assert result.gate.verdict == "same-text"
    assert result.findings == ()
    assert all(bead.relation == "same" and all(bead.sides) for bead in result.alignment.beads)


def test_a_text_of_another_instrument_is_left_out_by_name() -> None:
    files = [FIXTURES / "one-sided-sentence" / f for f in ("a.html", "b.docx")]
    result = compare([Request(str(f)) for f in (*files, FIXTURES / "fr" / "a.pdf")])
    assert result.gate.verdict == "comparable"
    assert [n.code for n in result.notes] == ["left-out"]
    assert result.notes[0].message.startswith("C (a.pdf")
    assert sets(result, "P4") == [(("A",), ("B",))]
    assert not any("C" in f.present + f.absent for f in result.findings)


def test_where_no_two_can_be_compared_all_is_refused() -> None:
    files = ["one-sided-sentence/a.html", "other-instrument/b.docx", "read-out/b.html"]
    result = compare([Request(str(FIXTURES / f)) for f in files])
    assert result.gate.refused
    assert result.findings == ()
    forced = compare([Request(str(FIXTURES / f)) for f in files], force=True)
    assert forced.forced
    assert forced.findings
    assert {f.severity for f in forced.findings} == {"info"}


def test_a_passage_that_one_version_lacks_is_a_difference_between_versions_only() -> None:
    both = texts(declared(), declared(without=(3,)), declared())
    result = compare_texts(both, sides=(0, 0, 1))
    assert sets(result, "P1") == []
    (finding,) = [f for f in result.findings if f.code == "Q8" and f.absent]
    assert (finding.present, finding.absent, finding.severity) == (("A",), ("B",), "high")
    assert "differ here" in finding.message


def test_a_passage_in_one_version_and_not_on_the_other_side_is_tentative() -> None:
    both = texts(declared(), declared(without=(3,)), declared(without=(3,)))
    result = compare_texts(both, sides=(0, 0, 1))
    (finding,) = [f for f in result.findings if f.code == "P1"]
    assert (finding.present, finding.absent, finding.confidence) == (("A",), ("C",), "tentative")
    assert "differ here" in finding.message
    assert sets(result, "Q8")[0] == (("A",), ("B",))


def test_what_all_versions_lack_is_one_sided() -> None:
    both = texts(declared(), declared(without=(3,)), declared(without=(3,)))
    result = compare_texts(both, sides=(0, 1, 1))
    assert sets(result) == [(("A",), ("B", "C"))]
    assert not [f for f in result.findings if f.code == "Q8"]


def test_texts_of_one_name_are_versions_of_one_side() -> None:
    result = compare([Request(str(THREE / "b.html"), "K"), Request(str(THREE / "c.html"), "K")])
    assert {f.code for f in result.findings} == {"Q8"}


def test_three_languages_give_what_is_expected() -> None:
    expected = json.loads((THREE / "expected.json").read_text(encoding="utf-8"))
    for order in itertools.islice(itertools.permutations("ABC"), 0, None, 2):
        result = compare([Request(str(THREE / expected["files"][s])) for s in order])
        name = dict(zip("ABC", order, strict=True))
        assert result.gate.verdict == expected["verdict"]
        found = [
            ({name[s]: p.label for s, p in f.passages}, {name[s] for s in f.absent})
            for f in result.findings
            if f.code == "P1"
        ]
        wanted = [(one["in"], set(one["not_in"])) for one in expected["one_sided"]]
        assert all(one in found for one in wanted)
        assert len(found) == len(wanted)
        rules = {f.rule for f in result.findings}
        assert rules <= set(expected["findings_allowed"])


def test_versions_in_several_languages_are_compared_by_the_best_supported() -> None:
    files = [(FIXTURES / "cross-en-kk/a.pdf", "P"), (THREE / "b.html", "K"), (THREE / "c.html", "K")]
    result = compare([Request(str(file), name) for file, name in files])
    assert [n.code for n in result.notes] == ["version-pair", "encoder"]
    assert "B (K, ru)" in result.notes[0].message  # an encoder of sixteen languages before that of a hundred
    assert (("A",), ("B", "C")) in sets(result)
    assert (("B",), ("C",)) in sets(result, "Q8")


def test_reports_draw_a_matrix_and_lists_where_it_is_too_narrow() -> None:
    result = compare_texts(texts(declared(), declared(without=(3,)), declared()))
    wide, narrow = (renderer("terminal")(result, Options(width=width)) for width in (90, 40))
    assert "  ●  –  ●  CRITICAL" in wide
    assert "in A, C; not in B:" in " ".join(narrow.split())
    assert "  x  -  x  CRITICAL" in renderer("terminal")(result, Options(width=90, encoding="ascii"))
    assert "| ● | – | ● | CRITICAL |" in renderer("markdown")(result, Options())
    summary = json.loads(renderer("json")(result, Options()))["summary"]
    assert summary["one_sided"] == {"A": 1, "B": 0, "C": 1}


def test_rows_in_no_common_order_have_moved() -> None:
    from diplodiff.align.nway import Rated, table

    def straight(*rights: int) -> Alignment:
        beads = (Bead(((i,), (j,)), "reworded", 0.9) for i, j in enumerate(rights))
        return Alignment((2, 2), tuple(beads))

    found = table((2, 2, 2), [Rated(0, 1, straight(0, 1), 0), Rated(1, 2, straight(0, 1), 0)], (0, 1, 2))
    assert [bead.sides for bead in found.beads] == [((0,), (0,), (0,)), ((1,), (1,), (1,))]
    crossed = Alignment((2, 2), (Bead(((0,), (1,)), "moved", 0.9), Bead(((1,), (0,)), "reworded", 0.9)))
    assert "moved" in {bead.relation for bead in table((2, 2), [Rated(0, 1, crossed, 0)], (0, 1)).beads}
