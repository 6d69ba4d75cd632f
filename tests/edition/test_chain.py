from marsad.edition import chain_of
from marsad.records import Carrier


def test_the_chain_begins_with_the_edition_and_labels_the_outlet_for_its_day(site, story) -> None:
    edition, outlet, agency = chain_of(story, site)
    assert (edition.name, edition.role, edition.confirmed) == ("The Hadran Review", "publisher", True)
    assert (outlet.name, outlet.stance, outlet.path) == ("al-Mizan", "semi-official newspaper", "/outlets/al-mizan/")
    assert agency.path == "/keywords/bodies/hana/"


def test_a_publisher_that_is_the_edition_stands_once(site, make) -> None:
    story = make(chain=(Carrier(site.name, "publisher"), Carrier("al-Mizan", "outlet")))
    assert [link.name for link in chain_of(story, site)] == ["The Hadran Review", "al-Mizan"]


def test_an_outlet_that_the_record_leaves_out_is_put_in(site, make) -> None:
    assert [link.name for link in chain_of(make(chain=()), site)] == ["The Hadran Review", "al-Mizan"]


def test_the_native_name_is_the_same_outlet(site, make) -> None:
    chain = chain_of(make(chain=(Carrier("الميزان", "outlet"),)), site)
    assert [link.name for link in chain] == ["The Hadran Review", "al-Mizan"]


def test_a_carrier_without_a_page_leads_to_a_search(site, make) -> None:
    *_, last = chain_of(make(chain=(Carrier('Wadi "News"', "channel"),)), site)
    assert last.path == "/search/?q=%22Wadi++News%22"


def test_a_guess_is_marked_as_one_but_the_edition_is_not(site, make) -> None:
    assert [link.confirmed for link in chain_of(make(chain_confirmed=False), site)] == [True, False, False]
