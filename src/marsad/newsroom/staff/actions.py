"""Writes about people: the log, and accounts."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marsad.errors import BadInput
from marsad.newsroom.staff.models import LogEntry, Role, User


def log(*, actor: User | None, verb: str, subject: str, detail: Mapping[str, object] | None = None) -> None:
    """Write down what was done. Call it inside the transaction that does it."""
    LogEntry.objects.create(actor=actor, verb=verb, subject=subject, detail=dict(detail or {}))


def add_user(
    *, username: str, password: str, role: str, credit_name: str = "", shielded: bool = False, actor: User | None = None
) -> User:
    """Add a person who can log in.

    Raises:
        BadInput: The name is taken, the role unknown, or the password too weak.
    """
    if role not in Role.values:
        raise BadInput(f"{role!r} is not a role. Expected one of: {', '.join(Role.values)}.")
    user = User(username=username, role=role, credit_name=credit_name, shielded=shielded)
    user.is_staff = user.is_superuser = role == Role.OPERATOR
    try:
        user.clean_fields(exclude=["password"])
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
            log(actor=actor, verb="add user", subject=f"user:{user.pk}", detail={"role": role})
    except IntegrityError:
        raise BadInput(f"There is a user {username!r} already. Choose another name.") from None
    return user


def change_user(
    *,
    username: str,
    role: str | None = None,
    shielded: bool | None = None,
    is_active: bool | None = None,
    actor: User | None = None,
) -> User:
    """Change a person's role, shield or access; what is None stays.

    Raises:
        BadInput: There is no such person or role.
    """
    if role is not None and role not in Role.values:
        raise BadInput(f"{role!r} is not a role. Expected one of: {', '.join(Role.values)}.")
    changes = {
        name: value
        for name, value in (("role", role), ("shielded", shielded), ("is_active", is_active))
        if value is not None
    }
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username).first()
        if user is None:
            raise BadInput(f"There is no user {username!r}. See `marsad user list`.")
        for name, value in changes.items():
            setattr(user, name, value)
        user.is_staff = user.is_superuser = user.role == Role.OPERATOR
        user.save()
        log(actor=actor, verb="change user", subject=f"user:{user.pk}", detail=changes)
    return user
