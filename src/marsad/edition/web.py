"""Addresses of the open web as received: which of them a page may link to."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(address: str | None) -> str | None:
    """Return the address if it is a plain http(s) one, else None.

    Anything else (`javascript:`, `data:`, a relative path, a broken port) is shown as text at most.

    >>> web_address("https://al-mizan.example/a"), web_address("javascript:alert(1)")
    ('https://al-mizan.example/a', None)
    """
    if not address or any(ord(char) <= 0x20 or char in "\\<>\"'" for char in address):
        return None
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and has_host else None


def host_of(address: str) -> str:
    """Return the host of an address for showing, without `www.`."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
