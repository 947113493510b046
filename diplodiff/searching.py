"""Texts that are asked and not compared: what they mention, and which of their clauses is looked for in an archive.

answer = mentions(resolve("kashmir"), [Request("a.pdf"), Request("b.html")])
for mention in answer.mentions:
    print(mention.siglum, mention.passage.label, mention.words)
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from diplodiff import __version__
from diplodiff.asked import Mention, Mentions, Searched, SoughtClause, Unread
from diplodiff.errors import DefectError, DiplodiffError, UsageError
from diplodiff.findings.mentions import asked, numbered, search
from diplodiff.language.identify import identify
from diplodiff.language.normalise import published
from diplodiff.language.tables import stated
from diplodiff.language.topics import FOLDER, Topic, merged, read_list, resolve, shipped, words
from diplodiff.model import Note, Passage, PublishedText
from diplodiff.pipeline import Request, read
from diplodiff.settings import digest
from diplodiff.settings import questions as settings

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

__all__ = ["mentions", "mentions_in", "shipped", "sought_in", "sought_text", "sources", "topic_of", "words"]

_LIST_ENDINGS = (".txt", ".json", ".terms")


def topic_of(word: str, files: Sequence[str] = (), literal: bool = False, folder: str | None = None) -> Topic:
    """What is looked for: lists of terms in files, else a shipped list, a country or the words themselves.

    literal: the words as they are, whatever list has them. folder: lists of the user's beside the shipped ones.
    Raises UsageError.
    """
    if folder and not os.path.isdir(folder):
        raise UsageError(f"{folder} is no folder of lists; give the folder that holds them with --topics.")
    if files:
        return merged(tuple(read_list(Path(file), "file") for file in files))
    if word.lower().endswith(_LIST_ENDINGS) and os.path.isfile(word):
        return read_list(Path(word), "file")
    return words(word) if literal else resolve(word, (Path(folder), FOLDER) if folder else (FOLDER,))


def sources(places: Sequence[str]) -> tuple[str, ...]:
    """Paths, addresses and captures as they are; of a folder all its files, in order, hidden ones left out."""
    found: list[str] = []
    for place in places:
        if os.path.isdir(place):
            found += _files(place)
        else:
            found.append(place)
    if len(found) > settings.MENTION_FILES:
        raise UsageError(f"{len(found):,} documents are too many at once (at most {settings.MENTION_FILES:,}).")
    return tuple(found)


def _files(folder: str) -> list[str]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [os.path.join(parent, name) for name in sorted(names) if not name.startswith(".")]
        if len(found) > settings.MENTION_FILES:
            break
    if not found:
        raise UsageError(f"{folder}: the folder holds no file to search; give another.")
    return found


def mentions(
    topic: Topic, requests: Sequence[Request], candidates: bool = False, stdin: BinaryIO | None = None
) -> Mentions:
    """The passages of the requested documents that mention a topic.

    A source that cannot be read is named in the answer; only where none can be read is the first error raised.
    candidates: passages near the topic in meaning, by sentence vectors, are listed too, marked as such.
    """
    texts: list[PublishedText] = []
    unread: list[Unread] = []
    first: DiplodiffError | None = None
    for request in requests:
        try:
            texts.append(read(request, siglum(len(texts)), stdin))
        except DefectError:
            raise
        except DiplodiffError as problem:
            first = first or problem
            unread.append(Unread(request.origin, str(problem)))
    if not texts:
        raise first or UsageError("mentions takes a topic and one text or more; give a path, URL or -.")
    return mentions_in(topic, texts, unread, candidates)


def mentions_in(
    topic: Topic, texts: Sequence[PublishedText], unread: Sequence[Unread] = (), candidates: bool = False
) -> Mentions:
    """The same of texts that were read."""
    searched: list[Searched] = []
    found: list[Mention] = []
    near: list[Mention] = []
    for text in texts:
        document, said = search(topic, text)
        more = _candidates(topic, text, said) if candidates else ()
        searched.append(replace(document, candidates=document.candidates + len(more)))
        found += [m for m in said if m.matched != "by-sound"]
        near += [*(m for m in said if m.matched == "by-sound"), *more]
    notes = (Note("candidates", _CANDIDATES),) if candidates else ()
    all_found = numbered([*found, *near])
    return Mentions(__version__, digest(), asked(topic), tuple(searched), all_found, tuple(unread), notes)


_CANDIDATES = "Candidates are near the topic in meaning by sentence vectors; they name none of its terms."


def siglum(number: int) -> str:
    """The name of the n-th document: A to Z, AA, AB ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _candidates(topic: Topic, text: PublishedText, said: Sequence[Mention]) -> tuple[Mention, ...]:
    """The passages that stand out of their text by their nearness to the topic's terms, without a term in them."""
    from diplodiff.similarity.encoders import choose
    from diplodiff.similarity.nearness import standing_out

    encoder = choose((text.language, "en"))
    taken = {m.paragraph for m in said}
    paragraphs = [p for p in text.paragraphs if p.text and p.role != "signature"]
    if encoder is None or len(paragraphs) < settings.MENTION_CANDIDATE_PASSAGES:
        return ()
    query = [topic.title, *(t.replace("*", "") for t in (topic.of(text.language) or topic.of("en"))[:3])]
    found = []
    for index, score in standing_out(encoder, query, [p.text for p in paragraphs]):
        paragraph = paragraphs[index]
        if paragraph.id not in taken:
            passage = Passage((paragraph.id,), paragraph.label, paragraph.text)
            found.append(
                Mention("", text.siglum, paragraph.id, None, passage, (), (), "candidate", "tentative", None, score)
            )
    return tuple(found[: settings.MENTION_CANDIDATES])


def sought_text(text: str, language: str | None = None) -> SoughtClause:
    """A clause that is given as it reads. Raises UsageError where it holds no word."""
    said = published(text)
    if not any(c.isalnum() for c in said):
        raise UsageError("The clause holds no word to look for; give its text, TEXT#15, or - for standard input.")
    return SoughtClause(said, stated(language) if language else identify(said))


def sought_in(
    place: str, label: str, language: str | None = None, password: str | None = None, policy: Policy | None = None
) -> SoughtClause:
    """The paragraph or clause of a text by its label or id. Raises UsageError where it has none, or several, of it."""
    text = read(Request(place, None, language, password, policy))
    wanted = label.strip().lower()
    clauses = [(p, c.text) for p in text.paragraphs for c in p.clauses if wanted in (c.id.lower(), c.id[1:].lower())]
    named = [(p, p.text) for p in text.paragraphs if wanted in (p.id.lower(), (p.label or "").lower())]
    found = [f for f in (named or clauses) if f[1]]
    if not found:
        known = ", ".join(dict.fromkeys(p.label or p.id for p in text.paragraphs[:12]))
        raise UsageError(
            f"{place}: no paragraph is labelled {label!r}; there are: {known} ...; see diplodiff show {place}."
        )
    if len({f[1] for f in found}) > 1:
        ids = ", ".join(p.id for p, _ in found[:12])
        raise UsageError(f"{place}: several paragraphs are labelled {label!r}; name one by its id: {ids}.")
    paragraph, said = found[0]
    return SoughtClause(
        said, text.language, place, paragraph.label or paragraph.id, text.instrument.date, text.source.sha256
    )
