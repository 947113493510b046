"""`diplodiff schema`: the shape of the JSON output, for a program that checks it."""

from __future__ import annotations

import click

from diplodiff.cli import output
from diplodiff.cli.command import Command, File, option
from diplodiff.errors import EXIT_OK
from diplodiff.render import SCHEMAS, schema_of


@click.command(
    cls=Command,
    examples=[
        ("diplodiff schema", "Of compare --format json."),
        ("diplodiff schema --for show -o show.schema.json", "Of show --format json, into a file."),
    ],
)
@option(
    "--for",
    "what",
    type=click.Choice(SCHEMAS),
    default=SCHEMAS[0],
    show_default=True,
    help="Whose output: compare --format json, show --format json, or a line of compare --format jsonl.",
)
@option("-o", "--output", "path", type=File(), metavar="FILE", help="Write to FILE instead of standard output.")
def schema(what: str, path: str | None) -> int:
    """Print the JSON Schema (2020-12) of the JSON output."""
    output.write(output.Output("json", path), schema_of(what))
    return EXIT_OK
