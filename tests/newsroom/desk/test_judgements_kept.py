"""Judgements are in every backup, and go with neither a story nor a person."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError

from marsad.newsroom.archive.models import Story
from marsad.newsroom.archive_file import unpack
from marsad.newsroom.backup import back_up, load_rows
from marsad.newsroom.desk.actions.judge import add_statement, confirm_statement, withdraw_judgement
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.desk.queries.statements import statements_of
from statement_fixtures import pick, said


def test_neither_their_story_nor_their_judge_is_deleted(judged_story, people):
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    for one in (judged_story, people.translator):
        with pytest.raises(ProtectedError):
            one.delete()


def test_a_backup_restored_has_them_all(transactional_db, people, judged_story, tmp_path):
    row = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1), why="heard it")
    confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 2))
    withdraw_judgement(actor=people.translator, judgement=row)
    add_statement(actor=people.editor, story=judged_story, added=said(judged_story.text, "", "", "on Monday"))
    rows, seen = list(Judgement.objects.values()), statements_of(judged_story)
    back_up(tmp_path / "backup.tar.gz")
    call_command("flush", interactive=False, verbosity=0)
    (tmp_path / "again").mkdir()
    unpack(tmp_path / "backup.tar.gz", tmp_path / "again")
    load_rows(tmp_path / "again")
    assert list(Judgement.objects.values()) == rows
    assert statements_of(Story.objects.get()) == seen
