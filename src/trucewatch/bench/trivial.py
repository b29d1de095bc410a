"""The trivial reader: a sentence with a number and a casualty word is an attack that the author tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from trucewatch.bench.nearest import counts_near, number_spans
from trucewatch.model.figure import Counted
from trucewatch.products.predictions_counts import KINDS
from trucewatch.read.text.clean import sentence_spans


def trivial(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Prediction lines for documents `{id, text}`; the rest of each document is not looked at."""
    for document in documents:
        text = document["text"]
        for start, end in sentence_spans(text):
            counted = counts_near(text, start, end, number_spans(text, start, end))
            if counted:
                yield {
                    "article": document["id"],
                    "start": start,
                    "end": end,
                    "quote": text[start:end],
                    "event_type": "attack_unspecified",
                    "stance": "claim",
                    "modality": "actual",
                    "source_chain": ["author"],
                    "casualties": [_casualty(what, value) for _, what, value in counted if what in KINDS],
                }


def _casualty(what: Counted, value: int) -> dict[str, Any]:
    return {"kind": KINDS[what], "who": "people", "qualifier": "exact", "min": value, "max": value}
