"""One map behind which the work is done: here, or in processes beside this one. Results come in the order of the items.

A process that ends in the middle of an item (out of memory, a crash of a library) costs that item one more try, and no
other item anything. Processes are ended after a number of items, so that what libraries leave behind stays bounded.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from diplodiff.settings.archive import ARCHIVE_TASK_SECONDS, ARCHIVE_TRIES, ARCHIVE_WINDOW, ARCHIVE_WORKER_TASKS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")


class Task(NamedTuple, Generic[T, R]):
    """What is done with each item.

    do     the work; where a process does it, it and the items are pickled, and it must not raise.
    known  the result where there is nothing to do, asked in this process; None where there is.
    lost   the result of an item whose process ended, and why.
    """

    do: Callable[[T], R]
    known: Callable[[T], R | None]
    lost: Callable[[T, str], R]


class Executor(Protocol):
    """A map over items that are taken as they are needed."""

    def __call__(self, task: Task[T, R], items: Iterable[T]) -> Generator[R, None, None]:
        """The results in the order of the items."""


def executor(processes: int, dask: str | None = None) -> Executor:
    """The executor for that many processes, or for the cluster at that address."""
    if dask is not None:
        from diplodiff.archive.dask import Dask

        return Dask(dask)
    return serial if processes <= 1 else Processes(processes)


def serial(task: Task[T, R], items: Iterable[T]) -> Generator[R, None, None]:
    """One item after the other, in this process."""
    for item in items:
        found = task.known(item)
        yield task.do(item) if found is None else found


class _Worker:
    """A process, the item that it works on, and since when."""

    def __init__(self, do: Callable[[Any], Any], threads: int) -> None:
        from multiprocessing import get_context  # not loaded where there is nothing to do

        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, do, threads), daemon=True)
        self.process.start()
        theirs.close()
        self.item: int | None = None
        self.until = 0.0
        self.done = 0

    def stop(self) -> str:
        """End the process at once; how it ended."""
        self.pipe.close()
        if self.process.is_alive():
            self.process.join(0.05)
        self.process.kill()
        self.process.join()
        return f"exit code {self.process.exitcode}"


class Processes:
    """Several processes, each started when there is work for it."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __call__(self, task: Task[T, R], items: Iterable[T]) -> Generator[R, None, None]:
        """The results in the order of the items."""
        run = _Run(task, items, self.count)
        try:
            yield from run.results()
        finally:
            for worker in run.workers:
                worker.stop()


class _Run(Generic[T, R]):
    def __init__(self, task: Task[T, R], items: Iterable[T], count: int) -> None:
        self.task, self.items, self.count = task, enumerate(items), count
        self.workers: list[_Worker] = []
        self.open: dict[int, T] = {}  # taken, and not done
        self.waiting: deque[int] = deque()
        self.tries: dict[int, int] = {}
        self.ready: dict[int, R] = {}
        self.taken = self.given = 0
        self.exhausted = False

    def results(self) -> Iterator[R]:
        while True:
            self._take()
            while self.given in self.ready:
                self.given += 1
                yield self.ready.pop(self.given - 1)
                self._take()
            if self.exhausted and self.given == self.taken:
                return
            self._assign()
            self._collect()

    def _take(self) -> None:
        """Take items until the window is full: what is done out of order has to be held in memory."""
        while not self.exhausted and self.taken - self.given < ARCHIVE_WINDOW:
            number, item = next(self.items, (-1, None))
            if number < 0:
                self.exhausted = True
                return
            self.taken += 1
            found = self.task.known(item)  # type: ignore[arg-type]  # an item, where there is a number
            if found is not None:
                self.ready[number] = found
                if number == self.given:
                    return
            else:
                self.open[number] = item  # type: ignore[assignment]
                self.waiting.append(number)
                self._assign()

    def _assign(self) -> None:
        """Give the waiting items to processes that are free, starting as many as there is work for."""
        free = [worker for worker in self.workers if worker.item is None]
        while self.waiting and (free or len(self.workers) < self.count):
            if free:
                worker = free.pop()
            else:
                worker = _Worker(self.task.do, max(1, cores() // self.count))
                self.workers.append(worker)
            number = self.waiting.popleft()
            worker.item, worker.until = number, time.monotonic() + ARCHIVE_TASK_SECONDS
            try:
                worker.pipe.send((number, self.open[number], number in self.tries))
            except OSError:
                self._ended(worker)

    def _collect(self) -> None:
        """Wait for one result or more, and for processes that end or take too long."""
        busy = {worker.pipe: worker for worker in self.workers if worker.item is not None}
        if not busy:
            return
        left = min(worker.until for worker in busy.values()) - time.monotonic()
        from multiprocessing import connection

        for pipe in connection.wait(list(busy), max(0.0, left)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                number, found = worker.pipe.recv()
            except (EOFError, OSError):
                self._ended(worker)
                continue
            self._done(number, found)
            worker.item, worker.done = None, worker.done + 1
            if worker.done >= ARCHIVE_WORKER_TASKS:
                self._drop(worker)
        for worker in [w for w in self.workers if w.item is not None and w.until < time.monotonic()]:
            number = self._drop(worker)[0]
            why = f"it took longer than {ARCHIVE_TASK_SECONDS:.0f} seconds and was given up."
            self._done(number, self.task.lost(self.open[number], why))

    def _ended(self, worker: _Worker) -> None:
        """Try the item of a process that ended once more, unless it did so before."""
        number, how = self._drop(worker)
        self.tries[number] = self.tries.get(number, 0) + 1
        if self.tries[number] < ARCHIVE_TRIES:
            self.waiting.appendleft(number)
            return
        why = f"the process that compared it ended by itself ({how}); there may be too little memory, use fewer (-j)."
        self._done(number, self.task.lost(self.open[number], why))

    def _drop(self, worker: _Worker) -> tuple[int, str]:
        self.workers.remove(worker)
        return (-1 if worker.item is None else worker.item), worker.stop()

    def _done(self, number: int, found: R) -> None:
        del self.open[number]
        self.tries.pop(number, None)
        self.ready[number] = found


def _serve(pipe: Connection, do: Callable[[Any], Any], threads: int) -> None:
    """The life of a process: an item, its result, the next; until the other end of the pipe is closed."""
    from diplodiff.loaders.sandbox_limits import expendable

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one stops it
    gc.set_threshold(10_000)  # a comparison makes many small values and no rings of them, as in __main__
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # read when the libraries are loaded
        os.environ.setdefault(name, str(threads))
    try:
        while True:
            number, item, again = pipe.recv()
            expendable(not again)  # what ended a process is read in one of its own, which tells why it ended
            pipe.send((number, do(item)))
    except (EOFError, OSError):
        return


def cores() -> int:
    """Processors that this process may use."""
    from diplodiff.similarity import encoders

    return encoders.cores()
