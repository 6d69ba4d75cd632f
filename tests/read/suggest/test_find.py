"""All keywords of a story together, and of odd pages."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.read.suggest import suggest_keywords
from marsad.records import Block, Field, Mention, Reading

from .conftest import MakeStory

LINE = "The observation posts hospital doctors cholera patients , . said 12 — وزارة الصحة أطباء نقاط المراقبة و في"
WORDS = [*LINE.split(), "\n\n"]
ORDER = ("person", "body", "place", "phrase", "topic")


def test_kinds_come_in_order_and_apart(story: MakeStory) -> None:
    reading = story(
        "Doctors Count Cholera Patients in Ayn Tahun",
        "Layan Hamdun, who heads the hospital of Ayn Tahun, has counted forty-one cholera patients "
        "in the isolation ward.",
        "The isolation ward has eighteen beds, Hamdun said. The Relief Authority sent vaccines; the "
        "Relief Authority is thanked.",
        names={
            "Layan Hamdun": ("Layan Hamdun", "person"),
            "Hamdun": ("Layan Hamdun", "person"),
            "Ayn Tahun": ("Ayn Tahun", "place"),
            "Relief Authority": ("Relief Authority", "organisation"),
        },
        speakers=("Layan Hamdun", "Relief Authority"),
    )
    found = [(suggestion.kind, suggestion.value) for suggestion in suggest_keywords(reading)]
    assert found == [
        ("person", "Layan Hamdun"),
        ("body", "Relief Authority"),
        ("place", "Ayn Tahun"),
        ("phrase", "cholera patients"),
        ("phrase", "isolation ward"),
        ("topic", "health"),
    ]


def test_odd_pages(story: MakeStory) -> None:
    names = {"Ayn Tahun": ("Ayn Tahun", "place")}
    body = "In Ayn Tahun the observation posts were moved, and in Ayn Tahun the observation posts came back at night."
    reading = story("Ayn Tahun Moves Its Observation Posts", body, names=names)
    listing = suggest_keywords(msgspec.structs.replace(reading, kind="listing"))
    assert [suggestion.kind for suggestion in listing] == ["place"]
    assert suggest_keywords(msgspec.structs.replace(reading, kind="refused")) == ()
    assert suggest_keywords(msgspec.structs.replace(reading, lang="fa")) == ()
    assert suggest_keywords(Reading(input="nothing", kind="story", lang="ar")) == ()
    bare = msgspec.structs.replace(reading, headline=None, blocks=(), mentions=())
    assert suggest_keywords(bare) == ()


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading whose parts and names stand anywhere."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=80)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=8)))
    spans = [span for span in pairwise(cuts) if span[0] < span[1]]
    some = st.lists(st.sampled_from(spans), max_size=2).map(lambda some: tuple(sorted(some))) if spans else st.just(())
    lang = draw(st.sampled_from(["en", "ar"]))
    kinds = st.sampled_from(["person", "organisation", "place"])
    names = st.sampled_from(["Layan Hamdun", "", "—", "وزارة الصحة"])
    return Reading(
        input="drawn",
        kind=draw(st.sampled_from(["story", "listing"])),
        lang=lang,
        text=text,
        headline=Field(text, text, (spans[0],)) if spans else None,
        blocks=tuple(Block((span,), "body", lang) for span in spans[1:]),
        mentions=tuple(Mention(f"m{n}", draw(some), draw(names), draw(kinds)) for n in range(draw(st.integers(0, 5)))),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(readings())
def test_nothing_raises_and_every_keyword_gives_its_reason(reading: Reading) -> None:
    found = suggest_keywords(reading)
    kinds = [ORDER.index(suggestion.kind) for suggestion in found]
    assert kinds == sorted(kinds)
    for suggestion in found:
        assert suggestion.value and suggestion.because
        assert all(0 <= start < end <= len(reading.text) for start, end in suggestion.because)
