"""Whatever a browser sends to the Who's Who, in addresses and forms, is answered: nothing of it is a fault of ours."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.newsroom.press import desk_urls as press_urls
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Judgement, NameForm, Verdict
from marsad.newsroom.whoswho.urls import urlpatterns
from whoswho_desk import BY_HAND, link, propose

HUGE = (0, 2**31, 2**63, 10**40)
VALUES = {
    "nul": "\x00",
    "nul within": "Layan\x00 Hamdun",
    "huge": "9" * 40,
    "thousands of digits": "9" * 5000,
    "beyond 64 bits": str(2**63),
    "nine digits": "9" * 9,
    "negative": "-1",
    "other digits": "٣٤²",
    "not a number": "1e9",
    "long": "Layan Hamdun " * 5000,
    "one long word": "x" * 70_000,
    "no letters": "؟!… ـ",
    "marks alone": "\u064b\u0301\u200f\u202e",
    "not a character": "\ufffe\U0010ffff",
    "pattern": "%_\\'\";--(",
    "brackets": "http://[::1/",
    "many words": "ab " * 3000,
}
FIELDS = (
    *("text", "lang", "kind", "value", "of", "of_number", "of_kind", "from_on", "to_on", "story", "wording", "title"),
    *("address", "licence", "on", "name", "fact", "apart", "judgement", "verdict", "why", "seen", "left", "right"),
    *("authority", "at", "member", "sure", "shown", "another", "q", "letter", "page", "state", "skip", "when"),
    *("outlet", "subject", "all"),
)
EVIDENCE = "story wording title address licence on"
FORMS = {
    "names": f"text lang kind from_on to_on {EVIDENCE}",
    "facts": f"value of of_number from_on {EVIDENCE}",
    "new": "text lang of_kind",
    "name-in-story": "story wording verdict why seen",
    "judge": "verdict why seen",
    "pair": "left right verdict why seen at",
    "name": "story wording authority verdict why seen",
}
"""What each form reads."""


def addresses(row, other):
    """Yield the address of every screen and form, of some headings."""
    patterns = [("whoswho", one) for one in urlpatterns]
    patterns += [("press", one) for one in press_urls.urlpatterns if one.name in ("said", "said-of")]
    for app, one in patterns:
        named = {"pk": row, "other": other}
        yield reverse(f"{app}:{one.name}", kwargs={key: named[key] for key in one.pattern.converters})


@pytest.fixture
def headings(port, people, judged_story):
    """Give each form something to do: a cluster, a seal, what is proposed, linked and judged."""
    a, b, c, d, body = port
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    propose(a, c)
    link(judged_story, "Layan Hamdun", c)
    link(judged_story, "the union", body, sure=True)
    seal(actor=people.editor, authority=d)
    return a, c


@pytest.fixture
def sound(headings, judged_story):
    """Return fields that are all in order."""
    a, c = headings
    fields = dict.fromkeys(FIELDS, "1") | BY_HAND
    fields |= {"text": "Layan Hamdoun", "value": "clerk", "kind": "office", "of_kind": "person", "lang": "en", "of": ""}
    fields |= {"from_on": "2001", "to_on": "2002", "story": "", "wording": "", "verdict": "unsure", "seen": "99999"}
    fields |= {"name": str(NameForm.objects.filter(authority=a).first().pk), "fact": "0", "left": a.pk, "right": c.pk}
    fields |= {"judgement": Judgement.objects.first().pk, "authority": c.pk, "apart": c.pk, "of_number": c.pk}
    return fields


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_in_every_field_at_once(log_in, people, headings, value):
    browser = log_in(people.editor)
    for there in addresses(*(row.pk for row in headings)):
        for send in (browser.get, browser.post):
            assert send(there, dict.fromkeys(FIELDS, value)).status_code < 500, there


@pytest.mark.slow
@pytest.mark.parametrize("value", ["nul within", "huge", "long"])
def test_in_one_field_of_a_form_that_is_in_order(log_in, people, headings, sound, judged_story, value):
    browser = log_in(people.editor)
    a, c = (row.pk for row in headings)
    named = {"story": judged_story.pk, "wording": "Layan Hamdun"}
    for name, keys in FORMS.items():
        there = next(one for one in addresses(a, c) if one.endswith((f"/{name}/", f"/{name}/{c}/")))
        fields = sound | (named if name in ("name-in-story", "name") else {})
        for key in keys.split():
            answer = browser.post(there, fields | {key: VALUES[value]})
            assert answer.status_code < 500, (there, key)


@pytest.mark.parametrize("number", HUGE)
def test_in_addresses(log_in, people, headings, number):
    browser = log_in(people.editor)
    a, _ = (row.pk for row in headings)
    for pair in ((number, a), (a, number)):
        for there in addresses(*pair):
            for send in (browser.get, browser.post):
                assert send(there).status_code < 500, there
    assert Authority.objects.filter(pk=a).exists()
