"""What a run would find to do, told by looking only: nothing is compared and no server is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplodiff.archive import previous
from diplodiff.archive.jobs import Place
from diplodiff.archive.keys import program
from diplodiff.archive.manifest import Manifest
from diplodiff.archive.run import RESULTS
from diplodiff.archive.work import asked_of
from diplodiff.errors import DiplodiffError

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

UNCHANGED = "unchanged"
PUBLISHED_ANEW = "changed since it was compared"
OTHER_PROGRAM = "compared by another version or other settings of this program"
NEVER = "not compared yet"
FAILED = "failed when it was last compared"
UNREADABLE = "cannot be read now"
REMOTE = "on the web, looked at by a run only"

STATES = (UNCHANGED, PUBLISHED_ANEW, OTHER_PROGRAM, NEVER, FAILED, UNREADABLE, REMOTE)


def status(
    manifest: Manifest, output: str, web: Policy | None = None, places: str | None = None
) -> Iterator[tuple[str, str, str]]:
    """For each instrument its id, one of STATES, and more about it (or nothing), in the order of the manifest.

    web, places  as the run would be given them (jobs.Place).
    """
    before = previous.results(os.path.join(output, RESULTS))
    place = Place(manifest.folder, None, "", web=web, places=places)
    for instrument in manifest.instruments:
        line = before.get(instrument.id)
        if line is None:
            yield instrument.id, NEVER, ""
        elif not line.key:
            head = line.head()
            yield instrument.id, FAILED, head.error if head else ""
        elif any(text.remote for text in instrument.texts):
            yield instrument.id, REMOTE, ""
        else:
            try:
                key = asked_of(instrument, place).key
            except DiplodiffError as error:
                yield instrument.id, UNREADABLE, str(error)
                continue
            yield instrument.id, UNCHANGED if key == line.key else _turned(line), ""


def _turned(line: previous.Before) -> str:
    head = line.head()
    return OTHER_PROGRAM if head is not None and head.program != tuple(program()) else PUBLISHED_ANEW
