"""Keep a refusal, and settle it when the thing succeeds after all."""

from __future__ import annotations

from datetime import datetime

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


def settle_refusals(*, identity: str, now: datetime) -> None:
    """Mark what stood against this identity as settled; the rows stay."""
    rows = Refusal.objects.filter(identity=fit_name(identity, LONGEST_ADDRESS), settled_at=None)
    rows.update(settled_at=now)
