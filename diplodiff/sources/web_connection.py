"""Connections to web servers, made to checked addresses only and recorded: the only file that uses requests."""

from __future__ import annotations

import hashlib
import http.client
from typing import TYPE_CHECKING, Any

from diplodiff.settings.sources import LINE_BYTES

if TYPE_CHECKING:
    import requests

    from diplodiff.sources.web_wire import Wire


def no_login(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send no password, whatever the user's .netrc holds."""
    return request


def goes_by_proxy(session: requests.Session, url: str) -> bool:
    """Whether the user's settings send a request through a proxy."""
    from requests.utils import select_proxy

    return bool(select_proxy(url, session.merge_environment_settings(url, {}, True, None, None)["proxies"]))


def tls_of(sock: Any) -> tuple[tuple[str, str], ...]:
    """What is known of an encrypted connection, by name; nothing of another."""
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
        return self._noted(self._file.readline(size if size >= 0 else LINE_BYTES))

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


def session(wire: Wire) -> requests.Session:
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

    made = Session()
    for prefix in ("http://", "https://"):
        made.mount(prefix, Adapter())
    return made


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
                wire.met(self.sock, bool(self.proxy))  # it may be kept open from the request before
            super().send(data)

    return Connection
