"""Office files and books, read in a process of their own (see sandbox): a loader gets only what a publisher served.

A crash, a hang, memory or files without end cost that process, and the source is refused in one sentence.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from diplodiff import codec, errors
from diplodiff.errors import DiplodiffError
from diplodiff.loaders import damaged, sandbox, sandbox_limits
from diplodiff.loaders.languages import kind_of_script
from diplodiff.loaders.media import EPUB, RTF
from diplodiff.model import Blocks, Snapshot
from diplodiff.settings.limits import LOAD_PATIENCE

_BESIDE = ("lxml.etree", "diplodiff.loaders.html")  # what reading EPUB takes beside its loader; DOCX and ODT the first


def load(media_type: str, loader: tuple[str, str], snapshot: Snapshot) -> Blocks:
    """The Blocks that a loader (module and function) reads in a process of its own.

    Raises what the loader raises; LoadError where it crashes, or takes more time, memory or open files than it may.
    """
    if sandbox_limits.is_expendable():
        with contextlib.suppress(MemoryError), sandbox_limits.limited():  # the other way tells what went wrong
            return _loaded(loader, snapshot)
    beside = _BESIDE[: {RTF: 0, EPUB: 2}.get(media_type, 1)]
    task = sandbox.Task(
        __name__, "read", "ready", LOAD_PATIENCE, "save it anew in its program, or give another format", True
    )
    said = [snapshot.origin, snapshot.media_type, snapshot.sha256]
    options = {"loader": loader, "beside": beside, "snapshot": said}
    (answer,) = sandbox.done(task, [options], snapshot.body, snapshot.origin)
    if "blocks" in answer:
        return codec.decode(Blocks, answer["blocks"])
    refused, message = str(answer.get("refused")), str(answer.get("message"))
    if refused == "RecursionError":
        raise RecursionError
    kind = getattr(errors, refused, None)
    if isinstance(kind, type) and issubclass(kind, DiplodiffError):
        raise kind(message)
    raise damaged(snapshot.origin, media_type, refused if refused.isidentifier() else "no answer")


def ready(options: dict[str, Any]) -> None:
    """Load and compile what reading takes, once for all the processes that are forked."""
    for module in (options["loader"][0], *options["beside"]):
        import_module(module)
    kind_of_script("")
    codec.encode(Blocks((), ""))


def read(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """The child's side: the Blocks as JSON can hold them, or why there are none."""
    origin, media_type, sha256 = options["snapshot"]
    try:
        blocks = _loaded(options["loader"], Snapshot(origin, body, media_type, sha256))
    except MemoryError:
        raise
    except Exception as error:
        return {"refused": type(error).__name__, "message": str(error)}
    return {"blocks": codec.encode(blocks)}


def _loaded(loader: Sequence[str], snapshot: Snapshot) -> Blocks:
    module, name = loader
    blocks: Blocks = getattr(import_module(module), name)(snapshot)
    return blocks
