"""What is known of an actor, as far as readers may be told who says so.

What rests on a story that is not published, that was withdrawn, or on words of it that readers do not see, is left
out; so is what names a sealed heading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from marsad.newsroom.press.queries.published import records, standing
from marsad.newsroom.press.queries.told import visible_text
from marsad.newsroom.whoswho.convert import evidence_record, form_record
from marsad.newsroom.whoswho.models import Authority, Fact
from marsad.newsroom.whoswho.models import Evidence as EvidenceRow
from marsad.newsroom.whoswho.queries.clusters import facts_of, names_of, public_heads, sealed_clusters, slugs_of
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames
from marsad.records import ActorFact, Evidence, PublishedStory
from marsad.records import NameForm as NameFormRecord
from marsad.text.repeated import join_repeated

_FORMS = ("house", "translation", "variant", "acronym", "misspelling")


def names_by_head(members: Mapping[int, int]) -> dict[int, tuple[NameFormRecord, ...]]:
    """Return the spellings of clusters that readers may be told, by the numbers of their heads.

    Args:
        members: The number of each member with that of its head.
    """
    forms = list(names_of(Authority.objects.in_bulk(members).values()))
    stories = _published([form.evidence for form in forms])
    names: dict[int, list[NameFormRecord]] = {}
    for form in forms:
        evidence = _evidence(form.evidence, stories)
        if evidence is not None:
            names.setdefault(members[form.authority_id], []).append(replace(form_record(form), evidence=evidence))
    return {head: _ordered(found) for head, found in names.items()}


def facts_by_head(members: Mapping[int, int], sealed: SealedNames) -> dict[int, tuple[ActorFact, ...]]:
    """Return the facts of clusters that readers may be told, by the numbers of their heads.

    Args:
        members: The number of each member with that of its head.
        sealed: Names that must not be told.
    """
    facts = list(facts_of(Authority.objects.in_bulk(members).values()))
    stories = _published([fact.evidence for fact in facts])
    about = {fact.of_id: fact.of.head_id or fact.of_id for fact in facts if fact.of and fact.of_id}
    pages, closed = public_slugs(set(about.values())), set(sealed_clusters())
    heads = Authority.objects.in_bulk(set(about.values()))
    told: dict[int, list[ActorFact]] = {}
    for fact in facts:
        evidence, of = _evidence(fact.evidence, stories), about.get(fact.of_id or 0)
        if evidence is None or of in closed or sealed.are_in(fact.value, evidence.title, evidence.wording):
            continue
        name = _name_for(fact.value, heads[of]) if of else None
        if not sealed.are_in(name):
            slug = pages.get(of) if of else None
            told.setdefault(members[fact.authority_id], []).append(_fact(fact, name, slug, evidence))
    return {head: tuple(sorted(found, key=_order_of)) for head, found in told.items()}


def _name_for(phrase: str, head: Authority) -> str:
    """Return a heading's name: the one that a phrase repeats, else the one that it is listed by."""
    return head.native if join_repeated(phrase, head.native) else str(head)


def public_slugs(heads: Collection[int]) -> dict[int, str]:
    """Return the addresses of those of some headings that have a page."""
    return slugs_of(list(public_heads().filter(pk__in=heads).values_list("pk", flat=True)))


def _published(evidence: Iterable[EvidenceRow]) -> dict[int, PublishedStory]:
    """Return the published stories that vouch for something, by the numbers of what they translate."""
    numbers = {row.story_id for row in evidence if row.story_id}
    if not numbers:
        return {}
    rows = standing().filter(draft__story__in=numbers)
    return dict(zip(rows.values_list("draft__story", flat=True), records(rows), strict=True))


def _evidence(row: EvidenceRow, stories: Mapping[int, PublishedStory]) -> Evidence | None:
    """Return who says so, for readers; None where they must not be told."""
    found = evidence_record(row)
    if row.story_id is None:
        return found
    story = stories.get(row.story_id)
    if story is None or (found.wording and found.wording not in visible_text(story)):
        return None
    on = story.original.published_on or story.published_at.date()
    return replace(found, title=story.headline, story=story.slug, address=None, licence=None, on=on.isoformat())


def _fact(row: Fact, of: str | None, slug: str | None, evidence: Evidence) -> ActorFact:
    return ActorFact(
        kind=row.kind,  # type: ignore[arg-type]
        value=row.value,
        of=of,
        of_slug=slug,
        from_on=row.from_on or None,
        to_on=row.to_on or None,
        evidence=evidence,
    )


def _order_of(fact: ActorFact) -> tuple[bool, bool, str, str]:
    """Return what facts stand in order by: dated offices first, each kind by its days."""
    dated = bool(fact.from_on or fact.to_on)
    return (
        fact.kind != "office",
        not dated,
        "" if fact.kind == "office" else fact.kind,
        fact.from_on or fact.to_on or "",
    )


def _ordered(forms: Sequence[NameFormRecord]) -> tuple[NameFormRecord, ...]:
    """Return spellings, the house's first and slips last."""
    return tuple(sorted(forms, key=lambda form: _FORMS.index(form.kind) if form.kind in _FORMS else len(_FORMS)))
