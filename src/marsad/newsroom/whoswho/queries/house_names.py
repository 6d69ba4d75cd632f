"""The house's names: what texts of the newsroom are checked against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.db.models import Count, Max

from marsad.names.check import HouseStyle, NameCheck
from marsad.names.check.known import is_arabic
from marsad.newsroom.whoswho.models import Authority, FormKind, Judgement, NameForm
from marsad.newsroom.whoswho.queries.clusters import open_members
from marsad.records import Authority as AuthorityRecord
from marsad.records import NameForm as NameFormRecord

Row = tuple[int | None, int, str, str, str, str, int | None]
"""Head, heading, text, language, kind, until when, who wrote it."""


def house_check() -> NameCheck:
    """Return the checks of the newsroom's names and style, made anew when the Who's Who has changed."""
    return _check(_state(), settings.NEWSROOM.names)


def house_names() -> list[AuthorityRecord]:
    """Return every heading with its spellings, clusters as one; nothing of a sealed one.

    Of house spellings in one language and script, the one that a person wrote last is the house's: it stands above
    what was taken in from elsewhere.
    """
    rows = NameForm.objects.filter(authority__in=open_members(), withdrawn_at=None).order_by("id")
    clusters: dict[int, list[Row]] = defaultdict(list)
    columns = ("authority__head_id", "authority_id", "text", "lang", "kind", "to_on", "by_id")
    for row in rows.values_list(*columns):
        clusters[row[0] or row[1]].append(row)
    heads = Authority.objects.filter(pk__in=open_members(), head=None).values_list("pk", "uid", "kind")
    return [AuthorityRecord(uid, kind, _forms(clusters[pk])) for pk, uid, kind in heads if pk in clusters]  # type: ignore[arg-type]


def _forms(rows: Iterable[Row]) -> tuple[NameFormRecord, ...]:
    rows = list(rows)
    written = {(lang, is_arabic(text)): text for _, _, text, lang, kind, _, by in rows if kind == FormKind.HOUSE and by}
    return tuple(
        NameFormRecord(text, lang, _kind(kind, text, written.get((lang, is_arabic(text)))), None, to_on or None)
        for _, _, text, lang, kind, to_on, _ in rows
    )


def _kind(kind: str, text: str, house: str | None) -> str:
    return FormKind.VARIANT.value if kind == FormKind.HOUSE and house not in (None, text) else kind


def _state() -> tuple[object, ...]:
    """Return what changes whenever a name, a seal or a judgement does; asked at each saving, so from indexes alone."""
    last = [
        rows.objects.order_by("-pk").values_list("pk", moment).first()
        for rows, moment in ((NameForm, "at"), (Authority, "made_at"), (Judgement, "at"))
    ]
    gone = NameForm.objects.filter(withdrawn_at__isnull=False).aggregate(Max("withdrawn_at"), Count("pk"))
    sealed = Authority.objects.filter(sealed_at__isnull=False).aggregate(Max("sealed_at"), Count("pk"))
    return (str(settings.NEWSROOM_FOLDER), NameForm.objects.count(), *last, *gone.values(), *sealed.values())


@lru_cache(maxsize=1)
def _check(state: tuple[object, ...], style: HouseStyle) -> NameCheck:
    return NameCheck(house_names(), style)
