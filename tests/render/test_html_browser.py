"""The page in a browser: every control, with the keyboard too; axe; no request, no complaint; quick to open.

Runs Debian's Chromium through playwright; without either it skips. axe-core is looked for where `npm install --prefix
.venv axe-core` puts it.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.render import error_renderer, renderer
from diplodiff.render.options import Options
from tests.render import html_samples
from tests.render.test_html import EVERY

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (pip install --group browser)"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(sys.prefix) / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

# Times a page of the same words without anything else takes to open. 2,000 paragraphs: 0.8 s against 1.5 s on a machine of
# two cores; measured 0.6 to 0.95, since rows out of sight are laid out when they come into sight.
SLOWER_THAN_BARE = 1.5


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, made in EVERY.items():
        folder.joinpath(f"{name}.html").write_text(renderer("html")(made(), Options()), encoding="utf-8")
    folder.joinpath("error.html").write_text(error_renderer("html")("x cannot be read.", "x"), encoding="utf-8")
    return folder


class Opened:
    """A page with what it complained of and what it asked for."""

    def __init__(self, browser: Any, address: str, **how: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **how})
        self.page = self.context.new_page()
        self.page.set_default_timeout(5_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(d.message), d.dismiss()))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(address)

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, *error: object) -> None:
        asked = [r for r in self.requests if not r.startswith("file://")]
        self.context.close()
        if error[0] is None:
            assert self.complaints == []
            assert asked == []


def opened(browser: Any, pages: Path, name: str, **how: Any) -> Opened:
    return Opened(browser, pages.joinpath(f"{name}.html").as_uri(), **how)


@pytest.mark.parametrize("name", [*EVERY, "error"])
def test_opens_without_complaint_or_request_and_fits_a_telephone(browser: Any, pages: Path, name: str) -> None:
    for width in (320, 1440):
        with opened(browser, pages, name, viewport={"width": width, "height": 800}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm install --prefix .venv axe-core)")
@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        *(
            (n, "light", 1440)
            for n in ("declaration", "three-sided", "right-to-left", "ten-sided", "hostile", "refused")
        ),
        *((n, "dark", 390) for n in ("declaration", "three-sided", "right-to-left", "ten-sided", "hostile", "error")),
        *((n, "dark", 1440) for n in ("declaration", "three-sided", "right-to-left")),
        *((n, "light", 390) for n in ("declaration", "three-sided", "right-to-left")),
    ],
)
def test_axe_finds_no_violation(browser: Any, pages: Path, name: str, scheme: str, width: int) -> None:
    how = {"color_scheme": scheme, "bypass_csp": True, "viewport": {"width": width, "height": 900}}
    with opened(browser, pages, name, **how) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_without_the_script_nothing_is_out_of_reach(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration", java_script_enabled=False) as page:
        assert page.locator(".card:visible").count() == 3
        assert page.locator(".toolbar:visible, .copy:visible, .fold-buttons:visible").count() == 0
        page.locator(".run summary").first.click()
        assert page.locator("#r1").is_visible()
        page.locator(".rule-group summary").first.click()
        assert page.locator("#f5").is_visible()


def test_severity_filter(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration") as page:
        shown = page.locator(".shown")
        assert shown.text_content() == "7 of 7 findings shown"
        for box in page.locator("[name=severity]").all():
            box.uncheck()
        assert shown.text_content() == "0 of 7 findings shown"
        assert page.locator(".card:visible, .rule-group:visible").count() == 0
        assert page.locator(".group.narrowed").count() == 4
        page.get_by_label("critical").check()
        assert shown.text_content() == "2 of 7 findings shown"
        assert page.locator(".judgement:visible").count() == 2
        page.get_by_role("button", name="Show all").click()
        playwright.expect(shown).to_have_text("7 of 7 findings shown")
        assert page.locator(".card:visible").count() == 3


def test_rule_and_text_filters(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration") as page:
        page.get_by_label("Kind of finding").select_option("number")
        assert page.locator(".judgement:visible").count() == 1
        page.get_by_label("Kind of finding").select_option("")
        page.get_by_label("Words in a passage or message").fill("upper  SARIN")
        assert page.locator(".shown").text_content() == "1 of 7 findings shown"
        assert page.locator(".card:visible h4").text_content() == "A15"
        page.get_by_label("Words in a passage or message").fill("swapped in the title")
        assert page.locator(".rule-group:visible li").is_visible()
        page.get_by_label("Words in a passage or message").press("Enter")
        assert page.locator(".shown").text_content() == "1 of 7 findings shown"


def test_text_filter_reads_right_to_left_words(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "three-sided") as page:
        page.get_by_label("Words in a passage or message").fill("مشترکہ مدرسہ")
        assert page.locator(".card:visible h4").all_text_contents() == ["A3 = B۳"]


def test_jump_from_finding_to_row_and_back(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration") as page:
        page.get_by_role("link", name=re.compile("See it side by side.*A15")).click()
        row = page.locator("#r17")
        assert page.evaluate("document.activeElement.id") == "r17"
        assert row.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; }")
        page.get_by_label("high").uncheck()
        page.get_by_label("critical").uncheck()
        row.get_by_role("link", name="one-sided paragraph").click()
        assert page.evaluate("document.activeElement.id") == "f1"
        assert page.locator("#f1").is_visible()
        assert page.locator(".shown").text_content() == "7 of 7 findings shown"


def test_jump_opens_what_is_folded(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration") as page:
        assert not page.locator("#r16").is_visible()
        page.get_by_role("link", name="Closest passage: B14").click()
        assert page.locator("#r16").is_visible()
        page.get_by_role("button", name="Fold rows").click()
        assert not page.locator("#r16").is_visible()
        page.get_by_role("button", name="Open all rows").click()
        assert page.locator(".row:visible").count() == 1 + 26  # the head and all
        page.get_by_role("link", name="moved").click()
        assert page.locator(".judgement", has_text="another place").is_visible()


def test_every_disclosure_opens_and_closes(browser: Any, pages: Path) -> None:
    for name in ("declaration", "three-sided"):
        with opened(browser, pages, name) as page:
            for summary in page.locator("summary").all():
                part = summary.locator("xpath=..")
                summary.click()
                assert part.evaluate("e => e.open")
                summary.press("Enter")
                assert not part.evaluate("e => e.open")


def test_the_ribbon_leads_to_the_rows(browser: Any, pages: Path) -> None:
    for name, row in (("declaration", "r17"), ("three-sided", "r4")):
        with opened(browser, pages, name) as page:
            page.locator(f".tick.alone[data-row={row}]").click()
            assert page.evaluate("document.activeElement.id") == row
            page.evaluate("scrollTo(0, 0)")
            page.locator(f".tag[data-row={row}]").click()
            assert page.locator(f"#{row}").evaluate("e => e.getBoundingClientRect().top < innerHeight")
            page.locator(".band.differs").first.click()
            assert page.evaluate("location.hash") != f"#{row}"


def test_a_quotation_is_copied_with_its_source(browser: Any, pages: Path) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, pages, "three-sided", permissions=allowed) as page:
        buttons = page.locator(".copy").all()
        assert len(buttons) == 6
        for button in buttons:
            button.click()
            copied = page.evaluate("navigator.clipboard.readText()")
            figure = button.locator("xpath=ancestor::figure")
            assert copied.startswith(f"“{figure.locator('blockquote').text_content()}”\n")
            side = figure.get_attribute("data-side")
            source = page.locator(f"#text-{side}").get_attribute("data-source")
            assert source in copied
            assert len(source.rpartition("sha256 ")[2]) == 64
            assert button.text_content().startswith("Copied")
        assert "retrieved 2031-03-04T09:15:00Z" in copied
        assert "C1, page 1" in copied
        assert page.locator(".announced").text_content() == "Copied"
        playwright.expect(page.locator(".announced")).to_have_text("")
        assert buttons[0].text_content().startswith("Copy with source")


def test_where_there_is_no_clipboard_the_quotation_stands_selected(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "three-sided") as page:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        button = page.locator(".copy").first
        for _ in range(2):
            button.click()
            assert page.locator("textarea").count() == 1
        area = page.locator("textarea")
        assert area.evaluate("e => e === document.activeElement && e.selectionEnd === e.value.length")
        assert "sha256" in area.input_value()


def test_the_keyboard_reaches_every_control_in_order(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "three-sided") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
        assert page.locator(".skip").first.evaluate("e => e.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "findings"
        seen = []
        for _ in range(80):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("Math.round(document.activeElement.getBoundingClientRect().top + scrollY)"))
            if page.evaluate("document.activeElement === document.body"):
                break
        reached = page.locator("#findings :is(a, button, input, select, summary):visible").count()
        assert len(seen) >= reached
        page.get_by_label("critical").focus()
        page.keyboard.press("Space")
        assert page.locator(".shown").text_content() == "1 of 3 findings shown"


def test_right_to_left_passages_stand_on_the_right(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "right-to-left") as page:
        passage = page.locator("blockquote[dir=rtl]").first
        assert passage.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert page.locator(".cell .words[lang=ur]").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
        figure = page.locator("figure.quote.rtl").first
        assert figure.evaluate("e => getComputedStyle(e).borderRightWidth") == "3px"
        assert figure.evaluate("e => getComputedStyle(e).borderLeftWidth") == "0px"


def test_marks_are_seen_without_colour(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "right-to-left") as page:
        for mark in page.locator("mark").all():
            assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_print_keeps_findings_sources_and_small_things(browser: Any, pages: Path) -> None:
    with opened(browser, pages, "declaration") as page:
        page.emulate_media(media="print")
        assert page.locator(".toolbar:visible, .copy:visible, .fold-buttons:visible, .jump:visible").count() == 0
        assert page.locator(".card:visible").count() == 3
        assert page.locator(".provenance dd:visible").count() >= 10
        assert page.locator("#f5").is_visible()
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("every", "findings"), [(10, 200), (1, 2000)])
def test_a_long_report_opens_quickly_and_filters(browser: Any, tmp_path: Path, every: int, findings: int) -> None:
    report, bare = tmp_path / "long.html", tmp_path / "bare.html"
    comparison = html_samples.long(every=every)
    report.write_text(renderer("html")(comparison, Options()), encoding="utf-8")
    words = "\n".join(f"<p>{paragraph.text}" for text in comparison.texts for paragraph in text.paragraphs)
    bare.write_text(f'<!doctype html><meta charset="utf-8">{words}', encoding="utf-8")
    with Opened(browser, "about:blank") as page:
        took: dict[Path, list[float]] = {bare: [], report: []}
        for _ in range(3):
            for file, seconds in took.items():
                started = time.perf_counter()
                page.goto(file.as_uri())
                page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
                seconds.append(time.perf_counter() - started)
        assert min(took[report]) < SLOWER_THAN_BARE * min(took[bare])
        page.get_by_label("Words in a passage or message").fill("направлению 1550 ")
        assert page.locator(".shown").text_content() == f"1 of {findings} findings shown"
        page.locator(".card:not([hidden]) .jump a").first.click()
        assert page.evaluate("document.activeElement.id") == "r1551"
        assert page.locator("#r1551").evaluate("e => Math.abs(e.getBoundingClientRect().top) < innerHeight")


def test_printed_pages_are_numbered(browser: Any, pages: Path, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    with opened(browser, pages, "declaration") as page:
        page.pdf(path=str(tmp_path / "report.pdf"), format="A4")
    printed = pdfium.PdfDocument(tmp_path / "report.pdf")
    texts = [leaf.get_textpage().get_text_range() for leaf in printed]
    assert len(texts) > 1
    assert all(f"{n} / {len(texts)}" in words for n, words in enumerate(texts, 1))
