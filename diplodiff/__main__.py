"""The way in. `--version` is answered before anything is imported that it does not need."""

import sys


def main() -> None:
    """Answer the command line, and end the process with its code, or as the signal that asked for it ends one."""
    try:
        code = _version() if sys.argv[1:] == ["--version"] else _answered()
    except KeyboardInterrupt:  # before the command line could tell it
        code = 2
    except OSError:  # standard output is full, and so says `--version` alone: every other command tells it
        code = 2
    _leave(code)


def _version() -> int:
    from diplodiff import __version__

    print(f"diplodiff {__version__}")  # noqa: T201  # the one line that needs no terminal
    return 0


def _answered() -> int:
    import gc
    import signal

    ended: list[int] = []

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)  # asked a second time, it ends at once
        ended.append(number)
        raise KeyboardInterrupt

    # Whoever ends a run finds no half-written file of it and no process that it started.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup stays as it is
            signal.signal(number, stop)

    # A comparison makes many small values and hardly a cycle: looking for cycles at every 700th cost a twentieth of it, and
    # at every 10,000th still as much of a short one, most of whose values are those of the modules.
    gc.set_threshold(50_000)
    from diplodiff.cli.main import run

    code = run()
    if ended:
        signal.raise_signal(ended[0])  # so that the caller sees what ended it
    return code


def _leave(code: int) -> None:
    """End the process without taking its thousands of modules and patterns apart, a tenth of a short comparison.

    Every command has closed its files, processes and threads by then; what its reader does not take is no fault of ours.
    """
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = 2
        except AttributeError:  # closed from outside
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
