"""Marked-up text to an element tree, bounded in depth and size; lxml first, BeautifulSoup where lxml cannot cope."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings import loaders_html as settings

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = regex(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = regex(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_SELF_CLOSED = regex(r"<(title|script|style|iframe|textarea|a|p|div|span|td|li|i|b|em)(\s[^<>]*)?/>", re.IGNORECASE)
_ATTRIBUTE = r"""=?[^\s/>=]++(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_START_TAG = regex(rf"<[a-zA-Z][^\s/>]*+(?>[\s/]++|{_ATTRIBUTE})*+")
_FIRST_ATTRIBUTES = regex(rf"<[a-zA-Z][^\s/>]*+(?>[\s/]*+{_ATTRIBUTE}){{{settings.HTML_MAX_ATTRIBUTES}}}")
_NAME = regex(r"[A-Za-z_][A-Za-z0-9_-]*")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LANGUAGE_METAS = ("content-language", "og:locale", "language", "dc.language", "inlanguage")
_TITLE_METAS = ("og:title", "twitter:title", "dc.title")
_CHARSET_META = regex(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_CHARSET_XML = regex(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_CHARSET_TYPE = regex(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)


class Declared(NamedTuple):
    """What a page says of itself: its language and its titles, the most telling first."""

    language: str | None
    titles: tuple[str, ...]


def declared_charset(body: bytes, media_type: str) -> str | None:
    """Name the character set the source declares: in its media type, its meta elements or its XML declaration."""
    if m := _CHARSET_TYPE.search(media_type):
        return m[1]
    head = body[:8192]
    found = _CHARSET_META.search(head) or _CHARSET_XML.search(head)
    return found[1].decode("ascii", "ignore") if found else None


def parse(text: str) -> _Element:
    """Build the tree of a page. Raises LoadError where it has too many elements, EmptyTextError where it has none."""
    if text.count("<") > settings.HTML_MAX_TAGS:
        raise LoadError(f"it has more than {settings.HTML_MAX_TAGS} tags; cut the page down to the text and try again")
    if len(text) > limits.MAX_CHARACTERS:
        raise LoadError(f"it has more than {limits.MAX_CHARACTERS} characters; cut the page down and try again")
    xhtml = bool(_DECLARATION.match(text)) or "xhtml" in text[:400].lower()
    text = _FORBIDDEN.sub(" ", _DECLARATION.sub("", text.lstrip("\ufeff")))
    if xhtml:
        text = _SELF_CLOSED.sub(lambda m: f"<{m[1]}{m[2] or ''}></{m[1]}>", text)
    text = _thinned(text)
    if not text.strip():
        raise EmptyTextError("it is empty; fetch or save the page again")
    root = _with_lxml(text)
    return root if root is not None else _with_beautifulsoup(text)


def _thinned(text: str) -> str:
    """Cut start tags to their first attributes: the parser's time grows with the square of their number."""
    least = 2 * settings.HTML_MAX_ATTRIBUTES
    parts, done = [], 0
    for tag in _START_TAG.finditer(text):
        if tag.end() - tag.start() > least and (m := _FIRST_ATTRIBUTES.match(text, tag.start(), tag.end())):
            parts += [text[done : m.end()], " "]
            done = tag.end()
    return "".join((*parts, text[done:])) if parts else text


def _with_lxml(text: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    # At its limits the parser drops the rest of the page without raising; a lost clause must not pass unseen.
    cut = any(entry.level_name == "FATAL" for entry in parser.error_log)
    return None if cut else root


def _with_beautifulsoup(text: str) -> _Element:
    """Build the same kind of tree from BeautifulSoup's, flattened below MAX_NESTING so that no later step overflows."""
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
    from bs4.element import NavigableString, PreformattedString
    from lxml import etree

    if text.count("<") > settings.HTML_MAX_TAGS_FALLBACK:
        raise LoadError("it is too deeply nested and too large to be read; save it again as a plain page")
    for about_markup in (MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning):
        warnings.simplefilter("ignore", about_markup)  # meant for those who choose the parser, printed to whoever reads
    root = etree.Element("html")
    todo: list[tuple[Any, _Element, int]] = [(iter(BeautifulSoup(text, "html.parser").children), root, 0)]
    while todo:
        children, parent, depth = todo[-1]
        child = next(children, None)
        if child is None:
            todo.pop()
        elif isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):  # comments, declarations
                _append_text(parent, str(child))
        elif depth >= limits.MAX_NESTING or child.name == "html":
            _append_text(parent, " ")
            todo.append((iter(child.children), parent, depth))
        else:
            todo.append((iter(child.children), _made(etree.SubElement, parent, child), depth + 1))
    return root


def _made(make: Any, parent: _Element, tag: Any) -> _Element:
    """Make a child of `parent` like `tag`; names that no element may have become plain spans."""
    name = tag.name if _NAME.fullmatch(tag.name) else "span"
    made: _Element = make(parent, name)
    for key, value in tag.attrs.items():
        if _NAME.fullmatch(key):
            made.set(key, " ".join(value) if isinstance(value, list) else str(value))
    return made


def _append_text(parent: _Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def walk_events(root: _Element) -> Any:
    """Run through a tree as start and end events; `skip_subtree` on the result passes over what is in an element."""
    from lxml.etree import iterwalk

    return iterwalk(root, events=("start", "end"))


def declared(root: _Element) -> Declared:
    """Read what the page says of itself: language attributes and meta elements, title elements."""
    language, titles = root.get("lang") or root.get(_XML_LANG) or root.get("xml:lang"), []
    body = root.find("body")
    if not language and body is not None:
        language = body.get("lang")
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name in _LANGUAGE_METAS and not language:
            language = content.split(",")[0]
        elif name in _TITLE_METAS and content:
            titles.append(content)
    found = root.find(".//title")
    if found is not None and (text := " ".join("".join(str(t) for t in found.itertext()).split())):
        titles.append(text)
    primary, dash, rest = (language or "").strip().replace("_", "-").partition("-")
    language = primary.lower() + dash + rest
    return Declared(language if _LANGUAGE.fullmatch(language) else None, tuple(titles))
