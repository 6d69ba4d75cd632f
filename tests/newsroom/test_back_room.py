"""The back room shows rows to operators, and changes none."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client

from marsad.newsroom.staff.models import Role, User

pytestmark = pytest.mark.django_db
TABLES = [m for label in ("staff", "archive", "desk", "press") for m in apps.get_app_config(label).get_models()]


def enter(client: Client, role: Role) -> User:
    user = User.objects.create_user(username=role, password="a long enough one", role=role)
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", [Role.READER, Role.TRANSLATOR, Role.EDITOR])
def test_only_operators_come_in(client: Client, role: Role) -> None:
    enter(client, role)
    assert client.get("/back-room/").status_code == 302
    assert client.get("/back-room/", follow=True).status_code == 403


def test_strangers_use_the_door_that_counts(client: Client) -> None:
    for there in ("/back-room/", "/back-room/login/"):
        response = client.get(there, follow=True)
        assert response.redirect_chain[-1][0].startswith("/login/?next=/back-room/"), there
    assert client.post("/back-room/login/", {"username": "a", "password": "b"}).status_code == 302


def test_passwords_are_changed_where_it_is_logged(client: Client) -> None:
    user = enter(client, Role.OPERATOR)
    new = "seven gulls over the quay"
    sent = {"old_password": "a long enough one", "new_password1": new, "new_password2": new}
    for there in ("/back-room/password_change/", "/back-room/password_change/done/"):
        assert client.get(there).headers["Location"] == "/desk/account/"
        assert client.post(there, sent).headers["Location"] == "/desk/account/"
    user.refresh_from_db()
    assert user.check_password("a long enough one")


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.__name__)
def test_tables_are_looked_at_and_not_changed(client: Client, model: type) -> None:
    user = enter(client, Role.OPERATOR)
    base = f"/back-room/{model._meta.app_label}/{model._meta.model_name}/"
    assert client.get(base).status_code == 200
    assert client.get(base + "add/").status_code == 403
    if model is User:
        page = client.get(f"{base}{user.pk}/change/")
        assert page.status_code == 200
        assert "md5$" not in page.content.decode()
        assert client.post(f"{base}{user.pk}/delete/", {"post": "yes"}).status_code == 403
