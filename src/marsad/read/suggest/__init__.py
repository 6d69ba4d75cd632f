"""Keywords that explain themselves: names, key phrases and topics, each with the words that caused it."""

from marsad.read.suggest.find import suggest_keywords
from marsad.read.suggest.topics import load_topics, topic_named

__all__ = ["load_topics", "suggest_keywords", "topic_named"]
