"""All checks together, on whole pages and on odd ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.read.findings import CHECKS, find_findings
from marsad.records import Attribution, Block, Field, Mention, Reading, Speaker

from .conftest import MakeStory

LINE = (
    "Opposition Spokesman: officers met Abu Layth , or his representative may three 12 percent said that The Hadrani "
    "opposition Idleb Idelb . “ ” ? قال إن المعارضة : أو من ينوب عنه قد يرجح ثلاثة ١٢٪ في المئة زعم خبراء"
)
WORDS = [*LINE.split(), "\n\n"]


def test_every_check_says_what_it_is() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 6
    for check in CHECKS:
        assert check.name and check.description.endswith(".") and "\n" not in check.description
        assert check.severity in ("note", "warning")


def test_every_check_is_documented() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "findings.md").read_text(encoding="utf-8")
    for check in CHECKS:
        assert f"\n## {check.id}\n" in manual and f"[`{check.id}`](#{check.id})" in manual


def test_a_page_like_those_of_the_trade(story: MakeStory) -> None:
    """One page with two faults and a slip: a doubt left out, a group made of one man, a name in two spellings."""
    spokesman = (
        "The spokesman of the opposition delegation in Farna, Bassam al-Turaybili, said that Abu Layth, or his "
        "representative, had met Kardan officers on the outskirts of Sindyan more than three times "
        "before the posts were moved."
    )
    reading = story(
        "Opposition Spokesman: Kardan Officers Met Abu Layth Near Sindyan Many Times",
        "An opposition member has revealed that meetings were held between the Kardan army and the mountain fighters.",
        spokesman,
        "He added that the villages of Sindyan could not wait. A solution for Sinydan, he said, must "
        "come before the snow.",
        deck=(
            "The Hadrani opposition has said that meetings with the mountain fighters prove how little "
            "Karda wants an attack."
        ),
        said=[
            ("An opposition member", "has revealed", "that meetings were held", "an opposition member"),
            (
                "The spokesman of the opposition delegation in Farna, Bassam al-Turaybili",
                "said",
                "that Abu Layth, or his representative, had met Kardan officers",
                "!Bassam al-Turaybili",
            ),
        ],
        names={"Abu Layth": "person", "Bassam al-Turaybili": "person", "Sindyan": "place", "Sinydan": "place"},
    )
    assert [finding.check for finding in find_findings(reading)] == [
        "hedge-dropped",
        "speaker-inflated",
        "name-differs",
    ]


def test_a_doubt_left_out_is_not_reported_as_a_speaker_left_out_too(story: MakeStory) -> None:
    body = "The union claimed that the government had sold the harbour cranes to a company in Rayman last spring."
    content = "that the government had sold the harbour cranes to a company in Rayman"
    more = (
        "The contract was not shown. The ministry did not answer questions before the paper went to print last night."
    )
    reading = story(
        "Government Sold Harbour Cranes to Rayman Company",
        body,
        more,
        said=[("The union", "claimed", content, "the union")],
    )
    assert [finding.check for finding in find_findings(reading)] == ["hedge-dropped"]


def test_odd_pages_give_nothing(story: MakeStory) -> None:
    whole = story(
        "Six Killed in Market", "Eight people were killed in the market of Deir Qamra, a baker said on Monday evening."
    )
    for changes in (
        {"kind": "listing"},
        {"kind": "refused"},
        {"lang": "tr"},
        {"headline": None},
        {"headline": Field("Six Killed", "", ())},
        {"blocks": ()},
    ):
        assert find_findings(msgspec.structs.replace(whole, **changes)) == ()
    assert find_findings(Reading(input="nothing", kind="story")) == ()
    assert find_findings(Reading(input="nothing", kind="story", lang="en", text="")) == ()


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading whose parts and marks stand anywhere."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=80)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=8)))
    spans = [span for span in pairwise(cuts) if span[0] < span[1]]
    some = st.lists(st.sampled_from(spans), max_size=3).map(lambda some: tuple(sorted(some))) if spans else st.just(())
    lang = draw(st.sampled_from(["en", "ar"]))
    fields = [Field(text[a:b], text[a:b], ((a, b),)) for a, b in spans[:2]]
    speaker = st.sampled_from([None, "Bassam", "the opposition", "خبير"])
    attributions = tuple(
        Attribution(
            f"s{n}", draw(some), draw(some), draw(some), "indirect", "speech", draw(some), None, False,
            Speaker(draw(speaker), draw(st.booleans())), (), 0.9,
        )
        for n in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    kinds = st.sampled_from(["person", "organisation", "place"])
    mentions = tuple(Mention(f"m{n}", draw(some), "Name", draw(kinds)) for n in range(draw(st.integers(0, 5))))
    return Reading(
        input="drawn",
        kind="story",
        lang=lang,
        text=text,
        headline=fields[0] if fields else None,
        deck=fields[1] if len(fields) > 1 else None,
        blocks=tuple(Block((span,), "body", lang) for span in spans[2:]),
        attributions=attributions,
        mentions=mentions,
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(readings())
def test_nothing_raises_and_all_spans_slice_back(reading: Reading) -> None:
    for finding in find_findings(reading):
        assert finding.spans and finding.message
        for start, end in finding.spans:
            assert 0 <= start < end <= len(reading.text) and reading.text[start:end].strip()
