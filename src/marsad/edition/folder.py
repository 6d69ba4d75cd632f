"""The folder of a static edition: written beside the old one, then put in its place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marsad.edition.links import file_of
from marsad.errors import BadInput

MARKER = ".marsad-edition"
"""The file by which we know a folder as ours, and may replace it."""


class NewFolder:
    """A folder that is being filled.

    Attributes:
        root: Where it lies while it is filled.
        files: How many files were written.
        size: How many bytes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = 0
        self.size = 0

    def write(self, path: str, content: str | bytes) -> None:
        """Write the file of a canonical path.

        Raises:
            BadInput: The path leads out of the folder, or to a file that was written already.
        """
        target = self.root / file_of(path)
        if ".." in target.parts or not target.resolve().is_relative_to(self.root.resolve()):
            raise BadInput(f"{path!r} leads out of the edition's folder; a path must stay inside it.")
        if target.exists():
            raise BadInput(f"{path!r} is the address of two pages; give one of them another name.")
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.files += 1
        self.size += len(data)


@contextmanager
def replaced_folder(folder: Path) -> Iterator[NewFolder]:
    """Give a new folder to fill, which takes the place of `folder` when all went well.

    Whatever goes wrong meanwhile, the old edition stays as it is. An existing folder is replaced
    only if it is empty or one that we wrote.

    Raises:
        BadInput: The folder holds something else, or is no folder.
    """
    folder = folder.absolute()
    if folder.is_symlink():
        folder = folder.resolve()
    _check_ours(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        beside.chmod(0o755)
        new = NewFolder(beside)
        (beside / MARKER).write_text("This folder is written by marsad and replaced as a whole.\n", encoding="utf-8")
        yield new
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check_ours(folder: Path) -> None:
    """Refuse a folder that holds anything but an edition."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BadInput(f"{str(folder)!r} is a file; name a folder for the edition.")
    if any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise BadInput(
            f"{str(folder)!r} holds files that are not an edition of ours; name a new or an empty folder instead."
        )


def _swap(beside: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one."""
    old = beside.with_name(beside.name.replace(".new-", ".old-"))
    if folder.exists():
        folder.rename(old)
    try:
        beside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
