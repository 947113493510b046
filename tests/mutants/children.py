"""One forked process a mutant: pytest collects once, and each child of it runs the tests that reach its mutant."""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from tests.mutants.mutants import ROOT, Mutant
from tests.mutants.reach import OPTIONS, Reach

SLOW = 1.0  # seconds from which a test runs last
LEAST, TIMES = 5.0, 3.0  # seconds of the processor: what a child has at least, and how often what its tests took
MEMORY = 8 << 30  # bytes of address space
SURVIVED, UNREACHED, KILLED, LATE = "survived", "not reached by a test", "killed", "killed: out of time or memory"


def with_tests(reach: Reach, budget: float, work: Callable[[Runner], None]) -> None:
    """Collect the tests, then do the work with what runs up to a budget of seconds of them over each mutant."""
    files = sorted({test.split("::")[0] for test in reach.seconds})
    loop = _Loop(lambda items: work(Runner(items, reach, budget)))
    pytest.main([*OPTIONS, *files], plugins=[loop])
    if not loop.begun:
        raise SystemExit("The tests could not be collected.")


class Runner:
    """Runs collected tests in forked processes."""

    def __init__(self, items: Sequence[pytest.Item], reach: Reach, budget: float) -> None:
        self.items = {item.nodeid: item for item in items}
        self.reach = reach
        self.budget = budget  # seconds of tests, as recorded: what none of them kills has survived
        self.kills: Counter[str] = Counter()
        self.write = -1  # of a child: where it tells which test failed

    def outcome(self, mutant: Mutant) -> tuple[str, str]:
        """What became of a mutant, and the test that killed it."""
        tests = self.reach.tests(mutant.path, mutant.lines)
        if not tests:
            return UNREACHED, ""
        what, killer = self.run(self._chosen(tests, Path(mutant.path)), mutant)
        if killer:
            self.kills[killer] += 1
        return what, killer

    def run(self, tests: Sequence[str], mutant: Mutant | None) -> tuple[str, str]:
        """Run tests until one fails, over a mutant or over the program as it is."""
        read, write = os.pipe()
        limit = LEAST + TIMES * sum(self.reach.seconds[test] for test in tests)
        child = os.fork()
        if not child:
            os.close(read)
            self.write = write
            self._child(tests, mutant, int(limit))
        os.close(write)
        status = _wait(child, 5 * limit)
        with os.fdopen(read, encoding="utf-8") as told:
            killer = told.read().strip()
        if os.WIFSIGNALED(status):
            return LATE, ""
        return (KILLED, killer) if os.WEXITSTATUS(status) else (SURVIVED, "")

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Of a child: the first failure ends it."""
        if report.failed:
            os.write(self.write, report.nodeid.encode())
            os._exit(1)

    def _child(self, tests: Sequence[str], mutant: Mutant | None, limit: int) -> None:
        code = 3
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            if mutant is not None:
                _put_in(mutant)
            items = [self.items[test] for test in tests if test in self.items]
            items[0].config.pluginmanager.register(self)
            for item, following in zip(items, [*items[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            code = 0
        finally:
            os._exit(code)

    def _chosen(self, tests: Sequence[str], path: Path) -> list[str]:
        """What killed before comes first, then the tests of files named after the module, those of its room, the quickest
        first, and of each other file in turn the quickest that is left; slow ones last, and as many as the time allows.
        """
        seconds, room, words = self.reach.seconds, path.parts[1], _words(path)
        taken: Counter[str] = Counter()
        place: dict[str, tuple[int, bool, int, int, float]] = {}
        for test in sorted(tests, key=lambda test: (seconds[test], test)):
            file = test.split("::")[0]
            taken[file] += 1
            near = 0 if words & _words(Path(file)) else 1 if file.startswith(f"tests/{room}/") else 2
            place[test] = -self.kills[test], seconds[test] > SLOW, near, taken[file] if near == 2 else 0, seconds[test]
        chosen, left = [], self.budget
        for test in sorted(tests, key=lambda test: (place[test], test)):
            if seconds[test] <= left:
                chosen.append(test)
                left -= seconds[test]
        return chosen


def _words(path: Path) -> set[str]:
    """What a module or a file of tests is named after: "kind" for kind_features and test_kind."""
    return {word.removesuffix("s") for word in path.stem.split("_")} - {"test", "told"}


class _Loop:
    """In place of pytest's own loop over the tests."""

    def __init__(self, work: Callable[[Sequence[pytest.Item]], None]) -> None:
        self.work, self.begun = work, False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.begun = True
        session.config.pluginmanager.unregister(name="terminalreporter")
        session.config.pluginmanager.getplugin("capturemanager").suspend_global_capture(in_=False)
        gc.collect()
        gc.freeze()  # what the children share stays shared
        self.work(session.items)
        return True


def _wait(child: int, limit: float) -> int:
    until = time.monotonic() + limit
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)


def _put_in(mutant: Mutant) -> None:
    """Give the functions of an imported module the code of the mutant's: whoever holds them runs the mutant."""
    module = importlib.import_module(mutant.path.removesuffix(".py").replace("/", "."))
    fresh = dict(vars(module))
    exec(compile(mutant.source, str(ROOT / mutant.path), "exec"), fresh)
    for name, new in fresh.items():
        old = vars(module).get(name)
        if isinstance(old, type) and isinstance(new, type) and old.__module__ == module.__name__:
            for method, value in vars(new).items():
                _swap(vars(old).get(method), value)
        _swap(old, new)


def _swap(old: object, new: object) -> None:
    old, new = getattr(old, "__func__", old), getattr(new, "__func__", new)  # of a class or static method
    if not (isinstance(old, FunctionType) and isinstance(new, FunctionType)) or old is new:
        return
    if old.__module__ == new.__module__:
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
