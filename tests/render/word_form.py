"""A Word document read for tests, with nothing of the program's own: parts, and what accepting or rejecting leaves."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GOES = {"accept": {"del", "moveFrom"}, "reject": {"ins", "moveTo"}}


def parts(report: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def root(report: bytes, part: str = "word/document.xml") -> etree._Element:
    """A part as a tree."""
    return etree.fromstring(parts(report)[part])


def settled(report: bytes, choice: str) -> list[str]:
    """The paragraphs of the body after every change was accepted or rejected: a mark that goes joins its neighbours."""
    left: list[str] = []
    carried = ""
    for paragraph in root(report).find(f"{W}body").iterchildren(f"{W}p"):  # type: ignore[union-attr]
        text = carried + _kept(paragraph, _GOES[choice])
        mark = {etree.QName(e).localname for e in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
        carried = text if mark & _GOES[choice] else ""
        left += [] if mark & _GOES[choice] else [text]
    assert not carried
    return left


def _kept(element: etree._Element, goes: set[str]) -> str:
    found = ""
    for inner in element:
        name = etree.QName(inner).localname
        if name in ("t", "delText"):
            found += inner.text or ""
        elif name == "tab":
            found += "\t"
        elif name not in goes and name != "pPr":
            found += _kept(inner, goes)
    return found


def words(element: etree._Element) -> str:
    """All the characters of an element that a reader sees, a line each paragraph."""
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t", f"{W}delText")) for p in element.iter(f"{W}p"))


def visible(report: bytes) -> str:
    """Everything that a reader sees: text, comments, headers and footers."""
    shown = (words(etree.fromstring(content)) for name, content in parts(report).items() if name.startswith("word/"))
    return "\n".join(shown)


def office() -> str | None:
    """Why LibreOffice cannot be asked here; None where it can."""
    import shutil
    import subprocess

    program = shutil.which("soffice")
    if program is None:
        return "LibreOffice is not installed"
    # without its windows (the -nogui packages) it fails on any document that has comments
    if not (Path(program).resolve().parent.parent / "share/config/soffice.cfg/modules/swriter").is_dir():
        return "LibreOffice is installed without its windows"
    if subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True).returncode:
        return "LibreOffice's bridge to Python (python3-uno) is not installed"
    return None
