"""Labelled documents once more under other names, so that a model learns where names stand and not which there are."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from training.attribution.corpus import Attribution, Document, Spans

_WORD = re.compile(r"[^\W_]+(?:['’ʿʾ][^\W_]+)*")
_KEPT = re.compile(
    "(?i:al|el|bin|ibn|abu|umm|abd|ul|ad|van|von|der|de|la|di|du)|بن|ابن|بنت|أبو|أبي|أبا|أم|آل|عبد|الدين|الله|ولد|ذو"
)
"""Words of names that say how the next word belongs to them."""

_LONGER = 0.15
"""How often a given name gets a second one."""

_BODIES = 0.7
"""How often a body or a place gets another name: what stands around it speaks of the one that it is."""

_LONGEST = 3
"""Words of a body's name that is still a name, and no description of what the body does."""

RESOURCES = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class Pool:
    """Names to draw from, in the letters of one language.

    Attributes:
        men, women: given names; family: family names with their article or without.
        places: places; bodies: outlets, groups and offices of few words.
    """

    men: tuple[str, ...]
    women: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, lang: str, pairs: Path, documents: Sequence[Document]) -> Pool:
        """Return the names that `resources`, a file of pairs and some documents hold.

        Args:
            lang: "ar" or "en".
            pairs: `wd_arabic_64.tsv`: a Latin word, the Arabic one with its letters apart, how often.
            documents: whose names are drawn from as well.
        """
        arabic = lang == "ar"
        men, women, family = _listed(arabic)
        words = _words_of(pairs, arabic)
        held = [
            (kind, name.split())
            for d in documents
            for start, end, kind in d.names
            if (name := d.text[start:end]).replace(" ", "").replace("-", "").isalpha()
        ]
        persons = [parts for kind, parts in held if kind == "person" and len(parts) > 1]
        entries = _entries(arabic)
        return cls(
            men=_once(men + [parts[0] for parts in persons if not _is_womans(parts[0])] + words[::20]),
            women=_once(women + [parts[0] for parts in persons if _is_womans(parts[0])]),
            family=_once(family + [parts[-1] for parts in persons] + words[::8]),
            places=_once([" ".join(p) for kind, p in held if kind == "place" and len(p) <= _LONGEST] + entries[0]),
            bodies=_once([" ".join(p) for kind, p in held if kind == "organisation" and len(p) <= 2] + entries[1]),
        )


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if len(name) > 1}))


def _is_womans(name: str) -> bool:
    """Tell whether a given name ends as a woman's; a few men's do as well (أسامة)."""
    return name.endswith(("ة", "ى", "اء", "a", "ah", "eh"))


def _listed(arabic: bool) -> tuple[list[str], list[str], list[str]]:
    """Return the spellings of `given.yaml`: of men's, of women's and of family names."""
    lists: tuple[list[str], list[str], list[str]] = ([], [], [])
    section = 0
    for line in (RESOURCES / "names" / "given.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = 1 if "Women" in line else 2 if "Family" in line else 0
        elif line.startswith("- ["):
            row = [str(name) for name in yaml.safe_load(line)[0]]
            names = [name for name in row if ("ء" <= name[0] <= "ي") == arabic]
            lists[section].extend(names if arabic else names[:4])
    return lists


def _words_of(pairs: Path, arabic: bool) -> list[str]:
    """Return the words of a file of pairs; a third are names that nobody bears in the Arab press, which is welcome."""
    rows = (line.split("\t") for line in pairs.read_text(encoding="utf-8").splitlines())
    words = (row[1].replace(" ", "") if arabic else row[0].capitalize() for row in rows if len(row) > 2)
    return [word for word in words if word.isalpha() and len(word) > 2]


def _entries(arabic: bool) -> tuple[list[str], list[str]]:
    """Return the places and the short names of bodies and outlets in `resources`."""
    lang = "ar" if arabic else "en"
    places, bodies = [], []
    for path in sorted((RESOURCES / "whoswho").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]:
            (places if entry.get("kind") == "place" else bodies).append(str(entry.get(lang, "")))
    for path in sorted((RESOURCES / "outlets").glob("press-*.yaml")):
        for outlet in yaml.safe_load(path.read_text(encoding="utf-8"))["outlets"]:
            bodies += [str(name["text"]) for name in outlet["names"] if name["lang"] == lang]
    return places, [name for name in bodies if 0 < len(name.split()) <= _LONGEST]


def rename(document: Document, pool: Pool, rng: random.Random) -> Document:
    """Return a document whose persons, and some of whose places and bodies, have other names.

    Who had one name still has one, whole and in part.
    """
    firsts = {
        parts[0] for start, end, kind in document.names
        if kind == "person" and len(parts := document.text[start:end].split()) > 1
    }  # fmt: skip
    new: dict[tuple[str, str], str] = {}
    edits: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(document.names):
        for a, b in _replaceable(document.text, start, end, kind):
            if edits and a < edits[-1][1]:
                continue
            name = document.text[a:b]
            key = kind, name.casefold()
            if key not in new:
                new[key] = _draw(kind, name, name in firsts, pool, rng)
            edits.append((a, b, new[key].upper() if kind == "person" and name.isupper() else new[key]))
    return _edited(document, edits)


def _replaceable(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield what of a name is replaced: the words of a person's, a short name of anything else as a whole."""
    if kind == "person":
        for m in _WORD.finditer(text, start, end):
            if not _KEPT.fullmatch(m.group()) and m.end() - m.start() > 2:
                yield m.span()
    elif kind in ("place", "organisation") and len(text[start:end].split()) <= _LONGEST:
        yield start, end


def _draw(kind: str, name: str, is_first: bool, pool: Pool, rng: random.Random) -> str:
    if kind != "person":
        drawn = rng.choice(pool.places if kind == "place" else pool.bodies)
        return drawn if rng.random() < _BODIES else name
    if is_first:
        drawn = rng.choice(pool.women if _is_womans(name) else pool.men)
        return f"{drawn} {rng.choice(pool.men)}" if rng.random() < _LONGER else drawn
    return rng.choice(pool.family)


def _edited(document: Document, edits: Sequence[tuple[int, int, str]]) -> Document:
    """Return a document with stretches of its text replaced, and all spans moved along."""
    parts: list[str] = []
    starts, ends, shifts = [0], [0], [0]
    at = 0
    for start, end, text in edits:
        parts += [document.text[at:start], text]
        shifts.append(shifts[-1] + len(text) - (end - start))
        starts.append(start)
        ends.append(end)
        at = end
    parts.append(document.text[at:])

    def moved(position: int) -> int:
        before = bisect_right(ends, position) - 1
        if before + 1 < len(starts) and starts[before + 1] < position:  # inside of what was replaced
            size = ends[before + 1] - starts[before + 1] + shifts[before + 1] - shifts[before]
            return starts[before + 1] + shifts[before] + min(position - starts[before + 1], size)
        return position + shifts[before]

    def spans(old: Spans) -> Spans:
        return tuple((moved(a), moved(b)) for a, b in old)

    def attributions(old: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        return tuple(Attribution(spans(a.source), spans(a.cue), spans(a.content)) for a in old)

    return replace(
        document,
        text="".join(parts),
        attributions=attributions(document.attributions),
        names=tuple((moved(a), moved(b), kind) for a, b, kind in document.names),
        chains=tuple(tuple((moved(a), moved(b), flag) for a, b, flag in chain) for chain in document.chains),
        masked=spans(document.masked),
        inner=None if document.inner is None else attributions(document.inner),
        unknown=spans(document.unknown),
    )
