"""Words of a name that are one: Abd al-Rahman, Nasr Allah, Salah al-Din, Dhu al-Nun; and words that others join."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.names.letters import Alphabet
from marsad.names.wordlists import WordLists

FAITH: dict[Alphabet, str] = {"ar": "دين", "la": "din"}
"""What a name of faith ends with: some leave it out, Shams for Shams al-Din."""
_FAITH = re.compile("[aeiou](?:ld{1,2}|dd)(?:[iey]{1,3}|ai)ne?|[eiu]d(?:i|ee)ne?")
"""*Al-Din* as one word: Eldin, Eddine, Aldeen, Uddin, Edine."""
_SERVES = re.compile("abd[aeiou]{1,2}([rsztnd]h?)")
"""*Abd* with an article that took on the next letter: Abdus-Sattar, Abder Rahman."""
_DEITY = re.compile("[ei]l+ah?")
_SONS = ("bin", "ben", "ibn", "بن", "ابن")


@dataclass(slots=True)
class Word:
    """One word of a name as it is read, or several that are one.

    Attributes:
        stop, joint: whether a full stop, a hyphen stands behind it.
        article: whether an article stood before it.
        joined: whether *Allah* or *al-Din* was joined to it.
        serves: whether *Abd* was, without an article left in it.
        behind, son: whether a word stands before it, and that word's letters if others write both as one.
    """

    text: str
    letters: str
    alphabet: Alphabet
    stop: bool
    joint: bool
    article: bool = False
    number: bool = False
    joined: bool = False
    serves: bool = False
    son: str = ""
    behind: bool = False

    @property
    def bare(self) -> str:
        """Its letters without the article that Arabic writes with them."""
        return self.letters[2:] if self.has_al else self.letters

    @property
    def has_al(self) -> bool:
        """Whether Arabic letters begin with what may be an article."""
        return self.alphabet == "ar" and self.letters.startswith("ال")


def join_words(words: list[Word], lists: WordLists) -> list[Word]:
    """Make one word of Abd al-Rahman, Nasr Allah, Salah al-Din, Dhu al-Nun."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        same = before and before.alphabet == word.alphabet and not before.number and not word.number
        if (
            before
            and same
            and (_serve(before, word, lists) or _own(before, word, lists) or _follow(before, word, lists))
        ):
            before.text = f"{before.text} {word.text}"
            continue
        joined.append(word)
    return joined


def _serve(before: Word, word: Word, lists: WordLists) -> bool:
    """Join the name of whom somebody serves to *Abd*, if that stands before it."""
    called = before.letters.removeprefix("ال") if word.has_al else before.letters
    took_on = _SERVES.fullmatch(called)
    # Abed is a name by itself, unless whom he serves stands behind it: Abed al-Rahman, Abed Rabbo.
    serves = (
        called in lists.servant
        or (called == "abed" and (word.article or word.letters in lists.lord))
        or (took_on is not None and word.letters.startswith(took_on[1]))
    )
    if not serves or len(word.letters) < 2:
        return False
    with_article = before.alphabet == "la" and len(called) > 3
    bare = word.letters if word.letters in lists.god else word.bare
    if with_article and _DEITY.fullmatch(bare):
        bare = "ilah"  # Abdel Ellah is عبد الإله, and not Abdellah
    before.serves = with_article or word.article
    before.letters = ("عبد" if word.alphabet == "ar" else "abd") + bare
    return True


def _own(before: Word, word: Word, lists: WordLists) -> bool:
    """Join what somebody owns to *Dhu*: Dhu al-Fiqar, Zul Fiqar, ذو الفقار."""
    if before.letters not in lists.owner or not (word.article or word.has_al or before.letters.endswith("l")):
        return False
    article = "" if word.alphabet == "ar" else "l"
    before.letters = before.letters.removesuffix("l") + article + word.letters
    return True


def _follow(before: Word, word: Word, lists: WordLists) -> bool:
    """Join *Allah* or *al-Din* to the name before it."""
    god = word.letters in lists.god
    faith = word.letters in lists.faith or _FAITH.fullmatch(word.letters) is not None
    if not (god or faith) or len(before.letters) < 2 or before.letters in lists.son:
        return False
    if word.letters == "الله" and before.letters[-1] in "هة":
        before.letters = before.letters[:-1] + "ت"  # spoken so before another word: هبة الله, Hibatullah
    before.letters += word.letters if god else FAITH[word.alphabet]
    before.joined = True
    return True


def prefix_of(word: Word, lists: WordLists) -> str:
    """Return a word's letters if others write it as one with the name behind it: Bensalah, Bouali, Amirhossein."""
    arabic = word.alphabet == "ar"
    if word.letters in _SONS:
        return "بن" if arabic else "ben"
    if word.letters in lists.kunya and word.letters[-1] not in "mم":
        if word.letters in ("ابي", "abi"):
            return word.letters
        return "بو" if arabic else "bou"
    if word.letters in lists.joined or word.letters in lists.son or (word.joint and not word.article):
        return word.letters
    return "abd" if word.letters == "abed" else ""
