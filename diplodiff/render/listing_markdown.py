"""A list of answers in Markdown, with the same content and order as on a terminal."""

from __future__ import annotations

from diplodiff.render import safe, wording
from diplodiff.render.listing import Entry, Extract, Listing
from diplodiff.render.markdown import drawn, escaped, quoted, side, told
from diplodiff.render.options import Options


def render(listing: Listing, options: Options) -> str:
    """The list as a Markdown document."""
    parts = [f"# {escaped(listing.title)}", *(side(text) for text in listing.covered)]
    notes = [f"- {escaped(t.siglum)}: {quoted(n.message)}" for t in listing.texts for n in t.notes]
    notes += [f"- {quoted(n.message)}" for n in listing.notes]
    if notes:
        parts += [f"## {wording.NOTES_HEADING}", "\n".join(notes)]
    parts += [f"**{told(sentence)}**" for sentence in listing.verdict]
    parts += [escaped(listing.legend.format(how="in bold"))] if listing.marked else []
    for section in listing.sections:
        parts += [f"## {told(section.heading)}", *map(told, section.said)]
        if section.bars:
            rows = [f"| {escaped(name)} | {count or ''} |" for name, count in section.bars]
            parts.append("\n".join(["| | number |", "|---|---|", *rows]))
        for entry in section.entries:
            parts += _entry(entry)
    if listing.sentence not in listing.verdict:
        parts += [f"## {wording.SENTENCE_HEADING}", told(listing.sentence)]
    parts.append(f"*{escaped(listing.disclaimer)}*")
    return safe.fit("\n\n".join(p for p in parts if p), options.encoding) + "\n"


def _entry(entry: Entry) -> list[str]:
    parts = [f"### {escaped(entry.id)}: {told(entry.heading)}"]
    for number, extract in enumerate(entry.extracts):
        parts += _extract(extract)
        parts += map(told, entry.said) if number == 0 else []
    return parts if entry.extracts else [*parts, *map(told, entry.said)]


def _extract(extract: Extract) -> list[str]:
    parts = [told(" ".join(filter(None, (f"{extract.place}." if extract.place else "", *extract.said))))]
    return [*parts, f"> {drawn(extract.text, extract.marks, whole=extract.whole)}"] if extract.text else parts
