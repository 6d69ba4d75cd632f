"""Rows of the desk."""

from marsad.newsroom.desk.models.draft import Draft, Stage
from marsad.newsroom.desk.models.judgement import Judgement, JudgementKind
from marsad.newsroom.desk.models.left_name import LeftName
from marsad.newsroom.desk.models.revision import Revision
from marsad.newsroom.desk.models.segment import Segment

__all__ = ["Draft", "Judgement", "JudgementKind", "LeftName", "Revision", "Segment", "Stage"]
