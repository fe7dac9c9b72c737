"""Topics: what they ask can be asked, whom they name is there, and what they say of others has a source."""

from collections.abc import Iterator

from schuifaan.content.codes import PICTOGRAMS
from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.codes import no_pictogram
from schuifaan.content.rules.wishes import cannot_be_asked


def topics_lead_somewhere(library: Library) -> Iterator[ContentProblem]:
    """Municipality, organisations, drawing and query of every topic exist; who names somebody says from where."""
    organisations = {
        it.slug for shelved in library.organisations.values() for it in shelved.says.organisation
    }
    for shelved in library.topics.values():
        file, topic = shelved.file, shelved.says
        if topic.pictogram not in PICTOGRAMS:
            yield file.problem(("pictogram",), no_pictogram(topic.pictogram))
        if topic.municipality and topic.municipality not in library.municipalities:
            yield file.problem(("municipality",), f'er is geen gemeente "{topic.municipality}".')
        if topic.listing == "plekken" and not topic.query:
            yield file.problem(("listing",), 'een lijst van plekken heeft een "query" nodig.')
        if topic.who and not topic.source:
            yield file.problem(("who",), 'wie organisaties noemt, zegt ook waar dat staat. Vul "source" in.')
        yield from cannot_be_asked(library, file, ("query",), topic.query)
        for i, it in enumerate(topic.who):
            if it.organisation not in organisations:
                sentence = f'er is geen organisatie "{it.organisation}".'
                yield file.problem(("who", i, "organisation"), sentence)
