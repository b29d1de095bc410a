"""Made-up arrangements of Norland and Sudland, small enough to be read in a test."""

from __future__ import annotations

from typing import Any

from trucewatch.model.arrangement import Area, Arrangement, Period, Statement
from trucewatch.model.instant import Boundary
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Place, Zone
from trucewatch.model.where import Where
from trucewatch.terms.book import Book


class Make:
    """Builders; every text is in the written form of a case file, read in one home zone."""

    def __init__(self, zone: str = "Europe/Kyiv") -> None:
        self.zone = zone

    def cite(self, outlet: str = "Vale Post", date: str = "2031-03-01") -> list[dict[str, Any]]:
        return [{"outlet": outlet, "date": date}]

    def boundary(self, text: str) -> Boundary:
        return Boundary.parse(text, self.zone)

    def period(self, since: str, until: str | None = None, **rest: Any) -> Period:
        return self._read(Period, {"from": since, "until": until, "cite": self.cite()} | rest)

    def area(self, zone: str, *periods: dict[str, Any] | tuple[str, str | None]) -> dict[str, Any]:
        whole = [p if isinstance(p, dict) else {"from": p[0], "until": p[1], "cite": self.cite()} for p in periods]
        return {"zone": zone, "periods": whole}

    def read_area(self, *periods: dict[str, Any] | tuple[str, str | None]) -> Area:
        return self._read(Area, self.area("vale", *periods))

    def arrangement(self, *areas: dict[str, Any], key: str = "vale-calm", **rest: Any) -> Arrangement:
        written = {
            "id": key,
            "name": key.replace("-", " "),
            "form": "regime of calm",
            "stage": "declared",
            "zone": self.zone,
            "readings": [{"id": "post", "issuer": "Vale Post", "areas": list(areas)}] if areas else [],
            "cite": self.cite(),
        }
        return self._read(Arrangement, written | rest)

    def statement(self, about: str, on: str, **rest: Any) -> Statement:
        return self._read(Statement, {"about": about, "on": on, "says": "so", "by": "Vale", "cite": self.cite()} | rest)

    def _read(self, model: Any, written: dict[str, Any]) -> Any:
        return model.model_validate({k: v for k, v in written.items() if v is not None}, context={"zone": self.zone})

    def square(self, key: str, west: float, south: float, size: float = 1.0) -> Zone:
        east, north = west + size, south + size
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return Zone(id=key, name=key, geometry={"type": "Polygon", "coordinates": [ring]})

    def at(self, lon: float, lat: float, radius_km: float = 0.0, key: str | None = None) -> Where:
        return Where(as_written="there", key=key, lon=lon, lat=lat, radius_km=radius_km)

    def gazetteer(self, key: str, lon: float, lat: float, radius_km: float, part_of: str | None = None) -> Place:
        return Place(id=key, name=key, lon=lon, lat=lat, radius_km=radius_km, precision="area", part_of=part_of)

    def party(self, key: str, *part_of: str, kind: str = "group") -> Party:
        return Party(id=key, kind=kind, name=key.replace("-", " ").title(), part_of=part_of)

    def category(self, key: str, *members: str) -> OpenCategory:
        return self._read(OpenCategory, {"id": key, "words": key, "members": list(members), "cite": self.cite()})

    def book(self, *arrangements: Arrangement, **rest: Any) -> Book:
        zones = rest.pop("zones", None) or [self.square("vale", 30, 50), self.square("harrow", 32, 50)]
        return Book.of(arrangements, zones, **rest)
