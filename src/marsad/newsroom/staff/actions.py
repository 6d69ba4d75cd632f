"""Writes about people: the log, and accounts."""

from __future__ import annotations

from collections.abc import Mapping

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marsad.errors import BadInput
from marsad.newsroom.staff.models import LogEntry, Role, User
from marsad.newsroom.staff.roles import May, require


def log(*, actor: User | None, verb: str, subject: str, detail: Mapping[str, object] | None = None) -> None:
    """Write down what was done. Call it inside the transaction that does it."""
    LogEntry.objects.create(actor=actor, verb=verb, subject=subject, detail=dict(detail or {}))


def add_user(
    *, username: str, password: str, role: str, credit_name: str = "", shielded: bool = False, actor: User | None = None
) -> User:
    """Add a person who can log in. Without an actor, whoever has the newsroom's folder does it.

    Raises:
        PermissionDenied: The actor is no operator.
        BadInput: The name is taken, the role unknown, or the password too weak.
    """
    _require_operator(actor)
    _check_role(role)
    user = User(username=username, role=role, credit_name=credit_name, shielded=shielded)
    user.is_staff = user.is_superuser = role == Role.OPERATOR
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    _set_password(user, password)
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
        PermissionDenied: The actor is no operator.
        BadInput: There is no such person or role, or nobody would be left to operate the newsroom.
    """
    _require_operator(actor)
    if role is not None:
        _check_role(role)
    changes = {
        name: value
        for name, value in (("role", role), ("shielded", shielded), ("is_active", is_active))
        if value is not None
    }
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username).first()
        if user is None:
            raise _unknown(username)
        was_operator = user.role == Role.OPERATOR and user.is_active
        for name, value in changes.items():
            setattr(user, name, value)
        user.is_staff = user.is_superuser = user.role == Role.OPERATOR
        user.save()
        if was_operator and not User.objects.filter(role=Role.OPERATOR, is_active=True).exists():
            raise BadInput(f"{username!r} is the last operator. Make somebody else an operator first.")
        log(actor=actor, verb="change user", subject=f"user:{user.pk}", detail=changes)
    return user


def change_password(*, actor: User, old: str, new: str) -> None:
    """Give oneself a new password.

    Raises:
        BadInput: The old one is wrong, or the new one too weak.
    """
    if not actor.check_password(old):
        raise BadInput("The old password is wrong. Nothing was changed.")
    _set_password(actor, new)
    with transaction.atomic():
        actor.save(update_fields=["password"])
        log(actor=actor, verb="change password", subject=f"user:{actor.pk}")


def replace_password(*, username: str, password: str, actor: User | None = None) -> User:
    """Give a person a new password in place of a forgotten one. All his sessions end; a closed door opens.

    Raises:
        PermissionDenied: The actor is no operator.
        BadInput: There is no such person, or the password is too weak.
    """
    _require_operator(actor)
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username).first()
        if user is None:
            raise _unknown(username)
        _set_password(user, password)
        user.save(update_fields=["password"])  # sessions carry a digest of it
        reset(username=username)  # the count of wrong passwords
        log(actor=actor, verb="replace password", subject=f"user:{user.pk}")
    return user


def _unknown(username: str) -> BadInput:
    return BadInput(f"There is no user {username!r}. See `marsad user list`.")


def _require_operator(actor: User | None) -> None:
    if actor is not None:
        require(actor, May.OPERATE)


def _check_role(role: str) -> None:
    if role not in Role.values:
        raise BadInput(f"{role!r} is not a role. Expected one of: {', '.join(Role.values)}.")


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    user.set_password(password)
