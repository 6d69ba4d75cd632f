"""Headings that tests of the Who's Who share: people of the sample world."""

from __future__ import annotations

from marsad.newsroom.whoswho.actions.take_in import take_in
from marsad.newsroom.whoswho.models import Authority
from marsad.records import Authority as AuthorityRecord
from marsad.records import Evidence, Fact, NameForm

REGISTER = Evidence(title="Register of Hadran", address="https://register.example/", licence="CC0-1.0", on="2026-11-01")


def person(uid: str, *names: str, kind: str = "person", facts: tuple[Fact, ...] = ()) -> AuthorityRecord:
    """Make a record: the first name in each script is the house's."""
    forms, seen = [], set()
    for name in names:
        lang = "en" if name.isascii() or not any("\u0600" <= char <= "\u06ff" for char in name) else "ar"
        forms.append(NameForm(name, lang, "variant" if lang in seen else "house"))
        seen.add(lang)
    return AuthorityRecord(uid, kind, tuple(forms), facts)  # type: ignore[arg-type]


def enter(*records: AuthorityRecord) -> list[Authority]:
    """Take records in, and return their headings."""
    take_in(authorities=records, evidence=REGISTER, origin="register")
    rows = {row.uid: row for row in Authority.objects.filter(uid__in=[record.id for record in records])}
    return [rows[record.id] for record in records]
