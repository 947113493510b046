"""Manifests that were read and checked before, found again by their bytes: reading TOML costs half of a run without work."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from diplodiff.archive.manifest import Instrument, Options, Text
from diplodiff.archive.store import Store


def kept(store: Store, name: str) -> tuple[Instrument, ...] | None:
    """The instruments of a manifest by the name that its bytes give it; None where it was not kept."""
    content = store.get("manifests", name)
    if content is None:
        return None
    return tuple(
        Instrument(called, tuple(Text(*text) for text in texts), title, Options(force, *map(tuple, lists)))
        for called, title, texts, force, lists in json.loads(content)
    )


def keep(store: Store, name: str, instruments: Sequence[Instrument]) -> None:
    """Keep a manifest, unless it holds a password: a secret stays where its owner wrote it."""
    if any(text.password for each in instruments for text in each.texts):
        return
    rows = [
        [each.id, each.title, [astuple(text) for text in each.texts], each.options.force, _lists(each.options)]
        for each in instruments
    ]
    store.put("manifests", name, json.dumps(rows).encode())


def _lists(options: Options) -> list[tuple[str, ...]]:
    return [options.only, options.ignore, options.watch]
