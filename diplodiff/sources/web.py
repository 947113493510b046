"""The web: one polite GET within bounds of size, time and redirects; every failure in one plain sentence."""

from __future__ import annotations

import hashlib
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from diplodiff import __version__, settings
from diplodiff.errors import DiplodiffError, EmptyTextError, SourceError
from diplodiff.model import Snapshot

if TYPE_CHECKING:
    import requests

USER_AGENT = f"diplodiff/{__version__}"
_CHUNK = 1 << 16
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"
_STATUS = {
    401: "asks for a login; save the page in a browser and give the file",
    403: "refuses automatic reading; save the page in a browser and give the file",
    404: "has no such page; check the address",
    410: "no longer has this page; look for an archived copy",
    429: "asks to slow down; try again later",
    451: "withholds the page for legal reasons; look for an archived copy",
}


def fetch(url: str) -> Snapshot:
    """What the server sends for `url` now; media_type is its Content-Type with parameters.

    Raises SourceError (unreachable, refused, too slow, too large, HTTP status of 400 and above) or EmptyTextError.
    """
    _check_address(url)
    # Time-outs of a socket begin anew with each byte and leave out the name look-up, so all runs against a clock.
    result: list[Snapshot | BaseException] = []

    def run() -> None:
        try:
            result.append(_get(url, time.monotonic() + settings.TOTAL_FETCH_SECONDS))
        except BaseException as exc:
            result.append(exc)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(settings.TOTAL_FETCH_SECONDS + 1)
    if not result:
        raise _too_slow(url)
    found = result[0]
    if isinstance(found, BaseException):
        raise found
    return found


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as exc:
        raise SourceError(f"{url} is not a valid address; check it.") from exc
    if not host:
        raise SourceError(f"{url} names no host; give the full address.")
    if parts.username is not None:
        raise SourceError(f"the address at {host} holds a login, which would stand in every report; leave it out.")


def _get(url: str, until: float) -> Snapshot:
    import requests

    class Session(requests.Session):
        """Sends no password: neither at first nor to the host of a redirect, whatever the user's .netrc holds."""

        def rebuild_auth(self, *_: object) -> None:
            return None

    session = Session()
    session.max_redirects = settings.MAX_REDIRECTS
    session.headers.update({"User-Agent": USER_AGENT, "Accept": _ACCEPT})
    limits = (settings.CONNECT_SECONDS, settings.READ_SECONDS)
    retrieved_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        with session, session.get(url, stream=True, timeout=limits, auth=lambda request: request) as response:
            if response.status_code >= 400:
                raise SourceError(f"{url}: the server answered {_status(response)}.")
            body = _body(response, url, until)
            media_type = response.headers.get("Content-Type", "").strip()
    except DiplodiffError:
        raise
    except (requests.RequestException, OSError, ValueError) as exc:
        raise SourceError(f"{url} {_reason(exc)}.") from exc
    if not body:
        raise EmptyTextError(f"{url}: the server sent an empty page; try again later or check the address.")
    return Snapshot(url, body, media_type, hashlib.sha256(body).hexdigest(), retrieved_at)


def _body(response: requests.Response, url: str, until: float) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_content(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > settings.MAX_SOURCE_BYTES:
            limit = settings.MAX_SOURCE_BYTES >> 20
            raise SourceError(f"{url} is larger than {limit} MiB; download the document itself and give the file.")
        if time.monotonic() > until:
            raise _too_slow(url)
    declared = response.headers.get("Content-Length", "")
    if declared.isdigit() and "Content-Encoding" not in response.headers and size < int(declared):
        raise SourceError(f"{url}: the connection ended before the whole page was there; try again.")
    return b"".join(pieces)


def _too_slow(url: str) -> SourceError:
    return SourceError(f"{url} was not there after {settings.TOTAL_FETCH_SECONDS:.0f} seconds; try again later.")


def _status(response: requests.Response) -> str:
    code = response.status_code
    known = _STATUS.get(code) or ("is in trouble; try again later" if code >= 500 else "refuses it; check the address")
    return f"{code} {response.reason or ''}".strip() + f", it {known}"


def _reason(exc: BaseException) -> str:
    """Why a request failed and what to do, as the rest of a sentence that begins with the address."""
    import requests

    chain = _chain(exc)
    kinds = " ".join(f"{type(e).__name__} {e}" for e in chain)
    if isinstance(exc, requests.TooManyRedirects):
        return f"redirects more than {settings.MAX_REDIRECTS} times; open it in a browser and give the final address"
    if isinstance(exc, requests.exceptions.InvalidSchema):
        return "redirects to an address that is not http or https; give the final address"
    if isinstance(exc, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
        return "is not a valid address; check it"
    if isinstance(exc, requests.exceptions.ProxyError):
        return "cannot be reached through the proxy that is set; check the proxy settings"
    if isinstance(exc, requests.exceptions.SSLError):
        return (
            "has no valid certificate (TLS error); open it in a browser to see why, or save the page and give the file"
        )
    if "NameResolution" in kinds or "getaddrinfo" in kinds or "gaierror" in kinds:
        return "cannot be found (no such host); check the address and the network"
    if isinstance(exc, requests.Timeout):
        return f"did not answer within {_seconds(exc):.0f} seconds; try again later"
    if "ConnectionRefused" in kinds:
        return "refuses connections; check the address, or try again later"
    if isinstance(exc, requests.exceptions.ContentDecodingError):
        return "sent damaged compressed data; try again later"
    return "broke off the connection; try again later"


def _seconds(exc: BaseException) -> float:
    import requests

    return settings.CONNECT_SECONDS if isinstance(exc, requests.ConnectTimeout) else settings.READ_SECONDS


def _chain(exc: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    while exc not in found:
        found.append(exc)
        inner = exc.__cause__ or exc.__context__ or next((a for a in exc.args if isinstance(a, BaseException)), None)
        inner = getattr(exc, "reason", None) if not isinstance(inner, BaseException) else inner
        if not isinstance(inner, BaseException):
            break
        exc = inner
    return found
