"""How a web server can misbehave: one function each, under the name of its path, and what must come of it.

`READ` is a page that is read in spite of it; everything else is a pattern that the one plain sentence must match.
"""

from __future__ import annotations

import gzip
import re
import zlib
from functools import cache

from tests.evidence.raw_server import HTML, Call

PAGE = "<html><body><p>The sides agreed — on trade.</p></body></html>".encode()
READ = "read"


def _chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces)


def never_answers(call: Call) -> None:
    "did not answer within"
    call.hold()


def silent_after_headers(call: Call) -> None:
    "did not answer within"
    call.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    call.hold()


def loris_status(call: Call) -> None:
    "was not there after"
    call.slowly(b"HTTP/1.1 200 OK" + b" " * 500, 0.05)


def loris_headers(call: Call) -> None:
    "was not there after"
    call.send("HTTP/1.1 200 OK\r\n")
    call.slowly(b"X-Slow: 1\r\n" * 100, 0.05)


def loris_body(call: Call) -> None:
    "was not there after"
    call.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
    call.slowly(b"x" * 5000, 0.05)


def loris_chunks(call: Call) -> None:
    "was not there after"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(200):
        call.send(b"1\r\nx\r\n")
        if call.server.over.wait(0.05):
            return


def loris_robots(call: Call) -> None:
    "was not there after"
    call.answer("200 OK", PAGE)


def endless_body(call: Call) -> None:
    "larger than 1 MiB"
    call.send("HTTP/1.1 200 OK\r\n\r\n")
    while not call.server.over.is_set():
        call.send(b"x" * 65536)


def endless_chunks(call: Call) -> None:
    "larger than 1 MiB"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not call.server.over.is_set():
        call.send(_chunked(b"x" * 65536))


def endless_chunk_size(call: Call) -> None:
    "broke off|larger than"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not call.server.over.is_set():
        call.send(b"0" * 65536)


def endless_headers(call: Call) -> None:
    "broke off|larger than|far too long"
    call.send("HTTP/1.1 200 OK\r\n")
    while not call.server.over.is_set():
        call.send(b"X-More: and more\r\n" * 1000)


def endless_header_line(call: Call) -> None:
    "broke off|far too long"
    call.send("HTTP/1.1 200 OK\r\nX-Long: ")
    while not call.server.over.is_set():
        call.send(b"x" * 65536)


def endless_continue(call: Call) -> None:
    "larger than|broke off|was not there"
    while not call.server.over.is_set():
        call.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


@cache
def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b"x" * (1 << 20)) for _ in range(100)), packer.flush()])


def gzip_bomb(call: Call) -> None:
    "larger than 1 MiB"
    call.answer("200 OK", _bomb(), HTML, "Content-Encoding: gzip")


def nested_gzip_bomb(call: Call) -> None:
    "larger than 1 MiB"
    call.answer("200 OK", gzip.compress(_bomb()), HTML, "Content-Encoding: gzip, gzip")


def bomb_in_redirect(call: Call) -> None:
    "read"
    call.answer("302 Found", _bomb(), "Content-Encoding: gzip", "Location: /good")


def endless_redirect(call: Call) -> None:
    "larger than 1 MiB"
    call.send("HTTP/1.1 302 Found\r\nLocation: /good\r\n\r\n")
    while not call.server.over.is_set():
        call.send(b"x" * 65536)


def gzip_in_gzip_in_gzip(call: Call) -> None:
    "packed again and again"
    body = gzip.compress(gzip.compress(gzip.compress(PAGE)))
    call.answer("200 OK", body, HTML, "Content-Encoding: gzip, gzip, gzip")


def many_gzip_members(call: Call) -> None:
    "too many pieces"
    call.answer("200 OK", gzip.compress(b"x") * 1000, HTML, "Content-Encoding: gzip")


def cut_gzip(call: Call) -> None:
    "ends too early"
    call.answer("200 OK", gzip.compress(PAGE * 50)[:-20], HTML, "Content-Encoding: gzip")


def damaged_gzip(call: Call) -> None:
    "damaged compressed data"
    body = bytearray(gzip.compress(PAGE))
    body[15] ^= 0xFF
    call.answer("200 OK", bytes(body), HTML, "Content-Encoding: gzip")


def no_gzip_at_all(call: Call) -> None:
    "damaged compressed data"
    call.answer("200 OK", PAGE, HTML, "Content-Encoding: gzip")


def bare_deflate(call: Call) -> None:
    "read"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    call.answer("200 OK", packer.compress(PAGE) + packer.flush(), HTML, "Content-Encoding: deflate")


def two_gzip_members(call: Call) -> None:
    "read"
    body = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    call.answer("200 OK", body, HTML, "Content-Encoding: gzip")


def unknown_coding(call: Call) -> None:
    r"coding \(br\) that was not asked for"
    call.answer("200 OK", PAGE, HTML, "Content-Encoding: br")


def length_too_long(call: Call) -> None:
    "broke off"
    call.answer("200 OK", PAGE, HTML, f"Content-Length: {len(PAGE) + 50}")


def length_too_short(call: Call) -> None:
    "sent more than the length"
    call.answer("200 OK", PAGE, HTML, "Content-Length: 20")


def line_end_behind(call: Call) -> None:
    "read"
    call.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"\r\n")


def length_no_number(call: Call) -> None:
    "read|broke off"
    call.answer("200 OK", PAGE, HTML, "Content-Length: many")


def two_lengths(call: Call) -> None:
    "broke off"
    call.answer("200 OK", PAGE, HTML, "Content-Length: 5", f"Content-Length: {len(PAGE)}")


def cut_chunked(call: Call) -> None:
    "broke off"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    call.send(b"50\r\n" + PAGE[:20])


def no_last_chunk(call: Call) -> None:
    "broke off"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    call.send(_chunked(PAGE))


def bad_chunk_size(call: Call) -> None:
    "broke off"
    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")


def reset_at_once(call: Call) -> None:
    "broke off"
    import socket
    import struct

    call.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    call.sock.close()


def closes_without_a_word(call: Call) -> None:
    "broke off"


def no_http(call: Call) -> None:
    "broke off"
    call.send("SSH-2.0-OpenSSH_9.6\r\n\r\n")


def zero_bytes(call: Call) -> None:
    "broke off"
    call.send(b"\0" * 1000)


def empty_page(call: Call) -> None:
    "empty page"
    call.answer("200 OK")


def no_content(call: Call) -> None:
    "204 without a page"
    call.send("HTTP/1.1 204 No Content\r\n\r\n")


def not_modified_unasked(call: Call) -> None:
    "304 without a page"
    call.send("HTTP/1.1 304 Not Modified\r\n\r\n")


def part_only(call: Call) -> None:
    "206 without a page"
    call.answer("206 Partial Content", PAGE[:10], "Content-Range: bytes 0-9/70")


def needs_login(call: Call) -> None:
    "401 Unauthorized, it asks for a login"
    call.answer("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="x"')


def forbids(call: Call) -> None:
    "403 Forbidden, it refuses automatic reading"
    call.answer("403 Forbidden", b"x" * 100)


def gone(call: Call) -> None:
    "410 Gone, it no longer has this page"
    call.answer("410 Gone")


def endless_error(call: Call) -> None:
    "404 Not Found"
    call.send("HTTP/1.1 404 Not Found\r\n\r\n")
    while not call.server.over.is_set():
        call.send(b"x" * 65536)


def too_many_requests(call: Call) -> None:
    "asks to wait 3600 seconds"
    call.answer("429 Too Many Requests", b"", "Retry-After: 3600")


def too_many_for_a_moment(call: Call) -> None:
    "read"
    if call.server.count(call.path) == 1:
        call.answer("429 Too Many Requests", b"", "Retry-After: 0")
    else:
        call.answer("200 OK", PAGE, HTML)


def down_till_next_year(call: Call) -> None:
    r"503 Service Unavailable and asks to wait \d{5,} seconds"
    call.answer("503 Service Unavailable", b"", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT")


def nonsense_retry_after(call: Call) -> None:
    "read"
    if call.server.count(call.path) == 1:
        call.answer("503 Service Unavailable", b"", "Retry-After: soon, \x01 -5")
    else:
        call.answer("200 OK", PAGE, HTML)


def down_for_a_moment(call: Call) -> None:
    "read"
    if call.server.count(call.path) < 3:
        call.answer("502 Bad Gateway")
    else:
        call.answer("200 OK", PAGE, HTML)


def breaks_off_once(call: Call) -> None:
    "read"
    if call.server.count(call.path) > 1:
        call.answer("200 OK", PAGE, HTML)


def always_down(call: Call) -> None:
    "500 Internal Server Error, it is in trouble"
    call.answer("500 Internal Server Error")


def status_from_nowhere(call: Call) -> None:
    "799 .*it is in trouble"
    call.answer("799 \x1b[31mWhat")


def turns_in_circles(call: Call) -> None:
    "redirects more than"
    call.answer("302 Found", b"", "Location: /turns_in_circles")


def ever_further(call: Call) -> None:
    "redirects more than"
    n = int((re.findall(r"\d+", call.path) or ["0"])[0]) + 1
    call.server.paths[f"/ever_further{n}"] = ever_further
    call.answer("302 Found", b"", f"Location: /ever_further{n}")


def leads_to_metadata(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://169.254.169.254/latest/meta-data/")


def leads_to_other_port(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://127.0.0.1:9/")


def leads_to_decimal(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", f"Location: http://2130706433:{call.server.port}/good")


def leads_to_octal(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://0177.0.0.1/")


def leads_to_mapped(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://[::ffff:127.0.0.1]/")


def leads_to_v6_local(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://[::1]/")


def leads_to_zero(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://0/")


def leads_to_localhost(call: Call) -> None:
    "is at a private address"
    call.answer("302 Found", b"", "Location: http://localhost:80/")


def leads_to_file(call: Call) -> None:
    "not http or https"
    call.answer("302 Found", b"", "Location: file:///etc/passwd")


def leads_to_data(call: Call) -> None:
    "not http or https"
    call.answer("302 Found", b"", "Location: data:text/html,hello")


def leads_to_login_address(call: Call) -> None:
    "cannot be asked"
    call.answer("302 Found", b"", "Location: http://me:secret@127.0.0.1/")


def leads_to_nonsense(call: Call) -> None:
    "cannot be asked"
    call.answer("302 Found", b"", "Location: http://[::")


def leads_nowhere(call: Call) -> None:
    "302 without a page"
    call.answer("302 Found", b"moved")


def demands_a_cookie(call: Call) -> None:
    "read"
    if call.header("Cookie") == "seen=1":
        call.answer("200 OK", PAGE, HTML)
    else:
        call.answer("302 Found", b"", "Set-Cookie: seen=1; Path=/", "Location: /demands_a_cookie")


def demands_a_cookie_for_ever(call: Call) -> None:
    "redirects more than"
    call.answer("302 Found", b"", "Set-Cookie: a=b; Secure", "Location: /demands_a_cookie_for_ever")


def wrong_charset(call: Call) -> None:
    "read"
    call.answer("200 OK", PAGE, "Content-Type: text/html; charset=klingon")


def wrong_type(call: Call) -> None:
    "read"
    call.answer("200 OK", PAGE, "Content-Type: \x02application/pdf;;;=; charset")


def no_type(call: Call) -> None:
    "read"
    call.answer("200 OK", PAGE)


def early_hints(call: Call) -> None:
    "read"
    call.send("HTTP/1.1 100 Continue\r\n\r\n")
    call.answer("200 OK", PAGE, HTML)


def bare_line_feeds(call: Call) -> None:
    "read"
    call.send(b"HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + PAGE)


def headers_of_bytes(call: Call) -> None:
    "read"
    call.send(b"HTTP/1.1 200 \xff\xfe\r\nX-\xd0\xb6: \xd0\xb6\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)


def good(call: Call) -> None:
    "read"
    call.answer("200 OK", PAGE, HTML)


KINDS = {
    name: talk
    for name, talk in list(globals().items())
    if callable(talk) and getattr(talk, "__module__", "") == __name__ and not name.startswith("_")
}


_bomb()  # made before anyone waits for it
