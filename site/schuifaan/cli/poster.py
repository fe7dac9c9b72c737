"""`schuifaan poster`: what is on in a village, as a PDF for its notice board."""

import sys
from pathlib import Path

import click

from schuifaan.cli.installation import NOTHING_USABLE, installation, say
from schuifaan.paper import pdf
from schuifaan.services.paper import PERIODS, village_poster
from schuifaan.services.whole_file import write_whole


@click.command()
@click.argument("place")
@click.option("--days", type=click.Choice([str(it) for it in PERIODS]), default="7", show_default=True)
@click.option("--size", type=click.Choice(["a4", "a3"]), default="a4", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="poster-PLACE.pdf")
@click.option(
    "--site", metavar="URL", help="The address of the site; else the first host name of the municipality."
)
def poster(place: str, days: str, size: str, output: Path | None, site: str | None) -> None:
    """Make a poster of everything in PLACE (its name or code) for the coming week or fortnight."""
    opened = installation()
    found = opened.content.place_for(place)
    if found is None:
        say(f"There is no place {place!r}. Places: {', '.join(opened.content.places)}.")
        sys.exit(NOTHING_USABLE)
    hosts = opened.content.municipalities[found.municipality].hosts
    address = site or (f"https://{hosts[0]}" if hosts else f"http://127.0.0.1:{opened.settings.port}")
    sheet = village_poster(
        opened, found.slug, int(days), size, opened.settings.clock.now(), address.rstrip("/")
    )
    target = output or Path(f"poster-{found.slug}.pdf")
    write_whole(target, pdf(sheet))
    say(f"{target} holds {sum(len(day.entries) for day in sheet.days)} dates.")
