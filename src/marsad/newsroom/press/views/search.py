"""The public search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from marsad.edition.pages import SearchPage
from marsad.edition.paths import parse_search
from marsad.errors import BadInput, MarsadError
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.folder import index_folder
from marsad.newsroom.press.views.answer import page, renderer
from marsad.newsroom.throttle import throttle
from marsad.newsroom.whoswho.queries.spellings import spellings_in
from marsad.search.index import Index

PER_MINUTE = 60


@require_safe
@throttle("search", per_minute=PER_MINUTE)
def search(request: HttpRequest) -> HttpResponse:
    """Search published stories; without a question, show what a reader can ask."""
    names = dict(Outlet.objects.values_list("key", "name"))
    if not request.GET:
        return page(renderer().search(SearchPage(outlet_names=names)))
    try:
        index, query = Index(index_folder()), parse_search(request.GET.dict())
        query = replace(query, also=spellings_in(query.text, public=True))
        results = index.search(query)
        if results.total and not results.hits:  # past the end
            results = index.search(replace(query, page=-(-results.total // query.size)))
    except BadInput as error:
        return page(renderer().search(SearchPage(refused=str(error), outlet_names=names)), status=400)
    except MarsadError:
        told = "The search is being rebuilt. Try again in a few minutes; the archive lists every story meanwhile."
        return page(renderer().search(SearchPage(refused=told, outlet_names=names)), status=503)
    return page(renderer().search(SearchPage(results=results, outlet_names=names)))
