"""Whether headline or deck states as a fact what the text only has somebody say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.read.findings.check import Check
from marsad.read.findings.page import Claim, Page
from marsad.read.suggest.terms import Word, bare_arabic, find_words
from marsad.records import Attribution, Finding
from marsad.text.normalise import fold_phrase

_SAID, _SAID_SHORT = 0.6, 0.75
"""Share of a claim's stems that a statement has where the claim is that statement; more of a claim of three stems."""
_OWN = 0.6
"""Share of a claim's stems in a sentence, outside all statements, from which the text may say it itself."""
_ONLY_SAID = 0.33
"""Share of a claim's stems that stand in statements only, nowhere else in the text."""
_LEAST = 3
_SURE = 0.5
"""Statements less sure than this are no ground for a finding."""


@dataclass(frozen=True, slots=True)
class _Told:
    statement: Attribution
    cover: float


class AttributionDropped(Check):
    """*Opposition: the water was sold* became *The water was sold*."""

    id = "attribution-dropped"
    name = "Attribution dropped"
    description = "Headline or deck states as a fact what in the text only somebody says."
    severity = "note"
    yields_to = ("hedge-dropped",)

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield the flat claims that stand in somebody's statement and nowhere outside one.

        Where any sentence of headline or deck names a speaker, readers are warned.
        """
        if any(claim.attributed for claim in page.claims):
            return
        for claim in page.claims:
            if claim.doubted or len(claim.stems) < _LEAST:
                continue
            best = max(_told(page, claim), key=lambda one: one.cover, default=None)
            enough = _SAID if len(claim.stems) > _LEAST else _SAID_SHORT
            if best is None or best.cover < enough or _may_say_itself(claim, _own_stems(page)):
                continue
            if _is_his_to_tell(page, claim, best.statement):
                continue
            who = best.statement.speaker.name
            content = best.statement.content
            yield self.finding(
                ((claim.start, claim.end), (content[0][0], content[-1][1])),
                f"The {claim.place} states as a fact what in the text only “{who}” says. "
                f"Name the speaker in the {claim.place}, or find a second source.",
            )


def _told(page: Page, claim: Claim) -> Iterator[_Told]:
    """Yield the statements of the text, and how much of a claim each has; of its words besides names, too."""
    names = [(m.spans[0][0], m.spans[-1][1]) for m in page.mentions_in((claim.start, claim.end))]
    plain = {w.stem for w in claim.words if w.stem and not any(a <= w.start < b for a, b in names)} or claim.stems
    for statement in page.statements:
        if statement.confidence < _SURE or not _is_somebody(page, statement):
            continue
        words = [word for span in statement.content for word in find_words(page.text, *span, page.lang)]
        if words and words[0].key not in page.words.asks:
            stems = {word.stem for word in words}
            yield _Told(statement, min(len(claim.stems & stems) / len(claim.stems), len(plain & stems) / len(plain)))


def _is_somebody(page: Page, statement: Attribution) -> bool:
    """Tell whether a speaker has a name, or is a person or body by what he is called."""
    name = statement.speaker.name
    if name is None or fold_phrase(name) in page.lexicon.all_pronouns:
        return False
    heads = page.lexicon.person_heads | page.lexicon.body_heads | page.lexicon.anonymous
    return statement.speaker.named or bool(_keys(find_words(name, 0, len(name), page.lang), page.lang) & heads)


def _own_stems(page: Page) -> list[frozenset[str]]:
    """Return the stems that each sentence has outside of all statements."""
    inside: set[int] = set()
    for statement in page.statements:
        for start, end in statement.content:
            inside.update(range(start, end))
    return [frozenset(w.stem for w in s.words if w.stem and w.start not in inside) for s in page.sentences]


def _may_say_itself(claim: Claim, own: list[frozenset[str]]) -> bool:
    """Tell whether the text may state a claim in its own words."""
    size = len(claim.stems)
    if any(len(claim.stems & stems) >= _OWN * size for stems in own):
        return True
    return len(claim.stems.difference(*own)) < _ONLY_SAID * size


def _is_his_to_tell(page: Page, claim: Claim, statement: Attribution) -> bool:
    """Tell whether a speaker tells of what is his: his own doing, an event that it is his office to record."""
    cue = {key for span in statement.cue for key in _keys(find_words(page.text, *span, page.lang), page.lang)}
    if not cue or cue & page.words.firm:
        return True
    source = [word for span in statement.source for word in find_words(page.text, *span, page.lang)]
    described = f"{statement.speaker.name or ''} {statement.speaker.office or ''}"
    who = _keys([*source, *find_words(described, 0, len(described), page.lang)], page.lang)
    if who & page.words.records:
        return True
    about = _keys(claim.words, page.lang)
    name = _keys(find_words(described, 0, len(statement.speaker.name or ""), page.lang), page.lang)
    heads = page.lexicon.person_heads | page.lexicon.body_heads
    offices = {_office(key, page.lang) for key in who & heads} & {_office(key, page.lang) for key in about & heads}
    return bool(offices or about & name - page.small.stop)


def _office(key: str, lang: str) -> str:
    """Return what a man's word and his office's have in common: *minister* and *ministry*, وزير and وزارة."""
    return "".join(letter for letter in key if letter not in "اويه") if lang == "ar" else key[:6]


def _keys(words: Iterable[Word], lang: str) -> set[str]:
    keys = {word.key for word in words}
    return (
        keys | {bare_arabic(key) for key in keys} | {key[1:] for key in keys if key[:1] in ("و", "ف")}
        if lang == "ar"
        else keys
    )
