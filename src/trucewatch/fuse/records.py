"""Records of all tables side by side, as arrays: what the comparison reads, prepared once.

Row i of every array is one record. The order of tables and of rows in them does not change what is found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.fuse.folding import coded, folded, place_name, signature, sound
from trucewatch.fuse.lexicon import kinds, party_words
from trucewatch.fuse.words import Spread, Words, telling_words

NAMES, PARTIES = 4, 8
"""So many names of a place, and of telling words of its parties, are kept of one record."""

DEFAULT_RADIUS_KM = 5.0
"""Of a record whose source does not tell how well its place is known."""


@dataclass(slots=True)
class Records:
    """n records of one or more sources.

    Days are days since 1970, the last one included; `lat`, `lon` in degrees and `radius` in km are nan where unknown.
    `names`: codes of place names, the finest first, -1 where there are fewer; `bits` and `sound` spell the finest;
    `key_word` is the code of its rarest word among the words. `kind`: families as bits, 0 unknown. `parties`: codes of
    telling words (`called` are the words), `share` the share of records that name the same one; `sorts`: bits. `low`,
    `high`: bounds of the dead, nan where unknown. `worded`: whether it has a text.
    """

    ids: list[str]
    sources: list[str]
    source: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    radius: NDArray[np.float32]
    names: NDArray[np.int32]
    bits: NDArray[np.uint64]
    sound: NDArray[np.int32]
    key_word: NDArray[np.int32]
    kind: NDArray[np.int32]
    parties: NDArray[np.int32]
    called: list[str]
    share: NDArray[np.float32]
    sorts: NDArray[np.int32]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    words: NDArray[np.int32]
    weights: NDArray[np.float32]
    worded: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def prepared(
    table: pa.Table, known: Spread | None = None, named: dict[str, float] | None = None, new: bool = True
) -> Records:
    """The arrays of a table in the columns of `trucewatch.feeds.SCHEMA`; every id must be there once in its source.

    `known` and `named` (share of records by word of a party's name) weigh a few records of a larger stock, and a last
    one that is `new` to it or not.
    """
    source, sources = _sources(table["source"])
    words = telling_words(table["text"], table["place"], known, new)
    names, bits, sounds, key_word = _places(table["place"], words)
    parties, sorts, told = _parties(table["parties"])
    kind_codes, labels = coded(table["kind"])
    families = np.array([kinds().mask(label) for label in labels] + [0], dtype=np.int32)
    return Records(
        ids=table["id"].to_pylist(),
        sources=sources,
        source=source,
        start=_days(table["date_from"]),
        end=_days(table["date_to"]),
        lat=_floats(table["lat"]).astype(np.float64),
        lon=_floats(table["lon"]).astype(np.float64),
        radius=np.nan_to_num(_floats(table["precision_km"]), nan=DEFAULT_RADIUS_KM).astype(np.float32),
        names=names,
        bits=bits,
        sound=sounds,
        key_word=key_word,
        kind=families[kind_codes],
        parties=parties,
        called=told,
        share=_share(parties, told, named or {}),
        sorts=sorts,
        low=_floats(table["killed_low"]).astype(np.float32),
        high=_floats(table["killed_high"]).astype(np.float32),
        words=words.codes,
        weights=words.weights,
        worded=np.asarray(pc.is_valid(table["text"]).to_numpy()),
    )


def _sources(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], list[str]]:
    """Codes of sources in alphabetical order, so that no answer depends on the order of the tables."""
    codes, names = coded(column)
    order = sorted(names)
    at = {name: i for i, name in enumerate(order)}
    place = np.array([at[name] for name in names], dtype=np.int32)
    return place[codes], order


def _days(column: pa.ChunkedArray) -> NDArray[np.int32]:
    return np.asarray(pc.cast(column, pa.int32()).to_numpy(), dtype=np.int32)


def _floats(column: pa.ChunkedArray) -> NDArray[np.float64]:
    return np.array(pc.cast(column, pa.float64()).to_numpy(), dtype=np.float64)


def _places(
    column: pa.ChunkedArray, words: Words
) -> tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32]]:
    """Names; spelling and sound of the finest and its telling word, for each record."""
    codes, stated = coded(column)
    lexicon: dict[str, int] = {}
    names = np.full((len(stated) + 1, NAMES), -1, dtype=np.int32)
    bits = np.zeros(len(stated) + 1, dtype=np.uint64)
    key_word, sounds = np.full((2, len(stated) + 1), -1, dtype=np.int32)
    heard: dict[str, int] = {}
    for i, text in enumerate(stated):
        parts = list(dict.fromkeys(name for part in text.replace(",", ";").split(";") if (name := place_name(part))))
        for j, part in enumerate(parts[:NAMES]):
            names[i, j] = lexicon.setdefault(part, len(lexicon))
        if parts:
            bits[i] = signature(parts[0])
            sounds[i] = heard.setdefault(told, len(heard)) if (told := sound(parts[0])) else -1
            known = [words.lexicon[word] for word in parts[0].split() if word in words.lexicon]
            key_word[i] = max(known, default=-1, key=lambda code: (words.rarity[code], code))
    return names[codes], bits[codes], sounds[codes], key_word[codes]


def _parties(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], NDArray[np.int32], list[str]]:
    """Codes of the telling words in the parties' names, and the sorts of party, for each record; the words."""
    codes, stated = coded(column)
    drop, sort_of = party_words()
    lexicon: dict[str, int] = {}
    telling = np.full((len(stated) + 1, PARTIES), -1, dtype=np.int32)
    sorts = np.zeros(len(stated) + 1, dtype=np.int32)
    for i, text in enumerate(stated):
        told = dict.fromkeys(word for word in folded(text).split() if len(word) > 1 and not word.isdigit())
        sorts[i] = sum({sort_of[word] for word in told if word in sort_of})
        names = [word for word in told if word not in drop and word not in sort_of]
        for j, word in enumerate(names[:PARTIES]):
            telling[i, j] = lexicon.setdefault(word, len(lexicon))
    return telling[codes], sorts[codes], list(lexicon)


def _share(parties: NDArray[np.int32], words: list[str], named: dict[str, float]) -> NDArray[np.float32]:
    """For each kept word of a party, the share of all records that have it; 1 where there is no word."""
    if not named:
        return party_share(parties, len(words))
    counts = np.array([named.get(word, 0.0) for word in words] or [1.0])
    return np.where(parties >= 0, counts[np.maximum(parties, 0)], 1.0).astype(np.float32)


def party_share(parties: NDArray[np.int32], words: int) -> NDArray[np.float32]:
    """For each code in `parties` (below `words`), the share of the rows given that have it; 1 where there is none."""
    counts = np.bincount(parties[parties >= 0], minlength=max(words, 1)) / max(len(parties), 1)
    return np.where(parties >= 0, counts[np.maximum(parties, 0)], 1.0).astype(np.float32)


def party_shares(table: pa.Table) -> dict[str, float]:
    """In what share of the records each telling word of a party's name stands."""
    parties, _, told = _parties(table["parties"])
    counts = np.bincount(parties[parties >= 0], minlength=max(len(told), 1)) / max(table.num_rows, 1)
    return dict(zip(told, counts.tolist(), strict=False))
