"""A backup's file is unpacked without trusting it."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import BadInput
from marsad.newsroom.archive_file import unpack

Member = tuple[str, bytes] | tarfile.TarInfo


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    def packed(*members: Member) -> Path:
        path = tmp_path / "backup.tar.gz"
        with tarfile.open(path, "w:gz") as archive:
            for member in members:
                if isinstance(member, tarfile.TarInfo):
                    archive.addfile(member)
                    continue
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
        return path

    return packed


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_whole_backup_is_put_in_place(pack: Callable[..., Path], tmp_path: Path) -> None:
    names = ("rows/archive.story.jsonl", "outlets/al mizan (new).yaml", "captures/2026/marsad-20261122-0001.warc.gz")
    file = pack(("settings.json", b"{}"), *((name, b"x") for name in names))
    assert unpack(file, tmp_path / "new") == b"{}"
    assert files_below(tmp_path / "new") == set(names)


@pytest.mark.parametrize(
    "member",
    [
        ("../outside.txt", b"x"),
        ("/etc/marsad", b"x"),
        ("captures/../../outside.warc.gz", b"x"),
        ("captures/2026/../../x.warc.gz", b"x"),
        ("outlets/../secret.yaml", b"x"),
        ("outlets/a/b.yaml", b"x"),
        ("newsroom.toml", b"x"),
        ("secret.key", b"x"),
        ("rows/archive.story.jsonl\n", b"x"),
        ("./settings.json", b"{}"),
        special("outlets/link.yaml", tarfile.SYMTYPE, "/etc/passwd"),
        special("captures/2026/hard.warc.gz", tarfile.LNKTYPE, "../../secret.key"),
        special("captures/2026/device.warc.gz", tarfile.CHRTYPE),
        special("captures/2026/pipe.warc.gz", tarfile.FIFOTYPE),
        special("captures/2026", tarfile.DIRTYPE),
    ],
    ids=lambda member: member[0] if isinstance(member, tuple) else f"{member.name}:{member.type.decode()}",
)
def test_what_a_backup_never_holds_is_refused(pack: Callable[..., Path], tmp_path: Path, member: Member) -> None:
    with pytest.raises(BadInput, match="never does"):
        unpack(pack(("settings.json", b"{}"), member), tmp_path / "in" / "new")
    assert not (tmp_path / "outside.txt").exists()
    assert files_below(tmp_path) == {"backup.tar.gz"}


@pytest.mark.parametrize("kept", [0, 1, 30, 0.5, -9, -1])
def test_a_backup_cut_short_is_refused(pack: Callable[..., Path], tmp_path: Path, kept: float) -> None:
    file = pack(("settings.json", b"{}"), ("rows/archive.story.jsonl", bytes(range(256)) * 500))
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * kept) if isinstance(kept, float) else kept])
    with pytest.raises(BadInput, match="not a whole backup"):
        unpack(file, tmp_path / "new")


def test_other_files_are_no_backups(tmp_path: Path, pack: Callable[..., Path]) -> None:
    other = tmp_path / "other"
    for data in (b"", b"text", gzip.compress(b"text", mtime=0), b"\x1f\x8b" + b"\xff" * 500):
        other.write_bytes(data)
        with pytest.raises(BadInput, match="not a whole backup"):
            unpack(other, tmp_path / "new")
    with pytest.raises(BadInput, match="no settings"):
        unpack(pack(("rows/archive.story.jsonl", b"")), tmp_path / "new")


def test_a_flipped_byte_is_noticed(pack: Callable[..., Path], tmp_path: Path) -> None:
    file = pack(("settings.json", b"{}"), ("rows/archive.story.jsonl", bytes(range(256)) * 500))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(BadInput):
        unpack(file, tmp_path / "new")
