"""What the commands of `schuifaan feeds` share: their options, and how a problem is told."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from schuifaan.cli.installation import print_json
from schuifaan.errors import InputError

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
content_type = click.option("--content-type", help="What a server would call it, such as text/calendar.")
municipality = click.option(
    "--municipality", help="Where activities are that do not say: a code like hof-van-twente."
)
organisation = click.option(
    "--organisation", metavar="SLUG", help="Whose activities they are that name nobody."
)
COLUMN_PAIRS = 'kolommen als kopje=kolom, zoals --column "Event name=titel"'
columns = click.option(
    "--column", "columns", multiple=True, metavar="HEADING=COLUMN", help="What a heading of the sheet means."
)
publish = click.option(
    "--publish", is_flag=True, help="Approve what is in it: no first-run hold, no area gate."
)


def pairs(given: tuple[str, ...], what: str) -> dict[str, str]:
    """Options of the form NAME=VALUE; raises InputError that says how to write `what`."""
    found = dict(pair.split("=", 1) for pair in given if "=" in pair)
    if len(found) < len(given):
        raise InputError(f"Schrijf {what}.")
    return found


def tell(issues: Iterable[Any]) -> None:
    """Print problems, one a line, in words for the partner."""
    for issue in issues:
        where = f"regel {issue.line}: " if issue.line else ""
        click.echo(f"  {issue.severity}: {where}{issue.text} {issue.next_step} [{issue.code}]")


def tell_outcome(document: Mapping[str, Any], sentence: str, issues: Iterable[Any], as_json: bool) -> None:
    """What came of a file: `document` with its problems as JSON, or `sentence` and the problems in words."""
    if as_json:
        columns = ("code", "severity", "line", "text", "next_step")
        told = [{name: getattr(issue, name) for name in columns} for issue in issues]
        print_json({**document, "issues": told})
    else:
        click.echo(sentence)
        tell(issues)
