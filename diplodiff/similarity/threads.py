"""Numbered tasks on a few threads, and what is done together in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence


def each(task: Callable[[int], None], count: int, threads: int) -> None:
    """Do the tasks 0 to count - 1, in any order, `threads` at a time. The first exception of a task is raised.

    For tasks that spend their time in a library which lets other threads run meanwhile.
    """
    import threading

    numbers = iter(range(count))
    taking = threading.Lock()
    failed: list[BaseException] = []

    def work() -> None:
        while not failed:
            with taking:
                number = next(numbers, None)
            if number is None:
                return
            try:
                task(number)
            except BaseException as problem:  # raised again by the caller's thread
                failed.append(problem)

    helpers = [threading.Thread(target=work, daemon=True) for _ in range(min(threads, count) - 1)]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    if failed:
        raise failed[0]


def batches(sizes: Sequence[int], rows: int) -> list[list[int]]:
    """Which items of these sizes are done together in so many rows: the longest that is left, then whichever longest still
    fits. An item that is longer has as many times the rows as it needs.
    """
    left = sorted(range(len(sizes)), key=sizes.__getitem__)
    lengths = [sizes[i] for i in left]
    found: list[list[int]] = []
    while left:
        found.append([left.pop()])
        room = -lengths.pop() % rows
        while at := bisect_right(lengths, room):
            room -= lengths.pop(at - 1)
            found[-1].append(left.pop(at - 1))
    return found
