"""What a browser sent about people."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to add."""

    username: str
    password: str
    role: str
    credit_name: str
    shielded: bool


def new_person(sent: QueryDict) -> NewPerson:
    """Return a person to add as typed."""
    return NewPerson(
        username=sent.get("username", "").strip(),
        password=sent.get("password", ""),
        role=sent.get("role", ""),
        credit_name=" ".join(sent.get("credit_name", "").split()),
        shielded="shielded" in sent,
    )
