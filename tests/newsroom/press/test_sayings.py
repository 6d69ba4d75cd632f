"""Who says what: frozen at publication, told as far as readers may know, and never more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.newsroom.desk.actions.judge import confirm_statement, correct_statement, reject_statement
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.records import Picked
from marsad.newsroom.press.actions.publish import correct, publish, withdraw
from marsad.newsroom.press.convert import story_record
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication, Snapshot
from marsad.newsroom.press.queries.published import current_record, find_published
from marsad.newsroom.press.queries.standing import standing_page
from marsad.newsroom.staff.actions import change_user
from marsad.records import Attribution, Carrier, PublishedStory, Saying
from press_cast import Cast
from statement_fixtures import pick, reread_as, said

pytestmark = pytest.mark.django_db

OPENS = "إن القاعة الكبرى ستفتح أبوابها للقراء مساء كل خميس"
BOOKS = "أن ستة آلاف كتاب عادت إلى الرفوف، وأن متطوعين من طلاب المدينة رتبوها بأنفسهم"
PUPILS = "متطوعين من طلاب المدينة رتبوها بأنفسهم"
PAID = "دفعت البلدية ثلث الكلفة فقط"
MIZAN = Carrier("الميزان", "publisher")
DIRECTOR = "مديرة مكتبة الميناء"
DECK = "عامان من الترميم"


def opening(text: str, **more: Any) -> Attribution:
    return said(text, DIRECTOR, "قالت", OPENS, **{"id": "s1", "chain": (MIZAN,), **more})


def books(text: str, **more: Any) -> Attribution:
    return said(text, "", "وأضافت", BOOKS, **{"id": "s2", "speaker": DIRECTOR, "chain": (MIZAN,), **more})


def pupils(text: str, **more: Any) -> Attribution:
    chain = (MIZAN, Carrier(DIRECTOR, "person"))
    return said(text, "", "", PUPILS, **{"id": "s3", "speaker": "طلاب", "parent": "s2", "chain": chain, **more})


def paid(text: str, **more: Any) -> Attribution:
    return said(text, "أمين الصندوق", "وبحسب", PAID, **{"id": "s4", "chain": (MIZAN,), **more})


def headline(text: str, **more: Any) -> Attribution:
    return said(text, "مكتبة الميناء", "", "تعود", **{"id": "s8", "chain": (MIZAN,), **more})


def deck(text: str, **more: Any) -> Attribution:
    return said(text, "", "", DECK, **{"id": "s9", "speaker": DIRECTOR, "chain": (MIZAN,), **more})


@pytest.fixture
def told(make_draft: Callable[..., Draft]) -> Callable[..., Draft]:
    """Return a function that gives an approved draft whose original says something."""

    def make(*statements: Callable[[str], Attribution], **values: Any) -> Draft:
        draft = make_draft(**values)
        _read_deck(draft)
        reread_as(draft.story, [statement(draft.story.text) for statement in statements])
        return draft

    return make


def _read_deck(draft: Draft) -> None:
    """Have the deck read as one, which the reader takes for furniture of so short a page."""
    start = draft.story.text.index(DECK)
    field = {"value": DECK, "printed": DECK, "spans": [[start, start + len(DECK)]]}
    draft.story.reading = {**draft.story.reading, "deck": field}
    draft.story.save(update_fields=["reading"])
    draft.original = {**draft.original, "deck": DECK}
    draft.save(update_fields=["original"])


def sayings_of(record: PublishedStory) -> list[list[str]]:
    return [[saying.id for saying in paragraph.sayings] for paragraph in record.paragraphs]


def words_of(record: PublishedStory, number: int) -> dict[str, str]:
    paragraph = record.paragraphs[number - 1]
    (saying,) = paragraph.sayings
    return {
        role: " … ".join((paragraph.original or "")[start:end] for start, end in getattr(saying, role))
        for role in ("source", "cue", "content", "hedge")
    }


def first(record: PublishedStory) -> Saying:
    return next(saying for paragraph in record.paragraphs for saying in paragraph.sayings)


def publish_now(draft: Draft, cast: Cast) -> PublishedStory:
    return current_record(publish(actor=cast.ruth, draft=draft))


def test_each_paragraph_carries_what_its_original_says(told: Callable[..., Draft], cast: Cast) -> None:
    record = publish_now(told(opening, books, pupils, lambda text: paid(text, hedge="ثلث الكلفة فقط")), cast)
    assert sayings_of(record) == [["s1"], ["s2", "s3"], ["s4"]]
    assert words_of(record, 1) == {"source": DIRECTOR, "cue": "قالت", "content": OPENS, "hedge": ""}
    assert words_of(record, 3)["hedge"] == "ثلث الكلفة فقط"
    saying = first(record)
    assert (saying.speaker, saying.confirmed, saying.carried, saying.chain) == (
        DIRECTOR,
        False,
        False,
        (Carrier("al-Mizan", "outlet"),),
    )
    inner = record.paragraphs[1].sayings[1]
    assert (inner.parent, inner.carried, inner.chain[-1].name) == ("s2", True, DIRECTOR)


def test_what_a_person_judged_is_told_as_such(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening, books, paid)
    confirm_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 1))
    reject_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 3))
    record = publish_now(draft, cast)
    assert [[saying.confirmed for saying in paragraph.sayings] for paragraph in record.paragraphs] == [
        [True],
        [False],
        [],
    ]
    assert "ruth" not in repr(record.paragraphs).casefold()


def test_what_the_machine_found_in_a_rejected_statement_goes_with_it(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening, books, pupils)
    reject_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 2))
    assert sayings_of(publish_now(draft, cast)) == [["s1"], [], []]


def test_a_corrected_speaker_is_corrected_in_the_chains_within(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening, books, pupils)
    seen = statements_of(draft.story)[1]
    speaker = msgspec.structs.replace(seen.statement.speaker, name="أمين الصندوق")
    corrected = msgspec.structs.replace(seen.statement, speaker=speaker)
    picked = Picked(seen.key, seen.version)
    correct_statement(actor=cast.ruth, story=draft.story, picked=picked, corrected=corrected)
    outer, inner = publish_now(draft, cast).paragraphs[1].sayings
    assert (outer.speaker, outer.confirmed) == ("أمين الصندوق", True)
    assert [link.name for link in inner.chain] == ["al-Mizan", "أمين الصندوق"]


def test_headline_and_deck_carry_what_the_original_s_say(told: Callable[..., Draft], cast: Cast) -> None:
    record = publish_now(told(headline, deck, opening), cast)
    assert [(part.text, part.original) for part in record.above] == [
        ("The Library by the Harbour Opens Again", "مكتبة الميناء تعود 1"),
        ("Two years of work, writes al-Mizan.", DECK),
    ]
    (said_above,) = record.above[0].sayings
    assert [record.above[0].original[slice(*span)] for span in (*said_above.source, *said_above.content)] == [
        "مكتبة الميناء",
        "تعود",
    ]
    assert sayings_of(record) == [["s1"], [], []]
    assert publish_now(told(opening, number=2), cast).above == ()


def test_a_deck_that_was_not_translated_or_has_changed_tells_nothing(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(headline, deck)
    Draft.objects.filter(pk=draft.pk).update(deck="", original={**draft.original, "headline": "مكتبة أخرى"})
    assert publish_now(draft, cast).above == ()


def test_headline_and_deck_keep_back_whom_the_text_keeps_back(told: Callable[..., Draft], cast: Cast) -> None:
    hidden = {"speaker": "ليلى الشاهدة"}
    draft = told(lambda text: headline(text, **hidden), lambda text: deck(text, speaker="Dina Credit"))
    withhold(draft, 2)
    publication = publish(actor=cast.ruth, draft=draft)
    assert [saying.id for part in current_record(publication).above for saying in part.sayings] == []
    other = publish(actor=cast.ruth, draft=told(lambda text: deck(text, speaker="Dina Credit"), number=2))
    assert "Dina" in repr(current_record(other).above)
    change_user(username="dina", shielded=True)
    assert current_record(other).above == ()


def test_an_unsure_finding_is_not_told_until_somebody_confirms_it(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(lambda text: opening(text, confidence=0.3), lambda text: paid(text, confidence=0.3))
    confirm_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 2))
    record = publish_now(draft, cast)
    assert [len(paragraph.sayings) for paragraph in record.paragraphs] == [0, 0, 1]


def test_speakers_are_named_in_english_where_a_keyword_spells_them(told: Callable[..., Draft], cast: Cast) -> None:
    people = {"people": ["Munir al-Hallaq"]}
    record = publish_now(told(lambda text: opening(text, speaker="منير الحلاق"), keywords=people), cast)
    assert first(record).speaker_in_english == "Munir al-Hallaq"
    outlet = told(lambda text: paid(text, speaker="صدى الجبل"), number=2)
    assert first(publish_now(outlet, cast)).speaker_in_english == "Sada al-Jabal"
    unknown = told(lambda text: paid(text, speaker="منير الحلاق"), number=3)
    assert first(publish_now(unknown, cast)).speaker_in_english is None


def withhold(draft: Draft, position: int) -> None:
    draft.segments.filter(position=position).update(cut=True, withheld=True, target_text="", note="To protect her.")


def everything_exported(folder: Path) -> str:
    export_edition(folder)
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".woff2"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_a_withheld_paragraph_says_nothing_anywhere(told: Callable[..., Draft], cast: Cast, tmp_path: Path) -> None:
    def runs_on(text: str) -> Attribution:
        return said(text, "", "وأضافت", BOOKS, PAID, id="s5", speaker="أمين الصندوق", chain=(MIZAN,))

    draft = told(opening, books, pupils, paid, runs_on)
    withhold(draft, 2)
    record = publish_now(draft, cast)
    assert record.paragraphs[1].original is None
    assert sayings_of(record) == [["s1"], [], ["s4"]]
    everything = everything_exported(tmp_path / "edition")
    assert PAID in everything
    assert PUPILS not in everything


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ({"speaker": "ليلى الشاهدة"}, []),
        ({"chain": (MIZAN, Carrier("ليلى الشاهدة", "person"))}, []),
        ({"office": "شقيقة ليلى الشاهدة"}, ["s4"]),
    ],
)
def test_a_name_that_stands_in_a_withheld_paragraph_only_stays_inside(
    told: Callable[..., Draft], cast: Cast, tmp_path: Path, hidden: dict[str, Any], left: list[str]
) -> None:
    draft = told(opening, lambda text: paid(text, **hidden))
    withhold(draft, 2)
    assert sayings_of(publish_now(draft, cast)) == [["s1"], [], left]
    assert "ليلى" not in everything_exported(tmp_path / "edition")


def test_a_cut_paragraph_has_nothing_to_tell(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening, books, texts=("She said it opens.", "", "Residents paid."))
    assert sayings_of(publish_now(draft, cast)) == [["s1"], [], []]


def test_a_page_that_changed_since_tells_only_what_was_translated(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening, paid)
    segment = draft.segments.get(position=3)
    segment.source_text = segment.source_text.replace("ثلث", "ربع")
    segment.save()
    assert sayings_of(publish_now(draft, cast)) == [["s1"], [], []]


def test_a_shielded_author_neither_speaks_nor_carries(told: Callable[..., Draft], cast: Cast) -> None:
    author = "سامي الخطيب"
    draft = told(
        lambda text: opening(text, chain=(MIZAN, Carrier("الخطيب", "person"))),
        lambda text: books(text, speaker=author),
        pupils,
        lambda text: paid(text, chain=(MIZAN, Carrier("Sami al-Khatib", "person"))),
    )
    Draft.objects.filter(pk=draft.pk).update(author_shielded=True)
    record = publish_now(draft, cast)
    assert sayings_of(record) == [["s1"], [], ["s4"]]
    assert all(saying.chain == (Carrier("al-Mizan", "outlet"),) for p in record.paragraphs for saying in p.sayings)
    assert "الخطيب" not in repr(record.paragraphs)


def test_somebody_shielded_later_leaves_the_chains_too(told: Callable[..., Draft], cast: Cast) -> None:
    carried = (MIZAN, Carrier("Dina Credit", "person"))
    draft = told(lambda text: opening(text, chain=carried), lambda text: paid(text, speaker="Dina Credit"))
    slug = publish(actor=cast.ruth, draft=draft).slug
    assert repr(find_published(slug)).count("Dina Credit") == 3
    change_user(username="dina", shielded=True)
    record = find_published(slug)
    assert record is not None
    assert "Dina" not in repr(record)
    assert sayings_of(record) == [["s1"], [], []]


def test_a_withdrawn_story_says_nothing(told: Callable[..., Draft], cast: Cast) -> None:
    publication = publish(actor=cast.ruth, draft=told(opening, paid))
    withdraw(actor=cast.ruth, publication=publication, reason="A mistake of ours.")
    assert current_record(publication).paragraphs == ()


def test_confirming_later_waits_for_a_correction(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(opening)
    publication = publish(actor=cast.ruth, draft=draft)
    assert standing_page(publication).changes == ()
    confirm_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 1))
    assert not first(current_record(publication)).confirmed
    (change,) = standing_page(publication).changes
    assert change.name == "Paragraph 1, who says this"
    record = correct(actor=cast.ruth, publication=publication, told="An editor confirmed who says this.")
    assert first(record).confirmed


def test_confirming_the_headline_later_waits_too(told: Callable[..., Draft], cast: Cast) -> None:
    draft = told(headline)
    publication = publish(actor=cast.ruth, draft=draft)
    confirm_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 1))
    (change,) = standing_page(publication).changes
    assert change.name == "Headline and deck, who says this"


def test_a_snapshot_from_before_there_were_sayings_still_reads(make_published: Callable[..., Publication]) -> None:
    row = make_published().snapshots.get()
    for paragraph in row.record["paragraphs"]:
        del paragraph["sayings"]
    record = story_record(Snapshot(record=row.record, credits=row.credits), ())
    assert sayings_of(record) == [[], [], []]


def test_the_record_goes_through_json_and_back(told: Callable[..., Draft], cast: Cast) -> None:
    record = publish_now(told(opening, books, pupils, paid), cast)
    assert msgspec.json.decode(msgspec.json.encode(record), type=PublishedStory) == record


def test_an_archive_without_statements_publishes_as_before(make_published: Callable[..., Publication]) -> None:
    assert sayings_of(current_record(make_published())) == [[], [], []]
