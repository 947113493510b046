"""Which texts are the same instrument: a manifest in TOML, CSV or JSON Lines, read and checked.

A source is a path relative to the manifest's folder, or an http(s) URL, and may name a part (`a.pdf#pages=2-5`).
Every error is a UsageError that names the file, the line and the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diplodiff.errors import UsageError
from diplodiff.patterns import regex
from diplodiff.provenance import RANKS, Rank
from diplodiff.settings.archive import ARCHIVE_MANIFEST_BYTES

if TYPE_CHECKING:
    from diplodiff.archive.manifest_files import Entry
    from diplodiff.archive.store import Store

_FORMS = (".toml", ".csv", ".jsonl")
_ID = regex(r"\w[\w.-]{0,119}")
_MOST_TEXTS = 26  # sigla are the letters of the alphabet
_ADDRESS = regex(r"[A-Za-z][A-Za-z0-9+.-]+://")  # one letter before the colon is a drive
_INSTRUMENT_KEYS = frozenset({"id", "title", "text", "options"})
_TEXT_KEYS = frozenset({"source", "side", "language", "provenance", "password"})
_OPTION_KEYS = frozenset({"force", "only", "ignore", "watch"})


@dataclass(frozen=True, slots=True)
class Text:
    """One published text of an instrument.

    source      as written in the manifest.
    side        who published it; texts of one side are versions of it. None: a side by itself.
    provenance  rank of where it comes from, P0 (the issuer's own site) to P4; only told, never weighed.
    """

    source: str
    side: str | None = None
    language: str | None = None
    provenance: Rank | None = None
    password: str | None = None

    @property
    def addressed(self) -> bool:
        """Whether the source is an address, and no path: https, or a capture that is kept on this machine."""
        return _ADDRESS.match(self.source) is not None

    @property
    def remote(self) -> bool:
        """Whether a server has to be asked what it serves now."""
        return self.addressed and not self.source.lower().startswith("capture://")


@dataclass(frozen=True, slots=True)
class Options:
    """How an instrument is compared, as in `diplodiff compare`; watch holds paths of lists of terms."""

    force: bool = False
    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """One declaration, statement or treaty, and what its sides published of it."""

    id: str
    texts: tuple[Text, ...]
    title: str | None = None
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The instruments of an archive in the order of the file; sources are relative to folder."""

    path: str
    folder: str
    instruments: tuple[Instrument, ...]
    notes: tuple[str, ...] = ()  # what its author should change, in a sentence each


_Read = tuple[tuple[Instrument, ...], tuple[str, ...]]  # the instruments, and what to say of them


def load(path: str, store: Store | None = None) -> Manifest:
    """The manifest in a file; its ending decides the format (.toml, .csv, .jsonl). Raises UsageError.

    store: where one that was read before is found again by its bytes.
    """
    from diplodiff.archive import manifest_kept

    if Path(path).suffix not in _FORMS:
        raise UsageError(f"{path} is no manifest: its name must end in .toml, .csv or .jsonl.")
    body, name = _body(path), ""
    if store is not None:
        from diplodiff.archive.keys import key, program

        name = key("manifest", program(), Path(path).suffix, hashlib.sha256(body).hexdigest())
    notes: tuple[str, ...] = ()
    instruments = manifest_kept.kept(store, name) if store else None
    if instruments is None:
        instruments, notes = _read(path, body)
        if store is not None and not notes:  # a note names the file, and goes with the next change of it
            manifest_kept.keep(store, name, instruments)
    return Manifest(path, str(Path(path).absolute().parent), instruments, notes)


def _body(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            body = stream.read(ARCHIVE_MANIFEST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"The manifest {path} cannot be read ({error.strerror}); check the path.") from error
    if len(body) > ARCHIVE_MANIFEST_BYTES:
        raise UsageError(f"The manifest {path} is larger than {ARCHIVE_MANIFEST_BYTES >> 20} MiB; split it.")
    return body


def _read(path: str, body: bytes) -> _Read:
    from diplodiff.archive import manifest_files

    read = {".toml": manifest_files.toml, ".csv": manifest_files.csv, ".jsonl": manifest_files.jsonl}[Path(path).suffix]
    try:
        content = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: this is not UTF-8; save the manifest as UTF-8.") from error
    instruments: list[Instrument] = []
    seen: dict[str, str] = {}
    entries = list(read(path, content))
    for entry in entries:
        found = _instrument(entry)
        here = seen.setdefault(found.id.casefold(), entry.where("id"))
        if here != entry.where("id"):
            raise UsageError(f"{entry.where('id')}, key id: {found.id!r} is the id of another instrument ({here}).")
        instruments.append(found)
    if not instruments:
        raise UsageError(f"The manifest {path} lists no instrument; `diplodiff archive init FOLDER` proposes one.")
    _check_choices(path, instruments)
    return tuple(instruments), _notes(path, entries)


def _instrument(entry: Entry) -> Instrument:
    _known_keys(entry, _INSTRUMENT_KEYS)
    name = _string(entry, "id")
    if name is None:
        raise entry.error("id", "an instrument needs an id")
    if not _ID.fullmatch(name):
        raise entry.error("id", f"{name!r} is no id; use letters, digits, '.', '-' and '_', 120 at most")
    texts = tuple(map(_text, entry.children("text")))
    if not 2 <= len(texts) <= _MOST_TEXTS:
        raise entry.error("text", f"an instrument has 2 to {_MOST_TEXTS} texts, this one {len(texts)}")
    return Instrument(name, texts, _string(entry, "title"), _options(entry.child("options")))


def _text(entry: Entry) -> Text:
    _known_keys(entry, _TEXT_KEYS)
    source = _string(entry, "source")
    if not source:
        raise entry.error("source", "a text needs a source: a path, a URL or the id of a capture")
    if source == "-" or "\0" in source:
        raise entry.error("source", "a text of an archive is a path, a URL or a capture, not standard input")
    language = _string(entry, "language")
    if language is not None:
        from diplodiff.language.tables import stated

        try:
            stated(language)
        except UsageError as error:
            raise entry.error("language", str(error).rstrip(".")) from error
    return Text(source, _string(entry, "side"), language, _rank(entry), _string(entry, "password"))


def _rank(entry: Entry) -> Rank | None:
    said = entry.data.get("provenance")
    if said is None or said in RANKS:
        return said
    if isinstance(said, int) and not isinstance(said, bool) and said >= 1:  # the scale of earlier manifests
        return RANKS[min(said, len(RANKS)) - 1]
    raise entry.error("provenance", f"a rank is one of {', '.join(RANKS)}, the issuer's own site first")


def _notes(path: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """What to change in a manifest of an earlier version."""
    old = [text for entry in entries for text in entry.children("text") if isinstance(text.data.get("provenance"), int)]
    if not old:
        return ()
    first, said = old[0].where("provenance"), old[0].data["provenance"]
    more = f" (so are {len(old) - 1} more)" if len(old) > 1 else ""
    return (
        f"{first}, key provenance: {said} is of an earlier scale{more} and was read as {_rank(old[0])}; "
        f"write {RANKS[0]} (the issuer's own site) to {RANKS[-1]} (a summary).",
    )


def _options(entry: Entry | None) -> Options:
    if entry is None:
        return Options()
    _known_keys(entry, _OPTION_KEYS)
    force = entry.data.get("force", False)
    if not isinstance(force, bool):
        raise entry.error("force", "this is true or false")
    return Options(force, _strings(entry, "only"), _strings(entry, "ignore"), _strings(entry, "watch"))


def _known_keys(entry: Entry, known: frozenset[str]) -> None:
    for key in entry.data:
        if key not in known:
            raise entry.error(key, f"there is no such key; known are {', '.join(sorted(known))}")


def _string(entry: Entry, key: str) -> str | None:
    value = entry.data.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise entry.error(key, "this is a text in quotation marks, and not empty")
    return value


def _strings(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise entry.error(key, 'this is a list of texts, as in ["S3", "info"]')
    return tuple(value)


def _check_choices(path: str, instruments: list[Instrument]) -> None:
    wanting = [i for i in instruments if i.options.only or i.options.ignore]
    if not wanting:
        return
    from diplodiff.pipeline import choice

    for wanted in {(i.options.only, i.options.ignore): i for i in wanting}.values():
        try:
            choice(wanted.options.only, wanted.options.ignore, ())
        except UsageError as error:
            raise UsageError(f"{path}, instrument {wanted.id}, keys only and ignore: {error}") from error
