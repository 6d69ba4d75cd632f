"""Statements as W3C Web Annotations (Recommendation of 23 February 2017), for tools that show and keep those.

A statement is an annotation that identifies who says some words: its targets are the pieces of the content, each found
by its words (TextQuoteSelector) and by its place (TextPositionSelector). A client that knows nothing of us shows the
TextualBody, a line such as *al-Mizan <- HANA <- Munir al-Hallaq, minister*; one that does reads the body of type
`Statement`, whose terms `CONTEXT` defines: JSON-LD turns them into addresses below `NAMESPACE`.

Places count code points of the page's text without its tags (section 4.2.4 of the model), as `marsad read` gives it. A
client that makes text of a page in another way finds the words by their quotation; prefix and suffix are long enough
that they stand in one place only. `textDigest` is the SHA-256 of the text that places count in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Literal
from urllib.parse import quote
from uuid import UUID, uuid5

from msgspec import Struct, field

from marsad.read.wording import chain_line, shown_content
from marsad.records import Attribution, Reading, Span

NAMESPACE = "https://marsad.example/ns#"
Context = tuple[str, Mapping[str, str | Mapping[str, str]]]
CONTEXT: Context = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "marsad": NAMESPACE,
        "Statement": "marsad:Statement",
        "statement": "marsad:statement",
        "words": "marsad:words",
        "kind": "marsad:kind",
        "manner": "marsad:manner",
        "carried": "marsad:carried",
        "confidence": "marsad:confidence",
        "speaker": "marsad:speaker",
        "named": "marsad:named",
        "office": "marsad:office",
        "authority": {"@id": "marsad:authority", "@type": "@id"},
        "mention": "marsad:mention",
        "sourceWords": "marsad:sourceWords",
        "cueWords": "marsad:cueWords",
        "hedgeWords": "marsad:hedgeWords",
        "chain": {"@id": "marsad:chain", "@container": "@list"},
        "carriedAs": "marsad:carriedAs",
        "parent": {"@id": "marsad:parent", "@type": "@id"},
        "textDigest": "marsad:textDigest",
    },
)
"""What the words of our bodies mean, in line with every page: nothing has to be fetched to read one."""

_UUIDS = UUID("5b0c1c1e-7a55-5d0e-9a4e-6d61727361d0")
_AROUND = 32
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class QuoteSelector(Struct, frozen=True, tag_field="type", tag="TextQuoteSelector"):
    """Finds words by quoting them, with what stands before and behind."""

    exact: str
    prefix: str
    suffix: str


class PositionSelector(Struct, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """Finds words by their place, in code points; the end is not included."""

    start: int
    end: int


class Part(Struct, frozen=True, tag_field="type", tag="SpecificResource"):
    """Some words of a page, found in two ways."""

    source: str
    selector: tuple[QuoteSelector, PositionSelector]


class TextualBody(Struct, frozen=True, tag_field="type", tag="TextualBody"):
    """What a plain client shows."""

    value: str
    purpose: Literal["identifying", "tagging"]
    format: str = "text/plain"
    text_direction: str = field(name="textDirection", default="auto")


class SpeakerBody(Struct, frozen=True, omit_defaults=True):
    """Who speaks. What the story does not give is left out."""

    named: bool
    name: str | None = None
    office: str | None = None
    authority: str | None = None
    mention: Part | None = None


class CarrierBody(Struct, frozen=True):
    """One link of the chain; the list is in order, outermost first."""

    name: str
    carried_as: str = field(name="carriedAs")


class StatementBody(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """The statement as structured data. `words` is the content for show; what is empty is left out."""

    id: str
    type: tuple[str, str]
    statement: str
    words: str
    kind: str
    manner: str
    carried: bool
    confidence: float
    speaker: SpeakerBody
    source_words: tuple[Part, ...] = ()
    cue_words: tuple[Part, ...] = ()
    hedge_words: tuple[Part, ...] = ()
    chain: tuple[CarrierBody, ...] = ()
    parent: str | None = None


class Agent(Struct, frozen=True, tag_field="type", tag="Software"):
    """Who made an annotation: a machine, which proposes."""

    id: str
    name: str
    homepage: str


class Annotation(Struct, frozen=True, kw_only=True, tag_field="type", tag="Annotation"):
    """One statement."""

    id: str
    motivation: str = "identifying"
    creator: Agent
    body: tuple[TextualBody | StatementBody, ...]
    target: tuple[Part, ...]


class Collection(Struct, frozen=True, tag_field="type", tag="AnnotationCollection"):
    """What a page belongs to: all annotations of its story."""

    id: str
    label: str
    total: int


class AnnotationPage(Struct, frozen=True, kw_only=True, tag_field="type", tag="AnnotationPage"):
    """The annotations of one story, ready to be written as JSON-LD."""

    context: Context = field(name="@context", default=CONTEXT)
    id: str
    part_of: Collection = field(name="partOf")
    start_index: int = field(name="startIndex", default=0)
    text_digest: str = field(name="textDigest")
    items: tuple[Annotation, ...]


MACHINE = Agent("https://marsad.example/", "Marsad", "https://marsad.example/")


def annotate(reading: Reading) -> AnnotationPage | None:
    """Return the statements of a reading as a page of annotations, or None where it has none.

    The ids of annotations are made from page, place and wording: reading again what did not change gives the same.
    A statement without content, which no target could show, is left out.
    """
    source = source_iri(reading)
    digest = sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()
    names = {said.id: _name(source, reading, said) for said in reading.attributions}
    items = tuple(_annotation(reading, source, said, names) for said in reading.attributions if said.content)
    if not items:
        return None
    label = reading.headline and (reading.headline.value or reading.headline.printed)
    return AnnotationPage(
        id=_urn(f"{source}\n{digest}\npage"),
        part_of=Collection(_urn(f"{source}\n{digest}"), label or reading.input, len(items)),
        text_digest=digest,
        items=items,
    )


def source_iri(reading: Reading) -> str:
    """Return what a target's source is called: the page's address, or its input as an IRI.

    An absolute path becomes a file address, any other input an IRI relative to where the command ran.
    """
    if reading.address:
        return reading.address
    if _SCHEME.match(reading.input):
        return reading.input
    place, mark, part = reading.input.rpartition("#") if re.search(r"#\d+$", reading.input) else (reading.input, "", "")
    path = PurePath(place)
    return (path.as_uri() if path.is_absolute() else quote(place, safe="/")) + mark + part


_MOST_AROUND = 512


def select(text: str, span: Span, source: str) -> Part:
    """Return words of a text as part of a page, with as much before and behind as makes their place the only one.

    A text that repeats itself for longer than `_MOST_AROUND` leaves the rest to the position.
    """
    start, end = span
    around = _AROUND
    while True:
        first, behind = max(start - around, 0), min(end + around, len(text))
        found = text.find(text[first:behind])
        if (
            around >= _MOST_AROUND
            or (first == 0 and behind == len(text))
            or text.find(text[first:behind], found + 1) < 0
        ):
            break
        around *= 2
    quoted = QuoteSelector(text[start:end], text[first:start], text[end:behind])
    return Part(source, (quoted, PositionSelector(start, end)))


def _annotation(reading: Reading, source: str, said: Attribution, names: dict[str, str]) -> Annotation:
    def parts(spans: Sequence[Span]) -> tuple[Part, ...]:
        return tuple(select(reading.text, span, source) for span in spans)

    tags = (said.kind, said.manner, *(("carried",) if said.carried else ()), *(("hedged",) if said.hedge else ()))
    speaker = said.speaker
    statement = StatementBody(
        id=f"{names[said.id]}#statement",
        type=("Dataset", "Statement"),
        statement=said.id,
        words=shown_content(reading.text, said.content),
        kind=said.kind,
        manner=said.manner,
        carried=said.carried,
        confidence=said.confidence,
        speaker=SpeakerBody(
            speaker.named,
            speaker.name,
            speaker.office,
            speaker.authority,
            select(reading.text, speaker.mention, source) if speaker.mention else None,
        ),
        source_words=parts(said.source),
        cue_words=parts(said.cue),
        hedge_words=parts(said.hedge),
        chain=tuple(CarrierBody(carrier.name, carrier.role) for carrier in said.chain),
        parent=names.get(said.parent) if said.parent else None,
    )
    return Annotation(
        id=names[said.id],
        creator=MACHINE,
        body=(
            TextualBody(chain_line(said.chain, speaker), "identifying"),
            *(TextualBody(tag, "tagging") for tag in tags),
            statement,
        ),
        target=parts(said.content),
    )


def _name(source: str, reading: Reading, said: Attribution) -> str:
    spans = (*said.content, *said.cue, *said.source)
    words = "\n".join(f"{start} {end} {reading.text[start:end]}" for start, end in spans)
    return _urn(f"{source}\n{words}\n{len(said.content)} {len(said.cue)}")


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_UUIDS, name)}"
