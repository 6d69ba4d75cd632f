"""Two headings of one name are told apart wherever both stand in a list."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.newsroom.desk.queries.known_names import house_spellings
from marsad.newsroom.press.queries.actors import actor_records, entries
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Verdict
from marsad.newsroom.whoswho.queries.hints import hints_of, hints_of_namesakes
from marsad.records import Fact
from whoswho_cast import enter, person
from whoswho_desk import GAZETTE, link, words


def office(value, since, until=None, of="body"):
    return Fact(kind="office", value=value, of=of, from_on=since, to_on=until, evidence=GAZETTE)


@pytest.fixture
def adibs(port):
    """Enter four men of one name: with offices, with a day of birth, with another name, with nothing else."""
    born = Fact(kind="born", value="1961", evidence=GAZETTE)
    return enter(
        person(
            "one", "Adib Sarrouj", "أديب سروج", facts=(office("clerk", "2001", "2010"), office("pilot", "2015"), born)
        ),
        person("two", "Adib Sarrouj", facts=(born,)),
        person("three", "Adib Sarrouj", "Abu Salim"),
        person("four", "Adib Sarrouj"),
    )


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_what_tells_best_is_taken(adibs, port, people):
    hints = hints_of(adibs)
    told = [(one.kind, one.words, one.of) for one in (hints[row.pk] for row in adibs)]
    assert told == [
        ("office", "pilot", "Port Administration"),
        ("born", "1961", ""),
        ("also", "Abu Salim", ""),
        ("number", str(adibs[3].pk), ""),
    ]
    assert hints_of(adibs, on="2005-06-01")[adibs[0].pk].words == "clerk", "the office of that day"
    assert hints_of(adibs, on="1999-06-01")[adibs[0].pk].kind == "born", "nothing that began later"
    seal(actor=people.editor, authority=port[4])
    assert hints_of(adibs)[adibs[0].pk].kind == "born", "nothing is told of a sealed heading"


def test_words_of_a_fact_give_no_sealed_name(adibs, port, people, browser):
    told = "brother-in-law of Nabil Qazzaz"
    (other,) = enter(person("five", "Adib Sarrouj", facts=(Fact(kind="description", value=told, evidence=GAZETTE),)))
    (sealed,) = enter(person("six", "Nabil Qazzaz"))
    assert told in words(browser.get("/desk/whoswho/?q=Adib Sarrouj"))
    seal(actor=people.editor, authority=sealed)
    assert hints_of([other])[other.pk].kind == "number"
    assert "Qazzaz" not in words(browser.get("/desk/whoswho/?q=Adib Sarrouj"))


def test_whom_a_fact_tells_of_gives_no_sealed_name(adibs, port, people, browser):
    hidden, *_ = enter(person("six", "Nabil Qazzaz"), person("of", "Nabil  Qazzaz"))
    told = Fact(kind="relation", value="brother-in-law", of="of", evidence=GAZETTE)
    (other,) = enter(person("five", "Adib Sarrouj", facts=(told,)))
    assert hints_of([other])[other.pk].of == "Nabil Qazzaz"
    seal(actor=people.editor, authority=hidden)
    assert hints_of([other])[other.pk].kind == "number", "the other of that name is not sealed, and would give it"
    page = words(browser.get(f"/desk/whoswho/{other.pk}/"))
    assert "Qazzaz" not in page and "brother-in-law" in page and "of a heading that is not shown" in page
    for address in ("?q=Adib Sarrouj", "?letter=S", f"{adibs[3].pk}/same/"):
        assert "Qazzaz" not in words(browser.get(f"/desk/whoswho/{address}")), address


def test_whom_a_fact_tells_of_is_called_as_the_heading_that_stands_for_it(port, people):
    judge_pair(actor=people.editor, one=port[0], other=port[1], verdict=Verdict.SAME)
    told = Fact(kind="relation", value="son", of="b", evidence=GAZETTE)
    (son,) = enter(person("son", "Adib Sarrouj", facts=(told,)))
    assert hints_of([son])[son.pk].of == str(Authority.objects.get(uid="a"))


def test_the_desk_and_the_edition_take_the_same_fact(people, client):
    dated = [office("pilot", "2015", of=None), office("clerk", "2015-03", of=None), office("cook", "2014", of=None)]
    ended = [office("mate", "2010", "2012", of=None), office("diver", "2009", "2012-05", of=None)]
    arabic = [office("ربان", "2015-03", of=None)]
    rows = enter(
        *(
            person(f"p{number}", "Adib Sarrouj", facts=tuple(facts))
            for number, facts in enumerate([dated, ended, arabic + dated, dated[::-1] + ended])
        )
    )
    for row in rows:
        confirm(actor=people.editor, authority=row)
    hints = hints_of(rows)
    found = {entry.slug: entry.hint for entry in entries()}
    for row in rows:
        row.refresh_from_db()
        assert found[row.slug].value == hints[row.pk].words
    assert [hints[row.pk].words for row in rows] == ["clerk", "mate", "clerk", "clerk"]


def test_only_namesakes_need_it(adibs, port):
    everybody = list(Authority.objects.all())
    assert set(hints_of_namesakes(everybody)) == {row.pk for row in adibs}
    assert hints_of_namesakes([adibs[0], port[0]]) == {} == hints_of([])


@pytest.mark.parametrize("query", ["?letter=S", "?q=Adib Sarrouj"])
def test_the_list_and_the_search(query, browser, adibs):
    page = words(browser.get(f"/desk/whoswho/{query}"))
    for told in ("pilot , Port Administration since 2015", "born 1961", "also Abu Salim", f"heading {adibs[3].pk}"):
        assert told in page, told


def test_the_pickers(browser, adibs, port, judged_story):
    page = words(browser.get(f"/desk/whoswho/{adibs[3].pk}/same/"))
    assert "pilot , Port Administration" in page and "also Abu Salim" in page
    page = words(browser.post("/desk/whoswho/new/", {"text": "Adib Sarrouj", "of_kind": "person", "title": "Register"}))
    assert "pilot , Port Administration since 2015 ; 1.00 alike" in page
    page = words(
        browser.post(
            f"/desk/whoswho/{port[0].pk}/facts/", {"kind": "relation", "of": "Adib Sarrouj", "title": "Register"}
        )
    )
    assert "Whom do you mean?" in page and "born 1961" in page
    for row in (*adibs[:2], port[0]):
        link(judged_story, "Layan Hamdun", row, score=0.6 if row in adibs else 0.7)
    page = words(browser.get("/desk/whoswho/review/"))
    assert "born 1961; 60 % likely" in page


def test_the_story_that_names_two(browser, adibs, judged_story):
    link(judged_story, "Layan Hamdun", adibs[0], sure=True)
    assert "pilot" not in words(browser.get(f"/desk/stories/{judged_story.pk}/"))
    link(judged_story, "the union", adibs[1], sure=True)
    page = words(browser.get(f"/desk/stories/{judged_story.pk}/"))
    assert "pilot , Port Administration since 2015 as Layan Hamdun" in page and "born 1961 as the union" in page


def test_the_index_of_the_edition(client, adibs, port, people):
    for row in (*adibs, port[0]):
        confirm(actor=people.editor, authority=row)
    page = words(client.get("/actors/"))
    assert "Adib Sarrouj pilot , Port Administration" in page
    assert "Adib Sarrouj Born 1961" in page and "Adib Sarrouj also written Abu Salim" in page
    assert "harbour master" not in page, "nobody else is of that name"
    live = {one.slug: (one.hint and one.hint.value, one.also) for one in entries() if one.label == "Adib Sarrouj"}
    plain = {
        one.slug: (one.hint and one.hint.value, one.also) for one in actor_records() if one.label == "Adib Sarrouj"
    }
    assert live == plain and len(live) == 4
    seal(actor=people.editor, authority=port[4])
    assert "Port Administration" not in words(client.get("/actors/"))


def test_no_table_is_read_whole_for_hints_and_house_spellings(adibs):
    with CaptureQueriesContext(connection) as asked:
        hints_of(adibs)
        house_spellings([row.pk for row in adibs])
    of_rows = [one["sql"] for one in asked if re.search(r'FROM "whoswho_(fact|nameform)"', one["sql"])]
    assert len(of_rows) == 3
    assert not any(" OR " in sql for sql in of_rows), "a row of a cluster is asked for by its members' numbers"
