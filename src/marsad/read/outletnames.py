"""Names of outlets: the declared ones in every usual spelling, and how outlet-like an unknown name is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.read.words import load_cues, load_words
from marsad.records import Outlet
from marsad.text.normalise import fold_phrase

_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`][^\W_]+)*", re.UNICODE)
_ARTICLES = frozenset(["al", "el", "the", "as", "ash", "an", "ad", "at", "ar", "az", "es", "l", "il", "ul"])
_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,3}\.(?:com|net|org|info|news|co|me|tv|ps|sy|lb|eg|iq|jo|ae|sa|uk|fm|io)\b",
    re.IGNORECASE,
)
MAX_WORDS = 7


def _fold_word(word: str) -> str:
    """Fold one word of a name: article off, the vowels that romanisation can't agree on made one."""
    word = fold_phrase(word).replace(" ", "")
    if re.match("[\u0600-\u06ff]", word):
        return word[2:] if word.startswith("ال") and len(word) > 4 else word
    if word in _ARTICLES:
        return ""
    if word.startswith(("al", "el")) and len(word) > 5:
        word = word[2:]
    word = word.replace("ee", "i").replace("oo", "u").replace("ou", "u").replace("dh", "d").replace("q", "k")
    word = re.sub(r"(?:y|iy+)$", "i", word)
    return re.sub(r"(\w)\1", r"\1", re.sub("ah$", "a", word))


@dataclass(frozen=True, slots=True)
class NameFound:
    """A known name in a text."""

    start: int
    end: int
    outlet: Outlet


class OutletNames:
    """The names of all declared outlets, to be found whatever their article, hyphen, accent or case."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets: dict[tuple[str, ...], Outlet] = {}
        for outlet in outlets:
            for name in outlet.names:
                key = tuple(filter(None, (_fold_word(word) for word in _TOKEN.findall(name.text))))
                if key:
                    self._outlets.setdefault(key[:MAX_WORDS], outlet)
        self._first = {key[0] for key in self._outlets}

    def find(self, text: str) -> list[NameFound]:
        """Return known names in order; of names that begin at one place, the longest."""
        if not self._first:
            return []
        tokens = [(m.start(), m.end(), _fold_word(m.group())) for m in _TOKEN.finditer(text)]
        words = [token for token in tokens if token[2]]
        found: list[NameFound] = []
        at = 0
        while at < len(words):
            size = self._match_at(words, at) if words[at][2] in self._first else 0
            if not size:
                at += 1
                continue
            outlet = self._outlets[tuple(word[2] for word in words[at : at + size])]
            found.append(NameFound(_with_article(text, words[at][0]), words[at + size - 1][1], outlet))
            at += size
        return found

    def match(self, name: str) -> Outlet | None:
        """Return the outlet of which this is a whole name, or None."""
        if not self._first or len(name) > 120:
            return None
        key = tuple(filter(None, (_fold_word(word) for word in _TOKEN.findall(name))))
        return self._outlets.get(key)

    def _match_at(self, words: list[tuple[int, int, str]], at: int) -> int:
        for size in range(min(MAX_WORDS, len(words) - at), 0, -1):
            if tuple(word[2] for word in words[at : at + size]) in self._outlets:
                return size
        return 0


_BEFORE = re.compile(r"(?:\b(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s|[Aa]n|[Aa]d|[Aa]t|[Aa]r|[Aa]z)[-‐‑\s’']|\bThe\s)$")


def _with_article(text: str, start: int) -> int:
    """Take an article that is printed before a name's first word into it: Al-, the capital The."""
    match = _BEFORE.search(text, max(start - 5, 0), start)
    return match.start() if match else start


@lru_cache(maxsize=8)
def index_names(outlets: tuple[Outlet, ...]) -> OutletNames:
    """Return the index of some outlets, made once for a run."""
    return OutletNames(outlets)


def is_person_like(name: str) -> bool:
    """Say whether a name begins as persons' names do, with a known given name and something after it.

    >>> is_person_like("Sami al-Khatib"), is_person_like("صدى الجبل")
    (True, False)
    """
    words = fold_phrase(name).split()
    return len(words) > 1 and words[0] in load_words().given_names


def is_headed(name: str) -> bool:
    """Say whether an Arabic name begins with a word that papers' names begin with, and ends with an article's.

    >>> is_headed("مرآة البلد"), is_headed("بريد القراء"), is_headed("مرآة")
    (True, True, False)
    """
    words = name.split()
    return 2 <= len(words) <= 3 and words[0] in load_cues()["arabic_paper_heads"] and words[-1].startswith("ال")


def is_paper_like(name: str) -> bool:
    """Say whether every word of an Arabic name has the article, as in names of papers and never of persons.

    >>> is_paper_like("الشرق اليومي"), is_paper_like("ليلى العامري")
    (True, False)
    """
    words = name.split()
    return 2 <= len(words) <= 3 and all(word.startswith("ال") for word in words)


_NISBA = re.compile(r"(?!ال)\w{3,}(?:\s\w+){0,2}\sال\w{3,}ي")


def is_writer(words: str) -> bool:
    """Say whether some words look like a writer's name: a known given name, or one of a family behind it.

    >>> is_writer("منيف الشهراني"), is_writer("الأفق العربي")
    (True, False)
    """
    return is_person_like(words) or _NISBA.fullmatch(words) is not None


def guess_outlet(name: str, names: OutletNames) -> float:
    """Return how likely a name is an outlet's, from 0 to 1.

    Known names weigh most; then domains and words such as Post or وكالة; then the looks of the name.
    """
    if names.match(name):
        return 1.0
    known = load_words()
    words = fold_phrase(name).split()
    if not words or (
        name[:1].islower() and not re.match(r"(?:al|el|ash?|an|ad|at|ar|az)[-\s]", name) and not _DOMAIN.fullmatch(name)
    ):
        return 0.0
    if _DOMAIN.fullmatch(name.strip()):
        return 0.95
    if known.staff.intersection((" ".join(words),)):
        return 0.0
    if not known.not_outlets.isdisjoint(words):
        return 0.1
    bare = [word for word in words if word not in _ARTICLES]
    if any(word in known.outlet_words or word.removeprefix("ال") in known.outlet_words for word in bare):
        return 0.9
    if is_person_like(name):
        return 0.1
    if name.isupper() and 2 <= len(name) <= 6:
        return 0.75
    articles = len(re.findall(r"\b(?:al|el|ash|as|an|ad|at|ar|az)[-\s’'](?=\w)", name, re.IGNORECASE))
    if name[:3].lower() in ("al-", "el-", "al ") or re.match(r"(?:Ash|As|An|Ad|At|Ar|Az|Al)[a-z]*[-\s]", name):
        return 0.7 if articles > 1 or name[0].isupper() else 0.6
    return 0.5 if len(bare) <= 4 else 0.3
