"""The incidents of `bench findings` as narrow rows, written to Parquet chunk by chunk, so that memory stays small.

- Where: 65 in a hundred around a town, chosen by its weight and falling off over 6 km; 20 along roads between towns; 15
  anywhere in the theatre. Radii 0, 1, 5 and 25 km for 40, 30, 20 and 10 in a hundred. Half of those of 5 km stand at a
  town as the gazetteer has it, half of those of 25 km at a district, by their key; the others have no key.
- When: in three years; six in ten around one of 150 days of much fighting. 35 in a hundred to the minute, 40 to the
  day, 20 to three or six hours, 4.5 to some days; the others are open at the start.
- One in a hundred has a second place 10 km off, one in two hundred a second day, one in a thousand no place, one in
  five hundred no time but that it was told by then.
- The order is that of no column; ids look like hashes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from trucewatch.bench.held_said import frequencies
from trucewatch.bench.held_terms import DAYS, DISTRICT_KM, START, TOWN_KM, Terms
from trucewatch.bench.held_world import HIGH, KM_PER_DEGREE, THEATRES, TOWNS, WIDE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CHUNK = 250_000
"""Incidents made at once, and written as one row group."""

RADII, SHARES = (0.0, 1.0, 5.0, 25.0), (0.4, 0.3, 0.2, 0.1)
THEATRE_SHARES = (0.5, 0.3, 0.2)
TIME = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema(
    [
        pa.field("incident", pa.string(), nullable=False),
        *((name, pa.float64()) for name in ("lon", "lat", "radius_km")),
        ("place", pa.dictionary(pa.int32(), pa.string())),
        ("start", TIME),
        ("end", TIME),
        ("said", pa.dictionary(pa.int32(), pa.string())),
    ]
)
"""The narrow rows; in the file the two dictionaries are plain strings to whoever reads it."""

HOUR = 3_600_000_000  # in microseconds, as all times here
DAY = 24 * HOUR
FIRST = int(START.timestamp()) * 1_000_000
SCRAMBLE, SPACE = 0x9E3779B97F, 1 << 40


@dataclass(slots=True)
class Chunk:
    """Some incidents as columns; times in microseconds since 1970, `said` as a number into the stock of its theatre."""

    theatre: Ints
    lon: Floats
    lat: Floats
    radius: Floats
    town: Ints  # -1 where the point is not a gazetteer place's
    start: Ints
    end: Ints
    open_start: NDArray[np.bool_]
    said: Ints


def write(path: Path, terms: Terms, texts: Sequence[Sequence[str]], incidents: int, seed: int) -> int:
    """Write the rows of so many incidents; returns how many distinct texts of `said` are used.

    `texts` holds the stock of each theatre, most frequent first. The same seed gives the same file.
    """
    used: set[int] = set()
    with pq.ParquetWriter(path, SCHEMA, compression="zstd", store_schema=False) as file:
        for table, said in tables(terms, texts, incidents, seed):
            used.update(said)
            file.write_table(table, row_group_size=table.num_rows)
    return len(used)


def tables(
    terms: Terms, texts: Sequence[Sequence[str]], incidents: int, seed: int
) -> Iterator[tuple[pa.Table, list[int]]]:
    """Chunk by chunk the rows, and which of all distinct texts they use."""
    all_texts = sorted({text for stock in texts for text in stock})
    number = {text: n for n, text in enumerate(all_texts)}
    at = [np.array([number[text] for text in stock]) for stock in texts]
    words = pa.array(all_texts)
    for n, first in enumerate(range(0, incidents, CHUNK)):
        chance = np.random.default_rng([seed, 2, n])
        ids = np.arange(first, min(first + CHUNK, incidents))
        made = _chunk(chance, terms, len(ids), [len(stock) for stock in texts])
        said = np.choose(made.theatre, [at[t][np.minimum(made.said, len(at[t]) - 1)] for t in range(len(at))])
        used, codes = np.unique(said, return_inverse=True)
        yield _table(chance, terms, made, ids, (codes, words.take(pa.array(used)))), used.tolist()


def _chunk(chance: np.random.Generator, terms: Terms, n: int, stocks: list[int]) -> Chunk:
    theatre = chance.choice(len(THEATRES), n, p=THEATRE_SHARES)
    town = chance.choice(TOWNS, n, p=terms.world.weights)
    lon, lat = _points(chance, terms.world.towns, theatre, town)
    radius = chance.choice(RADII, n, p=SHARES)
    coarse = (radius >= TOWN_KM) & (chance.random(n) < 0.5)
    known = np.zeros((len(THEATRES), TOWNS), bool)
    known[tuple(np.array(list(terms.districts)).T)] = True
    coarse &= (radius < DISTRICT_KM) | known[theatre, town]
    centre = terms.world.towns[theatre, town]
    lon, lat = np.where(coarse, centre[:, 0], lon), np.where(coarse, centre[:, 1], lat)
    start, end, open_start = _times(chance, n)
    share = [frequencies(size).cumsum() for size in stocks]
    drawn = chance.random(n)
    said = np.choose(theatre, [np.searchsorted(part, drawn) for part in share])
    return Chunk(theatre, lon, lat, radius, np.where(coarse, town, -1), start, end, open_start, said)


def _points(chance: np.random.Generator, towns: Floats, theatre: Ints, town: Ints) -> tuple[Floats, Floats]:
    n = len(town)
    kind = chance.choice(3, n, p=(0.65, 0.2, 0.15))
    corner = np.array(THEATRES)[theatre]
    anywhere = corner + chance.random((n, 2)) * (WIDE, HIGH)
    here, there = towns[theatre, town], towns[theatre, (town + 1) % TOWNS]
    away, angle = chance.exponential(6.0, n), chance.uniform(0, 2 * np.pi, n)
    squeeze = np.cos(np.radians(here[:, 1]))
    off = np.column_stack([away * np.cos(angle) / squeeze, away * np.sin(angle)]) / KM_PER_DEGREE
    along = here + (there - here) * chance.random((n, 1))
    at = np.where((kind == 0)[:, None], here + off, np.where((kind == 1)[:, None], along + off / 2, anywhere))
    return at[:, 0], at[:, 1]


def _times(chance: np.random.Generator, n: int) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    heavy = np.random.default_rng(DAYS).uniform(0, DAYS, 150)
    around = heavy[chance.integers(0, len(heavy), n)] + chance.normal(0, 6, n)
    day = np.where(chance.random(n) < 0.6, around, chance.uniform(0, DAYS, n)).clip(0, DAYS)
    minute = FIRST + (day * 1440).astype(np.int64) * 60_000_000
    midnight = minute - (minute + 2 * HOUR) % DAY
    kind = chance.choice(5, n, p=(0.35, 0.4, 0.2, 0.045, 0.005))
    start = np.where((kind == 1) | (kind == 3), midnight, minute)
    days, hours = chance.integers(2, 8, n), chance.choice((3, 6), n)
    long = np.choose(kind, [np.full(n, HOUR // 60), np.full(n, DAY), hours * HOUR, days * DAY, np.full(n, DAY)])
    return start, start + long, kind == 4


def _table(
    chance: np.random.Generator, terms: Terms, made: Chunk, numbers: Ints, said: tuple[Ints, pa.Array]
) -> pa.Table:
    n = len(numbers)
    rare = chance.random(n)
    no_place, no_time = rare < 0.001, (rare >= 0.001) & (rare < 0.003)
    other_place, other_time = (rare >= 0.01) & (rare < 0.02), (rare >= 0.02) & (rare < 0.025)
    at = np.repeat(np.arange(n), 1 + (other_place | other_time))
    second = np.concatenate([[False], at[1:] == at[:-1]])
    moved, later = second & other_place[at], second & other_time[at]
    nowhere = no_place[at]
    keys, key_of = _keys(terms)
    key = np.where(made.radius[at] < DISTRICT_KM, 0, 1)
    place = key_of[key, made.theatre[at], made.town[at]]
    codes, words = said
    columns = [
        ids(numbers[at]),
        pa.array(made.lon[at], mask=nowhere),
        pa.array(made.lat[at] + moved * 10 / KM_PER_DEGREE, mask=nowhere),
        pa.array(np.where(nowhere, 0.0, made.radius[at])),
        pa.DictionaryArray.from_arrays(
            pa.array(place, pa.int32(), mask=nowhere | moved | (made.town[at] < 0) | (place < 0)), keys
        ),
        pa.array(made.start[at] + later * DAY, TIME, mask=made.open_start[at] | no_time[at]),
        pa.array(made.end[at] + later * DAY, TIME),
        pa.DictionaryArray.from_arrays(pa.array(codes[at], pa.int32()), words),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def _keys(terms: Terms) -> tuple[pa.Array, Ints]:
    """All keys of places, and where the town's and the district's stand among them: `(2, theatres, TOWNS + 1)`."""
    keys = [f"town-{theatre}-{n}" for theatre in range(len(THEATRES)) for n in range(TOWNS)]
    towns = np.arange(len(keys)).reshape(len(THEATRES), TOWNS)
    districts = np.full((len(THEATRES), TOWNS), -1)
    for (theatre, town), key in terms.districts.items():
        districts[theatre, town] = len(keys)
        keys.append(key)
    none = np.full((2, len(THEATRES), 1), -1)
    return pa.array(keys), np.concatenate([np.stack([towns, districts]), none], axis=2)


def ids(numbers: Ints) -> pa.Array:
    """`i-` and ten hex digits for each number, no two alike (numbers below 2^40)."""
    mixed = (numbers.astype(np.uint64) * np.uint64(SCRAMBLE)) % np.uint64(SPACE)
    digits = (mixed[:, None] >> np.arange(36, -4, -4, dtype=np.uint64)) & np.uint64(15)
    text = np.empty((len(numbers), 12), np.uint8)
    text[:, :2] = np.frombuffer(b"i-", np.uint8)
    text[:, 2:] = np.frombuffer(b"0123456789abcdef", np.uint8)[digits.astype(np.intp)]
    ends = np.arange(0, 12 * len(numbers) + 1, 12, dtype=np.int32)
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(ends), pa.py_buffer(text))
