"""The work spread over the workers of a Dask cluster, for archives that outgrow a machine; behind the same map.

Every worker runs the same version of diplodiff and sees sources, results and cache under the same paths. A worker that is
lost costs its item another try on another one, and no other item anything.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from typing import Any, TypeVar

from diplodiff.archive.executors import Task
from diplodiff.archive.keys import program
from diplodiff.errors import DiplodiffError, MissingPartError, UsageError
from diplodiff.settings.archive import ARCHIVE_DASK_SECONDS, ARCHIVE_LOOK_SECONDS, ARCHIVE_TASK_SECONDS, ARCHIVE_WINDOW

T = TypeVar("T")
R = TypeVar("R")

_one_at_a_time = threading.Lock()  # a worker may have several threads; the libraries that read PDF may not


class Dask:
    """A cluster by the address of its scheduler."""

    def __init__(self, address: str) -> None:
        if not address.startswith(("tcp://", "tls://")):
            raise UsageError(f"{address} is no address of a Dask scheduler; give one like tcp://host:8786.")
        self.address = address

    def __call__(self, task: Task[T, R], items: Iterable[T]) -> Generator[R, None, None]:
        """The results in the order of the items. Raises DiplodiffError where the cluster cannot be used any more."""
        client = self._client()
        try:
            yield from self._results(client, task, items)
        finally:
            with suppress(Exception):  # a cluster that is gone has nothing to be told
                client.close(timeout=ARCHIVE_LOOK_SECONDS)

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingPartError(
                "--dask needs the package distributed, which is not installed; install it with: pip install 'diplodiff[dask]'"
            ) from error
        connected: Any = Client
        try:
            return connected(self.address, timeout=ARCHIVE_DASK_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:  # a time-out is an OSError
            raise DiplodiffError(
                f"No Dask scheduler answers at {self.address} ({error}); start one with `dask scheduler`, or leave out --dask."
            ) from error

    def _results(self, client: Any, task: Task[T, R], items: Iterable[T]) -> Generator[R, None, None]:
        expected = tuple(program())
        source = iter(items)
        begun: deque[tuple[T, R | None, Any]] = deque()
        exhausted = False
        while begun or not exhausted:
            while not exhausted and len(begun) < ARCHIVE_WINDOW:
                try:
                    item = next(source)
                except StopIteration:
                    exhausted = True
                    break
                found = task.known(item)
                future = None if found is not None else client.submit(_done, task.do, item, expected, pure=False)
                begun.append((item, found, future))
            if not begun:
                return
            item, found, future = begun.popleft()
            yield found if found is not None else self._waited(client, future, task, item)

    def _waited(self, client: Any, future: Any, task: Task[T, R], item: T) -> R:
        """The result of an item, once it is there; what became of it where it never will be."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        until = time.monotonic() + ARCHIVE_TASK_SECONDS
        alone = None
        while True:
            try:
                result: R = future.result(timeout=ARCHIVE_LOOK_SECONDS)
                return result
            except TimeoutError:
                alone = self._alone(client, alone)
                if time.monotonic() > until:
                    future.cancel(force=True)
                    return task.lost(item, f"it took longer than {ARCHIVE_TASK_SECONDS:.0f} seconds and was given up.")
            except KilledWorker:
                why = (
                    "the workers that compared it ended by themselves; there may be too little memory, give them more."
                )
                return task.lost(item, why)
            except (OSError, FutureCancelledError) as error:
                raise self._gone(str(error)) from error

    def _alone(self, client: Any, since: float | None) -> float | None:
        """Since when there has been no worker, or None. Raises DiplodiffError where that is too long, or nobody answers."""
        try:
            workers = client.scheduler_info().get("workers")
        except (OSError, ValueError) as error:
            raise self._gone(str(error)) from error
        if client.status not in ("running", "connecting"):
            raise self._gone(f"connection {client.status}")
        if workers:
            return None
        now = time.monotonic()
        if since is not None and now - since > ARCHIVE_DASK_SECONDS:
            raise DiplodiffError(
                f"The Dask cluster at {self.address} has had no worker for {ARCHIVE_DASK_SECONDS:.0f} seconds; start one "
                f"with `dask worker {self.address}` and run again: what was compared is kept."
            )
        return now if since is None else since

    def _gone(self, why: str) -> DiplodiffError:
        return DiplodiffError(
            f"The Dask cluster at {self.address} is gone ({why}); run again when it is back: what was compared is kept."
        )


def _done(do: Callable[[T], R], item: T, expected: tuple[str, ...]) -> R:
    """An item done by a worker. Raises DiplodiffError where the worker runs another program than the one that asks."""
    if tuple(program()) != expected:
        raise DiplodiffError(
            f"A Dask worker runs another diplodiff (version {program().version}, build {program().build}) than this one "
            f"(version {expected[0]}, build {expected[2]}): results would differ. Install the same on all of them."
        )
    with _one_at_a_time:
        return do(item)
