"""Keep a refusal, and settle it when the thing succeeds after all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from marsad.newsroom.archive.convert import fit_name, storable
from marsad.newsroom.archive.models import LONGEST_ADDRESS, Capture, Outlet, Refusal
from marsad.records import Refusal as RefusalRecord


def keep_refusal(
    *,
    identity: str,
    refusal: RefusalRecord,
    now: datetime,
    outlet: Outlet | None = None,
    capture: Capture | None = None,
) -> Refusal:
    """Write down that something could not be done; the same again counts up."""
    latest: dict[str, object] = {"detail": storable(refusal.detail[:4000]), "last_at": now}
    latest |= {"capture": capture} if capture else {}
    row, made = Refusal.objects.get_or_create(
        identity=fit_name(identity, LONGEST_ADDRESS),
        stage=refusal.stage,
        reason=fit_name(refusal.reason, 100),
        defaults={**latest, "outlet": outlet, "first_at": now},
    )
    if not made:
        Refusal.objects.filter(pk=row.pk).update(times=F("times") + 1, settled_at=None, **latest)
    return row


def keep_refusals(*, refusals: Iterable[tuple[str, RefusalRecord]], now: datetime) -> None:
    """Write down many refusals, each with its identity, in a few questions; what is told twice of one is one row.

    Args:
        refusals: As many as fit in memory: a few hundred at a time.
        now: The moment.
    """
    rows: dict[tuple[str, str, str], Refusal] = {}
    for identity, refusal in refusals:
        key = fit_name(identity, LONGEST_ADDRESS), refusal.stage, fit_name(refusal.reason, 100)
        detail = storable(refusal.detail)
        if key in rows and detail not in rows[key].detail:
            detail = f"{rows[key].detail} {detail}"
        elif key in rows:
            continue
        places = dict(zip(("identity", "stage", "reason"), key, strict=True))
        rows[key] = Refusal(**places, detail=detail[:4000], first_at=now, last_at=now)
    with transaction.atomic():
        for known in Refusal.objects.filter(identity__in={key[0] for key in rows}):
            row = rows.get((known.identity, known.stage, known.reason))
            if row is not None:
                row.pk = known.pk
        again = [row for row in rows.values() if row.pk]
        Refusal.objects.filter(pk__in=[row.pk for row in again]).update(
            times=F("times") + 1, last_at=now, settled_at=None
        )
        Refusal.objects.bulk_update(again, ["detail"])
        Refusal.objects.bulk_create((row for row in rows.values() if not row.pk), ignore_conflicts=True)


def settle_refusals(*, identity: str, now: datetime) -> None:
    """Mark what stood against this identity as settled; the rows stay."""
    rows = Refusal.objects.filter(identity=fit_name(identity, LONGEST_ADDRESS), settled_at=None)
    rows.update(settled_at=now)
