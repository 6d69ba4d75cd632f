"""Fold, analyse, query, index: finding stories in any spelling.

Works below the Django line. The engine (tantivy) comes with the `newsroom` extra; without it
`Index` raises `ModelMissing`, while folding and query parsing still work.
"""

from marsad.search.fold import Token, find_tokens, fold, fold_word
from marsad.search.highlight import find_highlights
from marsad.search.index import Index, rebuild
from marsad.search.query import parse_query

__all__ = ["Index", "Token", "find_highlights", "find_tokens", "fold", "fold_word", "parse_query", "rebuild"]
