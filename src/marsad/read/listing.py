"""Pages that announce stories instead of telling one: archives, tags, sections, days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.read.bylines import parse_byline
from marsad.read.credits import find_deck_credit
from marsad.read.evidence import Evidence
from marsad.read.headline import is_title_case
from marsad.read.lines import is_terminal
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.read.signature import Byline
from marsad.records import Entry, Field

_ENTRY_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_NUMBER = re.compile(r"^\(?\d{1,3}[.)\-–]\s+")


@dataclass(slots=True)
class Draft:
    """An entry as its lines are gathered."""

    title: int
    deck: int | None = None
    byline: tuple[int, Byline, int] | None = None
    date: Field | None = None
    address: str | None = None
    others: list[int] = field(default_factory=list)

    @property
    def backed(self) -> bool:
        """Whether anything but its title speaks for it."""
        return self.deck is not None or self.byline is not None or self.date is not None


@dataclass(slots=True)
class Listing:
    """The entries of a page, the page's own date, and which lines are entries."""

    entries: list[Entry]
    date: Field | None
    members: set[int]


def read_listing(lines: list[Line], meta: PageMeta | None, evidence: Evidence) -> Listing | None:
    """Return the entries of a listing page, or None where a page is no listing."""
    announced = bool(meta and meta.listing) or any(_announces(line) for line in lines[:40])
    if meta and meta.article and not announced:
        return None
    if _tells_a_story(lines):
        return None
    drafts, page_date = _gather(lines, evidence, least=1 if announced else 2)
    drafts = _trim(drafts, lines)
    backed = sum(draft.backed for draft in drafts)
    signed = sum(draft.byline is not None or draft.date is not None for draft in drafts)
    linked = sum(draft.address is not None for draft in drafts)
    if len({draft.date.spans for draft in drafts if draft.date}) == 1 and not any(draft.byline for draft in drafts):
        signed = 0  # one date signs a story as well as a day's list
    enough = 1 if announced else 3
    if len(drafts) < max(enough, 2 if not announced else 1) or (
        not announced and max(signed, linked if backed > 1 else 0) < 3
    ):
        return None
    if announced and backed == 0 and linked < 2:
        return None
    sentences = sum(lines[draft.title].piece.text[-1] in ".:؛،," for draft in drafts)
    if not announced and sentences * 2 > len(drafts):
        return None  # short paragraphs below one date
    members = {
        at
        for draft in drafts
        for at in (draft.title, draft.deck, draft.byline[0] if draft.byline else None)
        if at is not None
    }
    return Listing([_entry(draft, lines, evidence, page_date) for draft in drafts], page_date, members)


def _announces(line: Line) -> bool:
    """Say whether a line heads a listing: "Archive: May 2021", or a section's name as the page's heading."""
    furniture = "furniture" in line.piece.hints
    return not furniture and (line.kind == "listing" or (line.kind == "section" and line.piece.tag == "h1"))


def _tells_a_story(lines: list[Line]) -> bool:
    """Say whether paragraphs follow each other with nothing but furniture between, as only a story has them.

    Two long ones do, or three of any length: a listing's decks stand each below its own title.
    """
    run = long_ones = 0
    for line in lines:
        if line.is_long and not line.piece.address:
            run += 1
            long_ones += len(line.piece.text) >= 140 or ". " in line.piece.text
            if long_ones >= 2 or run >= 3:
                return True
        elif line.meta is not None or (line.plain and not is_terminal(line.piece.text)):
            run = long_ones = 0
    return False


def _is_title(line: Line) -> bool:
    piece = line.piece
    if (
        not line.plain
        or line.kind != "text"
        or not piece.hints.isdisjoint(("furniture", "caption", "keywords", "deck"))
    ):
        return False
    return 2 <= len(piece.text.split()) <= 30 and len(piece.text) <= 250


def _gather(lines: list[Line], evidence: Evidence, least: int) -> tuple[list[Draft], Field | None]:
    """Go down the page and let each title begin an entry.

    Where at least so many titles are headings in the markup, only headings are titles.
    """
    headings = sum(line.piece.tag in _ENTRY_HEADINGS and _is_title(line) for line in lines) >= least
    drafts: list[Draft] = []
    heading_date: Field | None = None
    heading_dates: list[Field] = []
    for at, line in enumerate(lines):
        piece = line.piece
        draft = drafts[-1] if drafts else None
        if "furniture" in piece.hints or line.kind in ("related", "comments"):
            continue
        byline = _byline_of(line, evidence)
        date = _date_of(line)
        if date is not None or byline is not None:
            own = draft is not None and not (date and not byline and _opens(lines, at, headings))
            if own and draft is not None:
                draft.date = draft.date or date
                draft.byline = draft.byline or ((at, *byline) if byline else None)
            elif date is not None:
                heading_date = date
                heading_dates.append(date)
            continue
        if not line.plain or line.kind != "text":
            continue
        if _is_title(line) and _begins(lines, at, draft, headings):
            drafts.append(Draft(at, date=None, address=piece.address, others=[len(heading_dates)]))
            if heading_date is not None:
                drafts[-1].others.append(0)
        elif draft is not None and draft.deck is None and at - draft.title <= 4 and len(piece.text) > 15:
            draft.deck = at
    _inherit(drafts, heading_dates)
    own_dates = any(draft.date not in heading_dates for draft in drafts if draft.date)
    return drafts, heading_dates[0] if len(heading_dates) == 1 and not own_dates else None


def _inherit(drafts: list[Draft], heading_dates: list[Field]) -> None:
    """Give entries without a date the date that stands above them as a heading."""
    for draft in drafts:
        above = draft.others[0]
        if draft.date is None and above:
            draft.date = heading_dates[above - 1]


def _opens(lines: list[Line], at: int, headings: bool) -> bool:
    """Say whether a date heads what follows instead of closing what stands above."""
    piece = lines[at].piece
    if piece.tag == "":
        return piece.gap
    following = next((line for line in lines[at + 1 :] if line.plain and line.kind == "text"), None)
    if following is None:
        return False
    before = lines[at - 1].piece if at else None
    if piece.group and before is not None and piece.group == before.group:
        return False
    if piece.group and following.piece.group == piece.group and (before is None or before.group != piece.group):
        return True
    return piece.tag in ("h1", "h2", "h3", "h4", "h5") or (headings and before is None)


def _begins(lines: list[Line], at: int, draft: Draft | None, headings: bool) -> bool:
    """Say whether a title line begins a new entry or goes on with the last one."""
    piece = lines[at].piece
    if headings:
        return piece.tag in _ENTRY_HEADINGS
    if draft is None or at == 0:
        return True
    title = lines[draft.title].piece
    if piece.tag:
        if piece.group != title.group:
            return True
        return piece.links > 0.7 and title.links > 0.7 and not is_terminal(piece.text)
    if piece.gap:
        return True
    if draft.byline is not None:
        return draft.deck is not None or not is_terminal(piece.text)
    if draft.date is not None and draft.date.spans and draft.deck is None and not is_terminal(piece.text):
        return True
    return draft.deck is not None and not is_terminal(piece.text)


def _trim(drafts: list[Draft], lines: list[Line]) -> list[Draft]:
    """Leave out titles that nothing backs where most are backed: site names, section names, links."""
    backed = [draft for draft in drafts if draft.backed]
    linked = [draft for draft in drafts if draft.address]
    if len(backed) * 2 >= len(drafts) or len(linked) < 2:
        bare = [draft for draft in drafts if draft.byline or (draft.date and draft.date.spans)]
        kept = _with_alike(drafts, backed, lines) if bare or len(backed) >= 2 else drafts
        return [draft for draft in kept if lines[draft.title].piece.tag != "h1"] or kept
    return linked


def _with_alike(drafts: list[Draft], backed: list[Draft], lines: list[Line]) -> list[Draft]:
    """Return the backed entries, and each title set like them right below one that only lacks its date."""
    kept: list[Draft] = []
    above: Draft | None = None
    for draft in drafts:
        good = draft.backed or (above is not None and _alike(draft, above, lines))
        above = draft if good else None
        kept += [draft] if good else []
    return kept if len(backed) * 2 > len(kept) else backed


def _alike(draft: Draft, above: Draft, lines: list[Line]) -> bool:
    piece, other = lines[draft.title].piece, lines[above.title].piece
    if piece.tag != other.tag or bool(draft.address) != bool(above.address) or piece.text.count(" ") < 2:
        return False
    if piece.tag in _ENTRY_HEADINGS or (piece.tag and draft.address):
        return True
    return not piece.tag and is_title_case(piece.text) and is_title_case(other.text)


def _byline_of(line: Line, evidence: Evidence) -> tuple[Byline, int] | None:
    if line.meta is not None and line.meta.byline is not None and not line.meta.byline.staff:
        return line.meta.byline, line.meta.byline_at
    if line.meta is None and line.kind == "text" and len(line.piece.text) < 140 and "byline" in line.piece.hints:
        found = parse_byline(line.piece.text, evidence, loose=True)
        return (found, 0) if found else None
    return None


def _date_of(line: Line) -> Field | None:
    if line.meta is None:
        return None
    for dated in line.meta.dates:
        if dated.found.day:
            return line.piece.field(dated.found.start, dated.found.end, dated.found.day.isoformat())
    return None


def _entry(draft: Draft, lines: list[Line], evidence: Evidence, page_date: Field | None) -> Entry:
    """Turn a draft into an entry."""
    title = lines[draft.title].piece
    number = _NUMBER.match(title.text)
    headline = title.field(number.end() if number else 0)
    deck = lines[draft.deck].piece.field() if draft.deck is not None else None
    byline = author = outlet = stance = None
    if draft.byline is not None:
        at, parsed, offset = draft.byline
        piece = lines[at].piece
        byline = piece.field(offset + parsed.start, offset + parsed.end)
        if parsed.author:
            author = piece.field(offset + parsed.author[0], offset + parsed.author[1])
        if parsed.outlet:
            outlet = piece.field(offset + parsed.outlet.start, offset + parsed.outlet.end)
            if parsed.outlet.stance:
                stance = piece.field(offset + parsed.outlet.stance[0], offset + parsed.outlet.stance[1])
    if outlet is None and draft.deck is not None:
        piece = lines[draft.deck].piece
        credit = find_deck_credit(piece.text, evidence)
        if credit:
            outlet = piece.field(credit.name.start, credit.name.end)
            stance = piece.field(*credit.name.stance) if credit.name.stance else None
    return Entry(headline, deck, byline, author, outlet, stance, draft.date or page_date, draft.address)
