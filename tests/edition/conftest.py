"""Published stories of the invented country for the tests of the edition, plain and hostile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from edition_actors import arabic_only, hallaq, silent, talkative
from marsad.records import (
    Actor,
    Carrier,
    Correction,
    Edition,
    Keywords,
    Original,
    Outlet,
    OutletName,
    Paragraph,
    Person,
    PublishedStory,
    Saying,
    Site,
    Span,
    StanceLabel,
    Withdrawal,
)

SITE = Site(
    name="The Hadran Review",
    address="https://review.example",
    tagline="The press of Hadran in English, with who said it and who carried it",
    disclaimer="Responsibility for the information and views in a translated story lies with its author.",
    contact="desk@review.example",
)

MIZAN = Outlet(
    id="al-mizan",
    names=(OutletName("al-Mizan", "en"), OutletName("الميزان", "ar"), OutletName("Al Meezan", "en", "variant")),
    language="ar",
    place="al-Wardiya",
    home="https://al-mizan.example/",
    stances=(
        StanceLabel(
            "semi-official newspaper",
            "Half of its board was named by the Ministry of Information, as its own imprint said.",
            None,
            date(2026, 10, 14),
        ),
        StanceLabel(
            "pro-government newspaper",
            "The ruling party bought all shares on 15 October; the sale stands in the commercial register.",
            date(2026, 10, 15),
        ),
    ),
)
SADA = Outlet(
    id="sada-al-jabal",
    names=(OutletName("Sada al-Jabal", "en"), OutletName("صدى الجبل", "ar")),
    language="ar",
    kind="website",
    home="https://sada.example/",
    stances=(StanceLabel("opposition website", "It says so on its own page about itself.", date(2024, 2, 1)),),
)


HERE = Path(__file__).parent
DAM = msgspec.yaml.decode((HERE / "dam.yaml").read_bytes(), type=tuple[Paragraph, ...])


def places_of(original: str, words: list[str]) -> tuple[Span, ...]:
    """Return where some words stand in a paragraph."""
    starts = [original.index(part) for part in words]
    return tuple((start, start + len(part)) for start, part in zip(starts, words, strict=True))


def saying_of(original: str, given: dict[str, Any]) -> Saying:
    """Make what a paragraph says from words in the place of spans."""
    carriers = [(given.pop("outlet", "al-Mizan"), "outlet")]
    carriers += [(given.pop(role), role) for role in ("agency", "person") if role in given]
    spans = {role: places_of(original, given.pop(role, [])) for role in ("source", "cue", "content", "hedge")}
    values = {"kind": "indirect", "named": True, "speaker_in_english": given.pop("english", None), **given, **spans}
    return Saying(chain=tuple(Carrier(name, role) for name, role in carriers), **values)  # type: ignore[arg-type]


DOCKERS = (
    "The dockers of Marsa Jabir went back to their quays on Saturday morning after a strike of three days. The rise,"
    " said the union’s secretary, Khalil al-Bahri, was “less than we asked and more than they wanted”."
)
DOCKER: dict[str, Any] = {
    "id": "s1",
    "outlet": "The Harbour Post",
    "speaker": "Khalil al-Bahri",
    "office": "the union’s secretary",
    "kind": "mixed",
    "source": ["the union’s secretary, Khalil al-Bahri"],
    "cue": ["said"],
    "content": ["The rise", "was “less than we asked and more than they wanted”"],
}


def told(part: Paragraph, place: str | int) -> Paragraph:
    """Return a part of the story of the dam with who says what in it."""
    said = msgspec.yaml.decode((HERE / "dam_sayings.yaml").read_bytes(), type=dict[str | int, list[dict[str, Any]]])
    return replace(part, sayings=tuple(saying_of(part.original or "", given) for given in said.get(place, ())))


def told_parts() -> dict[str, tuple[Paragraph, ...]]:
    """Return headline, deck and paragraphs of the dam with who says what in them."""
    plain = make_story()
    head = Paragraph(plain.headline, plain.original.headline), Paragraph(plain.deck, plain.original.deck)
    return {
        "above": (told(head[0], "headline"), told(head[1], "deck")),
        "paragraphs": tuple(told(part, number) for number, part in enumerate(DAM, 1)),
    }


def original_of(outlet: Outlet, headline: str, day: date, **more: object) -> Original:
    """Make an original of an outlet."""
    stance = outlet.stance_on(day)
    values: dict[str, object] = {
        "outlet": outlet.id,
        "outlet_name": outlet.name_in("en"),
        "outlet_native": outlet.name_in("ar"),
        "stance": stance.text if stance else None,
        "headline": headline,
        "deck": None,
        "author": "Sami al-Khatib",
        "lang": "ar",
        "published_on": day,
        "address": f"https://{outlet.id}.example/news/{day:%Y%m%d}",
        "captured_at": datetime(day.year, day.month, day.day, 16, 5, tzinfo=UTC),
        "sha256": "9f2c" * 16,
    }
    return Original(**(values | more))  # type: ignore[arg-type]


def make_story(slug: str = "dam-at-31-per-cent", **more: object) -> PublishedStory:
    """Make a published story; what is not given is the story of the dam."""
    at = datetime(2026, 9, 30, 7, 30, tzinfo=UTC)
    values: dict[str, object] = {
        "slug": slug,
        "version": 1,
        "headline": "Hallaq: Safiya Dam Stands at 31 Per Cent, and Not a Drop Was Given Away",
        "deck": "The minister blames drought and water held back in Karda, and announces a new rota, writes al-Mizan",
        "section": "politics",
        "paragraphs": DAM,
        "keywords": Keywords(
            people=("Munir al-Hallaq", "Ismail al-Fakhuri"),
            places=("Ayn al-Tahun", "the Safiya Dam", "Karda"),
            bodies=("Ministry of Electricity and Water", "HANA"),
            topics=("water", "drought"),
        ),
        "original": original_of(
            MIZAN,
            "الحلاق: مخزون سد الصافية عند 31 في المئة ولا تفريط بقطرة منه",
            date(2026, 9, 28),
            deck="وزير الكهرباء والمياه يعزو التراجع إلى الجفاف واحتجاز كاردا مياه النهر",
        ),
        "chain": (Carrier("al-Mizan", "outlet"), Carrier("HANA", "agency")),
        "chain_confirmed": True,
        "translators": (Person("Dina Marzuq"),),
        "editor": Person("Ruth Calder"),
        "published_at": at,
        "updated_at": more.get("published_at", at),
        "event": "dam-water",
    }
    return PublishedStory(**(values | more))  # type: ignore[arg-type]


HOSTILE = "<script>alert(1)</script>\"'&lt;</title>{{ 7*7 }}{% x %}\u202e\x00\ud800javascript:"


def hostile_sayings() -> tuple[Saying, ...]:
    """Return statements with hostile text in every field, and with spans that don't fit."""
    plain = Saying(
        id=HOSTILE,
        speaker=HOSTILE,
        speaker_in_english=HOSTILE + "2",
        office=HOSTILE,
        kind="mixed",
        source=((0, 5),),
        cue=((-4, 3), (90_000, 90_001)),
        content=((4, 80_000),),
        hedge=((3, 12), (9, 2)),
        chain=(Carrier(HOSTILE, "person"),),
        confirmed=True,
    )
    return (plain, replace(plain, id="s2", parent=HOSTILE, confirmed=False, content=((8, 2),), source=(), cue=()))


def some_stories() -> tuple[PublishedStory, ...]:
    """Return an edition of a dozen stories that strain the layout: long, short, without, in four scripts."""

    def at(day: int, month: int = 11) -> dict[str, object]:
        return {"published_at": datetime(2026, month, day, 8, 15, tzinfo=UTC)}

    short = DAM[:2]
    return (
        make_story(
            "doctors-count-forty-one",
            headline="Doctors Count 41 Cases Where the Ministry Counts Nine",
            deck="A hospital director will not say cholera before a laboratory does, but nurses as if it were,"
            " reports Sada al-Jabal",
            section="society",
            original=original_of(SADA, "أطباء عين الطاحون: 41 إصابة ووفاتان", date(2026, 10, 28), author="مازن هلال"),
            chain=(Carrier("Sada al-Jabal", "outlet"), Carrier("Layan Hamdun", "person")),
            chain_confirmed=False,
            translators=(Person(None, shielded=True),),
            event="cholera",
            rank=1,
            keywords=Keywords(people=("Layan Hamdun",), places=("Ayn al-Tahun",), topics=("cholera", "water")),
            **at(20),
        ),
        make_story(
            "nine-infections",
            headline="Health Ministry: Nine Intestinal Infections, All Stable",
            original=original_of(MIZAN, "الصحة: تسع حالات التهاب معوي مستقرة", date(2026, 10, 27)),
            chain=(Carrier("al-Mizan", "outlet"),),
            section="society",
            event="cholera",
            **at(19),
        ),
        make_story(
            "bread-at-220",
            headline="Bread at 220",
            deck=None,
            section="economy",
            rank=2,
            event=None,
            original=original_of(MIZAN, "الرغيف بـ220 درهماً", date(2026, 10, 9), author=None),
            chain=(Carrier("al-Mizan", "outlet"),),
            **at(20),
        ),
        make_story(
            "three-meetings",
            headline="Opposition Delegation’s Spokesman in Farna Says Kardan Officers, or Somebody Who Spoke in Their"
            " Name, Met Commanders of the Mountain Liberation Front Near al-Haswa on Three Occasions Since August",
            rank=3,
            event="secret-meetings",
            original=original_of(SADA, "الطريبيلي: ثلاثة لقاءات قرب الحصوة", date(2026, 10, 6)),
            chain=(
                Carrier("Sada al-Jabal", "outlet"),
                Carrier("al-Madar al-Arabi", "outlet"),
                Carrier("HANA", "agency"),
            ),
            chain_confirmed=False,
            corrections=(
                Correction(
                    datetime(2026, 11, 19, 10, tzinfo=UTC),
                    "An earlier version gave the number of meetings as four. The original says three.",
                ),
            ),
            version=2,
            **at(18),
        ),
        make_story(rank=4, **told_parts(), **at(17)),
        make_story(
            "olives",
            headline="Who Burnt the Olives of Jabal al-Nusur?",
            deck="Each side has a map, a witness and the wind",
            section="politics",
            event=None,
            paragraphs=short,
            **at(16),
        ),
        make_story(
            "long-words",
            headline="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
            " Denies Everything",
            deck="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz is the word of the year",
            section="culture",
            event=None,
            paragraphs=short,
            **at(16),
        ),
        make_story(
            "four-scripts",
            headline="Layan Hamdun, ليان حمدون, Лаян Хамдун, לאיאן חמדון: One Name, Four Scripts",
            deck="How the doctor of Marsa Jabir (مرسى جابر) is spelled from Farna to the sea",
            section="culture",
            event=None,
            keywords=Keywords(people=("Layan Hamdun", "ليان حمدون", "Лаян Хамдун", "לאיאן חמדון")),
            paragraphs=short,
            **at(15),
        ),
        make_story(
            "arabic-edition",
            lang="ar",
            headline="ميناء مرسى جابر: عمال الرصيف يعودون بعد ثلاثة أيام",
            deck="اتفاق على زيادة 12 في المئة ينهي الإضراب، بحسب صحيفة هاربر بوست",
            section="economy",
            event=None,
            paragraphs=(
                Paragraph(
                    "عاد عمال مرفأ مرسى جابر إلى أرصفتهم صباح السبت بعد إضراب دام ثلاثة أيام، وقال أمين سر الاتحاد خليل"
                    " البحري (Khalil al-Bahri) إن الزيادة «أقل مما طلبنا وأكثر مما أرادوا».",
                    DOCKERS,
                    sayings=(saying_of(DOCKERS, dict(DOCKER)),),
                ),
            ),
            original=Original(
                outlet="harbour-post",
                outlet_name="The Harbour Post",
                outlet_native="The Harbour Post",
                stance=None,
                headline="Dockers Return",
                deck=None,
                author="Clara Whitlow",
                lang="en",
                published_on=date(2026, 10, 17),
                address="https://harbour.example/return",
                captured_at=datetime(2026, 10, 17, 9, tzinfo=UTC),
                sha256="ab" * 32,
            ),
            chain=(Carrier("The Harbour Post", "outlet"),),
            above=(
                Paragraph(
                    "خليل البحري: الزيادة «أقل مما طلبنا»",
                    "Al-Bahri: Rise ‘Less Than We Asked’",
                    sayings=(
                        saying_of(
                            "Al-Bahri: Rise ‘Less Than We Asked’",
                            DOCKER
                            | {
                                "id": "s2",
                                "source": ["Al-Bahri"],
                                "cue": [":"],
                                "content": ["Rise ‘Less Than We Asked’"],
                            },
                        ),
                    ),
                ),
            ),
            **at(14),
        ),
        make_story(
            "taken-back",
            headline="Secret Witness Named",
            withdrawn=Withdrawal(datetime(2026, 11, 13, 12, tzinfo=UTC), "A person in it could have been harmed."),
            event=None,
            **at(12),
        ),
        make_story("gazelles", headline="Two Gazelles and a Border", section="culture", event=None, **at(30, 10)),
        make_story("lorries", headline="First Lorries Cross at al-Haswa", section="economy", event=None, **at(2, 10)),
    )


def some_actors() -> tuple[Actor, ...]:
    """Return actors who strain the layout: one with much to say and a long name, a silent one, one in Arabic only."""
    return hallaq(some_stories()), silent(), arabic_only(), talkative(make_story(**told_parts()))


@pytest.fixture
def site() -> Site:
    """Return the house."""
    return SITE


@pytest.fixture
def outlets() -> tuple[Outlet, ...]:
    """Return two declared outlets."""
    return (MIZAN, SADA)


@pytest.fixture
def story() -> PublishedStory:
    """Return a plain story."""
    return make_story()


@pytest.fixture
def told_story() -> PublishedStory:
    """Return the same story with who says what in it."""
    return make_story(**told_parts())


@pytest.fixture
def stories() -> tuple[PublishedStory, ...]:
    """Return an edition of a dozen stories."""
    return some_stories()


@pytest.fixture
def make() -> Callable[..., PublishedStory]:
    """Return what makes a story."""
    return make_story


@pytest.fixture
def hostile_story() -> PublishedStory:
    """Return a story with hostile text in every field that holds text."""
    bad = HOSTILE
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return PublishedStory(
        above=(Paragraph(bad, bad, sayings=hostile_sayings()),),
        slug="hostile",
        version=3,
        headline=bad,
        deck=bad,
        section=bad,
        paragraphs=(
            *(Paragraph(bad, bad, bad, kind) for kind in ("subheading", "quote", "question", bad)),
            Paragraph(bad, bad, bad, "body", hostile_sayings()),
            Paragraph(None, bad, bad),
            Paragraph(bad, None, bad),
        ),
        keywords=Keywords((bad,), (bad,), (bad,), (bad,)),
        original=Original(
            outlet="al-mizan",
            outlet_name=bad,
            outlet_native=bad,
            stance=bad,
            headline=bad,
            deck=bad,
            author=bad,
            lang="ar",
            published_on=at.date(),
            address="javascript:alert(1)//" + bad,
            captured_at=at,
            sha256=bad,
        ),
        chain=(Carrier(bad, "outlet"), Carrier(bad, "agency"), Carrier(bad, "person"), Carrier(bad, "channel")),
        chain_confirmed=False,
        translators=(Person(bad), Person(None, shielded=True)),
        editor=Person(bad),
        published_at=at,
        updated_at=at + timedelta(hours=1),
        lang="en",
        corrections=(Correction(at, bad),),
        event=bad,
        rank=1,
    )


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Return the dozen stories as an edition, with the actors in them."""
    return Edition(SITE, some_stories(), some_actors())


@pytest.fixture(scope="session")
def declared() -> tuple[Outlet, ...]:
    """Return the declared outlets, for what is built once."""
    return (MIZAN, SADA)
