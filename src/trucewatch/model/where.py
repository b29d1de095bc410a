"""A place as stated: a point with a radius within which the true place lies, and the words it came from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trucewatch.model.frozen import Frozen


class PlacePrecision(StrEnum):
    """What sort of place the words name; the finer, the smaller its usual radius."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    AREA = "area"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class Where(Frozen):
    """A place as stated. `key` is its gazetteer id; without one nothing was resolved and there is no point.

    `radius_km`: the true place lies within this distance of the point (0 is exact). `candidates` are other gazetteer
    ids that the same words could mean; with candidates left open there is no key.
    """

    as_written: str
    key: str | None = None
    name: str = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    radius_km: Annotated[float, Field(ge=0)] = 0.0
    precision: PlacePrecision | None = None
    candidates: tuple[str, ...] = ()
    span: tuple[int, int] | None = None

    @property
    def located(self) -> bool:
        """Whether it has a point."""
        return self.lat is not None and self.lon is not None
