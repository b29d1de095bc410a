"""The geometry step as findings use it; it is written once, in `trucewatch.terms.geometry`, beside the zones.

`relate(lon, lat, radius_km, zones)` gives 1, 0 or -1 per point and zone; `zone_fault(geometry)` what is wrong with one.
"""

from __future__ import annotations

from trucewatch.terms.fault import zone_fault
from trucewatch.terms.geometry import NO, UNKNOWN, YES, Ground, relate

__all__ = ["NO", "UNKNOWN", "YES", "Ground", "relate", "zone_fault"]
