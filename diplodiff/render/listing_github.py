"""A list of answers as annotations of GitHub Actions: one an entry, then the answer in one sentence."""

from __future__ import annotations

from diplodiff.model import Location
from diplodiff.render import listing_markdown, origins, safe
from diplodiff.render.excerpt import beginning
from diplodiff.render.github import LEVELS, TITLE, command
from diplodiff.render.listing import Entry, Listing
from diplodiff.render.markdown import quoted
from diplodiff.render.options import Options
from diplodiff.settings import render as settings


def render(listing: Listing, options: Options) -> str:
    """The entries as annotations, in their order; what weighs nothing is left to the reports for readers."""
    origin_of = {text.siglum: text.source.origin for text in listing.texts}
    places = {(t.siglum, p.id): p.location for t in listing.texts for p in t.paragraphs}
    lines = [_annotation(entry, origin_of, places) for entry in listing.entries if entry.severity != "info"]
    end = command("notice", {"title": f"{TITLE} {listing.command}"}, [listing.sentence, listing.disclaimer])
    return "".join([*lines, end])


def job_summary(listing: Listing, options: Options) -> str:
    """The Markdown report, or where that is more than GitHub shows, its sentence."""
    report = listing_markdown.render(listing, options)
    if len(report.encode("utf-8", "replace")) <= settings.RENDER_JOB_SUMMARY_BYTES:
        return report
    heading, *rest = (
        quoted(beginning(line, settings.RENDER_ANNOTATION_CHARS))
        for line in (listing.title, listing.sentence, listing.disclaimer)
    )
    return "\n\n".join([f"# {heading}", *rest]) + "\n"


def _annotation(entry: Entry, origin_of: dict[str, str], places: dict[tuple[str, str], Location]) -> str:
    level = LEVELS[entry.severity]
    if entry.confidence == "tentative" and level == "error":
        level = "warning"
    at: dict[str, str] = {}
    first = entry.extracts[0] if entry.extracts else None
    if first is not None and origins.is_file(origin_of.get(first.siglum, "-")):
        at["file"] = safe.one_line(origin_of[first.siglum])
        line = places.get((first.siglum, first.ids[0]), Location()).line if first.ids else None
        at |= {"line": str(line)} if line is not None else {}
    title = {"title": beginning(f"{entry.id}: {entry.heading}", settings.RENDER_NEAREST_CHARS)}
    told = list(entry.said)
    for extract in entry.extracts:
        told += [*extract.said, f"{extract.place}: {safe.isolate(safe.one_line(extract.text))}"]
    return command(level, at | title, told)
