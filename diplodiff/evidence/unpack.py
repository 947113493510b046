"""A pack of evidence, checked: every byte against its hashes, then the comparison made again from it.

The file may come from anyone. Nothing of it is written to the disk, names are those of the form and no others, and no
more is unpacked than is safe.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from diplodiff import __version__
from diplodiff.errors import DiplodiffError, LoadError, SourceError
from diplodiff.evidence.pack import FORMAT, MANIFEST, Asked, size_of
from diplodiff.fetching import Request
from diplodiff.model import Note, Snapshot
from diplodiff.patterns import regex
from diplodiff.pipeline import choice, compare, selected
from diplodiff.provenance import Provenance
from diplodiff.render.json import comparison_object, dumped
from diplodiff.settings import digest
from diplodiff.settings import evidence as settings
from diplodiff.sources.warc import Wanted, document

_NAME = regex(r"manifest\.json|report\.(?:json|html)|inputs/[A-Z]\.[a-z]{2,4}|warc/[A-Z]\.warc\.gz")
_MOST_FILES = 2 + 1 + 2 * 26
Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it. same: the comparison gives the same findings; exact: the report is the same byte for byte.

    lacking, further  messages of the findings that only the pack's report has, and that only this run has.
    """

    same: bool
    exact: bool
    made_by: str
    verdict: str
    texts: int
    findings: int
    lacking: tuple[str, ...]
    further: tuple[str, ...]
    digest: str


def verify(path: str, password: str | None = None, model: str | None = None) -> Verified:
    """Check a pack and make its comparison again. Raises SourceError where it is damaged or was changed."""
    files = _files(path)
    manifest = _manifest(path, files)
    for name, said in _listed(path, manifest, files):
        if hashlib.sha256(files[name]).hexdigest() != said["sha256"] or len(files[name]) != said["bytes"]:
            raise SourceError(f"{path}: {name} was changed after the pack was made.")
    try:
        asked = _asked(manifest["asked"])
        requests = [_request(path, files, text, password) for text in manifest["texts"]]
        report = json.loads(files["report.json"])
        _agrees(path, manifest, report)
        if asked.model and model is None:
            raise LoadError(f"{path} was made with an encoder of the user's own; give it with --model.")
        again = compare(requests, asked.force, None, model, asked.toponyms)
        again = selected(again, choice(asked.only, asked.ignore, asked.watch))
        return _verdict(path, files, manifest, report, comparison_object(again))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as exc:
        raise SourceError(
            f"{path} is no pack that can be verified ({type(exc).__name__}); it was made otherwise."
        ) from exc


def _asked(said: Object) -> Asked:
    only, ignore, watch = (tuple(map(str, said[key])) for key in ("only", "ignore", "watch"))
    toponyms = None if said["toponyms"] is None else str(said["toponyms"])
    return Asked(bool(said["force"]), only, ignore, watch, toponyms, bool(said["model"]))


def _verdict(path: str, files: dict[str, bytes], manifest: Object, report: Object, again: Object) -> Verified:
    then, now = _findings(report), _findings(again)
    exact = dumped(again).encode("utf-8", "backslashreplace") == files["report.json"]
    tool = manifest["tool"]
    made_by = f"diplodiff {tool['version']}" + (
        "" if (tool["version"], tool["settings"]) == (__version__, digest()) else ", another program than this"
    )
    same = then.keys() == now.keys() and report["gate"]["verdict"] == again["gate"]["verdict"]
    return Verified(
        same, exact, made_by, str(again["gate"]["verdict"]), len(manifest["texts"]), len(then),
        tuple(then[key] for key in then if key not in now), tuple(now[key] for key in now if key not in then),
        hashlib.sha256(files[MANIFEST]).hexdigest(),
    )  # fmt: skip


def _findings(report: Object) -> dict[tuple[str, ...], str]:
    return {
        (f["rule"], f["code"], f["severity"], f["confidence"], f["fingerprint"], *f["in"], "/", *f["not_in"]): str(
            f["message"]
        )
        for f in report.get("findings", [])
    }


def _agrees(path: str, manifest: Object, report: Object) -> None:
    """The report speaks of the very texts that are in the pack."""
    spoken = [text["source"]["sha256"] for text in report["texts"]]
    if spoken != [text["sha256"] for text in manifest["texts"]]:
        raise SourceError(f"{path}: the report is about other texts than those in the pack.")


def _request(path: str, files: dict[str, bytes], text: Object, password: str | None) -> Request:
    body = files[text["file"]]
    if hashlib.sha256(body).hexdigest() != text["sha256"]:
        raise SourceError(f"{path}: {text['file']} is not the text that the pack says.")
    siglum = text["file"].partition("/")[2][0]
    warc = files.get(f"warc/{siglum}.warc.gz")
    if warc is not None:
        served = document(lambda: io.BytesIO(warc), f"{path}, warc/{siglum}.warc.gz", Wanted(text["answered"]))
        if served.sha256 != text["sha256"]:
            raise SourceError(f"{path}: {text['file']} is not what its WARC file says was served.")
    if text["password"] and password is None:
        raise LoadError(f"{path}: {text['given']} needs a password; give it with --password.")
    held = Snapshot(
        text["origin"], body, text["served_as"], text["sha256"], text["retrieved_at"],
        Provenance(text["url"], text["copy"], text["capture"]),
        tuple(Note(code, message) for code, message in text["notes"]),
    )  # fmt: skip
    return Request(text["given"], text["name"], text["language"], password if text["password"] else None, None, held)


def _manifest(path: str, files: dict[str, bytes]) -> Object:
    try:
        manifest = json.loads(files[MANIFEST])
    except (KeyError, ValueError, RecursionError) as exc:
        raise SourceError(f"{path} is no pack of evidence: it has no manifest.") from exc
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise SourceError(f"{path} is no pack of evidence that this program knows; a later version may.")
    return manifest


def _listed(path: str, manifest: Object, files: dict[str, bytes]) -> list[tuple[str, Object]]:
    listed = manifest.get("files")
    if (
        not isinstance(listed, dict)
        or {*listed, MANIFEST} != set(files)
        or not {"report.json", "report.html"} <= set(listed)
    ):
        raise SourceError(f"{path}: the files in the pack are not those that its manifest lists.")
    if not all(isinstance(said, dict) and {"sha256", "bytes"} <= set(said) for said in listed.values()):
        raise SourceError(f"{path}: its manifest is damaged.")
    return list(listed.items())


def _files(path: str) -> dict[str, bytes]:
    """What is in the pack, all of it or nothing."""
    if size_of(path) > settings.PACK_BYTES:
        raise SourceError(f"{path} is larger than {settings.PACK_BYTES >> 20} MiB; it is no pack of evidence.")
    found: dict[str, bytes] = {}
    left = settings.PACK_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(path) as pack:
            entries = pack.infolist()
            if len(entries) > _MOST_FILES:
                raise SourceError(f"{path} holds {len(entries)} files; it is no pack of evidence.")
            for entry in entries:
                if not _NAME.fullmatch(entry.filename) or entry.filename in found or entry.flag_bits & 1:
                    raise SourceError(f"{path} holds a file that no pack of evidence has: {entry.filename[:80]!r}.")
                with pack.open(entry) as file:
                    body = file.read(left + 1)
                left -= len(body)
                if left < 0:
                    raise SourceError(f"{path} unpacks to more than {settings.PACK_UNPACKED_BYTES >> 20} MiB.")
                found[entry.filename] = body
    except DiplodiffError:
        raise
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, ValueError, NotImplementedError, RuntimeError) as exc:
        raise SourceError(f"{path} is no ZIP file that can be read, or it is damaged; get it again.") from exc
    return found
