"""What is fuzzed. A target takes bytes and raises where the answer is neither a sound value nor a DiplodiffError."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from unittest.mock import patch

from lxml import etree

from diplodiff import loaders
from diplodiff.errors import DefectError, DiplodiffError, ModelError
from diplodiff.language import tables
from diplodiff.loaders import ocr
from diplodiff.model import Comparison, Finding, Note, PublishedText
from diplodiff.pipeline import compare_texts
from diplodiff.quoting import quotes_in
from diplodiff.render import ANSWER_FORMATS, DOCUMENTS, RENDERERS, answered, drawn, failed, text_renderer
from diplodiff.render.options import Options
from diplodiff.searching import mentions_in, topic_of
from tests.fuzz import inside, seeds, served, shown, tongues, words
from tests.reading import read
from tests.render.maximal import everything
from tests.render.test_machine import hostile


class Target(NamedTuple):
    """What runs, what mutation starts from, and the words it puts in."""

    run: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[str, ...] = words.PLAIN


def attempt(run: Callable[[bytes], object], body: bytes) -> DiplodiffError | None:
    """Run a target; a refusal is an answer, a broken invariant of the model and a defect are none."""
    try:
        run(body)
    except (ModelError, DefectError):
        raise
    except DiplodiffError as refusal:
        return refusal
    return None


# --- reading


def loading(body: bytes) -> PublishedText:
    """From bytes to paragraphs, and to JSON; optical recognition is played by one that always sees the same.

    Office files are read in this process: what reading them meets is to be seen, and 2 ms for each is much.
    """
    with patch.object(ocr, "ENGINES", {"fake": "tests.fuzz.seeing"}), patch.object(loaders, "OFFICE", frozenset()):
        text = read(body)
    sound(text)
    return text


def sound(text: PublishedText) -> None:
    """Hold a text to what is promised of it."""
    for paragraph in text.paragraphs:
        for said in (paragraph.text, *(clause.text for clause in paragraph.clauses)):
            assert unicodedata.is_normalized("NFC", said), "a text is published in NFC"
            assert said == said.strip(" \t\r\n"), "white space is folded"
            assert not re.search("[\t\r\n]|  ", said), "white space is folded"
    for form in ("json", "terminal"):
        well_formed(form, text_renderer(form)(text, Options()))


# --- what a piece of text says


def _functions() -> tuple[Callable[[str, str], Any], ...]:
    from diplodiff.language import (
        citations,
        clock,
        contested,
        dates,
        kinds,
        label_claims,
        names,
        note_marks,
        notices,
        numbers,
        office_holders,
        quotation,
        quotation_words,
        references,
        retold,
        sentences,
        signatures,
        signing,
        testimony,
        toponyms,
        wording,
    )

    return (
        citations.citations, citations.pointers, clock.clocks, contested.contested, dates.dates, label_claims.label_claims,
        names.countries, names.languages, note_marks.opening, note_marks.references, numbers.quantities,
        office_holders.bodies, office_holders.holders, references.references, sentences.sentences, signatures.signed,
        signing.acts, testimony.attested, testimony.parts, toponyms.toponyms, wording.wording, wording.sides_named,
        lambda text, language: quotation.quotations(text.split("\n"), language), quotation_words.attributes,
        kinds.titled_kind, kinds.reports, note_marks.heads_notes, retold.announced, signatures.names_nobody,
        testimony.tongues_listed, lambda text, language: (notices.notice(text), notices.frames(text)),
    )  # fmt: skip


def language(body: bytes) -> None:
    """Every reader of anchors and wording, in one language; places that they name lie inside the text."""
    from diplodiff.language import identify, normalise

    known = tables.languages()
    tongue = known[body[0] % len(known)] if body else known[0]
    text = normalise.published(body[1:].decode("utf-8", "replace"))[:4_000]
    for function in _functions():
        found = function(text, tongue)
        for one in found if isinstance(found, tuple) and not hasattr(found, "_fields") else ():
            start, end = getattr(one, "start", None), getattr(one, "end", None)
            if isinstance(start, int) and isinstance(end, int):
                assert 0 <= start <= end <= len(text), f"{function}: {one}"
    identify.identify(text)
    for word in normalise.words(text):
        normalise.fold_word(text[word.start : word.end])
    assert normalise.folded(text) == normalise.folded(normalise.published(f" {text}\n")), "white space says nothing"


def numbering(body: bytes) -> None:
    """Labels of lines: one answer a line, and each stands at the beginning of its line."""
    from diplodiff.language.numbering import Line, accept

    known = tables.languages()
    tongue = known[body[0] % len(known)] if body else known[0]
    text = body[1:].decode("utf-8", "replace")
    lines = [Line(line[:400], line[:8] if n % 7 == 6 else None, n % 5 == 4) for n, line in enumerate(text.split("\n"))]
    labels = accept(lines, tongue)
    assert len(labels) == len(lines)


# --- alignment, findings, reports


def comparing(body: bytes) -> Comparison:
    """Two texts that have most in common, aligned and compared; what the findings name is there."""
    first, second = seeds.Draw(body).pair()
    return held(compare_texts((read(first, "A"), read(second, "B", "b.txt")), force=True))


def held(made: Comparison) -> Comparison:
    """Hold a comparison to what is promised of it."""
    texts = {text.siglum: text for text in made.texts}
    for finding in made.findings:
        _holds(finding, texts)
    well_formed("json", drawn("json", made, Options()))
    return made


def _holds(finding: Finding, texts: dict[str, PublishedText]) -> None:
    for siglum, passage in finding.passages:
        known = {p.id for p in texts[siglum].paragraphs} | {c.id for p in texts[siglum].paragraphs for c in p.clauses}
        assert set(passage.ids) <= known, finding
        assert all(0 <= start <= end <= len(passage.text) for start, end in passage.marks), finding
    for _, near in finding.nearest:
        assert 0.0 <= near.score <= 1.0, finding


def aligning_across(body: bytes) -> None:
    """The alignment of texts in two languages, on odds by chance; the model checks that no paragraph is lost."""
    from diplodiff.align.cross import align_across

    align_across(_Chance(seeds.Draw(body)))


class _Chance:
    """Odds between paragraphs, by chance."""

    floor = 0.3
    grace, lowered = 4.0, 0.0

    def __init__(self, draw: seeds.Draw) -> None:
        self.sizes = (draw.below(9), draw.below(9))
        self._odds = [[(draw.below(256) - 160) / 16 for _ in range(9)] for _ in range(9)]

    def odds(self, left: Sequence[int], right: Sequence[int]) -> float:
        return max((self._odds[i][j] for i in left for j in right), default=-9.0)

    def takes_part(self, side: int, index: int, run: Sequence[int], other: Sequence[int]) -> float:
        return self.odds((index,), other) if side == 0 else self.odds(other, (index,))

    def placed(self, left: int, right: int) -> float:
        return self._odds[left][right]

    def linked(self, left: int, right: int) -> bool:
        return self._odds[left][right] > -4

    def expect(self, rows: Iterable[tuple[Sequence[int], Sequence[int]]]) -> None:
        assert all(left and right for left, right in rows)

    def drawn(self, side: int, index: int, other: int) -> bool:
        return self._odds[other][index] > -2 if side else self._odds[index][other] > -2

    def mass(self, side: int, index: int) -> float:
        return 1.0 + index

    def exact(self, side: int, index: int) -> None:
        return None

    def same(self, left: int, right: int) -> bool:
        return False

    def score(self, left: Sequence[int], right: Sequence[int]) -> float:
        return min(1.0, max(0.0, (self.odds(left, right) + 10) / 20))

    def contained(self, side: int, index: int, other: Sequence[int], least: float = 0.0) -> float:
        return 0.5

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        return (0, 0.1) if self.sizes[1 - side] else None

    def candidates(self, lefts: range, rights: range) -> Any:
        return ((i, j) for i in lefts for j in rights)


def rendering(body: bytes) -> None:
    """A comparison with hostile words wherever something from outside can reach, in one format."""
    draw = seeds.Draw(body)
    form = draw.below(len(RENDERERS) + len(DOCUMENTS))
    name = (*RENDERERS, *DOCUMENTS)[form]
    said = _outside(draw, body)
    made = hostile(said or "x")
    if draw.below(4) == 0:
        full = everything()
        texts = tuple(replace(t, title=said, name=said or "x", notes=(Note("ocr", said),)) for t in full.texts)
        made = replace(full, texts=texts)
    well_formed(name, drawn(name, made, Options(width=20 + draw.below(200), bom=bool(draw.below(2)))))
    well_formed(name, failed(name, said, said))


def rendering_answers(body: bytes) -> None:
    """The same for what `precedents`, `archive` and `show --stage` draw."""
    draw = seeds.Draw(body)
    shown.answers(draw, _outside(draw, body) or "x", well_formed)


def _outside(draw: seeds.Draw, body: bytes) -> str:
    """The bytes themselves where they are text, lone surrogates among it; else words."""
    if _decodes(body):
        return body[1:].decode("utf-8", "surrogatepass" if draw.below(2) else "replace")
    return _words(draw)


def _decodes(body: bytes) -> bool:
    try:
        body[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _words(draw: seeds.Draw) -> str:
    return "".join(draw.said() for _ in range(1 + draw.below(12)))


# Isolates (U+2068, U+2069) are a report's own; what is published may hold joiners and plain directional marks.
_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2067\ufffe\uffff\ud800-\udfff]")
_XML = frozenset({"tmx", "tei", "junit"})


def well_formed(form: str, report: str | bytes) -> None:
    """Hold a report to its format: it parses, and no character in it steers what shows it."""
    if isinstance(report, bytes):
        with zipfile.ZipFile(io.BytesIO(report)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(part))
        return
    report.encode("utf-8")
    assert not (found := _RAW.search(report)), f"{form}: {found!r}"
    if form in ("json", "sarif"):
        json.loads(report)
    elif form == "jsonl":
        for line in report.split("\n")[:-1]:
            json.loads(line)
    elif form in _XML:
        etree.fromstring(report.encode())
    elif form == "csv":
        csv.field_size_limit(1_000_000)
        list(csv.reader(io.StringIO(report), strict=True))
    elif form == "html":
        assert "<zqx" not in report, "markup of a text is markup of the report"


# --- answers


def quoting(body: bytes) -> None:
    """A report that quotes, against two texts; its answer in one format."""
    draw = seeds.Draw(body)
    form = ANSWER_FORMATS[draw.below(len(ANSWER_FORMATS))]
    text = read(draw.pair()[0], "A")
    said = [f"“{_cut(draw, p.text)}”, he said. {draw.said()}" for p in text.paragraphs[:4] if p.text]
    report = read("\n\n".join(["News", *said, f"«{_words(draw)}»"]), "R", "news.txt")
    answer = quotes_in(replace(report, language="en"), (replace(text, language="en"),))
    well_formed(form, answered(form, "quotes", answer, Options()))


def _cut(draw: seeds.Draw, text: str) -> str:
    start = draw.below(len(text))
    kept = text[start : start + 10 + draw.below(200)]
    return kept if draw.below(2) else kept[:9] + draw.said() + kept[9:]


def mentioning(body: bytes) -> None:
    """Words looked for in a text that holds some of them; the answer in one format."""
    draw = seeds.Draw(body)
    form = ANSWER_FORMATS[draw.below(len(ANSWER_FORMATS))]
    text = read(draw.pair()[0], "A")
    topic = topic_of(draw.said() if draw.below(2) else text.paragraphs[0].text[:20], literal=bool(draw.below(2)))
    well_formed(form, answered(form, "mentions", mentions_in(topic, (text,)), Options()))


@functools.cache
def targets() -> dict[str, Target]:
    """Every target by name."""
    plain = words.PLAIN
    return {
        "html": Target(loading, seeds.html, plain + words.HTML),
        "text": Target(loading, seeds.text, plain),
        "markdown": Target(loading, seeds.markdown, plain + words.MARKDOWN + words.HTML),
        "rtf": Target(loading, seeds.rtf, plain + words.RTF),
        "docx": Target(loading, seeds.docx, plain + words.XML),
        "odt": Target(loading, seeds.odt, plain + words.XML),
        "epub": Target(loading, seeds.epub, plain + words.HTML + words.XML),
        "pdf": Target(loading, seeds.pdf, plain + words.PDF),
        "pdf-inside": Target(inside.pdf_inside, seeds.pdf, plain + words.PDF),
        "pdf-layout": Target(lambda body: sound(inside.pdf_layout(body)), seeds.choices),
        "pdf-lines": Target(inside.pdf_lines, seeds.choices),
        "image": Target(loading, seeds.image, words.PDF),
        "language": Target(language, seeds.text),
        "numbering": Target(numbering, seeds.text),
        "comparing": Target(comparing, seeds.choices),
        "comparing-languages": Target(lambda body: held(tongues.in_languages(body)), seeds.choices),
        "aligning": Target(inside.aligning, seeds.choices),
        "aligning-across": Target(aligning_across, seeds.choices),
        "word-pieces": Target(inside.word_pieces, seeds.text),
        "rendering": Target(rendering, seeds.choices, (*plain, "<zqx>", "<zqx onload=x>", "\ud800")),
        "rendering-answers": Target(rendering_answers, seeds.choices, (*plain, "<zqx>", "<zqx onload=x>", "\ud800")),
        "served": Target(served.served, served.found, served.WORDS),
        "quoting": Target(quoting, seeds.choices),
        "mentioning": Target(mentioning, seeds.choices),
    }
