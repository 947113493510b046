"""Layouts of plain text files, as publishers, mail programs and converters of PDFs write them."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from typing import Any

from tests.loaders.page_skeletons import words
from tests.stress.furniture import furniture

_PIECE = re.compile(r"[0-9A-Za-z.,]+|.", re.DOTALL)  # what no line end parts


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    if _wide(text) <= 1.3 * len(text):
        return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False)
    lines, line = [], first
    for piece in _PIECE.findall(text):
        if _wide(line + piece) > width and piece not in "，。；：、）」？":
            lines.append(line.rstrip())
            line, piece = rest, piece.lstrip()
        line += piece
    return [*lines, line]


def _title(b: Any) -> bool:
    return bool(b.role == "title")


def wrapped(made: Any, rng: random.Random) -> str:
    """Lines of one width, a blank line between paragraphs; labels hang or paragraphs are indented."""
    width = rng.choice((58, 66, 72, 80))
    first, rest = rng.choice((("", ""), ("    ", ""), ("", "   ")))
    parts = []
    for b in made.blocks:
        lines = _wrapped(b.line, width, "" if _title(b) else first, "" if _title(b) else rest)
        parts.append("\n".join(line.center(width).rstrip() if _title(b) else line for line in lines))
    return "\n\n".join(parts) + "\n"


def tight(made: Any, rng: random.Random) -> str:
    """Lines of one width, no white between paragraphs."""
    width = rng.choice((58, 66, 72, 80))
    first = rng.choice(("", "", "    ", "  "))
    lines: list[str] = []
    for b in made.blocks:
        if b.role in ("title", "heading") and lines and rng.random() < 0.7:
            lines.append("")
        lines += _wrapped(b.line, width, "" if b.role in ("title", "heading") else first)
        if b.role in ("title", "heading") and rng.random() < 0.7:
            lines.append("")
    return "\n".join(lines) + "\n"


def one_line(made: Any, rng: random.Random) -> str:
    """A line a paragraph, with or without white between."""
    gap = rng.choice(("\n", "\n\n", "\r\n", "\n\n\n"))
    return gap.join(b.line for b in made.blocks) + "\n"


def labels_above(made: Any, rng: random.Random) -> str:
    """A label on a line of its own above its paragraph."""
    gap = rng.choice(("\n", "\n\n"))
    parts = []
    for b in made.blocks:
        parts += [b.printed + gap + b.text] if b.label else [b.text]
    return "\n\n".join(parts) + "\n"


def paged(made: Any, rng: random.Random) -> str:
    """Form feeds as converters of PDFs write them, with running heads and page numbers on each page."""
    w = words().get(made.language, words()["en"])
    width, depth = rng.choice((66, 72, 80)), rng.choice((18, 24, 36, 50))
    white = rng.random() < 0.6
    lines: list[str] = []
    for b in made.blocks:
        lines += [*_wrapped(b.line, width), *([""] if white else [])]
    head = rng.choice(("", w.menu[2], w.tags[0] + " " + w.menu[1], made.title, "No. 14/2031 " + w.menu[0]))
    foot = rng.choice(("{n}", "- {n} -", "Page {n}", "{n}/9", w.rights, w.menu[1] + " {n}", ""))
    side = rng.choice(("left", "centre", "right"))
    pages = [lines[n : n + depth] for n in range(0, len(lines), depth)]
    texts = []
    for n, page in enumerate(pages, 1):
        above = [head] if head and (n > 1 or rng.random() < 0.5) else []
        above = [*above, ""] if above and rng.random() < 0.8 else above
        below = ["", foot.format(n=n)] if foot else []
        placed = [_placed(line, width, side) for line in above], [_placed(line, width, side) for line in below]
        texts.append("\n".join([*placed[0], *page, *placed[1]]))
    return "\n\f".join(texts) + "\n"


def _placed(line: str, width: int, side: str) -> str:
    return line if side == "left" else (line.center(width).rstrip() if side == "centre" else line.rjust(width))


def email(made: Any, rng: random.Random) -> str:
    """A message: hard wraps, hardly a blank line, headers above and who sent it below, perhaps forwarded."""
    m = furniture().get(made.language, furniture()["en"])
    width = rng.choice((64, 70, 76))
    mark = rng.choice(("", "", "> "))
    lines = [
        "From: press@mfa.example",
        "To: media@list.example",
        f"Subject: {made.blocks[0].text}",
        "Date: Tue, 3 Feb 2026 18:07:11 +0500",
        "",
    ]
    for b in made.blocks:
        lines += [mark + line for line in _wrapped(b.line, width)]
        if b.role in ("title", "heading"):
            lines.append(mark.rstrip())
    return "\n".join([*lines, "", "-- ", m.service, "https://mfa.example"]) + "\n"


def post(made: Any, rng: random.Random) -> str:
    """A message of a channel: bold title, a line a paragraph, hashtags and a call to follow at the end."""
    m = furniture().get(made.language, furniture()["en"])
    strong = rng.choice(("**{}**", "{}", "📄 {}", "❗️{}"))
    gap = rng.choice(("\n\n", "\n"))
    lines = [strong.format(b.line) if _title(b) else b.line for b in made.blocks]
    return (
        gap.join([*lines, m.hashtags, rng.choice((m.subscribe, "@mfa_press", "👉 https://t.example/mfa", m.photo))])
        + "\n"
    )


def wire(made: Any, rng: random.Random) -> str:
    """An agency's report that prints the text: dateline and lead above, what the agency is below."""
    m = furniture().get(made.language, furniture()["en"])
    titles = [b for b in made.blocks if _title(b)]
    rest = [b.line for b in made.blocks if not _title(b)]
    gap = " " if m.dateline[-1] in "-–:=./" else ""
    above = [f"{m.dateline}{gap}{m.lead}"] if rng.random() < 0.7 else [m.dateline]
    top = (
        [titles[0].line, *above, *(b.line for b in titles[1:])]
        if rng.random() < 0.5
        else [*above, *(b.line for b in titles)]
    )
    below = [rng.choice((m.about, "(END)", "-0-", m.source, m.photo, f"© {m.source}"))]
    return "\n\n".join([*top, *rest, *below]) + "\n"


def converted(made: Any, rng: random.Random) -> str:
    """Markdown out of a converter: escaped marks, bold labels, two spaces at line ends, links as notes."""
    form = rng.choice(("{n} {t}", "**{n}** {t}", "**{n} **{t}", "*{n}* {t}", '<a id="p"></a>{n} {t}'))
    parts = []
    for b in made.blocks:
        if _title(b):
            parts.append(f"# {b.line}" if not parts else f"*{b.line}*")
        elif b.role == "heading":
            parts.append(rng.choice(("## {}", "**{}**", "### **{}**", "__{}__")).format(b.line))
        elif b.label:
            label = re.sub(r"([.)(*_-])", r"\\\1", b.printed) if "**" not in form else b.printed
            parts.append(form.format(n=label, t=b.text))
        else:
            parts.append(b.text)
    return "\n\n".join(parts) + "\n"


LAYOUTS = {
    "wrapped": wrapped,
    "tight": tight,
    "one-line": one_line,
    "labels-above": labels_above,
    "paged": paged,
    "email": email,
    "post": post,
    "wire": wire,
    "converted": converted,
}
