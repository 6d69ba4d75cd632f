"""All names of the Who's Who as the linker takes them; those of sealed headings too, which stay silent."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from django.conf import settings

from marsad.names.linking import NamePool
from marsad.names.linking.likeness import Likeness
from marsad.newsroom.whoswho.models import NameForm
from marsad.newsroom.whoswho.queries.linkable import in_batches
from marsad.newsroom.whoswho.queries.name_index import Names, Stamp, known_names


@dataclass(frozen=True, slots=True)
class Pools:
    """The names of the big index, which is prepared once a process, and those that came since.

    Names that were taken back are among them: whoever asks looks at what stands of a heading.
    """

    stamp: Stamp
    base: Stamp
    old: NamePool
    new: NamePool | None

    def find(self, wording: str, *, person: bool) -> dict[int, Likeness]:
        """Return the headings whose names a name is like, by number."""
        found = dict(self.old.find(wording, person=person))
        for owner, like in self.new.find(wording, person=person).items() if self.new else ():
            if owner not in found or (like.level, like.score) > (found[owner].level, found[owner].score):
                found[owner] = like
        return found

    def known(self, wording: str) -> str:
        """Return the spelling of a heading that a name is, but for its form; empty where nobody has that name."""
        return self.old.known(wording) or (self.new.known(wording) if self.new else "")

    def crowd(self, wording: str) -> float:
        """Return how many others of a name are to be expected beside those known."""
        return self.old.crowd(wording)


_lock = threading.Lock()
_pools: dict[str, Pools] = {}


def linking_pool() -> Pools:
    """Return all names with their headings' numbers, as they are now."""
    place = str(settings.NEWSROOM_FOLDER)
    with _lock:
        known = known_names()
        kept = _pools.get(place)
        if kept is None or kept.stamp != known.stamp:
            old = kept.old if kept and kept.base == known.base else _gather(known.old)
            kept = Pools(known.stamp, known.base, old, _gather(known.new) if known.new else None)
            _pools[place] = kept
        return kept


def _gather(names: Names) -> NamePool:
    owners: dict[int, int] = {}
    for some in in_batches(names.numbers.tolist()):
        owners |= dict(NameForm.objects.filter(pk__in=some).order_by().values_list("pk", "authority_id"))
    numbers = [owners.get(number, 0) for number in names.numbers.tolist()]
    return NamePool(zip(names.index.names, numbers, strict=True), names.index)
