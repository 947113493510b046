"""Tiny PDFs, written by hand: what stands where on each page, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from diplodiff.loaders import sandbox

WIDTH, HEIGHT = 600, 800


@dataclass(frozen=True)
class Put:
    """One line of text at (x, y) from the page's top left corner; space widens the gaps between words (in points)."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    turned: bool = False
    space: float = 0
    slanted: bool = False

    def drawn(self) -> bytes:
        text = self.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        matrix = "0 1 -1 0" if self.turned else "1 0 0.25 1" if self.slanted else "1 0 0 1"
        font = "B" if self.bold else "F"
        start = f"BT /{font} {self.size} Tf {self.space} Tw {matrix} {self.x} {HEIGHT - self.y} Tm (".encode()
        return start + text + b") Tj ET\n"


def column(x: float, y: float, lines: Sequence[str], leading: float = 12, size: float = 10) -> list[Put]:
    """Lines one below the other."""
    return [Put(x, y + n * leading, line, size) for n, line in enumerate(lines)]


def page_picture(body: bytes, number: int, turn: int = 0) -> tuple[int, int, bytes, float]:
    """A page of any PDF (from 1) as a picture: width, height, grey pixels, and pixels an inch."""
    answer = sandbox.call("diplodiff.loaders.pdf_document", "render", {"page": number, "turn": turn}, body, "made.pdf")
    picture = base64.b64decode(answer["png"])
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    rows = zlib.decompress(picture[41:-16])  # one chunk of pixels between the two short ones of a PNG
    pixels = b"".join(rows[at + 1 : at + 1 + width] for at in range(0, len(rows), width + 1))
    return width, height, pixels, answer["dpi"]


def rule(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A drawn line."""
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n".encode()


def assembled(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(body) + body + b"\nendstream"


_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def locked(lines: Sequence[Put], password: str) -> bytes:
    """One page, encrypted with a password (standard handler, revision 2, RC4 of 40 bits: ISO 32000-1, 7.6.3)."""
    secret = (password.encode("latin-1") + _PAD)[:32]
    owner = _rc4(hashlib.md5(secret).digest()[:5], secret)
    rights, name = b"\xfc\xff\xff\xff", b"0123456789abcdef"
    key = hashlib.md5(secret + owner + rights + name).digest()[:5]
    content = b"".join(line.drawn() for line in lines)
    cipher = _rc4(hashlib.md5(key + b"\4\0\0" + b"\0\0").digest()[:10], content)
    body = assembled([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(cipher), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + owner.hex().encode() + b">/U<" + _rc4(key, _PAD).hex().encode() + b">>>",
    ])  # fmt: skip
    names = b"/Encrypt 6 0 R/ID[<" + name.hex().encode() + b"><" + name.hex().encode() + b">]"
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R" + names)


def _rc4(key: bytes, text: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for letter in text:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(letter ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def made(*pages: Sequence[Put | bytes], turn: int = 0, resources: bytes = b"", extra: Sequence[bytes] = ()) -> bytes:
    """A PDF with these pages in Helvetica (and its bold); `turn` is each page's rotation in degrees."""
    encoding = b"/Encoding/WinAnsiEncoding"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en)>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + encoding + b">>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold" + encoding + b">>",
        *extra,
    ]
    kids = []
    for page in pages:
        content = b"".join(item if isinstance(item, bytes) else item.drawn() for item in page)
        objects.append(stream(zlib.compress(content), b"/Filter/FlateDecode"))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R" % (WIDTH, HEIGHT, turn, len(objects))
            + b"/Resources<</Font<</F 3 0 R/B 4 0 R>>" + resources + b">>>>"
        )  # fmt: skip
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[" % len(kids) + listed + b"]>>"
    return assembled(objects)
