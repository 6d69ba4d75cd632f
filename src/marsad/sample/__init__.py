"""The invented world that demo, tests and benchmarks share."""

from marsad.sample.declarations import declaration_yaml, declarations
from marsad.sample.outlets import SampleOutlets
from marsad.sample.sites import OUTLETS, PORTS, Site
from marsad.sample.world import (
    SampleStory,
    SampleTranslation,
    World,
    align,
    load_stories,
    load_translations,
    load_world,
)

__all__ = [
    "OUTLETS",
    "PORTS",
    "SampleOutlets",
    "SampleStory",
    "SampleTranslation",
    "Site",
    "World",
    "align",
    "declaration_yaml",
    "declarations",
    "load_stories",
    "load_translations",
    "load_world",
]
