"""A story's statements beside its text, and what a person says of them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput, EditConflict, MarsadError
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.actions import judge as actions
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.desk.queries.statements_page import Entry, StatementsPage, statements_page
from marsad.newsroom.desk.queries.story import find_story
from marsad.newsroom.desk.records import Picked
from marsad.newsroom.desk.statement_form import (
    StatementForm,
    form_of,
    parse_places,
    quote,
    statement_from,
    typed_form,
)
from marsad.newsroom.sent import number, text
from marsad.newsroom.staff.roles import May, actor_of, allowed, may_view


@require_safe
@may_view(May.SEE)
def statements(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story's text and its statements; with `edit` or `add` asked for, the form too."""
    story, asked = _story(pk), request.GET
    page = statements_page(story, actor_of(request), asked.get("at") or asked.get("edit") or "")
    if May.JUDGE in allowed(actor_of(request)):
        if "edit" in asked and (editing := page.entry(asked["edit"])):
            return _page(request, page, form=form_of(editing.seen.statement, story.text), editing=editing)
        if "edit" in asked:
            messages.error(request, "That statement is not any more what it was. Look at the statements as they stand.")
        elif "add" in asked:
            return _page(request, page, form=_form_to_add(story, asked["add"]))
    return _page(request, page)


@require_POST
@may_view(May.JUDGE)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a statement."""
    return _judge(request, pk, actions.confirm_statement, "Confirmed.")


@require_POST
@may_view(May.JUDGE)
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject a statement."""
    return _judge(request, pk, actions.reject_statement, "Rejected.")


@require_POST
@may_view(May.JUDGE)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a statement; what can't be saved comes back with everything that was typed."""
    story, form, picked = _story(pk), typed_form(request.POST), _picked(request)
    page = statements_page(story, actor_of(request), picked.key)
    before = page.entry(picked.key)
    try:
        row = actions.correct_statement(
            actor=actor_of(request),
            story=story,
            picked=picked,
            corrected=statement_from(form, story.text, before.seen.statement if before else None),
            why=form.why,
        )
    except MarsadError as error:
        return _page(request, page, form=form, editing=before, error=error)
    return _to(request, story, row, "Corrected.")


@require_POST
@may_view(May.JUDGE)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a statement; what can't be saved comes back with everything that was typed."""
    story, form = _story(pk), typed_form(request.POST)
    try:
        row = actions.add_statement(
            actor=actor_of(request), story=story, added=statement_from(form, story.text), why=form.why
        )
    except MarsadError as error:
        return _page(request, statements_page(story, actor_of(request)), form=form, error=error)
    return _to(request, story, row, "Added.")


@require_POST
@may_view(May.JUDGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a judgement back."""
    story = _story(pk)
    judgement = Judgement.objects.filter(story=story, pk=number(request.POST, "judgement", default=0)).first()
    if judgement is None:
        raise Http404
    try:
        row = actions.withdraw_judgement(actor=actor_of(request), judgement=judgement, why=text(request.POST, "why"))
    except MarsadError as error:
        return _refused(request, story, f"j{judgement.thread_id or judgement.pk}", error)
    return _judged(request, story, row, "Taken back.")


def _judge(request: HttpRequest, pk: int, action: Callable[..., Judgement], told: str) -> HttpResponse:
    story, picked = _story(pk), _picked(request)
    try:
        row = action(actor=actor_of(request), story=story, picked=picked, why=text(request.POST, "why"))
    except MarsadError as error:
        return _refused(request, story, picked.key, error)
    return _judged(request, story, row, told)


def _judged(request: HttpRequest, story: Story, row: Judgement, told: str) -> HttpResponse:
    """Answer with the list of statements where script asked, with the page else."""
    if not request.headers.get("HX-Request"):
        return _to(request, story, row, told)
    return render(request, "desk/statements_list.html", {"page": statements_page(story, actor_of(request)), "told": {}})


def _refused(request: HttpRequest, story: Story, key: str, error: MarsadError) -> HttpResponse:
    """Say why nothing was saved, beside the statement as it stands now."""
    if not request.headers.get("HX-Request"):
        messages.error(request, str(error))
        return HttpResponseRedirect(f"{_address(story)}#{key}")
    page = statements_page(story, actor_of(request))
    entry = page.entry(key)
    context = {"page": page, "told": {entry.seen.key if entry else "": str(error)}}
    return render(request, "desk/statements_list.html", context, status=409)


def _to(request: HttpRequest, story: Story, row: Judgement, told: str) -> HttpResponse:
    messages.success(request, told)
    key = f"j{row.thread_id or row.pk}"
    return HttpResponseRedirect(f"{_address(story)}?at={key}#{key}")


def _page(
    request: HttpRequest,
    page: StatementsPage,
    *,
    form: StatementForm | None = None,
    editing: Entry | None = None,
    error: MarsadError | None = None,
) -> HttpResponse:
    context: dict[str, object] = {"page": page, "form": form, "editing": editing, "error": str(error or ""), "told": {}}
    status = 409 if isinstance(error, EditConflict) else 422 if isinstance(error, BadInput) else 200
    return render(request, "desk/statements.html", context, status=status)


def _form_to_add(story: Story, places: str) -> StatementForm:
    """Return the form to add a statement, with the words that were selected as its content."""
    form = StatementForm()
    try:
        spans = tuple(span for span in parse_places(places) if 0 <= span[0] < span[1] <= len(story.text))
    except BadInput:
        return form
    return StatementForm(parts={**form.parts, "content": quote(spans, story.text)})


def _picked(request: HttpRequest) -> Picked:
    return Picked(request.POST.get("key", ""), request.POST.get("version", ""))


def _address(story: Story) -> str:
    return reverse("desk:statements", kwargs={"pk": story.pk})


def _story(pk: int) -> Story:
    story = find_story(pk)
    if story is None:
        raise Http404
    return story
