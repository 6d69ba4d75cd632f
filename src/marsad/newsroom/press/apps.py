"""Django's registration of the press."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """What was published."""

    name = "marsad.newsroom.press"
    label = "press"
