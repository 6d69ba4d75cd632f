"""`marsad user`: people who can log in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import ask, say, table
from marsad.errors import BadInput

ROLES = ("reader", "translator", "editor", "operator")


@click.group("user")
def command() -> None:
    """Add people and change what they may do."""


@command.command("add")
@newsroom_option
@click.argument("login")
@click.option("--role", type=click.Choice(ROLES), help="Each role may do what those before it may.")
@click.option("--name", help="The name printed under what this person translates. Asked for on a terminal.")
@click.option("--shielded", is_flag=True, help="Never name this person outside the desk.")
@click.option("--password", help="At least 12 characters. Asked for if not given.")
def add(newsroom: Path, login: str, role: str | None, name: str | None, shielded: bool, password: str | None) -> None:
    """Add a person who can log in as LOGIN."""
    from marsad.newsroom.staff.actions import add_user
    from marsad.newsroom.staff.models import User

    if User.objects.filter(username=login).exists():  # before anything is asked
        raise BadInput(f"There is a user {login!r} already. Choose another name.")
    role = role or ask("Role", "--role", choices=ROLES)
    if name is None:
        name = "" if shielded else ask("Name printed under translations (may be empty)", "--name", default="")
    password = password or ask_password()
    add_user(username=login, password=password, role=role, credit_name=name, shielded=shielded)
    say(f"{login} can log in as {role}.")


def ask_password() -> str:
    """Ask for a new password, twice, unseen.

    Raises:
        click.UsageError: There is no terminal to ask on.
    """
    if not sys.stdin.isatty():
        raise click.UsageError("There is no terminal to ask on: the password is missing. Give --password.")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


@command.command("list")
@newsroom_option
def list_(newsroom: Path) -> None:
    """List the people of the newsroom."""
    from marsad.newsroom.staff.models import User

    rows = [
        (u.username, u.role, u.credit_name, "shielded" if u.shielded else "", "" if u.is_active else "closed")
        for u in User.objects.order_by("username")
    ]
    table(("login", "role", "name", "", ""), rows)


@command.command("change")
@newsroom_option
@click.argument("login")
@click.option("--role", type=click.Choice(ROLES), help="The role from now on.")
@click.option("--shielded/--unshielded", default=None, help="Whether this person may be named outside the desk.")
@click.option("--close/--open", "closed", default=None, help="A closed account can't log in; its work stays.")
def change(newsroom: Path, login: str, role: str | None, shielded: bool | None, closed: bool | None) -> None:
    """Change what LOGIN may do, shield a name, or close an account."""
    from marsad.newsroom.staff.actions import change_user

    user = change_user(username=login, role=role, shielded=shielded, is_active=None if closed is None else not closed)
    say(f"{login}: {user.role}{', shielded' if user.shielded else ''}{'' if user.is_active else ', closed'}.")


@command.command("password")
@newsroom_option
@click.argument("login")
@click.option("--password", help="At least 12 characters. Asked for if not given.")
def password_(newsroom: Path, login: str, password: str | None) -> None:
    """Give LOGIN a new password in place of a forgotten one; LOGIN is logged out everywhere."""
    from marsad.newsroom.staff.actions import replace_password

    replace_password(username=login, password=password or ask_password())
    say(f"{login} has a new password, and is logged out everywhere.")
