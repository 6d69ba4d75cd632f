import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.search.query import MOST_CLAUSES, Clause, parse_query


def shown(clause: Clause) -> str:
    """Write a clause so that a test can be read."""
    sign = "-" if clause.excluded else ""
    field = f"{clause.field}:" if clause.field else ""
    words = clause.value or " ".join(token.form for token in clause.tokens)
    return sign + field + (f'"{words}"' if clause.quoted else words) + ("*" if clause.kind == "prefix" else "")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("dam water", ["dam", "water"]),
        ('"Safiya dam" level', ['"safiya dam"', "level"]),
        ("«سد الصافية»", ['"سد الصافيه"']),
        ("“Hay’at Tahrir”", ['"hayat tahrir"']),
        ("dam -karda −bread", ["dam", "-karda", "-bread"]),
        ('-"Safiya dam"', ['-"safiya dam"']),
        ("minis* ", ["minis*"]),
        ("وزا*", ["وزا*"]),
        ("outlet:al-mizan lang:AR", ["outlet:al-mizan", "lang:ar"]),
        ('headline:"dam level" headline:water', ['headline:"dam level"', "headline:water"]),
        ("cease-fire", ["cease fire"]),
        ("cease-fire,talks", ["cease fire", "talks"]),
        ("al Asmi said", ["asmi", "said"]),
        ("https://a.example/b", ["https", "a", "example", "b"]),
        ("unknown:field", ["unknown", "field"]),
        ("AND OR NOT ( ) + && || ^ ~", ["and", "or", "not"]),
        ("", []),
    ],
)
def test_queries_come_apart(text: str, clauses: list[str]) -> None:
    assert [shown(clause) for clause in parse_query(text).clauses] == clauses


@pytest.mark.parametrize("text", ["al Asmi", "al-Asmi", "Al Asmi"])
def test_article_is_one_word_with_its_name(text: str) -> None:
    (clause,) = parse_query(text).clauses
    assert [(token.form, token.joined) for token in clause.tokens] == [("asmi", "alasmi")]


def test_article_belongs_to_no_excluded_word() -> None:
    assert [shown(clause) for clause in parse_query("al -asmi").clauses] == ["al", "-asmi"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('"never closed', "quotation mark"),
        ("a*", "needs at least"),
        ("cease-fire*", "needs at least"),
        ("...", "no word to look for"),
        ("word " * 100, "first 48 words"),
        ("x" * 2000, "first 1000 characters"),
    ],
)
def test_what_is_mended_is_said(text: str, note: str) -> None:
    assert note in " ".join(parse_query(text).notes)


def test_clean_queries_have_no_note() -> None:
    assert parse_query('"dam level" water -bread minis*').notes == ()


@given(st.text(max_size=80))
def test_any_text_is_a_query(text: str) -> None:
    parsed = parse_query(text)
    assert len(parsed.clauses) <= MOST_CLAUSES
    assert all(clause.tokens or clause.kind == "value" for clause in parsed.clauses)


@pytest.mark.parametrize("text", ['"' * 100_000, "-" * 100_000, "a:" * 50_000, "al " * 50_000])
def test_no_text_stalls_the_parser(text: str) -> None:
    started = time.process_time()
    parse_query(text)
    assert time.process_time() - started < 1
