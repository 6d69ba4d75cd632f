"""A parsed query and its filters as the engine takes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from marsad.records import SearchQuery
from marsad.search.engine import load_engine, schema
from marsad.search.fold import Token
from marsad.search.query import Clause, ParsedQuery
from marsad.search.stem import stem

if TYPE_CHECKING:
    import tantivy

# A word weighs most in a headline, and as it was typed more than in a related form.
_IN_HEADLINE = 2.0
_AS_TYPED = 0.5
_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()


def compile_text(parsed: ParsedQuery, needed: int) -> tantivy.Query:
    """Compile what was typed.

    Args:
        parsed: The query; with no wanted clause it matches every story.
        needed: How many of the wanted clauses a story must have.
    """
    engine = load_engine()
    wanted = [compile_clause(clause) for clause in parsed.wanted]
    parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
    if not wanted:
        parts.append((engine.Occur.Must, engine.Query.all_query()))
    elif needed >= len(wanted):
        parts.extend((engine.Occur.Must, query) for query in wanted)
    else:
        some = [(engine.Occur.Should, query) for query in wanted]
        parts.append((engine.Occur.Must, engine.Query.boolean_query(some, minimum_number_should_match=needed)))
    for clause in parsed.clauses:
        if clause.excluded:
            parts.append((engine.Occur.MustNot, compile_clause(clause)))
        elif clause.kind == "value":
            parts.append((engine.Occur.Must, compile_clause(clause)))
    joined: tantivy.Query = engine.Query.boolean_query(parts)
    return joined


def compile_clause(clause: Clause) -> tantivy.Query:
    """Compile one clause, its exclusion left to the caller."""
    if clause.kind == "value":
        return _any_of([_term(clause.field, clause.value)])
    if clause.kind == "prefix":
        return _prefix(clause)
    if clause.kind == "name":
        return _any_of([_every(clause.parts), *(compile_clause(other) for other in clause.others)])
    if len(clause.tokens) == 1:
        return _word(clause.tokens[0], clause.field)
    return _phrase(clause)


def compile_filters(query: SearchQuery, without: str = "") -> list[tantivy.Query]:
    """Compile the filters of a query, scope included, one of them left out for its own counts."""
    filters = [_term("scope", query.scope)]
    for name, value in (("outlet", query.outlet), ("lang", query.lang), ("section", query.section)):
        if value and name != without:
            filters.append(_term(name, value))
    if (query.from_on or query.to_on) and without != "year":
        engine = load_engine()
        first = query.from_on.toordinal() if query.from_on else _FIRST_DAY
        last = query.to_on.toordinal() if query.to_on else _LAST_DAY
        if first > last:
            filters.append(engine.Query.empty_query())
        else:
            filters.append(engine.Query.range_query(schema(), "day", engine.FieldType.Integer, first, last))
    return filters


def all_of(text: tantivy.Query, filters: list[tantivy.Query]) -> tantivy.Query:
    """Join what was typed with filters, which don't count towards the score."""
    engine = load_engine()
    parts = [(engine.Occur.Must, text)]
    parts.extend((engine.Occur.Must, engine.Query.const_score_query(one, 0.0)) for one in filters)
    joined: tantivy.Query = engine.Query.boolean_query(parts)
    return joined


def _word(token: Token, field: str) -> tantivy.Query:
    forms = [token.form] if token.joined is None else [token.form, token.joined]
    headline = [_boosted(_term("headline_light", stem(form)), _IN_HEADLINE) for form in forms]
    if field == "headline":
        return _any_of(headline)
    light = [_term("text_light", stem(form)) for form in forms]
    typed = [_boosted(_term("text", form), _AS_TYPED) for form in forms]
    return _any_of(light + typed + headline)


def _phrase(clause: Clause) -> tantivy.Query:
    """Compile words that stand together. Arabic ones are compared without attached particles and endings."""
    forms = [token.form for token in clause.tokens]
    light = any("\u0620" <= form[0] <= "\u06ff" for form in forms) or not clause.quoted
    name = (clause.field or "text") + ("_light" if light else "")
    words: list[str | tuple[int, str]] = [stem(form) if light else form for form in forms]
    found = load_engine().Query.phrase_query(schema(), name, words)
    solid = clause.tokens[0].joined
    if clause.quoted or solid is None:
        return _any_of([found])
    return _any_of([found, _term(name, stem(solid) if light else solid)])


def _prefix(clause: Clause) -> tantivy.Query:
    beginning = clause.tokens[0].form.replace(".", r"\.")
    names = (clause.field,) if clause.field else ("text", "text_light")
    engine = load_engine()
    return _any_of([engine.Query.regex_query(schema(), name, f"{beginning}.*") for name in names])


def _term(field: str, value: str) -> tantivy.Query:
    found: tantivy.Query = load_engine().Query.term_query(schema(), field, value)
    return found


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    boosted: tantivy.Query = load_engine().Query.boost_query(query, boost)
    return boosted


def _every(clauses: tuple[Clause, ...]) -> tantivy.Query:
    engine = load_engine()
    joined: tantivy.Query = engine.Query.boolean_query(
        [(engine.Occur.Must, compile_clause(clause)) for clause in clauses]
    )
    return joined


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    engine = load_engine()
    if len(queries) == 1:
        return queries[0]
    joined: tantivy.Query = engine.Query.boolean_query([(engine.Occur.Should, query) for query in queries])
    return joined
