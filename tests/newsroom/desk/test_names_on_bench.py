"""Names on the bench: held against the house's, mended or left by a button, listed before approval."""

from __future__ import annotations

import pytest
from django.urls import reverse

from desk_fixtures import ENGLISH
from marsad.newsroom.desk.actions.hand_over import take_back
from marsad.newsroom.desk.models import Draft, LeftName, Segment
from marsad.newsroom.desk.queries.names import names_in
from marsad.newsroom.staff.models import LogEntry
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.write import add_name
from marsad.records import Evidence, NameForm
from whoswho_cast import enter, person

HTMX = {"HX-Request": "true"}
TEXTS = (
    "The quay of Raseef, said Mounir al-Hallaak, is empty. Raseef waits.",
    "Hallaak left for Mundaseel.",
    "“Rasfi is quiet,” he said.",
)


def at(name, draft):
    return reverse(f"desk:{name}", kwargs={"pk": draft.pk})


@pytest.fixture
def headings(people):
    return enter(
        person("rasif", "Rasif", "Raseef", kind="place"),
        person("munir", "Munir al-Hallaq", "Mounir al-Hallaak"),
        person("mundasil", "Mundasil", "Mundaseel", kind="place"),
    )


@pytest.fixture
def draft(headings, make_draft):
    return make_draft("drafting", texts=TEXTS)


@pytest.fixture
def browser(log_in, people, draft):
    return log_in(people.translator)


def remarks(draft):
    names = names_in(draft, list(draft.segments.all()))
    return {(one.field, one.printed): one for one in names.remarks}


def text_of(draft, position):
    return Segment.objects.get(draft=draft, position=position).target_text


def test_a_draft_is_read_as_one_text(draft):
    found = remarks(draft)
    assert {where: one.suggestion for where, one in found.items()} == {
        ("1", "Raseef"): "Rasif",
        ("1", "Mounir al-Hallaak"): "Munir al-Hallaq",
        ("2", "Hallaak"): "Hallaq",  # alone, after his full name in another paragraph
        ("2", "Mundaseel"): "Mundasil",
        ("3", "Rasfi"): "Rasif",
    }
    assert [TEXTS[0][slice(*span)] for span in found["1", "Raseef"].spans] == ["Raseef"] * 2


def test_what_is_found_stands_under_its_paragraph(browser, draft):
    page = browser.get(at("bench", draft)).content.decode()
    under = page.partition('id="names-1"')[2].partition('class="extras"')[0]
    assert "The house writes “Rasif”, not “Raseef”." in under and "2 times." in under
    assert "“Rasfi” may be a slip for “Rasif”." in page.partition('id="names-3"')[2]


def test_a_plain_button_saves_what_was_typed_and_mends_the_name(browser, draft):
    key = remarks(draft)["1", "Raseef"].key
    version = Segment.objects.get(draft=draft, position=2).version
    typed = {"version-2": version, "target_text-2": "Typed just now.", "note-2": ""}
    response = browser.post(at("save", draft), {**typed, "mend": key})
    assert response["Location"] == at("bench", draft) + "#names-1"
    assert text_of(draft, 1) == TEXTS[0].replace("Raseef", "Rasif")
    assert text_of(draft, 2) == "Typed just now."
    assert "Now it says Rasif" in browser.get(at("bench", draft)).content.decode()


def test_a_headline_is_mended(browser, draft):
    Draft.objects.filter(pk=draft.pk).update(headline="🚢 at Rasfi", deck="At Raseef")
    draft.refresh_from_db()
    for (field, _), one in remarks(draft).items():
        if field in ("headline", "deck"):
            browser.post(at("save", draft), {"mend": one.key})
    draft.refresh_from_db()
    assert (draft.headline, draft.deck) == ("🚢 at Rasif", "At Rasif")


def test_offsets_are_those_of_browsers(draft):
    Draft.objects.filter(pk=draft.pk).update(headline="🚢 in Rasfi")
    draft.refresh_from_db()
    assert remarks(draft)["headline", "Rasfi"].offsets == (len("🚢 in ") + 1,)


def test_what_is_left_is_remembered_for_the_draft_alone(browser, draft, make_draft, make_story):
    key = remarks(draft)["1", "Raseef"].key
    page = browser.post(at("save", draft), {"leave": key}, headers=HTMX)
    assert page.status_code == 200 and "Raseef%20stays" in page.headers["X-Told"]
    assert "not “Raseef”" not in page.content.decode()
    assert LeftName.objects.get().printed == "Raseef"
    assert LogEntry.objects.filter(verb="leave name", detail={"why": "Raseef"}).count() == 1
    other = make_draft("drafting", story=make_story("العودة", path="/other"), texts=TEXTS)
    assert ("1", "Raseef") in remarks(other)

    browser.post(at("save", draft), {"again": "Raseef"})
    assert ("1", "Raseef") in remarks(draft)


def test_a_button_of_yesterday_changes_nothing(browser, draft):
    response = browser.post(at("save", draft), {"mend": "n000000000000"}, headers=HTMX)
    assert "in%20the%20meantime" in response.headers["X-Told"]
    assert text_of(draft, 1) == TEXTS[0]


def test_a_saving_tells_of_every_paragraph(browser, draft):
    segment = Segment.objects.get(draft=draft, position=1)
    typed = {"version-1": segment.version, "target_text-1": "Munir al-Hallaq", "note-1": ""}
    page = browser.post(at("save", draft), typed, headers=HTMX).content.decode()
    assert page.count("hx-swap-oob") >= len(ENGLISH) + 1
    assert "not “Hallaak”" in page.partition('id="names-2"')[2]
    assert "not “Mounir al-Hallaak”" not in page


@pytest.mark.parametrize("who", ["colleague", "reader"])
def test_others_mend_nothing(who, log_in, people, draft):
    key = remarks(draft)["1", "Raseef"].key
    assert log_in(getattr(people, who)).post(at("save", draft), {"mend": key}).status_code == 403
    assert text_of(draft, 1) == TEXTS[0] and not LeftName.objects.exists()


def test_open_names_are_listed_before_approval_and_hold_nothing_up(log_in, people, headings, make_draft):
    draft = make_draft("review", texts=TEXTS)
    editor = log_in(people.editor)
    page = editor.get(at("review", draft)).content.decode()
    assert "Names not in house style" in page
    assert "The house writes “Rasif”, not “Raseef”." in page and "Paragraph 1" in page
    editor.post(at("approve", draft))
    draft.refresh_from_db()
    assert draft.stage == "approved"


def test_a_sealed_heading_is_never_suggested(browser, draft, headings, people):
    seal(actor=people.editor, authority=headings[2])
    assert ("2", "Mundaseel") not in remarks(draft)
    for page in (at("bench", draft), at("review", draft)):
        assert "Mundasil" not in browser.get(page).content.decode()


def test_the_house_is_what_a_person_wrote_last(draft, headings, people):
    evidence = Evidence(title="House list")
    add_name(actor=people.editor, authority=headings[0], name=NameForm("Raseef", "en", "house"), evidence=evidence)
    assert not {("1", "Raseef"), ("3", "Rasfi")} & remarks(draft).keys()


def test_nothing_is_changed_in_a_draft_that_was_handed_over(log_in, people, headings, make_draft):
    draft = make_draft("review", texts=TEXTS)
    key = remarks(draft)["1", "Raseef"].key
    log_in(people.translator).post(at("save", draft), {"mend": key})
    assert text_of(draft, 1) == TEXTS[0]
    take_back(actor=people.translator, draft=draft)
    log_in(people.translator).post(at("save", draft), {"mend": key})
    assert text_of(draft, 1) != TEXTS[0]
