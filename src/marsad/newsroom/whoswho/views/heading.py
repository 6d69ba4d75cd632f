"""A heading's page, and the forms on it that write down names and facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from marsad.errors import BadInput, MarsadError
from marsad.newsroom.answers import do_and_redirect
from marsad.newsroom.sent import number
from marsad.newsroom.staff.roles import May, actor_of, may_view
from marsad.newsroom.whoswho.actions import write as actions
from marsad.newsroom.whoswho.convert import evidence_record
from marsad.newsroom.whoswho.forms import evidence_from, fact_from, name_from, typed_fact, typed_name
from marsad.newsroom.whoswho.models import Authority, Fact, FormKind, NameForm
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.newsroom.whoswho.queries.heading import heading_page
from marsad.newsroom.whoswho.queries.hints import Hint, hints_of
from marsad.newsroom.whoswho.queries.listing import find_for
from marsad.newsroom.whoswho.queries.meant import ManyMeant, find_meant
from marsad.newsroom.whoswho.records import Forms
from marsad.newsroom.whoswho.views.find import address_of, heading_or_404
from marsad.records import NameForm as NameFormRecord

CHOICES = 6

KnownT = TypeVar("KnownT", NameForm, Fact)


@require_safe
@may_view(May.SEE)
def heading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a heading; a member's address leads to the one that stands for its cluster."""
    row = heading_or_404(request, pk)
    if row.head_id:
        return HttpResponseRedirect(f"{address_of(row)}#heading-{row.pk}")
    return show(request, row, Forms())


@require_POST
@may_view(May.JUDGE)
def add_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a spelling; what can't be saved comes back with everything that was typed."""
    row, typed = heading_or_404(request, pk), typed_name(request.POST)

    def add() -> object:
        return actions.add_name(
            actor=actor_of(request), authority=row, name=name_from(typed), evidence=evidence_from(typed.evidence)
        )

    return _added(request, row, add, Forms(name=typed, open="name"))


@require_POST
@may_view(May.JUDGE)
def add_fact(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a fact; what can't be saved comes back with everything that was typed."""
    row, typed = heading_or_404(request, pk), typed_fact(request.POST)

    def add() -> object:
        of = find_meant(typed.of, typed.of_number, actor_of(request))
        fact = fact_from(typed, of.uid if of else None)
        return actions.add_fact(
            actor=actor_of(request), authority=row, fact=fact, evidence=evidence_from(typed.evidence)
        )

    return _added(request, row, add, Forms(fact=typed, open="fact"))


@require_POST
@may_view(May.JUDGE)
def make_house(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a spelling that stands the house's, on the evidence that it has."""
    row = heading_or_404(request, pk)
    form = _known_of(NameForm, row, number(request.POST, "name", default=0), stands=True)
    name = NameFormRecord(form.text, form.lang, FormKind.HOUSE.value, form.from_on or None, form.to_on or None)
    return do_and_redirect(
        request,
        lambda: actions.add_name(
            actor=actor_of(request), authority=form.authority, name=name, evidence=evidence_record(form.evidence)
        ),
        told=f"“{form.text}” is the house’s spelling now. The one before is kept as a variant.",
        to=f"{address_of(row)}#names",
    )


@require_POST
@may_view(May.JUDGE)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a name or a fact back."""
    row = heading_or_404(request, pk)
    name, fact = (number(request.POST, what, default=0) for what in ("name", "fact"))

    def take() -> object:
        if name:
            return actions.take_back(actor=actor_of(request), known=_known_of(NameForm, row, name))
        return actions.take_back(actor=actor_of(request), known=_known_of(Fact, row, fact))

    return do_and_redirect(
        request,
        take,
        told="Taken back. It is kept, and the log says who took it back.",
        to=f"{address_of(row)}#{'names' if name else 'facts'}",
    )


def show(request: HttpRequest, row: Authority, forms: Forms, *, status: int = 200) -> HttpResponse:
    """Answer with a heading's page."""
    page = heading_page(row, actor_of(request), whole="all" in request.GET)
    return render(request, "whoswho/heading.html", {"page": page, "forms": forms}, status=status)


def _added(request: HttpRequest, row: Authority, add: Callable[[], object], forms: Forms) -> HttpResponse:
    try:
        add()
    except MarsadError as error:
        choices: tuple[tuple[int, str, str, Hint], ...] = ()
        if isinstance(error, ManyMeant):
            found = _find(request, error.name)
            hints = hints_of(found)
            choices = tuple((head.pk, head.label, head.native, hints[head.pk]) for head in found)
        shown = Forms(forms.name, forms.fact, forms.open, str(error), choices)
        return show(request, row, shown, status=422)
    messages.success(request, "Added.")
    return HttpResponseRedirect(f"{address_of(row)}#{forms.open}s")


def _find(request: HttpRequest, name: str) -> list[Authority]:
    try:
        return [one.head for one in find_for(name, actor_of(request), top=CHOICES)]
    except BadInput:
        return []


def _known_of(kind: type[KnownT], row: Authority, pk: int, *, stands: bool = False) -> KnownT:
    found = kind.objects.select_related("authority", "evidence__story").filter(pk=pk, authority__in=members_of(row))
    known = found.first()
    if known is None or (stands and known.withdrawn_at):
        raise Http404
    return known
