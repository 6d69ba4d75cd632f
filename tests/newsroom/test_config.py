"""A newsroom's settings file says what it means, or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import BadInput
from marsad.newsroom.config import (
    Collecting,
    Database,
    House,
    NewsroomConfig,
    Web,
    database_settings,
    load_config,
    read_secret_key,
    write_config,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(
    house=st.builds(House, name=text, tagline=text, address=text, disclaimer=text, contact=text), hosts=st.lists(text)
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, house: House, hosts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("newsroom")
    collecting = Collecting(allow_private=tuple(hosts), delay_seconds=0.5)
    write_config(folder, house, collecting=collecting, web=Web(hosts=tuple(hosts)))
    assert load_config(folder) == NewsroomConfig(house=house, collect=collecting, web=Web(hosts=tuple(hosts)))


def test_settings_and_key_are_for_the_owner_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_config(tmp_path, House())
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("newsroom.toml", "secret.key")} == {0o600}
    assert len(read_secret_key(tmp_path)) > 60


def test_a_newsroom_is_not_written_over(tmp_path: Path) -> None:
    write_config(tmp_path, House(name="First"))
    key = read_secret_key(tmp_path)
    with pytest.raises(BadInput, match="holds a newsroom already"):
        write_config(tmp_path, House(name="Second"))
    write_config(tmp_path, House(name="Third"), renew=True)
    assert (load_config(tmp_path).house.name, read_secret_key(tmp_path)) == ("Third", key)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[house", "cannot be used"),
        (b"[house]\nname = 5", "house.name"),
        (b"[house]\nnmae = 'x'", "nmae"),
        (b"[house]\nname = '\xff'", "cannot be used"),
        (b"\x00", "cannot be used"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "newsroom.toml").write_bytes(content)
    with pytest.raises(BadInput, match=said):
        load_config(tmp_path)


@pytest.mark.parametrize("key", [b"", b"short", b"\xff" * 20])
def test_a_key_that_is_none(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "secret.key").write_bytes(key)
    with pytest.raises(BadInput, match="no secret key"):
        read_secret_key(tmp_path)


@pytest.mark.parametrize("url", ["mysql://a/b", "a.sqlite3", "postgresql://host:port/name", "postgresql://[::1/name"])
def test_databases_that_we_do_not_run_on(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadInput, match="postgresql://user"):
        database_settings(NewsroomConfig(database=Database(url=url)), tmp_path)
    with pytest.raises(BadInput):
        write_config(tmp_path / "new", House(), database=url)
    assert not (tmp_path / "new").exists()


def test_an_address_of_postgresql_is_taken_apart() -> None:
    url = "postgresql://us%40er:p%2Fw@db.example:5433/news%20room"
    found = database_settings(NewsroomConfig(database=Database(url=url)), None)
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "us@er",
        "p/w",
        "db.example",
        "5433",
        "news room",
    ]
