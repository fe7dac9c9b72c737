"""`schuifaan readability`: is this text plain Dutch?"""

import sys
from pathlib import Path

import click

from schuifaan.cli.installation import FINE, NOTHING_USABLE, WITH_PROBLEMS, print_json, say
from schuifaan.config import load_settings
from schuifaan.content import load_content
from schuifaan.plain_dutch import ACTIVITY_TEXT, OWN_TEXT, judge

LEVELS = {"site": OWN_TEXT, "activiteit": ACTIVITY_TEXT}
LARGEST = 1_000_000
"""Bytes: a thick book. Half of a text would get a judgement that is not about it."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--for", "kind", type=click.Choice(list(LEVELS)), default="activiteit", show_default=True,
              help="Our own texts are held to shorter sentences.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def readability(file: Path, kind: str, as_json: bool) -> None:
    """Say which sentences and words of a Dutch text (plain or Markdown) are too hard, and what is plainer.

    FILE may be - for what is typed or piped in.
    """
    name = "what was piped in" if str(file) == "-" else str(file)
    with click.open_file(str(file), "rb") as opened:
        given = opened.read(LARGEST + 1)
    if len(given) > LARGEST:
        say(f"{name} is larger than {LARGEST:,} bytes. Give it a chapter at a time.")
        sys.exit(NOTHING_USABLE)
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError:
        say(f"{name} is no text in UTF-8. Save it as plain text (UTF-8) first; Word and PDF cannot be read.")
        sys.exit(NOTHING_USABLE)
    level = LEVELS[kind]
    report = judge(text, load_content(load_settings().content).words_to_avoid, level)
    if not report.words:
        say(f"There are no words in {name}.")
        sys.exit(NOTHING_USABLE)
    shortcomings = list(report.shortcomings(level))
    if as_json:
        print_json({**report.as_document(), "shortcomings": shortcomings})
    else:
        score = "too short for a score" if report.score is None else f"Flesch-Douma {report.score:.0f}"
        click.echo(f"{report.words} words, {report.sentences} sentences, {score}")
        for finding in report.findings:
            click.echo(f"- {finding.sentence}\n  {finding.advice}")
        for sentence in shortcomings:
            click.echo(sentence)
    hard = shortcomings or any(not finding.hint for finding in report.findings)
    sys.exit(WITH_PROBLEMS if hard else FINE)
