"""Lines measured for joining: where each starts and ends in its column, and what its words look like.

Lines of a page have boxes; lines of plain text are given ones of their own, a column a character and a unit of height a
line, so that one set of rules serves both. Right-to-left lines are mirrored: `start` is always where reading starts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from diplodiff.language.normalise import UNSPACED, ascii_digits, is_small
from diplodiff.model import Block
from diplodiff.patterns import foreign, regex
from diplodiff.settings.structure_lines import LINE_BARE_LABEL
from diplodiff.values import dataclass

_RTL = foreign("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEADING = regex(r"[ \t\u00a0\u3000]*")
_TAB = 8
HYPHENS = "-\u2010\u00ad"
_LABEL = regex(
    r"""(?:
      [(（\[]\s?(?:\d{1,3}|[^\W\d_]{1,4}|[一二三四五六七八九十百]{1,4})\s?[)）\]]   # (1) (a) (iv) （一）
    | \d{1,3}(?:\.\d{1,3}){0,4}\s?(?:[.):：](?!\d)|[）．、\u06d4\u0964])                # 1. 1.1. 1) 1、 1۔ 1।
    | \d{1,3}\s?[-–—ـ](?=\s)                                                     # 1- 1 –
    | \d{1,3}(?:\.\d{1,3}){1,4}(?=\s)                                            # 1.1
    | \d{1,2}[.]?[°º]\s
    | [IVXLC]{1,7}\s?[.)\-–—](?=\s|$) | [ivxlc]{1,7}[.)](?=\s)
    | [^\W\d_][.)）](?=\s)(?!(?<=\.)\s[^\W\d_]\.) | [^\W\d_][-ـ](?=\s)             # a) А. أ-; not "z. B.", "A. N. Orel"
    | [一二三四五六七八九十百]{1,4}[、.．：]
    | 第\s?[\d一二三四五六七八九十百〇零]{1,5}\s?[条條款章节節部項项号號編编] | 제\s?\d{1,3}\s?[조항호장절부]
    | [①-⑳⑴-⒇Ⅰ-Ⅻ] | §+\s?\d
    | [•·▪▫●○◦■□◆◇‣⁃∙➢➤✓\uf0b7\uf0a7] | [–—*-]\s
    | [^\W\d_]{1,14}\.?\s\(?(?:\d{1,3}|[IVXLC]{1,7})\)?(?=[\s.:–—-]|$)           # Article 4, المادة (1)
    | \d{1,3}[-‐]?(?:бап|тармақ|бөлім|тарау|madde|бөлік|қосымша)\b
    )""",
    re.VERBOSE,
)
_VALUE = regex(r"[(（]?(\d{1,3})(?!\.?\d)")
_WORDED_LABEL = regex(r"[^\W\d_]{1,14}\.?\s")
TERMINAL = regex("[.!?:;…。！？；：।॥۔؟؛։។၊။፡።]['\"”’»」』)）\\]\u200f\u200e¹²³⁰⁴-⁹]*$")
_STOPPED = regex(TERMINAL.pattern.replace(":", "").replace("：", ""))


@dataclass(frozen=True, slots=True)
class Shape:
    """One line: block is its index; start and end run in the direction of reading; middle is its height on the page."""

    block: int
    text: str
    page: int
    start: float
    end: float
    top: float
    bottom: float
    size: float
    bold: bool
    label: bool
    worded: bool  # the label is a word and a number, which a sentence may also hold

    @property
    def numbers(self) -> bool:
        """Whether the line is a label and nothing else."""
        return self.label and _LABEL.fullmatch(ascii_digits(self.text.strip())) is not None

    @property
    def value(self) -> int | None:
        """The number that the line begins with, where its label is one."""
        found = _VALUE.match(ascii_digits(self.text)) if self.label and not self.worded else None
        return int(found.group(1)) if found else None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def terminal(self) -> bool:
        return _ends_in(self.text, ".!?:;", TERMINAL)

    @property
    def stopped(self) -> bool:
        """Ends as a sentence does, a colon not counted."""
        return _ends_in(self.text, ".!?;", _STOPPED)

    @property
    def small(self) -> bool:
        """Begins with a small letter."""
        return is_small(self.text)

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def bare(self) -> bool:
        """A label that stands alone on its line: "Article 4", which its title does not continue."""
        return self.label and len(self.text) <= LINE_BARE_LABEL

    @property
    def cut(self) -> bool:
        """Whether a hyphen at the end of the line cuts a word."""
        return self.text[-1:] in HYPHENS and self.text[-2:-1].isalpha()

    @property
    def opening(self) -> str:
        """The first word, whatever its capitals."""
        return self.text.split(" ", 1)[0].casefold()

    @property
    def caps(self) -> bool:
        return len(self.text) > 3 and self.text.isupper()


def _ends_in(text: str, marks: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text ends in one of these marks, or in what the pattern takes for one of other scripts, quotes closed."""
    if text.isascii():
        return text.rstrip("'\")]").endswith(tuple(marks))
    return pattern.search(text) is not None


def first_word(line: Shape) -> float:
    """The width of the first word of a line and the space before it, as far as characters tell."""
    width = (line.end - line.start) / max(1, _wide(line.text))
    head, _, rest = line.text.partition(" ")
    if UNSPACED.match(line.text):
        return 2.5 * max(line.size, width)
    if len(head) <= 3 and rest and not line.label:
        # Short words and signs are often bound to the next one by a space that does not break.
        head = f"{head} {rest.partition(' ')[0]}"
    return width * (_wide(head) + 1)


def _wide(text: str) -> int:
    """How many characters of a text take room on the line: marks above and below others do not."""
    return len(text) if text.isascii() else sum(unicodedata.category(char) not in ("Mn", "Cf") for char in text)


def shapes(blocks: Sequence[Block]) -> dict[int, Shape]:
    """The lines among the blocks, by index, empty ones aside."""
    found: dict[int, Shape] = {}
    measure = _measure(blocks)
    for n, block in enumerate(blocks):
        if block.kind == "line" and block.left_out is None and block.text.strip():
            found[n] = _on_page(n, block) if block.location.box else _in_text(n, block, measure)
    return found


def _measure(blocks: Sequence[Block]) -> Callable[[str], int]:
    """What the lines of plain text were broken by: the columns that they take on a screen, or the characters in them.

    They differ where vowel signs and accents are characters of their own.
    """
    lines = [b.text.rstrip() for b in blocks if b.kind == "line" and not b.location.box and b.text.strip()]
    if all(line.isascii() for line in lines):
        return len
    counts = [_broken_for_nothing(blocks, measure) for measure in (_width, len)]
    return len if counts[1] < counts[0] else _width


def _broken_for_nothing(blocks: Sequence[Block], measure: Callable[[str], int]) -> int:
    """How many lines end in the midst of a sentence although the next line's first word had found room in them."""
    lines = [b.text.rstrip() if b.kind == "line" and not b.location.box else "" for b in blocks]
    widths = [measure(line) for line in lines]
    edge = sorted(widths)[-1 - len(widths) // 50]
    return sum(
        bool(line and after) and not TERMINAL.search(line) and width + _first(after, measure) <= edge
        for line, after, width in zip(lines, lines[1:], widths, strict=False)
    )


def _first(line: str, measure: Callable[[str], int]) -> int:
    """The room that the beginning of a line had taken on the one above: a word and a space, or a character or two."""
    text = line.lstrip()
    return measure(text[:2]) if UNSPACED.match(text) else 1 + measure(text.split()[0])


def _label(text: str) -> tuple[bool, bool]:
    head = ascii_digits(text.lstrip()[:40])
    found = _LABEL.match(head)
    return bool(found), bool(found and _WORDED_LABEL.match(found.group()))


def _on_page(n: int, block: Block) -> Shape:
    left, top, right, bottom = block.location.box or (0.0, 0.0, 0.0, 0.0)
    if 2 * len(_RTL.findall(block.text)) > sum(map(str.isalpha, block.text)):
        left, right = -right, -left
    size = block.size or (bottom - top) / 1.2 or 1.0
    return Shape(
        n, block.text, block.location.page or 0, left, right, top, bottom, size, block.bold, *_label(block.text)
    )


def _in_text(n: int, block: Block, measure: Callable[[str], int]) -> Shape:
    raw = block.text.expandtabs(_TAB)
    indent = float(measure(_LEADING.match(raw).group()))  # type: ignore[union-attr]  # matches the empty string
    text = raw.strip()
    line = float(block.location.line or n + 1)
    return Shape(n, text, 0, indent, indent + measure(text), line, line + 1, 1.0, block.bold, *_label(text))


class _Columns(dict[str, int]):
    """How many columns of a screen each character takes: looked up once, for texts have few different ones."""

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in "WF"
        self[character] = 1 + wide - (unicodedata.category(character) in ("Mn", "Cf"))
        return self[character]


_COLUMNS = _Columns()


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))
