"""Names that look alike and are others, against names that look different and are one."""
from __future__ import annotations
from pathlib import Path
def measure(path: Path, *, peers: bool) -> dict[str, object]:
    return {}
