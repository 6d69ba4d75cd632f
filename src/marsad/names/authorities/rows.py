"""What a reader yields for each row of a file."""

from __future__ import annotations

from typing import TypeAlias

from marsad.records import Authority, Refusal

Row: TypeAlias = Authority | Refusal
"""An authority, or why a row of the file is none."""


def refuse(reason: str, detail: str, line: int | None = None) -> Refusal:
    """Return the refusal of a row; `reason` is a stable word, `detail` a sentence that says what was expected."""
    return Refusal("whoswho", reason, f"Line {line}: {detail}" if line else detail)
