"""How servers are asked: by name, one at a time, as robots.txt allows, only what changed, and only where one may go."""

from __future__ import annotations

import gzip
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from diplodiff import __version__
from diplodiff.errors import LoadError, SourceError, UsageError
from diplodiff.fetching import Request
from diplodiff.pipeline import read
from diplodiff.settings import sources as settings
from diplodiff.sources import fetch, robots, web_hosts
from diplodiff.sources.policy import Policy, from_environment
from diplodiff.sources.web_addresses import is_public
from diplodiff.sources.web_wire import Clock
from tests.evidence.raw_server import HTML, Call, RawServer

PAGE = b"<html><body><p>The sides agreed on trade.</p></body></html>"
LISTED = Policy(typed=False)  # as an address in a manifest


# --- who asks


def test_the_contact_is_in_the_name(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.page("/a", PAGE)
    fetch(server.at("/a"), policy=Policy(contact="https://example.org/bot"))
    assert f"User-Agent: diplodiff/{__version__} (+https://example.org/bot)\r\n" in server.heads[-1]
    monkeypatch.setenv("DIPLODIFF_CONTACT", "desk@example.org")
    fetch(server.at("/a"))
    assert "(+desk@example.org)" in server.heads[-1]
    assert "(+desk@example.org)" in server.heads[0] or "robots" in server.heads[0]


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "a) (b", "имя", "x" * 201, " "])
def test_a_contact_cannot_forge_headers(contact: str) -> None:
    with pytest.raises(UsageError, match="contact"):
        Policy(contact=contact)


def test_no_password_of_netrc_is_sent(server: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.page("/a", PAGE)
    server.paths["/moved"] = lambda call: call.answer("301 Moved", b"", "Location: /a#part")
    got = fetch(server.at("/moved"))
    assert (got.origin, got.provenance.url) == (server.at("/moved"), server.at("/a"))
    assert [e.url for e in got.exchanges] == [server.at("/moved"), server.at("/a")]
    assert not any("authorization" in head.lower() for head in server.heads)


# --- robots.txt


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/\n", False),
        ("User-agent: diplodiff\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        ("User-agent: diplodiff\nAllow: /private/a\nDisallow: /private\n", True),
        ("User-agent: other\nDisallow: /\n", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", True),
        ("\ufeffUser-agent: *\r\nDisallow: /private\r\n", False),
        ("<html>this is no robots.txt</html>", True),
        ("\0\xff" * 500, True),
    ],
)
def test_robots_are_heeded(server: RawServer, rules: str, allowed: bool) -> None:
    server.page("/robots.txt", rules)
    server.page("/private/a", PAGE)
    if allowed:
        assert fetch(server.at("/private/a")).body == PAGE
    else:
        with pytest.raises(SourceError, match=r"leave this page alone \(robots.txt\)"):
            fetch(server.at("/private/a"))
        assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", ["500 Trouble", "503 Unavailable", "429 Slow Down"])
def test_robots_that_cannot_be_read_mean_no(server: RawServer, status: str) -> None:
    server.page("/a", PAGE)
    server.paths["/robots.txt"] = lambda call: call.answer(status)
    with pytest.raises(SourceError, match="RFC 9309 takes that for no"):
        fetch(server.at("/a"))
    assert server.count("/a") == 0


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Who", "410 Gone"])
def test_robots_that_are_not_there_allow_all(server: RawServer, status: str) -> None:
    server.page("/a", PAGE)
    server.paths["/robots.txt"] = lambda call: call.answer(status)
    assert fetch(server.at("/a")).body == PAGE


def test_robots_are_asked_for_once_and_their_redirects_followed(server: RawServer) -> None:
    server.page("/a", PAGE)
    server.page("/b", PAGE)
    server.paths["/robots.txt"] = lambda call: call.answer("301 Moved", b"", "Location: /elsewhere.txt")
    server.page("/elsewhere.txt", "User-agent: *\nDisallow: /b\n", "Content-Type: text/plain")
    fetch(server.at("/a"))
    with pytest.raises(SourceError, match="robots"):
        fetch(server.at("/b"))
    assert (server.count("/robots.txt"), server.count("/elsewhere.txt"), server.count("/b")) == (1, 1, 0)


def test_robots_packed_and_large(server: RawServer) -> None:
    rules = b"User-agent: *\nDisallow: /b\n"
    server.page("/a", PAGE)
    server.page("/b", PAGE)
    server.paths["/robots.txt"] = lambda call: call.answer("200 OK", gzip.compress(rules), "Content-Encoding: gzip")
    assert fetch(server.at("/a")).body == PAGE
    with pytest.raises(SourceError, match="leave this page alone"):
        fetch(server.at("/b"))
    robots.forget()
    server.page("/robots.txt", rules + b"# and more\n" * 100_000, "Content-Type: text/plain")
    with pytest.raises(SourceError, match="leave this page alone"):
        fetch(server.at("/b"))
    robots.forget()
    server.page("/robots.txt", rules + b"# and more\n" * 500_000, "Content-Type: text/plain")
    with pytest.raises(SourceError, match="too large to be heeded"):
        fetch(server.at("/a"))


def test_robots_of_the_host_that_a_redirect_leads_to(server: RawServer) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /b\n")
    server.paths["/a"] = lambda call: call.answer("302 Found", b"", "Location: /b")
    with pytest.raises(SourceError, match="robots"):
        fetch(server.at("/a"))


# --- one at a time, and no more than is needed


def test_one_request_a_host_at_a_time(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "READ_SECONDS", 5.0)

    waiting: list[Call] = []
    together: list[int] = []

    def slow(call: Call) -> None:
        # counted until the answer begins: once it has it, a client may ask again before this thread has ended
        waiting.append(call)
        together.append(len(waiting))
        call.server.over.wait(0.02)
        waiting.remove(call)
        call.answer("200 OK", PAGE, HTML)

    server.paths["/a"] = slow
    threads = [threading.Thread(target=lambda: fetch(server.at("/a"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [1] * 6


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such locks")
def test_other_programs_of_the_user_wait_their_turn(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    server.page("/a", PAGE)
    handle = web_hosts._opened("127.0.0.1")  # as another program opens it
    assert handle is not None
    fcntl.flock(handle, fcntl.LOCK_EX)
    got: list[object] = []
    asking = threading.Thread(target=lambda: got.append(fetch(server.at("/a"))))
    monkeypatch.setattr(settings, "TOTAL_FETCH_SECONDS", 0.5)  # waiting for others is not counted
    asking.start()
    asking.join(1.0)
    assert server.asked == []
    os.close(handle)
    asking.join(5)
    assert len(got) == 1
    blocked = web_hosts._opened("127.0.0.1")
    assert blocked is not None
    fcntl.flock(blocked, fcntl.LOCK_EX)
    monkeypatch.setattr(settings, "HOST_TURN_SECONDS", 0.1)
    with pytest.raises(SourceError, match="without a break"):
        fetch(server.at("/a"))
    os.close(blocked)


def test_public_hosts_get_a_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(settings, "HOST_GAP_SECONDS", 5.0)
    monkeypatch.setattr(time, "sleep", slept.append)
    host = f"https://{time.monotonic_ns()}.example.org/"
    for _ in range(2):
        with web_hosts.turn(host, Clock()):
            pass
    assert slept[0] == 0.0
    assert 4.0 < slept[1] <= 5.0


def test_only_what_changed_is_sent_again(server: RawServer) -> None:
    def page(call: Call) -> None:
        if call.header("If-None-Match") == '"v1"' and call.header("If-Modified-Since"):
            call.answer("304 Not Modified")
        else:
            call.answer("200 OK", PAGE, HTML, 'ETag: "v1"', "Last-Modified: Wed, 04 Feb 2026 10:00:00 GMT")

    server.paths["/a"] = page
    first = fetch(server.at("/a"))
    again = fetch(server.at("/a"), policy=Policy(known=lambda url: replace(first, retrieved_at="2026-02-04T10:00:00Z")))
    assert again.body == PAGE
    assert (again.retrieved_at or "") >= (first.retrieved_at or "?")
    assert b"304" in again.exchanges[-1].response[:20]


# --- where one may go


def test_what_is_typed_may_be_private_and_what_is_listed_not(server: RawServer) -> None:
    server.page("/a", PAGE)
    assert fetch(server.at("/a")).body == PAGE
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"):
        with pytest.raises(SourceError, match="private address"):
            fetch(server.at("/a", host), policy=LISTED)
    assert server.count("/a") == 1
    assert fetch(server.at("/a"), policy=replace(LISTED, allow_private=True)).body == PAGE


def test_names_are_looked_up_once(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that changes its mind between check and use gains nothing: what was checked is connected to."""
    server.page("/a", PAGE)
    turns = iter(["203.0.113.7", "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    real = socket.getaddrinfo

    def changing(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        return real(next(turns) if host == "rebind.example" else host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    connected: list[Any] = []

    def refused(address: Any, *_: Any, **__: Any) -> Any:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", refused)
    with pytest.raises(SourceError, match=r"refuses connections|private"):
        fetch(f"http://rebind.example:{server.port}/a", policy=LISTED)
    assert set(connected) <= {"203.0.113.7"} or not is_public("203.0.113.7")
    with pytest.raises(SourceError, match="private address"):
        fetch(f"http://rebind.example:{server.port}/a", policy=LISTED)
    assert "127.0.0.1" not in connected


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::", "::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1"),
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)
def test_addresses_that_are_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(ip: str) -> None:
    assert is_public(ip)


# --- encryption and proxies


@pytest.fixture
def secure() -> Iterator[tuple[RawServer, trustme.CA]]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    made = RawServer(context)
    made.page("/a", PAGE)
    yield made, authority
    made.close()


def test_certificates_are_always_checked(
    secure: tuple[RawServer, trustme.CA], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, authority = secure
    with pytest.raises(SourceError, match=r"no valid certificate"):
        fetch(server.at("/a"))
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    got = fetch(server.at("/a"))
    assert got.body == PAGE
    known = dict(got.exchanges[-1].tls)
    assert known["version"].startswith("TLSv1.")
    assert len(known["certificate-sha256"]) == 64
    assert got.exchanges[-1].ip == "127.0.0.1"
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    with pytest.raises(SourceError, match="REQUESTS_CA_BUNDLE names no file"):
        fetch(server.at("/a"))


def test_a_certificate_of_another_host_and_an_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    authority = trustme.CA()
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    for certificate in (
        authority.issue_cert("elsewhere.example"),
        authority.issue_cert("127.0.0.1", not_after=past),
    ):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server = RawServer(context)
        with pytest.raises(SourceError, match="no valid certificate"):
            fetch(server.at("/a"))
        server.close()


def test_plain_after_encrypted_is_told(
    secure: tuple[RawServer, trustme.CA], server: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypted, authority = secure
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    server.page("/a", PAGE)
    encrypted.paths["/down"] = lambda call: call.answer("302 Found", b"", f"Location: {server.at('/a')}")
    got = fetch(encrypted.at("/down"), policy=Policy(allow_private=True))
    assert [note.code for note in got.notes] == ["not-encrypted"]


def test_proxies_are_used_and_no_way_round_the_rules(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
    monkeypatch.setattr("diplodiff.sources.web_addresses.resolved", lambda *_: ["8.8.8.8"])
    server.page("http://texts.example/a", PAGE)
    got = fetch("http://texts.example/a", policy=LISTED)
    assert got.body == PAGE
    assert got.exchanges[-1].ip is None
    monkeypatch.undo()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
    with pytest.raises(SourceError, match="private address"):
        fetch("http://10.0.0.1/a", policy=LISTED)


def test_a_proxy_that_is_not_there(unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{unused_tcp_port}")
    with pytest.raises(SourceError, match="through the proxy"):
        fetch("http://texts.example/a")


# --- the file that a page links as its text

LINKS = '<html><body><h1>Joint Declaration</h1><p><a href="/files/a b.txt.pdf">Full text</a></p></body></html>'


def test_the_linked_file_is_named_and_followed_only_if_asked(server: RawServer) -> None:
    server.paths["/moved"] = lambda call: call.answer("302 Found", b"", "Location: /pages/declaration")
    server.page("/pages/declaration", LINKS)
    server.page(
        "/files/a%20b.txt.pdf",
        "1. The sides agreed on trade.\n\n2. The sides agreed on water.\n",
        "Content-Type: text/plain",
    )
    with pytest.raises(LoadError, match=r"compare that file instead: http://127.0.0.1:\d+/files/a"):
        read(Request(server.at("/moved")))
    assert server.count("/files/a%20b.txt.pdf") == 0
    followed = read(Request(server.at("/moved"), policy=Policy(follow_attachment=True, allow_private=True)))
    assert [p.label for p in followed.paragraphs] == ["1", "2"]
    assert any(note.code == "attachment-followed" and server.at("/moved") in note.message for note in followed.notes)


MORE = "They will meet every year, exchange what they found and publish it, so that each may build on it. " * 3


def test_a_page_that_prints_its_text_is_not_left_for_a_file(server: RawServer) -> None:
    text = "".join(
        f"<p>{n}. The sides agreed to study the bridges of the river {n} together. {MORE}</p>" for n in range(1, 9)
    )
    server.page(
        "/a", f'<html><body><main><h1>Joint Declaration</h1>{text}</main><a href="/x.pdf">PDF</a></body></html>'
    )
    found = read(Request(server.at("/a"), policy=Policy(follow_attachment=True)))
    assert len(found.paragraphs) > 8
    assert server.count("/x.pdf") == 0


def test_the_environment_says_what_options_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not from_environment().allow_private
    monkeypatch.setenv("DIPLODIFF_ALLOW_PRIVATE", "1")
    monkeypatch.setenv("DIPLODIFF_TIMEGATE", "gopher://x/")
    with pytest.raises(UsageError, match="TimeGate"):
        from_environment()
    monkeypatch.setenv("DIPLODIFF_TIMEGATE", "https://archive.example/timegate/")
    assert from_environment().timegate.endswith("/timegate/")
