"""One open page of a PDF: its characters with their places and type.

The library is handed in by the module that opened the document; nothing here imports it. A call into it costs more than
what it does, so places are asked for many at once, and the type once for every text object.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from diplodiff.errors import LoadError
from diplodiff.loaders import pdf_clusters, pdf_marks, pdf_rtl_points
from diplodiff.loaders.pdf_clusters import NOTHING, Piece, pieces, stated
from diplodiff.loaders.pdf_survey import UNKNOWN
from diplodiff.loaders.pdf_tables import Edge
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings import loaders_pdf as settings

_BOLD_NAME = regex(r"bold|black|heavy|semibold|[-,]bd\b", re.IGNORECASE)
_PLAIN_NAME = regex(r"[-,](?:regular|book|light|thin|normal)\b", re.IGNORECASE)
# Letters from right to left that are each followed by the same control character: the strokes by which type is spread.
_STROKES = regex("[\u0590-\u08ff]([\x00-\x08\x0e-\x1f])(?:[\u0590-\u08ff ]\\1){2,}")
_RECTANGLE = 16  # bytes: four floats

Box = tuple[float, float, float, float]


class Type(NamedTuple):
    """How the characters of one text object are set."""

    size: float  # points, as printed
    bold: bool
    degrees: int  # by which they are turned clockwise, 0 to 359
    widths: dict[str, float]  # of those of its characters that were measured, in points


# What a document is set in: by the name of the font and its flags, the size, and the matrix that it is drawn through.
Types = dict[tuple[bytes, int, float, bytes], Type]


class _Asked(dict[int, Any]):
    """What is known of characters by their index; what was not asked for with the others is asked for when needed."""

    def __init__(self, ask: Callable[[int], Any]) -> None:
        self._ask = ask

    def __missing__(self, index: int) -> Any:
        found = self[index] = self._ask(index)
        return found


class TextPage:
    """The characters of one page, with the page turned so that its text stands upright.

    `box` gives left, top, right, bottom of a character from the top left corner of the upright page, in points; `type`
    how it is set. types holds what the pages before were set in.
    """

    def __init__(self, pdfium: Any, page: Any, handle: Any, types: Types) -> None:
        self._pdfium, self._handle = pdfium, handle
        self._types = types
        x, y = ctypes.c_double(), ctypes.c_double()
        self._place = x, y, ctypes.addressof(x), ctypes.addressof(y)  # where pdfium writes one; it is asked for often
        self._matrix = (ctypes.c_float * 6)()
        self._objects: dict[int, Type] = {}
        self._fonts: dict[int, tuple[bytes, int]] = {}
        self.text = self._read_text()
        bounds = (ctypes.c_float * 4)()
        pdfium.FPDF_GetPageBoundingBox(page, bounds)
        left, top, right, bottom = bounds
        self.bounds = (left, bottom, right, top)
        self.turn = self._main_turn()
        self._boxes: dict[int, Box] = _Asked(lambda index: self._ask_boxes((index,))[0])
        self._known_boxes: dict[int, Box] = {}  # that say more than what pdfium says of the character
        self.box: Callable[[int], Box] = self._boxes.__getitem__
        self.type: Callable[[int], Type] = _Asked(self._type).__getitem__
        self.pieces: dict[
            int, Piece
        ] = {}  # its text objects, where some belong to stretches whose text the file states
        self.rules: Sequence[
            Edge
        ] = ()  # upright lines drawn on the page: what stands beside one is in cells of a table
        self.letters: dict[int, str] = {}  # letters that carry signs, with these, by their indexes
        if pdf_rtl_points.may_hold(self.text):
            self._ask_pieces(page)
            self._mend(*pdf_rtl_points.pointed(self, self.pieces, lambda stretch: stated(pdfium, stretch)))
        if pdf_clusters.may_hold(self.text):
            self._ask_pieces(page)
            self._mend(*pdf_clusters.mended(self, self.pieces), {})
            self.text = pdf_marks.whole_am(self.text, lambda i: pdfium.FPDFText_HasUnicodeMapError(handle, i) == 1)
            self._mend(*pdf_marks.in_place(self), {})

    def _ask_pieces(self, page: Any) -> None:
        indexes = range(len(self.text))
        self.ask(indexes)
        self.pieces = self.pieces or pieces(self._pdfium, page, self.objects(indexes), self.upright)

    def piece(self, index: int) -> Piece | None:
        """The text object of a character, where they were looked at."""
        return self.pieces.get(self._pdfium.FPDFText_GetTextObject(self._handle, index)) if self.pieces else None

    def _mend(self, text: str, boxes: dict[int, Box], letters: dict[int, str]) -> None:
        self.text = text
        self._known_boxes.update(boxes)
        self._boxes.update(boxes)
        self.letters.update(letters)

    def _read_text(self) -> str:
        """As many characters as pdfium counts, so that indexes into the text are indexes of its characters."""
        count = self._pdfium.FPDFText_CountChars(self._handle)
        if count > limits.MAX_CHARACTERS:
            raise LoadError(f"one page holds more than {limits.MAX_CHARACTERS:,} characters")
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        size = self._pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        # With a byte order mark: the codec that is built in needs one, that without it would have to be imported.
        text = (b"\xff\xfe" + bytes(buffer)[: 2 * max(0, size - 1)]).decode("utf-16", "replace")
        if len(text) == count:
            return text
        # Characters without a known letter were skipped.
        codes = (self._pdfium.FPDFText_GetUnicode(self._handle, i) for i in range(count))
        return "".join("\ufffe" if c == 2 and self._hyphen(i) else _character(c) for i, c in enumerate(codes))

    def _hyphen(self, index: int) -> bool:
        return bool(self._pdfium.FPDFText_IsHyphen(self._handle, index) == 1)

    def _main_turn(self) -> int:
        """By how many degrees clockwise most of the text is turned: 0, 90, 180 or 270."""
        step = max(1, len(self.text) // settings.PDF_TURN_SAMPLE)
        sample = [i for i in range(0, len(self.text), step) if not self.text[i].isspace()]
        half = len(sample) // 2 + 1
        turns = Counter(map(self._pdfium.FPDFText_GetCharAngle, repeat(self._handle), sample[:half]))
        if len(turns) > 1:  # else more than half stand alike, whatever the others do
            turns.update(map(self._pdfium.FPDFText_GetCharAngle, repeat(self._handle), sample[half:]))
        turn = _degrees(turns.most_common(1)[0][0]) if turns else 0
        return turn if turn % 90 == 0 else 0

    def ask(self, indexes: Sequence[int]) -> None:
        """Find out the places of many characters in one go."""
        self._boxes.update(zip(indexes, self._ask_boxes(indexes), strict=True))
        if self._known_boxes:
            self._boxes.update(self._known_boxes)

    def _ask_boxes(self, indexes: Sequence[int]) -> list[Box]:
        buffer = bytearray(_RECTANGLE * len(indexes))
        if not buffer:
            return []
        at = ctypes.addressof(ctypes.c_char.from_buffer(buffer))
        addresses = range(at, at + len(buffer), _RECTANGLE)
        deque(map(self._pdfium.FPDFText_GetLooseCharBox, repeat(self._handle), indexes, addresses), maxlen=0)
        floats = iter(memoryview(buffer).cast("f"))
        found = zip(floats, floats, floats, floats, strict=True)
        if self.turn == 0:  # most pages; a call less for every word
            x0, _, _, y1 = self.bounds
            return [(left - x0, y1 - top, right - x0, y1 - bottom) for left, top, right, bottom in found]
        return [self.upright(left, bottom, right, top) for left, top, right, bottom in found]

    def upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the file (origin at the bottom left) as a box on the upright page."""
        x0, y0, x1, y1 = self.bounds
        if self.turn == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if self.turn == 270:
            return bottom - y0, left - x0, top - y0, right - x0
        if self.turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    def angle(self, index: int) -> int:
        """Degrees by which a character is turned clockwise against most of the text, 0 to 359."""
        return (self.type(index).degrees - self.turn) % 360

    def turned(self, kind: Type) -> bool:
        """Whether what is set so stands otherwise than most of the text."""
        return kind.degrees != self.turn

    def size(self, index: int) -> float:
        """The size of the type in points, as printed."""
        return self.type(index).size

    def bold(self, index: int) -> bool:
        """Whether the type is bold, by its weight or by its name."""
        return self.type(index).bold

    def raised(self, mark: int, base: int) -> bool:
        """Whether a character in smaller type stands on a higher line than another: the mark of a note, an exponent."""
        size = self.size(base)
        if self.size(mark) > settings.PDF_RAISED_SIZE * size:
            return False
        rise = self.foot(base) - self.foot(mark)
        return settings.PDF_RAISED_BY * size <= rise <= size

    def stand(self, index: int) -> tuple[float, float]:
        """Where a character stands on its line, in points from the top left corner of the upright page."""
        x, y = self._origin(index)
        return self.upright(x, y, x, y)[:2]

    def foot(self, index: int) -> float:
        """The height of the line that a character stands on, in points from the top of the upright page."""
        if self.turn == 0:
            return self.bounds[3] - self._origin(index)[1]
        return self.stand(index)[1]

    def _origin(self, index: int) -> tuple[float, float]:
        x, y, *addresses = self._place
        self._pdfium.FPDFText_GetCharOrigin(self._handle, index, *addresses)
        return x.value, y.value

    def objects(self, indexes: Iterable[int]) -> list[int | None]:
        """The text objects that characters belong to: numbers that are the same for those of one object."""
        return list(map(self._pdfium.FPDFText_GetTextObject, repeat(self._handle), indexes))

    def _type(self, index: int) -> Type:
        thing = self._pdfium.FPDFText_GetTextObject(self._handle, index)
        return self.type_in(index, thing) if thing else self._ask_type(index, thing)

    def type_in(self, index: int, thing: int) -> Type:
        """How a character is set that is known to belong to this text object."""
        found = self._objects.get(thing)
        if found is None:
            found = self._objects[thing] = self._ask_type(index, thing)
        return found

    def _ask_type(self, index: int, thing: int | None) -> Type:
        pdfium, handle = self._pdfium, self._handle
        size = float(pdfium.FPDFText_GetFontSize(handle, index))
        matrix = self._matrix
        seen = pdfium.FPDFText_GetMatrix(handle, index, matrix)
        key = (*self._font(index, thing), size, bytes(matrix)[:16])
        found = self._types.get(key)
        if found is None:
            name = key[0].decode("latin-1")
            # the weight is worked out of the width of stems, which some writers guess
            heavy = pdfium.FPDFText_GetFontWeight(handle, index) >= 600 and not _PLAIN_NAME.search(name)
            bold = heavy or bool(_BOLD_NAME.search(name))
            scale = math.hypot(matrix[2], matrix[3]) if seen else 1.0
            # pdfium's own angle is that of the letters' stems: it calls slanted type turned
            turned = math.atan2(-matrix[1], matrix[0]) if seen else pdfium.FPDFText_GetCharAngle(handle, index)
            degrees = _degrees(turned)
            found = self._types[key] = Type(size * scale, bold, degrees, {})
        return found

    def _font(self, index: int, thing: int | None) -> tuple[bytes, int]:
        """The name and the flags of the font of a character."""
        font = self._pdfium.FPDFTextObj_GetFont(thing) if thing else None
        found = self._fonts.get(font) if font else None
        if found is None:
            name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            self._pdfium.FPDFText_GetFontInfo(self._handle, index, name, len(name), ctypes.byref(flags))
            found = (name.value, flags.value)
            if font:
                self._fonts[font] = found
        return found

    def known(self) -> tuple[int, float]:
        """How many visible characters there are, and of how many (by a sample) the font does not name the letter."""
        visible = "".join(self.text.replace(NOTHING, " ").split())
        if not visible:
            return 0, 0.0
        printable = visible.isprintable() and "\ufffd" not in visible
        strokes = set[int]()
        if not printable:
            strokes.update(i for m in _STROKES.finditer(self.text) for i in range(m.start() + 1, m.end(), 2))
        count = len(visible) - len(strokes)
        for size in (settings.PDF_FIRST_SAMPLE, settings.PDF_SAMPLE):
            step = max(1, count // size)
            sample = [i for i in range(0, len(self.text), step) if not (self.text[i].isspace() or i in strokes)]
            bad = self._unknown(sample, printable)
            if not bad:
                break
        return count, bad * count / max(1, len(sample))

    def _unknown(self, sample: Sequence[int], printable: bool) -> int:
        faults = map(self._pdfium.FPDFText_HasUnicodeMapError, repeat(self._handle), sample)
        if printable:
            return list(faults).count(1)
        return sum(
            [fault == 1 or UNKNOWN.match(self.text, i) is not None for i, fault in zip(sample, faults, strict=True)]
        )


def _degrees(radians: float) -> int:
    return round(math.degrees(radians)) % 360


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
