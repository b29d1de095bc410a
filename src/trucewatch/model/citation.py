"""Where a fact of a case file comes from: outlet, date, and our reading of it. Every term has one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary

KEY_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"

Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
"""An id in a case file: lower-case words joined by hyphens."""

Text = Annotated[str, Field(min_length=1)]


class Citation(Frozen):
    """Who published it, and when it could first be known; `carrier` where it was read elsewhere.

    `passage` says where in the document, without its words. `inferred` is the step of reasoning, where the document
    does not state the fact itself.
    """

    outlet: Text
    date: Boundary
    carrier: str = ""
    passage: str = ""
    inferred: str = ""


Cited = Annotated[tuple[Citation, ...], Field(min_length=1)]
"""One citation or more: nothing in a case stands on nobody's word."""
