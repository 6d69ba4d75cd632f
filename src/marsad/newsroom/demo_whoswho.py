"""The sample newsroom's Who's Who: taken in, linked, and judged by the sample people's own actions."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.newsroom.archive.models import Story
from marsad.newsroom.linker import link_changes
from marsad.newsroom.staff.models import Role, User
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.take_in import take_in
from marsad.newsroom.whoswho.models import Authority
from marsad.sample.whoswho import PREFIX, YEARBOOK, load_sample_authorities, sample_authorities


def fill_whoswho(addresses: Mapping[str, str]) -> int:
    """Take in the sample headings, seal and confirm some of them, link the stories; return how many headings there are.

    Args:
        addresses: Where each sample story, by id, is collected from.
    """
    there = set(Story.objects.filter(identity__in=addresses.values()).values_list("identity", flat=True))
    known = {story: address for story, address in addresses.items() if address in there}
    take_in(authorities=sample_authorities(known), evidence=YEARBOOK, origin="sample")
    editor = User.objects.filter(role=Role.EDITOR, is_active=True).order_by("pk").first()
    if editor is not None:
        _judge(editor)
    link_changes()
    return Authority.objects.count()


def _judge(editor: User) -> None:
    rows = {row.uid: row for row in Authority.objects.filter(uid__startswith=PREFIX)}
    for sample in load_sample_authorities():
        row = rows.get(PREFIX + sample.id)
        if row is None:
            continue
        if sample.sealed and not row.sealed_at:
            seal(actor=editor, authority=row, why="Threatened after she spoke to a reporter.")
        elif sample.confirmed and not row.confirmed_at:
            confirm(actor=editor, authority=row)
