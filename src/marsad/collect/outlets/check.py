"""What a declaration must say beyond its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from cssselect import GenericTranslator, SelectorError

from marsad.collect.addresses import parse_address
from marsad.collect.outlets.declaration import Declared, Problem, read_declarations
from marsad.errors import AddressRefused
from marsad.records import Outlet, PageShape, StanceLabel

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HOST = re.compile(r"[a-z0-9_.-]+(?::\d{1,5})?")
_SHORTEST, _LONGEST = 5, 7 * 24 * 60
_SELECTORS = ("headline", "deck", "byline", "date", "body", "credit", "keywords")


def check_outlets(path: Path | str) -> list[Problem]:
    """Return everything that is wrong with a declaration file, or with all of a folder, in order.

    An empty list means that the outlets can be used.
    """
    place = Path(path)
    files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    problems: list[Problem] = []
    if not files:
        problems.append(Problem(file=place.name, message="holds no declaration: expected files *.yaml"))
    declared: list[Declared] = []
    for file in files:
        found, wrong = read_declarations(file)
        problems += wrong
        if not found and not wrong:
            problems.append(Problem(file=file.name, message="declares no outlet"))
        for one in found:
            problems += check_declared(one)
        declared += found
    return problems + find_doubles(declared)


def check_declared(declared: Declared) -> list[Problem]:
    """Return what is wrong with one outlet."""
    outlet = declared.outlet
    found = [
        *_check_names(outlet),
        *_check_addresses(outlet),
        *_check_periods("stances", outlet.stances),
        *_check_periods("pages", outlet.pages),
        *_check_stances(outlet.stances),
        *_check_selectors(outlet.pages),
    ]
    return [declared.problem(key, message) for key, message in found]


def find_doubles(declared: Sequence[Declared]) -> list[Problem]:
    """Return a problem for each id, and each feed, that was declared before."""
    seen: dict[str, Declared] = {}
    feeds: dict[str, Declared] = {}
    problems = []
    for one in declared:
        if first := seen.get(one.outlet.id):
            problems.append(one.problem("id", f"{one.outlet.id!r} is declared already, in {first.file}"))
        seen.setdefault(one.outlet.id, one)
        for number, feed in enumerate(one.outlet.feeds):
            if owner := feeds.get(feed.address):
                message = f"{feed.address!r} is a feed of {owner.outlet.id!r} already"
                problems.append(one.problem(f"feeds[{number}].address", message))
            feeds.setdefault(feed.address, one)
    return problems


def _check_names(outlet: Outlet) -> Iterator[tuple[str, str]]:
    if not _ID.fullmatch(outlet.id):
        yield "id", f"{outlet.id!r} is not an id: expected small letters, digits and single hyphens, such as 'al-mizan'"
    if not _LANG.fullmatch(outlet.language):
        yield "language", f"{outlet.language!r} is not a language code: expected BCP 47, such as 'ar'"
    if not outlet.names:
        yield "names", "there is no name: expected at least one"
    for number, name in enumerate(outlet.names):
        if not name.text.strip() or name.text != " ".join(name.text.split()):
            yield f"names[{number}].text", f"{name.text!r} is empty or has odd spaces"
        if not _LANG.fullmatch(name.lang):
            yield f"names[{number}].lang", f"{name.lang!r} is not a language code: expected BCP 47, such as 'ar'"
    mains = [name.lang for name in outlet.names if name.kind == "main"]
    for lang in sorted({lang for lang in mains if mains.count(lang) > 1}):
        yield "names", f"several main names in {lang!r}: expected one; the others are 'kind: variant'"
    if not mains and outlet.names:
        yield "names", "no name is the main one: one must not say 'kind'"


def _check_addresses(outlet: Outlet) -> Iterator[tuple[str, str]]:
    for number, host in enumerate(outlet.hosts):
        if not _HOST.fullmatch(host):
            yield f"hosts[{number}]", f"{host!r} is not a host: expected small letters, such as 'mizan.example'"
    if outlet.home is not None:
        try:
            parse_address(outlet.home)
        except AddressRefused as error:
            yield "home", str(error)
    for number, feed in enumerate(outlet.feeds):
        try:
            netloc = parse_address(feed.address).netloc
        except AddressRefused as error:
            yield f"feeds[{number}].address", str(error)
            continue
        if not outlet.hosts or not any(_belongs(netloc, host) for host in outlet.hosts):
            message = f"{netloc!r} is not among the outlet's hosts: add it to 'hosts'"
            yield f"feeds[{number}].address", message
        if not _SHORTEST <= feed.every_minutes <= _LONGEST:
            yield f"feeds[{number}].every_minutes", f"{feed.every_minutes} is not between {_SHORTEST} and {_LONGEST}"


def _belongs(netloc: str, host: str) -> bool:
    return netloc == host or urlsplit(f"//{netloc}").hostname == host or netloc.endswith(f".{host}")


def _check_periods(key: str, periods: Sequence[StanceLabel | PageShape]) -> Iterator[tuple[str, str]]:
    for number, period in enumerate(periods):
        if period.from_on and period.to_on and period.from_on > period.to_on:
            yield f"{key}[{number}].to", f"ends on {period.to_on}, before it begins on {period.from_on}"
    for number, (earlier, later) in enumerate(pairwise(periods), 1):
        if earlier.to_on is None:
            yield f"{key}[{number - 1}]", "has no 'to' although another period follows: expected its last day"
        elif later.from_on is None or later.from_on <= earlier.to_on:
            yield f"{key}[{number}].from", f"begins before the period above ends, on {earlier.to_on}"


def _check_stances(stances: Sequence[StanceLabel]) -> Iterator[tuple[str, str]]:
    for number, label in enumerate(stances):
        if not label.text.strip():
            yield f"stances[{number}].text", "is empty: expected a label such as 'independent newspaper'"
        if not label.evidence.strip():
            yield f"stances[{number}].evidence", "is empty: expected what the label rests on"


def _check_selectors(pages: Sequence[PageShape]) -> Iterator[tuple[str, str]]:
    for number, shape in enumerate(pages):
        for name in _SELECTORS:
            selector = getattr(shape, name)
            if selector is not None and (fault := _find_fault(selector)):
                yield f"pages[{number}].{name}", f"{selector!r} is not a CSS selector: {fault}"
        for place, selector in enumerate(shape.remove):
            if fault := _find_fault(selector):
                yield f"pages[{number}].remove[{place}]", f"{selector!r} is not a CSS selector: {fault}"


def _find_fault(selector: str) -> str | None:
    try:
        GenericTranslator().css_to_xpath(selector)
    except SelectorError as error:
        return str(error)
    return None
