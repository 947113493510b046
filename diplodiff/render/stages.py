"""The steps between bytes and paragraphs as JSON, so that a reader can see where a passage went."""

from __future__ import annotations

import base64
from typing import Any

from diplodiff.model import Block, Blocks, PublishedText, Snapshot
from diplodiff.render.json import dumped, location_object, text_object

Object = dict[str, Any]


def snapshot(served: Snapshot, blocks: Blocks, text: PublishedText) -> str:
    """What was served: its address, type, time, hash and bytes (base64)."""
    return dumped(
        {
            "origin": served.origin,
            "media_type": served.media_type,
            "sha256": served.sha256,
            "retrieved_at": served.retrieved_at,
            "size": len(served.body),
            "body": base64.b64encode(served.body).decode("ascii"),
        }
    )


def blocks(served: Snapshot, blocks: Blocks, text: PublishedText) -> str:
    """The blocks in reading order as the loader gave them, those left out included."""
    return dumped(
        {
            "method": blocks.method,
            "coverage": blocks.coverage,
            "language": blocks.language,
            "title": blocks.title,
            "blocks": [_block(block) for block in blocks.blocks],
            "notes": [{"code": n.code, "message": n.message} for n in blocks.notes],
        }
    )


def structure(served: Snapshot, blocks: Blocks, text: PublishedText) -> str:
    """The text as `show` has it, and what was left out and why."""
    left_out = [{"reason": o.reason, "text": o.text, "location": location_object(o.location)} for o in text.left_out]
    return dumped({**text_object(text), "left_out": left_out})


def clauses(served: Snapshot, blocks: Blocks, text: PublishedText) -> str:
    """Every clause in order, with the paragraph that it stands in."""
    found = [
        {
            "id": clause.id,
            "paragraph": paragraph.id,
            "label": paragraph.label,
            "role": paragraph.role,
            "text": clause.text,
        }
        for paragraph in text.paragraphs
        for clause in paragraph.clauses
    ]
    return dumped({"siglum": text.siglum, "name": text.name, "language": text.language, "clauses": found})


def _block(block: Block) -> Object:
    known: Object = {
        "kind": block.kind,
        "text": block.text,
        "location": location_object(block.location),
        "level": block.level or None,
        "number": block.number,
        "size": block.size,
        "bold": block.bold or None,
        "confidence": block.confidence,
        "left_out": block.left_out,
        "aside": block.aside or None,
    }
    return {key: value for key, value in known.items() if value is not None}
