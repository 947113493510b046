"""Markdown -> Blocks, with the numbers of ordered lists as the source has them.

CommonMark numbers a list from its first item, whatever the others say; a text that jumps from 14 to 16 must not read
14, 15. Lines that begin with labels in the middle of a paragraph are items too, where the labels run on.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from diplodiff.errors import LoadError
from diplodiff.loaders.markdown_cues import FRONT_MATTER, parted
from diplodiff.loaders.number_formats import BULLET
from diplodiff.loaders.raised import raised
from diplodiff.loaders.tables import joined_rows
from diplodiff.loaders.text import decoded, lines
from diplodiff.model import Block, Blocks, Location, Note, Snapshot
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings.limits import MAX_MARKDOWN_NESTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FOOTNOTE = regex(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {2,}|\t)\S.*)*)", re.MULTILINE)
_FOOTNOTE_MARK = regex(r"\[\^[^\]\s]+\]")
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSHOWN = regex(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = regex(r"</?[A-Za-z][^<>]*>")
_BREAK = regex(r"<(?:br|/p|/div|/li|/tr|/td|/th|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_RAISED = regex(r"<(/?)sup\b[^<>]*>", re.IGNORECASE)
_DECLARED = regex(r"^[ \t]*(title|lang|language|locale)[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_LABEL = regex(r"([(\[]?)(\d{1,3}|[^\W\d_]{1,2})([.)\]])\s+(?=\S)")


@dataclass
class _Item:
    """A list item whose label has not been printed yet."""

    label: str | None
    depth: int


@dataclass
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    lists: int = 0
    rows: list[list[list[Block]]] | None = None

    def add(self, text: str, line: int, kind_level: int = 0, bold: bool = False) -> None:
        """One block; the first in a list item carries its label. kind_level is that of a heading, 0 for other text."""
        location = Location(line=line)
        item = self.items[-1] if self.items else None
        number = item.label if item else None
        if item:
            item.label = None
        if kind_level:
            block = Block(text, "heading", location, kind_level, number, bold=bold)
        elif number is not None and item:
            block = Block(text, "list-item", location, item.depth, number, bold=bold)
        else:
            block = Block(text, "paragraph", location, bold=bold)
        if self.rows is not None:
            self.rows[-1][-1].append(block)
        elif text or number:
            self.blocks.append(block)

    def paragraph(self, token: Token, line: int) -> None:
        """A paragraph: one block, or several where its lines begin with labels that run on."""
        printed = _lines(token.children or [])
        bold = _all_strong(token.children or [])
        cuts = _labelled(printed)
        if not cuts:
            self.add(" ".join(" ".join(printed).split()), line, bold=bold)
            return
        if cuts[0]:
            self.add(" ".join(printed[: cuts[0]]), line, bold=bold)
        for start, end in zip(cuts, [*cuts[1:], len(printed)], strict=True):
            label = _LABEL.match(printed[start])
            assert label is not None  # noqa: S101  (a cut stands where a label does)
            self.items.append(_Item(label.group().strip(), len(self.items) + 1))
            self.add(" ".join([printed[start][label.end() :], *printed[start + 1 : end]]), line + start, bold=bold)
            self.items.pop()


def load(snapshot: Snapshot) -> Blocks:
    """Read Markdown. Raises LoadError if it cannot be decoded or nests too deeply."""
    text, notes = decoded(snapshot)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.MAX_MARKDOWN_CHARACTERS or _costly(text):
        large = Note(
            "read-as-lines", "This Markdown is too long or too tangled; it was read as plain text, with its marks."
        )
        return Blocks(lines(text, snapshot.origin), method="text", notes=(*notes, large))
    head = FRONT_MATTER.match(text)
    declared: dict[str, str] = {}
    before: list[Block] = []
    if head:
        declared = {key.lower(): value.strip("\"'") for key, value in _DECLARED.findall(head.group())}
        before = [Block(" ".join(head.group().split()), location=Location(line=1), left_out="front matter")]
        text = "\n" * head.group().count("\n") + text[head.end() :]
    body, footnotes = _without_footnotes(parted(text))
    blocks = _blocks(body, snapshot.origin)
    for line, note in footnotes:
        blocks += [replace(b, kind="note", location=Location(line=line)) for b in _blocks(note, snapshot.origin)]
    language = declared.get("lang") or declared.get("language") or declared.get("locale")
    return Blocks(
        blocks=(*before, *blocks),
        method="markdown",
        language=language.replace("_", "-").split("-")[0].lower() if language else None,
        title=declared.get("title") or None,
        notes=notes,
    )


def _costly(text: str) -> bool:
    """Whether a paragraph holds so many open brackets that the time to match them grows with their square."""
    return text.count("[") > limits.MAX_MARKDOWN_BRACKETS and any(
        part.count("[") > limits.MAX_MARKDOWN_BRACKETS for part in text.split("\n\n")
    )


def _without_footnotes(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with its footnote definitions blanked (line numbers stay) and its marks gone; (line, text) of each."""
    found, line, position = [], 1, 0
    for match in _FOOTNOTE.finditer(text):
        line, position = line + text.count("\n", position, match.start()), match.start()
        found.append((line, re.sub(r"\s+", " ", match.group(2))))
    body = _FOOTNOTE.sub(lambda m: "\n" * m.group().count("\n"), text) if found else text
    return (_FOOTNOTE_MARK.sub("", body) if found else body), found


def _blocks(text: str, origin: str) -> list[Block]:
    walk = _Walk()
    tokens = _parser().parse(text)
    line = 1
    for at, token in enumerate(tokens):
        if token.level >= MAX_MARKDOWN_NESTING:
            raise LoadError(f"{origin} nests its lists or quotations too deeply to be read; flatten them first.")
        if token.map:
            line = token.map[0] + 1
        _step(walk, token, tokens[at - 1] if at else token, line)
    return walk.blocks


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": MAX_MARKDOWN_NESTING + 10}).enable(["table", "strikethrough"])


def _step(walk: _Walk, token: Token, before: Token, line: int) -> None:
    kind = token.type
    if kind in ("bullet_list_open", "ordered_list_open"):
        walk.lists += 1
    elif kind in ("bullet_list_close", "ordered_list_close"):
        walk.lists -= 1
    elif kind == "list_item_open":
        walk.items.append(_Item(token.info + token.markup if token.info else BULLET, walk.lists))
    elif kind == "list_item_close":
        if walk.items[-1].label is not None:
            walk.add("", line)
        walk.items.pop()
    elif kind == "table_open":
        walk.rows = []
    elif kind == "tr_open" and walk.rows is not None:
        walk.rows.append([])
    elif kind in ("td_open", "th_open") and walk.rows is not None:
        walk.rows[-1].append([])
    elif kind == "table_close" and walk.rows is not None:
        rows, walk.rows = walk.rows, None
        walk.blocks += joined_rows([[[b for b in cell if b.text] for cell in row] for row in rows])
    elif kind == "inline" and before.type == "heading_open":
        walk.add(" ".join(_lines(token.children or [])), line, kind_level=int(before.tag[1]))
    elif kind == "inline":
        walk.paragraph(token, line)
    elif kind in ("fence", "code_block", "hr"):
        _add_each(walk, re.split(r"\n\s*\n", token.content or token.markup[:3]), line)
    elif kind == "html_block":
        _add_each(walk, _shown(token.content).split("\n\n"), line)


def _add_each(walk: _Walk, parts: list[str], line: int) -> None:
    for part in parts:
        if text := " ".join(part.split()):
            walk.add(text, line)


def _shown(markup: str) -> str:
    """What HTML inside Markdown shows: its text without comments, scripts and tags."""
    markup = _UNSHOWN.sub("", _COMMENT.sub("", markup))
    return html.unescape(_TAG.sub("", _BREAK.sub("\n\n", markup)))


def _lines(children: Sequence[Token]) -> list[str]:
    """The source lines of inline content as they read, emphasis and link targets gone, white space folded."""
    out = [""]
    above = False
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            out.append("")
        elif token.type == "text" and above:
            out[-1] += raised(token.content, opens=not out[-1].strip())
        elif token.type in ("text", "text_special", "code_inline"):
            out[-1] += token.content
        elif token.type == "html_inline" and _BREAK.fullmatch(token.content):
            out[-1] += " "
        elif token.type == "html_inline" and (mark := _RAISED.fullmatch(token.content)):
            above = not mark.group(1)
    return [" ".join(line.split()) for line in out]


def _all_strong(children: Sequence[Token]) -> bool:
    depth, seen = 0, False
    for token in children:
        depth += token.nesting if token.type.startswith("strong_") else 0
        if token.content.strip() and token.type == "text":
            if depth == 0:
                return False
            seen = True
    return seen


def _labelled(printed: list[str]) -> list[int]:
    """Indexes of the lines that begin list items: at least two labels of one shape whose values rise."""
    shapes: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
    for at, line in enumerate(printed):
        match = _LABEL.match(line)
        if match and not (match[2].isupper() and match[3] == "." and not match[1]):  # an initial: "A. Merel"
            mark, value, end = match.groups()
            number = int(value) if value.isdecimal() else sum(ord(c) << 21 * i for i, c in enumerate(reversed(value)))
            shapes.setdefault((mark, end, value.isdecimal()), []).append((at, number))
    for found in shapes.values():
        values = [number for _, number in found]
        if len(found) > 1 and all(a < b for a, b in pairwise(values)):
            return [at for at, _ in found]
    return []
