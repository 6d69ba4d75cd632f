"""Django's settings, composed from the newsroom's folder. Nothing is decided here but composition."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from marsad.newsroom.config import (
    NewsroomConfig,
    database_settings,
    load_config,
    newsroom_folder,
    read_secret_key,
)

NEWSROOM_FOLDER = newsroom_folder()
NEWSROOM: NewsroomConfig = load_config(NEWSROOM_FOLDER) if NEWSROOM_FOLDER else NewsroomConfig()
SECRET_KEY = read_secret_key(NEWSROOM_FOLDER) if NEWSROOM_FOLDER else secrets.token_urlsafe(64)

_here = Path(__file__).parent
_address = urlsplit(NEWSROOM.house.address)

DEBUG = False
ALLOWED_HOSTS = [*NEWSROOM.web.hosts, *([_address.hostname] if _address.hostname else [])]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"] if _address.scheme in ("http", "https") else []

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "marsad.newsroom.staff",
    "marsad.newsroom.archive",
    "marsad.newsroom.whoswho",
    "marsad.newsroom.desk",
    "marsad.newsroom.press",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "marsad.newsroom.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_USER_MODEL = "staff.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk:incoming"
LOGOUT_REDIRECT_URL = "login"

# Ten wrong passwords for one name from one address close that door for fifteen minutes.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "staff/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False

ROOT_URLCONF = "marsad.newsroom.urls"
WSGI_APPLICATION = "marsad.newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_here / app / "jinja" for app in ("staff", "whoswho", "desk", "press")],
        "OPTIONS": {
            "environment": "marsad.newsroom.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "marsad.newsroom.templating.newsroom",
            ],
        },
    },
    {  # the admin's own templates
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database_settings(NEWSROOM, NEWSROOM_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [_here.parent / "edition" / "static", _here / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _address.scheme == "https"
SECURE_SSL_REDIRECT = False  # the proxy in front does that
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _address.scheme == "https" else None
SECURE_HSTS_SECONDS = 31_536_000 if _address.scheme == "https" else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Somebody whose role does not allow it is worth a line, not the way there through our code.
    "filters": {"refused": {"()": "marsad.newsroom.security.RefusedInALine"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refused"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"marsad": {"level": os.environ.get("MARSAD_LOG", "WARNING")}},
}
