"""How every command shows its help: what it does, its options in groups, examples, exit codes.

The same facts make the man pages and docs/commands.md (tools/reference.py), so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])

EXITS = "0 nothing found, 1 findings from --fail-on on, 2 trouble, 3 the texts are not comparable."
OTHER = "Options"  # the group of an option that names none


class Example(NamedTuple):
    """A command as one would type it, and what it is for."""

    line: str
    why: str


class GroupedOption(click.Option):
    """An option that belongs to a group of the help page."""

    def __init__(self, *args: Any, group: str = OTHER, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


def option(*names: str, group: str = OTHER, **kwargs: Any) -> Callable[[F], F]:
    """`click.option` with the group of the help page that it stands in."""
    return click.option(*names, cls=GroupedOption, group=group, **kwargs)


class _Documented:
    """What commands and groups of commands share: examples and exit codes below their options."""

    examples: tuple[Example, ...] = ()
    exits: str = ""

    def tail(self, formatter: click.HelpFormatter) -> None:
        """Examples and exit codes."""
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example.line}\n")  # whole, to be copied
                    with formatter.indentation():
                        formatter.write_text(example.why)
        if self.exits:
            with formatter.section("Exit codes"):
                formatter.write_text(self.exits)


def grouped(command: click.Command, ctx: click.Context) -> dict[str, list[click.Parameter]]:
    """The options of a command by group, in the order in which they were given; those of no group stand last."""
    found: dict[str, list[click.Parameter]] = {}
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and not parameter.hidden:
            found.setdefault(getattr(parameter, "group", OTHER), []).append(parameter)
    return {name: found[name] for name in sorted(found, key=lambda name: name == OTHER)}


class Command(_Documented, click.Command):
    """A command with examples, exit codes and grouped options."""

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), exits: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples, self.exits = tuple(Example(*each) for each in examples), exits

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, a section a group, then what stands below them."""
        for name, parameters in grouped(self, ctx).items():
            records = [record for p in parameters if (record := p.get_help_record(ctx)) is not None]
            with formatter.section(name):
                formatter.write_dl(records)
        self.tail(formatter)


class Group(_Documented, click.Group):
    """A group of commands; `sections` says under which heading each stands."""

    command_class = Command

    def __init__(
        self, *args: Any, examples: Sequence[tuple[str, str]] = (), exits: str = "",
        sections: dict[str, tuple[str, ...]] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.examples, self.exits = tuple(Example(*each) for each in examples), exits
        self._sections = sections or {}

    def sections(self, ctx: click.Context) -> dict[str, list[str]]:
        """Headings and their commands; a command that no section names stands under "Commands"."""
        every = self.list_commands(ctx)
        named = {name for names in self._sections.values() for name in names}
        found = {title: [n for n in names if n in every] for title, names in self._sections.items()}
        found["Commands"] = [name for name in every if name not in named]
        return {title: names for title, names in found.items() if names}

    def line(self, ctx: click.Context, name: str) -> str:
        """What a command does, in one line of the help page."""
        command = self.get_command(ctx, name)
        return "" if command is None else command.get_short_help_str(limit=200)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, a section a heading."""
        for title, names in self.sections(ctx).items():
            with formatter.section(title):
                formatter.write_dl([(name, self.line(ctx, name)) for name in names])
        self.tail(formatter)


Group.group_class = Group


class Text(click.ParamType[str]):
    """A text on the command line: a path, a URL or -; shells complete it as a file."""

    name = "text"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave the completion to the shell, which knows the files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class Format(click.Choice[str]):
    """The name of a format: one of the program's own, or else of an installed plug-in."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, where there is a format of it."""
        if value not in self.choices:
            from diplodiff import plugins

            others = plugins.names(plugins.RENDERERS)
            if value in others:
                return value
            if others:
                own = ", ".join(map(repr, (*self.choices, *others)))
                self.fail(f"{value!r} is not one of {own}.", param, ctx)
        return super().convert(value, param, ctx)


class File(Text):
    """A file or folder that is written or read."""

    name = "file"


class Folder(Text):
    """A folder."""

    name = "folder"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave the completion to the shell, which knows the folders."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="dir")]
