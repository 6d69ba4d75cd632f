"""The file of a backup: unpacking it without trusting it, before there is a newsroom."""

from __future__ import annotations

import gzip
import re
import tarfile
import zlib
from pathlib import Path

from marsad.errors import BadInput

SETTINGS = "settings.json"

MEMBER = re.compile(
    r"(settings\.json|rows/[a-z]+\.[a-z]+\.jsonl|outlets/[^/\\\x00]+\.yaml|captures/\d{4}/[\w.-]+\.warc\.gz)"
)
"""What an archive may hold. Anything else is refused, so that no name can lead out of the folder."""


def unpack(file: Path, folder: Path) -> bytes:
    """Put an archive's files in place and return its settings; rows wait in `folder/rows`.

    Raises:
        BadInput: It is no backup of ours, or holds a name that a backup never holds.
    """
    try:
        with gzip.open(file) as whole, tarfile.open(fileobj=whole, mode="r:") as archive:
            settings = b""
            for member in archive:
                if not member.isfile() or not MEMBER.fullmatch(member.name):
                    raise BadInput(
                        f"{str(file)!r} holds {member.name!r}, which a backup never does. Nothing was restored."
                    )
                content = archive.extractfile(member)
                if content is None:
                    continue
                if member.name == SETTINGS:
                    settings = content.read(1_000_000)
                    continue
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as handle:
                    while chunk := content.read(1 << 20):
                        handle.write(chunk)
            while whole.read(1 << 20):  # to the check sum at the end: until then it may be damaged
                pass
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadInput(f"{str(file)!r} is not a whole backup: {error}. Try another copy.") from error
    if not settings:
        raise BadInput(f"{str(file)!r} is not a whole backup: it has no {SETTINGS}. Try another copy.")
    return settings
