"""The passwords that the demo prints guard nothing that others can reach."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from django.conf import settings as current
from pytest_django.fixtures import Settings

from marsad.errors import BadInput
from marsad.newsroom.config import is_loopback
from marsad.newsroom.demo_passwords import DEMO_PASSWORD, refuse_demo_passwords
from marsad.newsroom.staff.models import User


def answer_at(settings: Settings, address: str, hosts: tuple[str, ...] = ("127.0.0.1", "localhost")) -> None:
    settings.ALLOWED_HOSTS = [*hosts]
    house = msgspec.structs.replace(current.NEWSROOM.house, address=address)
    settings.NEWSROOM = msgspec.structs.replace(current.NEWSROOM, house=house)


@pytest.mark.parametrize(
    ("host", "address", "refused"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", False),
        ("::1", "http://localhost:8000", False),
        ("0.0.0.0", "http://127.0.0.1:8000", True),
        ("::", "http://127.0.0.1:8000", True),
        ("192.168.1.5", "http://127.0.0.1:8000", True),
        ("127.0.0.1", "https://review.example", True),
        ("127.0.0.1", "", True),
        ("review.example", "http://localhost", True),
    ],
)
def test_only_this_machine_may_use_them(
    db: None, newsroom_folder: Path, settings: Settings, host: str, address: str, refused: bool
) -> None:
    answer_at(settings, address)
    dina = User.objects.create_user(username="dina", password=DEMO_PASSWORD)
    if refused:
        with pytest.raises(BadInput, match=r"dina.*--close"):
            refuse_demo_passwords(host)
    else:
        refuse_demo_passwords(host)
    dina.is_active = False
    dina.save()
    refuse_demo_passwords(host)


@pytest.mark.parametrize("name", ["review.example", "*", ".example", "192.168.1.5"])
def test_no_name_of_the_web_hosts_may_reach_them(
    db: None, newsroom_folder: Path, settings: Settings, name: str
) -> None:
    answer_at(settings, "http://127.0.0.1:8000", ("127.0.0.1", "[::1]"))
    User.objects.create_user(username="dina", password=DEMO_PASSWORD)
    refuse_demo_passwords("127.0.0.1")
    answer_at(settings, "http://127.0.0.1:8000", ("127.0.0.1", name))
    with pytest.raises(BadInput, match=r"web\.hosts"):
        refuse_demo_passwords("127.0.0.1")


def test_other_passwords_may_be_used_anywhere(db: None, newsroom_folder: Path, settings: Settings) -> None:
    answer_at(settings, "https://review.example")
    User.objects.create_user(username="dina", password="another long password")
    refuse_demo_passwords("0.0.0.0")


@pytest.mark.parametrize(
    ("host", "is_here"), [("127.3.4.5", True), ("localhost", True), ("0.0.0.0", False), ("", False)]
)
def test_loopback(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here
