"""What a source is, told from its bytes; and errors in words whatever goes wrong below."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path

import pytest

import diplodiff.loaders
from diplodiff.errors import EmptyTextError, LoadError, MissingPartError
from diplodiff.loaders import LOADERS, detect, load
from diplodiff.model import Blocks, Snapshot
from diplodiff.settings import limits
from tests.loaders.office import docx_bytes, odt_bytes, p, snapshot, zipped

HTML_PAGE = "<!-- made --><!DOCTYPE html><html><body><p>The sides agreed on trade.</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def test_every_loader_can_be_imported_and_takes_a_snapshot() -> None:
    for module, name in LOADERS.values():
        function = getattr(importlib.import_module(module), name)
        assert next(iter(inspect.signature(function).parameters)) == "snapshot"


def test_the_registry_is_a_literal() -> None:
    tree = ast.parse(Path(diplodiff.loaders.__file__).read_text(encoding="utf-8"))
    (value,) = [n.value for n in tree.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == "LOADERS"]
    assert isinstance(value, ast.Dict)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n%...", "application/pdf"),
        (b"junk before" * 9 + b"%PDF-1.4", "application/pdf"),
        (docx_bytes(p("x")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (odt_bytes("<text:p>x</text:p>"), "application/vnd.oasis.opendocument.text"),
        (zipped({"mimetype": "application/epub+zip"}), "application/epub+zip"),
        (b"{\\rtf1 x}", "application/rtf"),
        (b"\xef\xbb\xbf{\\rtf1 x}", "application/rtf"),
        (HTML_PAGE.encode(), "text/html"),
        (HTML_PAGE.encode("utf-16"), "text/html"),
        (HTML_PAGE.encode("utf-16-le"), "text/html"),
        (b"\n\n  <HTML><P>The sides agreed", "text/html"),
        (b"<p class='a'>The sides agreed</p>", "text/html"),
        (b"Warning: something\n<!DOCTYPE html>\n<html><body>x</body></html>", "text/html"),
        (b"The sides<br>agreed</p><p>on trade</p>\n<p>and energy</p>", "text/html"),
        (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "application/xhtml+xml"),
        (b"# Title\n\n<div>a</div>\n\nThe **sides** agreed.\n", "text/markdown"),
        (b"The sides agreed.\n", "text/plain"),
        (b"5 < 6 and <p> is a tag\n", "text/plain"),
        ("双方同意。".encode("gb18030"), "text/plain"),
        ("The sides agreed.".encode("utf-32"), "text/plain"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_kinds(body: bytes, kind: str) -> None:
    assert detect(snapshot(body, "misleading.exe", "image/png")) == kind
    assert kind in LOADERS


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"GIF89a", "image"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (OLE, "old Office"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"\x7fELF\2", "program"),
        (b"MZ\x90\0", "program"),
        (b"%!PS-Adobe", "PostScript"),
        (b"MIME-Version: 1.0\r\n", "MHTML"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=x\r\n\r\n--x", "mail program"),
        (b"Subject: Text\nContent-Transfer-Encoding: base64\n\nVGhlIFNpZGVz", "mail program"),
        (b"WARC/1.0\r\n", "web archive"),
        (zipped({"xl/workbook.xml": "<a/>"}), "spreadsheet"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument spreadsheet"),
        (zipped({"a.txt": "x"}), "archive"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"<?xml version='1.0'?><akomaNtoso><act/></akomaNtoso>", "akomaNtoso"),
        (b"<svg xmlns='x'><text>a</text></svg>", "svg"),
        (bytes(range(256)) * 8, "cannot be read as text|binary|zero bytes"),
    ],
)
def test_what_cannot_be_read_is_named(body: bytes, words: str) -> None:
    with pytest.raises(LoadError, match=words) as caught:
        detect(snapshot(body, "paper.docx"))
    message = str(caught.value)
    assert message.startswith("paper.docx")
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("body", [b"", b"  \n\r\n\t", b"\xef\xbb\xbf\n"])
def test_nothing_is_an_empty_text(body: bytes) -> None:
    with pytest.raises(EmptyTextError):
        detect(snapshot(body))


def fake(monkeypatch: pytest.MonkeyPatch, raised: BaseException) -> None:
    def broken(_: Snapshot) -> Blocks:
        raise raised

    monkeypatch.setattr("diplodiff.loaders.text.load", broken)


def test_defects_of_libraries_become_load_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    fake(monkeypatch, IndexError("deep inside"))
    with pytest.raises(LoadError, match="damaged"):
        load(snapshot(b"The sides agreed."))
    fake(monkeypatch, RecursionError())
    with pytest.raises(LoadError, match="nests"):
        load(snapshot(b"The sides agreed."))


@pytest.mark.parametrize("passes", [MemoryError(), KeyboardInterrupt(), MissingPartError("install it")])
def test_what_is_no_defect_of_the_source_passes(monkeypatch: pytest.MonkeyPatch, passes: BaseException) -> None:
    fake(monkeypatch, passes)
    with pytest.raises(type(passes)):
        load(snapshot(b"The sides agreed."))


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 10)
    with pytest.raises(LoadError, match="10 characters"):
        load(snapshot(docx_bytes(p("The sides agreed."))))
    with pytest.raises(LoadError, match="10 characters"):
        load(snapshot(b"The sides agreed."))
