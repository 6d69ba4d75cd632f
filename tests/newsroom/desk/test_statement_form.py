"""The form of a statement: what it shows is what it gives back, and words may be quoted without a place."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from django.http import QueryDict

from desk_fixtures import PARAGRAPHS
from marsad.errors import BadInput
from marsad.newsroom.desk.statement_form import ROLES, Quoted, StatementForm, form_of, statement_from, typed_form
from marsad.records import Attribution, Carrier
from statement_fixtures import ENGLISH_STORY, arabic_statements, english_statements

ENGLISH, ARABIC = "\n".join(ENGLISH_STORY), "\n".join(PARAGRAPHS)
STATEMENTS = [(ENGLISH, one) for one in english_statements(ENGLISH)] + [
    (ARABIC, one) for one in arabic_statements(ARABIC)
]


def bare(statement: Attribution) -> Attribution:
    return msgspec.structs.replace(statement, id="", parent=None, confidence=1.0)


def sent(form: StatementForm) -> QueryDict:
    """Return a form as a browser sends it."""
    data = QueryDict(mutable=True)
    for role in ROLES:
        data[role], data[f"{role}-at"] = form.parts[role].words.replace("\n", "\r\n"), form.parts[role].at
    data.update({"speaker": form.speaker, "office": form.office, "kind": form.kind, "manner": form.manner})
    data.setlist("carrier", [name for name, _ in form.chain] + ["", " "])
    data.setlist("carried-as", [role for _, role in form.chain] + ["outlet", "agency"])
    if form.named:
        data["named"] = "on"
    return data


def quoting(**words: str) -> StatementForm:
    return StatementForm(parts={role: Quoted(words.get(role, "")) for role in ROLES}, speaker="somebody")


@pytest.mark.parametrize(("text", "statement"), STATEMENTS)
def test_an_untouched_form_gives_its_statement_back(text, statement):
    form = typed_form(sent(form_of(statement, text)))
    assert statement_from(form, text, statement) == bare(statement)


def replaced(form: StatementForm, parts: dict[str, Quoted]) -> StatementForm:
    return replace(form, parts=parts)


@pytest.mark.parametrize(("text", "statement"), STATEMENTS)
def test_the_content_is_found_by_its_words(text, statement):
    form = form_of(statement, text)
    found = statement_from(replaced(form, {role: Quoted(part.words) for role, part in form.parts.items()}), text)
    assert found.content == statement.content


def test_words_alone_are_enough():
    found = statement_from(quoting(content="and nobody is paid", source="a docker", cue="said", hedge=""), ENGLISH)
    assert [ENGLISH[s:e] for s, e in (*found.content, *found.source, *found.cue)] == [
        "and nobody is paid", "a docker", "said",
    ]  # fmt: skip
    assert found.cue[0][0] > ENGLISH.index("Nobody sleeps")  # the nearest of two
    assert (found.carried, found.confidence, found.speaker.mention) == (False, 1.0, found.source[0])


def test_without_a_cue_the_speaker_is_carried_on():
    assert statement_from(quoting(content="northern quay"), ENGLISH).carried
    answer = msgspec.structs.replace(english_statements(ENGLISH)[1], carried=False)  # as in an interview
    assert not statement_from(form_of(answer, ENGLISH), ENGLISH, answer).carried


def test_a_stretch_a_line():
    found = statement_from(quoting(content="“and nobody is paid.”\n\n  “Nobody   sleeps here,”  "), ENGLISH)
    assert [ENGLISH[s:e] for s, e in found.content] == ["“Nobody sleeps here,”", "“and nobody is paid.”"]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (quoting(), "needs its content"),
        (quoting(content="a flying carpet"), "“a flying carpet” does not stand in the story"),
        (quoting(content="the"), "stands in 5 places of the story"),
        (quoting(content="sack\n" * 41), "41 stretches"),
        (quoting(content="northern quay", cue="sang"), "“sang” does not stand in the story"),
        (StatementForm(parts={**quoting(content="sack").parts, "cue": Quoted("said", "5-x")}), "names no places"),
        (StatementForm(parts=quoting(content="sack").parts, kind="loud"), "A choice in the form"),
        (StatementForm(parts=quoting(content="sack").parts, chain=(("al-Mina", "postman"),)), "A choice in the form"),
    ],
)
def test_what_can_not_be_found_or_chosen_is_told(form, told):
    with pytest.raises(BadInput, match=told):
        statement_from(form, ENGLISH)


def test_changed_words_are_looked_for_near_where_they_stood():
    statement = english_statements(ENGLISH)[5]
    form = form_of(statement, ENGLISH)
    at = form.parts["content"].at
    found = statement_from(replaced(form, {**form.parts, "content": Quoted("the", at)}), ENGLISH, statement)
    assert found.content[0][0] == ENGLISH.rindex("the ")  # the last of five


def test_speaker_and_chain():
    form = replaced(form_of(english_statements(ENGLISH)[0], ENGLISH), quoting(content="sack").parts)
    data = sent(form)
    data.update({"speaker": "  Layan \n Hamdun ", "office": ""})
    data.setlist("carrier", ["al-Mina", "", "Reuters\x00"])
    data.setlist("carried-as", ["publisher", "outlet", "agency"])
    del data["named"]
    found = statement_from(typed_form(data), ENGLISH)
    assert (found.speaker.name, found.speaker.office, found.speaker.named) == ("Layan Hamdun", None, False)
    assert found.chain == (Carrier("al-Mina", "publisher"), Carrier("Reuters\ufffd", "agency"))
    data["speaker"] = ""
    assert statement_from(typed_form(data), ENGLISH).speaker.name is None
