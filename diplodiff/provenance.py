"""Where the bytes of a text come from, beyond the address that the user gave: values only."""

from __future__ import annotations

from typing import Literal, get_args

from diplodiff.errors import require
from diplodiff.values import dataclass

Rank = Literal["P0", "P1", "P2", "P3", "P4"]
RANKS: tuple[Rank, ...] = get_args(Rank)  # the issuer's own site first, summaries last


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who runs the site that a text was served from, and how near that is to who issued the text.

    country is an ISO 3166 code, empty for an organisation of several states. role is for example "ministry" or "agency".
    """

    rank: Rank
    name: str
    role: str
    country: str = ""

    def __post_init__(self) -> None:
        require(self.rank in RANKS, f"unknown rank {self.rank!r}")


@dataclass(frozen=True, slots=True)
class Provenance:
    """How bytes came here.

    url      the publisher's address that they were served at, after redirects.
    copy     where a copy was taken from that someone else kept: an archive's address, a WARC file.
    capture  id of the capture that holds them.
    """

    url: str | None = None
    copy: str | None = None
    capture: str | None = None
    publisher: Publisher | None = None


UNKNOWN = Provenance()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to a web server and its answer, each as the bytes on the wire.

    at   when the request was sent, UTC, ISO 8601.
    ip   of the machine that answered; None behind a proxy.
    tls  what is known of the encrypted connection, by name: "version", "cipher", "certificate-sha256" ...
    """

    url: str
    at: str
    request: bytes
    response: bytes
    ip: str | None = None
    tls: tuple[tuple[str, str], ...] = ()
