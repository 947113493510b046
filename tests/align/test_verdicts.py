"""What a verdict turns on: how much answers, and what says that the instruments differ; texts and rows made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diplodiff.align.clause_pairs import clause_pairs, numbered_clauses
from diplodiff.align.gate import across, before, matched_share
from diplodiff.align.gate import refusal as refused
from diplodiff.align.gate import verdict as unrefused
from diplodiff.align.identity import agree, contradictions
from diplodiff.align.nway_gate import Judged, comparable, refusal, together, why_left_out
from diplodiff.facts import Instrument
from diplodiff.model import (
    Alignment,
    Bead,
    Clause,
    Extraction,
    Gate,
    Note,
    Paragraph,
    PublishedText,
    Relation,
    Role,
    Source,
    Verdict,
)
from diplodiff.settings.align import (
    GATE_CROSS_ROW,
    GATE_DOUBT,
    GATE_EXCERPT,
    GATE_EXCERPT_OF,
    GATE_MATCHED,
    GATE_MIN_WORDS,
    IDENTITY_DAYS,
    IDENTITY_ROWS,
)

Row = tuple[tuple[int, ...], tuple[int, ...], Relation, float]


def text(
    paragraphs: Sequence[str | tuple[Role, str]],
    siglum: str = "A",
    title: str | None = None,
    language: str | None = "en",
    kind: str | None = "joint-declaration",
) -> PublishedText:
    """A text of operative paragraphs, or of those of the roles given."""
    roles = [("operative", p) if isinstance(p, str) else p for p in paragraphs]
    made = tuple(Paragraph(f"{siglum}{n}", words, role) for n, (role, words) in enumerate(roles))  # type: ignore[arg-type]
    source = Source(f"{siglum}.txt", "text/plain", "0")
    return PublishedText(siglum, siglum, language, title, kind, source, Extraction("text", 1.0), made)


def rowed(sizes: tuple[int, int], *rows: tuple[int, int]) -> Alignment:
    """Passages that answer one another; the others stand alone."""
    paired = [Bead(((i,), (j,)), "reworded", 0.9) for i, j in rows]
    lone = [[i for i in range(size) if i not in {row[side] for row in rows}] for side, size in enumerate(sizes)]
    ones = [Bead(((i,), ()), "one-sided") for i in lone[0]] + [Bead(((), (j,)), "one-sided") for j in lone[1]]
    return Alignment(sizes, tuple(paired + ones))


SAME = [
    f"The Sides will {verb} the {thing} of Marn." for verb, thing in zip(["open", "map", "heat"], "abc", strict=True)
]


# --- before anything is aligned


def after(texts: tuple[PublishedText, ...], rows: Alignment, found_any: bool) -> Gate:
    """What is said once it is known what answers what."""
    return refused(texts, rows) or unrefused(texts, rows, found_any)


@pytest.mark.parametrize(("size", "verdict"), [(GATE_MIN_WORDS, None), (GATE_MIN_WORDS - 1, "no-text"), (1, "no-text")])
def test_a_text_needs_some_words(size: int, verdict: str | None) -> None:
    few = text(["word " * 5, "word " * (size - 5)] if size > 5 else ["word"], "B")
    for pair in ((text(["word " * 40]), few), (few, text(["word " * 40]))):
        gate = before(pair)
        assert (gate.verdict if gate else None) == verdict
        if gate:
            assert f"only {size} words" in gate.reasons[0]
            assert "B (B.txt)" in gate.reasons[0]
    none = before((text([]), text(SAME)))
    assert none is not None
    assert "holds no text" in none.reasons[0]


def test_what_no_encoder_covers_is_not_assessable_and_says_which_languages() -> None:
    pair = text(SAME * 2, language="kk"), text(["Слово за слово и так далее."] * 4, "B", language=None)
    gate = before(pair)
    assert gate is not None
    assert gate.verdict == "not-assessable"
    assert "(kk and a language that was not recognised)" in gate.reasons[0]
    assert before(pair, covered=True) is None
    assert before((text(SAME * 2), text(SAME * 2, "B"))) is None


def test_texts_too_long_to_be_compared_across_languages_are_said_so() -> None:
    many = tuple(Paragraph(f"p{n}", "word " * 12, "operative") for n in range(5001))
    pair = replace(text([]), paragraphs=many), replace(text([], "B", language="fr"), paragraphs=many)
    gate = before(pair, covered=True)
    assert gate is not None
    assert (gate.verdict, "5001 paragraphs" in gate.reasons[0]) == ("not-assessable", True)
    assert before((pair[0], replace(pair[1], paragraphs=many[:4000])), covered=True) is None
    assert before((pair[0], replace(pair[1], language="en"))) is None


def test_where_a_language_is_not_known_the_words_in_common_decide() -> None:
    one = text(["a b c d e f g h i j k l m n o p q r s t"])
    assert not across((one, text(["a b c x1 x2 x3 x4 x5 x6 x7 x8 x9 y1 y2 y3 y4 y5 y6 y7 y8"], language=None)))
    assert across((one, text(["a b x0 x1 x2 x3 x4 x5 x6 x7 x8 x9 y1 y2 y3 y4 y5 y6 y7 y8"], language=None)))
    assert across((one, text(["a"], language="fr")))
    assert not across((text(["a"], language="pt-BR"), text(["b"], language="pt")))


# --- how much answers


def test_formulas_do_not_count_where_there_is_an_operative_part() -> None:
    whole = text([("title", "T" * 50), ("preamble", "p" * 30), "o" * 10, "o" * 30, ("testimonium", "t" * 9)])
    rows = rowed((5, 5), (0, 0), (1, 1), (2, 2), (4, 4))
    assert matched_share(whole, rows, 0) == 0.25
    plain = text([("title", "T" * 50), ("preamble", "p" * 30), ("preamble", "p" * 10)])
    assert matched_share(plain, rowed((3, 3), (0, 0), (1, 1)), 1) == 0.75
    assert matched_share(text([("heading", "h" * 10), ("heading", "h" * 30)]), rowed((2, 2), (1, 1)), 0) == 0.75
    assert matched_share(text([]), Alignment((0, 0), ()), 0) == 0.0


@pytest.mark.parametrize(("score", "share"), [(GATE_CROSS_ROW, 1.0), (GATE_CROSS_ROW - 0.01, 0.0)])
def test_a_weak_row_across_languages_does_not_count(score: float, share: float) -> None:
    rows = Alignment((1, 1), (Bead(((0,), (0,)), "reworded", score),))
    assert matched_share(text(["one"]), rows, 0, GATE_CROSS_ROW) == share


def test_the_same_words_throughout_are_the_same_text_unless_a_rule_found_something() -> None:
    pair = text(SAME), text(SAME, "B")
    rows = rowed((3, 3), (0, 0), (1, 1), (2, 2))
    assert after(pair, rows, found_any=False) == Gate("same-text")
    assert after(pair, rows, found_any=True) == Gate("comparable")
    other = replace(pair[1], language="fr")
    assert after((pair[0], other), rows, found_any=False) == Gate("comparable-cross-lingual")
    extra = text([*SAME, ("title", "Another")], "B")
    assert after((pair[0], extra), rowed((3, 4), (0, 0), (1, 1), (2, 2)), found_any=False) == Gate("comparable")


@pytest.mark.parametrize(
    ("held", "of", "verdict"),
    [
        (17, 35, "partial"),  # 17 of 20 stand in it: an excerpt of a text of which 17 of 35 answer
        (16, 35, "comparable"),
        (17, 34, "comparable"),
    ],
)
def test_an_excerpt_is_told_by_both_shares(held: int, of: int, verdict: Verdict) -> None:
    assert (GATE_EXCERPT, GATE_EXCERPT_OF) == (17 / 20, 17 / 34)
    pair = text(["word " * 12] * of), text(["word " * 12] * 20, "B")
    rows = rowed((of, 20), *((n, n) for n in range(held)))
    turned = Alignment(rows.sizes[::-1], tuple(replace(b, sides=b.sides[::-1]) for b in rows.beads))
    assert after(pair, rows, True).verdict == after(pair[::-1], turned, True).verdict == verdict
    if verdict == "partial":
        assert "Nearly all of B stands in A, but only 49% of that text" in after(pair, rows, True).reasons[0]


def test_a_text_that_calls_itself_abridged_is_partial_where_it_lacks_enough() -> None:
    full, short = text(["word " * 12] * 20), text(["word " * 12] * 18, "B")
    short = replace(short, notes=(Note("abridged", "B says so."),))
    rows = rowed((20, 18), *((n, n) for n in range(17)))
    gate = after((full, short), rows, True)
    assert (gate.verdict, gate.reasons[0]) == (
        "partial",
        "B says so. Only 85% of A stands in it; what it lacks is no evidence.",
    )
    nearly = rowed((20, 18), *((n, n) for n in range(18)))
    assert after((full, short), nearly, True).verdict == "comparable"  # nine tenths of it are there
    assert after((full, replace(short, notes=())), rows, True).verdict == "comparable"


def test_a_much_shorter_text_in_other_words_is_a_summary() -> None:
    full, short = text(["word " * 20] * 10), text(["word " * 20] * 3 + ["own " * 4], "B")
    gate = after((full, short), rowed((10, 4), (0, 0), (1, 1), (2, 2)), True)
    assert gate.verdict == "partial"
    long = text(["word " * 20] * 3 + ["word " * 20] * 2, "B")
    assert after((full, long), rowed((10, 5), (0, 0), (1, 1), (2, 2)), True).verdict == "comparable"


def test_a_report_is_refused_unless_it_prints_most_of_the_instrument() -> None:
    full, report = text(["word " * 20] * 4), text(["word " * 20] * 4, "B", kind="news-report")
    for prints, verdict in ((1, "not-same-kind"), (2, "partial")):
        rows = rowed((4, 4), *((n, n) for n in range(prints)))
        for pair in ((full, report), (report, full)):
            assert after(pair, rows, True).verdict == verdict
    assert "B reads as a news report that prints 50% of A." in after((full, report), rows, True).reasons[0]


# --- another instrument


def signed(day: str, siglum: str = "A") -> PublishedText:
    return text([*SAME, ("testimonium", f"Done at Marn on {day}.")], siglum, kind="treaty")


ROWS = rowed((4, 4), (0, 0), (1, 1), (2, 2), (3, 3))


@pytest.mark.parametrize(
    ("day", "differ"),
    [("5 May 2026", False), (f"{5 + IDENTITY_DAYS} May 2026", False), (f"{6 + IDENTITY_DAYS} May 2026", True)],
)
def test_days_of_signing_that_lie_apart_speak_of_two_instruments(day: str, differ: bool) -> None:
    pair = signed("5 May 2026"), signed(day, "B")
    found = contradictions(pair, ROWS, across=False)
    assert bool(found) is differ
    assert agree(pair, across=False) is not differ
    if differ:
        assert found[0].reason == "One is signed on 2026-05-05, the other 2026-05-08."


@pytest.mark.parametrize(
    ("day", "across", "outweighed"),
    [
        ("15 May 2026", False, 0.85),
        ("1 September 2026", False, 0.85),
        ("2 September 2026", False, 0.95),  # 120 days: no misprint of a day
        ("24 May 2026", True, 0.85),
        ("25 May 2026", True, 2.0),  # across languages some weeks decide
    ],
)
def test_the_further_days_lie_apart_the_less_the_wording_outweighs_them(
    day: str, across: bool, outweighed: float
) -> None:
    (found,) = contradictions((signed("5 May 2026"), signed(day, "B")), ROWS, across)
    assert found.outweighed == outweighed


def test_the_day_of_the_visit_is_that_of_the_opening() -> None:
    def visit(day: str, siglum: str) -> PublishedText:
        return text([("preamble", f"The visit took place on {day}."), *SAME], siglum)

    (found,) = contradictions((visit("5 May 2026", "A"), visit("9 June 2026", "B")), ROWS, False)
    assert found.reason.startswith("One is about an event of 2026-05-05")
    late = text([*SAME, "It begins on 9 June 2026."], "B")
    assert contradictions((visit("5 May 2026", "A"), late), ROWS, False) == ()


def test_other_years_in_the_titles_speak_of_two_instruments_where_no_day_is_known() -> None:
    titles = [text(SAME, title=f"Statement of the {year} meeting") for year in (2024, 2025)]
    (found,) = contradictions((titles[0], titles[1]), rowed((3, 3), (0, 0)), False)
    assert "(2024; 2025)" in found.reason
    assert contradictions((titles[0], text(SAME, title="Statement 2024 and 2025")), rowed((3, 3), (0, 0)), False) == ()
    assert contradictions((text(SAME, title="Room 1024"), text(SAME, title="Room 2124")), rowed((3, 3)), False) == ()


def test_across_languages_years_that_each_opens_with_and_the_other_never_names_speak_of_two_instruments() -> None:
    def visit(year: int, siglum: str, language: str) -> PublishedText:
        return text([("preamble", f"Visita {year}."), *SAME], siglum, language=language)

    (found,) = contradictions((visit(2031, "A", "en"), visit(2033, "B", "ro")), rowed((4, 4), (1, 1)), True)
    assert "(2031; 2033)" in found.reason
    later = text([("preamble", "Visita 2033."), *SAME, "Since 2031."], "B", language="ro")
    assert contradictions((visit(2031, "A", "en"), later), rowed((4, 5), (1, 1)), True) == ()
    assert contradictions((visit(2031, "A", "en"), visit(2023, "B", "am")), rowed((4, 4), (1, 1)), True) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "outweighed"),
    [
        (("Kazakhstan", "Pakistan"), ("Uzbekistan", "Pakistan"), 2.0),
        (("Kazakhstan", "Pakistan", "China"), ("Uzbekistan", "Pakistan"), 0.85),
        (("Kazakhstan", "Pakistan", "China"), ("Kazakhstan", "Pakistan"), None),
        (("Kazakhstan",), ("Uzbekistan", "Pakistan"), None),
    ],
)
def test_other_parties_speak_of_two_instruments(
    ours: tuple[str, ...], theirs: tuple[str, ...], outweighed: float | None
) -> None:
    one, two = (replace(text(SAME), instrument=Instrument(parties=names)) for names in (ours, theirs))
    found = contradictions((one, two), rowed((3, 3)), False)
    assert [f.outweighed for f in found] == ([] if outweighed is None else [outweighed])
    if found:
        assert found[0].reason == f"The parties differ ({', '.join(sorted(ours))}; Pakistan, Uzbekistan)."


def test_passages_that_answer_but_hold_other_numbers_speak_of_two_instruments() -> None:
    count = IDENTITY_ROWS

    def rates(first: int, same: int) -> PublishedText:
        return text(
            [f"The rate of class {'xyzw'[n]} is {(7 if n < same else first) + 11 * n} crowns." for n in range(count)]
        )

    rows = rowed((count, count), *((n, n) for n in range(count)))
    (found,) = contradictions((rates(100, 0), rates(200, 2)), rows, False)
    assert found.reason == "Of 4 pairs of passages with numbers, 4 have none in common."
    assert contradictions((rates(100, 3), rates(200, 3)), rows, False) == ()
    fewer = rowed((count, count), *((n, n) for n in range(count - 1)))
    assert contradictions((rates(100, 0), rates(200, 0)), fewer, False) == ()
    assert contradictions((rates(100, 0), rates(200, 0)), rows, True) == ()  # no years among them
    (_, years) = contradictions((rates(1900, 0), rates(2000, 0)), rows, True)
    assert years.reason == "Of 4 pairs of passages with years, 4 have none in common."


@pytest.mark.parametrize(
    ("titles", "subjects", "language", "outweighed"),
    [
        (("Treaty on Wool", "Treaty on Salmon"), ("wool", "salmon"), "en", 0.85),
        (("Treaty on Wool Markets", "Treaty on Salmon Ladders"), ("wool markets", "salmon ladders"), "en", 2.0),
        (("Treaty on Wool", "Treaty on Wool and Salmon"), ("wool", "salmon"), "en", None),  # nothing of the first alone
        (("Treaty with Turkiye", "Treaty with Turkey"), ("Turkiye", "Turkey"), "en", None),  # one name in two spellings
        (("Treaty with Kazakstan", "Treaty with Qazaqstan"), ("Kazakstan", "Qazaqstan"), "en", None),
        (("羊毛条约", "鲑鱼条约"), ("羊毛", "鲑鱼"), "zh", 0.85),
    ],
)
def test_a_subject_that_only_one_title_and_its_text_speak_of_is_another_instrument(
    titles: tuple[str, str], subjects: tuple[str, str], language: str, outweighed: float | None
) -> None:
    texts = [
        text([f"{subject} {n}" for n in "abcd"], s, title, language)
        for title, subject, s in zip(titles, subjects, "AB", strict=True)
    ]
    found = contradictions((texts[0], texts[1]), rowed((4, 4)), False)
    assert [f.outweighed for f in found] == ([] if outweighed is None else [outweighed])
    assert contradictions((texts[0], texts[1]), rowed((4, 4)), True) == ()
    if outweighed == 2.0:
        assert "(“Wool Markets”; “Salmon Ladders”)" in found[0].reason


def test_a_word_of_a_title_is_its_subject_where_it_recurs_and_the_other_text_lacks_it() -> None:
    def of(subject: str, often: int, other: int = 0, title: str = "On") -> PublishedText:
        lines = [f"{subject} {n}" for n in "abcdefghij"[:often]] + ["Plain words"] * (10 - often)
        return text(
            [f"{line} {'wool' if n < other else ''}" for n, line in enumerate(lines)], title=f"{title} {subject}"
        )

    rows = rowed((10, 10))
    assert contradictions((of("wool", 3), of("salmon", 3)), rows, False)
    assert not contradictions((of("wool", 2), of("salmon", 3)), rows, False)
    assert not contradictions((of("wool", 3), of("salmon", 3, other=1)), rows, False)
    # where both titles name the same kind of document, once is enough; headlines name none
    once = of("wool", 1, title="Treaty on"), of("salmon", 1, title="Treaty on")
    assert contradictions(once, rows, False)
    assert not contradictions((once[0], of("salmon", 1, other=1, title="Treaty on")), rows, False)
    assert not contradictions((once[0], of("salmon", 0, title="Treaty on")), rows, False)
    for role in ("title", "heading"):  # neither is the text under it
        above = text([(role, "salmon"), *(("operative", "Plain words"),) * 9], title="Treaty on salmon")
        assert not contradictions((once[0], above), rows, False)


def test_verdicts_name_the_kinds_of_document() -> None:
    one = replace(text(SAME, kind="agreement"), kind_reasons=("a", "b", "c", "d"))
    two = text(["Other words entirely, of another matter."] * 3, "B", kind=None)
    gate = after((one, two), rowed((3, 3)), True)
    assert gate.verdict == "not-same-instrument"
    assert gate.reasons == (
        "These are not texts of the same instrument: A reads as an agreement (a; b; c); "
        "B is a document of no recognised kind.",
        "Only 0% of A and 0% of B answer one another.",
    )
    reports = tuple(replace(t, kind="readout") for t in (one, two))
    assert after(reports, rowed((3, 3)), True).reasons[0].startswith("These are two separate reports, not two texts")


@pytest.mark.parametrize(("across", "same"), [(False, True), (True, False)])
def test_like_titles_say_that_the_instrument_is_one_within_a_language(across: bool, same: bool) -> None:
    one = text(SAME, title="Joint Declaration on Good Neighbourly Relations")
    two = text(SAME, title="Joint Declaration on Good Relations")
    assert agree((one, two), across) is same
    assert not agree((one, text(SAME, title="Protocol on Wool")), across)
    assert not agree((one, text(SAME)), across)


def test_titles_alike_let_a_text_through_of_which_less_answers() -> None:
    titles = (
        "Joint Declaration on Good Neighbourly Relations",
        "Joint Declaration on Good Relations",
        "Protocol on Wool",
    )
    one, two, other = (text([f"Line {n} of words." for n in "abcdefghij"], title=title) for title in titles)
    some = rowed((10, 10), *((n, n) for n in range(int(10 * GATE_DOUBT) - 1)))
    assert refused((one, two), some) is None
    assert refused((one, other), some).verdict == "not-same-instrument"  # type: ignore[union-attr]
    few = rowed((10, 10), *((n, n) for n in range(int(10 * GATE_MATCHED) - 1)))
    assert refused((one, two), few).verdict == "not-same-instrument"  # type: ignore[union-attr]


# --- three and more


def judged(verdict: Verdict, matched: float = 0.0, reason: str = "") -> Judged:
    gate = Gate(verdict, (reason,) if reason else ())
    return Judged(gate, matched, not gate.refused)


LONG = ["word " * 20]


def test_the_text_that_most_others_contradict_is_left_out() -> None:
    texts = [text(LONG, s) for s in "ABC"]
    pairs = {
        (0, 1): judged("comparable", 0.9),
        (0, 2): judged("not-same-instrument", 0.1, "another day"),
        (1, 2): judged("not-same-instrument", 0.1, "another day"),
    }
    assert comparable(texts, (0, 1, 2), pairs, (0, 1, 2)) == (0, 1)
    assert why_left_out(2, (0, 1), pairs) == "another day"
    pairs[0, 1] = judged("not-same-instrument", 0.1, "another place")  # says nothing of the third
    assert why_left_out(2, (0, 1), pairs) == "another day"
    pairs = {(0, 2): judged("not-same-instrument", 0.1, "another day"), (2, 3): judged("no-text", 0.0, "hardly a word")}
    assert why_left_out(2, (0, 1), pairs) == "another day"
    assert why_left_out(2, (1,), pairs) == "another day hardly a word"
    pairs[0, 1] = judged("comparable", 0.9)
    pairs[1, 2] = judged("comparable", 0.8)  # now one against one: the one that answers least goes
    assert comparable(texts, (0, 1, 2), pairs, (0, 1, 2)) == (0, 1)
    pairs[0, 1] = judged("comparable", 0.7)
    assert comparable(texts, (0, 1, 2), pairs, (0, 1, 2)) == (1, 2)


def test_a_text_that_is_empty_or_has_no_partner_is_left_out() -> None:
    texts = [text(LONG, "A"), text(LONG, "B"), text(["word"], "C")]
    pairs = {(0, 1): judged("comparable", 0.9), (0, 2): judged("comparable", 0.9), (1, 2): judged("comparable", 0.9)}
    assert comparable(texts, (0, 1, 2), pairs, (0, 1, 2)) == (0, 1)
    pairs = {(0, 1): judged("comparable", 0.9), (0, 2): judged("not-assessable"), (1, 2): judged("not-assessable")}
    assert comparable([*texts[:2], text(LONG, "C")], (0, 1, 2), pairs, (0, 1, 2)) == (0, 1)


def test_versions_of_one_side_are_no_two_sides() -> None:
    texts = [text(LONG, s) for s in "ABC"]
    pairs = {(0, 1): judged("comparable"), (0, 2): judged("not-assessable"), (1, 2): judged("not-assessable")}
    assert comparable(texts, (0, 0, 1), pairs, (0, 1, 2)) == ()
    assert comparable(texts, (0, 0, 0), pairs, (0, 1, 2)) == (0, 1)


def test_a_refusal_of_all_gives_the_strongest_verdict_with_its_reasons_once() -> None:
    pairs = {
        (0, 1): judged("no-text", reason="empty"),
        (0, 2): judged("not-same-kind", reason="a report"),
        (1, 2): judged("not-same-kind", reason="a report"),
        (1, 3): judged("comparable"),
    }
    assert refusal(pairs) == Gate("not-same-kind", ("a report",))


@pytest.mark.parametrize(
    ("verdicts", "complete", "said"),
    [
        (("same-text", "same-text"), True, "same-text"),
        (("same-text", "same-text"), False, "comparable"),
        (("same-text", "comparable"), True, "comparable"),
        (("comparable", "comparable-cross-lingual"), True, "comparable-cross-lingual"),
        (("partial", "partial"), True, "partial"),
        (("partial", "comparable"), True, "comparable"),
        (("comparable", "not-same-instrument"), True, "not-same-instrument"),
        (("not-same-instrument", "not-same-kind"), True, "not-same-kind"),
    ],
)
def test_the_verdict_on_all(verdicts: tuple[Verdict, ...], complete: bool, said: Verdict) -> None:
    gate = together((Gate(v, (f"{v} for a reason",)) for v in verdicts), complete)
    assert gate.verdict == said
    told = said == "partial" or gate.refused
    assert gate.reasons == ((f"{said} for a reason",) if told else ())


# --- the clauses of pairs


def test_sentences_are_looked_for_in_rows_that_differ_and_stand_together() -> None:
    sizes = (2, 1, 3, 1)
    made = tuple(
        Paragraph(f"p{n}", "text", "operative", clauses=tuple(Clause(f"{n}-{c}", "s") for c in range(size)))
        for n, size in enumerate(sizes)
    )
    both = replace(text([]), paragraphs=made), replace(text([], "B"), paragraphs=made)
    assert numbered_clauses(both[0]) == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1), (2, 2), (3, 0)]
    beads = (
        Bead(((0,), (0, 1)), "split", 0.9),
        Bead(((1,), ()), "one-sided"),
        Bead(((2,), (2,)), "reworded", 0.9),
        Bead(((3,), (3,)), "same", 1.0),
    )
    assert clause_pairs(both, Alignment((4, 4), beads)) == [(range(2), range(3)), (range(3, 6), range(3, 6))]
    alike = [Bead(((i,), (i,)), "same", 1.0) for i in (1, 3)]
    apart = (Bead(((0, 2), (0,)), "moved", 0.9), *alike, Bead(((), (2,)), "one-sided"))
    assert clause_pairs(both, Alignment((4, 4), apart)) == []


@pytest.mark.parametrize(("first", "verdict"), [(False, "not-same-instrument"), (True, "comparable-cross-lingual")])
def test_sister_agreements_lay_down_something_else_first(first: bool, verdict: str) -> None:
    """Of ten articles the last six answer one another, or five of them and the first: final clauses, or the subject too."""
    pair = (text(["word " * 12] * 10), text(["слово " * 12] * 10, siglum="B", language="ru"))
    answered = {0, *range(5, 10)} if first else set(range(4, 10))
    rows = [Bead(((i,), (i,)), "reworded", 0.99 if i in answered else 0.1) for i in range(10)]
    assert after(pair, Alignment((10, 10), tuple(rows)), found_any=True).verdict == verdict
