"""Reading a hostile file in a process of its own, with a limit on time and memory.

The PDF library is a C library: a call cannot be interrupted, a crash or an exhausted memory would end the whole program.
A child process can be ended. What it returns is JSON, so that even a child taken over by its input hands back only
data. On Linux a process of one thread is forked, which costs some 2 ms; elsewhere, and where a fork could copy a lock
that another thread holds, a new interpreter is started, which costs some 25 ms beside the imports that it repeats.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from diplodiff import settings
from diplodiff.errors import LoadError

_CHILD = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from diplodiff.loaders.pdf_sandbox import serve
serve({!r})
"""
_PIECE = 1 << 20  # bytes read from a child at a time


def call(module: str, name: str, options: dict[str, Any], body: bytes, origin: str) -> dict[str, Any]:
    """`module.name(options, body)` in a child process; its dictionary. Raises LoadError as `call_all` does."""
    return call_all(module, name, [options], body, origin)[0]


def call_all(
    module: str, name: str, requests: Sequence[dict[str, Any]], body: bytes, origin: str
) -> list[dict[str, Any]]:
    """`module.name(options, body)` for each of the options, in child processes side by side; their dictionaries.

    Raises LoadError when they take longer than LOAD_SECONDS, more memory than LOAD_MEMORY_BYTES in all, or one crashes.
    """
    try:
        said = (_forked if _single() else _spawned)((module, name), requests, body)
    except TimeoutError:
        raise LoadError(
            f"{origin}: reading it took longer than {settings.LOAD_SECONDS:g} seconds and was given up; "
            "name the pages that matter, as in FILE#pages=2-5, or give the text in another format"
        ) from None
    except OSError as error:
        raise LoadError(f"{origin}: cannot start the process that reads it ({error.strerror or error})") from error
    with contextlib.suppress(ValueError):
        answers = [json.loads(each) for each in said]
        if all(isinstance(answer, dict) for answer in answers):
            return answers
    raise LoadError(
        f"{origin}: it is damaged or needs more than {settings.LOAD_MEMORY_BYTES >> 20} MiB of memory to read; "
        "open it in a viewer and save it anew, or give the text in another format"
    )


def side_by_side() -> int:
    """How many processes may share one reading: as many as there are cores for, where they can be forked."""
    return min(settings.PDF_PROCESSES, _cores()) if _single() else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _single() -> bool:
    """Whether this process can be forked: its only thread is this one, those of C libraries counted."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _forked(function: tuple[str, str], requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    until = time.monotonic() + settings.LOAD_SECONDS
    import_module(function[0])  # once, not in every child
    pipes: list[int] = []
    children: list[int] = []
    try:
        for options in requests:
            ours, theirs = os.pipe()
            pipes.append(ours)
            child = os.fork()
            if child == 0:
                _as_child(theirs, function, options, body, len(requests))
            children.append(child)
            os.close(theirs)
        return _heard(pipes, until)
    finally:
        for pipe in pipes:
            os.close(pipe)
        for child in children:
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _heard(pipes: Sequence[int], until: float) -> list[bytes]:
    """All that comes out of each pipe; nothing where that is more than a child may hold. Raises TimeoutError."""
    said = {pipe: bytearray() for pipe in pipes}
    waiting = select.poll()
    for pipe in pipes:
        waiting.register(pipe, select.POLLIN)
    left = set(pipes)
    while left:
        ready = waiting.poll(max(0.0, 1000 * (until - time.monotonic())))
        if not ready:
            raise TimeoutError
        for pipe, _ in ready:
            piece = os.read(pipe, _PIECE)
            said[pipe] += piece
            if len(said[pipe]) > settings.LOAD_MEMORY_BYTES:
                return [b""]
            if not piece:
                waiting.unregister(pipe)
                left.remove(pipe)
    return [bytes(said[pipe]) for pipe in pipes]


def _as_child(answer_to: int, function: tuple[str, str], options: dict[str, Any], body: bytes, share: int) -> NoReturn:
    """The forked child: nothing of its parent's stays open, and it never returns into its parent's code."""
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(nothing, standard)  # whatever the library prints
        for number in map(int, os.listdir("/proc/self/fd")):
            if number > 2 and number != answer_to:
                with contextlib.suppress(OSError):  # the one that the list was read from
                    os.close(number)
        _serve(answer_to, function, options, body, share)
    finally:
        os._exit(1)


def _spawned(function: tuple[str, str], requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    import subprocess

    command = [sys.executable, "-I", "-S", "-c", _CHILD.format(function), json.dumps(sys.path)]
    said = []
    for options in requests:
        header = json.dumps(options).encode()
        message = len(header).to_bytes(4, "big") + header + body
        try:
            done = subprocess.run(command, input=message, capture_output=True, timeout=settings.LOAD_SECONDS)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
        said.append(done.stdout)
    return said


def serve(function: tuple[str, str]) -> NoReturn:
    """The new interpreter's side: read the request from standard input, write the answer to standard output."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # whatever the library prints must not mix with the answer
    message = sys.stdin.buffer.read()
    size = int.from_bytes(message[:4], "big")
    _serve(answer_to, function, json.loads(message[4 : 4 + size]), message[4 + size :])


def _serve(answer_to: int, function: tuple[str, str], options: dict[str, Any], body: bytes, share: int = 1) -> NoReturn:
    gc.disable()  # the process ends before it would pay
    _limit(share)
    module, name = function
    answer = getattr(import_module(module), name)(options, body)
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(answer).encode())
    os._exit(0)  # nothing is worth tearing down


def _limit(share: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limits on Windows
        import resource

        memory = settings.LOAD_MEMORY_BYTES // share + _mapped()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        seconds = int(settings.LOAD_SECONDS) + 5  # should the parent be gone
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mapped() -> int:
    """Bytes of address space in use before the work begins."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", "rb") as told:
        return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0
