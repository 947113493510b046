"""`diplodiff rules` and `diplodiff explain`, and the options by which a user chooses among findings."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplodiff.cli.command import Command, File, option
from diplodiff.errors import EXIT_OK, UsageError
from diplodiff.pipeline import rules as every_rule
from diplodiff.settings.language import WATCH_FILE_BYTES
from diplodiff.settings.render import RENDER_MAX_COLUMNS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from diplodiff.findings.selection import Described

F = TypeVar("F", bound=Callable[..., Any])
_FORMATS = click.Choice(["terminal", "json"])


def selecting(command: F) -> F:
    """--watch, --only, --ignore and --toponyms."""
    for made in (
        option(
            "--toponyms",
            type=File(),
            metavar="FILE",
            group="Findings",
            help="Your own list of disputed place names (JSON) in the place of the built-in one; see docs/findings.md.",
        ),
        option(
            "--ignore",
            multiple=True,
            metavar="NAME[,NAME]",
            group="Findings",
            help="Leave out these rules, codes or severities (reworded, S3, info); wins over --only.",
        ),
        option(
            "--only",
            multiple=True,
            metavar="NAME[,NAME]",
            group="Findings",
            help="Report only these rules, codes or severities (modality, M1, critical); see diplodiff rules.",
        ),
        option(
            "--watch",
            multiple=True,
            type=File(),
            metavar="FILE",
            group="Findings",
            help="A list of terms, one a line, in any language: what mentions one becomes one grade more severe.",
        ),
    ):
        command = made(command)
    return command


def watched(paths: Sequence[str]) -> tuple[str, ...]:
    """The texts of lists of terms. Raises UsageError where one cannot be read or holds no terms."""
    return tuple(map(_listed, paths))


def toponyms(path: object) -> str | None:
    """The text of a list of disputed place names. Raises UsageError where it cannot be read or has another shape."""
    if not isinstance(path, str):
        return None
    from diplodiff.pipeline import places

    text = _read(path, "list of place names")
    try:
        return places(text)
    except UsageError as error:
        raise UsageError(f"The list of place names {path} cannot be used: {error}.") from error


def _read(path: str, what: str) -> str:
    try:
        with open(path, "rb") as file:
            body = file.read(WATCH_FILE_BYTES + 1)
        text = body.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"The {what} {path} cannot be read ({error.strerror}); check the path.") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise UsageError(f"The {what} {path} is not UTF-8 text; save it as UTF-8.") from error
    if len(body) > WATCH_FILE_BYTES:
        raise UsageError(f"The {what} {path} is larger than {WATCH_FILE_BYTES:,} bytes; list less.")
    return text


def _listed(path: str) -> str:
    text = _read(path, "list of terms")
    if not any(line.strip() and not line.strip().startswith("#") for line in text.splitlines()):
        raise UsageError(f"The list of terms {path} holds no terms; write one a line.")
    return text


@click.command(
    cls=Command,
    examples=[
        ("diplodiff rules", "All of them."),
        ("diplodiff rules --format json", "The same for a script."),
    ],
)
@option("--format", "form", type=_FORMATS, default="terminal", show_default=True, help="Format of the list.")
def rules(form: str) -> int:
    """Print every rule: its code, how severe it is, what it finds, and an example."""
    found = every_rule()
    click.echo(_json(found) if form == "json" else "\n\n".join(_short(rule) for rule in found))
    return EXIT_OK


class _Rule(click.ParamType[str]):
    """The name of a rule, or its code."""

    name = "rule"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Names of rules that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(rule.name, help=rule.finds) for rule in every_rule() if rule.name.startswith(incomplete)]


@click.command(
    cls=Command,
    examples=[
        ("diplodiff explain modality", "By its name."),
        ("diplodiff explain P4", "By its code."),
        ("diplodiff explain number polarity", "Several at once."),
        ("diplodiff explain split merged", "As reports write it, with spaces."),
    ],
)
@click.argument("rule", nargs=-1, required=True, type=_Rule())
@option("--format", "form", type=_FORMATS, default="terminal", show_default=True, help="Format of the answer.")
def explain(rule: tuple[str, ...], form: str) -> int:
    """Print how each RULE (its name or its code) is told, how severe it is, and an example."""
    found = _asked(" ".join(rule).split())
    click.echo(_json(found) if form == "json" else "\n\n".join(map(_long, found)))
    return EXIT_OK


def _asked(words: Sequence[str]) -> list[Described]:
    """The rules that words name, once each: a name may be several words ("split merged"), the longest name is meant.

    Raises UsageError where a word belongs to no name.
    """
    rules, found, at = every_rule(), [], 0
    while at < len(words):
        for end in range(len(words), at, -1):
            wanted = "-".join(words[at:end]).casefold()
            named = [r for r in rules if wanted == r.name or wanted in (code.casefold() for code in r.codes)]
            if named:
                break
        else:
            raise UsageError(f"There is no rule {words[at]!r}; `diplodiff rules` lists them all.")
        found += [r for r in named if r not in found]
        at = end
    return found


def _head(rule: Described) -> str:
    return f"{'/'.join(rule.codes)}  {rule.name}"


def _short(rule: Described) -> str:
    return "\n".join([_head(rule), *_lines(rule.finds), *_severity(rule), *_example(rule)])


def _long(rule: Described) -> str:
    how = _lines(rule.how) if rule.how else []
    return "\n".join([_head(rule), *_lines(f"Finds {rule.finds}."), *how, *_severity(rule), *_example(rule)])


def _severity(rule: Described) -> list[str]:
    return _lines(f"Severity: {rule.severity}.", hang=4) if rule.severity else []


def _example(rule: Described) -> list[str]:
    if not any(rule.example):
        return []
    pairs = zip("AB", rule.example, strict=True)
    return [line for siglum, text in pairs for line in _lines(f"{siglum}: {text or '(nothing)'}", hang=3)]


def _lines(text: str, hang: int = 0) -> list[str]:
    """A paragraph under a rule, as wide as the terminal and no wider than is good to read."""
    import shutil

    width = min(shutil.get_terminal_size().columns, RENDER_MAX_COLUMNS)
    return click.wrap_text(text, width, "    ", " " * (4 + hang)).splitlines()


def _json(found: Sequence[Described]) -> str:
    listed = [
        {
            "rule": rule.name,
            "codes": list(rule.codes),
            "finds": rule.finds,
            "severity": rule.severity,
            "how": rule.how,
            "example": {"A": rule.example[0], "B": rule.example[1]},
        }
        for rule in found
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)
