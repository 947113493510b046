"""Reading a hostile file in a process of its own, with limits on time, memory and open files.

What reads PDFs and pictures is a library in C, and so is what takes XML apart: a call cannot be interrupted, and a crash or
an exhausted memory would end the whole program. A child process can be ended. What it returns is JSON, so that even a
child taken over by its input hands back only data. How the child comes to be:

- On Linux a process of one thread is forked, which costs some 7 ms, and more the larger that process has grown.
- Where a fork could copy a lock that another thread holds, a helper that has one thread forks instead (sandbox_helper). It
  also reads office files where there are many, so that a long run does not fork for each.
- Elsewhere a new interpreter is started, which costs some 25 ms beside the imports that it repeats.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from diplodiff.errors import LoadError
from diplodiff.loaders.sandbox_limits import limit
from diplodiff.settings import limits
from diplodiff.settings import loaders_pdf as settings

_CHILD = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from diplodiff.loaders.sandbox import serve
serve({!r})
"""
_FORKS = sys.platform == "linux"  # elsewhere what a system's libraries hold may not outlive a fork
_often = itertools.count()  # sources that a process which stays might read
_PIECE = 1 << 20  # bytes read from a child at a time


class Task(NamedTuple):
    """What a child does: `module.name(options, body)`, which gives a dictionary.

    ready     a function of that module to call with the first options before a fork: what it loads, no child loads again.
    stays     whether the process that did it may do the next one: its function is to answer, and to raise only MemoryError.
    patience  how many times LOAD_SECONDS may pass by the clock; a busy machine takes longer than the processor did.
    advice    what the user may do where it takes too long.
    """

    module: str
    name: str
    ready: str | None = None
    patience: int = 1
    advice: str = "name the pages that matter, as in FILE#pages=2-5, or give the text in another format"
    stays: bool = False

    @property
    def seconds(self) -> float:
        """Time that it may take by the clock."""
        return limits.LOAD_SECONDS * self.patience


def call(module: str, name: str, options: dict[str, Any], body: bytes, origin: str) -> dict[str, Any]:
    """`module.name(options, body)` in a child process; its dictionary. Raises LoadError as `call_all` does."""
    return call_all(module, name, [options], body, origin)[0]


def call_all(
    module: str, name: str, requests: Sequence[dict[str, Any]], body: bytes, origin: str
) -> list[dict[str, Any]]:
    """`module.name(options, body)` for each of the options, in child processes side by side; their dictionaries."""
    return done(Task(module, name), requests, body, origin)


def done(task: Task, requests: Sequence[dict[str, Any]], body: bytes, origin: str) -> list[dict[str, Any]]:
    """What a task gives for each of the options, in child processes side by side.

    Raises LoadError when they take longer than LOAD_SECONDS, more memory than LOAD_MEMORY_BYTES in all, or one crashes.
    """
    try:
        said = _said(task, requests, body)
    except TimeoutError:
        raise LoadError(
            f"{origin}: reading it took longer than {limits.LOAD_SECONDS:g} seconds and was given up; {task.advice}"
        ) from None
    except OSError as error:
        raise LoadError(f"{origin}: cannot start the process that reads it ({error.strerror or error})") from error
    with contextlib.suppress(ValueError, RecursionError):
        answers = [json.loads(each) for each in said]
        if all(isinstance(answer, dict) for answer in answers):
            return answers
    raise LoadError(
        f"{origin}: it is damaged or needs more than {limits.LOAD_MEMORY_BYTES >> 20} MiB of memory to read; "
        "open it in a viewer and save it anew, or give the text in another format"
    )


def _said(task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    if is_single() and not (task.stays and next(_often) >= limits.LOAD_FORKS):
        return forked(task, requests, body)
    if _FORKS:
        from diplodiff.loaders.sandbox_helper import asked

        return asked(task, requests, body)
    return _spawned(task, requests, body)


def side_by_side() -> int:
    """How many processes may share one reading: as many as there are cores for, where they can be forked."""
    return min(settings.PDF_PROCESSES, _cores()) if _FORKS else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def is_single() -> bool:
    """Whether this process can be forked: its only thread is this one, those of C libraries counted."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def forked(task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    """What the forked children say, one for each of the options. Raises TimeoutError, OSError."""
    module = import_module(task.module)  # once, not in every child
    if task.ready:
        with contextlib.suppress(ImportError):  # the child says what is missing
            getattr(module, task.ready)(requests[0])
    until = time.monotonic() + task.seconds
    pipes: list[int] = []
    children: list[int] = []
    try:
        for options in requests:
            ours, theirs = os.pipe()
            pipes.append(ours)
            child = os.fork()
            if child == 0:
                _as_child(theirs, task, options, body, len(requests))
            children.append(child)
            os.close(theirs)
        return _heard(pipes, until)
    finally:
        for pipe in pipes:
            os.close(pipe)
        _end(children)


def _end(children: Sequence[int]) -> None:
    """End what still runs. Raises TimeoutError where one has used up its time of the processor."""
    spent = False
    for child in children:
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        spent = spent or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
    if spent:
        raise TimeoutError


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
            if len(said[pipe]) > limits.LOAD_MEMORY_BYTES:
                return [b""]
            if not piece:
                waiting.unregister(pipe)
                left.remove(pipe)
    return [bytes(said[pipe]) for pipe in pipes]


def _as_child(answer_to: int, task: Task, options: dict[str, Any], body: bytes, share: int) -> NoReturn:
    """The forked child: nothing of its parent's stays open, and it never returns into its parent's code."""
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(nothing, standard)  # whatever the library prints
        for number in map(int, os.listdir("/proc/self/fd")):
            if number > 2 and number != answer_to:
                with contextlib.suppress(OSError):  # the one that the list was read from
                    os.close(number)
        _serve(answer_to, task, options, body, share)
    finally:
        os._exit(1)


def _spawned(task: Task, requests: Sequence[dict[str, Any]], body: bytes) -> list[bytes]:
    import subprocess

    command = [sys.executable, "-I", "-S", "-c", _CHILD.format(tuple(task)), json.dumps(sys.path)]
    said = []
    for options in requests:
        header = json.dumps(options).encode()
        message = len(header).to_bytes(4, "big") + header + body
        try:
            done = subprocess.run(command, input=message, capture_output=True, timeout=task.seconds)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
        said.append(done.stdout)
    return said


def serve(task: tuple[Any, ...]) -> NoReturn:
    """The new interpreter's side: read the request from standard input, write the answer to standard output."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # whatever the library prints must not mix with the answer
    message = sys.stdin.buffer.read()
    size = int.from_bytes(message[:4], "big")
    _serve(answer_to, Task(*task), json.loads(message[4 : 4 + size]), message[4 + size :])


def _serve(answer_to: int, task: Task, options: dict[str, Any], body: bytes, share: int = 1) -> NoReturn:
    gc.disable()  # the process ends before it would pay
    limit(share)
    with os.fdopen(answer_to, "wb") as out:
        out.write(answered(task, options, body))
    os._exit(0)  # nothing is worth tearing down


def answered(task: Task, options: dict[str, Any], body: bytes) -> bytes:
    """Do a task in this process; what it gives, as JSON."""
    answer = getattr(import_module(task.module), task.name)(options, body)
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
