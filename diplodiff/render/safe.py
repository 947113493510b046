r"""Published text made safe to draw: what would steer a terminal or reorder a line is shown, never passed on.

"\x1b[31mred"        ->  "␛[31mred"
"abc\u202edef"       ->  "abc<U+202E>def"
right-to-left text   ->  the same between U+2068 and U+2069, so that it cannot reorder what stands beside it
"""

from __future__ import annotations

from diplodiff.patterns import foreign, regex

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Control characters; line and paragraph separators; bidi embeddings, overrides and isolates; invisible operators;
# interlinear annotation; byte-order marks; noncharacters; lone surrogates; private use; tag characters, which can carry
# a hidden text. Joiners, soft hyphens and the plain directional marks belong to ordinary writing and stay.
_UNSAFE = regex(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_RIGHT_TO_LEFT = foreign("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATED = regex(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]*){POP_ISOLATE}")
_SPACES = "\t\n\r\x0b\x0c\u2028\u2029"
# Nearest ASCII for the characters that the reports themselves use.
_PLAIN = {
    FIRST_STRONG_ISOLATE: "",
    POP_ISOLATE: "",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "·": "-",
    "│": "|",
    "\u00a0": " ",
}


def visible(text: str) -> str:
    """The text with unsafe characters shown: controls as pictures, others as <U+XXXX>, line ends as spaces."""
    return text if text.isprintable() else _UNSAFE.sub(lambda m: _shown(m.group()), text)


def _shown(character: str) -> str:
    if character in _SPACES:
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def one_line(text: str) -> str:
    """The text made visible, on one line with single spaces."""
    return " ".join(visible(text).split())


def sentence(text: str) -> str:
    """A sentence of the report's own on one line, with the isolates of the names that `name` made safe for it.

    Those of them that have no partner are made visible like any other unsafe character.
    """
    pieces = _ISOLATED.split(text)  # every second one is a name between its isolates
    shown = [f"{FIRST_STRONG_ISOLATE}{visible(p)}{POP_ISOLATE}" if n % 2 else visible(p) for n, p in enumerate(pieces)]
    return " ".join("".join(shown).split())


def bare(text: str) -> str:
    """A sentence of the report's own without its isolates, for a cell that nothing stands beside."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def isolate(text: str) -> str:
    """The text between directional isolates where it holds right-to-left characters, and as it is elsewhere."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if _RIGHT_TO_LEFT.search(text) else text


def name(text: str) -> str:
    """A name from outside (of a file, a publisher, a place) as it may stand inside a sentence of a report."""
    return isolate(one_line(text))


def fit(text: str, encoding: str) -> str:
    """The text in the characters that an encoding has; any other is drawn as its nearest or as <U+XXXX>."""
    try:
        text.encode(encoding)
    except LookupError:
        return fit(text, "ascii")
    except UnicodeEncodeError:
        return "".join([_fitted(c, encoding) for c in text])
    return text


def _fitted(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return _PLAIN.get(character, f"<U+{ord(character):04X}>")
    return character
