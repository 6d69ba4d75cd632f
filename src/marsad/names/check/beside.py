"""English words beside a name that tell what it is a piece of, and those that tell nothing."""

from __future__ import annotations

LEADING = frozenset(
    ("am", "an", "auf", "da", "das", "de", "del", "della", "der", "des", "di", "do", "dos", "du", "la", "las", "le")
) | frozenset(("les", "los", "san", "santa", "st", "sur", "upon", "van", "von"))
"""Words that lead on to the last word of a name."""

_SIDES = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
PLACES = (
    _SIDES
    | {f"{side}ern" for side in _SIDES}
    | frozenset(("central", "greater", "inner", "outer", "upper", "lower", "old", "new", "the", "local", "rural"))
    | frozenset(("area", "border", "camp", "city", "council", "countryside", "crossing", "district", "front", "port"))
    | frozenset(("governor", "governorate", "province", "regime", "region", "road", "suburbs", "town", "village"))
)
"""Words with a capital that stand beside a name and make no other of it."""

BODIES = frozenset(
    ("battalion", "battalions", "brigade", "brigades", "clan", "company", "division", "family", "foundation", "group")
) | frozenset(("institute", "mosque", "regiment", "school", "street", "tribe", "university"))
"""Words that make another's name of the one before them."""

OPENING = (
    frozenset(("a", "about", "across", "after", "against", "all", "along", "although", "amid", "among", "and"))
    | frozenset(("around", "as", "at", "because", "before", "behind", "beside", "between", "beyond", "both", "but"))
    | frozenset(("by", "can", "could", "despite", "did", "does", "down", "during", "even", "every", "except"))
    | frozenset(("for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "however"))
    | frozenset(("if", "in", "inside", "into", "is", "it", "its", "just", "later", "like", "many"))
    | frozenset(("may", "meanwhile", "more", "most", "near", "no", "nor", "not", "now", "of", "off"))
    | frozenset(("on", "once", "only", "or", "our", "out", "outside", "over", "past", "she", "since"))
    | frozenset(("so", "some", "than", "that", "their", "then", "there", "these", "they", "this", "those"))
    | frozenset(("though", "through", "throughout", "to", "today", "towards", "toward", "under", "until", "up", "upon"))
    | frozenset(("via", "was", "we", "were", "what", "when", "where", "while", "who", "whose", "why"))
    | frozenset(("will", "with", "within", "without", "would", "yesterday", "yet", "said", "says", "are", "be"))
    | frozenset(("been", "being", "must", "vs"))
)
"""Words that begin a sentence, or have a capital in a headline, and are no names."""
