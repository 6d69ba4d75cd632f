"""Keep a refusal, and settle it when the thing succeeds after all."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from marsad.newsroom.archive.models import Capture, Outlet, Refusal
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
    row, made = Refusal.objects.get_or_create(
        identity=identity[:2100],
        stage=refusal.stage,
        reason=refusal.reason[:100],
        defaults={
            "detail": refusal.detail[:4000],
            "outlet": outlet,
            "capture": capture,
            "first_at": now,
            "last_at": now,
        },
    )
    if not made:
        Refusal.objects.filter(pk=row.pk).update(
            times=F("times") + 1, last_at=now, detail=refusal.detail[:4000], settled_at=None
        )
    return row


def settle_refusals(*, identity: str, now: datetime) -> None:
    """Mark what stood against this identity as settled; the rows stay."""
    Refusal.objects.filter(identity=identity[:2100], settled_at=None).update(settled_at=now)
