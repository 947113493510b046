"""RTF -> Blocks: a reader of its own, since a list number, a note or a paragraph lost is a false accusation later.

List numbers stand in the file as their program printed them. Bytes are decoded in the code page of their font.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass, field

from diplodiff.errors import LoadError
from diplodiff.loaders import rtf_tokens
from diplodiff.loaders.languages import clear_language
from diplodiff.loaders.raised import raised
from diplodiff.loaders.rtf_flow import HIDDEN, REMOVED, SHOWN, Flow, Manner
from diplodiff.loaders.rtf_fonts import UNKNOWN, Fonts
from diplodiff.loaders.rtf_tables import ASIDE, CHARACTERS, LANGUAGES, READ_ALTHOUGH_MARKED, SKIPPED, SYMBOLS
from diplodiff.model import Blocks, Note, Snapshot
from diplodiff.patterns import regex
from diplodiff.settings import limits

_HEADING = regex(r"heading\s?([1-9])", re.IGNORECASE)
_CONTENTS = regex(r"toc\s?[1-9]", re.IGNORECASE)
_ACCEPTED = Note("tracked-changes", "The document holds tracked changes; it was read with all of them accepted.")
_CUT = Note("cut-off", "The file ends before it is complete; what follows is missing.")
_UNLABELLED = Note("unread-numbering", "Some list items carry no printed number in the file; they are given without.")


@dataclass
class _State:
    """What a group inherits and its end restores."""

    flow: Flow
    part: str = "text"  # text, skip, label, fonts, styles, info, title, choice (of \\upr)
    fallback: int = 1  # characters that follow a \\u for programs without Unicode
    font: int = 0
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    deleted: bool = False
    style: int = 0
    outline: int = 0
    depth: int = 1
    listed: bool = False
    in_table: bool = False
    language: str = ""


@dataclass
class _Reader:
    body: Flow = field(default_factory=lambda: Flow("body"))
    asides: list[Flow] = field(default_factory=list)
    stack: list[_State] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)
    styles: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    title: list[str] = field(default_factory=list)
    skip: int = 0  # fallback characters still to pass over
    marked: bool = False  # the last symbol was \\*
    notes: dict[str, Note] = field(default_factory=dict)

    def read(self, source: str, origin: str) -> None:
        """All tokens of a document."""
        self.state = _State(self.body)
        for kind, value, argument in rtf_tokens.tokens(source, origin):
            if kind == rtf_tokens.BYTE and argument is not None:
                self.byte(argument)
                continue
            character = kind == rtf_tokens.TEXT or (kind == rtf_tokens.SIGN and value in "\\{}")
            rest = self.flush(value if character else "")
            if kind == rtf_tokens.TEXT:
                self.text(rest)
            elif kind == rtf_tokens.WORD:
                self.word(value, argument)
            elif kind == rtf_tokens.SIGN and (rest or not character):
                self.sign(value)
            elif kind == rtf_tokens.SIGN:
                continue  # it was the second byte of a character
            elif value == "}":
                self.close()
            elif len(self.stack) > limits.MAX_NESTING:
                raise LoadError(f"{origin} nests its groups too deeply to be read; save it again in its program.")
            else:
                self.open()
        self.flush("")
        if self.stack:
            self.notes["cut-off"] = _CUT

    def open(self) -> None:
        self.skip, self.marked = 0, False
        self.stack.append(self.state)
        self.state = copy.copy(self.state)
        if self.state.part == "choice":
            self.state.part = "skip"

    def close(self) -> None:
        self.skip, self.marked = 0, False
        if not self.stack:
            return
        ended, self.state = self.state, self.stack.pop()
        if ended.flow is not self.state.flow:
            ended.flow.finish(self.manner(ended))
        if ended.part == "styles":
            self.style_ends(ended)

    def style_ends(self, ended: _State) -> None:
        self.styles[ended.style] = self.styles.get(ended.style, "").partition(";")[0].strip()

    def byte(self, value: int) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.fonts.waiting.append(value)

    def flush(self, following: str) -> str:
        """Put what the collected bytes say; returns what is left of the text that follows them."""
        text, rest = self.fonts.decoded(self.state.font, following)
        self.put(text)
        return rest

    def text(self, text: str) -> None:
        passed = min(self.skip, len(text))
        self.skip -= passed
        text = text[passed:]
        self.marked = False
        if text.isascii():
            self.put(text)
        elif text:
            self.fonts.waiting += text.encode("latin-1")
            self.flush("")

    def put(self, text: str) -> None:
        """Text of whatever part is being read."""
        state = self.state
        if not text or state.part in ("skip", "info", "choice"):
            return
        if state.part == "fonts":
            self.fonts.name(state.font, text)
        elif state.part == "styles":
            self.styles[state.style] = self.styles.get(state.style, "") + text
        elif state.part == "title":
            self.title.append(text)
        elif state.part == "label":
            state.flow.label.append(text)
        else:
            channel = REMOVED if state.deleted else HIDDEN if state.hidden else SHOWN
            if state.raised:
                text = raised(text, opens=not any(map(str.strip, state.flow.text.get(channel, ()))))
            state.flow.add(text, channel, state.bold)
            if channel == SHOWN:
                self.languages[state.language] += len(text)

    def sign(self, sign: str) -> None:
        if sign == "*":
            self.marked = True
        elif self.skip:
            self.skip -= 1
        elif sign in "\r\n":
            self.word("par", None)
        else:
            self.put(SYMBOLS.get(sign, ""))

    def word(self, word: str, argument: int | None) -> None:
        if self.skip and word != "u":
            self.skip -= 1  # a control word counts as one fallback character
            return
        marked, self.marked = self.marked, False
        state = self.state
        if word == "u" and argument is not None:
            self.put(self.fonts.character(state.font, argument % 65536))
            self.skip = state.fallback
        elif state.part == "skip" and word != "ud":
            return
        elif word in CHARACTERS:
            self.put(CHARACTERS[word])
        elif not (self.begins_part(word, marked) or self.ends(word)):
            self.property(word, argument)

    def begins_part(self, word: str, marked: bool) -> bool:
        """Whether the word begins a destination; what is unknown and marked as such is passed over."""
        state = self.state
        if word in SKIPPED or (marked and word not in READ_ALTHOUGH_MARKED):
            state.part = "skip"
        elif word in ("listtext", "pntext"):
            state.part = "label" if state.part == "text" else state.part
        elif word in ("fonttbl", "stylesheet", "info", "title", "upr"):
            parts = {"fonttbl": "fonts", "stylesheet": "styles", "upr": "choice"}
            state.part = parts.get(word, word)
        elif word == "ud":
            state.part = "text"
        elif word in ASIDE and state.part == "text":
            name = f"{word}[{len(self.asides) + 1}]"
            state.flow = Flow(name, "note" if word == "footnote" else None, ASIDE[word])
            self.asides.append(state.flow)
        else:
            return False
        return True

    def ends(self, word: str) -> bool:
        """Whether the word ends a paragraph, a cell or a row."""
        flow, manner = self.state.flow, self.manner(self.state)
        if self.state.part != "text":
            return word in ("par", "sect", "cell", "row", "nestcell", "nestrow")
        if word in ("par", "sect"):
            if self.state.listed and not flow.label and flow.text.get(SHOWN):
                self.notes["unread-numbering"] = _UNLABELLED
            flow.end_paragraph(manner)
        elif word == "cell":
            flow.end_cell(manner)
        elif word == "nestcell":
            flow.end_paragraph(Manner(manner.heading, manner.depth, True, manner.contents))
        elif word == "row":
            flow.end_row()
        else:
            return False
        return True

    def manner(self, state: _State) -> Manner:
        name = self.styles.get(state.style, "")
        heading = _HEADING.fullmatch(name)
        by_name = int(heading.group(1)) if heading else 1 if name.lower() == "title" else 0
        level = state.outline or self.outlines.get(state.style, 0) or by_name
        return Manner(level, state.depth, state.in_table, bool(_CONTENTS.fullmatch(name)))

    def property(self, word: str, argument: int | None) -> None:
        """Properties of the document, of paragraphs and of runs."""
        state, on = self.state, argument != 0
        if word == "pard":
            state.style = state.outline = 0
            state.depth, state.listed, state.in_table = 1, False, False
        elif word == "plain":
            state.bold = state.hidden = state.raised = state.deleted = False
        elif word == "b":
            state.bold = on
        elif word == "v":
            state.hidden = on
        elif word in ("super", "nosupersub", "sub", "up", "dn"):
            state.raised = on and word in ("super", "up")
        elif word == "deleted":
            state.deleted = on
            self.notes["tracked-changes"] = _ACCEPTED
        elif word == "revised" and state.part == "text":
            self.notes["tracked-changes"] = _ACCEPTED
        elif word == "intbl":
            state.in_table = True
        elif argument is not None:
            self.numbered_property(word, argument)
        elif word in ("mac", "pc", "pca"):
            self.fonts.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def numbered_property(self, word: str, argument: int) -> None:
        state = self.state
        if word == "uc":
            state.fallback = max(0, min(argument, 255))
        elif word == "f" or (word == "deff" and not self.fonts.names):
            state.font = argument
        elif word == "fcharset":
            self.fonts.charsets[state.font] = argument
        elif word in ("s", "cs", "ts", "ds"):
            # Character and table styles have numbers of their own, which must not name a paragraph's style.
            state.style = argument if word == "s" else state.style if state.part == "text" else -1
        elif word == "outlinelevel" and state.part == "styles":
            self.outlines[state.style] = argument + 1 if 0 <= argument < 9 else 0
        elif word == "outlinelevel":
            state.outline = argument + 1 if 0 <= argument < 9 else 0
        elif word == "ls":
            state.listed = argument > 0
        elif word == "ilvl":
            state.depth = max(0, min(argument, 8)) + 1
        elif word in ("lang", "deflang"):
            state.language = LANGUAGES.get(argument & 0x3FF, "")
        elif word == "ansicpg":
            self.fonts.set_code_page(argument)


def load(snapshot: Snapshot) -> Blocks:
    """Read an RTF document. Raises LoadError if it takes too long or nests too deeply."""
    reader = _Reader()
    reader.read(snapshot.body.decode("latin-1"), snapshot.origin)
    blocks = reader.body.finish(reader.manner(reader.state))
    for flow in sorted(reader.asides, key=lambda f: f.kind is None):
        blocks += [b for b in flow.blocks if b.left_out is None or b not in blocks]
    odd = sum(b.text.count(UNKNOWN) for b in blocks)
    if odd:
        reader.notes["unknown-symbols"] = Note("unknown-symbols", f"{odd} characters could not be decoded.")
    size = sum(len(b.text) for b in blocks)
    return Blocks(
        blocks=tuple(blocks),
        method="rtf",
        coverage=1 - odd / size if size else 1.0,
        language=clear_language(reader.languages, (b.text for b in blocks if b.left_out is None)),
        title=" ".join("".join(reader.title).split()) or None,
        notes=tuple(reader.notes.values()),
    )
