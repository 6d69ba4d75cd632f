"""Stories with the marks that the model would give them, made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec
import pytest

from marsad.read import read_page
from marsad.records import Attribution, Capture, Mention, Reading, Speaker

MakeStory = Callable[..., Reading]
Said = tuple[str, str, str, str | None]
"""Words of source, cue and content as they stand in the text (empty: none), and who speaks, with `!` before a name."""


def _place(text: str, words: str, start: int) -> tuple[tuple[int, int], ...]:
    at = text.index(words, start) if words else -1
    return ((at, at + len(words)),) if words else ()


def _attribution(number: int, text: str, said: Said, body: int, office: str | None) -> Attribution:
    source, cue, content, who = said
    start = text.index(content, body)
    sentence = max(text.rfind("\n", 0, start), 0)
    return Attribution(
        id=f"s{number}",
        source=_place(text, source, sentence),
        cue=_place(text, cue, sentence),
        content=((start, start + len(content)),),
        kind="indirect",
        manner="speech",
        hedge=(),
        parent=None,
        carried=False,
        speaker=Speaker(who.removeprefix("!") if who else None, bool(who and who.startswith("!")), office),
        chain=(),
        confidence=0.9,
    )


def _mentions(text: str, names: dict[str, str]) -> Iterable[Mention]:
    number, taken = 0, [False] * (len(text) + 1)
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if not taken[at]:
                number += 1
                yield Mention(f"m{number}", ((at, at + len(name)),), name, names[name])  # type: ignore[arg-type]
                taken[at : at + len(name)] = [True] * len(name)
            at = text.find(name, at + len(name))


@pytest.fixture
def story() -> MakeStory:
    """Return a function that reads headline, deck and paragraphs as a page and adds statements and names.

    Where there is a deck, the headline stands above and below it, as on many pages.

    Its arguments: headline, paragraphs, deck, statements of the body (`said`) and of headline and deck (`above`),
    kinds by name (`names`), offices by speaker.
    """

    def make(
        headline: str,
        *body: str,
        deck: str = "",
        said: Iterable[Said] = (),
        above: Iterable[Said] = (),
        names: dict[str, str] | None = None,
        offices: dict[str, str] | None = None,
    ) -> Reading:
        above_body = f"{headline}\n\n{deck}\n{headline}" if deck else headline
        text = "\n\n".join((above_body, *body))
        capture = Capture(input="story", body=text.encode(), received_at=datetime(2026, 1, 1, tzinfo=UTC))
        reading = read_page(capture)
        assert reading.headline is not None and reading.headline.printed == headline
        assert not deck or (reading.deck is not None and reading.deck.printed == deck)
        below = text.index(body[0])
        office = offices or {}
        every = [*((one, 0) for one in above), *((one, below) for one in said)]
        marked = [
            _attribution(number, text, one, start, office.get((one[3] or "").removeprefix("!")))
            for number, (one, start) in enumerate(every, 1)
        ]
        return msgspec.structs.replace(
            reading, attributions=tuple(marked), mentions=tuple(_mentions(text, names or {}))
        )

    return make
