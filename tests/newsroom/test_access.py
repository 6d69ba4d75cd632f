"""Every address of the newsroom has its role in a table here; one that is added without a line fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from marsad.newsroom.staff.models import Role, User

pytestmark = pytest.mark.django_db
ROLES = list(Role)

PUBLIC = [
    "/",
    "/about/",
    "/stories/<str:slug>/",
    "/stories/<str:slug>/original/",
    "/stories/<str:slug>/cite.<str:form>",
    "/sections/<str:slug>/",
    "/keywords/<str:kind>/<str:slug>/",
    "/outlets/",
    "/outlets/<str:key>/",
    "/actors/",
    "/actors/letters/<str:letter>/",
    "/actors/<str:slug>/",
    "/actors/<str:slug>/on/<str:subject>/",
    "/archive/",
    "/archive/<int:year>/<int:month>/",
    "/archive/<int:year>/<int:month>/<int:day>/",
    "/search/",
    "/feed.atom",
    "/feed.json",
    "/sitemap.xml",
    "/sitemap-<int:number>.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/login/",
    "/logout/",
]
DESK = {
    "/desk/": Role.READER,
    "/desk/work/": Role.READER,
    "/desk/health/": Role.READER,
    "/desk/health/<str:key>/refused/": Role.READER,
    "/desk/health/<str:key>/<str:what>/": Role.READER,
    "/desk/refusals/": Role.READER,
    "/desk/refusals/<int:pk>/": Role.READER,
    "/desk/stories/<int:pk>/": Role.READER,
    "/desk/stories/<int:pk>/claim/": Role.TRANSLATOR,
    "/desk/stories/<int:pk>/translate/": Role.READER,
    "/desk/stories/<int:pk>/statements/": Role.READER,
    "/desk/stories/<int:pk>/statements/confirm/": Role.TRANSLATOR,
    "/desk/stories/<int:pk>/statements/reject/": Role.TRANSLATOR,
    "/desk/stories/<int:pk>/statements/correct/": Role.TRANSLATOR,
    "/desk/stories/<int:pk>/statements/add/": Role.TRANSLATOR,
    "/desk/stories/<int:pk>/statements/withdraw/": Role.TRANSLATOR,
    "/desk/captures/<int:pk>/": Role.READER,
    "/desk/captures/<int:older>/to/<int:newer>/": Role.READER,
    "/desk/drafts/<int:pk>/": Role.READER,
    "/desk/drafts/<int:pk>/save/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/release/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/renew/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/submit/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/take-back/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/confirm-chain/": Role.TRANSLATOR,
    "/desk/drafts/<int:pk>/approve/": Role.EDITOR,
    "/desk/drafts/<int:pk>/review/": Role.READER,
    "/desk/drafts/<int:pk>/revisions/": Role.READER,
    "/desk/front-page/": Role.READER,
    "/desk/front-page/<int:pk>/": Role.EDITOR,
    "/desk/drafts/<int:pk>/publish/": Role.EDITOR,
    "/desk/drafts/<int:pk>/published/": Role.READER,
    "/desk/drafts/<int:pk>/correct/": Role.EDITOR,
    "/desk/drafts/<int:pk>/withdraw/": Role.EDITOR,
    "/desk/whoswho/": Role.READER,
    "/desk/whoswho/new/": Role.TRANSLATOR,
    "/desk/whoswho/review/": Role.READER,
    "/desk/whoswho/review/pair/": Role.TRANSLATOR,
    "/desk/whoswho/review/name/": Role.TRANSLATOR,
    "/desk/whoswho/review/undo/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/": Role.READER,
    "/desk/whoswho/<int:pk>/names/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/facts/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/house/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/take-back/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/said/": Role.READER,
    "/desk/whoswho/<int:pk>/said-of/": Role.READER,
    "/desk/whoswho/<int:pk>/same/": Role.READER,
    "/desk/whoswho/<int:pk>/compare/<int:other>/": Role.READER,
    "/desk/whoswho/<int:pk>/judge/<int:other>/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/split/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/withdraw/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/name-in-story/": Role.TRANSLATOR,
    "/desk/whoswho/<int:pk>/confirm/": Role.EDITOR,
    "/desk/whoswho/<int:pk>/take-confirmation-back/": Role.EDITOR,
    "/desk/whoswho/<int:pk>/seal/": Role.EDITOR,
    "/desk/whoswho/<int:pk>/unseal/": Role.EDITOR,
    "/desk/account/": Role.READER,
    "/desk/people/": Role.OPERATOR,
    "/desk/people/add/": Role.OPERATOR,
    "/desk/people/<int:pk>/": Role.OPERATOR,
    "/desk/people/<int:pk>/password/": Role.OPERATOR,
    "/desk/log/": Role.OPERATOR,
}
"""The lowest role that is let in; what it may do there is told by the tests of each screen."""


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Yield every address of the newsroom as it is declared."""
    for one in resolver.url_patterns:
        assert isinstance(one.pattern, RoutePattern | RegexPattern)
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from addresses(one, here)


ADDRESSES = list(addresses(get_resolver()))
BACK_ROOM = [address for address in ADDRESSES if address.startswith("/back-room/")]


def filled(address: str) -> str:
    """Return an address with something in each of its gaps; whatever it is, it is not there."""
    for gap, value in (("<str:what>", "expected"), ("<path:object_id>", "4711"), ("<path:content_type_id>", "4")):
        address = address.replace(gap, value)
    for kind, value in (("int", "4711"), ("str", "none")):
        while f"<{kind}:" in address:
            start = address.index(f"<{kind}:")
            address = address[:start] + value + address[address.index(">", start) + 1 :]
    return address.partition("^")[0] + ("staff/" if "app_label" in address else "none" if "^" in address else "")


def test_every_address_has_a_line() -> None:
    assert sorted(ADDRESSES) == sorted([*PUBLIC, *DESK, *BACK_ROOM])
    assert len(set(ADDRESSES)) == len(ADDRESSES)


@pytest.mark.parametrize("address", [*DESK, *BACK_ROOM])
def test_strangers_are_sent_to_log_in(client: Client, address: str) -> None:
    there = filled(address)
    for response in (client.get(there), client.post(there)):
        if response.status_code == 405:
            continue
        assert response.status_code == 302, there
        to = response.headers["Location"]
        assert to.startswith(("/login/?next=", "/back-room/login/?next=")) or to == "/back-room/", there
    assert {client.get(there).status_code, client.post(there).status_code} != {405}


@pytest.fixture
def browser_of(db: None) -> Callable[[Role], Client]:
    """Return a function that gives a browser of somebody of a role."""

    def log_in(role: Role) -> Client:
        client = Client()
        client.force_login(
            User.objects.create_user(username=role, role=role), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return log_in


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says(role: Role, browser_of: Callable[[Role], Client]) -> None:
    browser = browser_of(role)
    for address, lowest in DESK.items():
        there = filled(address)
        got, sent = browser.get(there), browser.post(there)
        answer = sent if got.status_code == 405 else got
        refused = ROLES.index(role) < ROLES.index(lowest)
        assert (answer.status_code == 403) is refused, (there, role, answer.status_code)
        assert answer.status_code < 500


@pytest.mark.parametrize("role", ROLES)
def test_the_back_room_is_the_operators(role: Role, browser_of: Callable[[Role], Client]) -> None:
    browser = browser_of(role)
    for address in BACK_ROOM:
        there = filled(address)
        response = browser.get(there, follow=True)
        if role == Role.OPERATOR:
            assert response.status_code in (200, 403, 404, 405), there  # 403: nothing is changed here
        else:
            assert response.status_code == 403, there
