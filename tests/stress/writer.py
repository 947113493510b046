"""Office files printed by LibreOffice, where it is installed: its PDFs hold one text object a line, its own spaces and fonts."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.contract.suite import _makers

_FORMS = {"docx": "docx", "docx-typed": "docx", "odt": "odt", "rtf": "rtf"}


def printed(made: Any, rng: random.Random) -> tuple[bytes, str]:
    """A PDF and how it was made. Raises FileNotFoundError without LibreOffice."""
    form = rng.choice(list(_FORMS))
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"text.{_FORMS[form]}")
        source.write_bytes(_makers[form](made))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes(), f"writer:{form}"
