"""A pack of evidence: one ZIP with what was compared, how it was served, the reports, and a list of hashes of it all.

manifest.json        what was asked, and size and SHA-256 of every other file
inputs/A.html ...    each text as it was served
warc/A.warc.gz ...   requests and answers, where a text came from the web
report.json, report.html
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from diplodiff import __version__, settings
from diplodiff.errors import SourceError
from diplodiff.evidence.warc_file import Earlier, packed
from diplodiff.fetching import Request
from diplodiff.model import Comparison, Snapshot
from diplodiff.render import drawn
from diplodiff.render.options import Options
from diplodiff.sources import captures
from diplodiff.sources.address import address

FORMAT = "diplodiff evidence 1"
MANIFEST = "manifest.json"
_DATE = (1980, 1, 1, 0, 0, 0)  # the pack of one comparison has the same bytes whenever it is made
_ENDINGS = {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked of a comparison, besides the texts: all that decides what it finds."""

    force: bool = False
    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    toponyms: str | None = None
    model: bool = False


def made(requests: Sequence[Request], comparison: Comparison, asked: Asked) -> bytes:
    """The pack; each request holds its snapshot."""
    files: dict[str, bytes] = {}
    texts = []
    for request, text in zip(requests, comparison.texts, strict=True):
        snapshot = request.held
        if snapshot is None:
            raise SourceError(f"{request.origin}: what was served is not held, so it cannot be packed.")
        name = f"inputs/{text.siglum}.{_ENDINGS.get(text.source.media_type, 'bin')}"
        files[name] = snapshot.body
        warc = _warc(snapshot, request)
        if warc is not None:
            files[f"warc/{text.siglum}.warc.gz"] = warc
        texts.append(_text(request, snapshot, name))
    files["report.json"] = _report("json", comparison)
    files["report.html"] = _report("html", comparison)
    manifest = {
        "format": FORMAT,
        "tool": {"name": "diplodiff", "version": __version__, "settings": settings.digest()},
        "asked": asdict(asked),
        "texts": texts,
        "files": {name: {"sha256": _sha256(body), "bytes": len(body)} for name, body in sorted(files.items())},
    }
    head = (json.dumps(manifest, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode(
        "utf-8", "backslashreplace"
    )
    return _zipped({MANIFEST: head, **files})


def _text(request: Request, snapshot: Snapshot, name: str) -> Mapping[str, Any]:
    """What leads to this text again, the password of a protected file left out."""
    origin = address(request.origin).origin
    return {
        "file": name,
        "part": request.origin[len(origin) :],
        "name": request.name,
        "language": request.language,
        "password": request.password is not None,
        "given": request.origin,
        "origin": snapshot.origin,
        "served_as": snapshot.media_type,
        "sha256": snapshot.sha256,
        "retrieved_at": snapshot.retrieved_at,
        "url": snapshot.provenance.url,
        "copy": snapshot.provenance.copy,
        "capture": snapshot.provenance.capture,
        "answered": _answered(snapshot, request),
        "notes": [[note.code, note.message] for note in snapshot.notes],
    }


def _answered(snapshot: Snapshot, request: Request) -> str | None:
    """The address whose answer in the WARC file is the text."""
    if snapshot.exchanges or not snapshot.provenance.capture:
        return snapshot.exchanges[-1].url if snapshot.exchanges else None
    store = captures.store_folder(request.policy)
    said = captures.record(store, snapshot.provenance.capture)
    return str(captures.record(store, said["same_as"])["answer_url"] if said.get("same_as") else said["answer_url"])


def _warc(snapshot: Snapshot, request: Request) -> bytes | None:
    """How it was served: as it was kept, or as it was fetched just now; None for a local file."""
    if snapshot.provenance.capture:
        store, name = captures.store_folder(request.policy), snapshot.provenance.capture
        said = captures.record(store, name)
        holder = said.get("same_as")
        first = captures.warc(store, holder, captures.record(store, holder)) if holder else b""
        return first + captures.warc(store, name, said) + _unchanged(snapshot, captures.record(store, holder or name))
    if not snapshot.exchanges:
        return None
    agent = request.policy.user_agent if request.policy else f"diplodiff/{__version__}"
    return packed(snapshot.exchanges, agent, {"url": snapshot.origin, "body-sha256": snapshot.sha256})


def _unchanged(snapshot: Snapshot, said: captures.Record) -> bytes:
    """The answer by which the server said just now that the page is as it was captured; nothing where none was asked."""
    if not snapshot.exchanges:
        return b""
    same = Earlier(said["answer_url"], said["answered_at"], said["payload_digest"])
    return packed(snapshot.exchanges, f"diplodiff/{__version__}", {"url": snapshot.origin}, same)


def _report(form: str, comparison: Comparison) -> bytes:
    found = drawn(form, comparison, Options(width=80))
    return found if isinstance(found, bytes) else found.encode("utf-8", "backslashreplace")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, body)
    return out.getvalue()


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def size_of(path: str) -> int:
    """Bytes of a pack on the disk. Raises SourceError."""
    try:
        return Path(path).stat().st_size
    except OSError as exc:
        raise SourceError(f"the pack {path} cannot be read ({exc.strerror}); check the path.") from exc
