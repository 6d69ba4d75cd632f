"""The sample newsroom: its people, and what they publish from what was collected."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import BadInput
from marsad.newsroom.archive.models import Story
from marsad.newsroom.demo_judgements import judge_samples
from marsad.newsroom.demo_passwords import DEMO_PASSWORD
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.hand_over import approve, submit
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.convert import KEYWORD_KINDS
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.records import Heading, Words
from marsad.newsroom.press.actions.publish import correct, place, publish
from marsad.newsroom.staff.actions import add_user
from marsad.newsroom.staff.models import User
from marsad.records import Paragraph
from marsad.sample.world import SampleTranslation, align, load_stories, load_translations, load_world


def add_sample_people() -> None:
    """Add the people of the sample house who are not there yet."""
    for person in load_world().house.people:
        if not User.objects.filter(username=person.login).exists():
            add_user(
                username=person.login,
                password=DEMO_PASSWORD,
                role=person.role,
                credit_name=person.name,
                shielded=person.shielded,
            )


def publish_samples(addresses: dict[str, str]) -> Iterator[str]:
    """Judge statements and carry each sample translation through the desk as its people would; yield the headlines.

    Args:
        addresses: Where each sample story, by id, is collected from.

    Raises:
        BadInput: A story is missing from the archive, or was read in other paragraphs than it was written.
    """
    judge_samples(addresses)
    stories = {story.id: story for story in load_stories()}
    for translation in load_translations():
        story = Story.objects.filter(identity=addresses[translation.of]).first()
        if story is None:
            raise BadInput(f"{addresses[translation.of]!r} is not in the archive. Collect it first.")
        if hasattr(story, "draft"):
            continue
        publish_sample(story, translation, align(translation, stories[translation.of]))
        yield translation.headline


def publish_sample(story: Story, translation: SampleTranslation, paragraphs: tuple[Paragraph, ...]) -> None:
    """Translate, hand over, approve and publish one story by the sample people's own actions."""
    translator = User.objects.get(username=translation.translator)
    editor = User.objects.get(username=translation.editor)
    draft = claim(actor=translator, story=story)
    _write(translator, draft, paragraphs)
    save_heading(actor=translator, draft=draft, version=draft.version, heading=_heading(translation))
    submit(actor=translator, draft=draft)
    approve(actor=editor, draft=draft)
    publication = publish(actor=editor, draft=draft, at=translation.published_at)
    if translation.rank:
        place(actor=editor, publication=publication, rank=translation.rank)
    if translation.correction:
        correct(actor=editor, publication=publication, told=translation.correction)


def _write(translator: User, draft: Draft, paragraphs: tuple[Paragraph, ...]) -> None:
    segments = list(draft.segments.select_related("draft"))
    if len(segments) != len(paragraphs):
        raise BadInput(
            f"{draft.story.address!r} was read in {len(segments)} paragraphs where {len(paragraphs)} were written."
        )
    for segment, paragraph in zip(segments, paragraphs, strict=True):
        save_segment(
            actor=translator,
            segment=segment,
            version=segment.version,
            words=Words(
                paragraph.text or "",
                cut=paragraph.text is None,
                note=paragraph.note,
                withheld=paragraph.text is None and paragraph.original is None,
            ),
        )


def _heading(translation: SampleTranslation) -> Heading:
    return Heading(
        headline=translation.headline,
        deck=translation.deck or "",
        section=translation.section,
        event=translation.event or "",
        keywords={kind: getattr(translation.keywords, kind) for kind in KEYWORD_KINDS},
        chain_confirmed=True,
    )
