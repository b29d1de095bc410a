"""The grouping of claims, scored with the scorer that lies beside the corpus; skipped where it is not there."""

from __future__ import annotations

import pytest

from trucewatch.bench.incidents import scored
from trucewatch.bench.material import corpus
from trucewatch.products.predictions_incidents import with_incidents

TEXT = "Shells fell on Vale on Tuesday, police said. A bridge in Osk was bombed on Friday."


def line(article: str, words: str, day: str, place: tuple[str, float]) -> dict[str, object]:
    start = TEXT.index(words)
    return {
        "article": article,
        "start": start,
        "end": start + len(words),
        "quote": words,
        "event_type": "shelling",
        "modality": "actual",
        "stance": "claim",
        "place": [{"name": place[0], "lat": place[1], "lon": 20.0}],
        "time": {"start": f"{day}T00:00:00Z", "end": f"{day}T23:00:00Z"},
        "casualties": [],
    }


def test_what_is_grouped_right_scores_one_and_what_is_not_less(monkeypatch: pytest.MonkeyPatch) -> None:
    at = corpus()
    if at is None or not (at / "gold" / "score_incidents.py").is_file():
        pytest.skip("the scorer is not there: set TRUCEWATCH_CORPUS to the corpus")
    monkeypatch.setenv("TRUCEWATCH_CORPUS", str(at))
    vale, osk = ("Vale", 10.0), ("Osk", 11.0)
    lines = [line(a, "Shells fell on Vale", "2031-03-04", vale) for a in ("one", "two")]
    lines += [line(a, "A bridge in Osk was bombed", "2031-03-07", osk) for a in ("one", "two")]
    gold = [
        row | {"id": f"g{i}", "incident": name, "tier": "core"}
        for i, (row, name) in enumerate(zip(lines, ("shells", "shells", "bridge", "bridge"), strict=True))
    ]
    documents = [{"id": a, "text": TEXT} for a in ("one", "two")]
    assert scored(documents, gold, with_incidents(lines))["strict"]["pairwise_across"]["f1"] == 1
    alone = [row | {"incident": f"i{i}"} for i, row in enumerate(lines)]
    assert scored(documents, gold, alone)["strict"]["pairwise_across"]["recall"] == 0
