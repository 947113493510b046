"""What is said of a search: what was found in which documents, and never more than that."""

from __future__ import annotations

from diplodiff.asked import Mentions, Searched
from diplodiff.render import safe, wording
from diplodiff.render.coverage import percent

MATCHED = {
    "listed": "as listed",
    "inflected": "in another form",
    "by-sound": "by its sound only",
    "candidate": "near in meaning only",
}
_ORIGINS = {
    "list": "the shipped list",
    "country": "the names of the country",
    "file": "a list of the user's",
    "words": "the words as given",
}


def sentence(answer: Mentions) -> str:
    """The answer in one sentence or two; of documents that the topic's terms do not cover nothing is said to be absent."""
    topic = safe.name(answer.topic.title)
    covered = [s for s in answer.searched if s.coverage != "none"]
    said = []
    if answer.found:
        documents = sum(1 for s in answer.searched if s.mentions)
        said.append(
            f"{wording.counted(len(answer.found), 'passage')} mentioning {topic} found in {documents} of the "
            f"{wording.counted(len(answer.searched), 'document')} listed."
        )
    elif covered:
        which = "document listed" if len(covered) == 1 else f"{len(covered)} documents listed"
        more = " in a language that the terms cover" if len(covered) < len(answer.searched) else ""
        said.append(f"No passage mentioning {topic} was found in the {which}{more}.")
    near = len(answer.mentions) - len(answer.found)
    said += [f"{wording.counted(near, 'candidate')} by sound or meaning listed apart."] if near else []
    return " ".join([*said, *caveats(answer)])


def caveats(answer: Mentions) -> list[str]:
    """What a reader has to know before taking silence for absence."""
    topic = safe.name(answer.topic.title)
    said = []
    for coverage, what in _CAVEATS.items():
        some = [s for s in answer.searched if s.coverage == coverage]
        if some:
            names = wording.joined([f"{s.text.siglum} ({wording.language(s.text.language)})" for s in some])
            said.append(what.format(names=names, topic=topic))
    if answer.unread:
        were = "was" if len(answer.unread) == 1 else "were"
        said.append(f"{wording.counted(len(answer.unread), 'source')} could not be read and {were} not searched.")
    return said


_CAVEATS = {
    "none": "Not assessed: {names}; no list of the topic has terms in that language.",
    "by-sound": "Looked for by sound only in {names}; no list of the topic has terms in that language.",
    "as-given": "Looked for as written, and in its inflections, in {names}; its translations are not known.",
}


def looked_for(answer: Mentions) -> str:
    """What was looked for, in words."""
    topic = answer.topic
    languages = f" in {wording.counted(len(topic.languages), 'language')}" if topic.languages else ""
    return (
        f"Looked for: {safe.name(topic.title)}, by {_ORIGINS[topic.origin]} "
        f"({wording.counted(topic.terms, 'term')}{languages})."
    )


def document(searched: Searched) -> str:
    """One document of the set in a line: what it is, its date, how much of it was read, what was found."""
    text = searched.text
    found = "nothing found" if searched.coverage != "none" else "not assessed"
    if searched.mentions:
        found = wording.counted(searched.mentions, "passage")
    if searched.candidates:
        found += f", {wording.counted(searched.candidates, 'candidate')}"
    parts = [
        f"{text.siglum} ({safe.name(text.source.said)})",
        wording.described(text),
        f"dated {safe.one_line(searched.date)}" if searched.date else "no date",
        f"{percent(text.extraction.coverage)} of the characters read",
        wording.counted(searched.terms, "term") + " looked for",
    ]
    return f"{', '.join(parts)}: {found}."
