"""A process beside this one that reads for it, one source after the other, until this one ends.

It is a new interpreter, started when it is first needed, and has one thread. What is read often and by code of ours it reads
by itself, with new limits for each source (`Task.stays`); where that ends it, the next source gets another one. For anything
else it forks (see sandbox).

A request is the length of a header (4 bytes), the header (JSON) and the source; an answer is the same, with what each child
said in the source's place.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import IO, Any, NoReturn, cast

from diplodiff.loaders.sandbox import Task, answered, forked
from diplodiff.loaders.sandbox_limits import limited, mapped, writes_nothing
from diplodiff.settings import limits
from diplodiff.settings.limits import LOAD_GRACE_SECONDS

_CHILD = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from diplodiff.loaders.sandbox_helper import serve
serve()
"""
_PIECE = 1 << 20
_SETTINGS = "diplodiff.settings."
_READING = ("limits", "loaders", "loaders_html", "loaders_ocr", "loaders_pdf")


def asked(task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    """What is answered to each of the options, nothing where that ended the helper. Raises TimeoutError, OSError."""
    while True:
        helper, used = _taken()
        try:
            return helper.ask(task, requests, body)
        except (BrokenPipeError, EOFError):  # it ended: of this source, unless it was used before
            if not used:
                return [b""]
        finally:
            helper.rest()


class _Helper:
    def __init__(self) -> None:
        self.owner, self.sound = os.getpid(), True
        command = [sys.executable, "-I", "-S", "-c", _CHILD, json.dumps(sys.path)]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self.to, self.of = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)

    def ask(self, task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
        self.sound = False  # until the answer is read to its end
        _send(self.to, {"task": task, "requests": requests, "settings": _numbers(), "size": len(body)}, [body])
        until = time.monotonic() + task.seconds + (0.0 if task.stays else LOAD_GRACE_SECONDS)
        try:
            answer = json.loads(self._read(int.from_bytes(self._read(4, until), "big"), until))
            said = [self._read(size, until) for size in answer["sizes"]]
        except EOFError:
            if self._ended() == -signal.SIGXCPU:
                raise TimeoutError from None
            raise
        self.sound = not answer["last"]
        if answer["late"]:
            raise TimeoutError
        if answer["error"]:
            raise OSError(*answer["error"])
        return said

    def _read(self, size: int, until: float) -> bytes:
        found = bytearray()
        if size > limits.LOAD_MEMORY_BYTES:
            raise EOFError
        while len(found) < size:
            if not select.select([self.of], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TimeoutError
            piece = self.of.read(min(size - len(found), _PIECE))
            if not piece:
                raise EOFError
            found += piece
        return bytes(found)

    def rest(self) -> None:
        """Wait for the next request, or end where the last one was not answered."""
        if self.sound:
            _idle.append(self)
        else:
            self._ended()

    def _ended(self) -> int:
        """End it, unless it ended by itself; how it ended: minus the number of the signal."""
        for pipe in (self.to, self.of):
            pipe.close()
        self.process.kill()
        return self.process.wait()


_idle: list[_Helper] = []


def _taken() -> tuple[_Helper, bool]:
    """A helper that nobody else talks to, and whether it was used before: such a one may have ended."""
    while _idle:
        with contextlib.suppress(IndexError):  # another thread took it
            helper = _idle.pop()
            if helper.owner == os.getpid():  # a fork of this process has a helper of its own
                return helper, True
    return _Helper(), False


def _numbers() -> dict[str, dict[str, int | float]]:
    """The limits and thresholds of reading as they are in the process that asks, by file: of those that it has loaded."""
    loaded = {room: vars(sys.modules[name]) for room in _READING if (name := _SETTINGS + room) in sys.modules}
    return {
        room: {name: value for name, value in of.items() if name.isupper() and isinstance(value, int | float)}
        for room, of in loaded.items()
    }


def _send(to: IO[bytes], header: object, bodies: Sequence[bytes]) -> None:
    said = json.dumps(header).encode()
    for piece in (len(said).to_bytes(4, "big"), said, *bodies):
        left = memoryview(piece)
        while left:
            left = left[to.write(left) :]


def serve() -> NoReturn:
    """The helper's side: answer each request, until nobody is there to ask."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that started it
    writes_nothing()
    before = mapped()
    asked = sys.stdin.buffer
    with open(answers, "wb", buffering=0) as out:
        while len(size := asked.read(4)) == 4:
            header = json.loads(asked.read(int.from_bytes(size, "big")))
            body = asked.read(header["size"])
            for room, numbers in header["settings"].items():
                vars(import_module(_SETTINGS + room)).update(numbers)
            late, error, said = False, None, []
            try:
                said = _said(Task(*header["task"]), header["requests"], body)
            except TimeoutError:
                late = True
            except OSError as failed:
                error = [failed.errno, failed.strerror]
            last = mapped() > before + limits.LOAD_MEMORY_BYTES // 4  # what a large source left is given back
            _send(out, {"sizes": [len(s) for s in said], "late": late, "error": error, "last": last}, said)
    os._exit(0)


def _said(task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    if not task.stays:
        return forked(task, requests, body)
    with limited():
        return [answered(task, options, body) for options in requests]
