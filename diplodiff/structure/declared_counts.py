"""Numbers of signed documents that a text states, against the list that it gives: "37 memoranda were signed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplodiff.facts import DeclaredCount
from diplodiff.language import tables
from diplodiff.language.fact_words import fixed
from diplodiff.language.number_words import value, words
from diplodiff.language.plain import alternatives, plain, plain_word
from diplodiff.model import Note, Paragraph
from diplodiff.patterns import regex
from diplodiff.settings.structure import COUNT_REACH
from diplodiff.values import NamedTuple

_UNSPACED = frozenset({"zh", "ja", "ko", "bn"})


class _Cues(NamedTuple):
    number: re.Pattern[str]  # a number of documents
    heads: tuple[str, ...]  # the letters that one of the words "signed" begins with
    signed: re.Pattern[str]
    articles: re.Pattern[str]
    partly: re.Pattern[str]  # words by which a list is said to be a part


_SENTENCE = regex(r"[^.!?;؟۔।。；]+(?:[.](?=\S)[^.!?;؟۔।。；]+)*")


def declared_counts(paragraphs: Sequence[Paragraph], language: str | None) -> tuple[DeclaredCount, ...]:
    """Every stated number of signed documents, with how many are listed below it or in an annex of signed documents.

    A list is counted only where it can be nothing but that of the number: one number is stated, it stands in the sentence that
    leads to the list, and no "including" says that the list is a part.
    """
    code = tables.primary(language)
    stated = [(i, p, _stated(p.text, code)) for i, p in enumerate(paragraphs) if p.role in ("operative", "preamble")]
    annexed = _annexed(paragraphs, code)
    borne_out = any(number == annexed for _, _, numbers in stated for _, _, number in numbers)
    found = []
    for i, paragraph, numbers in stated:
        for start, end, number in numbers:
            counted = _listed(paragraphs, i) if _leads(paragraph.text, end, code) else None
            if counted is None and (number == annexed or not borne_out) and not _partly(paragraph.text, code):
                counted = annexed
            single = len(numbers) == 1 or number == counted
            found.append(DeclaredCount(paragraph.id, start, end, number, counted if single else None))
    return tuple(found)


def differing(counts: Sequence[DeclaredCount]) -> tuple[Note, ...]:
    """A note for each stated number that the list does not bear out."""
    return tuple(
        Note(
            "declared-count",
            f"The text says {c.declared} (paragraph {c.paragraph}), {c.counted} items were read.",
        )
        for c in counts
        if c.counted is not None and c.counted != c.declared
    )


def _stated(text: str, language: str | None) -> list[tuple[int, int, int]]:
    """Numbers of signed documents in a text: (start, end, value)."""
    cues = _cues(language)
    if cues is None:
        return []
    form = plain(text)
    found: list[tuple[int, int, int]] = []
    if not any(head in form.text for head in cues.heads) or not cues.signed.search(form.text):
        return found
    for sentence in _SENTENCE.finditer(form.text):
        if not cues.signed.search(sentence.group()):
            continue
        at = sentence.start()
        while m := cues.number.search(form.text, at, sentence.end()):
            if cues.signed.search(m["between"]) or cues.articles.search(m["between"]):
                at = m.end("number")  # "the two countries signed 4 agreements" counts countries, and then agreements
                continue
            at = m.end()
            digits = m["number"].isascii() and m["number"].isdecimal()
            number = int(m["number"]) if digits else value(m["number"], language)
            if number and 1 < number < 1000:
                found.append((*form.span(*m.span("number")), number))
    return found


def _leads(text: str, end: int, language: str | None) -> bool:
    """Whether the sentence with this number leads to a list of all that it counts."""
    rest = plain(text[end:]).text.rstrip()
    return (
        rest.endswith(":") and not re.search(r"[.!?;؟۔।。](?=\s|$)|[。；]", rest[:-1]) and not _partly(text, language)
    )


def _partly(text: str, language: str | None) -> bool:
    cues = _cues(language)
    return bool(cues and cues.partly.search(plain(text).text))


def _listed(paragraphs: Sequence[Paragraph], at: int) -> int | None:
    """How many items the list below a paragraph holds; None where there is none."""
    below = 0
    for paragraph in paragraphs[at + 1 :]:
        if paragraph.role != "list-item":
            break
        depth = paragraph.numbering.depth if paragraph.numbering else None
        first = paragraphs[at + 1].numbering
        below += depth is None or first is None or depth == first.depth
    return below or None


def _annexed(paragraphs: Sequence[Paragraph], language: str | None) -> int | None:
    """How many items an annex of signed documents lists."""
    cues = _cues(language)
    for i, paragraph in enumerate(paragraphs):
        annex = paragraph.role in ("heading", "annex") and bool(paragraph.text) and len(paragraph.text) <= COUNT_REACH
        if not annex or cues is None or not cues.signed.search(plain(paragraph.text).text):
            continue
        items = []
        for item in paragraphs[i + 1 :]:
            if item.role != "annex":
                break
            items.append(item)
        outer = [p for p in items if p.numbering and p.numbering.depth == 1]
        if len(items) > 1:
            return len(outer) or len(items)
    return None


@cache
def _cues(language: str | None) -> _Cues | None:
    """The cues of a language; None where it has no table."""
    own = tables.table(language).get("counts")
    spoken = words(language, False)
    if not own or spoken is None:
        return None
    joined = language in _UNSPACED
    nouns, signed, partly = (
        alternatives(tuple(plain_word(w) for w in own[key])) for key in ("things", "signed", "partly")
    )
    before, after = ("", "") if joined else (r"(?<!\w)", r"(?!\w)")
    number = rf"(?<![\d.,:/-])(?P<number>\d{{1,3}}|{before}{spoken.run})(?![.,:]?\d)"
    counter = r"(?: ?\([^()]{1,20}\))?(?: [^\s,;:()]{1,24}){0,3}? "
    if joined:
        counter = r"[^\s,;:，；0-9]{0,8}? ?"
    articles = alternatives(tuple(plain_word(w) for w in tables.table(language)["articles"])) or "(?!)"
    return _Cues(
        regex(rf"{number}(?P<between>{counter}){nouns}{after}"),
        fixed(own["signed"]),
        regex(rf"{before}{signed}"),
        regex(rf"(?<!\w){articles}(?!\w)"),
        regex(rf"{before}{partly}"),
    )
