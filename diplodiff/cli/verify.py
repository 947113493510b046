"""`diplodiff verify`: whether a pack of evidence is what it was, and still gives the same findings."""

from __future__ import annotations

import click

from diplodiff.cli.command import Command, Folder, option
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK
from diplodiff.render.safe import one_line
from diplodiff.settings.evidence import VERIFY_SHOWN


@click.command(
    cls=Command,
    examples=[
        ("diplodiff compare a.pdf https://example.org/b --evidence case.zip", "Pack what was compared."),
        ("diplodiff verify case.zip", "Make the comparison again from the pack."),
    ],
    exits="0 the same findings, 1 other findings, 2 the pack is damaged or was changed.",
)
@click.argument("path", metavar="FILE.zip")
@option("--password", metavar="WORD", help="Password of the encrypted PDF in the pack.")
@option("--model", type=Folder(), metavar="FOLDER", help="The encoder of your own that the pack was made with.")
def verify(path: str, password: str | None, model: str | None) -> int:
    """Check every byte of a pack of evidence, make its comparison again, and say whether it gives the same findings."""
    return _verify(path, password, model)


def _verify(path: str, password: str | None, model: str | None) -> int:
    from diplodiff.evidence.unpack import verify as verified

    found = verified(path, password, model)
    click.echo(f"{one_line(path)}: made by {one_line(found.made_by)}; SHA-256 of its manifest {found.digest}.")
    click.echo("Every file has the hash that the manifest gives.")
    if found.same:
        how = "The report is the same, byte for byte." if found.exact else "The report is worded or ordered otherwise."
        what = f"the same verdict ({found.verdict}) and the same {found.findings} findings in {found.texts} texts"
        click.echo(f"Compared again: {what}. {how}")
        return EXIT_OK
    click.echo(f"Compared again: other findings than the {found.findings} in the pack.")
    for what, messages in (("Only in the pack", found.lacking), ("Only now", found.further)):
        for message in messages[:VERIFY_SHOWN]:
            click.echo(f"  {what}: {one_line(message)}")
    return EXIT_FINDINGS
