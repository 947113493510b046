"""The way in. `--version` is answered before anything is imported that it does not need."""

import sys


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        from diplodiff import __version__

        print(f"diplodiff {__version__}")  # noqa: T201  # the one line that needs no terminal
        return
    from diplodiff.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
