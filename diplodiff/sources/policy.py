"""How the web may be asked: what the user allows, by options or by the environment."""

from __future__ import annotations

import os
from collections.abc import Callable

from diplodiff import __version__
from diplodiff.errors import UsageError
from diplodiff.model import Snapshot
from diplodiff.patterns import regex
from diplodiff.values import dataclass

# A TimeGate of the Internet Archive, which holds by far the most pages of governments.
TIMEGATE = "https://web.archive.org/web/"
_CONTACT = regex(r"[!-'*-\[\]-~][ -'*-\[\]-~]{1,199}")  # printable ASCII without brackets, which hold comments


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched and how.

    contact            how a site's keeper reaches whoever runs this; sent with every request.
    allow_private      whether redirects and manifests may lead to private addresses.
    typed              whether the user typed the address: a private host that someone types is meant.
    follow_attachment  whether the file that a page links as its full text is read in the page's place.
    timegate           where earlier copies are asked for (RFC 7089).
    store              folder of captures; None: the user's own.
    known              what is held of a page already, so that a server need not send it again.
    """

    contact: str | None = None
    allow_private: bool = False
    typed: bool = True
    follow_attachment: bool = False
    timegate: str = TIMEGATE
    store: str | None = None
    known: Callable[[str], Snapshot | None] | None = None

    def __post_init__(self) -> None:
        if self.contact is not None and not _CONTACT.fullmatch(self.contact):
            raise UsageError(
                "The contact is sent to web servers: give an address or a URL in plain letters, 200 characters at most."
            )
        if not self.timegate.startswith(("http://", "https://")):
            raise UsageError(f"The TimeGate {self.timegate} is no http(s) address; give the one that archives name.")

    @property
    def user_agent(self) -> str:
        """The name under which every request is made."""
        return f"diplodiff/{__version__}" + (f" (+{self.contact})" if self.contact else "")


def from_environment() -> Policy:
    """What DIPLODIFF_CONTACT, DIPLODIFF_ALLOW_PRIVATE, DIPLODIFF_TIMEGATE and DIPLODIFF_STORE say."""
    said = {name: os.environ.get(f"DIPLODIFF_{name}") or None for name in ("CONTACT", "TIMEGATE", "STORE")}
    private = os.environ.get("DIPLODIFF_ALLOW_PRIVATE", "").lower() in ("1", "true", "yes", "on")
    return Policy(said["CONTACT"], private, timegate=said["TIMEGATE"] or TIMEGATE, store=said["STORE"])
