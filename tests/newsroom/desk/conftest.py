"""The desk's people, stories and drafts."""

from desk_fixtures import log_in, make_draft, make_story, mina, people

__all__ = ["log_in", "make_draft", "make_story", "mina", "people"]
