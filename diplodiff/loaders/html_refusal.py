"""Pages that are no document: challenges, cookie walls, log-ins, frames, shells that a script fills in the browser.

Such a page read as a text would turn into "the other side omitted everything", so it is refused in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff import settings
from diplodiff.errors import LoadError
from diplodiff.loaders.html_styles import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from diplodiff.loaders.html_model import Piece

_SAVE = "open it in a browser, save the page, and compare the saved file"
_CHALLENGE = re.compile(
    r"just a moment|attention required|ddos-guard|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a (?:human|robot)|access denied|request unsuccessful|incapsula|security check|one more step|cf-browser|"
    r"please wait while (?:we|your)|проверка браузера|подтвердите, что вы не робот|请完成验证|安全验证|人机验证|"
    r"access to this page has been denied|bot verification|checking if the site connection is secure",
    re.IGNORECASE,
)
_SCRIPT_NEEDED = re.compile(
    r"(?:enable|turn on|activate|requires?|needs?|without) java ?script|"
    r"java ?script (?:is |must be |has been )?(?:disabled|enabled|required|needed)|"
    r"включит[еь] java ?script|необходим[ао]? (?:включить )?java ?script|"
    r"(?:activ(?:er|ez|ar|e)|habilit\w+) (?:le |el )?java ?script|java ?script (?:aktivieren|қосу)|"
    r"启用 ?java ?script|java ?script ?を有効|فعال.{0,20}java ?script",
    re.IGNORECASE,
)
_COOKIE_WALL = re.compile(
    r"(?:enable|accept|allow|activate|turn on) (?:all )?cookies|"
    r"cookies? (?:are|is|must be) (?:disabled|required|enabled)",
    re.IGNORECASE,
)
_MOUNTS = (
    "root",
    "app",
    "__next",
    "__nuxt",
    "___gatsby",
    "application",
    "main-app",
    "react-root",
    "svelte",
    "ember-app",
)


def refuse_shell(root: _Element, pieces: list[Piece], titles: tuple[str, ...]) -> None:
    """Raise LoadError where the page is no document; a page with a fair amount of running text never is refused."""
    kept = sum(p.units for p in pieces if p.reason is None)
    prose = sum(p.prose for p in pieces if p.reason is None)
    if prose >= settings.HTML_SHELL_PROSE:
        return
    if root.find(".//frameset") is not None:
        raise LoadError("it only sets up frames; open the frame that holds the text by its own address")
    little = prose < settings.HTML_SHELL_PROSE / 2
    words = " ".join(p.text for p in pieces)[:6000]
    challenged = little and (_CHALLENGE.search(words) or (kept < 2 * settings.HTML_PROSE_UNITS and _challenged(root)))
    if challenged or _CHALLENGE.search(" ".join(titles)[:500]):
        raise LoadError(f"the site sent a browser check instead of the text; {_SAVE}")
    if little and _password(root):
        raise LoadError(f"it is a log-in page; log in, then {_SAVE}")
    if little and _SCRIPT_NEEDED.search(words):
        raise LoadError(f"its text is filled in by JavaScript, which is not run here; {_SAVE}")
    if little and _COOKIE_WALL.search(words):
        raise LoadError(f"the site asks for cookies before it shows the text; {_SAVE}")
    if little and kept < settings.HTML_SHELL_PROSE / 2 and _is_shell(root):
        raise LoadError(f"it is an empty shell that JavaScript fills in, which is not run here; {_SAVE}")


def _password(root: _Element) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in root.iter("input"))


def _challenged(root: _Element) -> bool:
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            return True
    return any(
        "challenge" in (s.get("src") or "") or "challenge-platform" in (s.text or "") for s in root.iter("script")
    )


def _is_shell(root: _Element) -> bool:
    """Whether a page has scripts and an empty element for them to fill, or scripts and next to nothing else."""
    scripts = list(root.iter("script"))
    if not scripts:
        return False
    for element in root.iter("div", "main", "section"):
        if (element.get("id") or "").lower() in _MOUNTS and not text_of(element).strip():
            return True
    body = root.find("body")
    return body is None or not any(
        e.tag not in ("script", "noscript", "style", "link", "div", "iframe") for e in body.iter() if e is not body
    )
