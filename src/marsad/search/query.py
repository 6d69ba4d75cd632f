"""What a person typed into the search box, taken apart. Any input has a meaning; what had to be mended is noted."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import Spelling
from marsad.search.fold import Token, find_tokens

FIELDS = ("headline", "outlet", "section", "lang")
"""Words that may stand before a colon."""

MOST_CHARACTERS = 1000
MOST_CLAUSES = 48

_QUOTES = '"“”„‟«»＂'
_PART = re.compile(
    rf"(?P<sign>[-−–+])?(?:(?P<field>{'|'.join(FIELDS)}):)?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<close>[{_QUOTES}])?|(?P<word>[^\s{_QUOTES}]+))",
    re.IGNORECASE,
)
_QUOTED = re.compile(rf"[{_QUOTES}]")
_SHORTEST_PREFIX = 2


class Clause(Struct, frozen=True, kw_only=True):
    """One thing that a story must have, or must not.

    Attributes:
        kind: `words` must all stand together (a phrase, or the parts of one hyphened word),
            `prefix` is the beginning of a word, `value` is an exact value of a filter field, `name` is all of `parts`
            or one of `others`.
        tokens: The words of `words` and `prefix`.
        field: `headline`, one of the filter fields, or "" for the whole story.
        value: What a filter field must be.
        excluded: True if the story must not have it.
        quoted: True if the person put it in quotation marks.
        parts: The clauses of a name as it was typed.
        others: Its other spellings, a clause each.
    """

    kind: Literal["words", "prefix", "value", "name"]
    tokens: tuple[Token, ...] = ()
    field: str = ""
    value: str = ""
    excluded: bool = False
    quoted: bool = False
    parts: tuple[Clause, ...] = ()
    others: tuple[Clause, ...] = ()


class ParsedQuery(Struct, frozen=True):
    """The clauses of a query, and a sentence for each thing that was mended."""

    clauses: tuple[Clause, ...]
    notes: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """Return what a story must have, filters left out: what ranking and highlights go by."""
        return tuple(c for c in self.clauses if not c.excluded and c.kind != "value")


def parse_query(text: str) -> ParsedQuery:
    """Take a query apart. Never raises.

    Understood: words (all must occur), `"a phrase"`, `-without`, `begin*`, and `headline:`,
    `outlet:`, `section:` or `lang:` before a word or phrase. Everything else is words and
    punctuation.

    >>> [clause.kind for clause in parse_query('"al-Safiya dam" minis* -war lang:ar').clauses]
    ['words', 'prefix', 'words', 'value']
    """
    notes: list[str] = []
    if len(text) > MOST_CHARACTERS:
        notes.append(f"The query was long; only its first {MOST_CHARACTERS} characters were used.")
        text = text[:MOST_CHARACTERS]
    clauses: list[Clause] = []
    for part in _PART.finditer(text):
        if part["phrase"] is not None and part["close"] is None:
            notes.append("A quotation mark was missing at the end; it was added.")
        clauses.extend(_clauses_of(part, notes))
    merged = _join_articles(clauses)
    if len(merged) > MOST_CLAUSES:
        notes.append(f"The query was long; only its first {MOST_CLAUSES} words were used.")
    if text.strip() and not merged:
        notes.append("The query has no word to look for; everything is listed.")
    return ParsedQuery(tuple(merged[:MOST_CLAUSES]), tuple(dict.fromkeys(notes)))


def with_spellings(parsed: ParsedQuery, also: tuple[Spelling, ...]) -> ParsedQuery:
    """Let names in a query stand for their other spellings too. What is quoted is wanted as it is.

    >>> found = with_spellings(parse_query("Golani dam"), (Spelling("golani", ("Jolani", "الجولاني")),))
    >>> [clause.kind for clause in found.clauses], found.notes
    (['name', 'words'], ('Also looked for: Jolani, الجولاني.',))
    """
    clauses, notes = list(parsed.clauses), list(parsed.notes)
    for spelling in also:
        asked = parse_query(spelling.words).clauses
        others = tuple(
            replace(clause, quoted=True)
            for other in spelling.others
            for clause in parse_query(f'"{_QUOTED.sub(" ", other)}"').clauses
        )
        for at in range(len(clauses) - len(asked) + 1) if asked and others else ():
            window = tuple(clauses[at : at + len(asked)])
            if all(map(_is_same_plain, window, asked)):
                clauses[at : at + len(asked)] = [Clause(kind="name", parts=window, others=others)]
                notes.append(f"Also looked for: {', '.join(spelling.others)}.")
                break
    return ParsedQuery(tuple(clauses), tuple(dict.fromkeys(notes)))


def _is_same_plain(clause: Clause, asked: Clause) -> bool:
    """Say whether a clause is the words asked for, in no field, not quoted and not excluded."""
    plain = clause.kind == "words" and not (clause.quoted or clause.excluded or clause.field)
    return plain and [(t.form, t.joined) for t in clause.tokens] == [(t.form, t.joined) for t in asked.tokens]


def _clauses_of(part: re.Match[str], notes: list[str]) -> list[Clause]:
    raw = part["phrase"] if part["phrase"] is not None else part["word"]
    field = (part["field"] or "").lower()
    excluded = part["sign"] is not None and part["sign"] != "+"
    if field and field != "headline":
        value = raw.strip().lower()
        return [Clause(kind="value", field=field, value=value, excluded=excluded)] if value else []
    tokens = tuple(find_tokens(raw))
    if not tokens:
        return []
    if part["phrase"] is not None:
        return [Clause(kind="words", tokens=tokens, field=field, excluded=excluded, quoted=True)]
    runs = _linked_runs(tokens)
    clauses = [Clause(kind="words", tokens=run, field=field, excluded=excluded) for run in runs]
    if raw.endswith("*"):
        last = clauses.pop()
        if len(last.tokens) == 1 and len(last.tokens[0].form) >= _SHORTEST_PREFIX:
            clauses.append(Clause(kind="prefix", tokens=last.tokens, field=field, excluded=excluded))
        else:
            notes.append(f"A * needs at least {_SHORTEST_PREFIX} letters of one word before it; it was left out.")
            clauses.append(last)
    return clauses


def _linked_runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Split tokens where no hyphen ties them: `cease-fire,talks` is two runs."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.linked and runs:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [tuple(run) for run in runs]


def _join_articles(clauses: list[Clause]) -> list[Clause]:
    """Read `al Asmi`, which white space has split, as `al-Asmi`."""
    joined: list[Clause] = []
    for clause in clauses:
        before = joined[-1] if joined else None
        if before and _is_bare_article(before) and _takes_article(before, clause):
            head = clause.tokens[0]
            article = Token(head.start, head.end, head.form, "al" + head.form)
            joined[-1] = Clause(
                kind=clause.kind, tokens=(article, *clause.tokens[1:]), field=before.field, excluded=before.excluded
            )
        else:
            joined.append(clause)
    return joined


def _is_bare_article(clause: Clause) -> bool:
    return (
        clause.kind == "words"
        and not clause.quoted
        and len(clause.tokens) == 1
        and clause.tokens[0].form in ("al", "el")
        and clause.tokens[0].joined is None
    )


def _takes_article(article: Clause, clause: Clause) -> bool:
    return (
        clause.kind == "words"
        and not clause.quoted
        and clause.field in ("", article.field)
        and not clause.excluded
        and clause.tokens[0].form[0].isalpha()
        and clause.tokens[0].joined is None
    )
