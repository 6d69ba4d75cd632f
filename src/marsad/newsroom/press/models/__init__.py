"""Rows of the press."""

from marsad.newsroom.press.models.publication import Publication, PublicationKeyword, Snapshot

__all__ = ["Publication", "PublicationKeyword", "Snapshot"]
