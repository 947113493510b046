"""Who runs the site that a text was served from, and how near that is to who issued the text: ranks P0 to P4.

The list stands in data/publishers.csv; a list of the user's own of the same form (DIPLODIFF_PUBLISHERS) goes before it.
"""

from __future__ import annotations

import os
from functools import lru_cache

from diplodiff.errors import UsageError
from diplodiff.provenance import Provenance, Publisher, Rank
from diplodiff.settings.sources import PUBLISHERS_BYTES

_DATA = os.path.join(os.path.dirname(__file__), "data", "publishers.csv")
_COLUMNS = ("host", "role", "country", "name")
# The issuer's own site; its other organs, gazettes and what several states keep together; state agencies; the press, and
# whoever reproduces a text; who sums it up.
ROLES: dict[str, Rank] = {
    "ministry": "P0",
    "presidency": "P0",
    "government": "P0",
    "royal-court": "P0",
    "embassy": "P1",
    "gazette": "P1",
    "treaty-base": "P1",
    "parliament": "P1",
    "organisation": "P1",
    "agency": "P2",
    "press": "P3",
    "summary": "P4",
}
Sites = dict[str, Publisher]


def publisher(url: str | None) -> Publisher | None:
    """Who runs the site of an address; None where no list knows it. Raises UsageError for a user's list with errors."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    own = os.environ.get("DIPLODIFF_PUBLISHERS")
    for sites in (*((_own(own),) if own else ()), _shipped()):
        if found := _found(sites, host, parts.path):
            return found
    return None


def issued(known: Provenance, parties: tuple[str, ...]) -> Provenance:
    """The same, ranked for a text of these parties (ISO 3166): an official site of a state that is no party did not issue
    it but reproduces it.
    """
    site = known.publisher
    if site is None or not site.country or len(parties) < 2 or site.country in parties or site.rank not in ("P0", "P1"):
        return known
    other = Publisher("P3", site.name, f"{site.role} of a state that is no party", site.country)
    return Provenance(known.url, known.copy, known.capture, other)


def _found(sites: Sites, host: str, path: str) -> Publisher | None:
    """The entry of the longest path under the longest part of the host that has one."""
    labels = host.split(".")
    steps = [step for step in path.split("/") if step]
    for n in range(len(labels)):
        name = ".".join(labels[n:])
        for count in range(min(len(steps), 4), -1, -1):
            if found := sites.get("/".join([name, *steps[:count]])):
                return found
    return None


@lru_cache(maxsize=1)
def _shipped() -> Sites:
    with open(_DATA, encoding="utf-8") as file:
        return _read(file.read(), _DATA)


@lru_cache(maxsize=4)
def _own(path: str) -> Sites:
    try:
        with open(path, "rb") as file:
            body = file.read(PUBLISHERS_BYTES + 1)
        text = body.decode("utf-8-sig")
    except (OSError, ValueError) as exc:
        raise UsageError(f"The list of publishers {path} cannot be read; check DIPLODIFF_PUBLISHERS.") from exc
    if len(body) > PUBLISHERS_BYTES:
        raise UsageError(f"The list of publishers {path} is larger than {PUBLISHERS_BYTES >> 20} MiB; list less.")
    return _read(text, path)


def _read(text: str, shown: str) -> Sites:
    import csv

    found: Sites = {}
    for number, row in enumerate(csv.reader(text.splitlines()), 1):
        if not row or row[0].lstrip().startswith("#") or tuple(row) == _COLUMNS:
            continue
        host, role, country, name = (cell.strip() for cell in row) if len(row) == len(_COLUMNS) else ("", "", "", "")
        if not host or not name or role not in ROLES or (country and not (len(country) == 2 and country.isalpha())):
            raise UsageError(
                f"{shown}, line {number}: a line is host,role,country,name; roles are {', '.join(ROLES)}, the country is an "
                "ISO 3166 code or empty."
            )
        found[host.lower().rstrip("/")] = Publisher(ROLES[role], name, role, country.upper())
    return found
