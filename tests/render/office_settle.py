"""Run by the system's Python, which has LibreOffice's bridge: opens Word documents and settles their changes.

    python3 office_settle.py PROFILE JOBS

PROFILE is a folder for LibreOffice's own files, JOBS a JSON list of [document, choice, target]; a choice is "Accept",
"Reject" or "Open". Each target receives {"paragraphs": [...], "comments": number, "tables": number} as JSON.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

_NOTE = "com.sun.star.text.textfield.Annotation"


def connected(name: str) -> Any:
    """The office, once it answers."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def elements(of: Any) -> list[Any]:
    """What an enumeration holds."""
    found, each = [], of.createEnumeration()
    while each.hasMoreElements():
        found.append(each.nextElement())
    return found


def settled(context: Any, source: str, choice: str) -> dict[str, Any]:
    """A document as it is after the choice."""
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (hidden,))
    if choice != "Open":
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        command = f".uno:{choice}AllTrackedChanges"
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    body = elements(document.Text)
    found = {
        "paragraphs": [e.String for e in body if e.supportsService("com.sun.star.text.Paragraph")],
        "tables": sum(e.supportsService("com.sun.star.text.TextTable") for e in body),
        "comments": sum(e.supportsService(_NOTE) for e in elements(document.TextFields)),
    }
    document.close(True)
    return found


def main(profile: str, jobs: str) -> None:
    """Do all jobs in one office."""
    name = f"diplodiff-{Path(profile).parent.name}-{Path(profile).name}"
    folder = f"-env:UserInstallation={Path(profile).as_uri()}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", folder, f"--accept=pipe,name={name};urp;"])
    try:
        context = connected(name)
        for source, choice, target in json.loads(Path(jobs).read_text(encoding="utf-8")):
            Path(target).write_text(json.dumps(settled(context, source, choice)), encoding="utf-8")
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        with contextlib.suppress(DisposedException):
            desktop.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):  # all is written; a busy machine may close it slowly
            office.wait(30)
    finally:
        office.kill()


main(sys.argv[1], sys.argv[2])
