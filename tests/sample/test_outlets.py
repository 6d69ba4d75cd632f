import gzip
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from marsad.errors import BadInput
from marsad.sample import OUTLETS, SampleOutlets


@pytest.fixture(scope="module")
def outlets() -> Iterator[SampleOutlets]:
    with SampleOutlets((0, 0, 0)) as running:
        yield running


def ask(outlets: SampleOutlets, outlet: str, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """Ask for a path; the answer's body is in its `body`."""
    connection = HTTPConnection("127.0.0.1", outlets.ports[OUTLETS.index(outlet)], timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.body = response.read()  # type: ignore[attr-defined]
    connection.close()
    return response


@pytest.mark.parametrize("outlet", OUTLETS)
def test_front_pages_answer(outlets: SampleOutlets, outlet: str) -> None:
    response = ask(outlets, outlet, "/")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(response.body) == int(response.headers["Content-Length"])  # type: ignore[attr-defined]


def test_head_gives_the_headers_only(outlets: SampleOutlets) -> None:
    response = ask(outlets, "al-mizan", "/rss.xml", "HEAD")
    assert (response.status, response.body) == (200, b"")  # type: ignore[attr-defined]
    assert int(response.headers["Content-Length"]) > 1000


def test_known_pages_are_not_sent_again(outlets: SampleOutlets) -> None:
    first = ask(outlets, "al-mizan", "/rss.xml")
    for validators in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": f'"other", W/{first.headers["ETag"]}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        again = ask(outlets, "al-mizan", "/rss.xml", **validators)
        assert (again.status, again.body) == (304, b"")  # type: ignore[attr-defined]
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "validators",
    [
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": "Sun, 22 Nov 2026 10:00:00 GMT"},
        {"If_Modified_Since": "Sun, 22 Nov 2020 10:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
        {"If_Modified_Since": "Sun, 22 Nov 2026 10:00:00 -0000"},
    ],
)
def test_other_pages_are(outlets: SampleOutlets, validators: dict[str, str]) -> None:
    assert ask(outlets, "al-mizan", "/rss.xml", **validators).status == 200


def test_connection_is_kept(outlets: SampleOutlets) -> None:
    connection = HTTPConnection("127.0.0.1", outlets.ports[0], timeout=5)
    for path in ("/", "/nothing", "/rss.xml"):
        connection.request("GET", path)
        assert connection.getresponse().read()
    connection.close()


def test_broken_pages_break_each_in_its_way(outlets: SampleOutlets) -> None:
    answers = {
        path: ask(outlets, "harbour-post", path) for path in ("/society/ferry-timetable", "/economy/third-crane-tender")
    }
    assert [answer.status for answer in answers.values()] == [404, 500]
    empty = ask(outlets, "harbour-post", "/society/tide-tables")
    assert (empty.status, empty.body) == (200, b"")  # type: ignore[attr-defined]
    binary = ask(outlets, "harbour-post", "/culture/harbour-at-five").body  # type: ignore[attr-defined]
    with pytest.raises(UnicodeDecodeError):
        binary.decode()
    cut = ask(outlets, "harbour-post", "/society/letters")
    assert cut.headers["Content-Encoding"] == "gzip"
    with pytest.raises(EOFError):
        gzip.decompress(cut.body)  # type: ignore[attr-defined]


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=f"Port {port}"), SampleOutlets((0, 0, port)):
            pass


def test_ports_are_one_for_each_outlet() -> None:
    with pytest.raises(BadInput, match="Expected one for each"):
        SampleOutlets((1, 2))


def test_ports_are_free_again_afterwards() -> None:
    with SampleOutlets((0, 0, 0)) as first:
        ports = first.ports
    with SampleOutlets(ports) as second:
        assert second.ports == ports


def test_starting_and_stopping_is_quick() -> None:
    started = time.monotonic()
    with SampleOutlets((0, 0, 0)) as outlets:
        ask(outlets, "al-mizan", "/")
    assert time.monotonic() - started < 2
