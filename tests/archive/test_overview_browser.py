"""The overview of an archive in a browser: sorting, filters, a telephone, and what axe says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diplodiff.render.overview import Overview, Row, Text, Told, overview
from tests.render.test_html_browser import AXE, Opened, browser, pytestmark

__all__ = ["browser", "pytestmark"]


def told(severity: str, text: str, accepted: str | None = None) -> Told:
    return Told(severity, "one-sided-paragraph", ("Ostra",), text, f"Not found: {text}", text, accepted)


@pytest.fixture
def address(tmp_path: Path) -> str:
    texts = (Text("Ostra", "en", "a.html"), Text("واژه", "fa", "https://example.org/b"))
    rows = (
        Row(
            "first",
            "On harbours",
            "2026-02-04",
            "compared",
            "",
            False,
            texts,
            (told("low", "Cranes"),),
            0,
            (("html", "x"),),
        ),
        Row("second", "On roads", None, "compared", "", True, texts, (told("critical", "Bridges", "by R."),), 2),
        Row("third", None, "2025", "compared", "", False, texts, (told("critical", "Ports"), told("low", "Mills"))),
        Row("fourth", None, None, "failed", "no such file: x", False),
    )
    target = tmp_path / "all.html"
    target.write_text(overview("html", Overview("archive.toml", rows, True)), encoding="utf-8")
    return target.as_uri()


def shown(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all("tr.instrument:not([hidden])", "rows => rows.map(r => r.dataset.id)")
    return found


def test_sorting_and_filters(browser: Any, address: str) -> None:
    with Opened(browser, address) as page:
        assert shown(page) == ["first", "second", "third", "fourth"]
        page.click("th[data-sort=rank] button")
        assert shown(page)[:2] == ["third", "first"]
        assert page.get_attribute("th[data-sort=rank]", "aria-sort") == "descending"
        page.focus("th[data-sort=id] button")
        page.keyboard.press("Enter")
        assert shown(page) == ["first", "fourth", "second", "third"]
        assert page.get_attribute("th[data-sort=rank]", "aria-sort") is None
        page.select_option("[name=severity]", "critical")
        assert shown(page) == ["third"]  # what is known is not new
        page.click("button[type=reset]")
        page.wait_for_selector(".shown:has-text('4 of 4')")
        page.fill("[name=text]", "bridges")
        assert shown(page) == ["second"]
        page.fill("[name=text]", "")
        page.uncheck("[name=status][value=compared]")
        assert shown(page) == ["fourth"]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_violation(browser: Any, address: str, scheme: str, width: int) -> None:
    view = {"width": width, "height": 844}
    with Opened(browser, address, color_scheme=scheme, viewport=view, bypass_csp=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
