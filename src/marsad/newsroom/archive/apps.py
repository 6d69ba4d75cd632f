"""Django's registration of the archive."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """What was received and what was read in it."""

    name = "marsad.newsroom.archive"
    label = "archive"
