"""What is said of a search for precedents: what was found in which archive, and never more than that."""

from __future__ import annotations

from collections import Counter

from diplodiff.asked import LIKENESSES, PrecedentGroup, Precedents
from diplodiff.render import safe, wording

LIKENESS = {
    "exact": "the same wording",
    "near": "near wording",
    "reordered": "the same words in another order",
    "similar": "similar wording",
    "across": "candidate in another language",
}

_COUNTED = {
    "exact": "in the same wording",
    "near": "in near wording",
    "reordered": "with the same words in another order",
    "similar": "in similar wording",
    "across": "as candidates in other languages",
}


def sentence(answer: Precedents) -> str:
    """The answer in a sentence or two."""
    which = f"the {answer.archive.clauses:,} clauses of {wording.counted(answer.archive.texts, 'text')} searched"
    earlier = f" not dated {safe.one_line(answer.before)} or later" if answer.before else ""
    if not answer.precedents:
        return f"No similar clause{earlier} was found in {which}."
    counts = Counter(p.likeness for p in answer.precedents)
    parts = [f"{counts[kind]} {_COUNTED[kind]}" for kind in LIKENESSES if counts[kind]]
    instruments = wording.counted(len(answer.groups), "instrument")
    said = f"{instruments}{earlier} with similar language in {which}; clauses: {', '.join(parts)}."
    first = answer.first
    if first is not None:
        said += f" The earliest dated one with that wording is {named(first)}."
    return said


def named(group: PrecedentGroup) -> str:
    """An instrument by its date, title and parties."""
    title = safe.name(group.title or group.instrument)
    parties = f", {wording.joined([safe.one_line(p) for p in group.parties])}" if group.parties else ""
    return f"{title} ({safe.one_line(group.date) if group.date else 'no date'}{parties})"


def searched(answer: Precedents) -> tuple[str, ...]:
    """The archive in words."""
    archive = answer.archive
    first, last = (safe.one_line(date or "") for date in (archive.earliest, archive.latest))
    dates = f", dated {first} to {last}" if first else ""
    encoders = wording.joined([safe.one_line(name) for name in archive.encoders])
    tongues = wording.joined([wording.language(code) for code in archive.languages])
    said = [
        f"{safe.name(archive.path)}: {wording.counted(archive.instruments, 'instrument')}, "
        f"{wording.counted(archive.texts, 'text')}, {archive.clauses:,} clauses{dates}.",
        f"Languages: {tongues}." if tongues else "",
        f"Other languages are searched by sentence vectors of {encoders}."
        if encoders
        else "Other languages are not searched: the index holds no sentence vectors.",
    ]
    if archive.unread:
        were = "was" if archive.unread == 1 else "were"
        said.append(
            f"{wording.counted(archive.unread, 'text')} of the archive could not be read and {were} not searched."
        )
    return tuple(filter(None, said))
