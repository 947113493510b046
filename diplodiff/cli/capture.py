"""`diplodiff capture`: keep what a publisher serves today, so that it can be cited and compared later."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplodiff.cli import output
from diplodiff.cli.command import File, Folder, Group, option
from diplodiff.cli.shared import fetching, policy
from diplodiff.errors import EXIT_OK, EXIT_TROUBLE, DiplodiffError, UsageError
from diplodiff.render.safe import one_line

if TYPE_CHECKING:
    from diplodiff.sources.captures import Record


class _OrUrls(Group):
    """A group whose first argument may be no command but what the command `now` takes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["now", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_OrUrls,
    examples=[
        (
            "diplodiff capture https://example.org/declaration",
            "Keep what is served now; prints the id of a new capture.",
        ),
        (
            "diplodiff compare capture://3f2a9c0d7b1e b.pdf",
            "Compare it like any text; the beginning of an id is enough.",
        ),
        ("diplodiff capture verify", "Whether every byte of what is kept is as it was."),
        ("diplodiff capture export capture://3f2a9c0d7b1e -o a.warc.gz", "As a file that other programs read too."),
    ],
    exits="0 done, 2 trouble: something could not be fetched, read or kept, or is not as it was.",
)
def capture() -> None:
    """Keep what a publisher serves today, with hashes and times, so that it can be cited and compared later.

    `diplodiff capture URL` is short for `diplodiff capture now URL`.
    """


def _store(command: Any) -> Any:
    return option(
        "--store",
        type=Folder(),
        metavar="FOLDER",
        help="Folder of captures (DIPLODIFF_STORE); without it the user's own.",
    )(command)


@capture.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL [URL ...]")
@fetching
@option("--unread", is_flag=True, help="Keep also what cannot be read as a text.")
@option("--tsa", metavar="URL", help="Have each capture stamped by this time-stamping authority (RFC 3161).")
@option("-q", "--quiet", is_flag=True, help="Print the ids alone.")
def now(urls: tuple[str, ...], **options: Any) -> int:
    """Fetch each URL and keep what was served; print the id of each capture on a line of its own."""
    return _now(urls, options)


def _now(urls: tuple[str, ...], options: Mapping[str, Any]) -> int:
    from dataclasses import replace

    from diplodiff.evidence import stamps, store
    from diplodiff.evidence.capture import Plan, capture
    from diplodiff.sources.captures import SCHEME, store_folder

    how = replace(policy(options), known=None)  # all of it is wanted, whatever is kept already
    tsa = options["tsa"]
    stamp = (lambda record: stamps.request(tsa, record, how)) if tsa else None
    plan = Plan(store_folder(how), how, options["unread"], stamp)
    store.sweep(plan.store)
    code = EXIT_OK
    for url in urls:
        try:
            made = capture(url, plan)
        except DiplodiffError as error:
            click.echo(f"diplodiff: {error}", err=True)
            code = EXIT_TROUBLE
            continue
        click.echo(SCHEME + made.id)
        if not options["quiet"]:
            click.echo(f"  {_told(made.record)}", err=True)
        if made.trouble:
            click.echo(f"diplodiff: {one_line(url)} was captured, but not stamped: {made.trouble}", err=True)
            code = EXIT_TROUBLE
    return code


def _told(said: Record) -> str:
    """One line about a capture."""
    text = said.get("text")
    if text:
        read = f"{text['paragraphs']} paragraphs" + (f", {text['language']}" if text["language"] else "")
    else:
        read = "not read as a text"
    same = ", unchanged" if said.get("same_as") else ""
    return one_line(f"{said['retrieved_at']}  {said['url']}  {said['body']['bytes']:,} bytes, {read}{same}")


@capture.command(name="list")
@click.argument("url", required=False)
@_store
def listed(url: str | None, store: str | None) -> int:
    """List the captures that are kept, the oldest first; those of one URL where it is given."""
    from diplodiff.sources import captures

    folder = captures.store_folder(policy({"store": store}))
    names = captures.history(folder, url) if url else list(captures.every(folder))
    rows, code = [], EXIT_OK
    for name in names:
        try:
            said = captures.record(folder, name)
            rows.append((said["answered_at"], name, _told(said)))
        except (DiplodiffError, KeyError, TypeError) as error:
            click.echo(f"diplodiff: {error}", err=True)
            code = EXIT_TROUBLE
    for _, name, told in sorted(rows):
        click.echo(f"{captures.SCHEME}{name}  {told}")
    if not rows and code == EXIT_OK:
        click.echo(f"diplodiff: no capture is kept in {folder}.", err=True)
    return code


@capture.command()
@click.argument("name", metavar="ID")
@_store
def show(name: str, store: str | None) -> int:
    """Print what is known of a capture, as JSON; `diplodiff show capture://ID` prints how its text reads."""
    from diplodiff.render.json import dumped
    from diplodiff.sources import captures

    folder = captures.store_folder(policy({"store": store}))
    found = captures.found(folder, name)
    said = captures.record(folder, found)
    output.write(output.Output("json", None), dumped({"id": captures.SCHEME + found, **said}))
    return EXIT_OK


@capture.command()
@click.argument("names", nargs=-1, metavar="[ID ...]")
@_store
@option("--tsa-root", type=File(), metavar="FILE", help="Check time stamps against these certificates (PEM).")
@option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
def verify(names: tuple[str, ...], store: str | None, tsa_root: str | None, quiet: bool) -> int:
    """Look at every byte of every capture, or of those named: 0 all is as it was, 2 something is not."""
    from diplodiff.evidence.verify import Trouble
    from diplodiff.evidence.verify import verify as looked_at
    from diplodiff.sources import captures

    folder = captures.store_folder(policy({"store": store}))
    if not folder.is_dir():
        raise UsageError(f"There is no store of captures at {folder}; give one with --store.")
    whole, troubles = 0, 0
    for each in looked_at(folder, [captures.found(folder, name) for name in names], tsa_root):
        if isinstance(each, Trouble):
            troubles += 1
            click.echo(f"diplodiff: {one_line(each.name)}: {one_line(each.what)}", err=True)
        else:
            whole += 1
    if not quiet:
        click.echo(f"{whole} captures are whole" + (f", {troubles} things are not as they were." if troubles else "."))
    return EXIT_TROUBLE if troubles else EXIT_OK


@capture.command()
@click.argument("names", nargs=-1, required=True, metavar="ID [ID ...]")
@option("-o", "--output", "path", type=File(), required=True, metavar="FILE", help="Write to FILE.")
@option("--body", is_flag=True, help="Write the page as it was served, and not the WARC file.")
@_store
def export(names: tuple[str, ...], path: str, body: bool, store: str | None) -> int:
    """Write captures as one WARC file (.warc.gz), which other programs read too; or the page of one by itself."""
    from diplodiff.sources import captures

    folder = captures.store_folder(policy({"store": store}))
    wanted = [captures.found(folder, name) for name in names]
    if body and len(wanted) > 1:
        raise UsageError("--body writes the page of one capture; name one.")
    if body:
        output.write(output.Output("warc", path), captures.snapshot(folder, wanted[0]).body)
        return EXIT_OK
    held = [captures.record(folder, name).get("same_as") for name in wanted]
    every = dict.fromkeys([*(name for name in held if name), *wanted])  # what a capture refers to stands before it
    content = b"".join(captures.warc(folder, name, captures.record(folder, name)) for name in every)
    output.write(output.Output("warc", Path(path).as_posix()), content)
    return EXIT_OK
