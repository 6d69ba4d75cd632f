"""Whom a story names, as far as a person says so or the machine is sure."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.hints import Hint, hints_of_namesakes
from marsad.newsroom.whoswho.queries.identities import identities_of
from marsad.newsroom.whoswho.queries.visible import seen_heads, sees_sealed


@dataclass(frozen=True, slots=True)
class NamedHere:
    """A heading, and the names that a story gives it. `confirmed` is whether a person says so of one of them."""

    head: Authority
    wordings: tuple[str, ...]
    confirmed: bool
    hint: Hint | None = None
    """What tells it from a namesake in the same story."""


def named_here(story: Story, user: User) -> tuple[NamedHere, ...]:
    """Return the headings that a story names and that somebody sees, by label."""
    found: dict[int, list[tuple[str, bool]]] = {}
    for (_, wording), identity in sorted(identities_of([story.pk], sealed=sees_sealed(user)).items()):
        found.setdefault(identity.head, []).append((wording, identity.confirmed))
    heads = list(seen_heads(user).filter(pk__in=found)) if found else []
    hints = hints_of_namesakes(heads)
    return tuple(
        NamedHere(
            head,
            tuple(wording for wording, _ in found[head.pk]),
            any(sure for _, sure in found[head.pk]),
            hints.get(head.pk),
        )
        for head in heads
    )
