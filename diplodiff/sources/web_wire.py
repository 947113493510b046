"""One request to a web server: every byte of it recorded, the machine that it goes to checked, size and time bounded.

The only file that uses requests. Redirects, retries and manners are the business of web.py.
"""

from __future__ import annotations

import hashlib
import http.client
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff import settings
from diplodiff.provenance import Exchange
from diplodiff.sources.web_addresses import Host, host_of, parsed, refuse_private_name, resolved

if TYPE_CHECKING:
    import requests

_CHUNK = 1 << 16
_LINE_BYTES = 1 << 16  # of a line that the library reads without a limit: sizes of chunks
_HEADERS_BYTES = 1 << 20  # of an answer, beside its body


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
        self._session = _session(self)
        self._session.headers.update({"User-Agent": user_agent})

    def ask(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """GET one address, following nothing; an error page is cut at a size of its own.

        Raises TimeoutError when the clock is over, else what requests and urllib3 raise, and TooLarge.
        """
        from requests.utils import select_proxy

        parts = parsed(url)
        self._request.clear()
        self._response.clear()
        self._limit, self._peer, self._excess = limit + _HEADERS_BYTES, (None, ()), False
        environment = self._session.merge_environment_settings(url, {}, True, None, None)
        if select_proxy(url, environment["proxies"]) and not self._private(host_of(parts)):
            refuse_private_name(*host_of(parts))
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        limits = (settings.CONNECT_SECONDS, settings.READ_SECONDS)
        with self._session.get(
            url, stream=True, timeout=limits, headers=dict(headers), allow_redirects=False, auth=_no_login
        ) as response:
            body = self._body(response, limit)
            exchange = Exchange(url, at, bytes(self._request), bytes(self._response), *self._peer)
            named = {name.lower(): value for name, value in response.headers.items()}
            if self._excess and response.status_code == 200 and "transfer-encoding" not in named:
                raise Excess
            return Answer(response.status_code, response.reason or "", named, body, exchange)

    def close(self) -> None:
        """Break off whatever goes on."""
        import contextlib
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
        import contextlib

        with contextlib.suppress(OSError, ValueError, AttributeError):
            before = self._socket.gettimeout()
            self._socket.settimeout(0)
            try:
                self._excess = bool(file.peek(1))
            finally:
                self._socket.settimeout(before)

    def addresses(self, host: str, port: int) -> list[str]:
        """Where to connect to."""
        return resolved(host, port, self._private((host.lower().rstrip("."), port)))

    def met(self, sock: Any, proxied: bool) -> None:
        """A connection that was made."""
        self._socket = sock
        ip = None if proxied else str(sock.getpeername()[0])
        self._peer = ip, _tls(sock)


def _no_login(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send no password, whatever the user's .netrc holds."""
    return request


def _tls(sock: Any) -> tuple[tuple[str, str], ...]:
    if not hasattr(sock, "getpeercert"):
        return ()
    found = [("version", sock.version() or ""), ("cipher", (sock.cipher() or ("",))[0])]
    certificate = sock.getpeercert(binary_form=True)
    if certificate:
        import base64

        said = sock.getpeercert() or {}
        found += [
            ("certificate-sha256", hashlib.sha256(certificate).hexdigest()),
            ("subject", _distinguished(said.get("subject", ()))),
            ("issuer", _distinguished(said.get("issuer", ()))),
            ("not-after", str(said.get("notAfter", ""))),
            ("certificate", base64.b64encode(certificate).decode()),
        ]
    return tuple(found)


def _distinguished(parts: Any) -> str:
    return ", ".join(f"{key}={value}" for part in parts for key, value in part)


class _Tape:
    """A file whose reader is recorded: exactly the bytes that the HTTP library took for the answer."""

    def __init__(self, file: Any, wire: Wire) -> None:
        self._file, self._wire = file, wire

    def read(self, size: int = -1) -> bytes:
        return self._noted(self._file.read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._noted(self._file.read1(size))

    def readline(self, size: int = -1) -> bytes:
        return self._noted(self._file.readline(size if size >= 0 else _LINE_BYTES))

    def readinto(self, buffer: Any) -> int:
        count = self._file.readinto(buffer)
        self._wire.came(bytes(memoryview(buffer)[:count]))
        return int(count)

    def close(self) -> None:
        self._wire.ended(self._file)
        self._file.close()

    def _noted(self, data: bytes) -> bytes:
        self._wire.came(data)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _session(wire: Wire) -> requests.Session:
    """A session whose connections go through the wire, with and without a proxy."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    pools: dict[str, type] = {}
    for scheme, pool in (("http", HTTPConnectionPool), ("https", HTTPSConnectionPool)):
        connection = _connection(pool.ConnectionCls, wire)
        pools[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": connection})

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **options: Any) -> None:
            super().init_poolmanager(*args, **options)
            self.poolmanager.pool_classes_by_scheme = pools

        def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
            manager = super().proxy_manager_for(proxy, **options)
            manager.pool_classes_by_scheme = pools
            return manager

    class Session(requests.Session):
        def get_redirect_target(self, resp: requests.Response) -> str | None:
            return None  # else it looks ahead to where a redirect leads, and reads its body without a bound

    session = Session()
    for prefix in ("http://", "https://"):
        session.mount(prefix, Adapter())
    return session


def _connection(base: Any, wire: Wire) -> type:
    """A connection of urllib3 that is made to a checked address only, and recorded."""
    from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
    from urllib3.util import connection as sockets

    class Recorded(http.client.HTTPResponse):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.fp: Any = _Tape(self.fp, wire)

    class Connection(base):  # type: ignore[misc]
        response_class: type = Recorded
        _to_proxy = False  # while a tunnel is asked for

        def connect(self) -> None:
            super().connect()
            wire.met(self.sock, bool(self.proxy))

        def _new_conn(self) -> Any:
            if self.proxy:
                return super()._new_conn()
            import socket

            try:
                found = wire.addresses(self.host, self.port)
            except socket.gaierror as exc:
                raise NameResolutionError(self.host, self, exc) from exc
            for n, ip in enumerate(found, 1):
                try:
                    return sockets.create_connection(
                        (ip, self.port), self.timeout, self.source_address, self.socket_options
                    )
                except TimeoutError as exc:
                    if n == len(found):
                        raise ConnectTimeoutError(self, "too slow") from exc
                except OSError as exc:
                    if n == len(found):
                        raise NewConnectionError(self, str(exc)) from exc
            raise NewConnectionError(self, "no address")

        def _tunnel(self) -> None:
            self._to_proxy, self.response_class = True, http.client.HTTPResponse
            try:
                super()._tunnel()
            finally:
                self._to_proxy, self.response_class = False, Recorded

        def send(self, data: Any) -> None:
            if not self._to_proxy and isinstance(data, bytes):
                wire.sent(data)
            super().send(data)

    return Connection
