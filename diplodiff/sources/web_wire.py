"""One request to a web server: every byte of it recorded, the machine that it goes to checked, size and time bounded.

Redirects, retries and manners are the business of web.py.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.provenance import Exchange
from diplodiff.settings import sources as settings
from diplodiff.sources.web_addresses import Host, host_of, parsed, refuse_private_name, resolved
from diplodiff.sources.web_connection import goes_by_proxy, no_login, session, tls_of

if TYPE_CHECKING:
    import requests

_CHUNK = 1 << 16


class TooLarge(Exception):  # noqa: N818  # the name is what web_failures knows it by
    """An answer of more bytes than are read."""


class Excess(Exception):  # noqa: N818
    """An answer that goes on after its announced end, so that nobody knows where it ends."""


class Clock:
    """Time for one download: it can be stopped while others have their turn, and stops whoever asks when it is over."""

    def __init__(self) -> None:
        self.until = time.monotonic() + settings.TOTAL_FETCH_SECONDS
        self._ended = threading.Event()

    def left(self) -> float:
        """Seconds."""
        return self.until - time.monotonic()

    def check(self) -> None:
        """Raises TimeoutError when the time is over, or nobody waits any more."""
        if self._ended.is_set() or self.left() <= 0:
            raise TimeoutError

    def wait(self, seconds: float) -> None:
        """Sleep. Raises TimeoutError where the time does not reach."""
        if seconds > self.left() or self._ended.wait(max(0.0, seconds)):
            raise TimeoutError

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Let no time pass meanwhile."""
        began, until = time.monotonic(), self.until
        self.until = math.inf
        try:
            yield
        finally:
            self.until = until + (time.monotonic() - began)

    def end(self) -> None:
        """Nobody waits any more."""
        self._ended.set()


class Answer(NamedTuple):
    """What a server sent: headers by name in lower case, the body as sent but for the framing of chunks."""

    status: int
    phrase: str
    headers: Mapping[str, str]
    body: bytes
    exchange: Exchange


class Wire:
    """Connections for one download. private says which hosts may have a private address."""

    def __init__(self, user_agent: str, private: Callable[[Host], bool], clock: Clock) -> None:
        self._private, self._clock = private, clock
        self._request, self._response = bytearray(), bytearray()
        self._limit = 0
        self._peer: tuple[str | None, tuple[tuple[str, str], ...]] = (None, ())
        self._socket: Any = None
        self._excess = False
        self._session = session(self)
        self._session.headers.update({"User-Agent": user_agent})

    def ask(self, url: str, headers: Mapping[str, str], limit: int, body: bytes | None = None) -> Answer:
        """GET one address, or POST a body to it, following nothing; an error page is cut at a size of its own.

        Raises TimeoutError when the clock is over, else what requests and urllib3 raise, and TooLarge.
        """
        parts = parsed(url)
        self._request.clear()
        self._response.clear()
        self._limit, self._peer, self._excess = limit + settings.HEADERS_BYTES, (None, ()), False
        if goes_by_proxy(self._session, url) and not self._private(host_of(parts)):
            refuse_private_name(*host_of(parts))
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        seconds = (settings.CONNECT_SECONDS, settings.READ_SECONDS)
        with self._session.request(
            "GET" if body is None else "POST", url, data=body, stream=True, timeout=seconds, headers=dict(headers),
            allow_redirects=False, auth=no_login,
        ) as response:  # fmt: skip
            found = self._body(response, limit)
            asked = response.request.url or url  # as it went out: only ASCII, with a path
            exchange = Exchange(asked, at, bytes(self._request), bytes(self._response), *self._peer)
            named = {name.lower(): value for name, value in response.headers.items()}
            if self._excess and response.status_code == 200 and "transfer-encoding" not in named:
                raise Excess
            return Answer(response.status_code, response.reason or "", named, found, exchange)

    def close(self) -> None:
        """Break off whatever goes on."""
        import socket

        with contextlib.suppress(OSError, AttributeError, ValueError):
            self._socket.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(Exception):
            self._session.close()

    def _body(self, response: requests.Response, limit: int) -> bytes:
        pieces, size, error = [], 0, response.status_code >= 400
        limit = min(limit, settings.ERROR_PAGE_BYTES) if error else limit
        try:
            for piece in response.raw.stream(_CHUNK, decode_content=False):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise TooLarge
                self._clock.check()
        except TimeoutError:
            raise
        except Exception:
            if not error:  # of an error page the status says enough
                raise
        return b"".join(pieces)

    def sent(self, data: bytes) -> None:
        """What a connection sends."""
        self._request += data

    def came(self, data: bytes) -> None:
        """What a connection reads. Raises TooLarge, and TimeoutError when the clock is over."""
        self._response += data
        if len(self._response) > self._limit:
            raise TooLarge
        self._clock.check()

    def ended(self, file: Any) -> None:
        """An answer is at its announced end: look, without waiting, whether more of it is there."""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            before = self._socket.gettimeout()
            self._socket.settimeout(0)
            try:
                self._excess = bool(file.peek(1).strip(b"\r\n"))  # some servers end a body with a line end of their own
            finally:
                self._socket.settimeout(before)

    def addresses(self, host: str, port: int) -> list[str]:
        """Where to connect to."""
        return resolved(host, port, self._private((host.lower().rstrip("."), port)))

    def met(self, sock: Any, proxied: bool) -> None:
        """A connection that was made, or is used once more; None where it has still to be made."""
        if sock is None:
            return
        self._socket = sock
        ip = None if proxied else str(sock.getpeername()[0])
        self._peer = ip, tls_of(sock)
