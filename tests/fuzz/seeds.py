# ruff: noqa: E501  (documents, a line each)
"""What mutation starts from: one small whole document in each format, and texts in several languages."""

from __future__ import annotations

import functools
import io
import random
from pathlib import Path

from PIL import Image

from tests.declarations import declaration
from tests.fuzz import words
from tests.loaders import office, pdf_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures"
CORPUS = Path(__file__).parent / "corpus"
_TEXT = declaration(7, 5)
_RUSSIAN = "Стороны договорились развивать паромное сообщение и ежегодно осматривать маяк в Келлане до 1 мая 2027 года."
_CHINESE = "双方同意于二〇二七年五月一日前在凯兰港共同检查灯塔，并应当公布检查结果。"
_ARABIC = "اتفق الجانبان على فحص المنارة كل ربيع ونشر النتائج قبل ١ مايو ٢٠٢٧."


def _body(*more: str) -> list[str]:
    return [*(" ".join(p) for p in _TEXT.paragraphs), *more]


def text() -> list[bytes]:
    """Plain texts: numbered, in lines, in four scripts, with a closing formula and signatures."""
    closing = "Done at Kellan on 4 February 2026 in two originals, each in English and Russian.\n\nFor Ostra: A. Lund\n"
    numbered = "\n\n".join(f"{n}. {said}" for n, said in enumerate(_body(_RUSSIAN, _CHINESE, _ARABIC), 1))
    pressed = (
        "“The Sides will map seed banks,” the minister said. According to paragraph 3, “they” shall “not” [...] «да».\n"
    )
    return [
        _TEXT.text().encode() + closing.encode(),
        numbered.encode(),
        f"{_TEXT.title}\n\n{numbered}\n\n{closing}".encode("utf-16"),
        (f"1) {_RUSSIAN}\n2) {_RUSSIAN}\n" * 3).encode("cp1251"),
        "\n\n".join(f"{n}、{_CHINESE}" for n in "一二三").encode("gb18030"),
        pressed.encode() + _TEXT.text(False).encode(),
        b"(a) one;\n(b) two;\n(i) three;\n(ii) four.\n\nArticle 1\nOne.\nArticle 2\nTwo. See Article 1.\n",
    ]


def html() -> list[bytes]:
    """A page with all that a ministry's page has; one with tables, notes and lists."""
    paragraphs = "".join(f"<p>{n}. {said}</p>" for n, said in enumerate(_body(_RUSSIAN), 1))
    page = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{_TEXT.title}</title></head><body><nav><a href=/>Home"
    rich = f"<h1>T</h1><ol start=3><li>{_body()[0]}<ul><li>a<li>b</ul></ol><table><tr><td>1<td>{_RUSSIAN}</table><sup>1</sup>"
    return [
        f"{page}</a></nav><main><h1>{_TEXT.title}</h1>{paragraphs}</main><footer>©</footer></body></html>".encode(),
        f"<?xml version='1.0'?><html><body><div class=content>{rich}{paragraphs}<p>1 A note.</p></div></body></html>".encode(),
    ]


def markdown() -> list[bytes]:
    """Headings, lists, a table, a note, a quotation."""
    items = "\n".join(f"{n}. {said}" for n, said in enumerate(_body(), 1))
    return [
        f"# {_TEXT.title}\n\n{items}\n\n- a\n  - b\n\n| 1 | x |\n|---|---|\n| 2 | y |\n\n> q[^1]\n\n[^1]: note\n".encode()
    ]


def rtf() -> list[bytes]:
    """Fonts, a list, a table, a footnote and letters outside ASCII."""
    head = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}"
    cyrillic = "".join(f"\\u{ord(c)}?" for c in _RUSSIAN)
    items = "".join(f"{{\\listtext {n}.\\tab}}\\ls1 {said}\\par " for n, said in enumerate(_body(), 1))
    return [
        f"{head}\\s1 Title\\par {items}{cyrillic}\\par \\trowd a\\cell b\\cell\\row {{\\footnote n}} \\'e9\\par}}".encode()
    ]


def docx() -> list[bytes]:
    """Numbered paragraphs, styles, a table, tracked changes, a footnote."""
    inner = "".join(office.numbered(said) for said in _body(_RUSSIAN))
    table = f"<w:tbl><w:tr><w:tc>{office.p('1')}</w:tc><w:tc>{office.p(_ARABIC)}</w:tc></w:tr></w:tbl>"
    changes = '<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    numbering = office.abstract(office.level(0, "%1.") + office.level(1, "(%2)", "lowerLetter")) + office.num()
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style>'
    return [
        office.docx_bytes(
            office.p("Title", '<w:pStyle w:val="H"/>') + inner + table + changes, numbering=numbering, styles=styles
        )
    ]


def odt() -> list[bytes]:
    """Headings, a list in a list, a table, spaces and notes."""
    items = "".join(f"<text:list-item><text:p>{said}</text:p></text:list-item>" for said in _body())
    table = f"<table:table><table:table-row><table:table-cell><text:p>{_RUSSIAN}</text:p></table:table-cell></table:table-row></table:table>"
    return [
        office.odt_bytes(
            f'<text:h text:outline-level="1">T</text:h><text:list>{items}</text:list><text:p>a<text:s text:c="3"/>b</text:p>{table}'
        )
    ]


def epub() -> list[bytes]:
    """A book of two chapters."""
    from tests.loaders.test_epub import book, page

    return [
        book(one=page("".join(f"<p>{n}. {said}</p>" for n, said in enumerate(_body(), 1))), two=page("<h1>Annex</h1>"))
    ]


def pdf() -> list[bytes]:
    """A page of lines and one of two columns, in open streams; a draft with numbered lines, columns and a title set wide;
    shipped fixtures.
    """
    lines = [line for said in _body() for line in (said[:70], said[70:140])]
    one = pdf_bytes.made(
        pdf_bytes.column(60, 80, lines), pdf_bytes.column(60, 80, lines[:9]) + pdf_bytes.column(330, 80, lines[9:])
    )
    wide = pdf_bytes.Put(60, 40, "J O I N T D E C L A R A T I O N", 14, bold=True, space=6)
    numbers = [pdf_bytes.Put(30, 80 + 12 * n, str(n + 1), 8) for n in range(24)]
    short = [said[at : at + 38].strip() for said in _body() for at in range(0, len(said), 38)]
    columns = pdf_bytes.column(60, 80, short[:24]) + pdf_bytes.column(264, 80, short[24:48])
    ruled = [pdf_bytes.rule(60, 700, 160, 700), pdf_bytes.Put(60, 712, "1 A note below the text.", 7)]
    draft = pdf_bytes.made([wide, *columns, *numbers, *ruled], [*numbers[:9], *pdf_bytes.column(60, 80, lines[:9])])
    shipped = ("one-sided-paragraph/a.pdf", "printed/ar.pdf", "printed/hi.pdf")
    return [one, draft, *((FIXTURES / name).read_bytes() for name in shipped)]


def image() -> list[bytes]:
    """A tiny picture in each format."""
    found = []
    for kind in ("PNG", "JPEG", "TIFF", "WEBP"):
        out = io.BytesIO()
        Image.new("L", (60, 40), 200).save(out, kind)
        found.append(out.getvalue())
    return found


def choices() -> list[bytes]:
    """Bytes that a generator reads its choices from."""
    rng = random.Random(5)
    said = "".join(words.PLAIN).encode("utf-8", "surrogatepass")
    return [rng.randbytes(64) + said[at : at + 400] for at in range(0, len(said), 300)]


class Draw:
    """Choices read from bytes: numbers, words and paragraphs; zeros once they are used up."""

    def __init__(self, body: bytes) -> None:
        self._body, self._at = body, 0

    def below(self, limit: int) -> int:
        """A number from 0 up to a limit."""
        piece = self._body[self._at : self._at + (1 if limit <= 256 else 3)]
        self._at += len(piece)
        return int.from_bytes(piece, "big") % limit

    def said(self) -> str:
        """Some words: of the list, or the bytes themselves."""
        if self.below(3):
            return words.PLAIN[self.below(len(words.PLAIN))]
        size = self.below(60)
        piece = self._body[self._at : self._at + size]
        self._at += size
        return piece.decode("utf-8", "replace")

    def pair(self) -> tuple[str, str]:
        """Two texts that have most in common, as two publishers would have them."""
        made = declaration(self.below(40), 2 + self.below(7))
        sides: list[list[str]] = []
        for _ in range(2):
            paragraphs = [" ".join(p) for p in made.paragraphs]
            for _ in range(self.below(5)):
                at = self.below(len(paragraphs))
                self._change(paragraphs, at)
            head = [made.title, made.preamble] if self.below(8) else []
            sides.append([*head, *(f"{n}. {said}" for n, said in enumerate(paragraphs, 1))])
        return "\n\n".join(sides[0]), "\n\n".join(sides[1])

    def _change(self, paragraphs: list[str], at: int) -> None:
        said = paragraphs[at].split(" ")
        word = self.below(len(said))
        match self.below(7):
            case 0 if len(paragraphs) > 1:
                del paragraphs[at]
            case 1:
                paragraphs.insert(at, self.said())
            case 2:
                paragraphs.insert(self.below(len(paragraphs)), paragraphs.pop(at))
            case 3:
                paragraphs[at] += " " + self.said() + "."
            case 4:
                paragraphs[at : at + 2] = [" ".join(paragraphs[at : at + 2])]
            case 5:
                paragraphs[at] = " ".join(said[:word]) + "\n\n2. " + " ".join(said[word:])
            case _:
                said[word] = self.said()
                paragraphs[at] = " ".join(said)


@functools.cache
def encoded(listed: tuple[str, ...]) -> tuple[bytes, ...]:
    """Words as bytes, with lone surrogates as they are sometimes written."""
    return tuple(word.encode("utf-8", "surrogatepass") for word in listed)
