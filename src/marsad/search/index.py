"""The index: one process writes, any number read, and it can be thrown away at any time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from marsad.records import SearchDocument, SearchQuery, SearchResults
from marsad.search.answer import answer
from marsad.search.document import clean_text, make_document
from marsad.search.engine import load_engine, reported, schema
from marsad.search.generations import current_generation, make_current, new_generation, writer_lock

if TYPE_CHECKING:
    import tantivy

_HEAP_BYTES = 50_000_000
_Stamp = tuple[int, int, int]


class Index:
    """A search index in a folder.

    Reading and writing may happen in different processes: `put` and `remove` take the folder's
    only writer, `commit` shows what they did and gives the writer back. Readers notice a commit,
    or a rebuild, at their next search, at the price of two file system look-ups. One object may
    be searched from many threads and written to from one.

    A folder that does not exist yet is an empty index. As a context manager it closes at the end.
    """

    def __init__(self, folder: Path, *, wait_seconds: float = 30.0) -> None:
        """Name the folder; nothing is opened before it is needed.

        Args:
            folder: Where the index lies or shall lie.
            wait_seconds: How long `put` and `remove` wait for another writer.

        Raises:
            ModelMissing: If the search engine is not installed.
        """
        load_engine()
        self._folder = Path(folder)
        self._wait_seconds = wait_seconds
        self._lock = threading.Lock()
        self._read: tantivy.Index | None = None
        self._read_stamp: _Stamp | None = None
        self._session = ExitStack()
        self._writer: tantivy.IndexWriter | None = None

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close: what was not committed is dropped."""
        self.close()

    @property
    def count(self) -> int:
        """Return how many stories the index holds, all scopes together."""
        with reported(self._folder):
            searcher = self._searcher()
            return searcher.num_docs if searcher else 0

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query. Any text gives a result, with a note where it was mended.

        Raises:
            IndexBroken: If the folder is damaged or of another version.
        """
        with reported(self._folder):
            searcher = self._searcher()
            return answer(searcher, query) if searcher else SearchResults(query=query, total=0)

    def put(self, docs: Iterable[SearchDocument]) -> int:
        """Take stories in, each in place of an earlier one with its key. Seen after `commit`.

        Returns:
            How many were taken.

        Raises:
            IndexBusy: If another process keeps writing.
            IndexBroken: If the folder is damaged, of another version or can't be written. `close`
                then gives the writer back.
        """
        writer = self._open_writer()
        taken = 0
        for doc in docs:
            document = make_document(doc)
            with reported(self._folder, writing=True):
                writer.delete_documents_by_term("key", clean_text(doc.key))
                writer.add_document(document)
            taken += 1
        return taken

    def remove(self, keys: Iterable[str]) -> None:
        """Take stories out; unknown keys are no error. Seen after `commit`. Raises like `put`.

        No answer shows them from then on. Their text leaves the disk when the engine merges its
        files, at the latest with the next `rebuild`.
        """
        writer = self._open_writer()
        with reported(self._folder, writing=True):
            for key in keys:
                writer.delete_documents_by_term("key", clean_text(key))

    def commit(self) -> None:
        """Make what was put and removed visible to every reader, and let others write."""
        if self._writer is None:
            return
        with self._session, reported(self._folder, writing=True):
            writer, self._writer = self._writer, None
            writer.commit()
            writer.wait_merging_threads()

    def close(self) -> None:
        """Give the writer back; what was not committed is dropped."""
        self._writer = None
        self._session.close()

    def _searcher(self) -> tantivy.Searcher | None:
        """Return a view of the newest commit."""
        failed: Path | None = None
        with self._lock:
            while (generation := current_generation(self._folder)) is not None:
                try:
                    return self._refresh(generation).searcher()
                except (OSError, ValueError):
                    if generation == failed:
                        raise
                    failed = generation  # a rebuild may have taken its place while we opened it: look again
        return None

    def _refresh(self, generation: Path) -> tantivy.Index:
        state = (generation / "meta.json").stat()
        stamp = (state.st_ino, state.st_mtime_ns, state.st_size)
        if self._read is None or stamp != self._read_stamp:
            self._read = load_engine().Index.open(str(generation))
            self._read.config_reader("manual")
            self._read.reload()
            self._read_stamp = stamp
        return self._read

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            with ExitStack() as session, reported(self._folder, writing=True):
                session.enter_context(writer_lock(self._folder, self._wait_seconds))
                generation = current_generation(self._folder)
                if generation is None:
                    generation = new_generation(self._folder)
                    load_engine().Index(schema(), path=str(generation))
                    make_current(self._folder, generation)
                self._writer = load_engine().Index.open(str(generation)).writer(_HEAP_BYTES, 1)
                self._session = session.pop_all()
        return self._writer


def rebuild(folder: Path, docs: Iterable[SearchDocument], *, wait_seconds: float = 30.0) -> int:
    """Build a new index beside the old one, then let it answer. Readers never see a gap.

    The writer is held all the while, so that an indexer's changes wait and land in the new index.
    Keys must be unique in `docs`. If `docs` raises, the old index stays as it was.

    Returns:
        How many stories the new index holds.

    Raises:
        IndexBusy: If another process keeps writing.
    """
    folder = Path(folder)
    engine = load_engine()
    with ExitStack() as held:
        with reported(folder, writing=True):
            held.enter_context(writer_lock(folder, wait_seconds))
            generation = new_generation(folder)
            writer = engine.Index(schema(), path=str(generation)).writer(_HEAP_BYTES, 1)
        try:
            count = _fill(folder, writer, docs)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        with reported(folder, writing=True):
            make_current(folder, generation)
    return count


def _fill(folder: Path, writer: tantivy.IndexWriter, docs: Iterable[SearchDocument]) -> int:
    count = 0
    try:
        for doc in docs:
            document = make_document(doc)
            with reported(folder, writing=True):
                writer.add_document(document)
            count += 1
        with reported(folder, writing=True):
            writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()  # it writes no more after this
    return count
