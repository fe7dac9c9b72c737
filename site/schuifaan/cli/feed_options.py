"""What the commands of `schuifaan feeds` share: their options, and how a problem is told."""

from typing import Any

import click

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
content_type = click.option("--content-type", help="What a server would call it, such as text/calendar.")
municipality = click.option(
    "--municipality", help="Where activities are that do not say: a code like hof-van-twente."
)
organisation = click.option(
    "--organisation", metavar="SLUG", help="Whose activities they are that name nobody."
)
publish = click.option(
    "--publish", is_flag=True, help="Approve what is in it: no first-run hold, no area gate."
)


def tell(issues: Any) -> None:
    """Print problems, one a line, in words for the partner."""
    for issue in issues:
        where = f"regel {issue.line}: " if issue.line else ""
        click.echo(f"  {issue.severity}: {where}{issue.text} {issue.next_step} [{issue.code}]")


def issue_columns(issue: Any) -> dict[str, object]:
    """A problem as JSON tells it."""
    return {name: getattr(issue, name) for name in ("code", "severity", "line", "text", "next_step")}
