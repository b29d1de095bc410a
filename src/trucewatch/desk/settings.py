"""Django's settings for a seat, built in code: nothing is read from the environment and there is no settings file.

The site answers this machine only, over plain HTTP on the loopback address; so the checks that ask for TLS do not
apply and are silenced by name.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from trucewatch.desk.seat import Seat
from trucewatch.desk.secret import private, secret_key

APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "js_lib_leaflet",
    "trucewatch.desk",
)

MIDDLEWARE = (
    "trucewatch.desk.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "trucewatch.desk.faults.Faults",
)

A_SHIFT = 12 * 60 * 60


def configure(seat: Seat) -> None:
    """Set Django up for this seat; once per process."""
    seat.record.mkdir(exist_ok=True)
    private(seat.record / "desk.db")
    settings.configure(**settings_for(seat))


def settings_for(seat: Seat) -> dict[str, Any]:
    """The settings by name. Makes the case's key where there is none."""
    return {
        "TRUCEWATCH_SEAT": seat,
        "SECRET_KEY": secret_key(seat.record / "desk.key"),
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "INSTALLED_APPS": list(APPS),
        "MIDDLEWARE": list(MIDDLEWARE),
        "ROOT_URLCONF": "trucewatch.desk.urls",
        "TEMPLATES": [_templates()],
        "DATABASES": {"default": _database(seat.record / "desk.db")},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LANGUAGE_CODE": "en",
        "USE_I18N": False,
        "APPEND_SLASH": False,
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        "LOGGING": _LOGGING,
        **_sessions(seat),
        **_security(),
    }


def _templates() -> dict[str, Any]:
    """Jinja2 with the desk's templates first and the products' after them, so that a page includes a product's body."""
    folders = [files(f"trucewatch.{part}") / "templates" for part in ("desk", "products")]
    return {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(folder) for folder in folders],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "trucewatch.desk.frame.environment", "trim_blocks": True, "lstrip_blocks": True},
    }


def _database(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _sessions(seat: Seat) -> dict[str, Any]:
    """Sign-in lasts a shift. Browsers keep cookies by host, not by port, so the port is part of the names."""
    return {
        "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
        "LOGIN_URL": "enter",
        "SESSION_COOKIE_NAME": f"desk-{seat.port}",
        "SESSION_COOKIE_AGE": A_SHIFT,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_NAME": f"desk-{seat.port}-form",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "trucewatch.desk.faults.forged",
    }


def _security() -> dict[str, Any]:
    return {
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        # Loopback without TLS: no HSTS, no redirect to HTTPS, no cookies for HTTPS only.
        "SILENCED_SYSTEM_CHECKS": ["security.W004", "security.W008", "security.W012", "security.W016"],
    }


_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}
