"""Readers that do what a hostile file might make a reader do; imported by the processes that they end."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from diplodiff.errors import EmptyTextError, MissingPartError
from diplodiff.model import Block, Blocks, Note, Snapshot

# --- for the sandbox: options and body to a dictionary


def leaves(_options: object, _body: bytes) -> dict[str, Any]:
    os._exit(0)


def crashes(_options: object, _body: bytes) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def sleeps(_options: object, _body: bytes) -> dict[str, Any]:
    time.sleep(60)
    return {}


def spins(_options: object, _body: bytes) -> dict[str, Any]:
    while True:
        pass


def grows(_options: object, _body: bytes) -> dict[str, Any]:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def opens(_options: object, _body: bytes) -> dict[str, Any]:
    held = []
    while True:
        held.append(open(os.devnull))  # noqa: SIM115


def writes(options: dict[str, str], _body: bytes) -> dict[str, Any]:
    Path(options["to"]).write_bytes(b"x" * 100)
    return {}


def babbles(_options: object, _body: bytes) -> dict[str, Any]:
    os.write(1, b"{" * 10_000)
    return {"said": "this"}


def tells_no_object(_options: object, _body: bytes) -> Any:
    return [1, 2]


def echo(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    return {"options": options, "body": body.decode("latin-1"), "parent": os.getppid(), "own": os.getpid()}


_kept: list[bytearray] = []


def keeps(options: dict[str, Any], _body: bytes) -> dict[str, Any]:
    _kept.append(bytearray(options["bytes"]))
    return {"own": os.getpid()}


# --- loaders


def says_who(_: Snapshot) -> Blocks:
    return Blocks((Block("The Sides agreed."),), str(os.getpid()))


def everything(source: Snapshot) -> Blocks:
    blocks = (
        Block("\ud800 \0 é", size=1.5, bold=True, left_out="hidden"),
        Block("x", "heading", level=2, number="(a)"),
    )
    return Blocks(blocks, source.origin, 0.25, "kk", "título", (Note("code", "message"),))


def refuses(source: Snapshot) -> Blocks:
    raise MissingPartError(f"{source.origin}: install it")


def holds_nothing(source: Snapshot) -> Blocks:
    raise EmptyTextError(f"{source.origin} is empty")


def stumbles(_: Snapshot) -> Blocks:
    raise IndexError("deep inside")


def nests(_: Snapshot) -> Blocks:
    return nests(_)


def dies(_: Snapshot) -> Blocks:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def swells(_: Snapshot) -> Blocks:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def hangs(_: Snapshot) -> Blocks:
    while True:
        pass
