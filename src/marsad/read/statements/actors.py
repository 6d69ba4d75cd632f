"""Who occurs in a story: names that mean one person, body or place gathered under the fullest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import clean_name, whole_name, without_ends
from marsad.read.statements.officenouns import is_kin
from marsad.read.statements.ranks import is_rank
from marsad.read.statements.shortforms import is_form_of
from marsad.read.words import any_of
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_PARTICLES = frozenset(("al", "el", "the", "ul", "as", "ash", "at", "ad", "an", "ar", "az"))
_MOST_ALIKE = 250
"""Actors among which short forms and slips of a name are looked for, the longest names; a report names fewer."""
PLACES = frozenset(
    ("tell", "tall", "tal", "wadi", "jabal", "kafr", "deir", "dayr", "beit", "bayt", "bab", "ayn", "ain", "ras",
     "marsa", "qalat", "qasr", "burj", "jisr", "nahr", "sahel", "port", "تل", "وادي", "جبل", "كفر", "دير", "بيت",
     "باب", "عين", "خان", "راس", "مرسي", "قلعه", "قصر", "برج", "جسر", "نهر", "سهل", "حي", "قريه", "بلده", "مدينه",
     "شارع", "ميناء", "مخيم", "محافظه", "ولايه", "منطقه", "اقليم", "ناحيه")
)  # fmt: skip
"""Nouns that names of places begin with: *Tell* al-Sindyan."""
_AFTER_SOMEBODY = frozenset(
    ("dam", "street", "road", "avenue", "bridge", "square", "camp", "airport", "hospital", "mosque", "church", "gate",
     "crossing", "province", "valley", "lake", "island", "hill", "school", "stadium", "prison", "port", "market")
)  # fmt: skip
"""What is called after a person: Safiya *Dam*."""
_KIND_BEFORE = re.compile(rf"(?:^|[\s«ـ]|(?<!\w)[وفبل])(?P<noun>{any_of('arabic_body_nouns')} )$")
"""What an Arabic body is called and a tagger cuts off."""
_THE_BODY = re.compile(rf"(?<!\w)[وفبل]?(?P<noun>ال{any_of('arabic_bodies_with_article')} )$")
"""The same with an article, before the adjective that a tagger left: *the Observatory* for Rights."""


@dataclass(eq=False)
class Actor:
    """A person, body or place of the story.

    Attributes:
        kind: `person`, `organisation` or `place`.
        mentions: `(start, end)` of each name, in order.
        forms: how often each spelling occurs, printed form by folded tokens.
        offices: what the story says he is, each as printed.
        told: what clauses say that he is: "who heads the union".
        bodies: folded words of the bodies whose office he holds: *their* spokesman.
        female: True or False where the story tells, else None.
    """

    kind: str
    mentions: list[Span] = field(default_factory=list)
    forms: dict[tuple[str, ...], Counter[str]] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    bodies: set[str] = field(default_factory=set)
    female: bool | None = None

    @property
    def name(self) -> str:
        """Return the fullest form; of spellings of equal length the one whose last word is the most frequent."""
        longest = max(len(tokens) for tokens in self.forms)
        last: Counter[str] = Counter()
        printed: Counter[str] = Counter()
        for tokens, spellings in self.forms.items():
            last[tokens[-1]] += spellings.total()
            if len(tokens) == longest:
                printed.update(spellings)
        of = {spelling: tokens[-1] for tokens, spellings in self.forms.items() for spelling in spellings}
        return max(printed, key=lambda spelling: (last[of[spelling]], printed[spelling]))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Return the folded tokens of the fullest form: the first, as long names come first."""
        return max(self.forms, key=len)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Return the first letters of its tokens: a form of the name begins with one of them."""
        return frozenset(token[0] for token in self.tokens)

    @property
    def office(self) -> str | None:
        """Return the fullest office that the story gives: at the name, in a clause, or a rank, or whose kin he is."""
        more = [office for office in self.offices if not is_kin(office)]
        held = [office for office in more if not is_rank(office)]
        told = [office for office in self.told if not is_kin(office)]
        return max(held or told or more or self.offices or self.told, key=len, default=None)


@lru_cache(maxsize=4096)
def name_tokens(name: str, arabic: bool = False) -> tuple[str, ...]:
    """Return the folded tokens of a name without articles.

    >>> name_tokens("Ayman al-Asmi"), name_tokens("أيمن العاسمي", True)
    (('ayman', 'asmi'), ('ايمن', 'عاسمي'))
    """
    tokens = [token for token in fold_phrase(name).split() if token not in _PARTICLES]
    if arabic:
        tokens = ["بن" if word == "ابن" else word for word in tokens]
        tokens = [token[2:] if token.startswith("ال") and len(token) > 4 else token for token in tokens]
    return tuple(tokens) or tuple(fold_phrase(name).split())


def gather_actors(text: str, names: Iterable[tuple[str, int, int]], lexicon: Lexicon) -> list[Actor]:
    """Return the actors of a text, longest names first met with, so that short forms find theirs.

    Args:
        text: what offsets count in.
        names: `(kind, start, end)`, in order; kinds other than person, organisation and place are left out.
        lexicon: the words of the text's language.
    """
    arabic = lexicon.lang == "ar"
    actors: list[Actor] = []
    by_form: dict[tuple[str, tuple[str, ...]], list[Actor]] = {}
    for kind, span, tokens in sorted(_clean(text, list(names), lexicon), key=lambda one: (-len(one[2]), one[1])):
        called = by_form.get((kind, tokens))
        if kind == "person" and len(tokens) == 1:
            called = _agreeing(text, span, called, actors, lexicon)
        actor = _chosen(called, kind) if called else _find(actors, kind, tokens, text[slice(*span)], arabic)
        if actor is None:
            actor = Actor(kind)
            actors.append(actor)
        if actor not in (called or ()):
            by_form.setdefault((kind, tokens), []).append(actor)
        actor.mentions.append(span)
        printed = text[slice(*span)]
        printed = "ال" + printed[2:] if arabic and printed.startswith("لل") else printed  # *to the* body
        actor.forms.setdefault(tokens, Counter())[printed] += 1
    for actor in actors:
        actor.mentions.sort()
        actor.female = _is_female(text, actor, lexicon)
    return sorted(actors, key=lambda a: a.mentions[0])


_Found = tuple[str, Span, tuple[str, ...]]
"""A name's kind, where it stands, and its folded words."""


def _clean(text: str, names: Sequence[tuple[str, int, int]], lexicon: Lexicon) -> list[_Found]:
    """Return the names that mean somebody, with their true ends and kinds; a surname alone is a person's."""
    arabic = lexicon.lang == "ar"
    found: list[_Found] = []
    known = {text[start:end] for _, start, end in names}
    for kind, start, end in names:
        if arabic and kind == "organisation" and (m := _KIND_BEFORE.search(text, max(start - 12, 0), start)):
            start = m.start("noun")
        if arabic and text[start : start + 2] == "ال" and (m := _THE_BODY.search(text, max(start - 12, 0), start)):
            start = m.start("noun") if kind == "organisation" else start
        start += arabic and _is_joined(text, start, end, known)
        span = None if kind == "other" else clean_name(text, *whole_name(text, start, end, lexicon), lexicon, kind)
        if span and text.startswith("pan-", span[0]):
            continue  # pan-Arab
        if span and not arabic:
            span = without_ends(text, kind, span, lexicon)
        if span and (not found or span[0] >= found[-1][1][1]):
            printed = text[slice(*span)]
            opens = printed.isupper() and len(printed) > 3 and text[max(span[0] - 1, 0) : span[0]] in ("", "\n")
            found.append(("place" if opens else _kind(kind, printed, lexicon), span, name_tokens(printed, arabic)))
    surnames = {tokens[-1] for kind, _, tokens in found if kind == "person" and len(tokens) > 1}
    return [
        ("person" if len(tokens) == 1 and tokens[0] in surnames else kind, span, tokens) for kind, span, tokens in found
    ]


_OPENS = re.compile(r"(?:^|\n|[.!?][”\"]?\s)$")
_NEAR = 600
"""Characters before a surname in which somebody of it opens a sentence."""
_HE = frozenset(map(fold_phrase, ("mr", "النائب", "الوزير", "السيد")))
_SHE = frozenset(map(fold_phrase, ("mrs", "ms", "miss", "النائبة", "الوزيرة", "السيدة")))
"""Titles that tell which of several of one surname is meant."""


def _agreeing(
    text: str, span: Span, called: list[Actor] | None, actors: Sequence[Actor], lexicon: Lexicon
) -> list[Actor] | None:
    """Return the persons of one surname whom it can mean: by a title, *Mr* Shamma, else who opened a sentence."""
    title = "".join(fold_phrase(text[max(span[0] - 14, 0) : span[0]]).split()[-1:])
    her = True if title in _SHE else False if title in _HE else None
    if her is None and lexicon.lang == "ar":
        return called
    tokens = name_tokens(text[slice(*span)], lexicon.lang == "ar")
    same = [a for a in actors[:_MOST_ALIKE] if a.kind == "person" and a.tokens[-1] == tokens[-1]]
    if her is None:
        start = max(text.rfind("\n", 0, span[0]), span[0] - _NEAR, 0)
        near = [(text.rfind(a.name, start, span[0]), a) for a in same] if len(same) > 1 else []
        near = [(at, a) for at, a in near if at >= 0 and _OPENS.search(text, max(at - 3, 0), at)]
        return [max(near, key=lambda one: one[0])[1]] if near else called
    names = lexicon.female_names if her else lexicon.male_names
    return [a for a in same if a.tokens[0] in names or fold_phrase(a.name).split()[0] in names] or called


def _is_joined(text: str, start: int, end: int, known: set[str]) -> bool:
    """Tell whether the first letter of an Arabic name is a word before it: *and* Jizan, beside Jizan."""
    rest = text[start + 1 : end]
    if text[start] in "وفبل" and rest in known:
        return True
    return text[start] == "و" and len(rest) > 3 and bool(re.search(rf"(?<!\w){re.escape(rest)}(?!\w)", text))


def _kind(kind: str, name: str, lexicon: Lexicon) -> str:
    """Return a name's kind, the tagger's unless the name itself says otherwise: capitals are no persons."""
    folded = fold_phrase(name)
    if folded in lexicon.capitals:
        return "place"
    words = folded.split()
    if kind != "person" and lexicon.lang == "en" and len(words) in (2, 3, 4):
        called = words[0] in lexicon.male_names or words[0] in lexicon.female_names
        return "person" if called and not any(_is_of_a_body(word, lexicon) for word in words) else kind
    if kind == "person" and len(words) > 1 and words[0] in PLACES:
        return "place"
    if kind == "person" and len(words) > 1 and set(words[:1] if lexicon.lang == "ar" else words) & lexicon.body_words:
        return "organisation"
    return kind


def _is_of_a_body(word: str, lexicon: Lexicon) -> bool:
    """Tell whether an English word shows that a name with a given name in it is no person's."""
    known = (lexicon.body_words, lexicon.body_heads, lexicon.outlet_nouns, _AFTER_SOMEBODY, ("and", "of"))
    return any(word in words for words in known)


def _find(actors: Sequence[Actor], kind: str, tokens: tuple[str, ...], printed: str, arabic: bool) -> Actor | None:
    """Return the one actor that a name of a new form means, or None where none or several fit."""
    letters = set(tokens[0][:3] if arabic else tokens[0][:1])  # an Arabic *and* or *to the* may stand before the first
    near = (a for a in actors[:_MOST_ALIKE] if a.kind == kind and not letters.isdisjoint(a.letters))
    same = [a for a in near if is_form_of(tokens, a.tokens, kind, arabic)]
    if len(same) > 1:
        same = [a for a in same if tokens in (a.tokens[-len(tokens) :], a.tokens[: len(tokens)])]
    if not same and arabic and kind == "person" and len(tokens) == 1 and printed.startswith("ال"):
        # the last of his names is left out: Hassan *al-Maarri* al-Kabir
        same = [a for a in actors[:_MOST_ALIKE] if tokens[0] in a.tokens[1:-1] and a.kind == kind]
        same = same if len(same) == 1 else []
    if not same and arabic and kind == "organisation":
        same = _shorter(actors, tokens, printed)
    if not same and printed.isupper() and len(printed) > 1:
        same = [a for a in actors[:_MOST_ALIKE] if a.kind == kind == "organisation" and _initials(a.name) == printed]
    return _chosen(same, kind)


def _chosen(same: Sequence[Actor], kind: str) -> Actor | None:
    """Return the one actor of several that a name fits: of persons whom the story named first, else none."""
    if len(same) > 1 and kind == "person":
        return min(same, key=lambda actor: min(actor.mentions))
    return same[0] if len(same) == 1 else None


_NAMED_ON = frozenset(
    ("هييه", "اتحاد", "نقابه", "موسسه", "منظمه", "جمعيه", "شبكه", "مركز", "معهد", "بنك", "مصرف", "محكمه", "شركه",
     "مديريه", "وكاله", "مجلس", "لجنه", "جبهه", "حركه", "حزب", "مرصد", "ايتلاف", "تيار", "رابطه", "كتله", "تحالف",
     "جامعه", "نادي", "صحيفه")
)  # fmt: skip
"""Nouns of bodies that a second mention may name by fewer words; not of a state's, as each state has its own."""


def _shorter(actors: Sequence[Actor], tokens: tuple[str, ...], printed: str) -> list[Actor]:
    """Return the Arabic bodies that a name means by its first words: *the Foundation*, *the Union of Farmers*."""
    if tokens == ("مركزي",):
        return [a for a in actors[:_MOST_ALIKE] if a.kind == "organisation" and a.tokens[0] in ("بنك", "مصرف")]
    if tokens[0] not in _NAMED_ON or (len(tokens) == 1 and not re.match(r"[وفب]?ال|لل", printed)):
        return []
    return [
        a
        for a in actors[:_MOST_ALIKE]
        if a.kind == "organisation" and len(a.tokens) > len(tokens) and a.tokens[: len(tokens)] == tokens
    ]


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def _is_female(text: str, actor: Actor, lexicon: Lexicon) -> bool | None:
    """Tell a person's gender by given name or by the title in front of a name, where either says so."""
    if actor.kind != "person":
        return None
    given = fold_phrase(actor.name).split()[0] if len(actor.tokens) > 1 or lexicon.lang == "en" else ""
    if given in lexicon.female_names or given in lexicon.male_names:
        return given in lexicon.female_names
    for start, _ in actor.mentions:
        before = fold_phrase(text[max(start - 40, 0) : start]).split()[-3:]
        if set(before) & lexicon.female_titles:
            return True
        if actor.tokens[:1] in (("abu",), ("ابو",)) or (
            before and before[-1] in ("mr", "السيد", "الوزير", "الرئيس", "sheikh", "king", "prince")
        ):
            return False
    return None
