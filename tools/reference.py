"""Write the man pages, docs/commands.md and the completion scripts from the commands themselves.

    make man        (python tools/reference.py)

Nothing of it is written by hand, and `tests/cli/test_reference.py` fails where a command has changed and this was not run.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from diplodiff import __version__  # noqa: E402
from diplodiff.cli.command import Command, Group, grouped  # noqa: E402
from diplodiff.cli.completion import SHELLS, script  # noqa: E402
from diplodiff.cli.main import cli  # noqa: E402

DISCLAIMER = "A report compares published texts. It does not say which text was signed, nor why they differ."
# What the program reads from its environment; a test finds every name in the code here.
ENVIRONMENT = {
    "NO_COLOR": "No colour, whatever the terminal, unless --color always asks for it.",
    "TERM": "dumb: neither colour nor pager.",
    "COLUMNS": "Columns of the report, in place of the terminal's own.",
    "PAGER": "What a long report is paged with, in place of less; empty or cat for none.",
    "NO_PAGER": "No pager, unless --pager asks for it.",
    "LESS": "Options of less; -R is added where it lacks it, so that colour shows.",
    "LESSCHARSET": "Set to utf-8 for less where it is not set.",
    "XDG_CACHE_HOME": "Where what was computed is kept, in place of ~/.cache.",
    "OMP_NUM_THREADS": "Threads of the sentence vectors; without it as many as there are cores.",
    "DIPLODIFF_CONTACT": "As --contact: how a site's keeper reaches you.",
    "DIPLODIFF_ALLOW_PRIVATE": "1: as --allow-private.",
    "DIPLODIFF_TIMEGATE": "As --timegate: where a page of an earlier day is asked for.",
    "DIPLODIFF_STORE": "As --store: the folder of captures.",
    "DIPLODIFF_PUBLISHERS": "Your own list of who runs which site (CSV), looked at before the built-in one.",
    "XDG_DATA_HOME": "Where captures are kept otherwise, in diplodiff/captures.",
    "LOCALAPPDATA": "The same on Windows.",
    "GITHUB_STEP_SUMMARY": "The page of a GitHub job, to which --format github appends its report.",
    "DIPLODIFF_TRACEBACK": "1: a defect of the program shows where it happened.",
}


# Set for libraries and programs that this one runs, and no business of a user.
OF_LIBRARIES = frozenset({"OMP_WAIT_POLICY", "TOKENIZERS_PARALLELISM", "DIPLODIFF_COMPLETE"})


class Page:
    """A command with its name as typed, its context, and its options by group."""

    def __init__(self, words: tuple[str, ...], command: click.Command, parent: click.Context | None) -> None:
        self.words, self.command = words, command
        self.name = " ".join(words)
        self.context = click.Context(command, info_name=words[-1], parent=parent, help_option_names=["-h", "--help"])
        self.usage = " ".join([self.name, *command.collect_usage_pieces(self.context)])
        self.about = "\n\n".join(" ".join(part.split()) for part in _help(command).split("\n\n"))
        self.options = {
            group: [record for p in options if (record := p.get_help_record(self.context)) is not None]
            for group, options in grouped(command, self.context).items()
        }
        told = isinstance(command, Command | Group)
        self.examples = command.examples if told else ()  # type: ignore[attr-defined]
        self.exits = command.exits if told else ""  # type: ignore[attr-defined]

    def children(self) -> list[tuple[str, click.Command, str]]:
        """The commands of a group: name, command, and its line."""
        if not isinstance(self.command, click.Group):
            return []
        names = self.command.list_commands(self.context)
        if isinstance(self.command, Group):
            names = [name for listed in self.command.sections(self.context).values() for name in listed]
        found = [(name, self.command.get_command(self.context, name)) for name in names]
        return [(name, command, self._line(name, command)) for name, command in found if command is not None]

    def _line(self, name: str, command: click.Command) -> str:
        if isinstance(self.command, Group):
            return self.command.line(self.context, name)
        return command.get_short_help_str(limit=200)


def _help(command: click.Command) -> str:
    return (command.help or "").replace("\b\n", "").strip()


def pages() -> list[Page]:
    """Every command, a group before its own."""
    return list(_pages(("diplodiff",), cli, None))


def _pages(words: tuple[str, ...], command: click.Command, parent: click.Context | None) -> Iterator[Page]:
    page = Page(words, command, parent)
    yield page
    for name, child, _ in page.children():
        yield from _pages((*words, name), child, page.context)


def check(line: str) -> None:
    """Parse a line as one would type it, and run nothing; `click.ClickException` where a command or option is unknown."""
    words = shlex.split(line.partition(" > ")[0].partition(" | ")[0])[1:]
    command: click.Command = cli
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            break
        command, words = found, words[1:]
    with contextlib.suppress(click.exceptions.Exit):  # --help
        command.make_context(command.name, words)


def files() -> dict[str, str]:
    """Every file that this writes: its path from the root, and what stands in it."""
    every = pages()
    found = {f"man/{'-'.join(page.words)}.1": man(page, every) for page in every}
    found["docs/commands.md"] = markdown(every)
    found |= {f"completions/{COMPLETIONS[shell]}": script(shell) + "\n" for shell in SHELLS}
    return found


COMPLETIONS = {"bash": "diplodiff", "zsh": "_diplodiff", "fish": "diplodiff.fish"}


def man(page: Page, every: list[Page]) -> str:
    """A page for man(1)."""
    name = "-".join(page.words)
    lines = {" ".join((*p.words, child)): said for p in every for child, _, said in p.children()}
    line = lines.get(page.name, "")
    about = line or page.about.split("\n\n")[0]
    parts = [
        f'.TH "{name.upper()}" "1" "" "diplodiff {__version__}" "diplodiff"',
        f".SH NAME\n{_roff(name)} \\- {_roff(_small(about.rstrip('.')))}",
        f".SH SYNOPSIS\n.B {_roff(page.name)}\n{_roff(page.usage.removeprefix(page.name).strip())}",
        ".SH DESCRIPTION\n" + "\n.PP\n".join(_roff(part) for part in page.about.split("\n\n")),
    ]
    if page.children():
        listed = "".join(f".TP\n.B {_roff(child)}\n{_roff(said)}\n" for child, _, said in page.children())
        parts.append(f".SH COMMANDS\n{listed.rstrip()}")
    options = "".join(
        f".SS {_roff(group)}\n" + "".join(f".TP\n.B {_roff(opts)}\n{_roff(said)}\n" for opts, said in records)
        for group, records in page.options.items()
    )
    parts.append(f".SH OPTIONS\n{options.rstrip()}")
    if page.examples:
        shown = "".join(f".TP\n.B {_roff(example.line)}\n{_roff(example.why)}\n" for example in page.examples)
        parts.append(f".SH EXAMPLES\n{shown.rstrip()}")
    if page.exits:
        parts.append(f".SH EXIT STATUS\n{_roff(page.exits)}")
    if len(page.words) == 1:
        listed = "".join(f".TP\n.B {_roff(name)}\n{_roff(said)}\n" for name, said in ENVIRONMENT.items())
        parts.append(f".SH ENVIRONMENT\n{listed.rstrip()}")
        parts.append(f".SH CAVEATS\n{_roff(DISCLAIMER)}")
    others = sorted({"-".join(p.words) for p in every if p.words[:-1] == page.words or p.words == page.words[:-1]})
    if others:
        parts.append(".SH SEE ALSO\n" + ",\n".join(f".BR {_roff(other)} (1)" for other in others))
    return "\n".join(parts).replace(",\n.BR", " ,\n.BR") + "\n"


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", escaped)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def markdown(every: list[Page]) -> str:
    """The reference in docs/."""
    parts = [
        "# Commands",
        "Made from the commands by `make man`; `diplodiff COMMAND --help` prints the same, and so do the man pages "
        "(`man diplodiff`, `man diplodiff-compare`), which install with the package.",
        "\n".join(f"- [`{page.name}`](#{'-'.join(page.words)})" for page in every[1:]),
    ]
    for page in every:
        parts += [f"## {page.name}", _cell(page.about), f"```\n{page.usage}\n```"]
        for group, records in page.options.items():
            rows = [f"| `{opts.replace('|', chr(92) + '|')}` | {_cell(said)} |" for opts, said in records]
            parts.append("\n".join([f"| {group} | |", "|---|---|", *rows]))
        if page.examples:
            shown = "\n".join(f"# {example.why}\n{example.line}" for example in page.examples)
            parts.append(f"```sh\n{shown}\n```")
        parts += [f"Exit codes: {page.exits}"] if page.exits else []
    parts.append("## Environment")
    parts.append(
        "\n".join(["| variable | |", "|---|---|", *(f"| `{k}` | {_cell(v)} |" for k, v in ENVIRONMENT.items())])
    )
    parts += ["## Completion", COMPLETION]
    return "\n\n".join(parts) + "\n"


COMPLETION = """`diplodiff completion bash`, `zsh` or `fish` prints what the shell needs: put it where the shell looks.

```sh
diplodiff completion bash > ~/.local/share/bash-completion/completions/diplodiff
diplodiff completion zsh > ~/.zfunc/_diplodiff
diplodiff completion fish > ~/.config/fish/completions/diplodiff.fish
```

For zsh, `~/.zfunc` has to be in `fpath` before `compinit`. Installed into the system, the package brings these files along."""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Write the files that changed, and remove pages of commands that are no more."""
    made = files()
    for path in (*ROOT.glob("man/*.1"), *ROOT.glob("completions/*")):
        if str(path.relative_to(ROOT)) not in made:
            path.unlink()
    for name, text in made.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
