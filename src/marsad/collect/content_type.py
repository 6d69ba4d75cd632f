"""What a Content-Type header says, on the wire and in what was kept of it."""

from __future__ import annotations

import re

_MEDIA_TYPE = re.compile(r"[a-z0-9.+_-]{1,80}/[a-z0-9.+_-]{1,80}")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([a-z0-9._:+-]{1,40})", re.IGNORECASE)


def parse_content_type(value: str) -> tuple[str, str | None]:
    """Split a Content-Type header into media type ("" if it is none) and charset, forgiving odd quotes.

    >>> parse_content_type('Text/HTML; Charset="windows-1256"')
    ('text/html', 'windows-1256')
    """
    media_type = value.partition(";")[0].strip().lower()
    charset = _CHARSET.search(value)
    return media_type if _MEDIA_TYPE.fullmatch(media_type) else "", charset[1] if charset else None
