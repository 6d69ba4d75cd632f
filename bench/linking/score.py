"""Link the names of labelled stories, and count what is right."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec
from bench.linking.others import make_others

from marsad.names.linking import Heading, Named, NamePool, lay_out_headings, link_names
from marsad.sample.whoswho import PREFIX, load_sample_authorities, sample_authorities
from marsad.sample.world import load_stories

ROOT = Path(__file__).parents[2]
SETS = ROOT / "tests" / "golden" / "linking"
FLOORS = ROOT / "bench" / "floors.json"
LEFT_OUT = frozenset(("sakhri-wanted",))
"""A second heading of somebody, which the demo leaves to be joined: either would be right."""


class Label(msgspec.Struct, frozen=True):
    """A name as the reader gave it, with what the story says of it, and the headings that it means: `-` for none."""

    wording: str
    forms: tuple[str, ...]
    kind: str
    offices: tuple[str, ...]
    beside: tuple[str, ...]
    speaks: bool
    means: str

    @property
    def right(self) -> frozenset[str]:
        """Return the ids of all answers that count as right."""
        return frozenset(self.means.split("|"))

    def named(self) -> Named:
        """Return the name as linking takes it."""
        return Named(self.wording, self.forms, self.kind, self.offices, self.beside, self.speaks)


class LabelledStory(msgspec.Struct, frozen=True):
    """The names of one story."""

    story: str
    on: str | None
    names: tuple[Label, ...]


@dataclass(slots=True)
class Result:
    """Counts, and what went wrong in words.

    Attributes:
        sure, sure_right: Names of which the machine is sure, and those that are right.
        known: Names that mean a heading.
        found: Of these, those that the machine links surely and rightly; `offered`: whose heading is among its guesses.
        nobody, left: Names that mean no heading, and those of them that the machine leaves unlinked.
        quiet: Those of them for which it has no guess at all.
    """

    sure: int = 0
    sure_right: int = 0
    known: int = 0
    found: int = 0
    offered: int = 0
    nobody: int = 0
    left: int = 0
    quiet: int = 0
    seconds: float = 0.0
    stories: int = 0
    errors: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Return the measures, in points of a hundred."""
        return {
            "precision": _share(self.sure_right, self.sure),
            "recall": _share(self.found, self.known),
            "offered": _share(self.offered, self.known),
            "nil": _share(self.left, self.nobody),
        }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def load_labelled(name: str) -> list[LabelledStory]:
    """Return the stories of a set."""
    lines = (SETS / f"{name}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=LabelledStory) for line in lines]


def digest_of(name: str) -> str:
    """Return what pins a set and the headings: a change of either is another measure."""
    data = (SETS / f"{name}.jsonl").read_bytes()
    headings = json.dumps([msgspec.to_builtins(one) for one in load_sample_authorities()], ensure_ascii=False)
    return sha256(data + headings.encode()).hexdigest()


def load_headings(others: int) -> tuple[dict[int, Heading], dict[int, str]]:
    """Return the headings of the sample world among so many others, and the id of each."""
    addresses = {story.id: story.id for story in load_stories()}
    records = [one for one in sample_authorities(addresses) if one.id.removeprefix(PREFIX) not in LEFT_OUT]
    records += make_others(others)
    return lay_out_headings(records), {
        number: record.id.removeprefix(PREFIX) for number, record in enumerate(records, 1)
    }


def score(stories: list[LabelledStory], headings: dict[int, Heading], ids: dict[int, str], pool: NamePool) -> Result:
    """Link all names of some stories and count."""
    result = Result()
    began = time.process_time()
    answers = []
    for story in stories:
        names = [label.named() for label in story.names]
        answers.append(
            link_names(
                names,
                lambda named: pool.find(named.wording, person=named.kind in ("person", "")),
                headings,
                on=story.on,
                crowd=pool.crowd,
            )
        )
    result.seconds, result.stories = time.process_time() - began, len(stories)
    for story, answer in zip(stories, answers, strict=True):
        for label in story.names:
            guesses = [(ids[guess.number], guess) for guess in answer[label.wording]]
            sure = next((uid for uid, guess in guesses if guess.sure), None)
            offered = bool(label.right & {uid for uid, _ in guesses})
            _count(result, label, sure, offered, bool(guesses))
            if (sure or "-") not in label.right:
                why = guesses[0][1].reasons if guesses else ("no guess",)
                wrong = "WRONG" if sure else "open " if guesses else "miss "
                result.errors.append(
                    f"{wrong} {story.story} {label.wording} = {label.means}: {sure or '-'}; {' '.join(why)}"
                )
    return result


def _count(result: Result, label: Label, sure: str | None, offered: bool, guessed: bool) -> None:
    result.sure += sure is not None
    result.sure_right += sure is not None and sure in label.right
    if label.means == "-":
        result.nobody += 1
        result.left += sure is None
        result.quiet += not guessed
    elif "-" not in label.right:
        result.known += 1
        result.found += sure in label.right
        result.offered += offered
