"""Linking the names of stories: what waits, what people said, what is sealed, what comes back."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from marsad.errors import BadInput
from marsad.newsroom.archive.actions.ingest import write_findings
from marsad.newsroom.archive.convert import reading_record
from marsad.newsroom.archive.models import Refusal
from marsad.newsroom.whoswho.actions import link, relink
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.link import link_stories
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.actions.write import add_name, take_back
from marsad.newsroom.whoswho.models import Authority, Judgement, Link, LinkingMark, StoryLinking, Verdict
from marsad.newsroom.whoswho.queries import linking_pool, name_index
from marsad.newsroom.whoswho.queries.identities import identities_of, stories_of
from marsad.records import Fact, Mention, NameForm
from whoswho_cast import REGISTER, enter, person

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
MASTER = Fact(kind="office", value="harbour master")


@pytest.fixture(autouse=True)
def afresh(newsroom_folder, monkeypatch):
    name_index._known.clear()
    linking_pool._pools.clear()
    monkeypatch.setattr(relink, "SLACK", timedelta(0))


@pytest.fixture
def name_story(read_story):
    """Return a function that files a story whose reader found the names that are given, each with its kind."""

    def file(text: str, *names: tuple[str, str], path: str = "/n.html"):
        story = read_story("News from the Quay", [text, "The cranes stood still all morning in the wind."], path=path)
        mentions = []
        for at, (name, kind) in enumerate(names):
            start = story.text.index(name)
            mentions.append(Mention(f"m{at}", ((start, start + len(name)),), name, kind))
        reading = msgspec.structs.replace(reading_record(story), mentions=tuple(mentions), attributions=())
        write_findings(story=story, reading=reading)
        return story

    return file


def links(story):
    return {(row.wording, row.authority.uid, row.sure) for row in Link.objects.filter(story=story)}


def test_a_story_is_linked_once_and_again_when_it_is_read_again(judged_story, people):
    [hamdun] = enter(person("a", "Layan Hamdun", "ليان حمدون"))
    assert (link_stories().stories, link_stories().stories) == (1, 0)
    assert links(judged_story) == {("Layan Hamdun", "a", True)}
    assert stories_of(hamdun) == [(judged_story.pk, "Layan Hamdun", False)]
    reading = msgspec.structs.replace(reading_record(judged_story), mentions=(), attributions=())
    write_findings(story=judged_story, reading=reading)
    mention = Mention("m1", ((0, 6),), "Layan Hamdun", "person")
    write_findings(story=judged_story, reading=msgspec.structs.replace(reading, mentions=(mention,)))
    assert link_stories().stories == 1
    assert link_stories(everything=True).stories == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_read_of_the_archive_while_others_wait_to_write(judged_story, people):
    enter(person("a", "Layan Hamdun"))
    link_stories()
    enter(person("b", "Layane Hamdun"))
    with CaptureQueriesContext(connection) as asked:
        relink.find_what_waits()
        relink.find_what_waits(everything=True)
    inside, held = False, []
    for query in asked.captured_queries:
        sql = query["sql"].upper()
        inside = (inside or sql.startswith("BEGIN")) and not sql.startswith("COMMIT")
        held += [sql] if inside and "SELECT" in sql and "ARCHIVE_" in sql else []
    assert not held
    assert StoryLinking.objects.get().waits


def test_what_is_longer_than_any_name_is_no_name_and_the_others_are_linked(judged_story, people):
    enter(person("a", "Layan Hamdun"))
    long = " ".join(["Layan Hamdun"] * 400)
    judged_story.mentions.create(key="long", name=long, kind="person", spans=[[0, 6]])
    link_stories()
    assert links(judged_story) == {("Layan Hamdun", "a", True)}
    refusal = Refusal.objects.get(stage="whoswho")
    assert (refusal.identity, refusal.reason) == (judged_story.identity, "name-too-long")
    assert "Layan Hamdun Layan" in refusal.detail and len(refusal.detail) < 200
    with pytest.raises(BadInput, match="no name"):
        judge_name(
            actor=people.editor, story=judged_story, wording=long, authority=Authority.objects.get(), verdict=SAME
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(story=judged_story, wording="x" * 301, authority=Authority.objects.get(), score=0.5)


def test_batches_are_resumed(name_story, monkeypatch):
    monkeypatch.setattr(link, "BATCH", 1)
    enter(person("a", "Adib Sarrouj"))
    for number in range(3):
        name_story("Adib Sarrouj spoke.", ("Adib Sarrouj", "person"), path=f"/{number}.html")

    class Stopped(Exception):
        pass

    def stop(done, left):
        raise Stopped

    with pytest.raises(Stopped):
        link_stories(report=stop)
    assert StoryLinking.objects.filter(waits=True).count() == 2
    seen = []
    assert link_stories(report=lambda done, left: seen.append((done, left))).stories == 2
    assert seen == [(1, 1), (2, 0)]
    assert Link.objects.count() == 3


def test_what_people_said_is_not_asked_again_and_not_contradicted(name_story, people):
    one, other = enter(person("a", "Adib Sarrouj"), person("b", "Adib Sarrouj"))
    story = name_story("Adib Sarrouj spoke.", ("Adib Sarrouj", "person"))

    def judge(authority, verdict):
        return judge_name(
            actor=people.translator, story=story, wording="Adib Sarrouj", authority=authority, verdict=verdict
        )

    link_stories()
    assert links(story) == {("Adib Sarrouj", "a", False), ("Adib Sarrouj", "b", False)}
    assert identities_of([story.pk]) == {}
    said = judge(other, SAME)
    link_stories(everything=True)
    assert links(story) == set(), "who is known is not asked for"
    assert identities_of([story.pk])[story.pk, "Adib Sarrouj"].head == other.pk
    withdraw_judgement(actor=people.translator, judgement=said)
    judge(one, DIFFERENT)
    link_stories(everything=True)
    assert links(story) == {("Adib Sarrouj", "b", True)}, "the other is left"
    judge(other, UNSURE)
    link_stories(everything=True)
    assert links(story) == set(), "neither is proposed again"
    assert Judgement.objects.count() == 4


def test_new_headings_reach_old_stories(name_story):
    story = name_story("Butrus Karam spoke.", ("Butrus Karam", "person"))
    quiet = name_story("Zuhayr Qattan spoke.", ("Zuhayr Qattan", "person"), path="/q.html")
    assert link_stories().nobody == 2
    enter(person("k", "بطرس كرم", "Butrus Karam"))
    assert link_stories().stories == 1
    assert links(story) == {("Butrus Karam", "k", True)} and not links(quiet)


def test_names_taken_back_and_joined_headings(name_story, people):
    one, other = enter(person("a", "Butrus Karam"), person("b", "Butrus Karam"))
    story = name_story("Butrus Karam spoke.", ("Butrus Karam", "person"))
    assert link_stories().undecided == 1
    judge_pair(actor=people.editor, one=one, other=other, verdict=SAME)
    assert link_stories().sure == 1
    row = add_name(actor=people.editor, authority=one, name=NameForm("Boutros Karam", "en"), evidence=REGISTER)
    take_back(actor=people.editor, known=one.names.get(text="Butrus Karam"))
    take_back(actor=people.editor, known=other.names.get(text="Butrus Karam"))
    assert link_stories().stories == 1
    assert not any(sure for *_, sure in links(story)), "the spelling is not known any more"
    assert row.text == "Boutros Karam"


def test_a_sealed_heading_is_never_a_candidate_and_its_namesake_not_taken_for_it(name_story, people):
    one, _ = enter(person("a", "Butrus Karam"), person("b", "Butrus Karam"))
    seal(actor=people.editor, authority=one)
    story = name_story("Butrus Karam spoke.", ("Butrus Karam", "person"))
    link_stories()
    assert links(story) == {("Butrus Karam", "b", False)}
    reasons = Link.objects.get().reasons
    assert not any("nother heading" in reason for reason in reasons), "nothing tells that there is one"
    assert Link.objects.filter(authority=one).count() == 0
    unseal(actor=people.editor, authority=one)
    link_stories()
    assert links(story) == {("Butrus Karam", "a", False), ("Butrus Karam", "b", False)}


def test_sealed_while_linking(name_story, people, monkeypatch):
    [one] = enter(person("a", "Butrus Karam"))
    story = name_story("Butrus Karam spoke.", ("Butrus Karam", "person"))
    write = link._write

    def seal_first(*args):
        seal(actor=people.editor, authority=one)
        write(*args)

    monkeypatch.setattr(link, "_write", seal_first)
    link_stories()
    assert not links(story)


def test_company_tells_namesakes_apart(name_story):
    one, _ = enter(person("a", "Butrus Karam", facts=(MASTER,)), person("b", "Butrus Karam"))
    friends = ["Zuhayr Qattan", "Widad Tannous", "Maha Shidyaq"]
    enter(*[person(name, name) for name in friends])
    named = [("Butrus Karam", "person"), *[(name, "person") for name in friends]]
    for number in range(2):
        text = "Butrus Karam, the harbour master, met Zuhayr Qattan, then Widad Tannous, then Maha Shidyaq."
        name_story(text, *named, path=f"/{number}.html")
    link_stories()
    assert Link.objects.filter(authority=one, sure=True).count() in (0, 2)
    Link.objects.filter(wording="Butrus Karam").delete()
    for story in StoryLinking.objects.all():
        Link.objects.create(story=story.story, wording="Karam", kind="person", authority=one, score=0.9, sure=True)
    later = name_story("Butrus Karam sat with Zuhayr Qattan, Widad Tannous and Maha Shidyaq.", *named, path="/l.html")
    link_stories()
    assert ("Butrus Karam", "a", True) in links(later)
    reasons = Link.objects.get(story=later, authority=one).reasons
    assert "3 of those named here are often named with Butrus Karam." in reasons


def test_a_row_of_another_shape_stops_nothing(name_story):
    broken = name_story("Butrus Karam spoke.", ("Butrus Karam", "person"), path="/b.html")
    story = name_story("Zuhayr Qattan spoke.", ("Zuhayr Qattan", "person"))
    broken.mentions.update(kind="ship")
    enter(person("z", "Zuhayr Qattan"))
    assert link_stories().stories == 2
    assert links(story) == {("Zuhayr Qattan", "z", True)} and not links(broken)


def test_too_many_changes_link_everything(name_story, monkeypatch):
    story = name_story("Zuhayr Qattan spoke.", ("Zuhayr Qattan", "person"))
    link_stories()
    monkeypatch.setattr(relink, "MOST_CHANGED", 0)
    enter(person("x", "Somebody Else"))
    assert link_stories().stories == 1
    assert LinkingMark.objects.count() == 1 and not links(story)


def test_a_piece_of_a_name_means_whom_the_whole_name_means(name_story):
    enter(
        person("party", "Justice and Building Party", "حزب العدالة والعمران", "JBP", kind="body"),
        person("port", "Marsa Jabir", "مرسى جابر", kind="place"),
    )
    piece = ("حزب العدالة", "organisation")
    whole = name_story("قالت النائبة عن حزب العدالة والعمران إن الأسهم لشركة بمرسى جابر.", piece, ("جابر", "place"))
    alone = name_story("قالت النائبة عن حزب العدالة إن الأسهم لها.", piece, path="/alone.html")
    link_stories()
    assert links(whole) == {("حزب العدالة", "party", True), ("جابر", "port", True)}
    assert links(alone) == {("حزب العدالة", "party", False)}, "a person must say"


def test_of_a_piece_of_a_name_that_many_have_a_person_is_asked_once(name_story, people):
    enter(person("one", "Marsa Jabir", kind="place"), person("two", "Marsa Jabir", kind="place"))
    sealed = enter(person("club", "Marsa Jabir Rowing Club", kind="body"), person("c", "Club Rowing", kind="body"))[0]
    seal(actor=people.editor, authority=sealed)
    story = name_story("The owners live in Marsa Jabir or by its quay.", ("Jabir", "place"))
    both = [("Jabir", "place"), ("Marsa Jabir", "place")]
    told = name_story("He left Marsa Jabir.", *both, path="/left.html")
    silent = name_story("He rows for Marsa Jabir Rowing Club.", ("Rowing Club", "organisation"), path="/club.html")
    link_stories()
    assert links(story) == {("Jabir", "one", False), ("Jabir", "two", False)}
    assert {wording for wording, _, _ in links(told)} == {"Marsa Jabir"}
    assert links(silent) == set()
