from pathlib import Path

import pytest

from marsad.edition.folder import MARKER, replaced_folder
from marsad.errors import BadInput


def test_a_new_folder_is_written_whole(tmp_path: Path) -> None:
    with replaced_folder(tmp_path / "a" / "edition") as new:
        new.write("/", "front")
        new.write("/stories/x/", "story")
    assert (tmp_path / "a/edition/stories/x/index.html").read_text() == "story"
    assert (new.files, new.size) == (2, 10)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["edition"]


def test_the_old_edition_is_replaced_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    for name in ("old", "new"):
        with replaced_folder(folder) as new:
            new.write(f"/stories/{name}/", name)
    assert sorted(path.name for path in (folder / "stories").iterdir()) == ["new"]


def test_a_failure_leaves_the_old_edition(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    with replaced_folder(folder) as new:
        new.write("/", "old")
    with pytest.raises(RuntimeError), replaced_folder(folder) as new:
        new.write("/", "half")
        raise RuntimeError
    assert (folder / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(BadInput, match="not an edition of ours"), replaced_folder(tmp_path):
        raise AssertionError("must not be reached")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(BadInput, match="is a file"), replaced_folder(tmp_path / "f"):
        raise AssertionError("must not be reached")


def test_an_empty_folder_is_taken_and_a_link_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replaced_folder(tmp_path / "link") as new:
        new.write("/", "front")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / MARKER).is_file()


@pytest.mark.parametrize(
    "path", ["/../x", "/a/../../x", "/%2e%2e/x", "/a/%2e%2e/%2e%2e/%2e%2e/x", "//../../etc/passwd"]
)
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadInput, match="leads out"), replaced_folder(tmp_path / "e") as new:
        new.write(path, "x")
    assert list(tmp_path.iterdir()) == []


def test_two_pages_cannot_share_an_address(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="two pages"), replaced_folder(tmp_path / "e") as new:
        new.write("/a/", "1")
        new.write("/a/", "2")
