"""The one table of the desk's own: one-time links, by the hash of their token."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models


class Link(models.Model):
    """A way in that works once. `digest` is the SHA-256 of a random token; the token itself is kept nowhere."""

    digest: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Link]] = models.Manager()

    def __str__(self) -> str:
        return f"link {self.pk}, good until {self.expires_at:%Y-%m-%d %H:%M}Z"
