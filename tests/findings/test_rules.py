"""Each rule on the smallest pair that it should and should not fire on."""

from __future__ import annotations

import pytest

from diplodiff.findings.context import Context
from diplodiff.findings.numbering import leaves_gap
from diplodiff.model import Alignment, Bead, Finding
from tests.declarations import declaration
from tests.reading import compared, read

BASE = declaration(21, 8)


def pair(change: tuple[str, str], base: str | None = None) -> list[Finding]:
    text = base or BASE.text()
    assert change[0] in text
    return list(compared(text, text.replace(change[0], change[1], 1)).findings)


def codes(found: list[Finding]) -> list[str]:
    return [f.code for f in found]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((" and ", " or "), ["W1"]),
        ((" and ", ", and "), ["W1"]),
        (("modernise", "modernize"), ["W1"]),
        (("Relations", "RELATIONS"), ["W1"]),
    ],
)
def test_wording(change: tuple[str, str], expected: list[str]) -> None:
    assert codes(pair(change, BASE.text().replace("review", "modernise"))) == expected


def test_severity_of_spelling_and_punctuation_is_info() -> None:
    text = BASE.text().replace("2. ", "2. The Parties will organise the harbour. ", 1)
    assert [f.severity for f in pair(("organise", "organize"), text)] == ["info"]
    assert [f.severity for f in pair(("harbour.", "harbour,"), text)] == ["info"]
    assert [f.severity for f in pair(("organise", "abolish"), text)] == ["low"]


@pytest.mark.parametrize(("written", "severity"), [("2031年3月15日举行2次", "info"), ("2031年3月16日举行两次", "high")])
def test_han_numerals_and_figures_are_spellings_of_a_number(written: str, severity: str) -> None:
    clauses = "双方同意修复灯塔。\n\n应海国总统邀请，山国主席于{}联合水资源委员会会议并签署合作文件。\n"
    found = compared(clauses.format("二〇三一年三月十五日举行两次"), clauses.format(written)).findings
    assert [f.severity for f in found][:1] == [severity]
    assert ("spelling" in found[-1].message) == (severity == "info")


def test_marks_name_the_words_that_differ() -> None:
    (found,) = pair(("The Government of the Republic", "The Council of the Republic"))
    marked = {s: [p.text[a:b] for a, b in p.marks] for s, p in found.passages}
    assert marked == {"A": ["Government"], "B": ["Council"]}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Republic of Ostra and the Kingdom of Vael", "the Kingdom of Vael and the Republic of Ostra"),
        ("Ostra and Vael", "Vael and Ostra"),
        ("the Government of Ostra and the Government of Vael", "the Government of Vael and the Government of Ostra"),
    ],
)
def test_the_alternat_is_one_info_finding(one: str, two: str) -> None:
    extra = f"1. {one[0].upper()}{one[1:]} are good neighbours. "
    text = BASE.text().replace("1. ", extra, 1)
    (found,) = pair((extra, extra.replace(one[0].upper() + one[1:], two[0].upper() + two[1:])), text)
    assert (found.code, found.severity) == ("A1", "info")


def test_an_exchange_of_other_words_is_no_alternat() -> None:
    text = BASE.text().replace("1. ", "1. The Sides will promote trade and culture. ", 1)
    assert codes(pair(("trade and culture", "culture and trade"), text)) == ["W1"]


def test_a_reference_that_follows_the_numbering_is_no_difference() -> None:
    lines = BASE.text().split("\n\n")
    lines[-1] += " This applies to paragraph 6 as well."
    gone = [line for n, line in enumerate(lines) if n != 4]
    renumbered = [*gone[:2], *(f"{n}. {line.split('. ', 1)[1]}" for n, line in enumerate(gone[2:], 1))]
    renumbered[-1] = renumbered[-1].replace("paragraph 6", "paragraph 5")
    found = compared("\n\n".join(lines), "\n\n".join(renumbered)).findings
    assert sorted(codes(list(found))) == ["P1", "S3"]


def test_a_gap_in_one_sides_numbering() -> None:
    lines = [line for line in BASE.text().split("\n\n") if not line.startswith("5. ")]
    found = compared(BASE.text(), "\n\n".join(lines)).findings
    assert sorted(codes(list(found))) == ["P1", "Q1"]
    (one_sided,) = [f for f in found if f.code == "P1"]
    assert one_sided.confidence == "tentative"  # as likely lost in reading as never published
    assert compared("\n\n".join(lines), "\n\n".join(lines)).findings == ()


def test_look_alikes_are_reported_and_compare_as_what_they_look_like() -> None:
    (found,) = pair(("Republic", "Rерublic"))  # with a Cyrillic e and p
    assert (found.code, found.severity, found.present) == ("Q5", "info", ("B",))
    assert "U+0435" in found.message


def test_direction_overrides_are_reported() -> None:
    (found,) = pair(("Republic", "\u202eRepublic"))
    assert found.code == "Q5"
    assert "U+202E" in found.message


def test_what_was_served_outside_the_text_is_never_called_missing() -> None:
    body = list(BASE.text().split("\n\n"))
    page = "<html><body><nav>{nav}</nav><main><h1>{title}</h1>{text}</main></body></html>"

    def html(paragraphs: list[str], nav: str) -> str:
        return page.format(nav=nav, title=body[0], text="".join(f"<p>{p}</p>" for p in paragraphs[1:]))

    less = [line for n, line in enumerate(body) if n != 4]
    links = "".join(f"<a href=/{n}>Item {n}</a> " for n in range(12))
    found = compared(html(body, links), html(less, f"{links}<p hidden>{body[4]}</p>")).findings
    assert "P1" not in codes(list(found))
    assert "Q4" in codes(list(found))


def test_a_passage_that_recurs_has_a_fingerprint_for_each_place() -> None:
    parts = BASE.text().strip().split("\n\n")
    own = "The Parties will open a shared harbour office in Lower Aldmoor before the first winter."
    twice = "\n\n".join([*parts[:4], own, *parts[4:7], own, *parts[7:]])
    first, second = (f.fingerprint for f in compared(twice, BASE.text()).findings if f.code == "P1")
    assert second == f"{first}-2"


def test_the_same_finding_keeps_its_fingerprint() -> None:
    lines = BASE.text().split("\n\n")
    less = [line for n, line in enumerate(lines) if n != 4]
    wrapped = "\n\n".join(lines).replace(" the ", "\nthe ")
    plain = {f.fingerprint for f in compared("\n\n".join(lines), "\n\n".join(less)).findings if f.code == "P1"}
    again = {f.fingerprint for f in compared(wrapped, "\n\n".join(less)).findings if f.code == "P1"}
    bare = ["\n\n".join(line.split(". ", 1)[-1] if line[0].isdigit() else line for line in t) for t in (lines, less)]
    unnumbered = {f.fingerprint for f in compared(*bare).findings if f.code == "P1"}
    assert plain == again == unnumbered
    assert len(plain) == 1


def test_exchanged_names_around_a_verb_say_who_does_what() -> None:
    text = BASE.text().replace("1. ", "1. Ostra will pay Vael forty million crowns by May. ", 1)
    assert codes(pair(("Ostra will pay Vael", "Vael will pay Ostra"), text)) == ["M5"]


SIBLINGS = [
    f"The Sides agreed to open a consulate general in the city of {city}." for city in ("Kesten", "Norhaven", "Helm")
]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_sibling_that_is_worded_alike_is_no_counterpart(numbered: bool) -> None:
    body = BASE.text(numbered).strip().split("\n\n")
    label = "{}. " if numbered else ""
    full = [*body, *(label.format(n) + s for n, s in enumerate(SIBLINGS, 9))]
    found = compared("\n\n".join(full), "\n\n".join(full[:-1])).findings
    assert [(f.code, dict(f.passages)["A"].text) for f in found] == [("P1", SIBLINGS[-1])]


def test_a_line_above_the_title_is_not_lost() -> None:
    line = "Ostra does not consider itself bound by the second sentence of paragraph 2."
    result = compared(BASE.text(), f"{line}\n\n{BASE.text()}")
    assert result.gate.verdict == "comparable"
    assert [f.code for f in result.findings] == ["P1"]


def test_list_items_of_one_word_count() -> None:
    items = "9. The Sides will cooperate in:\n\n(a) energy;\n\n(b) transport;\n\n(c) {};\n"
    one, two = (f"{BASE.text()}\n{items.format(word)}" for word in ("fisheries", "mining"))
    assert sorted(codes(list(compared(one, two).findings))) == ["P1", "P1"]


def test_a_figure_in_a_table_is_a_change_in_its_row() -> None:
    herring = "<tr><td>Herring</td><td>North shelf</td><td>{}</td></tr>"
    rows = f"<table>{herring}<tr><td>Cod</td><td>South bank</td><td>900</td></tr></table>"
    page = "<html><body>{}{}</body></html>"
    text = "".join(f"<p>{p}</p>" for p in BASE.text().strip().split("\n\n"))
    (found,) = compared(page.format(text, rows.format("3,400")), page.format(text, rows.format("4,300"))).findings
    assert found.code == "F1"
    assert "Herring" in dict(found.passages)["A"].text


def test_signatories_on_one_side_are_one_finding() -> None:
    signed = ["Signed at Kesten on 4 May 2031.", "For the Republic of Ostra", "Anton Merel", "For the Kingdom of Vael"]
    end = "\n\n" + "\n\n".join([*signed, "Sofia Lind"])
    text = BASE.text().strip()
    (found,) = compared(text + end, text + end.split("\n\nFor")[0]).findings
    assert (found.code, found.severity) == ("P1", "medium")
    assert "Sofia Lind" in dict(found.passages)["A"].text


@pytest.mark.parametrize("letters", ["abd", "acd"])
@pytest.mark.parametrize("shape", ["{}) {}", "({}) {}"])
def test_letters_have_no_gaps(letters: str, shape: str) -> None:
    items = [
        shape.format(letter, f"repair of the {thing};")
        for letter, thing in zip(letters, ("mole", "quay", "dock"), strict=True)
    ]
    text = "\n\n".join([BASE.text().strip(), "9. The Sides will cooperate in:", *items])
    assert [f.code for f in compared(BASE.text(), text).findings if f.code == "Q1"] == []


def test_a_restart_is_no_gap() -> None:
    lines = [line.split(". ", 1)[1] for line in declaration(25, 9).text().strip().split("\n\n")[2:]]
    parts = ["Joint Declaration", "Politics", *(f"{n}. {s}" for n, s in enumerate(lines[:4], 1))]
    parts += ["Trade", *(f"{n}. {s}" for n, s in enumerate(lines[4:], 1))]
    plain = [p.split(". ", 1)[-1] for p in parts]
    assert [f.code for f in compared("\n\n".join(plain), "\n\n".join(parts)).findings if f.code == "Q1"] == []


def test_a_gap_in_a_section_that_restarts_makes_the_absence_tentative() -> None:
    lines = [line.split(". ", 1)[1] for line in declaration(26, 12).text().strip().split("\n\n")[2:]]
    parts = ["Joint Declaration", "Politics", *(f"{n}. {s}" for n, s in enumerate(lines[:6], 1))]
    parts += ["Trade", *(f"{n}. {s}" for n, s in enumerate(lines[6:], 1))]
    less = [p for n, p in enumerate(parts) if n != 11]
    pair = read("\n\n".join(parts)), read("\n\n".join(less), "B")
    found = {f.code: f for f in compared("\n\n".join(parts), "\n\n".join(less)).findings}
    assert set(found) == {"P1", "Q1"}
    alone = next(i for i, p in enumerate(pair[0].paragraphs) if p.id == dict(found["P1"].passages)["A"].ids[-1])
    rows = [
        Bead(((i,), (i if i < alone else i - 1,)), "same", 1.0) for i in range(len(pair[0].paragraphs)) if i != alone
    ]
    beads = (*rows[:alone], Bead(((alone,), ()), "one-sided"), *rows[alone:])
    alignment = Alignment((len(pair[0].paragraphs), len(pair[1].paragraphs)), beads)
    context = Context(pair, alignment, None, (), {}, (None, None))  # type: ignore[arg-type]
    assert leaves_gap(context, 0, alone)
    assert not leaves_gap(context, 0, alone - 1)


def test_how_the_lines_of_those_who_signed_are_set_says_nothing_in_a_language_without_cues() -> None:
    body = "Tamko la Pamoja\n\n1. Pande zilikubaliana kukutana.\n\n2. Pande zitaongeza biashara.\n\n"
    found = compared(f"{body}Kwa niaba ya Bahari\n\nAsha Mwinyi\n", f"{body}Kwa niaba ya Bahari Asha Mwinyi\n").findings
    assert found == ()


@pytest.mark.parametrize(
    ("written", "count"),
    [("양측은 2031 년 3 월 31 일까지 항구를 건설한다 .", 0), ("양측은 20 31년 3월 31일까지 항구를 건설한다.", 1)],
)
def test_a_space_between_a_figure_and_its_word_is_no_other_word(written: str, count: int) -> None:
    text = "공동성명\n\n1. 양측은 협력을 강화한다.\n\n2. {}\n\n3. 양측은 매년 만난다.\n"
    found = compared(text.format("양측은 2031년 3월 31일까지 항구를 건설한다."), text.format(written)).findings
    assert len([f for f in found if f.severity != "info"]) >= count
    assert count or not [f for f in found if f.severity != "info"]
