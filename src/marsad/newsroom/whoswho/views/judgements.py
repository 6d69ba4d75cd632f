"""What was judged about a heading: take a judgement back, part its members, say whom a name means."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from marsad.errors import MarsadError
from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.archive.models import Story
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions import judge as actions
from marsad.newsroom.whoswho.actions.judge_seen import judge_name_seen, verdict_of
from marsad.newsroom.whoswho.actions.open_knowingly import mark_of, open_knowingly
from marsad.newsroom.whoswho.models import Authority, Judgement
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.visible import find_heading
from marsad.newsroom.whoswho.views.find import address_of, heading_or_404


@require_POST
@may_view(May.JUDGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a judgement back that is about this heading."""
    row = heading_or_404(request, pk)
    about = Q(left__in=members_of(row)) | Q(right__in=members_of(row))
    judged = Judgement.objects.filter(about, pk=number(request.POST, "judgement", default=0)).first()
    if judged is None or not all(_sees(request, side) for side in (judged.left_id, judged.right_id) if side):
        raise Http404

    def take() -> object:
        return actions.withdraw_judgement(actor=actor_of(request), judgement=judged, why=text(request.POST, "why"))

    return _done_knowingly(
        request,
        _Deed("withdraw", row, [side for side in (judged.left_id, judged.right_id) if side], take),
        told="Taken back. It is kept below, with who took it back.",
        to=f"{address_of(row)}#judgements",
    )


@require_POST
@may_view(May.JUDGE)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Part the chosen members from the rest."""
    row = heading_or_404(request, pk)
    apart = [one for one in members_of(row) if str(one.pk) in request.POST.getlist("apart")]

    def part() -> object:
        return actions.split(actor=actor_of(request), apart=apart, why=text(request.POST, "why"))

    return _done_knowingly(
        request,
        _Deed("split", row, [one.pk for one in apart], part),
        told="Parted. To undo it, take the judgement back and judge them the same again.",
        to=f"{address_of(row)}#made-of",
    )


@require_POST
@may_view(May.JUDGE)
def judge_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a name in a story means this heading."""
    row = heading_or_404(request, pk)
    story = Story.objects.filter(pk=number(request.POST, "story", default=0)).first()
    if story is None:
        raise Http404
    return do_and_redirect(
        request,
        lambda: judge_name_seen(
            actor=actor_of(request),
            story=story,
            wording=text(request.POST, "wording"),
            authority=row,
            verdict=verdict_of(request.POST.get("verdict", "")),
            why=text(request.POST, "why"),
            seen=number(request.POST, "seen"),
        ),
        told="Noted. It stands among the judgements below, where it can be taken back.",
        to=f"{address_of(row)}#stories",
    )


@dataclass(frozen=True, slots=True)
class _Deed:
    """What somebody asks for on a heading's page: `about` are headings of the clusters that it may part."""

    what: str
    row: Authority
    about: Collection[int]
    action: Callable[[], object]


def _done_knowingly(request: HttpRequest, deed: _Deed, *, told: str, to: str) -> HttpResponse:
    """Do it and go to a page; where it opens a seal, name what becomes visible until somebody has ticked just that."""
    sure_of = text(request.POST, "shown") if "sure" in request.POST else ""
    try:
        opened = open_knowingly(about=deed.about, action=deed.action, sure_of=sure_of)
    except MarsadError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(to)
    if not opened:
        messages.success(request, told)
        return HttpResponseRedirect(to)
    left_out = ("csrfmiddlewaretoken", "sure", "shown")
    context = {
        "head": deed.row.head or deed.row,
        "what": deed.what,
        "opened": opened,
        "sent": [(name, value) for name, values in request.POST.lists() for value in values if name not in left_out],
        "shown": mark_of(opened),
        "asked": "shown" in request.POST,
        "changed": "sure" in request.POST,
    }
    return render(request, "whoswho/opens.html", context, status=422)


def _sees(request: HttpRequest, number: int) -> bool:
    return find_heading(number, actor_of(request)) is not None
