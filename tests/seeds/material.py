"""The case `seeds`: what five documents of the corpus say and nothing more.

No sentence of the documents is kept here. A decision that needs words names the document and its code points
`[start, end)`; the words are put in from the corpus.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from trucewatch.written import read_yaml

HERE = Path(__file__).parent
ROLE = "test editor"

Content = dict[str, Any]


def corpus() -> Path | None:
    """The directory that TRUCEWATCH_CORPUS names, else `../shared` beside the checkout; None without one."""
    at = Path(os.environ.get("TRUCEWATCH_CORPUS") or HERE.parents[2] / "shared")
    return at if (at / "seeds").is_dir() else None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a case is made of.

    - `files`: case files by path, as plain content (every scalar is text; of a zone file, its JSON).
    - `documents`: what is told of each document, in order of arrival; `texts`: their bytes by file name.
    - `decisions`: the decisions file, words put in. `ours`: the documents are made up here, and may be varied too.
    """

    files: dict[str, Content]
    documents: tuple[Content, ...]
    texts: dict[str, bytes]
    decisions: Content
    ours: bool = False


def gather(directory: Path, decided: bool = True) -> Material:
    """The material with the documents of the corpus in `directory`; `decided` False leaves everything undecided."""
    documents = tuple(plain("documents.yml")["documents"])
    texts = {told["file"]: (directory / "seeds" / told["file"]).read_bytes() for told in documents}
    decisions = plain("decisions.yml") if decided else {"role": ROLE, "decisions": []}
    return Material(case_files(), documents, texts, with_words(decisions, texts))


def case_files(directory: Path = HERE / "case") -> dict[str, Content]:
    """The case files of a directory as plain content: what needs no document can be asked of these alone."""
    paths = sorted(path for path in directory.rglob("*") if path.suffix in (".yml", ".geojson"))
    return {path.relative_to(directory).as_posix(): _read(path) for path in paths}


def plain(name: str) -> Content:
    """A YAML file beside this one, every scalar as text."""
    return dict(read_yaml(name, (HERE / name).read_bytes()).content)


def _read(path: Path) -> Content:
    raw = path.read_bytes()
    return dict(json.loads(raw) if path.suffix == ".geojson" else read_yaml(path.name, raw).content)


def with_words(decisions: Content, texts: Mapping[str, bytes]) -> Content:
    """The decisions with each `{file, start, end}` made into `{report, quote}`, the words taken from the documents."""
    decoded = {name: raw.decode("utf-8") for name, raw in texts.items()}

    def words(decision: Content) -> Content:
        at = decision.get("record")
        if at is None:
            return decision
        quote = decoded[at["file"]][int(at["start"]) : int(at["end"])]
        return decision | {"record": {"report": at["file"], "quote": quote}}

    return decisions | {"decisions": [words(decision) for decision in decisions["decisions"]]}


def file_bytes(files: Mapping[str, Content]) -> dict[str, bytes]:
    """Case files as they are written: JSON for zones, YAML for the rest."""
    return {
        name: json.dumps(content).encode() if name.endswith(".geojson") else as_yaml(content)
        for name, content in files.items()
    }


def as_yaml(content: Content) -> bytes:
    """Plain content as a YAML file."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
