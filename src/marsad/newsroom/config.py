"""A newsroom's folder and its one settings file, `newsroom.toml`."""

from __future__ import annotations

import ipaddress
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from marsad.errors import BadInput
from marsad.names.check.style import HouseStyle

FOLDER_VARIABLE = "MARSAD_NEWSROOM"
"""The environment variable that names the newsroom's folder."""

SQLITE_FILE = "newsroom.sqlite3"
"""The rows of a newsroom without a PostgreSQL server."""

EXPECTED_DATABASE = "Expected nothing (SQLite) or postgresql://user:password@host/name."

DISCLAIMER = (
    "This article was translated and edited by {name}. Responsibility for the information "
    "and views in it lies with its author and the outlet that published it."
)

TEMPLATE = """\
# This newsroom's settings. Restart `marsad serve` after a change; `marsad doctor` checks them.

[house]
name = {name}
tagline = {tagline}
address = {address}          # what readers type; used in feeds, citations and sitemaps
language = "en"
disclaimer = {disclaimer}
contact = {contact}

[database]
url = {database}             # empty: SQLite in this folder; or postgresql://user:password@host:5432/name

[collect]
# Private addresses that may be visited all the same, such as "10.0.0.7:8080". Leave empty on the open internet.
allow_private = {allow_private}
delay_seconds = {delay_seconds}        # between two requests to one host

[web]
# Host names under which the newsroom answers, besides that of house.address.
hosts = {hosts}

[names]
# How the house writes names, besides the spellings that the Who's Who fixes: docs/editor.md, "House style".
scheme = "press"             # or "ijmes"
apostrophe = "one"           # or "house", "straight", "curly", "none", "any"
hyphen = "house"             # or "hyphen" (al-Sham), "space" (al Sham), "any"
every = false                # true: report each place where a name has another apostrophe or hyphen
"""


class House(Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes."""

    name: str = "An unnamed newsroom"
    tagline: str = ""
    address: str = "http://127.0.0.1:8000"
    language: str = "en"
    disclaimer: str = DISCLAIMER.format(name="this newsroom")
    contact: str = ""


class Database(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the rows are."""

    url: str = ""


class Collecting(Struct, frozen=True, forbid_unknown_fields=True):
    """How the newsroom fetches."""

    allow_private: tuple[str, ...] = ()
    delay_seconds: float = 2.0


class Web(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the newsroom answers."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")


class NewsroomConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in `newsroom.toml`."""

    house: House = House()
    database: Database = Database()
    collect: Collecting = Collecting()
    web: Web = Web()
    names: HouseStyle = HouseStyle()


def newsroom_folder() -> Path | None:
    """Return the newsroom's folder as the environment names it, or None."""
    value = os.environ.get(FOLDER_VARIABLE)
    return Path(value).resolve() if value else None


def load_config(folder: Path) -> NewsroomConfig:
    """Read `newsroom.toml`.

    Raises:
        BadInput: The file is missing or says something that it can't.
    """
    path = folder / "newsroom.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=NewsroomConfig)
    except FileNotFoundError:
        raise BadInput(
            f"{str(folder)!r} is not a newsroom: it has no newsroom.toml. Make one with `marsad init {folder}`."
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{str(path)!r} cannot be used: {error}. Mend that line and try again.") from error


def write_config(
    folder: Path,
    house: House,
    *,
    collecting: Collecting | None = None,
    web: Web | None = None,
    database: str = "",
    renew: bool = False,
) -> None:
    """Write a newsroom's settings, and a secret key if it has none, into a folder that only its owner may enter.

    Args:
        folder: The newsroom's folder; made if it is not there.
        house: Who publishes.
        collecting: How it fetches, where not as usual.
        web: Where it answers, where not as usual.
        database: PostgreSQL's address; empty for SQLite.
        renew: Write over settings that are there.

    Raises:
        BadInput: There is a newsroom in the folder already, and it is not to be renewed; or the
            database's address is of a kind that we don't run on.
    """
    database_settings(NewsroomConfig(database=Database(url=database)), folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "newsroom.toml"
    if path.exists() and not renew:
        raise BadInput(f"{str(folder)!r} holds a newsroom already. Choose another folder, or edit {path.name} in it.")
    folder.chmod(0o700)  # names of shielded people, password hashes, unpublished drafts
    parts = (house, collecting or Collecting(), web or Web())
    values = {
        "database": database,
        **{name: value for part in parts for name, value in msgspec.structs.asdict(part).items()},
    }
    path.touch(mode=0o600)  # it may hold the database's password
    path.write_text(TEMPLATE.format(**{key: _toml(value) for key, value in values.items()}), encoding="utf-8")
    write_secret_key(folder)


def write_secret_key(folder: Path) -> None:
    """Make a secret key unless there is one; only the owner may read it."""
    key = folder / "secret.key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(64), encoding="ascii")


def read_secret_key(folder: Path) -> str:
    """Return the newsroom's secret key.

    Raises:
        BadInput: The key's file is missing or too short to be one.
    """
    path = folder / "secret.key"
    key = path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else ""
    if len(key) < 50:
        raise BadInput(
            f"{str(path)!r} holds no secret key. Restore it from a backup; a new one logs everybody out: "
            "delete the file and run `marsad doctor --mend`."
        )
    return key


def database_settings(config: NewsroomConfig, folder: Path | None) -> dict[str, object]:
    """Return Django's settings for the newsroom's database.

    Raises:
        BadInput: The database's address is of a kind that we don't run on.
    """
    if not config.database.url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / SQLITE_FILE) if folder else ":memory:",
            "OPTIONS": {
                # WAL lets readers go on while one process writes; IMMEDIATE takes the write lock at the
                # start, so that the time-out works instead of an upgrade failing at once.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
            },
        }
    try:
        parts = urlsplit(config.database.url)
        port = str(parts.port or "")
    except ValueError as error:
        raise BadInput(f"database.url can't be used: {error}. {EXPECTED_DATABASE}") from error
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadInput(f"database.url begins with {parts.scheme!r}. {EXPECTED_DATABASE}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
    }


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _toml(value: object) -> str:
    """Render a string or a list of strings as TOML, whose basic strings are JSON's."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
