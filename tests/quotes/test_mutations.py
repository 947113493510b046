"""No quotation with a word changed, left out, put in or moved is ever word for word; as published, each one is."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from diplodiff.answers import STANDS
from diplodiff.language.normalise import UNSPACED, folded, words
from diplodiff.model import PublishedText
from diplodiff.quoting import quotes_in
from tests.contract.suite import TEXTS, reading
from tests.quotes.labelled import read

MARKS = {"ru": "«»", "kk": "«»", "fr": "«»", "ar": "«»", "fa": "«»", "de": "„“", "ur": "”“", "ja": "「」"}


def mutated(text: PublishedText) -> Iterator[tuple[bool, str]]:
    """Sentences of a text, as they are (True) and with one word of each otherwise (False)."""
    choose = random.Random(text.language)
    pool = [p.text[w.start : w.end] for p in text.paragraphs for w in words(p.text)]
    whole = " ".join(folded(p.text) for p in text.paragraphs)
    for clause in (c.text for p in text.paragraphs for c in p.clauses):
        found = words(clause)
        if len(found) < 6 or any(mark in clause for mark in "“”„「」《》«»\"'’"):
            continue
        yield True, clause
        at = choose.randrange(1, len(found) - 2)
        (start, end), after = found[at][1:], found[at + 1]
        word = choose.choice(pool) + ("" if UNSPACED.match(found[at].text) else " ")
        for other in (
            clause[:start] + word.strip() + clause[end:],
            clause[:start] + clause[end:].lstrip(),
            clause[:start] + word + clause[start:],
            clause[:start]
            + clause[after.start : after.end]
            + clause[end : after.start]
            + clause[start:end]
            + clause[after.end :],
        ):
            if folded(other) not in whole:
                yield False, other


@pytest.mark.parametrize("language", [language for name, language in TEXTS if name == "declaration"])
def test_only_what_is_published_is_word_for_word(language: str) -> None:
    text = reading("declaration", language, "txt")
    opening, closing = MARKS.get(language, "“”")
    cases = list(mutated(text))
    body = "\n\n".join(f"R {opening}{said}{closing}" for _, said in cases)
    answer = quotes_in(read(f"R\n\n{body}\n", "R", language=language), (text,))
    grades = {" ".join(q.text.split()): q.best for q in answer.quotations}
    told = [(right, said, grades.get(" ".join(said.split()))) for right, said in cases]
    assert [said for right, said, grade in told if (grade in STANDS) != right] == []
    assert sum(1 for _, _, grade in told if grade == "not-found") <= 0.02 * len(told)
