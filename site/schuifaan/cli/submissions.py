"""`schuifaan submissions`: what people sent in through the site."""

import click

from schuifaan.cli.installation import installation, print_json, say
from schuifaan.models import Submission
from schuifaan.services.received.submissions import (
    WAITING,
    approve_submission,
    reject_submission,
    submissions_in,
)
from schuifaan.services.search.indexing import sync_index

OPERATOR = "beheerder"


@click.group()
def submissions() -> None:
    """What people sent in: look at it, publish it."""


@submissions.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what has been decided.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_(everything: bool, as_json: bool) -> None:
    """List what waits for a decision, oldest first."""
    with installation().database.read() as session:
        found = submissions_in(session, None if everything else WAITING)
        if as_json:
            print_json([_document(it) for it in found])
            return
        for it in found:
            click.echo(
                f"{it.id:>5}  {it.received_at:%Y-%m-%d %H:%M}  {it.kind:<11} {it.state:<12} {_title(it)}"
            )
    if not found:
        say("Nothing waits.")


@submissions.command()
@click.argument("number", type=int)
def approve(number: int) -> None:
    """Publish the sent-in activity NUMBER; returns when it can be found."""
    opened = installation()
    now = opened.settings.clock.now()
    with opened.database.write() as session:
        done = approve_submission(session, opened.content, number, OPERATOR, now)
        sentence = f"{number}: {done.state}" + (f", activity {done.activity_id}" if done.activity_id else "")
    sync_index(opened, now)
    say(sentence)


@submissions.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="For whoever sent it, in Dutch.")
def reject(number: int, reason: str) -> None:
    """Do not publish NUMBER."""
    opened = installation()
    with opened.database.write() as session:
        reject_submission(session, number, OPERATOR, reason, opened.settings.clock.now())
    say(f"{number}: rejected.")


def _title(it: Submission) -> str:
    return str(it.payload.get("titel") or it.payload.get("wat", ""))


def _document(it: Submission) -> dict[str, object]:
    return {
        "number": it.id,
        "kind": it.kind,
        "state": it.state,
        "received_at": it.received_at.isoformat(),
        "payload": it.payload,
        "sender": {"name": it.sender_name, "contact": it.sender_contact},
        "activity_id": it.activity_id,
    }
