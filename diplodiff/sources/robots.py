"""What a site asks of automatic readers: robots.txt by RFC 9309."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from diplodiff.errors import SourceError
from diplodiff.settings import sources as settings
from diplodiff.sources.web_failures import GONE

if TYPE_CHECKING:
    from diplodiff.sources.web_wire import Answer

_AGENT = "diplodiff"
_SAVE = "save the page in a browser and give the file"
_REDIRECTS = (301, 302, 303, 307, 308)
_seen: dict[str, tuple[float, Any]] = {}
_guard = threading.Lock()
Ask = Callable[[str], "Answer"]


def heed(url: str, ask: Ask) -> None:
    """Raises SourceError where the site asks automatic readers to stay away from this page, or where it cannot say.

    ask gets one address, without redirects, and may raise whatever the page itself would.
    """
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt".lower()
    with _guard:
        at, rules = _seen.get(place, (-settings.ROBOTS_SECONDS, None))
    if rules is None or time.monotonic() - at > settings.ROBOTS_SECONDS:
        rules = _asked(url, place, ask)
        with _guard:
            _seen[place] = (time.monotonic(), rules)
    if not rules.can_fetch(url, _AGENT):
        raise SourceError(f"{url}: the site asks automatic readers to leave this page alone (robots.txt); {_SAVE}.")


def forget() -> None:
    """Forget what sites said."""
    with _guard:
        _seen.clear()


def _asked(url: str, place: str, ask: Ask) -> Any:
    """RFC 9309, section 2.3.1: no such file means no rules, a server in trouble means that nothing may be read."""
    from protego import Protego

    for _ in range(settings.ROBOTS_REDIRECTS + 1):
        answer = ask(place)
        if answer.status not in _REDIRECTS:
            break
        place = urljoin(place, answer.headers.get("location", ""))
    else:
        return Protego.parse("")  # section 2.3.1.2: after five redirects it may be taken for unavailable
    if answer.status == 429 or answer.status >= 500:
        raise SourceError(
            f"{url}: the site does not say what automatic readers may read (robots.txt answers {answer.status}), and "
            f"RFC 9309 takes that for no; try again later, or {_SAVE}."
        )
    if answer.status >= 300 or answer.status in GONE:
        return Protego.parse("")
    return Protego.parse(answer.body[: settings.ROBOTS_BYTES].decode("utf-8-sig", "replace"))
