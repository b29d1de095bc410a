"""The word lists of this engine, one sheet a language, all of them at once: a claim's category may be in any of them.

Another language is another sheet in `packs/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.written import read_yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The sheets put together. `numbers`: words to numerals; `ranks`: words to places in an order, 1 the first."""

    numbers: dict[str, str]
    ranks: dict[str, int]
    little: frozenset[str]
    endings: tuple[str, ...]
    shares: frozenset[str]
    anybody: frozenset[str]
    fierce: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Every sheet, in order of languages. Raises ValueError where two give one word another number or rank."""
    sheets = [_sheet(path.name) for path in sorted(_folder().iterdir(), key=str) if path.name.endswith(".yml")]
    numbers, ranks = _agreed(sheets, "numbers"), _agreed(sheets, "ranks")
    return Lexicon(
        numbers={word: str(n) for word, n in numbers.items()},
        ranks=ranks,
        little=_all(sheets, "little"),
        endings=tuple(ending for sheet in sheets for ending in sheet["endings"]),
        shares=_all(sheets, "shares"),
        anybody=_all(sheets, "anybody"),
        fierce=_all(sheets, "fierce"),
        before=_all(sheets, "before"),
        after=_all(sheets, "after"),
    )


def _folder() -> Any:
    return files(__package__) / "packs"


def _sheet(name: str) -> dict[str, Any]:
    content = read_yaml(name, (_folder() / name).read_bytes()).content
    if not isinstance(content, dict):
        raise ValueError(f"tally/packs/{name} is no mapping; see en.yml for what it needs")
    return content


def _all(sheets: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(str(word) for sheet in sheets for word in sheet[key])


def _agreed(sheets: list[dict[str, Any]], key: str) -> dict[str, int]:
    out: dict[str, int] = {}
    for sheet in sheets:
        for word, n in sheet[key].items():
            if out.setdefault(word, int(n)) != int(n):
                raise ValueError(f"tally/packs, {key}: {word!r} is {out[word]} in one language and {n} in another")
    return out
