"""Where what was computed once is kept for the next time, and how it is put there."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def cache_folder() -> Path:
    """Where the user's caches stand (XDG_CACHE_HOME, else ~/.cache); it need not exist or be writable."""
    from pathlib import Path

    base, home = os.environ.get("XDG_CACHE_HOME", ""), os.path.expanduser("~")
    if os.path.isabs(base):
        return Path(base) / "diplodiff"
    # without a home there is no place that is the user's alone: nothing can be made below the null device
    return (Path(home) / ".cache" if os.path.isabs(home) else Path(os.devnull)) / "diplodiff"


def lay_down(folder: Path, write: Callable[[Path], None]) -> None:
    """Make a folder of what `write` puts into the folder that it is given: whole, or not at all.

    One that stands there is damaged or unfinished, and goes. Where nothing can be written, nothing is.
    """
    import shutil
    import tempfile
    from pathlib import Path

    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    except OSError:
        return
    try:
        write(building)
        os.rename(building, folder)
    except (OSError, AttributeError, TypeError, ValueError):
        return
    finally:
        shutil.rmtree(building, ignore_errors=True)  # where it was not moved into place
