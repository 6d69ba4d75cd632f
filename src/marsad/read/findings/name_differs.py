"""Whether a name is spelled in two ways on the page, or is another one in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from marsad.read.findings.check import Check
from marsad.read.findings.names import is_in_text, is_slip, is_variant, tokens_of
from marsad.read.findings.page import Page
from marsad.read.suggest.terms import find_words
from marsad.read.words import load_words
from marsad.records import Finding, Mention, Span

_ARTICLES = frozenset(("al", "el", "the"))
_SHORT = 4
"""Words no longer than this are too short to tell a slip from another name."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a name: folded, without article; where it stands; the other words of its name."""

    key: str
    span: Span
    above: bool
    kind: str | None
    rest: frozenset[str]


class NameDiffers(Check):
    """*Idleb* above, *Idelb* below."""

    id = "name-differs"
    name = "Name differs"
    description = (
        "A name is spelled in two ways on the page, or a person of headline or deck has another name in the text."
    )

    def find(self, page: Page) -> Iterator[Finding]:
        """Yield slips of spelling between two names, and people of the headline who have another name below."""
        above = list(_above(page))
        slips = list(self._slips(page, above))
        yield from slips
        told = {span for finding in slips for span in finding.spans}
        yield from self._others(page, [m for m in above if not any(_meet(_hull(m), span) for span in told)])

    def _slips(self, page: Page, above: Sequence[Mention]) -> Iterator[Finding]:
        tokens: dict[str, list[_Token]] = {}
        for token in _all_tokens(page, above):
            tokens.setdefault(token.key, []).append(token)
        for usual, rare in _pairs(sorted(tokens, key=lambda key: (-len(tokens[key]), tokens[key][0].span))):
            if is_slip(usual, rare) and _are_one(tokens[usual], tokens[rare]):
                yield self._slip(page, tokens[usual], tokens[rare])

    def _slip(self, page: Page, usual: Sequence[_Token], rare: Sequence[_Token]) -> Finding:
        pair = sorted((usual[0], rare[0]), key=lambda token: (not token.above, token is rare[0]))
        right, wrong = page.text[slice(*usual[0].span)], page.text[slice(*rare[0].span)]
        return self.finding(
            (pair[0].span, pair[1].span),
            f"“{wrong}” and “{right}” look like one name: {len(rare)} and {len(usual)} times on this page. "
            "Spell it in one way, as the house does.",
            right,
            note=True,
        )

    def _others(self, page: Page, above: Sequence[Mention]) -> Iterator[Finding]:
        below = [(m, _name(page, m)) for m in page.mentions_in(page.body) if m.kind == "person"]
        for mention in above:
            name = _name(page, mention)
            if mention.kind != "person":
                continue
            named = [m for m, other in below if _differs(page, name, other)]
            if len({_name(page, m)[-1] for m in named}) == 1:
                here, there = _hull(mention), _hull(named[0])
                yield self.finding(
                    (here, there),
                    f"“{page.text[slice(*here)]}” above is “{page.text[slice(*there)]}” in the text. "
                    "Compare both with the original, and write the name in one way.",
                    page.text[slice(*there)],
                )


def _meet(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _differs(page: Page, name: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a name of the headline is a name of the text, but for a part that the text never has.

    The part must be a known given name: capitals of a headline can draw any word into a name.
    """
    if not name or not other:
        return False
    if len(name) > 1 and len(other) > 1 and name[-1] == other[-1]:
        shared = any(token in name or token[1:] in name for token in other[:-1])
        return not shared and name[0] in load_words().given_names and not is_in_text(page, name[:1])
    first = len(name) < 2 or len(other) < 2 or name[0] == other[0]
    return first and name[-1] not in page.folded_body and is_variant(name[-1], other[-1], page.lang)


def _name(page: Page, mention: Mention) -> tuple[str, ...]:
    """Return the words of a name; a saying word that a headline's capitals drew into it is none."""
    tokens = tokens_of(page.text[slice(*_hull(mention))], page.lang)
    return tuple(t for t in tokens if t not in page.words.says and t not in page.small.weak) or tokens


def _pairs(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words with one first letter, in order."""
    by_letter: dict[str, list[str]] = {}
    for key in keys:
        by_letter.setdefault(key[:1], []).append(key)
    for some in by_letter.values():
        yield from combinations(some, 2)


def _all_tokens(page: Page, above: Sequence[Mention]) -> Iterator[_Token]:
    """Yield the words of all names; in English also capitalised words of the body that no name was seen in."""
    seen: set[int] = set()
    for mention in (*above, *page.mentions_in(page.body)):
        for token in _tokens(page, mention, above=mention in above):
            seen.add(token.span[0])
            yield token
    if page.lang == "en":
        for sentence in page.sentences:
            for word in sentence.words[1:]:
                if word.start not in seen and word.stem and page.text[word.start].isupper() and len(word.key) > _SHORT:
                    yield _Token(word.key, (word.start, word.end), False, None, frozenset())


def _above(page: Page) -> Iterator[Mention]:
    """Yield the names of headline and deck."""
    for field in (page.reading.headline, page.reading.deck):
        if field is not None and field.spans:
            yield from page.mentions_in((field.spans[0][0], field.spans[-1][1]))


def _hull(mention: Mention) -> Span:
    return mention.spans[0][0], mention.spans[-1][1]


def _tokens(page: Page, mention: Mention, *, above: bool) -> Iterator[_Token]:
    start, end = _hull(mention)
    parts = _parts(page.text[start:end], page.lang)
    keys = frozenset(key for key, _, _ in parts)
    for key, first, last in parts:
        if len(key) > _SHORT:
            yield _Token(key, (start + first, start + last), above, mention.kind, keys - {key})


@lru_cache(maxsize=4096)
def _parts(name: str, lang: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words of a name, folded and without article, and where each begins and ends in it."""
    parts = []
    for word in find_words(name, 0, len(name), lang):
        key = tokens_of(name[word.start : word.end], lang)[0]
        if key not in _ARTICLES:
            parts.append((key, word.start, word.end - len(_possessive(name[word.start : word.end]))))
    return tuple(parts)


def _possessive(word: str) -> str:
    return next((end for end in ("'s", "’s", "’", "'") if word.endswith(end)), "")


def _are_one(usual: Sequence[_Token], rare: Sequence[_Token]) -> bool:
    """Tell whether two spellings may be one name: one stands alone or they are two places, and nothing else differs.

    Where letters are only swapped it does not matter what kind of name each was taken for, if for any.
    """
    if len(rare) > 1 or (len(usual) == 1 and usual[0].above == rare[0].above):
        return False
    other = rare[0]
    swapped = sorted(other.key) == sorted(usual[0].key)
    if any(token.rest and other.rest and not token.rest & other.rest for token in usual):
        return False
    return any(
        token.kind is not None
        and (swapped or token.kind == other.kind)
        and (token.rest <= other.rest or other.rest <= token.rest)
        for token in usual
    )
