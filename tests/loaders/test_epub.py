"""EPUB books."""

from __future__ import annotations

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders import detect, load
from tests.loaders.office import snapshot, zipped

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
BOOK = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Joint Statement</dc:title>'
    "<dc:language>en-GB</dc:language></metadata><manifest>"
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="one" href="text/on%65.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="pic" href="a.png" media-type="image/png"/></manifest>'
    '<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="pic"/></spine></package>'
)


def page(inner: str) -> str:
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{inner}</body></html>'


def book(**parts: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOOK,
            "OEBPS/nav.xhtml": page("<nav><ol><li>Never read</li></ol></nav>"),
            "OEBPS/text/one.xhtml": page(
                "<h1>Joint Statement</h1><p>The sides met in the old port and agreed on trade.</p>"
            ),
            "OEBPS/two.xhtml": page(
                '<ol start="14"><li><p>They will open a second ferry route in spring.</p></li></ol>'
            ),
        }
        | parts
    )


def test_chapters_in_the_order_of_the_spine() -> None:
    made = snapshot(book())
    assert detect(made) == "application/epub+zip"
    blocks = load(made)
    shown = [b for b in blocks.blocks if b.left_out is None]
    assert [b.text for b in shown] == [
        "Joint Statement",
        "The sides met in the old port and agreed on trade.",
        "They will open a second ferry route in spring.",
    ]
    assert shown[-1].number == "14."
    assert [(b.location.path or "").partition("#")[0] for b in shown[1:]] == ["OEBPS/text/one.xhtml", "OEBPS/two.xhtml"]
    assert (blocks.title, blocks.language, blocks.method) == ("Joint Statement", "en", "epub")


def test_a_missing_chapter_is_told() -> None:
    parts = {"OEBPS/book.opf": BOOK.replace('href="two.xhtml"', 'href="lost.xhtml"')}
    assert [n.code for n in load(snapshot(book(**parts))).notes] == ["missing-part"]


def test_protected_and_broken_books() -> None:
    with pytest.raises(LoadError, match="copy-protected"):
        load(snapshot(book(**{"META-INF/encryption.xml": '<e><CipherReference URI="OEBPS/two.xhtml"/></e>'})))
    with pytest.raises(LoadError, match="parts"):
        load(snapshot(book(**{"META-INF/container.xml": "<container/>"})))
    with pytest.raises(LoadError, match="entities"):
        load(snapshot(book(**{"OEBPS/book.opf": '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>'})))
