"""A stated length of time, as ISO 8601 writes it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

_DURATION = re.compile(r"P(?=.)(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?)?", re.ASCII)


def _duration(text: str) -> str:
    if not _DURATION.fullmatch(text):
        raise ValueError("not a length of time; write days as P7D, hours and minutes as PT72H or PT1H30M")
    return text


Duration = Annotated[str, AfterValidator(_duration), Field(examples=["PT72H", "P7D", "PT1H30M"])]
"""A stated length (ISO 8601): days are calendar days of the arrangement's zone, hours are elapsed time."""
