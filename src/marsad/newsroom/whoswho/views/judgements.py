"""What was judged about a heading: take a judgement back, part its members, say whom a name means."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from marsad.errors import MarsadError
from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.archive.models import Story
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions import judge as actions
from marsad.newsroom.whoswho.actions.judge_seen import judge_name_seen, verdict_of
from marsad.newsroom.whoswho.actions.opened_by import opened_by
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

    return _asked_if_it_opens(request, row, "withdraw", take) or do_and_redirect(
        request,
        take,
        told="Taken back. It is kept below, with who took it back.",
        to=f"{address_of(row)}#judgements",
    )


@require_POST
@may_view(May.JUDGE)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Part the chosen members from the rest."""
    row = heading_or_404(request, pk)
    chosen = {int(value) for value in request.POST.getlist("apart") if value.isascii() and value.isdigit()}
    apart = list(members_of(row).filter(pk__in={one for one in chosen if one < 2**62}))

    def part() -> object:
        return actions.split(actor=actor_of(request), apart=apart, why=text(request.POST, "why"))

    return _asked_if_it_opens(request, row, "split", part) or do_and_redirect(
        request,
        part,
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


def _asked_if_it_opens(
    request: HttpRequest, row: Authority, what: str, action: Callable[[], object]
) -> HttpResponse | None:
    """Return the page that names what an action takes from under a seal, until somebody ticks that he is sure of it."""
    if "sure" in request.POST:
        return None
    try:
        opened = opened_by(members_of(row), action)
    except MarsadError:
        return None  # it is told when it is done
    if not opened:
        return None
    left_out = ("csrfmiddlewaretoken", "asked")
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name not in left_out]
    context = {
        "head": row.head or row,
        "what": what,
        "opened": opened,
        "sent": [*sent, ("asked", "1")],
        "asked": "asked" in request.POST,
    }
    return render(request, "whoswho/opens.html", context, status=422)


def _sees(request: HttpRequest, number: int) -> bool:
    return find_heading(number, actor_of(request)) is not None
