"""The files that the pages of docs/ speak of: fixtures under the names that a reader of the pages would have them by."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.test_fixtures import FIXTURES

FILES = {
    "pakistan.pdf": "one-sided-paragraph/a.pdf",
    "kazakhstan.html": "one-sided-paragraph/b.html",
    "first.docx": "reworded-numbers/a.docx",
    "second.pdf": "reworded-numbers/b.pdf",
    "english.docx": "cross-en-ru-kk/a.docx",
    "russian.html": "cross-en-ru-kk/b.html",
    "kazakh.html": "cross-en-ru-kk/c.html",
    "urdu.html": "cross-en-ur/b.html",
    "declaration.pdf": "read-out/a.pdf",
    "readout.html": "read-out/b.html",
    "columns.pdf": "merged-paragraphs/a.pdf",
    "plain.txt": "merged-paragraphs/b.txt",
    "same.pdf": "same-text/text.pdf",
    "same.docx": "same-text/text.docx",
    "archive/pk/declaration.pdf": "one-sided-paragraph/a.pdf",
    "archive/kz/declaration.html": "one-sided-paragraph/b.html",
}
MANIFEST = """[[instrument]]
id = "kz-pk-2026"
title = "Joint Declaration of 4 February 2026"

[[instrument.text]]
source = "archive/pk/declaration.pdf"
side = "Pakistan"

[[instrument.text]]
source = "archive/kz/declaration.html"
side = "Kazakhstan"
"""


def lay_out(folder: Path) -> None:
    """Put every file of the pages in a folder."""
    for name, fixture in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FIXTURES / fixture, path)
    (folder / "archive.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "terms.txt").write_text("Kashmir\nриски\n", encoding="utf-8")
