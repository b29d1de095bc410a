"""A note of the desk: a call, a radio message, or what an outlet was read to report. Its words are the desk's own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary


class Note(Frozen):
    """The written form of a note (one YAML file).

    - `taken_by`: the role that took it, never a person's name.
    - `heard`, `happened`: when it was heard, and when what it tells is said to have happened, if that was said.
    - `origin`: the source relayed (an id of the case, or a name); `published` and `cites`: its date and citation.
    - `text`: indirect speech, in our own words.
    """

    taken_by: Annotated[str, Field(min_length=1)]
    heard: Boundary
    text: Annotated[str, Field(min_length=1)]
    title: str = ""
    happened: Boundary | None = None
    origin: str | None = None
    carrier: str | None = None
    published: Boundary | None = None
    cites: str = ""
