"""The same scenario in another guise: results must move with the input, and nothing else may move them.

A variation changes the material of a case and, in the same way, the questions and the answers expected. None of it uses
the code under test, which is not asked to check itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from scenarios.shift import Shift
from seeds.material import Content, Material

Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Varied:
    """A case in another guise: its material, and what turns a question and its answer into that guise."""

    name: str
    material: Material
    words: Change


def over_text(change: Callable[[str], str]) -> Change:
    """The change of every text in a plain structure, keys of mappings too, save under keys of closed vocabularies."""

    def walk(content: Any) -> Any:
        match content:
            case dict():
                return {walk(key): value if key in _CLOSED else walk(value) for key, value in content.items()}
            case list() | tuple():
                return [walk(value) for value in content]
            case str():
                return change(content)
            case _:
                return content

    return walk


_CLOSED = frozenset({"form", "kind", "stage", "role", "effect", "act", "acts", "stance", "modality", "precision"})


def as_told(material: Material) -> Varied:
    """Nothing changed."""
    return Varied("as told", material, lambda content: content)


# --- names

_SYLLABLES = (
    "nor",
    "sud",
    "har",
    "vel",
    "mir",
    "tol",
    "ost",
    "ker",
    "bra",
    "lin",
    "dun",
    "fen",
    "gar",
    "hol",
    "ith",
    "jor",
)
_ENDINGS = ("land", "row", "mere", "ton", "gard", "wick", "by", "holm")


def invented(n: int) -> str:
    """The n-th invented name; no two are alike, and none is a word of a vocabulary."""
    rest, end = divmod(n, len(_ENDINGS))
    first, second = divmod(rest, len(_SYLLABLES))
    return (_SYLLABLES[first % len(_SYLLABLES)] + _SYLLABLES[second] + _ENDINGS[end]).capitalize()


_ID_KEYS = frozenset({"id"})
_NAME_KEYS = frozenset({"name", "names", "aliases", "issuer", "outlet", "carrier", "by", "as_written"})
_DATED = re.compile(r"^\d{4}\b|/")


def renamed(material: Material) -> Varied:
    """Every id and name of the case replaced by an invented one; documents of the corpus keep their words."""
    ids = sorted({text for file in material.files.values() for text in _under(file, _ID_KEYS)})
    names = sorted({text for file in material.files.values() for text in _under(file, _NAME_KEYS)} - set(ids))
    names = [name for name in names if not _DATED.search(name)]
    to_id = {key: invented(n).lower() for n, key in enumerate(ids)}
    to_name = {name: invented(len(ids) + n) for n, name in enumerate(names)}
    spoken = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(to_name, key=len, reverse=True)))

    def change(text: str) -> str:
        if text in to_id:
            return to_id[text]
        return text if _DATED.search(text) else spoken.sub(lambda found: to_name[found.group()], text)

    return _everywhere(
        "renamed", material, over_text(change), lambda text: spoken.sub(lambda found: to_name[found.group()], text)
    )


def _under(content: Any, keys: frozenset[str], below: bool = False) -> Iterator[str]:
    """Texts that stand under one of the keys, at any depth."""
    match content:
        case dict():
            for key, value in content.items():
                yield from _under(value, keys, key in keys)
        case list():
            for value in content:
                yield from _under(value, keys, below)
        case str() if below:
            yield content
        case _:
            pass


# --- sides


def swapped(material: Material, pairs: Iterable[tuple[str, str]]) -> Varied:
    """Each of a pair does and says what the other did and said; who they are stays as it is."""
    shown = {p["id"]: p["name"] for p in material.files["parties.yml"]["parties"]}
    other = {a: b for one, two in pairs for a, b in ((one, two), (two, one))}
    other |= {shown[a]: shown[b] for a, b in dict(other).items()}
    change = over_text(lambda text: other.get(text, text))
    files = {
        n: c if n in ("parties.yml", "sources.yml", "gazetteer.yml") else change(c) for n, c in material.files.items()
    }
    decisions = _without_quotes(material.decisions, change)
    said = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(other, key=len, reverse=True)))
    texts = _texts(material, lambda text: said.sub(lambda found: other[found.group()], text))
    return Varied("swapped", replace(material, files=files, decisions=decisions, texts=texts), change)


# --- days and zones


def moved(material: Material, days: int, zone: str | None = None) -> Varied:
    """All days shifted by whole days, and the case moved to another zone; clocks on the wall stay as they are."""
    old = material.files["case.yml"]["zone"]
    shift = Shift(days, old, zone or old)
    name = f"{days} days on" if days else f"in {zone}"
    return _everywhere(name, material, over_text(shift.text))


# --- order and encoding


def reordered(material: Material) -> Varied:
    """Lists in the files, documents and decisions the other way round; a decision on others stays behind them, and
    steps stay in the order in which they were done.
    """
    rows = material.decisions["decisions"]
    records = [row for row in rows if "record" in row]
    steps = [row for row in rows if "follow" in row]
    rest = [
        row | ({"merge": row["merge"][::-1]} if "merge" in row else {})
        for row in rows
        if "record" not in row and "follow" not in row
    ]
    decisions = material.decisions | {"decisions": [*records[::-1], *rest[::-1], *steps]}
    files = {n: c if n.endswith(".geojson") else _backwards(c) for n, c in reversed(list(material.files.items()))}
    varied = replace(material, files=files, documents=material.documents[::-1], decisions=decisions)
    return Varied("reordered", varied, lambda content: content)


def _backwards(content: Any) -> Any:
    """Lists reversed at every depth: the order in which a file is written means nothing."""
    match content:
        case dict():
            return {key: _backwards(value) for key, value in content.items()}
        case list():
            return [_backwards(value) for value in content][::-1]
        case _:
            return content


def encoded(material: Material, name: str, change: Callable[[str], bytes], line_end: str = "\n") -> Varied:
    """The documents in another encoding or with other line ends, passages told by their new code points."""
    texts = {file: raw.decode("utf-8") for file, raw in material.texts.items()}
    grows = len(line_end) - 1

    def told(document: Content) -> Content:
        text = texts[document["file"]]
        passages = [
            {
                k: str(int(v) + grows * text[: int(v)].count("\n")) if k in ("start", "end") else v
                for k, v in passage.items()
            }
            for passage in document.get("passages", ())
        ]
        return document | ({"passages": passages} if passages else {})

    written = {file: change(text.replace("\n", line_end)) for file, text in texts.items()}
    varied = replace(material, texts=written, documents=tuple(map(told, material.documents)))
    return Varied(name, varied, lambda content: content)


def _everywhere(name: str, material: Material, change: Change, in_text: Callable[[str], str] = str) -> Varied:
    files = {path: change(content) for path, content in material.files.items()}
    documents = tuple(told | change({k: v for k, v in told.items() if k != "file"}) for told in material.documents)
    decisions = _without_quotes(material.decisions, change)
    texts = _texts(material, in_text)
    return Varied(name, replace(material, files=files, documents=documents, decisions=decisions, texts=texts), change)


def _texts(material: Material, change: Callable[[str], str]) -> dict[str, bytes]:
    """Documents of our own, changed too; those of the corpus stay as they are."""
    if not material.ours:
        return material.texts
    return {name: change(raw.decode("utf-8")).encode() for name, raw in material.texts.items()}


def _without_quotes(decisions: Content, change: Change) -> Content:
    """Decisions changed in all but the words that they quote and the names given with `as`."""
    kept = ("record", "as", "merge", "link", "to", "relation", "follow", "accept", "reject", "correct")

    def turned(row: Content) -> Content:
        turn = {k: v if k in kept else change(v) for k, v in row.items()}
        named = {k: row["step"][k] for k in ("step", "source") if k in row.get("step", {})}
        return turn | ({"step": turn["step"] | named} if named else {})

    rows = [turned(row) for row in decisions["decisions"]]
    return decisions | {"decisions": rows}


VARIATIONS: dict[str, Callable[[Material], Varied]] = {
    "as-told": as_told,
    "renamed": renamed,
    "winter": partial(moved, days=182),
    "half-hour": partial(moved, days=0, zone="Australia/Lord_Howe"),
    "far-west": partial(moved, days=-399, zone="America/Havana"),
    "reordered": reordered,
    "bom": lambda m: encoded(m, "with a byte order mark", lambda t: t.encode("utf-8-sig")),
    "crlf": lambda m: encoded(m, "with two-character line ends", str.encode, "\r\n"),
    "utf-16": lambda m: encoded(m, "in sixteen bits", lambda t: t.encode("utf-16")),
}
"""Every variation that needs nothing but the material; `swapped` needs pairs and is made by the harness."""
