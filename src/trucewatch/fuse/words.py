"""The telling words of each record: the rarest that it has, names above all, as codes with weights.

A word weighs by its rarity over all tables: up to some thousand records, one that stands in two only weighs ten; a word
mostly written with a capital (a name: of a victim, a quarter, a target) counts whole, another one half. Figures, words
of two letters, words of reporting that tell nothing, and the names of the record's own place are left out: places are
compared by themselves, and a note that repeats its province must not be taken for a second agreement.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.fuse.folding import coded, folded
from trucewatch.fuse.lexicon import common_words

KEPT = 16
"""Words kept of one record."""

MANY_ROWS = 4_096
"""Records up to which the rarest word weighs ten, however few they are."""

NAMELIKE = 0.6
"""Share of its occurrences with a capital from which on a word counts as a name."""


@dataclass(slots=True)
class Spread:
    """In how many of `rows` records each word stands, and in what share of its uses it has a capital."""

    rows: int
    found: dict[str, int]
    named: dict[str, float]


@dataclass(slots=True)
class Words:
    """`codes` n × KEPT, the heaviest first, -1 where there are fewer; `weights` alike; `lexicon` from word to code;
    by code: `rarity` is the weight, `spread` the number of records, `named` the share with a capital."""

    codes: NDArray[np.int32]
    weights: NDArray[np.float32]
    lexicon: dict[str, int]
    rarity: NDArray[np.float64]
    spread: NDArray[np.int64]
    named: NDArray[np.float64]

    def over(self, rows: int) -> Spread:
        """How the words are spread over these records."""
        named = dict(zip(self.lexicon, self.named.tolist(), strict=True))
        return Spread(rows, dict(zip(self.lexicon, self.spread.tolist(), strict=True)), named)


def telling_words(
    texts: pa.ChunkedArray, places: pa.ChunkedArray, known: Spread | None = None, new: bool = True
) -> Words:
    """The telling words of each text; a null text has none. `places` are the records' own places.

    `known`: how words are spread over a larger stock, of which all records given here but the last are part; with
    `new` false, the last one too.
    """
    rows = len(texts)
    clean = pc.replace_substring_regex(pc.fill_null(texts, "").combine_chunks(), r"[^\pL\pN ]+", " ")
    split = pc.utf8_split_whitespace(clean)
    owner = pc.list_parent_indices(split).to_numpy(zero_copy_only=False)
    word, capital, lexicon = _words(pc.list_flatten(split))
    capital &= np.concatenate([[False], owner[1:] == owner[:-1]])[: len(owner)]  # each text's first word has one anyway
    kept = word >= 0
    word, owner, capital = word[kept], owner[kept].astype(np.int64), capital[kept]
    size = len(lexicon)
    named = np.bincount(word, weights=capital, minlength=size) / np.maximum(np.bincount(word, minlength=size), 1)
    both = _distinct(owner * max(size, 1) + word)
    own = _distinct(_own(places, lexicon))
    if known:  # only the last record is new to the stock
        last = rows - 1 if new else -1
        counted, named_in = both[both // max(size, 1) == last], own[own // max(size, 1) == last]
        spread = np.array([known.found.get(word, 0) for word in lexicon], dtype=np.int64)
    else:
        counted, named_in, spread = both, own, np.zeros(size, dtype=np.int64)
    spread = spread + np.bincount(counted % max(size, 1), minlength=size)
    # a place's name is worth keeping where one other record has it in its words
    spread = spread + np.bincount(named_in % max(size, 1), minlength=size)
    both = both[~_among(both, own)]
    owner, word = both // max(size, 1), both % max(size, 1)
    if known:
        named = np.array([known.named.get(w, n) for w, n in zip(lexicon, named.tolist(), strict=True)])
    weight = _rarity(spread, known.rows + int(new) if known else rows) * np.where(named >= NAMELIKE, 1.0, 0.5)
    return Words(*_heaviest(owner, word, weight, spread, rows), lexicon, weight, spread, named)


def _distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The distinct values in rising order (by sorting: faster here than a table of hashes)."""
    values = np.sort(values)
    out: NDArray[np.int64] = values[np.concatenate([[True], values[1:] != values[:-1]])[: len(values)]]
    return out


def _among(values: NDArray[np.int64], held: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each value is one of `held`, which is sorted."""
    if not len(held):
        return np.zeros(len(values), dtype=bool)
    out: NDArray[np.bool_] = held[np.minimum(np.searchsorted(held, values), len(held) - 1)] == values
    return out


def _words(tokens: pa.Array) -> tuple[NDArray[np.int64], NDArray[np.bool_], dict[str, int]]:
    """A code for each token, -1 for what tells nothing; whether it has a capital; the sorted words by code."""
    encoded = pc.dictionary_encode(tokens)
    common = common_words()
    distinct = [folded(token) for token in encoded.dictionary.to_pylist()]
    told = {word for word in distinct if len(word) > 2 and not word.isdigit() and word not in common}
    lexicon = {word: code for code, word in enumerate(sorted(told))}
    table = np.array([lexicon.get(word, -1) for word in distinct] or [-1], dtype=np.int64)
    capital = np.array(
        [token[:1].isupper() and token[1:2].isalpha() for token in encoded.dictionary.to_pylist()] or [False]
    )
    at = encoded.indices.to_numpy(zero_copy_only=False)
    return table[at], capital[at], lexicon


def _own(places: pa.ChunkedArray, lexicon: dict[str, int]) -> NDArray[np.int64]:
    """Record × word for the words of each record's own place, in one number."""
    codes, stated = coded(places)
    known = [sorted({lexicon[word] for word in folded(text).split() if word in lexicon}) for text in stated] + [[]]
    count = np.array([len(words) for words in known])
    first = np.cumsum(count) - count
    flat = np.array([word for words in known for word in words], dtype=np.int64)
    owner = np.repeat(np.arange(len(codes)), count[codes])
    within = np.arange(len(owner)) - np.repeat(np.cumsum(count[codes]) - count[codes], count[codes])
    out: NDArray[np.int64] = owner * max(len(lexicon), 1) + flat[np.repeat(first[codes], count[codes]) + within]
    return out


def _rarity(spread: NDArray[np.int64], rows: int) -> NDArray[np.float64]:
    """Ten for a word in two records (or one), nothing for one in all of them; from MANY_ROWS on more than ten, because
    among more records a rare word says more, while each has more neighbours that it must be told from."""
    scale = np.log2(np.clip(rows, 64, MANY_ROWS) / 2)
    out: NDArray[np.float64] = np.maximum(10 * np.log2(max(rows, 64) / np.maximum(spread, 2)) / scale, 0)
    return out


def _heaviest(
    owner: NDArray[np.int64], word: NDArray[np.int64], weight: NDArray[np.float64], spread: NDArray[np.int64], rows: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The KEPT heaviest words of each record that stand in more than one; of equal ones, that with the smaller code."""
    shared = spread[word] > 1
    owner, word = owner[shared], word[shared]
    order = np.lexsort((word, -weight[word], owner))
    owner, word = owner[order], word[order]
    starts = np.searchsorted(owner, np.arange(rows))
    rank = np.arange(len(owner)) - starts[owner]
    near = rank < KEPT
    codes = np.full((rows, KEPT), -1, dtype=np.int32)
    weights = np.zeros((rows, KEPT), dtype=np.float32)
    codes[owner[near], rank[near]] = word[near]
    weights[owner[near], rank[near]] = weight[word[near]]
    return codes, weights
