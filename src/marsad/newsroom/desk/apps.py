"""Django's registration of the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Where stories are translated and edited."""

    name = "marsad.newsroom.desk"
    label = "desk"
