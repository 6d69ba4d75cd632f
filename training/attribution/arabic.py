"""Arabic statements labelled by rule: few patterns, chosen for precision, and silence about everything else.

No corpus of Arabic attribution is free to use, so Arabic learns from English and from this: sentences of newspapers in
which a cue, a short subject and a complementiser stand in the order that leaves little doubt. A sentence that holds a
cue but fits no pattern is masked: the model is told nothing about it. A sentence with neither cue nor quotation mark
is told to hold no statement.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from training.attribution.corpus import Attribution, Document, Spans

_WORDS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "arabic.yaml").read_text(encoding="utf-8"))
_PERFECT, _IMPERFECT, _PARTICIPLE, _LOOSE = (_WORDS[name] for name in ("perfect", "imperfect", "participle", "loose"))

_CREDIT = "بحسب|وبحسب|حسب|وفق|ووفق|وفقا ل|وفقاً ل|ووفقا ل|ووفقاً ل|نقلا عن|نقلاً عن|على حد قول|على حد تعبير"


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_VERB = rf"(?:[وف]?(?:(?:{_any(_PERFECT)})(?:ت|وا|تا|ا)?|(?:رأت|قالوا|ادعت)|(?:[يت](?:{_any(_IMPERFECT)}))(?:ون|ان)?))"
_PART = rf"(?:و?(?:{_any(_PARTICIPLE)})(?:اً|ا|ة|ين|ًا)?)"
_COMP = r"(?:[بل]?[أإا]ن(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?)"
_PREP = r"(?:إلى|على|من|عن)"
_END = r"(?!\w)"
_START = r"(?<!\w)"

SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.](?=\w)[^.!?؟\n]*)*[.!?؟]?")
_MAIN = re.compile(
    rf"{_START}(?P<cue>{_VERB}){_END} (?P<np>[^،.:؛\"«»()]{{2,90}}?) (?P<prep>{_PREP}{_END} )?(?P<comp>{_COMP}){_END} "
)
_BARE = re.compile(rf"{_START}(?P<cue>{_VERB}(?: {_PREP})?){_END} (?P<comp>{_COMP}){_END} ")
_AFTER = re.compile(rf"{_START}(?P<cue>{_PART}(?: {_PREP})?){_END} (?P<comp>{_COMP}){_END} ")
_QUOTED = re.compile(
    rf"{_START}(?P<cue>{_VERB}){_END} (?P<np>[^،.:؛\"«»()]{{2,60}}?) ?: ?(?P<quote>[\"«][^\"«»]{{12,600}}[\"»])"
)
_TRAILED = re.compile(
    rf"(?P<quote>[\"«][^\"«»]{{12,600}}[\"»])[،,]? (?P<cue>{_VERB}){_END} (?P<np>[^،.:؛\"«»()]{{2,60}})[.،\n]"
)
_CREDITED = re.compile(rf"{_START}(?P<cue>{_CREDIT}) ?(?P<np>[^،.:؛\"«»()]{{2,60}})، (?P<rest>[^\"«»:؛]{{20,}})")
_ANY_CUE = re.compile(rf"{_START}(?:{_VERB}|{_PART}|{_CREDIT}|[وفبل]?(?:{_any(_LOOSE)})){_END}")
_ADVERB = re.compile(
    r" (?:في|خلال|أمس|اليوم|عقب|بعد|عبر|أثناء|مساء|صباح|قبل|أول|ضمن|"
    r"لـ|لصحيفة|لوكالة|لقناة|لموقع|لرويترز|ل«|ل\"|عن|على|إلى|من جهته|بدوره|بدورها|أيضا|أيضاً|كذلك)(?!\w).*$"
)
_NO_SUBJECT = re.compile(
    r"^(?:في|على|من|إلى|عن|أن|إن|هذا|ذلك|هذه|قد|لقد|كما|بعد|خلال|أمس|اليوم|له|لها|لهم|"
    r"لنا|بعض ما|ما|أيضا|أيضاً|كذلك|بل)(?!\w)"
)
_IMPERSONAL = ("يذكر", "ويذكر", "يشار", "ويشار")
_LONGEST_SUBJECT = 11


def label_arabic(text: str) -> tuple[tuple[Attribution, ...], Spans]:
    """Return the statements of an Arabic text that rules are sure of, and the spans about which they say nothing.

    >>> (one,), masked = label_arabic("وأكد وزير النقل أن الطريق مفتوح منذ الصباح.")
    >>> [(s, e) for s, e in one.source + one.cue + one.content], masked
    ([(5, 15), (0, 4), (16, 42)], ())
    """
    found: list[Attribution] = []
    masked: list[tuple[int, int]] = []
    for sentence in SENTENCE.finditer(text):
        here = _label_sentence(sentence.group(), sentence.start())
        if here is None:
            masked.append(sentence.span())
        else:
            found += here
    return tuple(found), tuple(masked)


def _label_sentence(sentence: str, at: int) -> list[Attribution] | None:
    """Return a sentence's statements, or None where the rules are not sure."""
    if not _ANY_CUE.search(sentence):
        return None if re.search('["«»:]', sentence) else []
    for pattern in (_QUOTED, _TRAILED):
        if (m := pattern.search(sentence)) and len(_ANY_CUE.findall(sentence)) == 1:
            source = _subject(m)
            return [_make(at, source, m.span("cue"), m.span("quote"))] if source else None
    if m := _CREDITED.match(sentence.lstrip()):
        shift = len(sentence) - len(sentence.lstrip())
        if len(_ANY_CUE.findall(sentence)) == 1 and (source := _subject(m)):
            return [_make(at + shift, source, m.span("cue"), m.span("rest"))]
        return None
    return _label_reported(sentence, at)


def _label_reported(sentence: str, at: int) -> list[Attribution] | None:
    main = _MAIN.search(sentence)
    bare = _BARE.search(sentence)
    if bare and bare["cue"].startswith(_IMPERSONAL):
        return None
    if bare and (not main or bare.start() <= main.start()):
        first, source = bare, None
    elif main and (source := _subject(main)):
        first = main
    else:
        return None
    if re.search('["«»:؛]', sentence) or (_ANY_CUE.search(sentence[: first.start()])):
        return None
    chained = list(_AFTER.finditer(sentence, first.end()))
    starts = [*(c.start() for c in chained), len(sentence)]
    statements = []
    for i, cue in enumerate([first, *chained]):
        content = cue.start("comp"), starts[i]
        inner = sentence[cue.end() : starts[i]]
        if len(inner.split()) < 3 or _ANY_VERB.search(inner):
            return None
        statements.append(_make(at, source, cue.span("cue"), _trim(sentence, content)))
    return statements


_ANY_VERB = re.compile(rf"{_START}(?:{_VERB}|{_PART}){_END}")


def _subject(m: re.Match[str]) -> tuple[int, int] | None:
    """Return the span of the speaker in a match, without adverbs behind it, or None where it is hardly one."""
    raw = m["np"]
    bare = _ADVERB.sub("", raw).strip()
    if not bare or _NO_SUBJECT.match(bare) or len(bare.split()) > _LONGEST_SUBJECT or _ANY_VERB.search(bare):
        return None
    start = m.start("np") + raw.index(bare)
    return start, start + len(bare)


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span without white space, commas and a lone *and* at its end."""
    start, end = span
    inner = re.sub(r"(?:[\s،,.]|\sو)+$", "", text[start:end])
    return start, start + len(inner)


def _make(at: int, source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]) -> Attribution:
    def moved(span: tuple[int, int] | None) -> Spans:
        return ((span[0] + at, span[1] + at),) if span else ()

    return Attribution(moved(source), moved(cue), moved(content))


def load_arabic(path: Path, most: int, every: int = 1) -> Iterator[Document]:
    """Yield up to `most` newspaper articles of `*.jsonl.gz` with rule-made labels, those with no statement left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        count = 0
        for number, line in enumerate(lines):
            if count >= most:
                return
            raw = json.loads(line)
            if number % every or len(raw["text"]) < 400:
                continue
            attributions, masked = label_arabic(raw["text"])
            if attributions:
                count += 1
                yield Document(
                    f"{raw['outlet']}-{number}", raw["outlet"], raw["text"], attributions, (), (), False, masked
                )


def load_names(folder: Path) -> Iterator[Document]:
    """Yield the articles of AQMAR, a token and a tag a line, as documents with names and nothing said of statements."""
    kinds = {"PER": "person", "ORG": "organisation", "LOC": "place"}
    for path in sorted(folder.glob("*.txt")):
        parts: list[str] = []
        names: list[tuple[int, int, str]] = []
        at, open_kind = 0, ""
        for line in path.read_text(encoding="utf-8").splitlines():
            token, _, tag = line.partition(" ")
            if not token:
                parts.append("\n")
                at, open_kind = at + 1, ""
                continue
            kind = kinds.get(tag[2:5], "other") if tag[:2] in ("B-", "I-") else ""
            if kind and tag[0] == "I" and open_kind == kind:
                names[-1] = (names[-1][0], at + len(token), kind)
            elif kind:
                names.append((at, at + len(token), kind))
            open_kind = kind
            parts += [token, " "]
            at += len(token) + 1
        text = "".join(parts)
        yield Document(path.stem, "aqmar", text, (), tuple(names), (), True, ((0, len(text)),))
