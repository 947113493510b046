"""What commands share that answer a question (quotes, mentions, precedents) rather than compare."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from diplodiff.cli import output
from diplodiff.cli.shared import many
from diplodiff.render import answer_drawn, answer_summary, check_answer_format


def planned(command: str, options: Mapping[str, object], inputs: Sequence[str]) -> list[output.Output]:
    """Where the answer goes; `UsageError` where a format has no such report or a file is one of the inputs."""
    paths = many(options["paths"])
    outputs = output.planned(many(options["formats"]), paths)
    for out in outputs:
        check_answer_format(out.format, command)
    output.guard_inputs(paths, inputs)
    return outputs


def deliver(command: str, answer: object, outputs: Sequence[output.Output], options: Mapping[str, object]) -> None:
    """Write the answer in every format that was asked for."""
    asked = output.asked(options, outputs)
    for out in outputs:
        output.deliver(out, functools.partial(answer_drawn, out.format, command, answer), asked)
    output.job_summary(outputs, lambda: answer_summary(command, answer, output.options("never", True)))
