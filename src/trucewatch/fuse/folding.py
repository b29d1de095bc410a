"""Names and words folded for comparison: small letters, no accents, no signs."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_SIGNS = re.compile(r"[^\w]+")
_SORT = re.compile(
    r"\b(?:city|town|village|oblast|raion|province|district|municipality|governorate|region|state|county|area|lga|"
    r"local government|subdistrict|division|camp|commune|department|territory|the|of|near|in|and)\b"
)
_ARTICLE = re.compile(r"\b(?:al|ad|ar|as|at|an|az|ash|el|ul)[- ](?=\w{3})")


def folded(text: str) -> str:
    """Small letters without accents; every sign but letters and digits is a space."""
    if text.isascii():
        return _SIGNS.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _SIGNS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def place_name(text: str) -> str:
    """A place's name without its sort ("town", "district") and articles; the whole name where nothing else is left."""
    whole = folded(_ARTICLE.sub("", text.lower()))
    bare = " ".join(_SORT.sub(" ", whole).split())
    return bare or whole


def signature(name: str) -> int:
    """The pairs of letters of a name as bits of 64: names that are spelled alike share most of them."""
    bits = 0
    padded = f" {name.replace(' ', '')} "
    for one, other in pairwise(padded):
        bits |= 1 << ((ord(one) * 31 + ord(other) * 7) % 61)
    return bits


_VOWELS = re.compile(r"(?<=\w)[aeiouyhw' -]+")
_DOUBLED = re.compile(r"(.)\1+")


def sound(name: str) -> str:
    """The consonants of a name, alike for many ways to write it in Latin letters; empty where fewer than three."""
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", name.translate(str.maketrans("qckzg", "kkksj"))))
    return bare if len(bare) > 2 else ""


def coded(texts: pa.ChunkedArray | pa.Array) -> tuple[NDArray[np.int32], list[str]]:
    """Codes of texts, -1 where null, and the distinct texts."""
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    encoded = pc.dictionary_encode(whole)
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    return codes, encoded.dictionary.to_pylist()
