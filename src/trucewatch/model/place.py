"""The gazetteer's places and the zones of arrangements: case data, never code."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from trucewatch.model.citation import Key, Text
from trucewatch.model.frozen import Frozen
from trucewatch.model.where import PlacePrecision, Where


class Place(Frozen):
    """One place of the gazetteer. `radius_km` is how far from the point the place may reach (its usual extent).

    `names` are spellings and names in any language; `part_of` is the id of the place that contains it.
    """

    id: Text
    name: Text
    names: tuple[Text, ...] = ()
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    radius_km: Annotated[float, Field(ge=0)]
    precision: PlacePrecision
    part_of: str | None = None
    pcode: str = ""

    def where(self, as_written: str = "", span: tuple[int, int] | None = None) -> Where:
        """This place as stated in these words (its name where none are given)."""
        return Where(
            as_written=as_written or self.name,
            key=self.id,
            name=self.name,
            lat=self.lat,
            lon=self.lon,
            radius_km=self.radius_km,
            precision=self.precision,
            span=span,
        )


class Zone(Frozen):
    """A named area as a GeoJSON geometry in WGS84; `simplified` says how far it may be off, in words."""

    id: Key
    name: Text
    simplified: str = ""
    geometry: dict[str, Any]
