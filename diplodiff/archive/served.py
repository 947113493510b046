"""What was served for a text: bytes that were fetched once, to look, are handed to the pipeline and not fetched again."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from diplodiff.archive.manifest import Text
from diplodiff.archive.store import Store
from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.fetching import Request, fetched
from diplodiff.model import Snapshot
from diplodiff.sources.address import address
from diplodiff.sources.policy import Policy, from_environment


class Served(NamedTuple):
    """A snapshot under the address that the manifest gives, and the part of it that is wanted ("#pages=2-5")."""

    snapshot: Snapshot
    part: str


def look(text: Text, folder: str, web: Policy | None = None) -> Served:
    """What the publisher serves now. web says how servers may be asked; an address in a manifest is typed by nobody.

    Raises SourceError or EmptyTextError.
    """
    place = text.source if text.addressed else os.path.join(folder, text.source)
    origin = address(place).origin
    part = place[len(origin) :]
    shown = text.source[: len(text.source) - len(part)]
    try:
        policy = web or from_environment()
        # a page on disk may name any file of this machine as its full text: only those of servers are followed
        follow = policy.follow_attachment and text.remote
        found = fetched(Request(origin, policy=replace(policy, typed=False, follow_attachment=follow)))
    except (SourceError, EmptyTextError) as error:
        if text.addressed:
            raise
        raise type(error)(str(error).replace(origin, shown)) from error
    if found.provenance.copy and not text.addressed:  # out of a WARC file, which is named as the manifest names it
        found = replace(found, provenance=replace(found.provenance, copy=shown.partition("#")[0]))
    elif not text.addressed:
        found = replace(found, origin=shown)
    return Served(replace(found, exchanges=()), part)


def keep(store: Store, snapshot: Snapshot) -> None:
    """Keep the bytes, so that a later version can read them again."""
    if not store.has("bytes", snapshot.sha256):
        store.put("bytes", snapshot.sha256, snapshot.body)


def kept(store: Store, source: dict[str, object], part: str) -> Served | None:
    """What was served at an earlier run, from the source told in its result; None where the bytes are not kept."""
    sha256, served_as, at = str(source["sha256"]), str(source.get("served_as", "")), source.get("retrieved_at")
    body = store.get("bytes", sha256)
    if body is None:
        return None
    return Served(Snapshot(str(source["origin"]), body, served_as, sha256, str(at) if at else None), part)
