"""Who is let in, and that a sealed heading is nowhere for whoever is no editor."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.write import add_fact, add_name
from marsad.newsroom.whoswho.models import Judgement, Link, Proposal, StoryLinking, Verdict
from marsad.records import Evidence, Fact, NameForm
from whoswho_cast import enter, person
from whoswho_desk import BY_HAND, GAZETTE, link, propose, words

SEEN = ("list", "heading", "same", "compare", "review")
POSTED = {
    "review-pair": "translator",
    "review-name": "translator",
    "review-undo": "translator",
    "add-name": "translator",
    "add-fact": "translator",
    "make-house": "translator",
    "take-back": "translator",
    "judge-pair": "translator",
    "judge-name": "translator",
    "split": "translator",
    "withdraw-judgement": "translator",
    "confirm": "editor",
    "take-confirmation-back": "editor",
    "unseal": "editor",
}
SECRET = ("Qutayba Marzuq", "قتيبة مرزوق")


def at(name, row, other):
    bare = ("list", "new", "review", "review-pair", "review-name", "review-undo")
    more = {"other": other.pk} if name in ("compare", "judge-pair") else {}
    return reverse(f"whoswho:{name}", kwargs={} if name in bare else {"pk": row.pk, **more})


@pytest.mark.parametrize("name", SEEN)
def test_everybody_of_the_house_sees_it_and_no_stranger(name, log_in, people, port, client):
    there = at(name, port[0], port[1])
    for one in (people.reader, people.translator, people.editor, people.operator):
        assert log_in(one).get(there).status_code == 200, one
    assert client.get(there)["Location"].startswith("/login/?next=")
    assert log_in(people.editor).post(there).status_code == 405


@pytest.mark.parametrize("name", POSTED)
def test_writing_needs_a_post_a_log_in_a_role_and_the_forms_mark(name, client, log_in, people, port):
    there = at(name, port[0], port[1])
    assert log_in(people.operator).get(there).status_code == 405
    assert client.post(there)["Location"].startswith("/login/?next=")
    assert log_in(people.reader).post(there).status_code == 403
    assert (log_in(people.translator).post(there).status_code == 403) is (POSTED[name] == "editor")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.editor, backend="django.contrib.auth.backends.ModelBackend")
    assert "This page was open for too long" in browser.post(there).content.decode()
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(("name", "least"), [("new", "translator"), ("seal", "editor")])
def test_forms_on_a_page_of_their_own(name, least, log_in, people, port, client):
    there = at(name, port[0], port[1])
    assert client.get(there)["Location"].startswith("/login/?next=")
    for method in ("get", "post"):
        assert getattr(log_in(people.reader), method)(there).status_code == 403
        assert (getattr(log_in(people.translator), method)(there).status_code == 403) is (least == "editor")
        assert getattr(log_in(people.editor), method)(there).status_code in (200, 422)


@pytest.mark.parametrize("number", [0, 4711, 9223372036854775808, int("9" * 40)])
def test_what_is_not_there_is_not_found(number, log_in, people, port):
    browser = log_in(people.editor)
    for there in (f"{number}/", f"{number}/same/", f"{port[0].pk}/compare/{number}/"):
        assert browser.get(f"/desk/whoswho/{there}").status_code == 404


@pytest.fixture
def sealed(port, people, judged_story):
    """Seal a man of whom much is known, with a member, and what others have to do with him."""
    a, b, _, d, _ = port
    man, member = enter(person("x", *SECRET), person("y", "Qutayba Marzouk"))
    judge_pair(actor=people.translator, one=man, other=member, verdict=Verdict.SAME)
    judge_pair(actor=people.translator, one=a, other=man, verdict=Verdict.DIFFERENT, why="Marzuq is taller")
    row = judge_pair(actor=people.translator, one=b, other=member, verdict=Verdict.UNSURE, why="Marzuq thrice")
    judge_name(actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=man, verdict=Verdict.SAME)
    add_fact(actor=people.editor, authority=a, fact=Fact(kind="relation", value="aide", of="x"), evidence=GAZETTE)
    seal(actor=people.editor, authority=member)
    propose(d, man)  # as a run writes that began before
    link(judged_story, "Layan Hamdun", member)
    return man, member, row


def test_a_sealed_heading_is_nowhere_for_others(sealed, log_in, people, port, judged_story):
    man, member, row = sealed
    a, b, *_ = port
    pages = [at(name, a, b) for name in SEEN] + [at("heading", b, a), at("same", b, a)]
    pages += [f"/desk/whoswho/?state=sealed&q={query}" for query in ("", "Marzuq", SECRET[1], "Qutayba Marzouk")]
    pages += [
        f"/desk/whoswho/{a.pk}/same/?q=Marzuq",
        "/desk/whoswho/review/?q=Marzuq&at=1",
        "/desk/whoswho/new/?text=q",
    ]
    pages += [f"/desk/stories/{judged_story.pk}/", "/desk/", f"/desk/whoswho/{a.pk}/?all=1"]
    for one in (people.reader, people.translator):
        browser = log_in(one)
        for there in pages:
            response = browser.get(there)
            page = response.content.decode().replace("Marzuq&", "").replace('value="Marzuq"', "")
            assert response.status_code in (200, 403), there
            asked = there.partition("q=")[2]
            found = [name for name in ("Qutayba", "قتيبة", "taller", "thrice") if name in page and name not in asked]
            assert not found, (there, one, found)
        for name in ("heading", "same", "compare", "judge-pair", "add-name", "split", "confirm", "judge-name"):
            for row_, other in ((man, a), (member, a), (a, man)):
                if row_ is a and name not in ("compare", "judge-pair"):
                    continue
                method = browser.get if name in ("heading", "same", "compare") else browser.post
                answer = method(at(name, row_, other))
                assert answer.status_code in (404, 403), (name, row_.uid)
                assert one is people.reader or answer.status_code == 404 or name == "confirm"
    browser = log_in(people.translator)
    fields = {"left": a.pk, "right": man.pk, "seen": 0, "verdict": "same", "story": judged_story.pk}
    assert browser.post(reverse("whoswho:review-pair"), fields).status_code == 404
    chosen = fields | {"wording": "Layan Hamdun", "authority": a.pk, "verdict": f"same {man.pk}"}
    assert browser.post(reverse("whoswho:review-name"), chosen).status_code == 404
    assert browser.post(at("withdraw-judgement", b, a), {"judgement": row.pk}).status_code == 404
    before = Judgement.objects.count()
    browser.post(at("split", a, b), {"apart": [member.pk]})
    assert Judgement.objects.count() == before, "his cluster is not parted from another’s page"
    named = {"kind": "relation", "value": "x", "of_number": man.pk, **BY_HAND}
    assert "not here any more" in words(browser.post(at("add-fact", a, b), named))
    page = words(browser.post(at("add-fact", a, b), named | {"of_number": "", "of": SECRET[0]}))
    assert page.count("Qutayba") == 0 or SECRET[1] not in page, "only what he typed himself comes back"


@pytest.fixture
def spoken_of(port, people, judged_story):
    """Let people and the machine write a man's name into what they say of others; then seal him."""
    a, b, c, d, _ = port
    [man] = enter(person("x", *SECRET))
    cited = Evidence(title="Marzuq and the quay", licence="CC0-1.0")
    add_fact(actor=people.editor, authority=a, fact=Fact(kind="relation", value="aide of Marzuq"), evidence=GAZETTE)
    add_fact(actor=people.editor, authority=a, fact=Fact(kind="relation", value="clerk"), evidence=cited)
    add_name(actor=people.editor, authority=a, name=NameForm("Abu Layan", "en"), evidence=cited)
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.UNSURE, why="one of them knows Qutayba Marzuq")
    row = judge_name(
        actor=people.editor,
        story=judged_story,
        wording="Layan Hamdun",
        authority=b,
        verdict=Verdict.UNSURE,
        why="لمرزوق؟",
    )
    withdraw_judgement(actor=people.editor, judgement=row, why="Marzuq is another")
    add_name(actor=people.editor, authority=man, name=NameForm("Marzuq", "en"), evidence=GAZETTE)
    add_name(actor=people.editor, authority=man, name=NameForm("مرزوق", "ar"), evidence=GAZETTE)
    propose(a, c, why=f"Both have to do with {SECRET[0]}.")
    propose(c, d, why="Alike.")
    for other, reason in ((a, f"The story speaks of {SECRET[1]}, with which he has to do."), (d, "One office.")):
        one = link(judged_story, "Layan Hamdun", other)
        one.reasons = ["Same office.", reason]
        one.save()
    StoryLinking.objects.create(story=judged_story, waits=False)
    seal(actor=people.editor, authority=man, why="Marzuq is threatened")
    return man


def test_a_seal_takes_his_name_out_of_what_is_said_of_others(spoken_of, log_in, people, port, judged_story):
    a, b, c, d, _ = port
    kept = [
        text
        for rows in (Link, Proposal)
        for reasons in rows.objects.values_list("reasons", flat=True)
        for text in reasons
    ]
    assert sorted(kept) == ["Alike.", "One office.", "Same office.", "Same office."]
    assert StoryLinking.objects.get().waits, "its names are linked anew"
    pages = [at("heading", row, a) + "?all=1" for row in port] + [at("compare", a, other) for other in (b, c, d)]
    pages += [f"/desk/whoswho/review/?at={number}" for number in range(4)]
    pages += [f"/desk/stories/{judged_story.pk}/", "/desk/", "/desk/whoswho/"]
    link(judged_story, "Port Administration", a).save()
    late = Link.objects.filter(wording="Port Administration")
    late.update(reasons=["Marzuq is named here."])  # as a run writes that began before
    propose(b, c, why="Both know Marzuq.")
    for one in (people.reader, people.translator):
        browser = log_in(one)
        for there in pages:
            page = words(browser.get(there))
            assert not [name for name in ("Marzuq", "Qutayba", "مرزوق", "قتيبة") if name in page], (there, one)
    page = words(log_in(people.editor).get(pages[0]))
    assert "aide of Marzuq" in page and "one of them knows Qutayba Marzuq" in page


def test_others_read_that_something_is_not_shown(sealed, log_in, people, port):
    page = words(log_in(people.translator).get(at("heading", port[0], port[1])))
    assert "aide , of a heading that is not shown" in page


def test_editors_see_it_marked(sealed, log_in, people, port):
    man, member, _ = sealed
    browser = log_in(people.editor)
    assert "Sealed. Only editors see this page." in words(browser.get(at("heading", man, member)))
    assert f"{SECRET[0]} {SECRET[1]} person" in words(browser.get("/desk/whoswho/?state=sealed"))
    for query in ("Marzuq", SECRET[1]):
        page = words(browser.get("/desk/whoswho/", {"q": query}))
        assert SECRET[0] in page and "Sealed" in page
    assert SECRET[0] not in words(browser.get("/desk/whoswho/"))
    assert "Marzuq is taller" in words(browser.get(at("heading", port[0], port[1])))
    assert SECRET[0] not in words(browser.get(at("review", man, member)))
