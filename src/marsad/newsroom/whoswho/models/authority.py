"""A heading in the Who's Who."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from marsad.newsroom.staff.models import User


class Kind(models.TextChoices):
    """What a heading names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    OUTLET = "outlet"


def _listed_by(letter: str, *names: str) -> list[models.Index]:
    """Return the indexes of the headings that stand for a cluster, in an alphabet's order: of all, and of each kind."""
    kinds: tuple[tuple[str, ...], ...] = ((), ("kind",))
    return [
        models.Index(
            fields=[*kind, letter, *names, "id"], condition=Q(head=None), name=f"whoswho_by{''.join(kind)}_{letter}"
        )
        for kind in kinds
    ]


class Authority(models.Model):
    """A person, body, place or outlet, as one source gave it or a person made it.

    Headings that people judged the same are one: `head` is the one of the lowest number in that cluster, computed
    from the judgements, and None for a heading that is its own. Pages and links are the head's; what belongs to the
    cluster is asked of all its members (`queries.clusters`).

    `label`, `native`, their letters and what they are sorted by repeat names for lists. A page is public only with a
    `slug`, which a person's confirmation gives and which is kept for good. A sealed heading is shown to nobody but
    editors, whatever else it is.
    """

    uid = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    head = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="members", db_index=False
    )
    label = models.TextField(blank=True)
    native = models.TextField(blank=True)
    letter = models.CharField(max_length=4, blank=True)
    native_letter = models.CharField(max_length=4, blank=True)
    sort = models.CharField(max_length=200, blank=True)
    native_sort = models.CharField(max_length=200, blank=True)
    slug = models.CharField(max_length=120, unique=True, null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By label."""

        ordering: ClassVar = ["label", "id"]
        indexes: ClassVar = [
            # The list of headings: a page of it, and how many stand under each letter, are read from these alone.
            *_listed_by("letter", "sort", "native_sort"),
            *_listed_by("native_letter", "native_sort", "sort"),
            # Of those alone that are one with another: an index of all would be taken for one of those above.
            models.Index(fields=["head"], condition=Q(head__isnull=False), name="whoswho_authority_head"),
            # Every page asks who is sealed and who is confirmed: few of very many.
            models.Index(
                fields=["sealed_at"], condition=Q(sealed_at__isnull=False), name="whoswho_authority_is_sealed"
            ),
            models.Index(
                fields=["confirmed_at"], condition=Q(confirmed_at__isnull=False), name="whoswho_authority_confirmed_at"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="whoswho_authority_kind"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, slug__isnull=False),
                name="whoswho_authority_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True, sealed_by__isnull=True)
                | Q(sealed_at__isnull=False, sealed_by__isnull=False),
                name="whoswho_authority_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.native or self.uid


class SameAs(models.Model):
    """An authority's address elsewhere, such as `https://www.wikidata.org/entity/Q42`."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=500, db_index=True)

    class Meta:
        """An address once an authority."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "address"], name="whoswho_same_as_once")]

    def __str__(self) -> str:
        return self.address
