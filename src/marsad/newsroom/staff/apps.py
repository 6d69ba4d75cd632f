"""Django's registration of the staff."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """People, roles and the log."""

    name = "marsad.newsroom.staff"
    label = "staff"
