"""What waits for a person, one question at a time."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput, EditConflict, MarsadError
from marsad.newsroom.archive.models import Story
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions.judge import withdraw_judgement
from marsad.newsroom.whoswho.actions.judge_seen import judge_name_seen, judge_pair_seen, verdict_of
from marsad.newsroom.whoswho.actions.open_knowingly import open_knowingly
from marsad.newsroom.whoswho.forms import line
from marsad.newsroom.whoswho.models import Authority, Judgement, Verdict
from marsad.newsroom.whoswho.queries.find import Found
from marsad.newsroom.whoswho.queries.hints import hints_of
from marsad.newsroom.whoswho.queries.listing import find_for
from marsad.newsroom.whoswho.queries.review import queue
from marsad.newsroom.whoswho.queries.visible import find_heading
from marsad.newsroom.whoswho.views.find import heading_or_404

KEPT = "whoswho-judged"
"""Where the session keeps the numbers of the judgements that were made here, the last one last."""
MOST_KEPT = 50


@require_safe
@may_view(May.SEE)
def review(request: HttpRequest) -> HttpResponse:
    """Ask the next question."""
    story, wording = number(request.GET, "story", default=0), request.GET.get("wording", "")
    at, again = number(request.GET, "at", default=0), _pair(request, request.GET)
    return _page(request, at, wanted=(story, wording) if story else None, again=again)


@require_POST
@may_view(May.JUDGE)
def judge_pair(request: HttpRequest) -> HttpResponse:
    """Judge the two headings that were asked about."""
    one, other = (heading_or_404(request, number(request.POST, side, default=0)) for side in ("left", "right"))
    return _judged(
        request,
        lambda verdict, seen: judge_pair_seen(
            actor=actor_of(request), one=one, other=other, verdict=verdict, why=text(request.POST, "why"), seen=seen
        ),
    )


@require_POST
@may_view(May.JUDGE)
def judge_name(request: HttpRequest) -> HttpResponse:
    """Judge whom the name means that was asked about."""
    story = Story.objects.filter(pk=number(request.POST, "story", default=0)).first()
    if story is None:
        raise Http404
    verdict, _, chosen = request.POST.get("verdict", "").partition(" ")  # “same 12”: another one of the candidates
    head = heading_or_404(request, int(chosen) if _is_number(chosen) else number(request.POST, "authority", default=0))
    return _judged(
        request,
        lambda verdict, seen: judge_name_seen(
            actor=actor_of(request),
            story=story,
            wording=text(request.POST, "wording"),
            authority=head,
            verdict=verdict,
            why=text(request.POST, "why"),
            seen=seen,
        ),
        verdict,
    )


@require_POST
@may_view(May.JUDGE)
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last judgement that was made here, and ask that question again."""
    kept = list(request.session.get(KEPT, ()))
    rows = Judgement.objects.select_related("by", "story", "left").filter(by=actor_of(request))
    row = rows.filter(pk=kept.pop()).first() if kept else None
    request.session[KEPT] = kept
    at = number(request.POST, "at", default=0)
    if row is None:
        messages.info(request, "There is nothing left to undo here. Every heading’s page lists what was judged.")
        return _to(at=at)

    def take() -> object:
        return withdraw_judgement(actor=actor_of(request), judgement=row, why="undone at review")

    try:
        if open_knowingly(about=[side for side in (row.left_id, row.right_id) if side], action=take):
            raise BadInput("To undo this opens what is sealed. Take it back on the heading’s page, which names it.")
    except MarsadError as error:
        messages.error(request, str(error))
        return _to(at=at)
    messages.success(request, "Undone.")
    if row.story_id:
        return _to(story=row.story_id, wording=row.wording)
    return _to(at=at, left=row.left_id, right=row.right_id or 0)


def _judged(
    request: HttpRequest, judge: Callable[[Verdict, int], Judgement], verdict: str | None = None
) -> HttpResponse:
    """Judge and ask the next question, which has moved up to this one's place; where it failed, this one again."""
    at = number(request.POST, "at", default=0)
    try:
        row = judge(
            verdict_of(request.POST.get("verdict", "") if verdict is None else verdict), number(request.POST, "seen")
        )
    except MarsadError as error:
        again = None if isinstance(error, EditConflict) else _pair(request, request.POST)
        return _page(request, at, error, again=again)
    kept = [one for one in request.session.get(KEPT, ()) if one != row.pk]
    request.session[KEPT] = [*kept, row.pk][-MOST_KEPT:]
    told = {"same": "Same", "different": "Different", "unsure": "Unsure"}[row.verdict]
    messages.success(request, f"{told}: noted.")
    return _to(at=at)


def _page(
    request: HttpRequest,
    at: int,
    error: MarsadError | None = None,
    wanted: tuple[int, str] | None = None,
    again: tuple[Authority, Authority] | None = None,
) -> HttpResponse:
    asked, why, conflict = line(request.GET, "q")[:300], text(request.POST, "why"), isinstance(error, EditConflict)
    waiting, found = queue(actor_of(request), at, wanted, again), _find(request, asked)
    name = waiting.question.name if waiting.question else None
    offered = [one.head for one in found] + ([one.side.known.head for one in name.candidates[1:]] if name else [])
    context = {
        "queue": waiting,
        "error": str(error or ""),
        "why": "" if conflict else why,
        "lost": why if conflict else "",  # the next question is another one
        "may_undo": bool(request.session.get(KEPT)),
        "asked": asked,
        "found": found,
        "hints": hints_of(offered),
    }
    status = 409 if conflict else 422 if error else 200
    return render(request, "whoswho/review.html", context, status=status)


def _pair(request: HttpRequest, sent: QueryDict) -> tuple[Authority, Authority] | None:
    """Return the two headings that an address or a form names, if somebody sees both."""
    left, right = (find_heading(number(sent, side, default=0), actor_of(request)) for side in ("left", "right"))
    return (left, right) if left and right else None


def _find(request: HttpRequest, asked: str) -> list[Found]:
    try:
        return find_for(asked, actor_of(request), top=8) if asked else []
    except BadInput:
        return []


def _to(**query: str | int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('whoswho:review')}?{urlencode(query)}")


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10
