"""The base record: frozen, no unknown keys, no silent coercion of one noun into another."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Schema1 = Annotated[int, Field(ge=1, le=1)]
"""The version of a written format. A changed format gets the next number and a way to read the old one."""


class Frozen(BaseModel):
    """A value that never changes after it is made; a misspelt key is an error, not a new field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
