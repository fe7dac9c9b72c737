"""A small Dutch search library: activities with dates, filtered, counted and ranked in memory, kept on
disk by Whoosh.

    writer = IndexWriter(folder)
    writer.rebuild(documents)
    engine = WhooshEngine(folder)
    results = engine.search(Query(words="samen eten", places=frozenset({"goor"})), now)

It knows nothing of where documents come from. Places, moments and what is wanted are arguments;
documents, queries and results are frozen. Read `searching` for how a question is answered, `folder` for
how an index survives.
"""

from zoekindex.documents import CANCELLED, Document, Occurrence
from zoekindex.errors import IndexBusy, IndexUnusable
from zoekindex.memory import MemoryEngine
from zoekindex.needs import Code, Flag, Near, Need, Since
from zoekindex.queries import Days, Query, Sort
from zoekindex.reader import WhooshEngine
from zoekindex.results import Count, Engine, Hit, Results
from zoekindex.vocabulary import Concept, Vocabulary
from zoekindex.writer import IndexWriter, Report

__all__ = [
    "CANCELLED",
    "Code",
    "Concept",
    "Count",
    "Days",
    "Document",
    "Engine",
    "Flag",
    "Hit",
    "IndexBusy",
    "IndexUnusable",
    "IndexWriter",
    "MemoryEngine",
    "Near",
    "Need",
    "Occurrence",
    "Query",
    "Report",
    "Results",
    "Since",
    "Sort",
    "Vocabulary",
    "WhooshEngine",
]
