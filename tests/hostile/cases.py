# ruff: noqa: E501  (a table of one case a line)
"""Hostile and broken sources, each as small code. Heavy ones run in a process of their own, whose memory is measured."""

from __future__ import annotations

import gzip
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.loaders.office import docx_bytes, numbered, odt_bytes, p, zipped
from tests.loaders.pdf_bytes import assembled, stream

_SENTENCE = "The Parties shall inspect the lighthouse of Kellan every spring and publish what they find there. "
_CYRILLIC = "Стороны ежегодно осматривают маяк и публикуют отчёт. "
_XML = b'<?xml version="1.0" encoding="UTF-8"?>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Case(NamedTuple):
    """name, what it attacks, how its bytes are made; heavy ones run in a process of their own."""

    name: str
    why: str
    make: Callable[[], bytes]
    heavy: bool = False


# --- containers


def _bomb(maker: Callable[..., bytes], part: str, opening: str, closing: str) -> bytes:
    return maker("", extra={part: opening + " " * 300_000_000 + closing})


def _epub(chapter: str, container: str = "") -> bytes:
    root = '<rootfiles><rootfile full-path="o.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    space = 'xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container or f"<container {space}>{root}</container>",
            "o.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
            "c.xhtml": chapter,
        }
    )


def _word(document: bytes) -> bytes:
    return docx_bytes("", extra={"word/document.xml": document})


def _word_xml(inner: bytes, doctype: bytes = b"") -> bytes:
    return _word(_XML + doctype + f'<w:document xmlns:w="{_W}"><w:body>'.encode() + inner + b"</w:body></w:document>")


def _laughs(kind: str = "document") -> bytes:
    rows = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    return b'<!DOCTYPE %s [<!ENTITY l0 "ha">%s]>' % (kind.encode(), rows)


def _patched(body: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return body.replace(old, new)


def _no_directory() -> bytes:
    body = docx_bytes(p(_SENTENCE))
    return body[: body.index(b"PK\x01\x02")]


def _lying_size() -> bytes:
    body = bytearray(docx_bytes(p(_SENTENCE * 50)))
    at = body.rindex(b"PK\x01\x02")
    body[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(body)


def _zip_names(*names: str) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_bytes(p(_SENTENCE)))) as old,
        zipfile.ZipFile(out, "w") as new,
        warnings.catch_warnings(),
    ):
        for info in old.infolist():
            new.writestr(info, old.read(info))
        warnings.simplefilter("ignore")  # of two parts of one name: that is the case
        for name in names:
            new.writestr(name, "root:x:0:0")
    return out.getvalue()


def _many_parts() -> bytes:
    return zipped({f"word/media/{n}.bin": b"" for n in range(25_000)} | {"word/document.xml": "<x/>"})


def _quine_like() -> bytes:
    inner = docx_bytes(p(_SENTENCE))
    for _ in range(20):
        inner = zipped({"inner.docx": inner})
    return inner


def _ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(4096)


# --- PDF


def _pdf(pages: bytes, *objects: bytes) -> bytes:
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", pages, *objects])


def _page(content: bytes = b"", entries: bytes = b"", box: bytes = b"0 0 600 800") -> bytes:
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R" + font + entries + b">>"
    return _pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(content))


_SHOWN = b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % _SENTENCE.encode()


def _deep_pages() -> bytes:
    middle = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 4, n + 2) for n in range(2_000)]
    return _pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", *middle, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def _deep_array() -> bytes:
    return _pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1/X " + b"[" * 100_000 + b"]" * 100_000 + b">>")


def _flate_bomb() -> bytes:
    packed = zlib.compress(b" " * 200_000_000, 9)
    return _pdf(
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    )


def _self_form() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    return _pdf(
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"/X Do " * 2000),
        form + b"/Length 12>>stream\n/X Do /X Do \nendstream",
    )


def _empty_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return _pdf(b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count, *[page] * count)


def _huge_image() -> bytes:
    image = b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return _pdf(
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"q 600 0 0 800 0 0 cm /X Do Q"),
        image + b"/Filter/FlateDecode/Length 8>>stream\nx\x9c\x03\0\0\0\0\1\nendstream",
    )


def _actions() -> bytes:
    body = _page(_SHOWN, b"/AA<</O<</S/JavaScript/JS(while\\(1\\);)>>>>")
    launch = b"/OpenAction<</S/Launch/F(calc.exe)>>/Pages 2 0 R"
    return body.replace(b"/Pages 2 0 R", launch, 1)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")


def _jpeg(width: int, height: int) -> bytes:
    return (
        b"\xff\xd8\xff\xc0\x00\x0b\x08"
        + struct.pack(">HH", height, width)
        + b"\x01\x01\x11\x00"
        + b"\xff\xda\0\2\xff\xd9"
    )


# --- marked-up and plain text


def _html(body: str) -> bytes:
    return f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode()


_PARAGRAPHS = "".join(f"<p>{n}. {_SENTENCE}</p>" for n in range(1, 9))


def _baits() -> list[Case]:
    """Long runs of what the patterns of numbering, dates and cues begin with, for each way of writing."""
    starts = {
        "digits": "1.", "spaced digits": "1 . ", "roman": "IVXLC", "brackets": "(((((((a", "article": "Article ",
        "kazakh": "2026 жылғы ", "russian": "Статья 1. ", "ordinals": "первый ", "urdu": "آرٹیکل ۱ ", "arabic": "المادة ١ ",
        "persian": "ماده ۱ ", "hindi": "अनुच्छेद १ ", "bengali": "অনুচ্ছেদ ১ ", "chinese": "第一百二十三", "japanese": "令和八年",
        "korean": "제1조 ", "turkish": "Madde 1 ", "portuguese": "Artigo 1.º ", "german": "Artikel 1 Absatz ",
        "french": "l'article premier ", "spanish": "Artículo 1º ", "dates": "4 February 2026, ", "quotes": "«„“\"'",
        "dots": ". . . ", "hyphens": "-–—", "slashes": "1/2/3/", "percent": "% $ € ", "initials": "A. B. ",
    }  # fmt: skip
    return [
        Case(
            f"bait: {name}",
            f"200 KB of {start!r} in one line",
            lambda start=start: (start * 200_000)[:100_000].encode(),
        )
        for name, start in starts.items()
    ]


def _rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi " + body + "}").encode("latin-1")


CASES: list[Case] = [
    Case("docx bomb", "a part of 300 MB of spaces", lambda: _bomb(docx_bytes, "word/document.xml", "<x>", "</x>"), True),
    Case("odt bomb", "the same in OpenDocument", lambda: _bomb(odt_bytes, "content.xml", "<x>", "</x>"), True),
    Case("epub bomb", "the same in a chapter", lambda: _epub("<html>" + " " * 300_000_000 + "</html>"), True),
    Case("nested zips", "twenty containers in one another", _quine_like),
    Case("many parts", "a container of 25,000 parts", _many_parts),
    Case("billion laughs, docx", "entities that unfold", lambda: _word_xml(b"<w:p>&l11;</w:p>", _laughs()), True),
    Case("billion laughs, odt", "the same", lambda: odt_bytes("", extra={"content.xml": _XML + _laughs("x") + b"<x>&l11;</x>"}), True),
    Case("billion laughs, html", "the same in a page", lambda: _laughs("html") + _html("<p>&l11;</p>" + _PARAGRAPHS), True),
    Case("billion laughs, epub", "the same in the container's index", lambda: _epub("<p/>", _laughs("container").decode() + "<container>&l11;</container>"), True),
    Case("external entity, docx", "reads a file of the machine", lambda: _word_xml(b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
    Case("external entity, xhtml", "the same in a page", lambda: _XML + b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _html(f"<p>&e;</p>{_PARAGRAPHS}")),
    Case("external DTD", "fetches from the network", lambda: _word_xml(b"", b'<!DOCTYPE d SYSTEM "http://192.0.2.1/x.dtd">')),
    Case("entity in UTF-16", "hides a document type in UTF-16", lambda: _word(('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>').encode("utf-16"))),
    Case("deep XML", "100,000 nested elements", lambda: _word_xml(b"<w:p>" * 100_000 + b"</w:p>" * 100_000), True),
    Case("deep tables, docx", "300 tables in one another", lambda: _word_xml(b"<w:tbl><w:tr><w:tc>" * 300 + b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" + b"</w:tc></w:tr></w:tbl>" * 300)),
    Case("unclosed XML", "a document that breaks off", lambda: _word(_XML + b"<w:document><w:body><w:p>")),
    Case("a million attributes, docx", "attributes without end", lambda: _word_xml(b"<w:p " + b" ".join(b'a%d="1"' % n for n in range(300_000)) + b"/>"), True),
    Case("no central directory", "a cut-off container", _no_directory),
    Case("half a container", "the same, cut in the middle", lambda: docx_bytes(p(_SENTENCE * 99))[:900]),
    Case("wrong checksum", "a damaged part", lambda: _zip_crc()),
    Case("lying size", "a part that claims 4 GB", _lying_size),
    Case("path traversal", "parts that point outside", lambda: _zip_names("../../etc/passwd", "/etc/passwd", "C:\\x\\y")),
    Case("doubled part", "two parts of one name", lambda: _zip_names("word/document.xml")),
    Case("part names with zero bytes", "names that end early", lambda: _patched(_zip_names("word/aXb.xml"), b"word/aXb.xml", b"word/a\0b.xml")),
    Case("encrypted part", "a part under a password", lambda: _flagged()),
    Case("docx without a document", "the main part is missing", lambda: zipped({"[Content_Types].xml": "<Types/>"})),
    Case("endless relations", "numbering that names itself", lambda: docx_bytes(numbered("x") * 3, numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', styles='<w:style w:type="numbering" w:styleId="L"><w:basedOn w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')),
    Case("style cycle", "styles based on one another", lambda: docx_bytes(p(_SENTENCE, '<w:pStyle w:val="A"/>'), styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>')),
    Case("huge list start", "a list that starts at 10^30", lambda: docx_bytes(numbered("x"), numbering=f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{10**30}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')),
    Case("odt repeats", "a cell repeated two billion times", lambda: odt_bytes('<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'), True),
    Case("odt spaces", "two billion spaces", lambda: odt_bytes('<text:p>a<text:s text:c="2000000000"/>b</text:p>'), True),
    Case("encrypted docx", "an Office file under a password", lambda: _ole("EncryptedPackage")),
    Case("old doc", "a Word file of 1997", lambda: _ole("WordDocument")),
    Case("old container of nothing", "OLE without a known part", lambda: _ole("Nothing")),
    Case("pdf page cycle", "a page tree that names itself", lambda: _pdf(b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), True),
    Case("pdf deep page tree", "2,000 levels", _deep_pages, True),
    Case("pdf deep array", "100,000 nested arrays", _deep_array, True),
    Case("pdf huge page", "a page of 10^9 points", lambda: _page(_SHOWN, box=b"0 0 1000000000 1000000000"), True),
    Case("pdf no page size", "a page of no size", lambda: _page(_SHOWN, box=b"0 0 0 0")),
    Case("pdf inverted page", "a page upside down", lambda: _page(_SHOWN, box=b"600 800 0 0")),
    Case("pdf broken xref", "offsets that point nowhere", lambda: _page(_SHOWN).replace(b"0000000", b"9999999")),
    Case("pdf cut off", "no trailer", lambda: _page(_SHOWN)[:300]),
    Case("pdf head only", "nothing but a mark", lambda: b"%PDF-1.7\n"),
    Case("pdf flate bomb", "a stream of 200 MB", _flate_bomb, True),
    Case("pdf endless stream", "a length of 10^12", lambda: _page(_SHOWN).replace(b"/Length ", b"/Length 999999999999")),
    Case("pdf self form", "a drawing that draws itself", _self_form, True),
    Case("pdf 10,000 pages", "empty pages", lambda: _empty_pages(10_000), True),
    Case("pdf million drawn letters", "a page of 10^6 letters", lambda: _page(b"BT /F 1 Tf 9 9 Td " + b"(aaaaaaaaaa) Tj " * 100_000 + b"ET"), True),
    Case("pdf many lines", "200,000 drawn lines", lambda: _page(b"0 0 m 9 9 l S " * 200_000 + _SHOWN), True),
    Case("pdf huge picture", "a picture of 10^10 pixels", _huge_image, True),
    Case("pdf actions", "scripts and programs to start", _actions),
    Case("pdf embedded file", "a program inside", lambda: _page(_SHOWN, b"/AF[<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>]")),
    Case("rtf deep groups", "200,000 open groups", lambda: _rtf("{" * 200_000 + "x" + "}" * 200_000), True),
    Case("rtf huge bin", "a binary part of 2^31 bytes", lambda: _rtf("\\bin2147483647 " + _SENTENCE)),
    Case("rtf unicode flood", "100,000 \\u", lambda: _rtf("\\u1057?" * 100_000), True),
    Case("rtf odd numbers", "numbers beyond all bounds", lambda: _rtf("\\u99999999999999999999? \\fs" + "9" * 5000 + " " + _SENTENCE)),
    Case("rtf surrogates", "half letters", lambda: _rtf("\\u-10240? \\u-9000? " + _SENTENCE)),
    Case("rtf unclosed", "breaks off in a group", lambda: b"{\\rtf1{\\fonttbl{\\f0 A"),
    Case("rtf skips", "\\uc of two billion", lambda: _rtf("\\uc2000000000\\u1057 " + _SENTENCE)),
    Case("html deep", "100,000 nested boxes", lambda: _html("<div>" * 100_000 + "x"), True),
    Case("html deep inline", "50,000 nested fonts", lambda: _html("<font><b>" * 25_000 + _SENTENCE), True),
    Case("html deep tables", "2,000 nested tables", lambda: _html("<table><tr><td>" * 2_000 + _SENTENCE), True),
    Case("html deep lists", "5,000 nested lists", lambda: _html("<ol><li>x" * 5_000), True),
    Case("html zero bytes", "zero bytes in text and tags", lambda: _html(f"<p\0>{_SENTENCE}\0</p\0>" + _PARAGRAPHS)),
    Case("html million attributes", "a tag of 300,000 attributes", lambda: _html("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">" + _PARAGRAPHS), True),
    Case("html invalid UTF-8", "bytes that are no letters", lambda: _html(_PARAGRAPHS).replace(b"spring", b"spr\xff\xfe\xc0ng")),
    Case("html open comment", "a comment that never ends", lambda: _html(_PARAGRAPHS + "<!-- " + _SENTENCE * 99)),
    Case("html open script", "a script that never ends", lambda: _html(_PARAGRAPHS + "<script>" + "if(a<b)" * 9999)),
    Case("html open tag", "a tag that never ends", lambda: _html(_PARAGRAPHS + "<a href='" + "x" * 100_000)),
    Case("html entity flood", "100,000 unknown entities", lambda: _html("<p>" + "&nosuch;&#9999999999;&#xD800;&#0;" * 25_000 + "</p>")),
    Case("html huge list", "a list that starts at 10^30", lambda: _html(f"<ol start={10**30}><li>{_SENTENCE}<li value=-{10**30}>{_SENTENCE}</ol>" + _PARAGRAPHS)),
    Case("html huge span", "cells that span a billion", lambda: _html(f"<table><tr><td rowspan=1000000000 colspan=1000000000>{_SENTENCE}</td></tr></table>" + _PARAGRAPHS), True),
    Case("html base and refresh", "points elsewhere", lambda: _html('<base href="file:///"><meta http-equiv=refresh content="0;url=file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>' + _PARAGRAPHS)),
    Case("html style flood", "20,000 rules", lambda: _html("<style>" + ".a{display:none}" * 20_000 + "</style>" + _PARAGRAPHS), True),
    Case("html two bodies", "pages in a page", lambda: _html(_html(_html(_PARAGRAPHS).decode()).decode())),
    Case("markdown emphasis", "stars without end", lambda: b"# T\n\n" + b"*a **b " * 20_000, True),
    Case("markdown brackets", "brackets without end", lambda: b"# T\n\n" + b"[" * 50_000 + b"a" + b"](" * 50_000, True),
    Case("markdown quotes", "10,000 nested quotes", lambda: b"# T\n\n" + b">" * 10_000 + b" a\n", True),
    Case("markdown lists", "nested lists", lambda: b"# T\n\n" + b"".join(b" " * (2 * n) + b"- a\n" for n in range(1_000)), True),
    Case("markdown backticks", "code that never closes", lambda: b"# T\n\n" + b"".join(b"`" * n + b"a " for n in range(600)), True),
    Case("markdown links", "references that name one another", lambda: b"# T\n\n" + b"".join(b"[%d]: <x>\n[%d]\n" % (n, n) for n in range(3_000)), True),
    Case("one long line", "10 MB without a line end or a full stop", lambda: b"the parties shall inspect the lighthouse " * 250_000, True),
    Case("one long paragraph", "20,000 sentences in one line", lambda: (_SENTENCE * 20_000).encode(), True),
    Case("one long word", "5 MB without a space", lambda: b"a" * 5_000_000, True),
    Case("line ends only", "a million empty lines", lambda: b"\n" * 1_000_000 + _SENTENCE.encode(), True),
    Case("mixed line ends", "every kind of line end", lambda: (_SENTENCE + "\r\r\n\x0b\x0c\x1c\x85\u2028\u2029").encode() * 99),
    Case("form feeds", "100,000 pages", lambda: (_SENTENCE + "\f").encode() * 5_000, True),
    Case("combining marks only", "marks without letters", lambda: ("\u0301\u0300\u0489" * 50_000).encode()),
    Case("combining tower", "one letter under 100,000 marks", lambda: ("a" + "\u0301" * 100_000 + " " + _SENTENCE).encode()),
    Case("directions only", "nothing but direction marks", lambda: ("\u202e\u202d\u2066\u2069\u200f" * 20_000).encode()),
    Case("directions in text", "overrides that turn words round", lambda: ("\u202e" + _SENTENCE + "\u202c" + _SENTENCE).encode()),
    Case("zero-width flood", "invisible letters between letters", lambda: "\u200b".join(_SENTENCE * 200).encode()),
    Case("zero bytes", "zero bytes only", lambda: bytes(100_000)),
    Case("zeros in text", "zero bytes among letters", lambda: b"\0".join(_SENTENCE.encode().split()) * 9),
    Case("UTF-7", "a set that looks like ASCII", lambda: (_CYRILLIC * 9).encode("utf-7")),
    Case("lone surrogates", "UTF-8 of half letters", lambda: b"\xed\xa0\x80\xed\xbf\xbf " * 50 + _SENTENCE.encode()),
    Case("overlong UTF-8", "a slash written too long", lambda: b"\xc0\xaf\xe0\x80\xaf" * 50 + _SENTENCE.encode()),
    Case("beyond Unicode", "UTF-8 of no letter", lambda: b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80" * 50 + _SENTENCE.encode()),
    Case("odd UTF-16", "half a letter at the end", lambda: (_CYRILLIC * 9).encode("utf-16")[:-1]),
    Case("UTF-32 beyond", "numbers of no letter", lambda: b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 99),
    Case("private letters", "letters of no script", lambda: ("\ue000\uf8ff\U000f0000 " * 999).encode()),
    Case("repeated bytes", "one letter of any 8-bit set", lambda: b"\xe0" * 900),
    Case("noise", "bytes by chance", lambda: zlib.compress(_SENTENCE.encode() * 9)[2:] * 20),
    Case("escapes", "codes that steer a terminal", lambda: ("\x1b]0;owned\x07\x1b[2J" + _SENTENCE).encode() * 9),
    Case("huge labels", "numbers of 5,000 digits", lambda: "\n\n".join(f"{n}{'9' * 5_000}. {_SENTENCE}" for n in range(1, 9)).encode()),
    Case("label flood", '"1." 100,000 times', lambda: b"1. a\n\n" * 100_000, True),
    Case("rising labels", "20,000 numbered paragraphs", lambda: "\n\n".join(f"{n}. {_SENTENCE}" for n in range(1, 20_001)).encode(), True),
    Case("deep labels", "labels of 1,000 levels", lambda: "\n\n".join(".".join(["1"] * n) + f" {_SENTENCE}" for n in range(1, 300)).encode()),
    Case("roman labels", "numbers of 10,000 M", lambda: "\n\n".join("M" * 10_000 + f". {_SENTENCE}" for _ in range(9)).encode()),
    Case("many languages", "every passage in another script", lambda: "\n\n".join(_tongues()).encode()),
    Case("columns flood", "gutters in every line", lambda: (("a  b   c    d     " * 12).strip() + "\n").encode() * 3_000, True),
    Case("gzip of gzip", "an archive in an archive", lambda: gzip.compress(gzip.compress(bytes(9_999_999)))),
    Case("png of 10^10 pixels", "a picture that claims to be huge", lambda: _png(100_000, 100_000), True),
    Case("png of no pixels", "a picture of no size", lambda: _png(0, 0)),
    Case("jpeg of 65,535 squared", "the same", lambda: _jpeg(65_535, 65_535), True),
    Case("half a png", "a picture that breaks off", lambda: _png(10, 10)[:40]),
    Case("tiff cycle", "a picture whose next page is itself", lambda: b"II*\0\x08\0\0\0\0\0\x08\0\0\0" * 9),
    Case("polyglot", "a PDF in a ZIP in a page", lambda: b"%PDF-1.4\n" + docx_bytes(p(_SENTENCE)) + _html(_PARAGRAPHS)),
    Case("empty", "no bytes", lambda: b""),
    Case("blank", "white space only", lambda: b" \n\t\r\n" * 99),
    Case("mark only", "a byte-order mark and nothing else", lambda: b"\xef\xbb\xbf"),
    *_baits(),
]  # fmt: skip


def _zip_crc() -> bytes:
    body = bytearray(docx_bytes(p(_SENTENCE * 50)))
    at = body.index(b"word/document.xml") + 40
    body[at] ^= 0xFF
    return bytes(body)


def _flagged() -> bytes:
    body = bytearray(docx_bytes(p(_SENTENCE)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := body.find(mark, at)) >= 0:
            body[at + offset] |= 1
            at += 4
    return bytes(body)


def _tongues() -> list[str]:
    starts = (
        0x41,
        0x391,
        0x410,
        0x531,
        0x5D0,
        0x627,
        0x905,
        0x985,
        0xA05,
        0xB95,
        0xE01,
        0x10D0,
        0x1200,
        0x3042,
        0x4E00,
        0xAC00,
    )
    return [
        " ".join("".join(chr(s + (i * j) % 20) for j in range(1, 6)) for i in range(1, 9))
        for s in starts
        for _ in range(9)
    ]
