"""What a search for mentions looks for: a shipped list, a country, a list of the user's, or words.

A shipped list is one file in data/topics/: a title, its terms by language (the first names the whole of it), and phrases
that hold a term and mean something else. `resolve` finds what a user's word stands for: a list by its id, its title or its
name in any language, a country by its name in any language, else the words themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diplodiff.errors import UsageError
from diplodiff.language import tables
from diplodiff.language.identify import script, scripts
from diplodiff.language.inflection import folded
from diplodiff.language.names import countries, forms_of
from diplodiff.language.term_finder import Hit, apart, finder
from diplodiff.settings.questions import MENTION_SHORTEST, MENTION_TERM_CHARACTERS

FOLDER = Path(__file__).parent / "data" / "topics"

Forms = tuple[tuple[str, tuple[str, ...]], ...]  # pairs (language, terms)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is looked for.

    id, title   a short name for scripts, and one for readers.
    origin      "list" (shipped), "country", "file" (a list of the user's) or "words".
    terms       by language; the language "" holds terms that are looked for in every text of their script.
    unless      phrases that hold a term and mean something else, by language.
    country     ISO 3166 code of a country whose names are mentions too.
    names       further names of the whole of it, folded, by which it is asked for.
    """

    id: str
    title: str
    origin: str
    kind: str
    terms: Forms
    unless: Forms = ()
    country: str | None = None
    names: tuple[str, ...] = ()

    def of(self, language: str | None) -> tuple[str, ...]:
        """The terms of a language."""
        return dict(self.terms).get(language or "", ())

    def barred(self, language: str | None) -> tuple[str, ...]:
        """The phrases of a language that are no mentions."""
        return dict(self.unless).get(language or "", ())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the topic has terms for."""
        return tuple(code for code, terms in self.terms if code and terms)


@cache
def shipped(folder: Path = FOLDER) -> tuple[Topic, ...]:
    """The lists of a folder, by id. Raises UsageError where a file is no list."""
    return tuple(read_list(path, "list") for path in sorted(folder.glob("*.json")))


def resolve(word: str, folders: tuple[Path, ...] = (FOLDER,)) -> Topic:
    """What a user's word or phrase stands for. Raises UsageError where it holds no word."""
    said = folded(" ".join(word.split()))
    if not any(c.isalnum() for c in said):
        raise UsageError(f"{word!r} holds no word to look for; give a word, a phrase or the name of a list (--list).")
    if len(said) > MENTION_TERM_CHARACTERS:
        raise UsageError(f"A topic has {MENTION_TERM_CHARACTERS} characters at most; give a word or a short phrase.")
    lists = [topic for folder in folders for topic in shipped(folder)]
    for topic in lists:
        if said in (topic.id, folded(topic.id.replace("-", " ")), folded(topic.title)):
            return topic
    plain_words = " ".join(word.split())
    for topic in lists:
        if said in topic.names or any(
            _is(plain_words, term, code) for code, terms in topic.terms for term in _names(topic, terms)
        ):
            return topic
    code = _country(word)
    return country(code, word) if code else words(word)


def words(word: str) -> Topic:
    """The words as they are, in every text of their script."""
    said = " ".join(word.split())[:MENTION_TERM_CHARACTERS]
    return Topic(said, said, "words", "words", (("", (said,)),))


def country(code: str, title: str) -> Topic:
    """A country by all its names in the languages that have tables."""
    return Topic(code.lower(), title, "country", "country", tuple(sorted(forms_of(code).items())), (), code)


def _names(topic: Topic, terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms that name the whole of a topic: the first of a language, and the abbreviations of a body."""
    return terms[:1] + (tuple(t for t in terms[1:] if t.isupper()) if topic.kind == "body" else ())


def _is(word: str, term: str, language: str) -> bool:
    """Whether a term, in any of its forms, is all of a word or phrase."""
    return any(
        hit.start == 0 and hit.end == len(word) for hit in finder((term,), (), language or None, False).hits(word)
    )


def _country(word: str) -> str | None:
    """The country that is named by all of the word, in any language."""
    said = " ".join(word.split())
    titled = said if said[:1].isupper() else said.title()
    for language in tables.languages():
        for start, end, code in countries(titled, language):
            if start == 0 and end == len(titled):
                return code
    return None


def read_list(path: Path, origin: str) -> Topic:
    """A list in a file: JSON as in data/topics/, or text with a term a line. Raises UsageError where it is none."""
    from diplodiff.language.topic_files import topic_of

    return topic_of(path, origin)


def hits(topic: Topic, text: str, language: str | None) -> tuple[Hit, ...]:
    """The mentions of a topic in a passage of a text in this language, in order.

    The terms of the language itself are looked for; those of other languages where the passage has letters of a script
    that the language is not written in; and all of the script where the language is not known.
    """
    found: list[Hit] = []
    for code in _codes(topic, text, language):
        named: tuple[Hit, ...] = ()
        if topic.country and code:
            named = tuple(Hit(s, e, text[s:e], True) for s, e, c in countries(text, code) if c == topic.country)
        spoken = code or tables.primary(language)
        heard = finder(topic.of(code), topic.barred(code), spoken, bool(code)).hits(text, named)
        found += [hit for hit in heard if not (topic.country and _common(text[hit.start : hit.end], code))]
    return apart(found)


def _common(said: str, language: str) -> bool:
    """Whether what reads like a country's name is a word in small letters: "us", "turkey"; adjectives are small in most
    languages ("российский"), and so only English and the shortest names ask for a capital.
    """
    return said[:1].islower() and (language == "en" or len(said) <= MENTION_SHORTEST)


def _codes(topic: Topic, text: str, language: str | None) -> list[str]:
    own = tables.primary(language)
    if own is None:
        return ["", *topic.languages]
    written = set(scripts(text))
    home = _scripts_of(own) or {script(text)}
    others = [c for c in topic.languages if c != own and _scripts_of(c) & written and not _scripts_of(c) & home]
    return ["", own, *others]


@cache
def _scripts_of(language: str) -> frozenset[str]:
    name = tables.table(language).get("script")
    return (
        frozenset({"Jpan": ("Hani", "Kana"), "Kore": ("Hang",), "Hans": ("Hani",)}.get(name, (name,)))
        if name
        else frozenset()
    )


def merged(topics: tuple[Topic, ...]) -> Topic:
    """Several lists as one."""
    if len(topics) == 1:
        return topics[0]
    terms, unless = (_joined([getattr(t, what) for t in topics]) for what in ("terms", "unless"))
    ids, titles = "+".join(t.id for t in topics), ", ".join(t.title for t in topics)
    return Topic(ids, titles, topics[0].origin, "several", terms, unless)


def _joined(many: list[Forms]) -> Forms:
    found: dict[str, tuple[str, ...]] = {}
    for forms in many:
        for code, terms in forms:
            found[code] = tuple(dict.fromkeys((*found.get(code, ()), *terms)))
    return tuple(sorted(found.items()))
