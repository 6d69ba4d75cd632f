"""An outlet's declaration laid over its pages."""

from __future__ import annotations

from datetime import date

from marsad.records import Outlet, OutletName, PageShape

from .conftest import ReadPage

PAGE = """<html><head><meta name="date" content="{day}"></head><body><div class="z1">Weather and Tides</div>
<div class="z2">Ferry sinks</div><div class="z3">Nobody knows why it sailed.</div><div class="z4">Lina Haddad</div>
<div class="z5">03/05/2021</div>
<div class="z6"><div>Short one.</div>
<div>The ferry sank in calm weather on Monday, said the harbour master, who had slept.</div>
<div class="promo">Win a cruise with us, answer three questions and leave your number.</div></div>
<div class="z7">Courtesy of Barid al-Sahil</div><div class="z8">ferry; port</div>
<div>And here is a long paragraph that stands outside of the story, about quite another thing, in sentences.</div>
</body></html>"""
SHAPE = PageShape(
    from_on=date(2020, 1, 1),
    headline=".z2",
    deck=".z3",
    byline=".z4",
    date=".z5",
    body=".z6",
    credit=".z7",
    keywords=".z8",
    remove=(".promo", "p:broken("),
)
OUTLET = Outlet(
    id="quay", names=(OutletName("The Quay", "en"),), language="en", hosts=("quay.example",), pages=(SHAPE,)
)


def test_declared_parts_win(read_page: ReadPage) -> None:
    reading = read_page(PAGE.format(day="2021-05-03"), address="https://www.quay.example/1", outlets=(OUTLET,))
    assert reading.headline and reading.headline.value == "Ferry sinks"
    assert reading.deck and reading.deck.value == "Nobody knows why it sailed."
    assert reading.author and reading.author.value == "Lina Haddad"
    assert reading.date and (reading.date.value, reading.date.printed) == ("2021-05-03", "03/05/2021")
    assert reading.outlet_credited and reading.outlet_credited.value == "Barid al-Sahil"
    assert [keyword.value for keyword in reading.keywords] == ["ferry", "port"]
    paragraphs = [reading.slice(block.spans) for block in reading.paragraphs()]
    assert paragraphs[0] == "Short one." and len(paragraphs) == 2


def test_the_publisher_may_be_named_instead_of_an_address(read_page: ReadPage) -> None:
    reading = read_page(PAGE.format(day="2021-05-03"), outlets=(OUTLET,), publisher="the Quay")
    assert reading.headline and reading.headline.value == "Ferry sinks"


def test_a_shape_of_other_years_is_not_used(read_page: ReadPage) -> None:
    reading = read_page(PAGE.format(day="2012-05-03"), address="https://quay.example/1", outlets=(OUTLET,))
    assert reading.headline is None or reading.headline.value != "Ferry sinks" or len(reading.paragraphs()) != 2
