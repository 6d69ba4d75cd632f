"""What a person names is taken in, one by one, whoever the outlet is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.collect.store import CaptureStore
from marsad.newsroom.archive.actions.add import Added, add
from marsad.newsroom.archive.models import Capture, Outlet, Refusal, Story
from marsad.records import Capture as CaptureRecord
from marsad.records import Outlet as OutletRecord
from marsad.records import OutletName
from outlet_server import Answer, OutletServer

Write = Callable[..., bytes]


@pytest.fixture
def add_all(db: None, newsroom_folder: Path) -> Callable[..., list[Added]]:
    def added(*inputs: object, **options: object) -> list[Added]:
        return list(add(inputs=map(str, inputs), outlets=(), **options))  # type: ignore[arg-type]

    return added


def outcomes(added: list[Added]) -> list[str]:
    return [one.ingested.outcome if one.ingested else "refused" for one in added]


def test_files_folders_warcs_and_lines_in_one_go(
    add_all: Callable[..., list[Added]],
    tmp_path: Path,
    write_page: Write,
    make_capture: Callable[..., CaptureRecord],
) -> None:
    (tmp_path / "pages" / "inner").mkdir(parents=True)
    (tmp_path / "pages" / "a.html").write_bytes(write_page("The First of the Pages"))
    (tmp_path / "pages" / "inner" / "b.html").write_bytes(write_page("The Second of the Pages"))
    (tmp_path / "pages" / "c.bin").write_bytes(bytes(range(256)) * 20)
    store = CaptureStore(tmp_path / "other")
    place = store.append(make_capture(write_page("From a WARC File of Others"), "https://post.example/warc"))
    lines = [{"url": "https://post.example/line", "html": write_page("From a Line of JSON").decode()}, {"text": 1}]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    inputs = (tmp_path / "pages", tmp_path / "other" / place.file, tmp_path / "pages.jsonl", tmp_path / "missing")
    added = add_all(*inputs)
    assert outcomes(added) == ["new", "refused", "new", "new", "new", "refused", "refused"]
    assert Refusal.objects.filter(settled_at=None).count() == 3
    assert set(outcomes(add_all(*inputs))) == {"known", "refused"}
    assert Capture.objects.count() == 5  # the binary one too


def test_a_missing_file_that_comes_settles_its_refusal(
    add_all: Callable[..., list[Added]], tmp_path: Path, write_page: Write
) -> None:
    path = tmp_path / "late.html"
    assert outcomes(add_all(path)) == ["refused"]
    path.write_bytes(write_page())
    assert outcomes(add_all(path)) == ["new"]
    assert Refusal.objects.get().settled_at is not None


@pytest.mark.parametrize("publisher", ["post", "The Post", "البريد"])
def test_the_publisher_may_be_an_id_or_either_name(
    add_all: Callable[..., list[Added]], tmp_path: Path, write_page: Write, publisher: str
) -> None:
    outlet = Outlet.objects.create(key="post", name="The Post", native_name="البريد", lang="ar", declaration={})
    (tmp_path / "a.html").write_bytes(write_page())
    add_all(tmp_path / "a.html", publisher=publisher)
    assert Story.objects.get().outlet == outlet


def test_an_unknown_publisher_is_only_a_name(
    add_all: Callable[..., list[Added]], tmp_path: Path, write_page: Write
) -> None:
    (tmp_path / "a.html").write_bytes(write_page())
    assert outcomes(add_all(tmp_path / "a.html", publisher="Nobody's Paper")) == ["new"]
    assert Story.objects.get().outlet is None


def test_addresses_are_fetched_in_order_by_one_polite_visitor(
    outlet_server: OutletServer, declare: Callable[..., Outlet], write_page: Write
) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers |= {f"/{n}": Answer(write_page(f"Page {n} of the Post")) for n in range(3)}
    known = OutletRecord(
        id="post", names=(OutletName("The Post", "en"),), language="en", hosts=(f"127.0.0.1:{outlet_server.port}",)
    )
    addresses = [outlet_server.address(f"/{n}") for n in (2, 0, 7, 1)]
    added = list(add(inputs=addresses, outlets=[known]))
    assert [one.input for one in added] == addresses
    assert outcomes(added) == ["new", "new", "refused", "new"]
    assert outlet_server.times("/robots.txt") == 1
    assert Counter(Story.objects.values_list("outlet__key", flat=True)) == {"post": 3}
    assert Refusal.objects.get().outlet == outlet


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://169.254.169.254/",
    ],
)
def test_private_addresses_are_not_visited(add_all: Callable[..., list[Added]], address: str) -> None:
    added = add_all(address)
    assert added[0].refusal is not None
    assert added[0].refusal.reason == "address-refused"
    assert Refusal.objects.get().identity == address


def test_a_redirect_into_the_house_is_not_followed(
    outlet_server: OutletServer, declare: Callable[..., Outlet], write_page: Write
) -> None:
    declare(outlet_server)
    with OutletServer() as inside:
        inside.answers["/admin"] = Answer(write_page("The Operator's Own Page"))
        outlet_server.answers |= {
            "/a": Answer(status=302, headers={"Location": inside.address("/admin")}),
            "/circle": Answer(status=302, headers={"Location": "/round"}),
            "/round": Answer(status=302, headers={"Location": "/circle"}),
        }
        added = list(add(inputs=[outlet_server.address("/a"), outlet_server.address("/circle")], outlets=()))
        assert inside.asked == []
    assert [one.refusal.reason for one in added if one.refusal] == ["address-refused", "fetch-failed"]
    assert not Story.objects.exists()
