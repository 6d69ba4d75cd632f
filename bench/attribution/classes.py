"""Errors of the reader on labelled stories, by class: `python -m bench.attribution.classes FOLDER [FOLDER ...]`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bench.attribution.markup import Statement, Story, load_stories
from bench.attribution.matching import agree, match
from bench.attribution.spans import Item, Tokens
from bench.attribution.stories import gold_and_found, read_story, same_name

from marsad.read.statements.lexicon import load_lexicon
from marsad.records import Attribution
from marsad.text.normalise import fold_phrase


def classes(story: Story) -> Counter[str]:
    """Return how many errors of each class the reader makes on a story."""
    reading = read_story(story)
    tokens = Tokens.of(story.text)
    gold, found = gold_and_found(story, reading, tokens)
    pairs = match(gold, found, agree)
    met = set(pairs)
    counts: Counter[str] = Counter()
    for i, s in enumerate(story.statements):
        if pairs[i] < 0:
            counts[f"missed: {_why_missed(story, s, gold[i], found)}"] += 1
        elif not same_name(reading.attributions[pairs[i]].speaker.name, (s.said.speaker, *s.said.accept)):
            counts[f"wrong speaker: {_source_kind(story, s)}"] += 1
    for j, a in enumerate(reading.attributions):
        if j not in met:
            counts[f"spurious: {_why_spurious(a, found[j], gold)}"] += 1
    counts["statements"] += len(gold)
    return counts


def _share(a: Item, b: Item) -> float:
    return len(a.content_tokens & b.content_tokens) / max(len(a.content_tokens | b.content_tokens), 1)


def _why_missed(story: Story, s: Statement, gold: Item, found: list[Item]) -> str:
    best = max((_share(gold, f) for f in found), default=0.0)
    if s.said.carried:
        return "carried, no cue to see it by"
    if s.said.parent is not None:
        return "nested"
    if best >= 0.5:
        return "found with another source or none"
    if best >= 0.2:
        return "found with borders too wide or narrow"
    if s.content[0][0] < story.text.find("\n"):
        return "in the headline"
    return "not found, no source" if not s.source else "not found"


def _why_spurious(a: Attribution, item: Item, gold: list[Item]) -> str:
    best = max((_share(item, g) for g in gold), default=0.0)
    if best >= 0.2:
        return "the other half of a miss above"
    return "carried" if a.carried else "nested" if a.parent else "no statement"


def _source_kind(story: Story, s: Statement) -> str:
    if not s.source:
        return "no source in the sentence"
    words = fold_phrase(" ".join(story.text[a:b] for a, b in s.source))
    if words in load_lexicon(story.lang).all_pronouns:
        return "a pronoun"
    return "a name" if s.said.speaker and fold_phrase(s.said.speaker) in words else "a description"


def main() -> None:
    """Count errors over folders of labelled stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    counts: Counter[str] = Counter()
    for folder in parser.parse_args().folder:
        for story in load_stories(folder):
            counts += classes(story)
    for name, count in sorted(counts.items(), key=lambda one: (one[0].split(":")[0], -one[1])):
        print(f"{count:5d}  {name}")


if __name__ == "__main__":
    main()
