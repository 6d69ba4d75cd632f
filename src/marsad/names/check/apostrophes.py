"""One kind of apostrophe in the names of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from marsad.names.check.met import Met
from marsad.names.check.places import APOSTROPHE, Place
from marsad.names.check.style import APOSTROPHE as GLYPH


def one_apostrophe(text: str, met: Iterable[Met]) -> Iterator[Place]:
    """Yield the names whose apostrophe is not the one that the names of the text mostly have."""
    names = [(one.span, text[slice(*one.span)]) for one in met if one.forms and one.place is None]
    glyphs = Counter(glyph for _, printed in names for glyph in GLYPH.findall(printed))
    # Rings are letters of a scheme, two of them, which no apostrophe stands for.
    kinds = [glyph for glyph, _ in glyphs.most_common() if glyph not in "ʿʾ"]
    for span, printed in names if len(kinds) > 1 else ():
        if any(glyph in kinds[1:] for glyph in GLYPH.findall(printed)):
            usual = GLYPH.sub(lambda found: kinds[0] if found[0] in kinds else found[0], printed)
            yield Place(APOSTROPHE, span, printed, usual)
