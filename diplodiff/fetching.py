"""The first steps of the pipeline: from what the user says of a text to what was served, and to its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from diplodiff.errors import LoadError
from diplodiff.model import Blocks, Note, PublishedText, Snapshot
from diplodiff.provenance import RANKS
from diplodiff.settings import loaders as settings
from diplodiff.values import dataclass

if TYPE_CHECKING:
    from diplodiff.sources.address import Address
    from diplodiff.sources.policy import Policy


@dataclass(frozen=True, slots=True)
class Request:
    """What the user says of one text: where it is, how to call it, its language and password where needed.

    policy says how the web may be asked (the environment does without it); held is what was served, where that is known
    already and is not to be asked for again.
    """

    origin: str
    name: str | None = None
    language: str | None = None
    password: str | None = None
    policy: Policy | None = None
    held: Snapshot | None = None


# Options of the command line that say how the web may be asked.
FETCHING = ("contact", "allow_private", "follow_attachment", "timegate", "store")


def policy_of(options: Mapping[str, object]) -> Policy:
    """A policy of what was given; what is missing, None or False is as the environment says."""
    from diplodiff.sources.policy import from_environment

    given: dict[str, Any] = {name: value for name, value in options.items() if value or name == "typed"}
    policy = replace(from_environment(), **given)
    return replace(policy, known=partial(_last_known, policy))


def _last_known(policy: Policy, url: str) -> Snapshot | None:
    from diplodiff.sources.captures import last_known, store_folder

    return last_known(store_folder(policy), url)


def fetched(request: Request, stdin: BinaryIO | None = None) -> Snapshot:
    """What was served for a text: the file that its page links as the full text where the policy says so.

    Raises SourceError, EmptyTextError.
    """
    from diplodiff.sources import fetch
    from diplodiff.sources.address import address

    if request.held is not None:
        return request.held
    snapshot = fetch(address(request.origin).origin, stdin, request.policy)
    if request.policy is not None and request.policy.follow_attachment:
        return _attachment(snapshot, request)
    return snapshot


def known_publisher(snapshot: Snapshot) -> Snapshot:
    """The same, with who runs the site that it was served from, where a list knows that."""
    from diplodiff.sources.publishers import publisher

    found = publisher(snapshot.provenance.url or snapshot.origin)
    return replace(snapshot, provenance=replace(snapshot.provenance, publisher=found)) if found else snapshot


def ranked(text: PublishedText) -> PublishedText:
    """The same, its publisher ranked for the parties that the text names."""
    if text.source.provenance.publisher is None:
        return text
    from diplodiff.sources.publishers import issued

    found = issued(text.source.provenance, text.instrument.parties)
    return replace(text, source=replace(text.source, provenance=found))


def standing(texts: Sequence[PublishedText]) -> tuple[Note, ...]:
    """A warning where the texts come from sources of different standing: ranks more than one apart."""
    known = [(RANKS.index(p.rank), text.siglum, p) for text in texts if (p := text.source.provenance.publisher)]
    if not known or max(known)[0] - min(known)[0] < 2:
        return ()
    listed = "; ".join(f"{siglum} from {site.name} ({site.rank}, {site.role})" for _, siglum, site in known)
    what = f"The texts come from sources of different standing: {listed}."
    return (Note("provenance", f"{what} What one of them lacks may be lacking in that reproduction only."),)


def _attachment(snapshot: Snapshot, request: Request) -> Snapshot:
    """The file that the page names as its full text, or the page itself where it names none."""
    from diplodiff.loaders import linked_file
    from diplodiff.sources import fetch

    file = linked_file(snapshot)
    if file is None or request.policy is None:
        return snapshot
    found = fetch(file, None, replace(request.policy, typed=False))
    note = Note("attachment-followed", f"Read in place of the page that links it, as asked: {snapshot.origin}")
    return replace(found, notes=(*found.notes, note), exchanges=(*snapshot.exchanges, *found.exchanges))


def loaded(request: Request, stdin: BinaryIO | None = None) -> tuple[Address, Snapshot, Blocks]:
    """The steps before structure: the address taken apart, what was served, and its blocks (of the pages wanted)."""
    from diplodiff.loaders import detect, load
    from diplodiff.sources.address import address

    place = address(request.origin, request.held.origin if request.held else None)
    snapshot = fetched(request, stdin)
    blocks = load(snapshot, request.password, request.language or place.language, place.pages)
    snapshot = known_publisher(snapshot)
    snapshot = replace(snapshot, media_type=detect(snapshot))  # what the bytes are, whatever the server called them
    if place.pages:
        wanted = tuple(b for b in blocks.blocks if any(a <= (b.location.page or 0) <= z for a, z in place.pages))
        if not wanted:
            raise LoadError(f"{request.origin}: these pages hold no text; the source may have fewer, or no pages.")
        asked = ", ".join(f"{a}-{b}" if b > a else f"{a}" for a, b in place.pages)
        notes = (*blocks.notes, Note("pages", f"Only these pages were read, as asked: {asked}."))
        coverage = min(blocks.coverage, settings.PAGES_COVERAGE)
        blocks = replace(blocks, blocks=wanted, notes=notes, coverage=coverage)
    return place, snapshot, blocks
