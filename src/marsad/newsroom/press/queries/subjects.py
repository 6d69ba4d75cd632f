"""Keywords that pages print, as the Who's Who has them: one subject, in whatever language it is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from marsad.newsroom.whoswho.models import Authority, Kind, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by, open_members
from marsad.records import Keywords
from marsad.text.normalise import fold_phrase


@dataclass(frozen=True, slots=True)
class Subjects:
    """Headings by their numbers, and those of them that alone have a name, by the name folded."""

    heads: Mapping[int, Authority]
    by_name: Mapping[str, int]

    def keywords_of(self, printed: Iterable[str], means: Mapping[str, int]) -> Keywords:
        """Return printed keywords by kind: under a heading's name those that mean one, the others as topics.

        Args:
            printed: The keywords.
            means: The headings that the names in the story mean, which go before those that have such a name.
        """
        of_story = {fold_phrase(name): head for name, head in means.items()}
        found: dict[str, dict[str, None]] = {"people": {}, "places": {}, "bodies": {}, "topics": {}}
        for word in printed:
            key = fold_phrase(word)
            head = self.heads.get(of_story.get(key) or self.by_name.get(key, 0))
            kind = {Kind.PERSON: "people", Kind.PLACE: "places"}.get(Kind(head.kind), "bodies") if head else "topics"
            found[kind].setdefault(str(head or word))
        return Keywords(**{kind: tuple(words) for kind, words in found.items()})


def find_subjects(words: Collection[str], heads: Collection[int], *, sealed: bool) -> Subjects:
    """Return the headings that some words may mean, in two questions to the database.

    Args:
        words: Keywords, as printed.
        heads: The numbers of other headings that are wanted.
        sealed: Sealed headings too.
    """
    rows = NameForm.objects.filter(key__in={fold_phrase(word) for word in words}, withdrawn_at=None)
    rows = (rows if sealed else rows.filter(authority__in=open_members())).annotate(cluster=head_by("authority"))
    named: dict[str, set[int]] = {}
    for key, head in rows.order_by().values_list("key", "cluster"):
        named.setdefault(key, set()).add(head)
    by_name = {key: found.pop() for key, found in named.items() if len(found) == 1}
    columns = Authority.objects.only("kind", "label", "native", "uid")
    return Subjects(columns.in_bulk({*heads, *by_name.values()}), by_name)
