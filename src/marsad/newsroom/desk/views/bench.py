"""The bench: translate paragraph by paragraph."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput, MarsadError
from marsad.newsroom.desk.actions.mend_name import leave_name, look_again, mend_name
from marsad.newsroom.desk.actions.save_changes import save_changes
from marsad.newsroom.desk.forms import typed_heading, typed_segments
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries import bench as queries
from marsad.newsroom.desk.queries.conflicts import conflicts
from marsad.newsroom.desk.queries.rules import may_write
from marsad.newsroom.desk.queries.story import find_story
from marsad.newsroom.desk.records import Outcome
from marsad.newsroom.desk.views.hand_over import submit
from marsad.newsroom.sent import text
from marsad.newsroom.staff.roles import May, actor_of, may_view


@require_safe
@may_view(May.SEE)
def bench(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the bench to whoever may write; others are sent to where it can be read."""
    draft = _draft(pk)
    if not may_write(actor_of(request), draft):
        return HttpResponseRedirect(reverse("desk:review", kwargs={"pk": pk}))
    return _page(request, draft, Outcome())


@require_safe
@may_view(May.SEE)
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the bench of a story, or to the story where nobody has claimed it."""
    story = find_story(pk)
    if story is None:
        raise Http404
    draft = getattr(story, "draft", None)
    if draft is None:
        return HttpResponseRedirect(reverse("desk:story", kwargs={"pk": pk}))
    return HttpResponseRedirect(reverse("desk:bench", kwargs={"pk": draft.pk}))


@require_POST
@may_view(May.TRANSLATE)
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed, and hand the draft over where that was asked for too.

    Script gets a fragment for each part, a plain form its page back. A conflict answers 409 with
    everything that was typed still in its place. A button beside a name that is not as the house writes
    it does so once everything is saved.
    """
    draft = _draft(pk)
    try:
        outcome = save_changes(
            actor=actor_of(request),
            draft=draft,
            segments=typed_segments(request.POST),
            heading=typed_heading(request.POST),
        )
    except BadInput as error:
        return _not_saved(request, draft, str(error))
    told, then = ("", "") if outcome.has_conflict else _about_names(request, draft)
    status = 409 if outcome.has_conflict else 200
    if request.headers.get("HX-Request"):
        page = queries.bench(draft, actor_of(request))
        context = {"page": page, "outcome": outcome, "conflicts": conflicts(draft, outcome), "now": timezone.now()}
        response = render(request, "desk/saved.html", context, status=status)
        if told:
            response.headers["X-Told"] = quote(told)
        return response
    if outcome.has_conflict:
        return _page(request, draft, outcome, status=409)
    if request.POST.get("then") == "submit":
        return submit(request, pk)
    if told:
        messages.info(request, told)
    return HttpResponseRedirect(reverse("desk:bench", kwargs={"pk": pk}) + then)


def _about_names(request: HttpRequest, draft: Draft) -> tuple[str, str]:
    """Do what was asked for about a name; return what came of it, and where on the page to go on."""
    actor, sent = actor_of(request), request.POST
    try:
        if "mend" in sent:
            remark = mend_name(actor=actor, draft=draft, key=sent["mend"])
            return f"Now it says {remark.suggestion}, as the house writes it.", f"#names-{remark.part}"
        if "leave" in sent:
            remark = leave_name(actor=actor, draft=draft, key=sent["leave"])
            return f"{remark.printed} stays as it is in this story.", f"#names-{remark.part}"
        if "again" in sent:
            look_again(actor=actor, draft=draft, printed=text(sent, "again"))
            return f"{text(sent, 'again')} is checked again.", "#names"
    except MarsadError as error:
        return str(error), ""
    return "", ""


def _draft(pk: int) -> Draft:
    draft = queries.find_draft(pk)
    if draft is None:
        raise Http404
    return draft


def _not_saved(request: HttpRequest, draft: Draft, told: str) -> HttpResponse:
    """Answer 422 with the reason; the page shows all that was typed, script has it on its page still."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=422, headers={"X-Told": quote(told)})
    return render(request, "desk/not_saved.html", {"draft": draft, "told": told, "sent": request.POST}, status=422)


def _page(request: HttpRequest, draft: Draft, outcome: Outcome, status: int = 200) -> HttpResponse:
    context = {
        "page": queries.bench(draft, actor_of(request)),
        "outcome": outcome,
        "conflicts": conflicts(draft, outcome),
        "now": timezone.now(),
    }
    return render(request, "desk/bench.html", context, status=status)
