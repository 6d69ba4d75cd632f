"""Who carried a story: known outlets by their kind and English name, whatever the page called them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.convert import chain, original_record
from marsad.records import Carrier

pytestmark = pytest.mark.django_db
MIZAN = Carrier("al-Mizan", "outlet")


def chain_of(draft: Draft, credited: str) -> tuple[Carrier, ...]:
    draft.original["outlet_credited"] = credited
    return chain(draft, original_record(draft))


@pytest.mark.parametrize(
    ("credited", "carrier"),
    [
        ("Reuters", Carrier("Reuters", "agency")),
        ("رويترز", Carrier("Reuters", "agency")),
        ("وكالة رويترز", Carrier("Reuters", "agency")),
        ("AFP", Carrier("Agence France-Presse", "agency")),
        ("سانا", Carrier("SANA", "agency")),
        ("وكالة سانا", Carrier("SANA", "agency")),
        ("صحيفة الحياة", Carrier("Al-Hayat", "outlet")),
        ("صدى الجبل", Carrier("Sada al-Jabal", "outlet")),
        ("وكالة الشاطئ", Carrier("وكالة الشاطئ", "agency")),
        ("The Shore", Carrier("The Shore", "outlet")),
        ("", None),
        ("الميزان", None),
        ("Al-Mizan", None),
    ],
)
def test_whom_a_page_credits(make_draft: Callable[..., Draft], credited: str, carrier: Carrier | None) -> None:
    assert chain_of(make_draft(), credited) == ((MIZAN, carrier) if carrier else (MIZAN,))


def test_a_story_of_no_declared_outlet_is_whose_it_credits(make_draft: Callable[..., Draft]) -> None:
    draft = make_draft()
    draft.story.outlet = None
    assert chain_of(draft, "رويترز") == (Carrier("Reuters", "outlet"),)
    assert original_record(draft).outlet_native == "رويترز"
    assert chain_of(draft, "") == (Carrier("An unnamed outlet", "outlet"),)
