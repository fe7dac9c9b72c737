"""What every command starts with, and the ways they print and end."""

import json
from typing import Any

import click

from schuifaan.config import load_settings
from schuifaan.services.installation import Installation, open_installation

FINE, WITH_PROBLEMS, NOTHING_USABLE = 0, 1, 2


def installation() -> Installation:
    """The installation the environment describes, with its schema up to date."""
    opened = open_installation(load_settings())
    opened.database.upgrade()
    return opened


def print_json(document: Any) -> None:
    """One JSON document on standard output; everything else a command says goes to standard error."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def say(sentence: str) -> None:
    """A sentence for the person at the keyboard, on standard error."""
    click.echo(sentence, err=True)
