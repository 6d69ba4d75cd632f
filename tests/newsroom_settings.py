"""Django's settings under test: the newsroom's own, with quick password hashes, on either database."""

import os

from marsad.newsroom.config import Database, NewsroomConfig, database_settings
from marsad.newsroom.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("MARSAD_TEST_DATABASE") == "postgresql":
    from postgres import start_server

    DATABASES = {"default": database_settings(NewsroomConfig(database=Database(url=start_server())), None)}
