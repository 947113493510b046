"""The quick tests in other surroundings: `python -m tests.environments [PATH ...]`; `make environments`.

The order of sets, the time zone, the locale and the order of the tests must change nothing. An environment that this
machine does not have (a locale that was not generated) is named and left out.
"""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# In one process, without vectors, browsers, optical recognition or servers: a minute or two on one core.
QUICK = (
    "tests/align/test_align.py", "tests/cli", "tests/findings/test_rules.py", "tests/findings/test_facts_rules.py",
    "tests/findings/test_wording.py", "tests/findings/test_references.py", "tests/language", "tests/loaders/test_docx.py",
    "tests/loaders/test_epub.py", "tests/loaders/test_html.py", "tests/loaders/test_odt.py", "tests/loaders/test_pdf.py",
    "tests/loaders/test_rtf.py", "tests/loaders/test_text.py", "tests/mentions", "tests/nway", "tests/quotes", "tests/render",
    "tests/sources", "tests/structure", "tests/test_docs.py", "tests/test_library.py", "tests/test_properties.py",
    "tests/archive/test_manifest.py", "tests/archive/test_overview.py", "tests/archive/test_run.py",
)  # fmt: skip
SKIPPED = ("tests/render/test_docx_office.py", "tests/render/test_html_browser.py")
# what is set, and options of pytest
ENVIRONMENTS: tuple[tuple[dict[str, str], tuple[str, ...]], ...] = (
    ({"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"}, ()),
    ({"PYTHONHASHSEED": "1", "TZ": "America/St_Johns"}, ("--random-order", "--random-order-seed=1")),
    ({"PYTHONHASHSEED": "2", "LC_ALL": "C"}, ("--random-order", "--random-order-seed=2")),
    ({"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8"}, ()),
)


def known(name: str) -> bool:
    """Whether this machine has a locale."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, before)
    return True


def main() -> int:
    """Run the tests in each environment; 1 where they fail in one."""
    paths = sys.argv[1:] or [*QUICK, *(f"--ignore={path}" for path in SKIPPED)]
    failed = []
    for changes, options in ENVIRONMENTS:
        name = " ".join([*(f"{key}={value}" for key, value in changes.items()), *options])
        if not known(changes.get("LC_ALL", "C")):
            print(f"{name}: left out, this machine does not have the locale", flush=True)
            continue
        print(name, flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *paths]
        if subprocess.run(command, cwd=ROOT, env=os.environ | changes, check=False).returncode:
            failed.append(name)
    print(*(f"failed: {name}" for name in failed), sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
