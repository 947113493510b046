"""The page as markup: what it says, that it needs nothing else, and that nothing out of a document can act."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from diplodiff import __version__, settings
from diplodiff.model import Comparison
from diplodiff.render import error_renderer, renderer, safe, wording
from diplodiff.render.html_words import marks_in, passage_address, web_address
from diplodiff.render.options import Options
from tests.render import html_samples, samples
from tests.render.build import numbered, text
from tests.render.test_contract import BLAME, RAW
from tests.render.test_goldens import kept

EVERY: dict[str, Callable[[], Comparison]] = {**samples.COMPARISONS, **html_samples.REPORTS}
VOID = {"meta", "input", "path", "rect", "br"}


def page(name: str) -> str:
    return renderer("html")(EVERY[name](), Options())


class Page(HTMLParser):
    """Elements, attributes and text of a page; fails on a tag that is not closed in order."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.raw[self._open[-1]] if self._open and self._open[-1] in self.raw else self.said).append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())

    def values(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


def without_assets(markup: str) -> str:
    markup = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1\3", markup)
    return re.sub(r"sha256-[A-Za-z0-9+/=]{44}", "sha256-", markup)


@pytest.mark.parametrize("name", ["three-sided", "refused", "same-text", "declaration"])
def test_page_reads_as_its_golden_file(name: str) -> None:
    kept("html", f"{name}.html", without_assets(page(name)))


@pytest.mark.parametrize("name", EVERY)
def test_page_is_well_formed_and_needs_nothing_else(name: str) -> None:
    found = Page(page(name))
    allowed = {"html", "head", "meta", "title", "style", "script", "body", "a", "header", "main", "footer", "section"}
    allowed |= {"article", "div", "p", "span", "bdi", "h1", "h2", "h3", "h4", "ul", "li", "dl", "dt", "dd", "details"}
    allowed |= {"summary", "code", "form", "fieldset", "legend", "label", "input", "select", "option", "button"}
    allowed |= {"figure", "figcaption", "blockquote", "mark", "svg", "defs", "pattern", "path", "rect", "text"}
    assert {tag for tag, _ in found.elements} <= allowed
    attributes = {key for _, given in found.elements for key in given}
    assert not {a for a in attributes if a.startswith("on") or a in ("style", "src", "srcset", "action", "xlink:href")}
    assert all(re.match(r"#[a-z]+\d*\Z|https?://", link) for link in found.values("href"))
    assert len(found.raw["style"]) == 1
    assert "url(" not in found.raw["style"][0].replace("url(#hatch)", "")
    assert "@import" not in found.raw["style"][0]


@pytest.mark.parametrize("name", EVERY)
def test_every_jump_has_its_target_and_every_target_one_name(name: str) -> None:
    found = Page(page(name))
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    jumps = [link[1:] for link in found.values("href") if link.startswith("#")]
    named = [i for value in found.values("aria-labelledby") for i in value.split()]
    assert set(jumps) | set(named) | set(found.values("data-row")) | set(found.values("data-passages")) <= set(ids)


@pytest.mark.parametrize("name", EVERY)
def test_the_policy_names_our_style_and_script_and_nothing_else(name: str) -> None:
    found = Page(page(name))
    policy = next(a["content"] for t, a in found.elements if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for kind in ("script", "style"):
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in found.raw[kind]
        ]
        assert rules[f"{kind}-src"] == (hashes[0] if hashes else "'none'")
    head = page(name).index("</head>")
    assert page(name).index("Content-Security-Policy") < page(name).index("<style>") < head


@pytest.mark.parametrize("name", EVERY)
def test_every_paragraph_is_there_without_the_script(name: str) -> None:
    comparison = EVERY[name]()
    found = Page(page(name))
    for side in comparison.texts:
        assert f"{side.siglum}: {wording.numbering_line(side)}" in found.text
        assert side.source.sha256 in found.text
        if comparison.gate.refused and not comparison.forced:
            continue
        for paragraph in side.paragraphs:
            assert safe.one_line(paragraph.text) in found.text
    assert found.text.endswith(wording.DISCLAIMER)


@pytest.mark.parametrize("name", EVERY)
def test_page_is_neutral_inert_and_the_same_every_time(name: str) -> None:
    drawn = page(name)
    assert not BLAME.findall(drawn)
    assert not RAW.findall(drawn)
    assert drawn == page(name)
    assert drawn.endswith("</html>\n")


def test_hostile_text_stays_text() -> None:
    drawn = page("hostile-page")
    found = Page(drawn)
    assert len(found.raw["script"]) == 1
    assert "alert" not in found.raw["script"][0] + found.raw["style"][0]
    for words in html_samples.HOSTILE:
        assert safe.one_line(words) in found.text
    assert "{{ 7 * 7 }}" in found.text
    assert not [link for link in found.values("href") if "script>" in link or link.startswith("javascript")]
    assert set(found.values("lang")) <= {"en", "ur", ""}
    assert "abc<U+202E>def<U+2066>ghi␀jkl␇<U+D800><U+FEFF>" in found.text


def test_language_and_direction_stand_on_every_passage() -> None:
    found = Page(page("three-sided"))
    spoken = {(a["lang"], a["dir"]) for t, a in found.elements if t == "blockquote"}
    assert spoken == {("en", "ltr"), ("ur", "rtl"), ("kk", "ltr")}
    unknown = Page(page("hostile"))
    assert {(a["lang"], a["dir"]) for t, a in unknown.elements if t == "blockquote"} == {("", "auto")}


def test_both_sides_get_a_heading_and_findings_their_parts() -> None:
    said = Page(page("cross-lingual")).text
    assert "Only in A (varenia.html): nothing found" in said
    assert "Only in B (толмарк.html): 1 passage" in said
    said = Page(page("declaration")).text
    assert "critical one-sided paragraph, strong confidence P1 Not found in the text published at" in said
    assert "Closest passage: B14, score 0.41" in said
    assert "A: 24 numbered paragraphs (1-24, no gaps), 24 read" in said
    assert said.index("In one sentence") < said.index("A: 24 numbered") < said.index("Only in A")
    assert "settings 0123456789abcdef" in said


def test_a_row_that_no_finding_names_accuses_nobody() -> None:
    comparison = samples.cross_lingual()
    said = Page(renderer("html")(replace(comparison, findings=()), Options())).text
    assert "Not found" not in said
    assert "only in" not in said
    assert "no match, no finding" in said
    assert "Not found in A" in Page(page("cross-lingual")).text


def test_a_clause_is_marked_in_its_paragraph() -> None:
    passage = samples.declaration().findings[0].passages[0][1]
    part = replace(passage, text="They meet.", marks=())
    assert marks_in("They talk. They meet.", part) == ((11, 21),)
    assert marks_in("They talk. They meet.", replace(part, marks=((0, 4),))) == ((11, 15),)
    assert marks_in("They meet.", replace(part, text="One. They meet.", marks=((0, 3), (5, 9)))) == ((0, 4),)
    assert marks_in("Nothing.", part) == ()


@pytest.mark.parametrize(
    ("origin", "link"),
    [
        ("https://x.example/a?b=1&c#d", "https://x.example/a?b=1&c#d"),
        ("http://x.example/اب", "http://x.example/%D8%A7%D8%A8"),
        ('https://x.example/"><b>', "https://x.example/%22%3E%3Cb%3E"),
        ("javascript:alert(1)", ""),
        ("javascript://x.example/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https:///nowhere", ""),
        ("a.pdf", ""),
        ("-", ""),
    ],
)
def test_only_web_addresses_become_links(origin: str, link: str) -> None:
    assert web_address(origin) == link


def test_a_quotation_links_to_its_words_or_its_page() -> None:
    side = text(
        "A", "a", "en", numbered("A", ["The well-known sides, here, agreed on it all."]), origin="https://x.example/a#b"
    )
    paragraph = side.paragraphs[0]
    link = passage_address(side, paragraph.text, paragraph.location)
    assert link == "https://x.example/a#:~:text=The%20well%2Dknown%20sides%2C%20here%2C%20agreed%20on"
    pdf = replace(side, source=replace(side.source, media_type="application/pdf"))
    assert passage_address(pdf, paragraph.text, paragraph.location) == "https://x.example/a#page=1"


@pytest.mark.parametrize("every", [10, 1])
def test_a_long_report_stays_small(every: int) -> None:
    drawn = renderer("html")(html_samples.long(every=every), Options())
    assert len(drawn.encode()) < 5_000_000
    assert drawn.count("<path") < 1_000


def test_the_rest_of_very_many_pairs_is_told_without_quoting() -> None:
    comparison = html_samples.long(600)
    found = [f for f in comparison.findings if f.rule == "number"]
    many = tuple(replace(f, fingerprint=f"{n}-{i}") for i, f in enumerate(found) for n in "ab")
    drawn = Page(renderer("html")(replace(comparison, findings=many), Options()))
    assert drawn.values("data-passages") == []
    bigger = html_samples.long(4_000)
    drawn = Page(renderer("html")(bigger, Options()))
    brief = drawn.values("data-passages")
    assert brief
    assert len(brief) + drawn.values("class").count("card") == len(bigger.findings)


def test_a_narrow_encoding_gets_references() -> None:
    drawn = renderer("html")(samples.right_to_left(), Options(encoding="cp1252"))
    assert drawn.isascii()
    assert Page(drawn).text == Page(page("right-to-left")).text


def test_a_failure_is_a_page_too() -> None:
    said = Page(error_renderer("html")("<b> cannot be read\x1b; try another.", "<i>.pdf"))
    assert "<b> cannot be read␛; try another." in said.text
    assert "Source: <i>.pdf" in said.text
    assert said.text.endswith(wording.DISCLAIMER)
    assert f"diplodiff {__version__}, settings {settings.digest()}" in said.text
    assert said.raw["script"] == []
