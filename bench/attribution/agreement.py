"""How far two labellers agree: `python -m bench.attribution.agreement FIRST [FIRST ...] --second FOLDER`.

Of the stories that both labelled, the first's labels count as right and the second's as found, by the measures that a
system is scored with: what a system can be asked to reach.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from bench.attribution.markup import Statement, load_stories
from bench.attribution.matching import agree, contents_agree, match, same
from bench.attribution.spans import Item, Raw, Tokens, make_item
from bench.attribution.stories import f1, same_name


def _item(tokens: Tokens, s: Statement) -> Item:
    return make_item(tokens, Raw(source=s.source, cue=s.cue, content=s.content))


def main() -> None:
    """Print agreement on statements, and on speaker, kind and manner of those agreed on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path, nargs="+")
    parser.add_argument("--second", type=Path, required=True)
    arguments = parser.parse_args()
    first = {story.name: story for folder in arguments.first for story in load_stories(folder)}
    counts = {name: np.zeros(3) for name in ("lenient", "content only", "strict")}
    asked: dict[str, list[bool]] = {"speaker": [], "kind": [], "manner": [], "parent": []}
    stories = load_stories(arguments.second)
    for other in stories:
        one = first[other.name]
        tokens = Tokens.of(one.text)
        gold, found = ([_item(tokens, s) for s in story.statements] for story in (one, other))
        for name, test in (("lenient", agree), ("content only", contents_agree), ("strict", same)):
            pairs = match(gold, found, test)
            counts[name] += (sum(j >= 0 for j in pairs), len(found), len(gold))
            if name == "lenient":
                for i, j in enumerate(pairs):
                    if j >= 0:
                        a, b = one.statements[i].said, other.statements[j].said
                        names = (a.speaker, *a.accept)
                        asked["speaker"].append(
                            same_name(b.speaker, names) or any(same_name(n, names) for n in b.accept)
                        )
                        asked["kind"].append(a.kind == b.kind)
                        asked["manner"].append(a.manner == b.manner)
                        asked["parent"].append((a.parent is None) == (b.parent is None))
    _, second, by_first = counts["lenient"].astype(int)
    print(f"{len(stories)} stories, {by_first} statements by the first, {second} by the second")
    for name, count in counts.items():
        print(f"{name:13s} F1 {float(f1(count)):5.1f}")
    for name, answers in asked.items():
        print(f"{name:13s} {100 * sum(answers) / max(len(answers), 1):5.1f} % of those agreed on")


if __name__ == "__main__":
    main()
