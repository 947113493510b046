"""A web archive written from RFC 7089: a TimeGate, a TimeMap, mementos as shown (with a banner) and as got (id_)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from tests.evidence.raw_server import HTML, Call, RawServer

BANNER = b"<div>This page was kept by the Archive of Everything. Donate now to the Archive.</div>"


class Archive:
    """Copies of pages by address and time, on a server. `ways` says how it departs from the usual."""

    def __init__(self, server: RawServer, *ways: str) -> None:
        self.server, self.ways = server, set(ways)
        self.copies: dict[str, dict[datetime, tuple[str, bytes, tuple[str, ...]]]] = {}
        self.gate = server.at("/gate/")

    def keep(self, url: str, day: str, body: bytes, status: str = "200 OK", *headers: str) -> None:
        at = datetime.strptime(day, "%Y-%m-%d").replace(hour=8, tzinfo=UTC)
        self.copies.setdefault(url, {})[at] = (status, body, headers or (HTML,))
        self.server.paths[f"/gate/{url}"] = lambda call: self._gate(call, url)
        self.server.paths[f"/second/{url}"] = lambda call: self._nearest(call, url)
        self.server.paths[f"/map/{url}"] = lambda call: self._map(call, url)
        for mark in ("", "id_"):
            path = f"/web/{at:%Y%m%d%H%M%S}{mark}/{url}"
            self.server.paths[path] = lambda call, m=mark: self._memento(call, url, at, m)

    def _gate(self, call: Call, url: str) -> None:
        if "no copies" in self.ways:
            call.answer("404 Not Found")
        elif "second gate" in self.ways:
            call.answer("302 Found", b"", "Vary: accept-datetime", f"Location: {self.server.at(f'/second/{url}')}")
        elif "map only" in self.ways:
            call.answer("200 OK", b"see the list", f'Link: <{self.server.at(f"/map/{url}")}>; rel="timemap"')
        elif "listed in header" in self.ways:
            call.answer("300 Multiple Choices", b"choose", f"Link: {self._listed(url)}")
        elif "no archive" in self.ways:
            call.answer("200 OK", b"<html>Welcome to my page</html>", HTML)
        elif "circle" in self.ways:
            call.answer("302 Found", b"", f"Location: {self.gate}{url}")
        elif "private" in self.ways:
            call.answer("302 Found", b"", "Location: http://10.0.0.1/web/20260205080000/" + url)
        elif "200" in self.ways:
            self._memento(call, url, self._best(call, url), "")
        else:
            self._nearest(call, url)

    def _best(self, call: Call, url: str) -> datetime:
        asked = call.header("Accept-Datetime")
        assert asked is not None
        wanted = parsedate_to_datetime(asked)
        return min(self.copies[url], key=lambda at: abs(at - wanted))

    def _nearest(self, call: Call, url: str) -> None:
        at = self._best(call, url)
        place = self.server.at(f"/web/{at:%Y%m%d%H%M%S}/{url}")
        link = "" if "no links" in self.ways else f'Link: <{url}>; rel="original"'
        call.answer("302 Found", b"", "Vary: accept-datetime", f"Location: {place}", *([link] if link else []))

    def _memento(self, call: Call, url: str, at: datetime, mark: str) -> None:
        if mark and "no raw" in self.ways:
            call.answer("404 Not Found")
            return
        status, body, headers = self.copies[url][at]
        said = format_datetime(at, usegmt=True)
        if "bad time" in self.ways:
            said = "once upon a time"
        lines = [] if "no time" in self.ways else [f"Memento-Datetime: {said}"]
        if "no links" not in self.ways:
            original = "https://elsewhere.example/" if "wrong page" in self.ways else url
            lines.append(f'Link: <{original}>; rel="original", <{self.gate}{url}>; rel="timegate"')
        lines += [h.replace("ARCHIVE", self.server.at(f"/web/{at:%Y%m%d%H%M%S}{mark}")) for h in headers]
        if "located" in self.ways:
            lines.append(f"Content-Location: /web/{at:%Y%m%d%H%M%S}/{url}")
        is_page = any("text/html" in header for header in headers)
        call.answer(status, body if mark or not is_page else BANNER + body + BANNER, *lines)

    def _map(self, call: Call, url: str) -> None:
        call.answer("200 OK", self._listed(url).encode(), "Content-Type: application/link-format")

    def _listed(self, url: str) -> str:
        rows = [f'<{url}>; rel="original"', f'<{self.gate}{url}>; rel="timegate"', "rubbish; rel=, <<<>>"]
        for at in sorted(self.copies[url]):
            place = self.server.at(f"/web/{at:%Y%m%d%H%M%S}/{url}")
            rows.append(f'<{place}>; rel="memento"; datetime="{format_datetime(at, usegmt=True)}"')
        return ", ".join(rows)
