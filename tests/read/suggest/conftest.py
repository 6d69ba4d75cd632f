"""Stories with the names and speakers that the model would find, marked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest

from marsad.read import read_page
from marsad.records import Attribution, Capture, Carrier, Mention, Reading, Speaker

MakeStory = Callable[..., Reading]


def _mentions(text: str, names: dict[str, tuple[str, str]]) -> Iterator[Mention]:
    taken = [False] * (len(text) + 1)
    for printed in sorted(names, key=len, reverse=True):
        name, kind = names[printed]
        at = text.find(printed)
        while at >= 0:
            if not taken[at]:
                yield Mention(f"m{at}", ((at, at + len(printed)),), name, kind)  # type: ignore[arg-type]
                taken[at : at + len(printed)] = [True] * len(printed)
            at = text.find(printed, at + len(printed))


def _says(number: int, speaker: str, outlet: str) -> Attribution:
    chain = (Carrier(outlet, "outlet"),) if outlet else ()
    return Attribution(
        f"s{number}", (), (), ((0, 1),), "indirect", "speech", (), None, False, Speaker(speaker, True), chain, 0.9
    )


@pytest.fixture
def story() -> MakeStory:
    """Return a function that reads a text as a page, and adds names (`{printed: (full name, kind)}`) and speakers."""

    def make(
        *parts: str, names: dict[str, tuple[str, str]] | None = None, speakers: tuple[str, ...] = (), outlet: str = ""
    ) -> Reading:
        text = "\n\n".join(parts)
        reading = read_page(Capture(input="story", body=text.encode(), received_at=datetime(2026, 1, 1, tzinfo=UTC)))
        assert reading.headline is not None and reading.headline.printed == parts[0]
        mentions = sorted(_mentions(text, names or {}), key=lambda mention: mention.spans)
        says = tuple(_says(number, speaker, outlet) for number, speaker in enumerate(speakers, 1))
        return msgspec.structs.replace(reading, mentions=tuple(mentions), attributions=says)

    return make
