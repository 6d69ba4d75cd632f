"""CPU time of the index against SQLite FTS5, in the same run, on the same words.

    python -m bench.search [--docs 20000] [--queries 100] [--terms 12]

Documents are made of short runs of words from the sample's stories, so that words are as frequent
as the press has them. Both engines get the same light forms (folded and stemmed) and both rank
by BM25 with the headline weighing more. Measured are: twenty best for queries whose words must all
occur, or of which any may, and what a reader waits for: `Index.search` with counts and snippets.
Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from marsad.records import SearchDocument, SearchQuery
from marsad.sample import load_stories
from marsad.search import Index, find_tokens, parse_query, rebuild
from marsad.search.compile import all_of, compile_filters, compile_text
from marsad.search.stem import stem

DOCUMENT_WORDS = 300
BEST = 20


def make_documents(count: int, seed: int = 1) -> Iterator[SearchDocument]:
    """Make documents of runs of 3 to 8 words, each taken from any paragraph of the language."""
    chance = random.Random(seed)
    paragraphs: dict[str, list[list[str]]] = {"ar": [], "en": []}
    for story in load_stories():
        lang = "en" if story.outlet == "harbour-post" else "ar"
        paragraphs[lang].extend(paragraph.split() for paragraph in story.body)
    for number in range(count):
        lang = "en" if paragraphs["en"] and number % 3 == 0 else "ar"
        words: list[str] = []
        while len(words) < DOCUMENT_WORDS:
            paragraph = chance.choice(paragraphs[lang])
            at = chance.randrange(max(1, len(paragraph) - 8))
            words += paragraph[at : at + chance.randint(3, 8)]
        yield SearchDocument(
            key=f"doc:{number}",
            scope="published",
            lang=lang,
            headline=" ".join(words[:9]),
            body=" ".join(words[9:]),
            outlet=f"outlet-{number % 7}",
            section=f"section-{number % 5}",
            day=date(2020, 1, 1) + timedelta(days=number % 2500),
        )


def light(text: str) -> str:
    """Return the light forms of a text as FTS5 shall take them."""
    return " ".join(stem(token.form) for token in find_tokens(text))


def make_fts5(path: Path, count: int) -> sqlite3.Connection:
    """Fill an FTS5 table with the light forms of the documents."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE docs USING fts5(headline, body, content='', tokenize='unicode61')")
    rows = ((number, light(doc.headline), light(doc.body)) for number, doc in enumerate(make_documents(count), 1))
    connection.executemany("INSERT INTO docs(rowid, headline, body) VALUES (?, ?, ?)", rows)
    connection.execute("INSERT INTO docs(docs) VALUES ('optimize')")
    connection.commit()
    return connection


def make_queries(count: int, terms: int, documents: int) -> list[str]:
    """Make queries of words that occur together in some document."""
    chance = random.Random(2)
    pool = list(make_documents(min(documents, 2000)))
    return [" ".join(chance.sample(chance.choice(pool).body.split(), terms)) for _ in range(count)]


def cpu_of(work: Callable[[str], object], queries: list[str]) -> float:
    """Return CPU milliseconds a query, after a warm-up."""
    for query in queries[:5]:
        work(query)
    started = time.process_time()
    for query in queries:
        work(query)
    return round((time.process_time() - started) * 1000 / len(queries), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--terms", type=int, default=12)
    options = parser.parse_args()
    queries = make_queries(options.queries, options.terms, options.docs)
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        rebuild(Path(folder) / "index", make_documents(options.docs))
        built_index = time.process_time() - started
        started = time.process_time()
        fts5 = make_fts5(Path(folder) / "fts5.sqlite", options.docs)
        built_fts5 = time.process_time() - started
        index = Index(Path(folder) / "index")
        searcher = index._searcher()
        assert searcher
        scope = compile_filters(SearchQuery())

        def ask_index(query: str, needed: int | None) -> list[object]:
            parsed = parse_query(query)
            text = compile_text(parsed, needed or len(parsed.wanted))
            return list(searcher.search(all_of(text, scope), BEST).hits)

        def ask_fts5(query: str, joint: str) -> list[object]:
            words = joint.join(f'"{word}"' for word in light(query).split())
            sql = "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY bm25(docs, 3.0, 1.0) LIMIT ?"
            return fts5.execute(sql, (words, BEST)).fetchall()

        times = {
            "all_words_index": cpu_of(lambda query: ask_index(query, None), queries),
            "all_words_fts5": cpu_of(lambda query: ask_fts5(query, " "), queries),
            "any_word_index": cpu_of(lambda query: ask_index(query, 1), queries),
            "any_word_fts5": cpu_of(lambda query: ask_fts5(query, " OR "), queries),
            "whole_answer": cpu_of(lambda query: index.search(SearchQuery(text=query)), queries),
        }
        report = {
            "docs": options.docs,
            "terms": options.terms,
            "cpu_ms_a_query": times,
            "fts5_to_index_all_words": round(times["all_words_fts5"] / times["all_words_index"], 1),
            "fts5_to_index_any_word": round(times["any_word_fts5"] / times["any_word_index"], 1),
            "build_cpu_s": {"index": round(built_index, 1), "fts5": round(built_fts5, 1)},
            "bytes_a_document": {
                "index": sum(p.stat().st_size for p in Path(folder, "index").rglob("*") if p.is_file()) // options.docs,
                "fts5": Path(folder, "fts5.sqlite").stat().st_size // options.docs,
            },
            "most_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
