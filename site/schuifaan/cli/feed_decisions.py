"""`schuifaan feeds rollback | accept | refuse | duplicates`: what a person decides about what feeds bring."""

import click

from schuifaan.cli.feed_options import as_json
from schuifaan.cli.installation import installation, print_json, say
from schuifaan.services.duplicates.finding import doubtful_pairs
from schuifaan.services.feeds.accepting import accept_run, finish_accepted
from schuifaan.services.feeds.held_changes import refuse_run
from schuifaan.services.feeds.rollback import rollback_run
from schuifaan.services.search.indexing import sync_index

OPERATOR = "operator"


@click.command()
@click.argument("run", type=int)
def rollback(run: int) -> None:
    """Undo the run RUN and the later ones of its feed; the feed then waits until you run it yourself."""
    opened = installation()
    now = opened.settings.clock.now()
    with opened.database.write() as session:
        undone = rollback_run(session, opened.content, run, OPERATOR, now)
    sync_index(opened, now)
    say(f"Undone: {', '.join(map(str, undone))}.")


@click.command()
@click.argument("run", type=int)
def accept(run: int) -> None:
    """Do what the run RUN could not do without a person."""
    opened = installation()
    now = opened.settings.clock.now()
    with opened.database.write() as session:
        done = accept_run(session, opened.content, run, OPERATOR, now)
        say(f"Done as run {done.id}: {done.new} new, {done.changed} changed, {done.missing} gone.")
    finish_accepted(opened.database, opened.content, now)
    sync_index(opened, now)


@click.command()
@click.argument("run", type=int)
def refuse(run: int) -> None:
    """Leave everything as it is, and do not ask again what the run RUN asked."""
    opened = installation()
    with opened.database.write() as session:
        say(f"Refused: {refuse_run(session, run, OPERATOR, opened.settings.clock.now())}.")


@click.command()
@as_json
def duplicates(as_json: bool) -> None:
    """List pairs of activities of different sources that may be the same."""
    with installation().database.read() as session:
        pairs = [it.model_dump(mode="json") for it in doubtful_pairs(session)]
    if as_json:
        print_json(pairs)
        return
    for pair in pairs:
        click.echo(
            f"{pair['id']:>5}  {pair['first_id']} = {pair['second_id']}?  {pair['score']}  {', '.join(pair['reasons'])}"
        )
