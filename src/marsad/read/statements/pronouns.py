"""Speakers by pronoun: he, she, they, we, and whom each means."""

from __future__ import annotations

from marsad.read.statements.actors import Actor
from marsad.read.statements.cast import Asked, Cast, Who, last_speaker


def pronoun_speaker(cast: Cast, question: Asked, group: str) -> Who:
    """Return whom a pronoun means: the speaker around it in his own words, else the nearest that agrees with it."""
    if group == "self" and question.parent is not None and question.parent < len(cast.told):
        return cast.told[question.parent]
    linked = cast.antecedent(question.source) if question.source else None
    wanted = {"male": False, "female": True}.get(group)
    if linked is not None and _agrees(linked, wanted, group):
        return Who(linked.name, True, linked, 0.9)
    last = last_speaker(cast, question, wanted, many=group == "many")
    near = _nearest_actor(cast, question, wanted, group)
    if last is None and near is None:
        return Who(cast.text[slice(*question.source)] if question.source and group == "self" else None, sure=0.5)
    if last is not None and last.actor is None and near is not None and wanted is not None and near.female == wanted:
        return Who(near.name, True, near, 0.8)
    if last is None or (
        near is not None and near is not last.actor and _since(cast, near, question) and last.sure < 0.5
    ):
        return Who(near.name, True, near, 0.6) if near else Who(None)
    return Who(
        last.name, last.named, last.actor, min(last.sure, 0.9 if near in (None, last.actor) else 0.75), last.head
    )


def _agrees(actor: Actor, female: bool | None, group: str) -> bool:
    if group in ("male", "female"):
        return actor.kind == "person" and actor.female in (None, female)
    return group == "many" or actor.kind != "person"


def _nearest_actor(cast: Cast, question: Asked, female: bool | None, group: str) -> Actor | None:
    """Return the person named last before a statement, in it or in the sentence before."""
    if group not in ("male", "female"):
        return None
    best: tuple[int, Actor] | None = None
    for actor in cast.actors:
        if actor.kind != "person" or actor.female not in (None, female):
            continue
        before = [start for start, _ in actor.mentions if question.at - 300 < start < question.at]
        if before and (best is None or before[-1] > best[0]):
            best = before[-1], actor
    return best[1] if best else None


def _since(cast: Cast, actor: Actor, question: Asked) -> bool:
    """Tell whether an actor was named after the last statement began."""
    return not cast.asked or any(cast.asked[-1].at < start < question.at for start, _ in actor.mentions)
