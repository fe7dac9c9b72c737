"""What the commands of `schuifaan feeds` share: their options, and how a problem is told."""

from typing import Any

import click

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


def tell(issues: Any) -> None:
    """Print problems, one a line, in words for the partner."""
    for issue in issues:
        where = f"regel {issue.line}: " if issue.line else ""
        click.echo(f"  {issue.severity}: {where}{issue.text} {issue.next_step} [{issue.code}]")


def issue_columns(issue: Any) -> dict[str, object]:
    """A problem as JSON tells it."""
    return {name: getattr(issue, name) for name in ("code", "severity", "line", "text", "next_step")}
