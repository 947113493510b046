"""One target under atheris: `python -m tests.fuzz.guided TARGET SECONDS SEED`; `make fuzz ARGS=--guided` runs them all.

Inputs are bent by mutate.py and kept, in a folder that is thrown away, where they reach code that no other reached. The
input of a crash is written into corpus/TARGET/.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["diplodiff"], enable_loader_override=False):
    from tests.fuzz.__main__ import limited
    from tests.fuzz.mutate import LONGEST, mutated
    from tests.fuzz.seeds import CORPUS, encoded
    from tests.fuzz.targets import attempt, targets


def main() -> None:
    """Fuzz until the time is over; atheris ends the process."""
    name, seconds, seed = sys.argv[1:]
    target = targets()[name]
    seeds, words = list(target.seeds()), encoded(target.words)
    crashes = CORPUS / name
    crashes.mkdir(parents=True, exist_ok=True)

    def bent(body: bytes, longest: int, number: int) -> bytes:
        return mutated(random.Random(number), [body, body, *seeds] if body else seeds, words)[:longest]

    def call(body: bytes) -> None:
        with limited():
            attempt(target.run, body)

    with tempfile.TemporaryDirectory() as folder:
        for n, body in enumerate(seeds):
            (Path(folder) / f"seed-{n}").write_bytes(body)
        bounds = [
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-max_len={LONGEST}",
            "-rss_limit_mb=4096",
            "-timeout=120",
        ]
        atheris.Setup([name, *bounds, f"-artifact_prefix={crashes}/", folder], call, custom_mutator=bent)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
