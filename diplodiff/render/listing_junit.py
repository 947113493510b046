"""A list of answers as JUnit XML: a suite a section, a case an entry; what weighs nothing passes, the rest fails."""

from __future__ import annotations

from diplodiff.render import safe
from diplodiff.render.junit import case, counted, report, short
from diplodiff.render.listing import Entry, Listing
from diplodiff.render.options import Options
from diplodiff.render.xml import Element


def render(listing: Listing, options: Options) -> str:
    """The list as test suites; the first holds the answer itself."""
    notes = [f"{t.siglum}: {n.message}" for t in listing.texts for n in t.notes] + [n.message for n in listing.notes]
    told = "\n".join([listing.sentence, *map(safe.one_line, notes), listing.disclaimer])
    suites = [counted(listing.command, [case(listing.command, "answer", [Element("system-out", {}, (told,))])])]
    for section in listing.sections:
        name = safe.sentence(section.heading)
        suites.append(
            counted(name, [case(name, f"{e.id}: {safe.sentence(e.heading)}", _outcome(e)) for e in section.entries])
        )
    return report(suites)


def _outcome(entry: Entry) -> list[Element]:
    told = list(entry.said)
    for extract in entry.extracts:
        told += [*extract.said, f"{extract.place}: {safe.isolate(safe.one_line(extract.text))}"]
    text = "\n".join(map(safe.sentence, told))
    if entry.severity == "info":
        return [Element("system-out", {}, (text,))] if text else []
    return [Element("failure", {"type": entry.rule, "message": short(safe.sentence(entry.heading))}, (text,))]
