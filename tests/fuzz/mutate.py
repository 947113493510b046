"""How inputs are bent: bytes, words of a format, other inputs, and for a container one of its parts."""

from __future__ import annotations

import copy
import io
import random
import re
import warnings
import zipfile
from collections.abc import Sequence

from lxml import etree

LONGEST = 60_000  # bytes; longer inputs find little more and cost much


def mutated(rng: random.Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One of the seeds, bent a few times."""
    body = rng.choice(seeds)
    if body.startswith(b"PK\x03\x04") and rng.random() < 0.9:
        return _in_a_part(rng, body, seeds, words)
    return _bent(rng, body, seeds, words)[:LONGEST]


def _bent(rng: random.Random, body: bytes, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    out = bytearray(body)
    for _ in range(1 << rng.randrange(5)):
        at = rng.randrange(len(out) + 1)
        size = min(1 << rng.randrange(10), len(out) - at)
        match rng.randrange(9):
            case 0 | 1 | 2:
                out[at:at] = rng.choice(words)
            case 3:
                out[at : at + size] = b""
            case 4 if out:
                out[at - 1] = rng.choice((0, 10, 32, 60, 127, 128, 255, rng.randrange(256)))
            case 5:
                out[at:at] = out[at : at + size] * rng.choice((1, 1, 1, 9))
            case 6:
                other = rng.choice(seeds)
                start = rng.randrange(len(other) + 1)
                out[at : at + size] = other[start : start + size]
            case 7:
                to = rng.randrange(len(out) + 1)
                piece = bytes(out[at : at + size])
                del out[at : at + size]
                out[to:to] = piece
            case _:
                out[at : at + len(word)] = (word := rng.choice(words))
    return bytes(out)


def _in_a_part(rng: random.Random, body: bytes, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return _bent(rng, body, seeds, words)
    bent = rng.choices(range(len(parts)), [len(part) + 1 for _, part in parts])[0]
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:  # stored, so that bytes can be bent too
        warnings.simplefilter("ignore")
        for n, (name, part) in enumerate(parts):
            if n != bent:
                archive.writestr(name, part)
            elif rng.random() < 0.97:
                archive.writestr(name, _part(rng, part, [p for _, p in parts], words))
    return out.getvalue()


def _part(rng: random.Random, part: bytes, parts: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """A part of a container; of XML mostly its elements, so that it stays XML."""
    if rng.random() < 0.8 and part.lstrip().startswith(b"<"):
        try:
            root = etree.fromstring(part)
        except (etree.XMLSyntaxError, ValueError):
            return _bent(rng, part, parts, words)
        for _ in range(1 << rng.randrange(5)):
            _rearrange(rng, [e for e in root.iter() if isinstance(e.tag, str)], words)
        return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    return _bent(rng, part, parts, words)


def _rearrange(rng: random.Random, elements: Sequence[etree._Element], words: Sequence[bytes]) -> None:
    element, other = rng.choice(elements), rng.choice(elements)
    parent = element.getparent()
    said = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", rng.choice(words).decode("utf-8", "replace"))
    match rng.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if len(elements) < 3_000:
            other.insert(rng.randrange(len(other) + 1), copy.deepcopy(element))
        case 2:
            element.text = said
        case 3:
            element.tail = said
        case 4 | 5 if other.attrib:
            name = rng.choice(list(other.attrib))
            element.set(name, rng.choice((said, "0", "-1", "7", "99999999999", "x", "", other.get(name) or "")))
        case _:
            element.tag = other.tag
