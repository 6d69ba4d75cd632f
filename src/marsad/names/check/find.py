"""Names in a text that are not written as the house writes them, and likely slips.

Made to be silent where there is doubt: a spelling that the authority file knows of another is that other, and an
unknown word is a slip only if a hand could have slipped from the house form to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.names.check.apostrophes import one_apostrophe
from marsad.names.check.arabic import find_arabic
from marsad.names.check.beside import LEADING
from marsad.names.check.judge import Judge
from marsad.names.check.known import Form, Known
from marsad.names.check.letters import mixed_letters
from marsad.names.check.met import Met, is_part_of_another
from marsad.names.check.places import Place, gather
from marsad.names.check.short import short_names
from marsad.names.check.slips import ALONE, is_slip_of_word
from marsad.names.check.style import HouseStyle
from marsad.names.check.words import Body, begins_sentence, in_title_case, read_body, windows
from marsad.records import Authority, Finding

_JOINED = 6
"""Letters of a word, at the least, whose first two may be an article."""


class NameCheck:
    """The checks, with an authority file made ready.

    Args:
        authorities: Who and what the house knows.
        style: How the house writes names.

    >>> from marsad.records import Authority, NameForm
    >>> idleb = Authority("idleb", "place", (NameForm("Idleb", "en", "house"), NameForm("Idlib", "en", "variant")))
    >>> [(f.check, f.suggestion) for f in NameCheck([idleb]).find("From Idlib to Idelb and Idleb.")]
    [('name-variant', 'Idleb'), ('name-slip', 'Idleb')]
    """

    def __init__(self, authorities: Iterable[Authority], style: HouseStyle | None = None) -> None:
        self.style = style or HouseStyle()
        self._known = Known(authorities, self.style.scheme)
        self._judge = Judge(self._known, self.style)

    def find(self, text: str) -> list[Finding]:
        """Return what is to be remarked in a text, in its order; the longest name at each place."""
        return gather(self.find_places(text), every=self.style.every)

    def find_places(self, text: str) -> list[Place]:
        """Return what is to be remarked, each place by itself."""
        body = read_body(text)
        met = list(self._met(body, self._others(body)))
        places = [one.place for one in met if one.place]
        places += short_names(body, met, self._judge)
        if self.style.apostrophe == "one":
            places += one_apostrophe(text, met)
        places += mixed_letters(text)
        return sorted(places, key=lambda place: place.span)

    def _others(self, body: Body) -> dict[int, list[str]]:
        """Return what unknown words with a capital may have been meant as: house words, or a word with its article."""
        near: dict[str, list[str]] = {}
        others: dict[int, list[str]] = {}
        for at, word in enumerate(body.words):
            key = word.key
            if not word.capital or key in self._known.words or key in body.ordinary:
                continue
            if key not in near:
                near[key] = self._known.near.near(key)
                if key[:2] == "al" and len(key) >= _JOINED and key[2:] in self._known.words:
                    near[key].append(f"al {key[2:]}")
            if near[key]:
                others[at] = near[key]
        return others

    def _met(self, body: Body, others: dict[int, list[str]]) -> Iterator[Met]:
        """Yield the names that the file knows or nearly knows."""
        at = 0
        while at < len(body.words):
            met, word = None, body.words[at]
            if word.plain:
                met = find_arabic(body, at, self._judge) if word.key > "\u0600" else self._latin(body, at, others)
            if met:
                yield met
            at += met.size if met else 1

    def _latin(self, body: Body, at: int, others: dict[int, list[str]]) -> Met | None:
        words, longest = body.words, self._known.longest
        most = max([longest.get(key.split()[0], 0) for key in (words[at].key, *others.get(at, ()))])
        for window in windows(words, at, most) if most else ():
            if not any(word.capital for word in window):
                continue
            forms = self._known.forms.get(" ".join([word.key for word in window]))
            met = self._known_name(body, at, len(window), forms) if forms else None
            met = met or self._meant(body, at, len(window), others)
            if met:
                return met
        return None

    def _known_name(self, body: Body, at: int, size: int, forms: Sequence[Form]) -> Met:
        met = Met(at, size, body.span(at, size), forms)
        if self._is_doubtful(body, met):
            return met
        return Met(at, size, met.span, forms, self._judge.name(body.text, met.span, forms))

    def _meant(self, body: Body, at: int, size: int, others: dict[int, list[str]]) -> Met | None:
        """Return the name that a run of words was meant as, one of which is none that the file knows."""
        wrong = [place for place in range(at, at + size) if place in others] if others else []
        if len(wrong) != 1:
            return None
        keys = [word.key for word in body.words[at : at + size]]
        place = wrong[0] - at
        alone = all(key == "al" or key in LEADING for key in keys[:place] + keys[place + 1 :])
        slipped: list[Form] = []
        # What the text has right elsewhere was meant here.
        right = any(meant in body.named for meant in others[wrong[0]])
        for meant in others[wrong[0]]:
            forms = self._known.forms.get(" ".join([*keys[:place], meant, *keys[place + 1 :]]), [])
            if forms and " " in meant:
                return self._known_name(body, at, size, forms)
            least = ALONE if meant in body.named else self._known.least
            if forms and (not alone or is_slip_of_word(keys[place], meant, least)):
                slipped += forms
        met = Met(at, size, body.span(at, size), slipped)
        if not slipped or is_part_of_another(body, met, strict=not right):
            return None
        found = self._judge.slip(body.text, met.span, slipped)
        return Met(at, size, met.span, (), found) if found else None

    def _is_doubtful(self, body: Body, met: Met) -> bool:
        """Tell whether a known name may be an ordinary word here, or a piece of another's name."""
        bare = [word for word in body.words[met.at : met.at + met.size] if word.key != "al"]
        printed = body.text[slice(*met.span)].casefold()
        exact = any(printed == one.form.text.casefold() for one in met.forms)
        if len(bare) == 1 and bare[0].key in body.ordinary:
            return begins_sentence(body.text, met.span[0]) or in_title_case(body.text, met.span[0])
        # A place is in the names of others, and is spelled there as anywhere.
        alone = len(bare) == 1 and all(self._known.authorities[one.authority].kind != "place" for one in met.forms)
        return (alone or not exact) and is_part_of_another(body, met, strict=not exact)
