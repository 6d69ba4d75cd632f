"""Actors of the invented country: one who speaks much, one who is silent, one without a Latin name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from msgspec.structs import replace

from marsad.edition.actors.gather import name_of, statements_of, without_text
from marsad.records import (
    Actor,
    ActorFact,
    ActorSaying,
    Appearance,
    Companion,
    Evidence,
    NameForm,
    Paragraph,
    PublishedStory,
    Saying,
)

REGISTER = Evidence(title="Register of Hadran", address="https://register.example/", licence="CC0-1.0", on="2026-11-01")
IN_STORY = Evidence(
    kind="statement",
    title="Hallaq: Safiya Dam Stands at 31 Per Cent",
    story="dam-at-31-per-cent",
    on="2026-09-28",
    wording="وزير الكهرباء والمياه منير الحلاق",
)
NAMES = (
    NameForm("Munir al-Hallaq", "en", "house", evidence=REGISTER),
    NameForm("منير الحلاق", "ar", "house", evidence=REGISTER),
    NameForm("Mouneer el-Hallak", "en", "variant", evidence=IN_STORY),
    NameForm("Munir Halak", "en", "misspelling", None, "2019", REGISTER),
)
FACTS = (
    ActorFact(kind="office", value="Governor of Jabal al-Nusur", from_on="2019-05", to_on="2023-02", evidence=REGISTER),
    ActorFact(
        kind="office",
        value="Minister of Electricity and Water",
        of="Ministry of Electricity and Water",
        of_slug="ministry-of-electricity-and-water",
        from_on="2023-02-14",
        evidence=REGISTER,
    ),
    ActorFact(kind="office", value="Minister of Electricity", from_on="2022-12", evidence=IN_STORY),
    ActorFact(kind="born", value="1961", evidence=REGISTER),
    ActorFact(kind="born", value="1963-04-02", evidence=IN_STORY),
)
COMPANIONS = (
    Companion(name="Ismail al-Fakhuri", native="إسماعيل الفاخوري", kind="person", stories=4, slug="ismail-al-fakhuri"),
    Companion(
        name="Ministry of Electricity and Water",
        kind="body",
        stories=3,
        slug="ministry-of-electricity-and-water",
        sure=True,
    ),
    Companion(name="Karda", native="كاردا", kind="place", stories=3),
    Companion(name="", native="سد الصافية", kind="place", stories=2, slug="سد-الصافية", sure=True),
    Companion(name="Committee for the Return of the Displaced of Jabal al-Nusur", kind="body", stories=1),
)


def said_by(stories: Sequence[PublishedStory], name: str, slug: str, *, sure: bool = True) -> tuple[ActorSaying, ...]:
    """Return what somebody of a name says in some stories, newest first."""
    found = [
        replace(one, sure=sure, speaker=slug)
        for story in stories
        for one in statements_of(story)
        if name_of(one.parts[0].sayings[0]) == name
    ]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def hallaq(stories: Sequence[PublishedStory]) -> Actor:
    """Return the minister with what he says in some stories."""
    sayings = said_by(stories, "Munir al-Hallaq", "munir-al-hallaq")
    named = [story for story in stories if "Munir al-Hallaq" in story.keywords.people and story.withdrawn is None]
    about = [
        one
        for story in stories
        for one in statements_of(story)
        if name_of(one.parts[0].sayings[0]) in ("Ismail al-Fakhuri", None)
    ]
    return Actor(
        slug="munir-al-hallaq",
        kind="person",
        label="Munir al-Hallaq",
        native="منير الحلاق",
        letter="H",
        native_letter="ح",
        names=NAMES,
        facts=FACTS,
        same_as=("https://www.wikidata.example/entity/Q1", "javascript:alert(1)"),
        former=("mouneer-el-hallak",),
        appearances=tuple(Appearance(without_text(story), ("Munir al-Hallaq", "منير الحلاق")) for story in named),
        sayings=sayings,
        about=tuple(about),
        companions=COMPANIONS,
        ties=((0, 2, 2), (1, 3, 1)),
    )


def silent() -> Actor:
    """Return a body without statements, facts or company."""
    return Actor(
        slug="ministry-of-electricity-and-water",
        kind="body",
        label="Ministry of Electricity and Water",
        letter="M",
        names=(NameForm("Ministry of Electricity and Water", "en", "house", evidence=REGISTER),),
    )


def arabic_only() -> Actor:
    """Return a place whose name nobody wrote in Latin letters."""
    return Actor(
        slug="سد-الصافية",
        kind="place",
        native="سد الصافية",
        native_letter="س",
        names=(NameForm("سد الصافية", "ar", "house", evidence=REGISTER),),
        facts=(ActorFact(kind="place", of="Hadran", evidence=REGISTER),),
    )


def talkative(story: PublishedStory, count: int = 200) -> Actor:
    """Return somebody of a very long name with many statements over six years, a gap in the middle."""
    template = statements_of(story)[2:9]
    sayings = []
    for number in range(count):
        base = template[number % len(template)]
        saying: Saying = replace(
            base.parts[0].sayings[0],
            id=f"t{number}",
            kind=("direct", "indirect", "mixed", "indirect")[number % 4],
            confirmed=number % 3 > 0,
        )
        part = base.parts[0]
        year, month = 2020 + number * 6 // count, 1 + number * 7 % 12
        on = date(year + (year > 2022), month, 1 + number % 28)
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        bare = replace(base.story, slug=f"story-{number}", published_at=at)
        sayings.append(
            replace(
                base,
                story=bare,
                parts=(Paragraph(part.text, part.original, sayings=(saying,)),),
                on=on,
                sure=number % 5 > 0,
                speaker="long",
            )
        )
    return Actor(
        slug="long",
        kind="person",
        label="Abd al-Rahman Muhammad Jamal al-Din ibn Sulayman al-Turaybili al-Marsa-Jabiri",
        native="عبد الرحمن محمد جمال الدين بن سليمان الطريبيلي المرسى جابري",
        letter="T",
        native_letter="ط",
        names=NAMES,
        facts=(
            *(
                ActorFact(
                    kind="office",
                    value=f"Deputy Chairman of the Committee for the Return of the Displaced, Term {term}",
                    from_on=f"{2012 + term * 3}",
                    to_on=f"{2014 + term * 3}",
                    evidence=REGISTER,
                )
                for term in range(4)
            ),
            ActorFact(
                kind="office", value="Spokesman for the delegation in Farna", from_on="2024-06", evidence=REGISTER
            ),
        ),
        sayings=tuple(sorted(sayings, key=lambda one: one.on, reverse=True)),
        companions=tuple(
            Companion(name=f"Companion Number {number} of Marsa Jabir", kind="person", stories=40 - 3 * number)
            for number in range(12)
        ),
        ties=tuple((number, number + 2, 3) for number in range(10)),
    )
