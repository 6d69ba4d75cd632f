"""The desk's people and stories, for the Who's Who."""

from desk_fixtures import log_in, make_draft, make_story, mina, people
from statement_fixtures import arabic_story, judged_story, read_story
from whoswho_desk import port

__all__ = ["arabic_story", "judged_story", "log_in", "make_draft", "make_story", "mina", "people", "port", "read_story"]
