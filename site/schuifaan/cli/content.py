"""`schuifaan content`: the content files."""

import sys
from pathlib import Path

import click

from schuifaan.cli.installation import FINE, NOTHING_USABLE, print_json, say
from schuifaan.config import load_settings
from schuifaan.content import check_content, codes_document, load_content
from schuifaan.services.content_in_use.health import problems_of
from schuifaan.services.outlines import import_outlines


@click.group()
def content() -> None:
    """The content files: check them, or print their codes."""


@content.command()
def check() -> None:
    """Check every content file, and what editors changed over them; names file, line and what is wrong."""
    settings = load_settings()
    problems = check_content(settings.content)
    if not any(problem.severity == "fout" for problem in problems):
        problems += problems_of(settings)
    for problem in problems:
        say(f"{Path(problem.file)}:{problem.line}: {problem.severity}: {problem.sentence}")
    wrong = any(problem.severity == "fout" for problem in problems)
    say("The content files cannot be used." if wrong else "The content files can be used.")
    sys.exit(NOTHING_USABLE if wrong else FINE)


@content.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def outlines(file: Path) -> None:
    """Take our municipalities' outlines out of a GeoJSON FILE (WGS 84), for the map."""
    settings = load_settings()
    names = import_outlines(file, load_content(settings.content), settings.map)
    say(f"Outlines of {', '.join(names)} are kept; the map shows them after a restart of the site.")


@content.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def codes(as_json: bool) -> None:
    """Print every code with its label."""
    document = codes_document(load_content(load_settings().content))
    if as_json:
        print_json(document)
        return
    for kind, entries in document.items():
        click.echo(kind)
        for entry in entries:
            click.echo(f"  {entry['code']:<24} {entry['label']}")
