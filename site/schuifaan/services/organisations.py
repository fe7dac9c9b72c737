"""Organisations: those of the content files as rows, and the one somebody means."""

from collections.abc import Collection
from datetime import date
from itertools import chain, count
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from schuifaan.content import Content
from schuifaan.content import Organisation as ShippedOrganisation
from schuifaan.content.folding import fold, fold_name
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Organisation
from schuifaan.services.tables import ORGANISATION

LONGEST_SLUG = 60


def load_shipped_organisations(session: Session, content: Content) -> int:
    """Bring the rows of the content's organisations up to date; returns how many were new or different."""
    known = {(row.municipality, row.slug): row for row in session.exec(select(Organisation))}
    changed = 0
    for organisation in content.organisations.values():
        values = _shipped_values(organisation)
        row = known.get((organisation.municipality, organisation.slug))
        if row is None:
            session.add(
                Organisation(municipality=organisation.municipality, slug=organisation.slug, **values)
            )
            changed += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            session.add(row)
            changed += 1
    session.flush()
    return changed


def find_or_add_organisation(
    session: Session, content: Content, name: str, municipality: str | None
) -> int | None:
    """The number of the organisation called `name` in that municipality; None without a name.

    Without a municipality it is the only one so called, if there is only one: Noaberhoes exists in both.
    """
    if not fold_name(name):
        return None
    shipped = content.organisation_for(name, municipality) if municipality else None
    wanted = {fold_name(name), fold_name(shipped.slug) if shipped else fold_name(name)}
    # Columns and no objects: a big feed asks this for every line, and nobody else can write meanwhile.
    columns = (ORGANISATION.c[it] for it in ("id", "municipality", "name", "slug"))
    rows = session.execute(select_columns(*columns)).all()
    alike = [row for row in rows if {fold_name(row.name), fold_name(row.slug)} & wanted]
    if here := [row for row in alike if row.municipality == (municipality or "")]:
        return int(here[0].id)
    if len(alike) == 1 and not (municipality and alike[0].municipality):
        found = session.get_one(Organisation, alike[0].id)
        found.municipality = found.municipality or municipality or ""  # perhaps known only now
        return found.id
    taken = {it.slug for it in rows if it.municipality == (municipality or "")}
    made = Organisation(municipality=municipality or "", slug=_free_slug(name, taken), name=name)
    session.add(made)
    session.flush()
    return made.id


def organisations_by_slug(session: Session, slug: str, municipality: str | None = None) -> list[Organisation]:
    """The organisations with that slug; only those in `municipality`, or in any, if there are any."""
    found = list(session.exec(select(Organisation).where(Organisation.slug == slug)))
    here = [it for it in found if it.municipality == municipality]
    return here or [it for it in found if it.municipality] or found


def organisation_by_slug(session: Session, slug: str, municipality: str | None = None) -> Organisation:
    """The organisation with that slug; raises NotFoundError when there is none, InputError when there are more."""
    query = select(Organisation).where(Organisation.slug == slug)
    if municipality:
        query = query.where(Organisation.municipality == municipality)
    found = session.exec(query).all()
    if not found:
        raise NotFoundError(f"Organisatie “{slug}” is niet bekend.")
    if len(found) > 1:
        raise InputError(f"Organisatie “{slug}” bestaat in twee gemeenten; noem ook de gemeente.")
    return found[0]


def slug_of(text: str) -> str:
    """`text` for in an address: `Koffie bij 't Doesgoor` becomes `koffie-bij-t-doesgoor`."""
    letters = "".join(c for c in fold(text).replace(" ", "-") if c.isascii())
    return letters[:LONGEST_SLUG].strip("-") or "activiteit"


def _free_slug(name: str, taken: Collection[str]) -> str:
    """A slug that no other has: long names may begin alike, and of one in Arabic no letter is left."""
    slug = slug_of(name)
    others = (f"{slug}-{number}" for number in count(2))
    return next(it for it in chain([slug], others) if it not in taken)


def _shipped_values(organisation: ShippedOrganisation) -> dict[str, Any]:
    facts = [fact for fact in (organisation.phone, organisation.website) if fact]
    dated = max((fact.source_dated for fact in facts), default=organisation.source_dated)
    return {
        "name": organisation.name,
        "summary": organisation.does,
        "phone": organisation.phone.value if organisation.phone else None,
        "website": organisation.website.value if organisation.website else None,
        "source": organisation.source,
        "checked": _first_day(dated),
        "shipped": True,
    }


def _first_day(partial: str) -> date | None:
    """The first day of a date that may be only a month; a year alone is no date to show."""
    year, *rest = (int(part) for part in partial.split("-"))
    return date(year, rest[0], rest[1] if len(rest) > 1 else 1) if rest else None
