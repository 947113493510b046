"""Numbered tasks on a few threads."""

from __future__ import annotations

from collections.abc import Callable


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
