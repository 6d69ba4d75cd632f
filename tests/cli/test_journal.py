"""A file that grows with a journal: whatever a kill leaves, nothing is lost and nothing stands twice."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.cli.journal import JournalledFile
from marsad.cli.tally import Outcome, Tally
from marsad.errors import BadInput

HEADER = b"head\n"
ROWS = {f"/in/{number}": f"row {number}\n".encode() * (number % 3) for number in range(6)}
WHOLE = HEADER + b"".join(ROWS.values())


def go(
    folder: Path,
    *,
    settings: dict[str, str | None] | None = None,
    anew: bool = False,
    stop: int = 99,
    each: bool = True,
) -> Tally:
    """Run to the end, or to the input at which a person stops it; `each` marks after every input."""
    tally = Tally()
    with JournalledFile(
        folder / "t.csv",
        folder / "t.csv.journal",
        folder / "t.csv",
        settings=settings or {"--format": "csv"},
        header=HEADER,
        tally=tally,
        anew=anew,
    ) as file:
        for number, (key, data) in enumerate(ROWS.items()):
            if number == stop:
                return tally
            if tally.knows(key):
                continue
            outcome = Outcome(key, "story", data.count(b"\n"))
            file.add(outcome, data)
            tally.add(outcome)
            if each:
                file.mark()
        file.finish()
    return tally


@pytest.fixture
def table(tmp_path: Path) -> Callable[[], bytes]:
    return (tmp_path / "t.csv").read_bytes


def test_a_run_that_is_not_disturbed(tmp_path: Path, table: Callable[[], bytes]) -> None:
    tally = go(tmp_path)
    assert (tally.stories, tally.statements, tally.telling) == (6, 6, 4)
    assert table() == WHOLE


def test_a_run_that_a_person_stopped_goes_on(tmp_path: Path, table: Callable[[], bytes]) -> None:
    go(tmp_path, stop=3, each=False)
    assert table() != WHOLE
    assert go(tmp_path).stories == 6
    assert table() == WHOLE


def test_a_run_on_a_finished_file_adds_nothing(tmp_path: Path, table: Callable[[], bytes]) -> None:
    go(tmp_path)
    assert go(tmp_path).stories == 6
    assert table() == WHOLE


def test_a_kill_while_a_finished_file_is_added_to_is_no_change_by_others(
    tmp_path: Path, table: Callable[[], bytes]
) -> None:
    go(tmp_path)
    go(tmp_path, stop=0)
    with (tmp_path / "t.csv").open("ab") as file:
        file.write(b"row 6\nro")
    go(tmp_path)
    assert table() == WHOLE


@pytest.mark.parametrize("more", [0, 1, 9])
def test_a_kill_at_any_byte_of_the_journal_loses_and_doubles_nothing(tmp_path: Path, more: int) -> None:
    """The file is always at least as long as the last mark says; `more` bytes were written behind it."""
    whole = tmp_path / "whole"
    whole.mkdir()
    go(whole)
    journal = (whole / "t.csv.journal").read_bytes()
    ends = ends_by_mark(journal)
    for cut in range(0, len(journal), 29):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "t.csv.journal").write_bytes(journal[:cut])
        end = max((end for at, end in ends if at <= cut), default=0)
        (folder / "t.csv").write_bytes(WHOLE[: end + more] if end else HEADER[:more])
        if cut == 0:
            (folder / "t.csv").unlink()
        assert go(folder).stories == 6
        assert (folder / "t.csv").read_bytes() == WHOLE


def ends_by_mark(journal: bytes) -> list[tuple[int, int]]:
    """Return where each mark's line ends in the journal, and how long it says that the file is."""
    found, at = [], 0
    for line in journal.splitlines(keepends=True):
        at += len(line)
        if b'"is":"mark"' in line:
            found.append((at, int(line.partition(b'"end":')[2].partition(b",")[0])))
    return found


def test_zeros_that_a_lost_disk_block_leaves_behind_are_cut(tmp_path: Path, table: Callable[[], bytes]) -> None:
    go(tmp_path, stop=4)
    with (tmp_path / "t.csv.journal").open("ab") as journal:
        journal.write(b"\0" * 100)
    assert go(tmp_path).stories == 6
    assert table() == WHOLE


def test_a_file_that_somebody_else_wrote_is_not_touched(tmp_path: Path, table: Callable[[], bytes]) -> None:
    (tmp_path / "t.csv").write_bytes(b"precious\n")
    with pytest.raises(BadInput, match="exists and has no"):
        go(tmp_path)
    assert table() == b"precious\n"
    assert not (tmp_path / "t.csv.journal").exists()
    assert go(tmp_path, anew=True).stories == 6
    assert table() == WHOLE


def test_an_empty_file_is_no_obstacle(tmp_path: Path, table: Callable[[], bytes]) -> None:
    (tmp_path / "t.csv").touch()
    go(tmp_path)
    assert table() == WHOLE


@pytest.mark.parametrize("edit", [b"", WHOLE[:-1], WHOLE.replace(b"row 4", b"ROW 4"), WHOLE + b"mine\n"])
def test_a_file_that_was_changed_since_is_not_gone_on_with(
    tmp_path: Path, table: Callable[[], bytes], edit: bytes
) -> None:
    go(tmp_path)
    (tmp_path / "t.csv").write_bytes(edit)
    with pytest.raises(BadInput, match="was changed or moved"):
        go(tmp_path)
    assert table() == edit


def test_a_file_that_was_moved_is_not_begun_again_unasked(tmp_path: Path) -> None:
    go(tmp_path)
    (tmp_path / "t.csv").unlink()
    with pytest.raises(BadInput, match="was changed or moved"):
        go(tmp_path)
    assert not (tmp_path / "t.csv").exists()


def test_other_settings_are_refused_by_name(tmp_path: Path, table: Callable[[], bytes]) -> None:
    go(tmp_path, stop=2)
    before = table()
    with pytest.raises(BadInput, match=r"other settings: --format was 'csv' and is 'jsonl'"):
        go(tmp_path, settings={"--format": "jsonl"})
    assert table() == before


def test_a_journal_that_is_not_ours_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "t.csv.journal").write_text("Dear diary\n")
    with pytest.raises(BadInput, match="not one of `marsad statements`"):
        go(tmp_path)
    assert (tmp_path / "t.csv.journal").read_text() == "Dear diary\n"


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    go(tmp_path, stop=2)
    with (tmp_path / "t.csv.journal").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(BadInput, match="Another run is writing"):
            go(tmp_path)


def test_what_is_said_of_an_input_last_counts() -> None:
    tally = Tally()
    tally.add(Outcome("/a", "refused", 0, ()))
    assert not tally.knows("/a")
    tally.add(Outcome("/a", "story", 2))
    assert (tally.knows("/a"), tally.statements, tally.refused) == (True, 2, 0)
