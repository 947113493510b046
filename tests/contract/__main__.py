"""Prints the table of languages and formats, and with names of both what differs."""

from __future__ import annotations

import sys

from tests.contract.suite import FORMATS, LEFT_OUT, TEXTS, differences, reading


def main(wanted: list[str]) -> None:
    print(f"{'':16}" + " ".join(f"{form:>10}" for form in FORMATS))
    for name, language in TEXTS:
        if wanted and language not in wanted and not set(wanted) & set(FORMATS):
            continue
        cells = []
        for form in FORMATS:
            found = differences(reading(name, language, form), name, language)
            cells.append("-" if (language, form) in LEFT_OUT else "ok" if not found else str(len(found)))
            if found and form in wanted and (language in wanted or not set(wanted) - set(FORMATS)):
                print(f"\n{name} {language} {form}", *found, sep="\n  ")
        print(f"{name + ' ' + language:16}" + " ".join(f"{cell:>10}" for cell in cells))


if __name__ == "__main__":
    main(sys.argv[1:])
