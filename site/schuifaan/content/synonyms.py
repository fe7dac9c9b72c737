"""Synonyms that editors keep in use: over those of `thesaurus.toml`, and by the same rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from schuifaan.content.folding import fold
from schuifaan.content.problems import ContentError
from schuifaan.content.reading import ContentFile, validated
from schuifaan.content.rules.thesaurus import unclear
from schuifaan.content.thesaurus import ThesaurusFile, WordGroup

NAME = "synoniemen"
"""What problems call the editors' groups, in the place of a file."""


def groups_of(values: Iterable[Mapping[str, Any]]) -> tuple[WordGroup, ...]:
    """Groups from plain values with the keys of `thesaurus.toml`; raises ContentError with every mistake."""
    file = ContentFile(NAME, {"group": [dict(group) for group in values]}, {})
    groups = validated(ThesaurusFile, file, {}).group
    if problems := tuple(unclear(file, groups)):
        raise ContentError(problems)
    return groups


def laid_over(shipped: Iterable[WordGroup], changed: Iterable[WordGroup]) -> tuple[WordGroup, ...]:
    """The shipped groups, but for those that a changed group with the same first word stands for; then the new."""
    by_head = {fold(group.words[0]): group for group in shipped}
    return tuple((by_head | {fold(group.words[0]): group for group in changed}).values())
