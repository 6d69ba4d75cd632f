"""Readings with statements, made by hand: what the tests of tables and views look at, whatever models find."""

from __future__ import annotations

from typing import Literal

from marsad.records import (
    Attribution,
    Block,
    Capture,
    Carrier,
    Entry,
    Field,
    Finding,
    Reading,
    Span,
    Speaker,
    Suggestion,
)

STORY = """The Dam Is Safe, Minister Says

AL-WARDIYA - “We have water until spring,” Munir al-Hallaq, the electricity minister, told HANA, “and no more.”
He reportedly believes that engineers think that “the wall” will hold.

The Hadran News Agency quoted him as saying so. A reader in Ayn al-Tahun 😀 said that “the wall” will hold.
"""
HALLAQ = Speaker("Munir al-Hallaq", True, "electricity minister")
CHAIN = (Carrier("The Harbour Post", "publisher"), Carrier("HANA", "agency"))


def place(text: str, words: str, after: int = 0) -> Span:
    """Return where words stand."""
    start = text.index(words, after)
    return start, start + len(words)


def field(text: str, words: str, value: str | None = None) -> Field:
    """Return a field printed in a text."""
    return Field(value or words, words, (place(text, words),))


def said(
    number: int,
    content: tuple[Span, ...],
    *,
    cue: tuple[Span, ...] = (),
    source: tuple[Span, ...] = (),
    speaker: Speaker = HALLAQ,
    kind: Literal["direct", "indirect", "mixed"] = "indirect",
    manner: Literal["speech", "thought", "other"] = "speech",
    hedge: tuple[Span, ...] = (),
    parent: str | None = None,
    chain: tuple[Carrier, ...] = CHAIN,
    confidence: float = 0.9,
) -> Attribution:
    """Return a statement; one without a cue is carried."""
    return Attribution(
        f"s{number}", source, cue, content, kind, manner, hedge, parent, not cue, speaker, chain, confidence
    )


def story(name: str = "story.html", *, address: str | None = None, headline: str | None = None) -> Reading:
    """Return a story with an interrupted quotation, a thought with a thought in it, and a second speaker."""
    text = STORY.replace("The Dam Is Safe, Minister Says", headline) if headline else STORY
    second = text.index("A reader")
    nested = place(text, "that “the wall” will hold")
    return Reading(
        input=name,
        address=address,
        kind="story",
        lang="en",
        text=text,
        headline=field(text, headline or "The Dam Is Safe, Minister Says"),
        date=Field("2026-10-02", "", ()),
        blocks=(Block((place(text, "AL-WARDIYA - “We have water until spring,”"),), "body", "en"),),
        attributions=(
            said(
                1,
                (place(text, "“We have water until spring,”"), place(text, "“and no more.”")),
                cue=(place(text, "told HANA"),),
                source=(place(text, "Munir al-Hallaq, the electricity minister"),),
                kind="direct",
            ),
            said(
                2,
                ((place(text, "that engineers")[0], nested[1]),),
                cue=(place(text, "believes"),),
                source=(place(text, "He"),),
                manner="thought",
                hedge=(place(text, "reportedly"),),
                confidence=0.7,
            ),
            said(
                3,
                (nested,),
                cue=(place(text, "think"),),
                source=(place(text, "engineers"),),
                speaker=Speaker("engineers", False),
                manner="thought",
                parent="s2",
                chain=(*CHAIN, Carrier("Munir al-Hallaq", "person")),
                confidence=0.5,
            ),
            said(
                4,
                (place(text, "that “the wall” will hold", second),),
                cue=(place(text, "said", second),),
                source=(place(text, "A reader in Ayn al-Tahun 😀"),),
                speaker=Speaker("a reader in Ayn al-Tahun", False),
                kind="mixed",
                chain=(Carrier("The Harbour Post", "publisher"),),
            ),
        ),
        findings=(Finding("hedge-dropped", "warning", (place(text, "reportedly"),), "The headline drops a hedge."),),
        suggested=(
            Suggestion("Munir al-Hallaq", "person", (place(text, "Munir al-Hallaq"),)),
            Suggestion("environment", "topic", (place(text, "water"), place(text, "spring"))),
        ),
    )


ARABIC = """وزير الكهرباء: السد ممتلئ

قال منير الحلاق إن «السد نصف فارغ» بحسب وكالة حدران للأنباء.
"""


def arabic_story(name: str = "ar.html") -> Reading:
    """Return an Arabic story with one statement."""
    return Reading(
        input=name,
        kind="story",
        lang="ar",
        text=ARABIC,
        headline=field(ARABIC, "وزير الكهرباء: السد ممتلئ"),
        outlet_credited=Field("وكالة حدران للأنباء", "وكالة حدران للأنباء", (place(ARABIC, "وكالة حدران للأنباء"),)),
        attributions=(
            said(
                1,
                (place(ARABIC, "إن «السد نصف فارغ»"),),
                cue=(place(ARABIC, "قال"),),
                source=(place(ARABIC, "منير الحلاق"),),
                speaker=Speaker("منير الحلاق", True, "وزير الكهرباء"),
                chain=(Carrier("وكالة حدران للأنباء", "agency"),),
            ),
        ),
    )


LIST = """Daily digest

Bread Costs More
A baker said that flour was short.

Al-Mizan: Port Strike Ends
The union said that it had won.
"""


def listing(name: str = "list.html") -> Reading:
    """Return a listing page whose two entries hold a statement each."""
    return Reading(
        input=name,
        kind="listing",
        lang="en",
        text=LIST,
        entries=(
            Entry(field(LIST, "Bread Costs More"), deck=field(LIST, "A baker said that flour was short.")),
            Entry(
                field(LIST, "Port Strike Ends"),
                outlet_credited=field(LIST, "Al-Mizan"),
                date=Field("2026-10-16", "", ()),
            ),
        ),
        attributions=(
            said(
                1, (place(LIST, "that flour was short"),), cue=(place(LIST, "said"),), speaker=Speaker("a baker", False)
            ),
            said(
                2,
                (place(LIST, "that it had won"),),
                cue=(place(LIST, "said", LIST.index("union")),),
            ),
        ),
    )


def read_sample(capture: Capture) -> Reading:
    """Read a capture as the sample story, its first line as the headline."""
    first = capture.body.decode().partition("\n")[0]
    return story(capture.input, address=capture.address, headline=first)
