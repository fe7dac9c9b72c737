"""Other engines on the same activities and questions, as one would set them up for Dutch without much thought.

Each is given the same text in the same fields and a question as it was typed, any word of which will do.
"""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from whoosh.analysis import StandardAnalyzer, StemFilter
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.lang import stemmer_for_language
from whoosh.qparser import MultifieldParser, OrGroup

from tests.zoekindex.evaluation.scoring import FAR
from tests.zoekindex.evaluation.table import Answer
from zoekindex import Document

FIELDS = ("title", "keywords", "names", "body")
WEIGHTS = (4.0, 3.0, 2.0, 1.0)
"""As those of zoekindex.analysis."""
_WORD = re.compile(r"[^\W_]+")


def texts_of(document: Document) -> tuple[str, ...]:
    """The text of a document, field by field."""
    names = f"{document.organiser} {document.venue} {document.summary}"
    return document.title, " ".join(document.keywords), names, document.body


def fts5(documents: Sequence[Document]) -> Answer:
    """SQLite FTS5 with its default tokenizer, and BM25 with weights."""
    base = sqlite3.connect(":memory:")
    base.execute(f"create virtual table found using fts5(id unindexed, {', '.join(FIELDS)})")
    base.executemany("insert into found values (?, ?, ?, ?, ?)", [(it.id, *texts_of(it)) for it in documents])
    order = f"bm25(found, 0, {', '.join(map(str, WEIGHTS))})"

    def answer(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        if not words:
            return []
        rows = base.execute(
            f"select id from found where found match ? order by {order} limit {FAR}", (words,)
        )
        return [row[0] for row in rows]

    return answer


def whoosh(documents: Sequence[Document], language: str = "") -> Answer:
    """Plain Whoosh 2.7.4: its StandardAnalyzer as it comes, or with its own stemmer of a language behind it."""
    analyzer = StandardAnalyzer()
    if language:
        analyzer = StandardAnalyzer(stoplist=None) | StemFilter(stemfn=stemmer_for_language(language))
    fields = {
        name: TEXT(analyzer=analyzer, field_boost=boost) for name, boost in zip(FIELDS, WEIGHTS, strict=True)
    }
    index = RamStorage().create_index(Schema(id=ID(stored=True), **fields))
    with index.writer() as writer:
        for it in documents:
            writer.add_document(id=it.id, **dict(zip(FIELDS, texts_of(it), strict=True)))
    searcher, parser = index.searcher(), MultifieldParser(FIELDS, index.schema, group=OrGroup)

    def answer(text: str) -> list[str]:
        query = parser.parse(" ".join(_WORD.findall(text)))
        return [hit["id"] for hit in searcher.search(query, limit=FAR)]

    return answer


def postgresql_server() -> Path | None:
    """The folder of PostgreSQL's server programs, if they are on this machine."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    wanted = ("initdb", "pg_ctl", "postgres", "psql")
    return next((it for it in folders if all((it / program).exists() for program in wanted)), None)


@contextmanager
def postgresql(programs: Path, documents: Sequence[Document]) -> Iterator[Answer]:
    """PostgreSQL with its configuration `dutch`, on a server of its own that goes away afterwards."""
    owner = "nobody" if os.geteuid() == 0 else None  # it does not run for root
    with TemporaryDirectory() as folder:
        if owner:
            shutil.chown(folder, owner)

        def run(*command: str | Path, text: str = "") -> str:
            done = subprocess.run(
                list(map(str, command)),
                input=text,
                user=owner,
                capture_output=True,
                text=True,
                check=True,
                cwd=folder,
            )
            return done.stdout

        data = Path(folder) / "data"
        run(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "x",
            "-A",
            "trust",
            "--encoding=UTF8",
            "--no-sync",
            "--locale=C.UTF-8",
        )
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        run(programs / "pg_ctl", "-D", data, "-o", options, "-w", "-l", f"{folder}/log", "start")
        try:
            psql = (
                programs / "psql",
                "-h",
                folder,
                "-U",
                "x",
                "-d",
                "postgres",
                "-qAt",
                "-v",
                "ON_ERROR_STOP=1",
            )
            run(*psql, text="".join(_tables(documents)))
            yield lambda text: run(*psql, text=_asked(text)).split()
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _tables(documents: Sequence[Document]) -> Iterator[str]:
    yield "create table found (id text, words tsvector);\n"
    for it in documents:
        weighed = " || ".join(
            f"setweight(to_tsvector('dutch', {_quoted(text)}), '{weight}')"
            for text, weight in zip(texts_of(it), "ABCD", strict=True)
        )
        yield f"insert into found values ({_quoted(it.id)}, {weighed});\n"


def _asked(text: str) -> str:
    words = " OR ".join(_WORD.findall(text))
    return (
        f"select id from found, websearch_to_tsquery('dutch', {_quoted(words)}) as asked "
        f"where words @@ asked order by ts_rank(words, asked) desc, id limit {FAR};\n"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\x00", "") + "'"
