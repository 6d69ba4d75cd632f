"""What the indexer has yet to do."""

from __future__ import annotations

from django.db import models


class Outbox(models.Model):
    """A document of the search index that changed: `story:12` or `published:slug`.

    Written in the transaction of the change; the indexer looks the document up, puts or removes
    it, and deletes the row after the index is committed.
    """

    key = models.CharField(max_length=400)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
