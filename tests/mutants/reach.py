"""Which test runs which line, and how long it takes: recorded once with coverage, kept outside the repository."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.mutants.mutants import ROOMS, ROOT

# The tests that run the rooms in this process: those that start the program anew would not see a mutant.
TESTS = (
    "tests/align", "tests/structure", "tests/findings", "tests/nway", "tests/quotes", "tests/mentions", "tests/render",
    "tests/contract", "tests/stress", "tests/loaders", "tests/test_fixtures.py", "tests/test_fixtures_files.py",
    "tests/test_properties.py",
)  # fmt: skip
LEFT_OUT = (
    "tests/render/test_docx_office.py",
    "tests/render/test_html_browser.py",
    "tests/render/test_docx_cli.py",
    "tests/loaders/test_ocr.py",
    "tests/loaders/test_image.py",
    "tests/loaders/test_charset.py",
)
# Half of all the time, and nothing beyond what their neighbours see: repetitions in other orders, lengths and widths.
LONG = "not (hostile or long_report or very_many_pairs or order_of_the_sides or as_right_as_those or swapping)"
OPTIONS = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:random_order",
    "--tb=no",
    "--no-header",
    "-k",
    LONG,
)
FILE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplodiff" / "mutants.json"


@dataclass
class Reach:
    """What was recorded."""

    seconds: dict[str, float] = field(default_factory=dict)  # of each test that passed
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)  # module -> line -> tests
    sources: dict[str, str] = field(default_factory=dict)  # module -> what it said then

    def forget(self, files: set[str]) -> None:
        """Take out the tests of some files."""
        self.seconds = {test: took for test, took in self.seconds.items() if test.split("::")[0] not in files}
        for found in self.lines.values():
            for line, tests in found.items():
                found[line] = [test for test in tests if test.split("::")[0] not in files]

    def add(self, other: Reach) -> None:
        """Take in what was recorded of other tests."""
        self.seconds |= other.seconds
        for path, found in other.lines.items():
            mine = self.lines.setdefault(path, {})
            for line, tests in found.items():
                mine[line] = sorted({*mine.get(line, ()), *tests})

    def tests(self, path: str, lines: range) -> list[str]:
        """The tests that run one of the lines, or, where a line runs at import alone, any line of the module."""
        known = self.lines.get(path, {})
        wide = range(lines.start - 12, lines.stop)  # a statement of several lines may be recorded by its first alone
        here = {test for line in lines for test in known.get(line, ())}
        if not here and not any(line in known for line in lines):
            starts = [line for line in wide if line in known]
            here = set(known[starts[-1]]) if starts else set()
        if "" in here and len(here) == 1:
            here = {test for tests in known.values() for test in tests}
        return sorted(test for test in here if test in self.seconds)


def recorded(anew: bool = False) -> Reach:
    """What is kept, carried over to the program as it is now; files of tests that have changed are recorded again.

    A line that is new has the tests of the one above it: which tests run a line tells where to look, and judges nothing.
    """
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() and not anew else {}
    sources = {path: (ROOT / path).read_text(encoding="utf-8") for path in _modules()}
    reach = _reach(kept) if kept.get("root") == str(ROOT) else Reach()
    known, files = kept.get("files", {}) if reach.sources else {}, _test_files()
    changed = sorted(file for file, digest in files.items() if known.get(file) != digest)
    for path, source in sources.items():
        if reach.sources and source != reach.sources.get(path):
            # a new module is taken out of another, as a rule
            before = path if path in reach.sources else _likest(source, reach.sources)
            reach.lines[path] = _carried(reach.lines.get(before, {}), reach.sources[before], source)
    reach.forget({file for file in known if file not in files} | set(changed))
    if changed:
        print(f"Recording which line each test of {len(changed)} files runs.", flush=True)
        reach.add(_in_a_child(changed))
    if changed or sources != reach.sources:
        reach.sources = sources
        _write(FILE, {"root": str(ROOT), "files": files, **_packed(reach)})
    return reach


def _modules() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / "diplodiff" / room).glob("*.py")]


def _likest(source: str, sources: dict[str, str]) -> str:
    """The module that a new one has most of its lines from."""
    lines = set(source.splitlines())
    return max(sorted(sources), key=lambda path: len(lines & set(sources[path].splitlines())))


def _carried(lines: dict[int, list[str]], before: str, now: str) -> dict[int, list[str]]:
    """The tests of each line of a module that has changed: those of the same line before, or of the one above it."""
    match = difflib.SequenceMatcher(None, before.splitlines(), now.splitlines(), autojunk=False)
    found: dict[int, list[str]] = {}
    for what, old, end, new, stop in match.get_opcodes():
        if what == "equal":
            found |= {new + n + 1: lines[old + n + 1] for n in range(end - old) if old + n + 1 in lines}
        else:
            above = next((found[n] for n in range(new, 0, -1) if n in found), [])
            found |= dict.fromkeys(range(new + 1, stop + 1), above)
    return found


def _packed(reach: Reach) -> dict[str, Any]:
    """As it is kept: each test named once."""
    names = sorted(
        {"", *reach.seconds, *(t for found in reach.lines.values() for tests in found.values() for t in tests)}
    )
    number = {name: n for n, name in enumerate(names)}
    lines = {path: {n: [number[t] for t in tests] for n, tests in found.items()} for path, found in reach.lines.items()}
    return {"names": names, "seconds": reach.seconds, "lines": lines, "sources": reach.sources}


def _reach(kept: dict[str, Any]) -> Reach:
    names = kept["names"]
    lines = {
        path: {int(n): [names[t] for t in tests] for n, tests in found.items()} for path, found in kept["lines"].items()
    }
    return Reach(kept["seconds"], lines, kept["sources"])


def _in_a_child(files: list[str]) -> Reach:
    """Record in a process of its own: the one that runs the mutants is to start without a trace of it."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        child = os.fork()
        if not child:
            code = 1
            try:
                _write(told, _packed(_record(files)))
                code = 0
            finally:
                os._exit(code)
        if os.waitpid(child, 0)[1]:
            raise SystemExit("The tests could not be recorded.")
        return _reach(json.loads(told.read_text(encoding="utf-8")))


class _Recorder:
    """Tells coverage which test runs, and keeps how long it took."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}  # of the processor, with what measuring costs
        self.begun = 0.0
        self.bad: set[str] = set()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)
        self.begun = time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] = time.process_time() - self.begun

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        for name, module in list(sys.modules.items()):  # what one test left in a cache, the next one does not run
            if name.startswith((*(f"diplodiff.{room}." for room in ROOMS), "tests.quotes.")):
                for value in vars(module).values():
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if not report.passed:
            self.bad.add(report.nodeid)


def _record(files: list[str]) -> Reach:
    import coverage

    measured = coverage.Coverage(data_file=None, include=[f"{ROOT}/diplodiff/{room}/*" for room in ROOMS])
    recorder = _Recorder(measured)
    measured.start()
    begun = time.monotonic()
    pytest.main([*OPTIONS, *files], plugins=[recorder])
    measured.stop()
    passed = {test: round(took, 4) for test, took in recorder.seconds.items() if test not in recorder.bad}
    left = f"{len(recorder.bad)} left out as failed or skipped"
    print(f"\n{len(passed):,} tests in {time.monotonic() - begun:.0f} s, {left}", flush=True)
    data = measured.get_data()
    lines = {Path(file).relative_to(ROOT).as_posix(): data.contexts_by_lineno(file) for file in data.measured_files()}
    return Reach(passed, lines)


def _write(file: Path, what: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(what), encoding="utf-8")
    fresh.replace(file)


def _test_files() -> dict[str, str]:
    """Each file of tests with its digest."""
    paths = [
        path
        for name in TESTS
        for path in ((ROOT / name).rglob("test_*.py") if (ROOT / name).is_dir() else [ROOT / name])
    ]
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    return {name: _digest(ROOT / name) for name in names if name not in LEFT_OUT}


def _digest(path: Path) -> str:
    """Of a file of tests and of what it keeps aside."""
    said = path.read_text(encoding="utf-8")
    aside = [kept.read_bytes() for kept in sorted(path.parent.glob("*.txt")) if kept.name in said]
    return hashlib.sha256(b"\0".join([said.encode(), *aside])).hexdigest()
