"""Prints the table of languages and formats, and with names of both what differs."""

from __future__ import annotations

import sys

from tests.contract.suite import FORMATS, LEFT_OUT, TEXTS, differences, reading


def main(wanted: list[str]) -> None:
    languages = [language for _, language in TEXTS if not wanted or language in wanted] or [x for _, x in TEXTS]
    forms = [form for form in FORMATS if form in wanted] or FORMATS
    print(f"{'':16}" + " ".join(f"{form:>10}" for form in forms))
    details: list[str] = []
    for name, language in TEXTS:
        if language not in languages:
            continue
        cells = []
        for form in forms:
            found = [] if (language, form) in LEFT_OUT else differences(reading(name, language, form), name, language)
            cells.append("-" if (language, form) in LEFT_OUT else str(len(found)) if found else "ok")
            details += [f"\n{name} {language} {form}", *found] if found else []
        print(f"{name + ' ' + language:16}" + " ".join(f"{cell:>10}" for cell in cells))
    if wanted:
        print(*details, sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
