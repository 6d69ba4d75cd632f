import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import IndexBroken, IndexBusy
from marsad.records import SearchDocument, SearchQuery
from marsad.search import Index, rebuild

Maker = Callable[..., SearchDocument]


def keys(index: Index, text: str, **filters: object) -> list[str]:
    return [hit.key for hit in index.search(SearchQuery(text=text, **filters)).hits]  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_is_an_empty_index(tmp_path: Path) -> None:
    index = Index(tmp_path / "nowhere")
    assert index.count == 0
    assert index.search(SearchQuery(text="dam")).total == 0
    assert not (tmp_path / "nowhere").exists()


def test_stories_are_found_after_the_commit_and_not_before(index: Index, story: Maker) -> None:
    index.put([story("Dam", key="a")])
    assert keys(index, "dam") == []
    index.commit()
    assert keys(index, "dam") == ["a"]


def test_put_replaces_by_key_and_remove_takes_out(index: Index, story: Maker) -> None:
    index.put([story("Dam", key="a"), story("Dam", key="b")])
    index.commit()
    index.put([story("Bread", key="a")])
    index.remove(["b", "never there"])
    index.commit()
    assert (keys(index, "dam"), keys(index, "bread"), index.count) == ([], ["a"], 1)


def test_the_last_of_two_with_one_key_stays(index: Index, story: Maker) -> None:
    index.put([story("Dam", key="a"), story("Bread", key="a")])
    index.commit()
    assert (keys(index, "dam"), keys(index, "bread"), index.count) == ([], ["a"], 1)


def test_commit_without_changes_is_nothing(index: Index) -> None:
    index.commit()
    assert index.count == 0


def test_closing_drops_what_was_not_committed(index: Index, story: Maker) -> None:
    index.put([story("Dam", key="a")])
    index.close()
    with index:
        index.put([story("Water", key="c")])
    index.put([story("Bread", key="b")])
    index.commit()
    assert keys(index, "") == ["b"]


def test_other_readers_see_the_next_commit(index: Index, story: Maker, tmp_path: Path) -> None:
    reader = Index(tmp_path / "index")
    for number in range(3):
        index.put([story("Dam", key=str(number))])
        index.commit()
        assert reader.count == number + 1


def test_only_one_writes(index: Index, story: Maker, tmp_path: Path) -> None:
    other = Index(tmp_path / "index", wait_seconds=0.1)
    index.put([story()])
    with pytest.raises(IndexBusy, match="Another process has been writing"):
        other.put([story()])
    with pytest.raises(IndexBusy):
        rebuild(tmp_path / "index", [], wait_seconds=0.1)
    index.commit()
    assert other.put([story()]) == 1
    other.commit()
    assert index.count == 2


def test_killed_writer_gives_the_lock_back(tmp_path: Path, index: Index, story: Maker) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from marsad.search import Index; from marsad.records import SearchDocument\n"
        "index = Index(Path(sys.argv[1]))\n"
        "index.put([SearchDocument(key='lost', scope='published', lang='en', headline='Lost')])\n"
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "index")], check=False)
    assert done.returncode == -9
    index.put([story("Kept", key="kept")])
    index.commit()
    assert keys(index, "") == ["kept"]


def test_rebuild_takes_the_place_of_the_old_index(index: Index, story: Maker, tmp_path: Path) -> None:
    index.put([story("Old", key="old")])
    index.commit()
    assert keys(index, "old") == ["old"]
    assert rebuild(tmp_path / "index", (story("New", key=f"new{n}") for n in range(3))) == 3
    assert (keys(index, "old"), index.count) == ([], 3)
    index.put([story("Later", key="later")])
    index.commit()
    assert index.count == 4
    assert len(list((tmp_path / "index").glob("g-*"))) == 1


def test_open_view_survives_a_rebuild(index: Index, story: Maker, tmp_path: Path) -> None:
    index.put(story("Old dam", "The water of the dam", key=f"old{n}") for n in range(50))
    index.commit()
    searcher = index._searcher()
    assert searcher
    rebuild(tmp_path / "index", [])
    from marsad.search.answer import answer

    results = answer(searcher, SearchQuery(text="dam"))
    assert (results.total, len(results.hits)) == (50, 20)
    assert index.count == 0


def test_failed_rebuild_leaves_the_old_index(index: Index, story: Maker, tmp_path: Path) -> None:
    index.put([story("Old", key="old")])
    index.commit()

    def failing():  # type: ignore[no-untyped-def]
        yield story("New")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        rebuild(tmp_path / "index", failing())
    assert keys(index, "") == ["old"]
    assert len(list((tmp_path / "index").glob("g-*"))) == 1


READER = """
import sys
from pathlib import Path
from marsad.records import SearchQuery
from marsad.search import Index

index = Index(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    results = index.search(SearchQuery(text="dam"))
    assert results.total == len(results.hits) and results.total in (5, 6), results.total
    if results.total == 6:
        break
"""


def test_reading_processes_never_see_a_gap_while_rebuilds_go_on(index: Index, story: Maker, tmp_path: Path) -> None:
    index.put(story("dam", key=str(n)) for n in range(5))
    index.commit()
    reader = subprocess.Popen([sys.executable, "-c", READER, str(tmp_path / "index")], stdout=subprocess.PIPE)
    assert reader.stdout and reader.stdout.readline()
    for _ in range(15):
        rebuild(tmp_path / "index", [story("dam", key=str(n)) for n in range(5)])
    rebuild(tmp_path / "index", [story("dam", key=str(n)) for n in range(6)])
    assert reader.wait(30) == 0
    reader.stdout.close()


@pytest.mark.parametrize("damage", ["garbage", "empty", "other analysis", "gone", "outside"])
def test_damaged_pointer_says_what_to_do(index: Index, story: Maker, tmp_path: Path, damage: str) -> None:
    index.put([story("Dam")])
    index.commit()
    current = tmp_path / "index" / "CURRENT"
    name = next((tmp_path / "index").glob("g-*")).name
    current.write_text(
        {
            "garbage": "\x00\xff",
            "empty": "",
            "other analysis": f'{{"generation": "{name}", "analysis": 0}}',
            "gone": '{"generation": "g-gone", "analysis": 1}',
            "outside": '{"generation": "../../etc", "analysis": 1}',
        }[damage]
    )
    for use in (lambda: index.count, lambda: index.search(SearchQuery()), lambda: index.put([story()])):
        with pytest.raises(IndexBroken, match="marsad index rebuild"):
            use()
    assert rebuild(tmp_path / "index", [story("Dam")]) == 1
    assert index.count == 1


@pytest.mark.parametrize("suffix", ["meta.json", ".store", ".term", ".idx", ".pos", ".fast", ".fieldnorm"])
@pytest.mark.parametrize("damage", ["truncated", "scrambled", "missing"])
def test_damaged_files_say_what_to_do_or_do_no_harm(
    index: Index, story: Maker, tmp_path: Path, suffix: str, damage: str
) -> None:
    index.put(story(f"Dam {n}", "water " * n, day=date(2026, 1, 1), outlet="a") for n in range(1, 30))
    index.commit()
    (file,) = (path for path in (tmp_path / "index").glob("g-*/*") if path.name.endswith(suffix))
    content = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(content[: len(content) // 2] if damage == "truncated" else content[::-1])
    try:
        Index(tmp_path / "index").search(SearchQuery(text='dam "water water"'))
    except IndexBroken as error:
        assert "marsad index rebuild" in str(error)
    assert rebuild(tmp_path / "index", [story("Dam")]) == 1
    assert index.count == 1


def test_without_the_engine_the_message_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['tantivy'] = None\n"
        "from marsad.search import Index, fold, parse_query; from marsad.errors import ModelMissing\n"
        "assert fold('al-Asmi') == 'asmi' and parse_query('dam').clauses\n"
        "try: Index('x')\n"
        "except ModelMissing as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install '.[newsroom]'" in done.stdout


def test_hostile_records_are_kept(index: Index, story: Maker) -> None:
    nasty = "\ud800 \x00 <script> \u202e " + "x" * 100_000
    index.put([story(nasty, nasty, outlet=nasty, lang="\udfff", section="\x00", key="\ud800k", keywords=(nasty,))])
    index.commit()
    results = index.search(SearchQuery(text="script", outlet=nasty))
    assert results.total in (0, 1)
    assert keys(index, "script") == ["\ufffdk"]
    index.remove(["\ud800k"])
    index.commit()
    assert index.count == 0


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path, story: Maker) -> None:
    (tmp_path / "file").write_text("")
    for use in (lambda: Index(tmp_path / "file").put([story()]), lambda: rebuild(tmp_path / "file", [])):
        with pytest.raises(IndexBroken, match="can't be written"):
            use()


def test_errors_of_the_caller_are_not_taken_for_damage(index: Index) -> None:
    def failing():  # type: ignore[no-untyped-def]
        raise ValueError("of the caller")
        yield

    with pytest.raises(ValueError, match="of the caller"):
        index.put(failing())
    index.close()
    assert index.count == 0


def test_a_writer_killed_at_any_moment_leaves_whole_commits(tmp_path: Path, story: Maker) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from marsad.search import Index; from marsad.records import SearchDocument\n"
        "index = Index(Path(sys.argv[1])); start = index.count\n"
        "for number in range(start, start + 1000):\n"
        "    index.put([SearchDocument(key=str(number), scope='published', lang='en', headline='Dam')])\n"
        "    index.commit(); print(number + 1, flush=True)\n"
    )
    folder = tmp_path / "index"
    for seed in range(4):
        writer = subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        said = writer.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.0, 0.15))
        writer.kill()
        last = [said, *writer.stdout.readlines()][-1]
        writer.stdout.close()
        writer.wait()
        index = Index(folder)
        assert int(last) <= index.count <= int(last) + 1
        assert index.search(SearchQuery(text="dam", size=1)).total == index.count
    index.put([story("Bread", key="bread")])
    index.commit()
    assert keys(index, "bread") == ["bread"]
