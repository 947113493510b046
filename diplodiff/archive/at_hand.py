"""An index for an archive that has none: made in the user's cache, where the next search finds it and reads only what changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from diplodiff.archive.executors import cores
from diplodiff.archive.index import open_index
from diplodiff.archive.index.build import Built, build
from diplodiff.archive.store import default_folder
from diplodiff.settings.questions import AT_HAND_VECTORS

MANIFESTS = (".toml", ".csv", ".jsonl")


def at_hand(archive: str, language: str | None, told: Callable[[int, int], None]) -> tuple[str, Built | None]:
    """The file of an archive's index, and what was done to make it; None where it was made before.

    archive: the index itself, a manifest (the index beside it is taken where there is one), or a folder of texts.
    language: of what is looked for; texts in others get vectors, as long as there are no more than AT_HAND_VECTORS clauses.
    Raises UsageError where there is no such archive, DiplodiffError where nothing can be written.
    """
    path = Path(archive)
    manifest = path.suffix.lower() in MANIFESTS
    if manifest and (beside := path.with_suffix(".sqlite")).is_file():
        return str(beside), None
    if not (manifest and path.is_file()) and not path.is_dir():
        return archive, None
    file = str(_folder() / f"{sha256(os.path.abspath(archive).encode()).hexdigest()[:24]}.sqlite")
    built = build([archive], file, default_folder(), cores(), told)
    if encoders := _encoders(file, language):
        build([archive], file, default_folder(), cores(), told, encoders)
    return file, built


def _folder() -> Path:
    folder = Path(default_folder()) / "indexes"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="diplodiff-"))  # a home that cannot be written: for this search only
    return folder


def _encoders(file: str, language: str | None) -> list[str]:
    from diplodiff.similarity.encoders import choose

    with open_index(file) as index:
        others = {text.language for text in index.texts if text.language} - {language}
        if index.size > AT_HAND_VECTORS:
            return []
    return sorted({name for other in others if (name := choose((language, other)))})
