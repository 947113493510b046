"""The way in. `--version` is answered before anything is imported that it does not need."""

import sys


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        from diplodiff import __version__

        print(f"diplodiff {__version__}")  # noqa: T201  # the one line that needs no terminal
        return
    import gc

    # A comparison makes many small values and hardly a cycle: looking for cycles at every 700th cost a twentieth of it, and
    # at every 10,000th still as much of a short one, most of whose values are those of the modules.
    gc.set_threshold(50_000)
    from diplodiff.cli.main import run

    _leave(run())


def _leave(code: int) -> None:
    """End the process without taking its thousands of modules and patterns apart, a tenth of a short comparison.

    Every command has closed its files, processes and threads by then; what its reader does not take is no fault of ours.
    """
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = code or 2
    os._exit(code)


if __name__ == "__main__":
    main()
