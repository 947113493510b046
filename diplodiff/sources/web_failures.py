"""Why a request failed and what to do about it, as the rest of a sentence that begins with the address."""

from __future__ import annotations

from diplodiff.settings import limits
from diplodiff.settings import sources as settings

_STATUS = {
    401: "asks for a login; save the page in a browser and give the file",
    403: "refuses automatic reading; save the page in a browser and give the file",
    404: "has no such page; check the address",
    410: "no longer has this page; look for an archived copy",
    429: "asks to slow down; try again later",
    451: "withholds the page for legal reasons; look for an archived copy",
}
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410, 451})  # the publisher's own word that the page is not there

# Names of exceptions, one of which stands in the chain; the first that does decides.
_REASONS: tuple[tuple[str, str], ...] = (
    (
        "PrivateAddressError",
        "is at a private address, where only an address that you type yourself or --allow-private may lead",
    ),
    ("TooLarge", "is larger than {size} MiB; download the document itself and give the file"),
    (
        "Excess",
        "sent more than the length that it announced, so the page may be cut short; save it in a browser and give the file",
    ),
    ("InvalidURL", "is not a valid address; check it"),
    ("LocationParseError", "is not a valid address; check it"),
    ("InvalidSchema", "needs a kind of proxy that is not supported; check the proxy settings"),
    ("ProxyError", "cannot be reached through the proxy that is set; check the proxy settings"),
    (
        "SSLError",
        "has no valid certificate (TLS error); open it in a browser to see why, or save the page and give the file",
    ),
    ("gaierror", "cannot be found (no such host); check the address and the network"),
    ("NameResolutionError", "cannot be found (no such host); check the address and the network"),
    ("ConnectionRefusedError", "refuses connections; check the address, or try again later"),
    ("NewConnectionError", "cannot be reached; check the address and the network"),
    ("ConnectTimeoutError", "did not answer within {connect:.0f} seconds; try again later"),
    ("ConnectTimeout", "did not answer within {connect:.0f} seconds; try again later"),
    ("ReadTimeoutError", "did not answer within {read:.0f} seconds; try again later"),
    ("ReadTimeout", "did not answer within {read:.0f} seconds; try again later"),
    ("TimeoutError", "did not answer within {read:.0f} seconds; try again later"),
    ("LineTooLong", "sent a header that is far too long; try again later"),
)
_LASTING = frozenset(
    {
        "PrivateAddressError",
        "TooLarge",
        "Excess",
        "InvalidURL",
        "LocationParseError",
        "InvalidSchema",
        "SSLError",
        "gaierror",
        "NameResolutionError",
        "ConnectionRefusedError",
        "LineTooLong",
    }
)


def reason(exc: BaseException) -> str:
    """What to say of an exception of the web library."""
    names = _names(exc)
    if "OSError" in names and "CA certificate bundle" in str(exc):
        return "cannot be asked: REQUESTS_CA_BUNDLE names no file of certificates; correct or unset it"
    said = next((words for name, words in _REASONS if name in names), None)
    said = said or "broke off the connection, or sent no proper answer; try again later"
    return said.format(size=limits.MAX_SOURCE_BYTES >> 20, connect=settings.CONNECT_SECONDS, read=settings.READ_SECONDS)


def passing(exc: BaseException) -> bool:
    """Whether the same request may succeed a moment later."""
    return not _names(exc) & _LASTING and "CA certificate bundle" not in str(exc)


def status_words(code: int, phrase: str) -> str:
    """What the server answered and what to do."""
    known = _STATUS.get(code) or ("is in trouble; try again later" if code >= 500 else "refuses it; check the address")
    shown = "".join(c for c in phrase if c.isprintable())[:60]
    return f"{code} {shown}".strip() + f", it {known}"


def _names(exc: BaseException) -> set[str]:
    """The classes of an exception and of all that led to it, with their bases."""
    todo: list[BaseException | None] = [exc]
    seen: list[BaseException] = []
    while todo:
        one = todo.pop()
        if one is None or any(one is other for other in seen):
            continue
        seen.append(one)
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        todo += [a for a in one.args if isinstance(a, BaseException)]
        todo = [e for e in todo if isinstance(e, BaseException)]
    return {kind.__name__ for one in seen for kind in type(one).__mro__}
