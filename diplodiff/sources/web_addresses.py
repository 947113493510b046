"""Which addresses may be asked: http and https, and no machine of a private network unless it is meant."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from diplodiff.errors import SourceError

Host = tuple[str, int]
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")  # IPv4-compatible addresses of RFC 4291, section 2.5.5.1


class PrivateAddressError(OSError):
    """A host that may not be asked, since it is no machine of the public internet."""


def parsed(url: str) -> SplitResult:
    """The parts of an address that may be asked. Raises SourceError with the reason in words."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as exc:
        raise SourceError(f"{url} is not a valid address; check it.") from exc
    if parts.scheme.lower() not in _PORTS:
        raise SourceError(f"{url} is not http or https; give an address that is.")
    if not host:
        raise SourceError(f"{url} names no host; give the full address.")
    if parts.username is not None:
        raise SourceError(f"the address at {host} holds a login, which would stand in every report; leave it out.")
    if any(ord(c) < 33 or ord(c) == 127 for c in url):
        raise SourceError(f"{url!r} is not a valid address; check it.")
    return parts


def host_of(parts: SplitResult) -> Host:
    """Name and port of the server."""
    return (parts.hostname or "").lower().rstrip("."), parts.port or _PORTS[parts.scheme.lower()]


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet; of one that wraps another, whether the inner one is."""
    found = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = _wrapped(found)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _wrapped(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    if found.sixtofour is not None:
        return found.sixtofour
    if found.teredo is not None:
        return found.teredo[1]
    if found in _NAT64 or (found in _COMPATIBLE and int(found) > 1):
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return None


def resolved(host: str, port: int, allow_private: bool) -> list[str]:
    """The IP addresses of a host that may be asked: these are connected to, so that no later answer of the name
    server counts. Raises PrivateAddressError where it has no other, socket.gaierror where it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [ip for ip in addresses if allow_private or is_public(ip)]
    if not allowed:
        raise PrivateAddressError(host)
    return allowed


def refuse_private_name(host: str, port: int) -> None:
    """The same for a host that a proxy will look up: refused where it is known here and private."""
    try:
        resolved(host, port, False)
    except socket.gaierror:
        return  # known to the proxy alone
