"""The way in: a link that works once, within a quarter of an hour, for whoever can run a command on this machine."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from trucewatch.desk.models import Link

GOOD_FOR = timedelta(minutes=15)
ROLE = "duty officer"


def new_link(now: datetime) -> str:
    """A fresh token, good until `now` and a quarter of an hour; only its hash is kept. Old links are dropped."""
    Link.objects.filter(expires_at__lte=now).delete()
    token = secrets.token_urlsafe(32)
    Link.objects.create(digest=_digest(token), expires_at=now + GOOD_FOR)
    return token


def use_link(token: str, now: datetime) -> bool:
    """Whether the token lets in at this instant; from then on it does not. Of two that try at once, one gets in."""
    good = Link.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=now)
    return good.update(used_at=now) == 1


def duty_officer() -> User:
    """The role account, which has no password and can have none."""
    user, made = User.objects.get_or_create(username=ROLE)
    if made or user.has_usable_password():
        user.set_unusable_password()
        user.save()
    return user


def _digest(token: str) -> str:
    """A plain hash is enough: the token is 256 random bits, which nobody can guess or list."""
    return hashlib.sha256(token.encode()).hexdigest()
