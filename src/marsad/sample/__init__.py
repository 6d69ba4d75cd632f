"""The invented world that demo, tests and benchmarks share."""

from marsad.sample.declarations import declaration_yaml, declarations
from marsad.sample.outlets import SampleOutlets
from marsad.sample.sites import OUTLETS, PORTS, Site
from marsad.sample.world import (
    SampleJudgement,
    SampleStory,
    SampleTranslation,
    World,
    align,
    load_judgements,
    load_stories,
    load_translations,
    load_world,
)

__all__ = [
    "OUTLETS",
    "PORTS",
    "SampleJudgement",
    "SampleOutlets",
    "SampleStory",
    "SampleTranslation",
    "Site",
    "World",
    "align",
    "declaration_yaml",
    "declarations",
    "load_judgements",
    "load_stories",
    "load_translations",
    "load_world",
]
