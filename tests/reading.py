"""Texts and comparisons from strings, without files."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from diplodiff.loaders import detect, load
from diplodiff.model import Comparison, PublishedText, Snapshot
from diplodiff.pipeline import compare_texts
from diplodiff.structure.build import Side, structure


def read(content: str | bytes, siglum: str = "A", name: str = "a.txt") -> PublishedText:
    """A text read from what a file of this content would hold."""
    body = content.encode() if isinstance(content, str) else content
    snapshot = Snapshot(name, body, "", hashlib.sha256(body).hexdigest())
    blocks = load(snapshot)
    return structure(blocks, replace(snapshot, media_type=detect(snapshot)), Side(siglum, name))


def compared(a: str | bytes, b: str | bytes, force: bool = False) -> Comparison:
    return compare_texts((read(a, "A", "a.txt"), read(b, "B", "b.txt")), force)
