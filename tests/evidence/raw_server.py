"""A web server that sends whatever bytes a test wants, at the pace that it wants: each path is a function of a socket."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable

Talk = Callable[["Call"], None]


class Call:
    """One connection: the request that came, and ways to answer it."""

    def __init__(self, server: RawServer, sock: socket.socket, head: str) -> None:
        self.server, self.sock, self.head = server, sock, head
        self.path = head.split(" ", 2)[1] if head.count(" ") > 1 else ""

    def header(self, name: str) -> str | None:
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None

    def send(self, data: bytes | str) -> None:
        self.sock.sendall(data.encode() if isinstance(data, str) else data)

    def answer(self, status: str, body: bytes = b"", *headers: str) -> None:
        sized = any(h.lower().startswith(("content-length", "transfer-encoding")) for h in headers)
        lines = [f"HTTP/1.1 {status}", *headers, *([] if sized else [f"Content-Length: {len(body)}"])]
        self.send("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)

    def slowly(self, data: bytes, seconds: float) -> None:
        """One byte at a time, until nobody listens any more."""
        for n in range(len(data)):
            self.sock.sendall(data[n : n + 1])
            if self.server.over.wait(seconds):
                return

    def hold(self) -> None:
        """Say nothing, until nobody waits any more."""
        with contextlib.suppress(OSError):
            self.sock.settimeout(30)
            while self.sock.recv(1000):
                pass


class RawServer:
    """Paths and what they do; `asked` is what was asked for, in order, `count` how often a path was."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.paths: dict[str, Talk] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.busy, self.most_busy = 0, 0
        self.over = threading.Event()
        self._context = context
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self._listening.getsockname()[1]
        self.scheme = "https" if context else "http"
        threading.Thread(target=self._accept, daemon=True).start()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str, *headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        shown = headers if any(h.lower().startswith("content-type") for h in headers) else (*headers, HTML)
        self.paths[path] = lambda call: call.answer("200 OK", data, *shown)

    def count(self, path: str) -> int:
        return self.asked.count(path)

    def close(self) -> None:
        self.over.set()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError), sock:
            if self._context:
                sock = self._context.wrap_socket(sock, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = sock.recv(65536)
                if not piece:
                    return
                head += piece
            call = Call(self, sock, head.decode("latin-1"))
            with self._lock:
                self.asked.append(call.path)
                self.heads.append(call.head)
                self.busy += 1
                self.most_busy = max(self.busy, self.most_busy)
            try:
                self.paths.get(call.path, missing)(call)
            finally:
                with self._lock:
                    self.busy -= 1
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_WR)
                    sock.settimeout(1)
                    while sock.recv(65536):  # closed with something unread, the other side would lose the answer
                        pass


HTML = "Content-Type: text/html; charset=utf-8"


def missing(call: Call) -> None:
    call.answer("404 Not Found", b"nothing here")
