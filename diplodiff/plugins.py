"""Loaders and renderers that other distributions bring, found by their entry points.

They are looked for only when the program has no answer of its own: a source that none of its loaders reads, a format
that it does not write. Listing what is installed costs some 40 ms, and the normal way never pays that; nor can a plug-in
take the place of a loader or a renderer of the program. docs/plugins.md says how to write one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from diplodiff.errors import MissingPartError, UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from diplodiff.model import Blocks, Comparison, Snapshot
    from diplodiff.render.options import Options

LOADERS = "diplodiff.loaders"  # entry points named by the media type that they read
RENDERERS = "diplodiff.renderers"  # entry points named by the format that they write


class Loader(Protocol):
    """What an entry point of LOADERS leads to: a module, or an object, with these two."""

    def recognises(self, body: bytes) -> bool:
        """Whether these bytes are of the media type, told from the bytes alone."""

    def load(self, snapshot: Snapshot) -> Blocks:
        """The source as blocks in reading order; raises LoadError or EmptyTextError."""


class Renderer(Protocol):
    """What an entry point of RENDERERS leads to: a module, or an object, with this."""

    def render(self, comparison: Comparison, options: Options) -> str | bytes:
        """A comparison, refused ones too, as characters or as a document."""


def names(group: str) -> tuple[str, ...]:
    """The names that installed plug-ins of a group answer to, in order."""
    return tuple(dict.fromkeys(entry.name for entry in _entries(group)))


def named(group: str, name: str) -> object | None:
    """The plug-in of a name, None where none is installed. Raises UsageError where two are, MissingPartError as `_loaded`."""
    found = [entry for entry in _entries(group) if entry.name == name]
    if len({entry.value for entry in found}) > 1:
        brought = " and ".join(_from(entry) for entry in found)
        raise UsageError(f"The plug-in {name!r} is brought by {brought}; uninstall one of them.")
    return _loaded(found[0]) if found else None


def recognising(body: bytes) -> str | None:
    """The media type that an installed loader knows these bytes to be; None where none does."""
    for entry in _entries(LOADERS):
        recognises = getattr(_loaded(entry), "recognises", None)
        try:
            if callable(recognises) and recognises(body):
                return entry.name
        except Exception as exc:
            raise _broken(entry, exc) from exc
    return None


def _entries(group: str) -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points

    return iter(sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)))


def _loaded(entry: EntryPoint) -> object:
    """What an entry point leads to. Raises MissingPartError where it leads nowhere."""
    try:
        return entry.load()
    except Exception as exc:  # the code is another's: whatever it raises is told in a sentence
        raise _broken(entry, exc) from exc


def _broken(entry: EntryPoint, exc: Exception) -> MissingPartError:
    what = f"{type(exc).__name__}: {exc}".splitlines()[0][:200]
    return MissingPartError(
        f"The plug-in {entry.name!r} of {_from(entry)} does not work ({what}); repair or uninstall it."
    )


def _from(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
