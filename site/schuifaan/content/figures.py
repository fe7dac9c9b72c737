"""Figures of the municipalities' own plans, as context for the coalition. Residents never see them."""

from typing import Annotated

from pydantic import Field

from schuifaan.content.entry import Entry, Slug, Text


class PlanFigure(Entry):
    """One figure, with where it stands and of when it is."""

    municipality: Slug
    percent: Annotated[float, Field(ge=0, le=100)]
    whom: Text
    """Dutch, completes "39,6 procent ..."."""
    year: Text
    """The year or years in which it was measured."""
    source: Text


class Figures(Entry):
    """`figures.toml`."""

    caption: Text
    """What attendance says, and what it does not say; stands at every figure of it."""
    figures: tuple[PlanFigure, ...] = Field(default=(), alias="figure")
