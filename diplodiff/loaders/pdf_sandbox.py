"""Reading a hostile file in a process of its own, with a limit on time and memory.

The PDF library is a C library: a call cannot be interrupted, a crash or an exhausted memory would end the whole program.
A child process costs some 25 ms beside the imports that it does instead of its parent, works the same on every
platform, and can be ended. What it returns is JSON, so that even a child taken over by its input hands back only data.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from typing import Any

from diplodiff import settings
from diplodiff.errors import LoadError

_CHILD = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from {module} import {name} as function
from diplodiff.loaders.pdf_sandbox import serve
serve(function)
"""


def call(module: str, name: str, options: dict[str, Any], body: bytes, origin: str) -> dict[str, Any]:
    """`module.name(options, body)` in a child process; its dictionary.

    Raises LoadError when the child takes longer than LOAD_SECONDS, more memory than LOAD_MEMORY_BYTES, or crashes.
    """
    command = [sys.executable, "-I", "-S", "-c", _CHILD.format(module=module, name=name), json.dumps(sys.path)]
    header = json.dumps(options).encode()
    message = len(header).to_bytes(4, "big") + header + body
    try:
        done = subprocess.run(command, input=message, capture_output=True, timeout=settings.LOAD_SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise LoadError(
            f"{origin}: reading it took longer than {settings.LOAD_SECONDS:g} seconds and was given up; "
            "save the pages that matter as a PDF of their own, or give the text in another format"
        ) from None
    except OSError as error:
        raise LoadError(f"{origin}: cannot start the process that reads a PDF ({error.strerror or error})") from error
    with contextlib.suppress(ValueError):
        answer = json.loads(done.stdout)
        if isinstance(answer, dict):
            return answer
    raise LoadError(
        f"{origin}: the PDF is damaged or needs more than {settings.LOAD_MEMORY_BYTES >> 20} MiB of memory to read; "
        "open it in a viewer and save it anew, or give the text in another format"
    )


def serve(function: Any) -> None:
    """The child's side: read the request from standard input, write the answer to standard output."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # whatever the library prints must not mix with the answer
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limits on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (settings.LOAD_MEMORY_BYTES, settings.LOAD_MEMORY_BYTES))
        seconds = int(settings.LOAD_SECONDS) + 5  # should the parent be gone
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    message = sys.stdin.buffer.read()
    size = int.from_bytes(message[:4], "big")
    answer = function(json.loads(message[4 : 4 + size]), message[4 + size :])
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(answer).encode())
        out.flush()
    os._exit(0)  # nothing is worth tearing down
