"""Findings that somebody looked at and accepted: a file to commit, with who, when and why for each.

A finding is known by its instrument and its fingerprint, which stays the same when paragraphs are renumbered, wrapped anew
or published in another format.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from diplodiff.archive.records import Found, Head
from diplodiff.archive.store import write_whole
from diplodiff.archive.toml_text import value
from diplodiff.errors import DiplodiffError, UsageError
from diplodiff.settings.archive import ARCHIVE_BASELINE_TEXT_CHARS, ARCHIVE_MANIFEST_BYTES

_VERSION = 1
_OPENING = """\
# Findings that were looked at and accepted; written by `diplodiff archive baseline`.
# A run does not count them as new, and says how many it left out.
"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was accepted: `times` is how often it may stand in the instrument; sides and text are for readers."""

    instrument: str
    fingerprint: str
    rule: str
    severity: str
    sides: tuple[str, ...]
    text: str
    by: str
    on: str
    why: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of an instrument against the baseline: new and known ones, and accepted ones that are gone."""

    new: tuple[Found, ...]
    known: tuple[Found, ...]
    gone: tuple[Accepted, ...]


class Baseline:
    """The accepted findings of an archive."""

    def __init__(self, accepted: Iterable[Accepted] = ()) -> None:
        self.accepted = {(each.instrument, each.fingerprint): each for each in accepted}
        self._of: dict[str, list[Accepted]] = {}
        for each in self.accepted.values():
            self._of.setdefault(each.instrument, []).append(each)

    def judge(self, head: Head) -> Judged:
        """The findings of an instrument by whether they are known; nothing is gone where it was not compared."""
        left = Counter({each.fingerprint: each.times for each in self._of.get(head.id, ())})
        new: list[Found] = []
        known: list[Found] = []
        for found in head.findings:
            left[found.fingerprint] -= 1
            (known if left[found.fingerprint] >= 0 else new).append(found)
        present = {found.fingerprint for found in head.findings}
        gone = [each for each in self._of.get(head.id, ()) if each.fingerprint not in present and _seen(head, each)]
        return Judged(tuple(new), tuple(known), tuple(gone))

    def accepting(self, head: Head, wanted: Sequence[Found], who: tuple[str, str, str]) -> Baseline:
        """The baseline with these findings of an instrument accepted too; who is (by, on, why)."""
        held = dict(self.accepted)
        times = Counter(found.fingerprint for found in head.findings)
        for found in wanted:
            text = " ".join(found.text.split())[:ARCHIVE_BASELINE_TEXT_CHARS]
            held[head.id, found.fingerprint] = Accepted(
                head.id,
                found.fingerprint,
                found.rule,
                found.severity,
                found.sides,
                text,
                *who,
                times[found.fingerprint],
            )
        return Baseline(held.values())

    def without(self, gone: Iterable[Accepted]) -> Baseline:
        """The baseline without these."""
        out = {(each.instrument, each.fingerprint) for each in gone}
        return Baseline(each for name, each in self.accepted.items() if name not in out)


def _seen(head: Head, each: Accepted) -> bool:
    """Whether the instrument was read far enough to say that an accepted finding is gone."""
    return head.status == "compared" or (head.status == "refused" and each.rule == "refused")


def load(path: str) -> Baseline:
    """The baseline in a file; an empty one where there is no such file. Raises UsageError where it is none."""
    try:
        with open(path, "rb") as file:
            body = file.read(ARCHIVE_MANIFEST_BYTES + 1)
    except FileNotFoundError:
        return Baseline()
    except OSError as error:
        raise UsageError(f"The baseline {path} cannot be read ({error.strerror}); check the path.") from error
    if len(body) > ARCHIVE_MANIFEST_BYTES:
        raise UsageError(f"The baseline {path} is larger than {ARCHIVE_MANIFEST_BYTES >> 20} MiB; split the archive.")
    try:
        data = tomllib.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"The baseline {path} is no TOML ({error}); mend it, or take it from the last commit."
        ) from error
    if data.get("version") != _VERSION or not isinstance(data.get("accepted", []), list):
        raise UsageError(f"The baseline {path} is not of version {_VERSION}; write it with `archive baseline accept`.")
    return Baseline(_accepted(path, n, each) for n, each in enumerate(data.get("accepted", []), 1))


def _accepted(path: str, number: int, data: object) -> Accepted:
    wrong = UsageError(f"{path}, entry {number}: an entry has instrument, fingerprint, rule, by, on and why, as texts.")
    if not isinstance(data, dict):
        raise wrong
    sides, times = data.get("sides", []), data.get("times", 1)
    words = {key: data.get(key, "") for key in ("severity", "text", "by", "on", "why")}
    names = {key: data.get(key) for key in ("instrument", "fingerprint", "rule")}
    if not isinstance(sides, list) or not isinstance(times, int) or isinstance(times, bool) or times < 1:
        raise wrong
    if not all(isinstance(v, str) for v in (*words.values(), *names.values(), *sides)):
        raise wrong
    if unknown := set(data) - {*words, *names, "sides", "times"}:
        raise UsageError(f"{path}, entry {number}, key {sorted(unknown)[0]}: there is no such key.")
    return Accepted(**names, **words, sides=tuple(sides), times=times)  # type: ignore[arg-type]


def dumped(baseline: Baseline) -> str:
    """The file: sorted by instrument and fingerprint, so that a change of it reads well in a review."""
    parts = [_OPENING, f"version = {_VERSION}\n"]
    for name in sorted(baseline.accepted):
        each = baseline.accepted[name]
        values = {key: given for key, given in asdict(each).items() if not (key == "times" and given == 1)}
        parts.append("\n[[accepted]]\n" + "".join(f"{key} = {value(given)}\n" for key, given in values.items()))
    return "".join(parts)


def save(baseline: Baseline, path: str) -> None:
    """Replace the file in one step."""
    try:
        write_whole(Path(path), dumped(baseline).encode(), lasting=True)
    except OSError as error:
        raise DiplodiffError(
            f"The baseline {path} cannot be written ({error.strerror}); choose another file with --baseline."
        ) from error
