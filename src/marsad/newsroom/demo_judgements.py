"""What the sample people make of statements, by the desk's own actions and its own form."""

from __future__ import annotations

import logging
from dataclasses import replace

from marsad.errors import MarsadError
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.actions.judge import confirm_statement, correct_statement, reject_statement
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.records import Picked, SeenStatement
from marsad.newsroom.desk.statement_form import Quoted, Role, form_of, statement_from
from marsad.newsroom.staff.models import User
from marsad.records import Attribution
from marsad.sample.world import SampleJudgement, load_judgements
from marsad.text.quoted import shown_content

log = logging.getLogger(__name__)


def judge_samples(addresses: dict[str, str]) -> tuple[SampleJudgement, ...]:
    """Judge statements as the sample people do; return the judgements that found no statement, or not the one meant.

    A better model may read a story in another way: the demo then goes without, and a test tells.

    Args:
        addresses: Where each sample story, by id, is collected from.
    """
    left = []
    for judgement in load_judgements():
        try:
            story = Story.objects.filter(identity=addresses[judgement.of]).first()
            seen = find_meant(story, judgement.words) if story else None
            if story and seen:
                _judge(story, seen, judgement)
                continue
        except MarsadError as error:
            log.warning("demo.not_judged story=%s %s", judgement.of, error)
        left.append(judgement)
    return tuple(left)


def find_meant(story: Story, words: str) -> SeenStatement | None:
    """Return the statement whose content, as it is shown, is some words or begins so; None if not just one does."""
    shown = [(one, shown_content(story.text, one.statement.content)) for one in statements_of(story)]
    meant = [one for one, content in shown if content == words]
    meant = meant or [one for one, content in shown if content.startswith(words)]
    return meant[0] if len(meant) == 1 else None


def _judge(story: Story, seen: SeenStatement, judgement: SampleJudgement) -> None:
    actor, picked = User.objects.get(username=judgement.by), Picked(seen.key, seen.version)
    if judgement.verdict == "confirm":
        confirm_statement(actor=actor, story=story, picked=picked, why=judgement.why)
    elif judgement.verdict == "reject":
        reject_statement(actor=actor, story=story, picked=picked, why=judgement.why)
    else:
        corrected = _corrected(story, seen, judgement)
        correct_statement(actor=actor, story=story, picked=picked, corrected=corrected, why=judgement.why)


def _corrected(story: Story, seen: SeenStatement, judgement: SampleJudgement) -> Attribution:
    """Return a statement as the person leaves the form."""
    form = form_of(seen.statement, story.text)
    given: dict[Role, str | None] = {"source": judgement.source, "cue": judgement.cue, "content": judgement.content}
    parts = {**form.parts, **{role: Quoted(words) for role, words in given.items() if words is not None}}
    form = replace(
        form,
        parts=parts,
        speaker=form.speaker if judgement.speaker is None else judgement.speaker,
        office=form.office if judgement.office is None else judgement.office,
        named=form.named if judgement.named is None else judgement.named,
    )
    return statement_from(form, story.text, seen.statement)
