"""One incident, many voices: which records or claims may speak of one incident, and why. It suggests; a person decides.

    records ─► candidates (near) ─► levels (compare) ─► bits (weights) ─► probabilities among rivals ─► clusters

One definition of comparison serves a pair asked for on the desk and ten million in a batch: `compare` gives levels, the
versioned weights file gives bits, both over columns. No record is changed, averaged or added up here.
"""

from __future__ import annotations

from trucewatch.fuse.fusion import Fusion, fuse

__all__ = ["Fusion", "fuse"]
