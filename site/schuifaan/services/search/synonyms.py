"""Words that editors add reach the search at once: no restart, and no index made anew."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from schuifaan.content import ContentError
from schuifaan.content.synonyms import groups_of, laid_over
from schuifaan.errors import InputError
from schuifaan.services.installation import Installation


def use_synonyms(installation: Installation, values: Iterable[Mapping[str, Any]]) -> None:
    """Search with these groups over the shipped thesaurus, from the next question on.

    Each has the keys of a group in `thesaurus.toml`; one with the first word of a shipped group takes its place. None
    at all brings the shipped thesaurus back. Holds for this process: each one that serves must be told. Raises
    InputError with a Dutch sentence for each mistake, and then changes nothing.
    """
    try:
        changed = groups_of(values)
    except ContentError as error:
        raise InputError("\n".join(problem.sentence for problem in error.problems)) from error
    content = installation.content
    installation.finder.use(replace(content, thesaurus=laid_over(content.thesaurus, changed)))
