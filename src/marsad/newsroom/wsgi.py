"""The newsroom as a WSGI application."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.newsroom.settings")
application = get_wsgi_application()

from marsad.newsroom.whoswho.queries.name_index import never_wait  # noqa: E402 - models need the line above

never_wait()
