"""One map: order, what is known already, processes that die, hang or are replaced."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from diplodiff.archive import executors
from diplodiff.archive.executors import Task, executor


def square(item: int) -> int:
    """Ends its process at 13 always, hangs at 17, is slow at first."""
    if item == 13:
        os._exit(9)
    if item == 17:
        time.sleep(60)
    if item == 0:
        time.sleep(0.3)
    return item * item


def once(item: tuple[str, int]) -> int:
    """Ends its process the first time."""
    mark, number = item
    if number == 3 and not os.path.exists(mark):
        open(mark, "w", encoding="ascii").close()
        os._exit(9)
    return number


def here(item: int) -> int:
    return os.getpid()


def task(known: frozenset[int] = frozenset()) -> Task[int, object]:
    return Task(square, lambda n: -n if n in known else None, lambda n, why: (n, why))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order(processes: int) -> None:
    known = frozenset(range(5, 150, 3))
    found = list(executor(processes)(task(known), [n for n in range(200) if n not in (13, 17)]))
    assert found == [-n if n in known else n * n for n in range(200) if n not in (13, 17)]


def test_nothing_to_do_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_Worker", None)
    assert list(executor(2)(task(frozenset(range(1, 500))), range(1, 500))) == [-n for n in range(1, 500)]


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(1, 10_000):
            taken.append(n)
            yield n

    known = frozenset(range(10_000))
    found = executor(2)(task(known), items())
    assert [next(found) for _ in range(3)] == [-1, -2, -3]
    assert len(taken) < 10


def test_an_item_that_ends_its_process_costs_no_other() -> None:
    found = list(executor(2)(task(), range(10, 17)))
    assert found[3] == (13, found[3][1])  # type: ignore[index]
    assert "exit code 9" in found[3][1]  # type: ignore[index]
    assert found[:3] + found[4:] == [n * n for n in (10, 11, 12, 14, 15, 16)]


def test_a_process_that_ends_by_accident_is_replaced(tmp_path: object) -> None:
    items = [(f"{tmp_path}/mark", n) for n in range(6)]
    found = list(executor(2)(Task(once, lambda _: None, lambda n, why: -1), items))
    assert found == [0, 1, 2, 3, 4, 5]


def test_an_item_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "ARCHIVE_TASK_SECONDS", 5.0)
    start = time.monotonic()
    found = list(executor(2)(task(), [17, 2, 3]))
    assert time.monotonic() - start < 30
    assert "longer than 5 seconds" in found[0][1]  # type: ignore[index]
    assert found[1:] == [4, 9]


def test_processes_are_replaced_after_a_number_of_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "ARCHIVE_WORKER_TASKS", 2)
    found = list(executor(2)(Task(here, lambda _: None, lambda n, why: 0), range(8)))
    assert len(set(found)) >= 4
    assert os.getpid() not in found
