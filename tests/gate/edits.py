"""Edits of known kinds, made in our own texts of seventeen languages; what each leaves on one side alone is known."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from tests.gate import parallel

UNSPACED = ("zh", "ja")


@dataclass(frozen=True)
class Sentence:
    number: int
    text: str


@dataclass(frozen=True)
class Unit:
    """A paragraph, list item (li), heading (h2) or title (h1) of one or more sentences."""

    tag: str
    sentences: tuple[Sentence, ...]

    def text(self, language: str) -> str:
        return ("" if language in UNSPACED else " ").join(s.text for s in self.sentences)


Text = list[Unit]


def base(name: str, language: str, rng: random.Random) -> Text:
    """A text of fixtures/parallel; some neighbours become one paragraph, and the ends of some sections lists."""
    units = []
    for number, line in enumerate(parallel.lines(name, language)):
        mark, _, said = line.partition(" ") if line.startswith("#") else ("", "", line)
        units.append(Unit({"#": "h1", "##": "h2"}.get(mark, "p"), (Sentence(number, said),)))
    last = units.pop()
    first = next(n for n, unit in enumerate(units) if unit.tag == "h2")
    heads = [n for n, unit in enumerate(units) if unit.tag == "h2"] + [len(units)]
    found = units[:first]
    for start, stop in pairwise(heads):
        body = units[start + 1 : stop]
        items: Text = []
        if len(body) >= 6 and (rng.random() < 0.6 or not any(unit.tag == "li" for unit in found)):
            body, items = body[:-4], [replace(unit, tag="li") for unit in body[-4:]]
        found.append(units[start])
        while body:
            unit = body.pop(0)
            while body and rng.random() < 0.4 and len(unit.sentences) < 3:
                unit = Unit("p", (*unit.sentences, *body.pop(0).sentences))
            found.append(unit)
        found += items
    return [*found, last]


def places(text: Text, tag: str = "p", least: int = 1) -> list[int]:
    """The units of a tag in the operative part, with at least so many sentences."""
    first = next(n for n, unit in enumerate(text) if unit.tag == "h2")
    return [n for n in range(first, len(text) - 1) if text[n].tag == tag and len(text[n].sentences) >= least]


def numbers(text: Text) -> set[int]:
    return {sentence.number for unit in text for sentence in unit.sentences}


@dataclass
class Edit:
    """An edit under way: both sides, and the chance that decides."""

    sides: list[Text]
    language: str
    rng: random.Random


def _some(edit: Edit, able: list[int], count: int) -> list[int]:
    return edit.rng.sample(able, min(count, len(able)))


def removed(edit: Edit) -> None:
    """Each side lacks three paragraphs."""
    for side in (0, 1):
        for _ in range(3):
            able = [
                n
                for n in places(edit.sides[side])
                if edit.sides[side][n] in edit.sides[1 - side] and edit.sides[side][n + 1].tag != "li"
            ]
            del edit.sides[side][edit.rng.choice(able)]


def sentence_removed(edit: Edit) -> None:
    """The second side lacks one sentence in each of three paragraphs."""
    text = edit.sides[1]
    for n in _some(edit, places(text, least=2), 3):
        said = list(text[n].sentences)
        said.pop(edit.rng.randrange(len(said)))
        text[n] = replace(text[n], sentences=tuple(said))


def item_removed(edit: Edit) -> None:
    """The second side lacks two list items."""
    text = edit.sides[1]
    for n in sorted(_some(edit, places(text, "li"), 2), reverse=True):
        del text[n]


def replaced(edit: Edit) -> None:
    """On the second side two paragraphs, and a sentence of two others, are another text's."""
    other = parallel.NAMES[1 - _which(edit)]
    stock = [t for t in parallel.lines(other, edit.language)[8:-1] if not t.startswith("#")]
    lines = [Sentence(1000 + n, text) for n, text in enumerate(edit.rng.sample(stock, 4))]
    text = edit.sides[1]
    for n in _some(edit, places(text), 2):
        text[n] = replace(text[n], sentences=(lines.pop(),))
    for n in _some(edit, places(text, least=2), 2):
        said = list(text[n].sentences)
        said[edit.rng.randrange(len(said))] = lines.pop()
        text[n] = replace(text[n], sentences=tuple(said))


def split(edit: Edit) -> None:
    """Four paragraphs are two on the second side."""
    text = edit.sides[1]
    for n in sorted(_some(edit, places(text, least=2), 4), reverse=True):
        said = text[n].sentences
        text[n : n + 1] = [Unit("p", said[:1]), Unit("p", said[1:])]


def merged(edit: Edit) -> None:
    """Four pairs of neighbours are one paragraph on the second side."""
    text = edit.sides[1]
    for _ in range(4):
        able = [n for n in places(text) if text[n + 1].tag == "p" and n + 1 < len(text) - 1]
        n = edit.rng.choice(able)
        text[n : n + 2] = [Unit("p", (*text[n].sentences, *text[n + 1].sentences))]


def moved(edit: Edit) -> None:
    """Three paragraphs stand elsewhere."""
    text = edit.sides[1]
    for _ in range(3):
        n = edit.rng.choice([n for n in places(text) if text[n + 1].tag != "li"])
        unit = text.pop(n)
        text.insert(edit.rng.choice([m for m in places(text) if abs(m - n) > 8]), unit)


def reworded(edit: Edit, share: float) -> None:
    """In eight paragraphs some of the words are others, drawn from the whole text."""
    text = edit.sides[1]
    for n in _some(edit, places(text), 8):
        said = tuple(replace(s, text=_other_words(edit, s.text, share)) for s in text[n].sentences)
        text[n] = replace(text[n], sentences=said)


def _other_words(edit: Edit, text: str, share: float) -> str:
    """The sentence with that share of its words, but not its marks, replaced by words of another paragraph."""
    find = re.compile(
        r"\w{1,2}" if edit.language in UNSPACED else r"[^\W\d](?:[^\W\d]|[\u0900-\u0963\u0970-\u09ff\u200c'-])+"
    )
    other = next(u for u in edit.rng.sample(edit.sides[0], len(edit.sides[0])) if len(find.findall(u.text(""))) > 5)
    stock = find.findall(other.text(edit.language))
    words = list(find.finditer(text))
    for word in sorted(edit.rng.sample(words, max(1, round(share * len(words)))), key=lambda w: -w.start()):
        text = text[: word.start()] + edit.rng.choice(stock) + text[word.end() :]
    return text


def sentence_moved(edit: Edit) -> None:
    """Three times the last sentence of a paragraph opens the next one instead."""
    text = edit.sides[1]
    able = [n for n in places(text, least=2) if text[n + 1].tag == "p" and n + 1 < len(text) - 1]
    for n in _some(edit, able, 3):
        last = text[n].sentences[-1]
        if len(text[n].sentences) > 1:
            text[n] = replace(text[n], sentences=text[n].sentences[:-1])
            text[n + 1] = replace(text[n + 1], sentences=(last, *text[n + 1].sentences))


def items_reordered(edit: Edit) -> None:
    """The items of every list stand in another order."""
    text = edit.sides[1]
    n = 0
    while n < len(text):
        end = n
        while end < len(text) and text[end].tag == "li":
            end += 1
        items = text[n:end]
        edit.rng.shuffle(items)
        text[n:end] = items
        n = end + 1


def shifted(edit: Edit) -> None:
    """The second side has one paragraph more in front, so that every number after it is another."""
    other = parallel.NAMES[1 - _which(edit)]
    line = edit.rng.choice([t for t in parallel.lines(other, edit.language)[8:-1] if not t.startswith("#")])
    edit.sides[1].insert(places(edit.sides[1])[0], Unit("p", (Sentence(1000, line),)))


def _which(edit: Edit) -> int:
    return int(edit.sides[0][0].sentences[0].text == parallel.lines("charter", edit.language)[0].lstrip("# "))


def section_moved(edit: Edit) -> None:
    """A section with its heading stands elsewhere."""
    text = edit.sides[1]
    heads = [*(n for n, unit in enumerate(text) if unit.tag == "h2"), len(text) - 1]
    which = edit.rng.randrange(len(heads) - 1)
    section = text[heads[which] : heads[which + 1]]
    del text[heads[which] : heads[which + 1]]
    heads = [*(n for n, unit in enumerate(text) if unit.tag == "h2"), len(text) - 1]
    at = edit.rng.choice([n for n in range(len(heads)) if n != which])
    text[heads[at] : heads[at]] = section


def headings_changed(edit: Edit) -> None:
    """Three headings say something else: after their own label, what a heading of the other text says."""
    text = edit.sides[1]
    other = parallel.lines(parallel.NAMES[1 - _which(edit)], edit.language)
    stock = [_LABEL.sub("", line.removeprefix("## ")) for line in other if line.startswith("##")]
    taken = [_LABEL.sub("", unit.sentences[0].text) for unit in text if unit.tag == "h2"]
    for n in edit.rng.sample([n for n, unit in enumerate(text) if unit.tag == "h2"], 3):
        free = [said for said in stock if all(fuzz.ratio(said, other) < 60.0 for other in taken)]
        if not free:
            return
        taken.append(said := edit.rng.choice(free))
        old = text[n].sentences[0]
        label = _LABEL.match(old.text)
        text[n] = replace(text[n], sentences=(replace(old, text=f"{label[0] if label else ''}{said}"),))


_LABEL = re.compile(r"(?:\S+ )?\S+?[.:、۔] ?|\S+ ")


KINDS: dict[str, Callable[[Edit], None]] = {
    "removed": removed,
    "sentence removed": sentence_removed,
    "item removed": item_removed,
    "replaced": replaced,
    "split": split,
    "merged": merged,
    "moved": moved,
    "reworded 15 %": lambda edit: reworded(edit, 0.15),
    "reworded 30 %": lambda edit: reworded(edit, 0.30),
    "reworded 45 %": lambda edit: reworded(edit, 0.45),
    "sentence moved": sentence_moved,
    "items reordered": items_reordered,
    "numbers shifted": shifted,
    "section moved": section_moved,
    "headings changed": headings_changed,
}
