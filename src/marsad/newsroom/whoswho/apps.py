"""Django's registration of the Who's Who."""

from django.apps import AppConfig


class WhosWhoConfig(AppConfig):
    """Who and what the newsroom knows."""

    name = "marsad.newsroom.whoswho"
    label = "whoswho"
