"""The edges of zones as short straight pieces in space, and how far a point is from them, quickly.

Points are taken as earth-centred coordinates in km (WGS84), where the distance to a straight piece is a few products
and neither poles nor the date line are special. Up to `FARTHEST_KM` such a distance differs from that of
`geometry`, which decides, by less than `LOOSE` of it and `LOOSE_KM`: what lies between is left to `geometry`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from trucewatch.terms.codes import Indices, runs_of, spread

Floats = npt.NDArray[np.float64]

Space = tuple[Floats, Floats, Floats]
"""Earth-centred coordinates in km, as three arrays."""

FARTHEST_KM = 600.0
LOOSE, LOOSE_KM = 0.001, 0.005

_STEP = 16_384  # pairs at once: so that they stay in the processor's cache
_RUN = 8

_A, _E2, _MEAN = 6378.137, 0.00669437999014, 6371.0


def in_space(lon: Floats, lat: Floats) -> Space:
    """Earth-centred coordinates in km of points on the ellipsoid, from degrees."""
    turn, height = np.radians(lon), np.radians(lat)
    sine, cosine = np.sin(height), np.cos(height)
    bend = _A / np.sqrt(1 - _E2 * sine * sine)
    flat = bend * cosine
    return flat * np.cos(turn), flat * np.sin(turn), bend * (1 - _E2) * sine


class Pieces:
    """All pieces of all zones, end to end; `zone` is whose each is, `edges` their ends in degrees, shape `(n, 4)`."""

    def __init__(self, edges: Sequence[Floats]) -> None:
        self.edges = np.vstack([*edges, np.empty((0, 4))])
        self.zone: Indices = np.repeat(np.arange(len(edges)), [len(each) for each in edges])
        self._start = in_space(self.edges[:, 0], self.edges[:, 1])
        end = in_space(self.edges[:, 2], self.edges[:, 3])
        self._along = tuple(b - a for a, b in zip(self._start, end, strict=True))
        length = sum((d * d for d in self._along), np.zeros(len(self.edges)))
        self._per_length = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)
        self.slack = np.zeros(len(self.edges))

    def km(self, at: Space, which: Indices, piece: Indices) -> Floats:
        """How far points in space are from pieces, in km over the ground: each pair `(which point, piece)`."""
        parts = [slice(n, n + _STEP) for n in range(0, len(piece), _STEP)]
        return np.concatenate([np.empty(0), *(self._km(at, which[part], piece[part]) for part in parts)])

    def _km(self, at: Space, which: Indices, piece: Indices) -> Floats:
        off = [p.take(which) - s.take(piece) for p, s in zip(at, self._start, strict=True)]
        along = [a.take(piece) for a in self._along]
        share = off[0] * along[0]
        share += off[1] * along[1]
        share += off[2] * along[2]
        share *= self._per_length.take(piece)
        np.clip(share, 0.0, 1.0, out=share)
        square = np.zeros(len(piece))
        for o, a in zip(off, along, strict=True):
            a *= share
            o -= a
            o *= o
            square += o
        return _over_ground(square)

    def runs(self) -> Runs:
        """The pieces in runs that follow each other."""
        first = np.flatnonzero(np.diff(self.zone, prepend=-1))
        nth = np.arange(len(self.zone)) - np.repeat(first, np.diff(first, append=len(self.zone)))
        return Runs(self, np.flatnonzero(nth % _RUN == 0))

    def middles(self) -> Space:
        """The middle of each piece in space."""
        x, y, z = (s + a / 2 for s, a in zip(self._start, self._along, strict=True))
        return x, y, z

    def lengths(self) -> Floats:
        """The length of each piece in km."""
        return np.sqrt(sum((a * a for a in self._along), np.zeros(len(self.edges))))


class Runs:
    """Some pieces in a row as one ball: to have done with most of them at once.

    `slack`: the nearest piece of a run is not nearer and not farther than the run's distance by more than this.
    """

    def __init__(self, pieces: Pieces, first: Indices) -> None:
        self._pieces = pieces
        self.first, self.count = first, np.diff(first, append=len(pieces.zone))
        self.zone = pieces.zone[first]
        lon, lat = pieces.edges[:, 0::2], pieces.edges[:, 1::2]
        self.edges = np.column_stack(
            [
                *(np.minimum.reduceat(v.min(axis=1), first) if len(first) else v[:0, 0] for v in (lon, lat)),
                *(np.maximum.reduceat(v.max(axis=1), first) if len(first) else v[:0, 0] for v in (lon, lat)),
            ]
        )
        of = np.repeat(np.arange(len(first)), self.count)
        middles = pieces.middles()
        sums = [np.bincount(of, weights=m, minlength=len(first)) / self.count for m in middles]
        self._at: Space = (sums[0], sums[1], sums[2])
        away = np.sqrt(sum(((m - c.take(of)) ** 2 for m, c in zip(middles, self._at, strict=True)), np.zeros(len(of))))
        away += pieces.lengths() / 2
        self.slack = np.maximum.reduceat(away, first) * (1 + LOOSE) + LOOSE_KM if len(first) else away[:0]

    def km(self, at: Space, which: Indices, run: Indices) -> Floats:
        """How far points in space are from the middles of runs, in km over the ground."""
        square = np.zeros(len(run))
        for p, c in zip(at, self._at, strict=True):
            off = p.take(which) - c.take(run)
            off *= off
            square += off
        return _over_ground(square)

    def nearest(self, at: Space, runs: Indices) -> Floats:
        """How far each point in space is from the nearest piece of some runs; infinity where there is none."""
        found = np.full(len(at[0]), np.inf)
        step = max(1, _STEP // max(len(runs), 1))
        for n in range(0, len(found) if len(runs) else 0, step):
            some = np.arange(n, min(n + step, len(found)))
            km = self.km(at, np.repeat(some, len(runs)), np.tile(runs, len(some))).reshape(len(some), len(runs))
            slack = self.slack.take(runs)
            least = (km + slack).min(axis=1) * (1 + LOOSE) + LOOSE_KM
            which, run = np.nonzero(km - slack <= least[:, None])  # in the others no piece is nearest
            of, nth = spread(self.count.take(runs.take(run)))
            piece = self.first.take(runs.take(run)).take(of) + nth
            which = which.take(of)
            first = runs_of(which)
            found[some] = np.minimum.reduceat(self._pieces.km(at, some.take(which), piece), first)
        return found


def _over_ground(square: Floats) -> Floats:
    """Distances over the ground from squares of chords: longer by the chord's cube over 24 squares of the radius."""
    chord: Floats = np.sqrt(square)
    square *= 1 / (24 * _MEAN * _MEAN)
    square += 1.0
    chord *= square
    return chord
