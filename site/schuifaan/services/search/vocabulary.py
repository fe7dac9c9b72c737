"""The thesaurus of the content files in the form the search wants it."""

from schuifaan.content import Content
from schuifaan.content.content import code_names, place_names
from schuifaan.services.search.gazetteer import OTHER_TOWNS
from zoekindex.analysis import fold
from zoekindex.understanding.tokens import words_in
from zoekindex.vocabulary import Concept, Vocabulary


def vocabulary_of(content: Content) -> Vocabulary:
    """Which words mean the same, which are names, and of which words compounds are made."""
    return Vocabulary(
        thesaurus=tuple(
            Concept(words, others, weight)
            for group in content.thesaurus
            for words, others, weight in group.ways()
        ),
        protected=frozenset(
            word
            for place in content.places.values()
            for name in place_names(place)
            for word in words_in(name)
        )
        | OTHER_TOWNS,
        # Not the words of the thesaurus: an editor's change of those must not make every index useless.
        parts=frozenset(
            fold(word)
            for code in content.categories.values()
            for word in code_names(code)
            if word.isalpha() and len(word) > 2
        ),
    )
