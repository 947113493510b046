"""Characters as WordprocessingML: runs with their language and direction, paragraphs in a named style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diplodiff.patterns import regex
from diplodiff.render import safe
from diplodiff.render.xml import Element, language

NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
# Languages whose letters Word sets in its type for complex scripts, and in its East Asian type.
_COMPLEX = frozenset(
    {"ar", "bn", "ckb", "dv", "fa", "gu", "he", "hi", "km", "kn", "ks", "ku", "lo", "ml", "mr", "my", "ne", "or", "pa"}
    | {"ps", "sa", "sd", "si", "syr", "ta", "te", "th", "ug", "ur", "yi"}
)
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02af\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_RTL_LETTER, _LTR_LETTER = regex(f"[{_RTL}]"), regex(f"[{_LTR}]")
# A stretch of the other direction: from its first letter to its last, with what stands between them.
_OPPOSITE = {
    True: regex(f"[{_LTR}](?:[^{_RTL}]*[{_LTR}])?"),
    False: regex(f"[{_RTL}](?:[^{_LTR}]*[{_RTL}])?"),
}
_ISOLATES = (safe.FIRST_STRONG_ISOLATE, safe.POP_ISOLATE)
_ISOLATED = regex(f"([{''.join(_ISOLATES)}])")
_STRUCTURE = regex("(\t)")


def w(name: str, attributes: Mapping[str, str | None] | None = None, *content: Element | str) -> Element:
    """An element of WordprocessingML; so are its attributes, unless their names say another namespace."""
    own = {key if ":" in key else f"w:{key}": value for key, value in (attributes or {}).items()}
    return Element(f"w:{name}", own, content)


def is_rtl(text: str) -> bool:
    """Whether a passage is written from right to left: by most of its letters."""
    return len(_RTL_LETTER.findall(text)) > len(_LTR_LETTER.findall(text))


def runs(
    text: str, tag: str | None = None, *, rtl: bool = False, style: str | None = None, gone: bool = False
) -> list[Element]:
    """The runs of a stretch of text, unsafe characters shown; a tab is a tab.

    tag is the language (None: the report's own words, in which names from outside stand between isolates); rtl is the
    direction of the paragraph that the stretch stands in; gone says that it stands in a tracked deletion.
    """
    made = []
    for part in _STRUCTURE.split(text):
        if part == "\t":
            made.append(w("r", {}, *_properties(tag, rtl, style), w("tab")))
            continue
        for piece, opposite in _directed(safe.visible(part) if tag else _own(part), rtl):
            holder = w("delText" if gone else "t", {"xml:space": "preserve"}, piece)
            made.append(w("r", {}, *_properties(tag, rtl != opposite, style), holder))
    return made


def _own(text: str) -> str:
    return "".join(part if part in _ISOLATES else safe.visible(part) for part in _ISOLATED.split(text))


def _directed(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of a text, and whether each runs against the direction of its paragraph."""
    at = 0
    for match in _OPPOSITE[rtl].finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def _properties(tag: str | None, rtl: bool, style: str | None) -> list[Element]:
    inner = [w("rStyle", {"val": style})] if style else []
    inner += [w("rtl")] if rtl else []
    inner += [_language(tag)] if tag is not None else []
    return [w("rPr", {}, *inner)] if inner else []


def _language(tag: str) -> Element:
    code = language(tag)
    primary = code.split("-")[0].lower()
    kind = "bidi" if primary in _COMPLEX else "eastAsia" if primary in _EAST_ASIAN else "val"
    return w("lang", {kind: code})


def paragraph(style: str, *content: Element, rtl: bool = False, mark: Element | None = None) -> Element:
    """A paragraph in a named style; mark is what a tracked change made of its end."""
    properties = [w("pStyle", {"val": style})]
    properties += [w("bidi")] if rtl else []
    properties += [w("rPr", {}, mark)] if mark else []
    return w("p", {}, w("pPr", {}, *properties), *content)


def said(style: str, text: str) -> Element:
    """A paragraph of the report's own words."""
    return paragraph(style, *runs(text))


def quoted(style: str, text: str, tag: str | None) -> Element:
    """A paragraph as published, in its language and direction."""
    rtl = is_rtl(text)
    return paragraph(style, *runs(text, tag or "und", rtl=rtl), rtl=rtl)
