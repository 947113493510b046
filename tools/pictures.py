"""Make the pictures of the README from the shipped fixture: the report on a terminal, and in a browser.

    make pictures      (python tools/pictures.py)

The terminal is drawn by rich from the program's own colours. The browser is Chromium, through playwright; without it only
the terminal is drawn.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from diplodiff.model import Comparison  # noqa: E402
from diplodiff.pipeline import Request, compare  # noqa: E402
from diplodiff.render import renderer  # noqa: E402
from diplodiff.render.options import Options  # noqa: E402

COMMAND = "diplodiff compare pakistan.pdf kazakhstan.html"
COLUMNS = 80
TERMINAL, BROWSER = ROOT / "docs" / "pictures" / "terminal.svg", ROOT / "docs" / "pictures" / "browser.png"
WINDOW = {"width": 1200, "height": 1800}


def comparison() -> Comparison:
    """The comparison of the fixture, under the names that the README uses."""
    folder = ROOT / "fixtures" / "one-sided-paragraph"
    names = {"pakistan.pdf": "a.pdf", "kazakhstan.html": "b.html"}
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        for name, fixture in names.items():
            shutil.copyfile(folder / fixture, name)
        return compare([Request(name) for name in names])


def terminal(found: Comparison) -> str:
    """The report as an SVG picture of a terminal. No font is fetched: the reader's own stands in."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    report = renderer("terminal")(found, Options(width=COLUMNS, color=True))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ {COMMAND}\n", style="bold"))
    console.print(Text.from_ansi(report))
    drawn = console.export_svg(title="diplodiff", theme=MONOKAI, unique_id="report")
    return re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)


def browser(found: Comparison) -> bytes | None:
    """The beginning of the report for the browser as a small PNG; None without Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if chromium is None:
        return None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        page_file = Path(folder) / "report.html"
        page_file.write_text(renderer("html")(found, Options()), encoding="utf-8")
        started = engine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = started.new_page(viewport=WINDOW)
        page.goto(page_file.as_uri())
        shot = page.screenshot()
        started.close()
    return small(shot)


def small(shot: bytes) -> bytes:
    """The same picture in few colours, at three quarters of its size."""
    from PIL import Image

    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    size = (picture.width * 3 // 4, picture.height * 3 // 4)
    kept = io.BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).quantize(128, Image.Quantize.FASTOCTREE).save(
        kept, "PNG", optimize=True
    )
    return kept.getvalue()


def main() -> None:
    """Write both pictures."""
    found = comparison()
    TERMINAL.parent.mkdir(exist_ok=True)
    TERMINAL.write_text(terminal(found), encoding="utf-8", newline="\n")
    print(f"wrote {TERMINAL.relative_to(ROOT)}")
    drawn = browser(found)
    if drawn is None:
        print(f"{BROWSER.relative_to(ROOT)} is as it was: no Chromium, or no playwright (pip install --group browser)")
    else:
        BROWSER.write_bytes(drawn)
        print(f"wrote {BROWSER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
