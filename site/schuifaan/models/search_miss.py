"""Words that people search for in vain."""

from sqlmodel import Field, SQLModel


class SearchMiss(SQLModel, table=True):
    """How often a word was in a question that found nothing, in one week; nothing about who asked."""

    week: str = Field(primary_key=True)
    """ISO week: `2026-W47`."""
    word: str = Field(primary_key=True)
    """Folded, and always a word of the thesaurus: what somebody typed is never kept as it was."""
    count: int
