"""The command line: options in, exit code out. The one place where an error becomes an exit code."""

from __future__ import annotations

import importlib
import itertools
import os
import sys
from collections.abc import Sequence

import click

from diplodiff import __version__
from diplodiff.cli import trouble
from diplodiff.cli.command import EXITS, Group
from diplodiff.errors import EXIT_TROUBLE, DiplodiffError

# command -> the module of diplodiff.cli that holds it, and its line in `diplodiff --help`
COMMANDS: dict[str, tuple[str, str]] = {
    "compare": ("compare", "Print the clauses that only one side published."),
    "show": ("show", "Show how a text was read, and what was left out."),
    "quotes": ("quotes", "Check which passages that a report quotes stand in which text."),
    "mentions": ("mentions", "Print the passages that mention a topic, and the set that was searched."),
    "precedents": ("precedents", "Print where similar language stood in an archive."),
    "archive": ("archive", "Compare every instrument of an archive; only what is new fails."),
    "capture": ("capture", "Keep what a publisher serves today, to be cited and compared later."),
    "watch": ("watch", "Fetch pages again, and say what changed since their last capture."),
    "verify": ("verify", "Check a pack of evidence, and make its comparison again."),
    "rules": ("rules", "List every rule, with an example of each."),
    "explain": ("rules", "Say what a rule finds, why, and how severe it is."),
    "schema": ("schema", "Print the JSON Schema of the JSON report."),
    "completion": ("completion", "Print what a shell needs to complete commands and options."),
}


# Under which heading of the help page each command stands.
SECTIONS = {
    "Compare": ("compare", "show"),
    "Ask": ("quotes", "mentions", "precedents"),
    "Keep": ("capture", "watch", "verify"),
    "Many": ("archive",),
    "About": ("rules", "explain", "schema", "completion"),
}


class _Commands(Group):
    """The commands, each imported only when it is called: `compare` pays nothing for `archive`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"diplodiff.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def line(self, ctx: click.Context, name: str) -> str:
        return COMMANDS[name][1]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    sections=SECTIONS,
    examples=[
        ("diplodiff compare a.pdf b.html", "The clauses that only one side published."),
        ("diplodiff compare a.pdf b.html -o report.html", "A report for the browser."),
        ("diplodiff show a.pdf", "How a text was read."),
        ("diplodiff compare --help", "Every option of a command, with examples."),
    ],
    exits=EXITS,
)
@click.version_option(__version__, "--version", prog_name="diplodiff", message="%(prog)s %(version)s")
def cli() -> None:
    """Compare what each side published of the same declaration, statement or treaty.

    TEXT is a path, an http(s) URL, a capture's id, or - for standard input. PDF, HTML, DOCX, ODT, RTF, EPUB, Markdown
    and plain text are read, and scans where an OCR engine is installed. The type is decided from the bytes. Nothing but
    a URL that you give makes it use the network.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code of the contract. No input shows a traceback."""
    try:
        return int(trouble.sound(lambda: cli.main(args=arguments, prog_name="diplodiff", standalone_mode=False)) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        trouble.tell("Stopped.")
        return EXIT_TROUBLE
    except click.exceptions.NoArgsIsHelpError as error:
        trouble.tell(error.format_message())  # the help page: a call without a command asked for nothing
        return EXIT_TROUBLE
    except click.ClickException as error:
        message = f"{error.format_message().rstrip('.')}; see diplodiff --help."
        trouble.tell(f"diplodiff: {message}")
        _said_as_asked(message, sys.argv[1:] if arguments is None else arguments)
        return EXIT_TROUBLE
    except DiplodiffError as error:
        trouble.tell(f"diplodiff: {error}")
        if not error.told:
            _said_as_asked(str(error), sys.argv[1:] if arguments is None else arguments)
        return error.exit_code
    except BrokenPipeError:
        # the reader of our output went away (`| head`): nothing is wrong, and nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_TROUBLE
    except MemoryError:
        trouble.tell("diplodiff: out of memory; compare smaller texts, or give the machine more.")
        return EXIT_TROUBLE


def _said_as_asked(message: str, arguments: Sequence[str]) -> None:
    """Where a call that could not be understood asked for a format on standard output, the failure in that format."""
    folders = ("archive", "watch")  # their -o is for the reports of single texts
    if arguments[0] not in folders and any(
        argument in ("-o", "--output") or argument.startswith("--output=") for argument in arguments
    ):
        return
    given = " ".join(arguments).replace("--format=", "--format ").split(" ")
    wanted = [after for before, after in itertools.pairwise(given) if before == "--format"]
    from diplodiff.render import ERROR_RENDERERS, error_renderer

    if wanted and wanted[0] in ERROR_RENDERERS:
        click.echo(error_renderer(wanted[0])(message, None), nl=False)
