"""Names of a draft that are not written as the house writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from marsad.names.check import Place
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.whoswho.queries.house_names import house_check
from marsad.records import Span

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Remark:
    """What the checks say of one spelling in one field of a draft.

    Attributes:
        field: "headline", "deck", or the position of a paragraph.
        check: the check's id.
        message: the remark as a sentence.
        printed: as it stands there.
        suggestion: as the house would have it, where that is known.
        spans: each place in the field's text.
        offsets: where each begins as browsers count, in UTF-16.
    """

    field: str
    check: str
    message: str
    printed: str
    suggestion: str | None
    spans: tuple[Span, ...]
    offsets: tuple[int, ...]

    @property
    def key(self) -> str:
        """Return by what a page names it."""
        parts = "\n".join((self.field, self.check, self.printed, self.suggestion or ""))
        return "n" + sha256(parts.encode()).hexdigest()[:12]

    @property
    def where(self) -> str:
        """Return the name of its field."""
        return f"paragraph {self.field}" if self.field.isdigit() else self.field

    @property
    def part(self) -> str:
        """Return the part of the bench under which it is shown."""
        return self.field if self.field.isdigit() else "heading"

    def mend(self, text: str) -> str:
        """Return its field's text with the suggestion at each place."""
        for start, end in reversed(self.spans):
            text = text[:start] + (self.suggestion or text[start:end]) + text[end:]
        return text


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a draft: what is open, by the part of the bench, and what was left as it is."""

    remarks: tuple[Remark, ...]
    left: tuple[str, ...]

    def of(self, part: object) -> tuple[Remark, ...]:
        """Return the remarks of a part of the bench: a paragraph's position, or "heading"."""
        return tuple(one for one in self.remarks if one.part == str(part))


def names_in(draft: Draft, segments: Sequence[Segment]) -> Names:
    """Check all English of a draft at once: a family name alone is understood from the full one before it.

    Cut paragraphs are not looked at.
    """
    left = list(draft.left_names.values_list("printed", flat=True))
    found: dict[tuple[str, str, str], list[tuple[Place, Span]]] = {}
    fields = _fields(draft, segments)
    texts = dict(fields)
    for name, place, span in _places(fields):
        if place.printed not in left:
            found.setdefault((name, place.check, place.printed), []).append((place, span))
    remarks = tuple(
        Remark(
            field=name,
            check=check,
            message=each[0][0].message,
            printed=printed,
            suggestion=each[0][0].suggestion,
            spans=tuple(span for _, span in each),
            offsets=tuple(len(texts[name][:start].encode("utf-16-le", "surrogatepass")) // 2 for _, (start, _) in each),
        )
        for (name, check, printed), each in found.items()
    )
    return Names(remarks, tuple(left))


def find_remark(draft: Draft, key: str) -> Remark | None:
    """Return the remark that a page named, if it still stands."""
    names = names_in(draft, list(draft.segments.all()))
    return next((one for one in names.remarks if one.key == key), None)


def _fields(draft: Draft, segments: Sequence[Segment]) -> list[tuple[str, str]]:
    texts = [("headline", draft.headline), ("deck", draft.deck)]
    texts += [(str(segment.position), segment.target_text) for segment in segments if not segment.cut]
    return [(name, text) for name, text in texts if text.strip()]


def _places(fields: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Place, Span]]:
    """Yield what is remarked in each field, and where in it; a name never goes over the end of a field."""
    ends, whole = [], ""
    for _, text in fields:
        whole += text + _APART
        ends.append(len(whole))
    places = house_check().find_places(whole) if whole else []
    at = 0
    for place in places:
        while place.span[0] >= ends[at]:
            at += 1
        begin = ends[at] - len(_APART) - len(fields[at][1])
        yield fields[at][0], place, (place.span[0] - begin, place.span[1] - begin)
