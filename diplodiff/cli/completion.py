"""`diplodiff completion`: what a shell needs to complete commands, options and the names of rules."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from diplodiff.cli.command import Command
from diplodiff.errors import EXIT_OK

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_DIPLODIFF_COMPLETE"


@click.command(
    cls=Command,
    examples=[
        ("diplodiff completion bash > ~/.local/share/bash-completion/completions/diplodiff", "For bash."),
        ("diplodiff completion zsh > ~/.zfunc/_diplodiff", "For zsh, with ~/.zfunc in fpath before compinit."),
        ("diplodiff completion fish > ~/.config/fish/completions/diplodiff.fish", "For fish."),
    ],
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the completion script of SHELL: bash (4.4 or newer), zsh or fish."""
    click.echo(script(shell))
    return EXIT_OK


def script(shell: str) -> str:
    """The completion script of a shell, one of SHELLS."""
    kinds: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    made = kinds[shell](click.Command("diplodiff"), {}, "diplodiff", _VARIABLE)
    return str(made.source_template % made.source_vars()).strip()
