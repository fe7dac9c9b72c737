"""SQLite's own full-text search (FTS5) over the same activities, asked as well as it can be asked."""

import sqlite3
from collections.abc import Iterable

from zoekindex import Document, Query
from zoekindex.analysis import query_words, says_something
from zoekindex.timetable import DAYPARTS, daypart, seconds

_TABLES = """
CREATE VIRTUAL TABLE text USING fts5(title, keywords, names, body, tokenize="unicode61 remove_diacritics 2");
CREATE TABLE facet(document INTEGER, name TEXT, value TEXT, PRIMARY KEY (document, name, value)) WITHOUT ROWID;
CREATE TABLE flag(document INTEGER, name TEXT, PRIMARY KEY (document, name)) WITHOUT ROWID;
CREATE TABLE happens(document INTEGER, start TEXT, over TEXT, part TEXT, place TEXT);
CREATE INDEX happens_document ON happens(document, place, over);
"""
_WEIGHTS = "4.0, 3.0, 2.0, 1.0"  # those of our own zones


class FullText:
    """All documents in tables in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.executescript(_TABLES)
        for document in documents:
            self._add(int(document.id), document)
        self._base.execute("INSERT INTO text(text) VALUES ('optimize')")
        self._base.execute("ANALYZE")

    def _add(self, number: int, it: Document) -> None:
        names = f"{it.organiser}\n{it.venue}\n{it.summary}"
        row = (number, it.title, "\n".join(it.keywords), names, it.body)
        self._base.execute(
            "INSERT INTO text(rowid, title, keywords, names, body) VALUES (?, ?, ?, ?, ?)", row
        )
        facets = [(number, name, value) for name, values in it.facets.items() for value in values]
        self._base.executemany("INSERT INTO facet VALUES (?, ?, ?)", facets)
        flags = [(number, name) for name, value in it.flags.items() if value]
        self._base.executemany("INSERT INTO flag VALUES (?, ?)", flags)
        dates = [
            (number, each.start.isoformat(), (each.end or each.start).isoformat(), part, place)
            for each in it.occurrences
            for part in [DAYPARTS[daypart(seconds(each.start))]]
            for place in each.places
        ]
        self._base.executemany("INSERT INTO happens VALUES (?, ?, ?, ?, ?)", dates)

    def best(self, query: Query, now: str) -> list[int]:
        """The first twenty for any of the words, best first."""
        where, values = self._conditions(query, now)
        # CROSS JOIN keeps SQLite from beginning at a filter and asking the text row by row.
        sql = (
            f"SELECT text.rowid FROM text WHERE text MATCH ? {where} ORDER BY bm25(text, {_WEIGHTS}) LIMIT 20"
        )
        return [number for (number,) in self._base.execute(sql, (_match(query), *values))]

    def counts(self, query: Query, now: str) -> dict[tuple[str, str], int]:
        """For each facet asked for how many would be found with each value, its own filter left out."""
        found = {}
        for name in query.count_facets:
            where, values = self._conditions(query, now, without=name)
            sql = (
                "SELECT facet.value, count(*) FROM text CROSS JOIN facet ON facet.document = text.rowid "
                f"AND facet.name = ? WHERE text MATCH ? {where} GROUP BY facet.value"
            )
            for value, count in self._base.execute(sql, (name, _match(query), *values)):
                found[name, value] = count
        return found

    def _conditions(self, query: Query, now: str, without: str = "") -> tuple[str, list[str]]:
        sql, values = "", list[str]()
        for name, wanted in query.facets.items():
            if name != without:
                marks = ", ".join("?" * len(wanted))
                sql += " AND EXISTS (SELECT 1 FROM facet f WHERE f.document = text.rowid AND f.name = ? "
                sql += f"AND f.value IN ({marks}))"
                values += [name, *sorted(wanted)]
        for need in query.needs:
            sql += " AND EXISTS (SELECT 1 FROM flag g WHERE g.document = text.rowid AND g.name = ?)"
            values.append(need.name)
        sql += " AND EXISTS (SELECT 1 FROM happens h WHERE h.document = text.rowid AND h.over > ?"
        values.append(now)
        for column, several in (("place", query.places), ("part", query.dayparts)):
            if several:
                sql += f" AND h.{column} IN ({', '.join('?' * len(several))})"
                values += sorted(several)
        if query.period:
            sql += " AND h.start BETWEEN ? AND ?"
            values += [query.period.first.isoformat(), f"{query.period.last.isoformat()}T23:59:59"]
        return f"{sql})", values


def _match(query: Query) -> str:
    words = query_words(query.words)
    return " OR ".join(f'"{word}"' for word in [each for each in words if says_something(each)] or words)
