"""What the rows of a table are made with, as digests: a table goes on only with the same models and outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from marsad.cli.journal import DIGEST
from marsad.read.tagging.tagger import MODELS, SETTINGS, TOKENIZER, WEIGHTS
from marsad.records import Outlet


def digests(outlets: Sequence[Outlet], model: Path | None) -> dict[str, str]:
    """Return the digests of all outlets declared, and of a model of one's own or else of those that ship."""
    declared = sha256(msgspec.json.encode(outlets)).hexdigest()
    folders = (model,) if model else sorted(path for path in MODELS.iterdir() if path.is_dir())
    return {"the outlets": DIGEST + declared, "the models": DIGEST + _digest_of(folders)}


def _digest_of(folders: Iterable[Path]) -> str:
    """Return one digest of the files of models; what is missing is told when the model is loaded."""
    digest = sha256()
    for path in (folder / name for folder in folders for name in (SETTINGS, TOKENIZER, WEIGHTS)):
        if path.is_file():
            with path.open("rb") as file:
                digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()
