"""The scorer that lies beside the corpus, on a made-up set; skipped where it is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from seeds.material import corpus
from trucewatch.bench.score import held_out

TEXT = "Shells killed 12 civilians in Akureyri on Monday, police said. The mayor opened 3 bridges."
GOLD = {
    "event_type": "shelling",
    "stance": "claim",
    "modality": "actual",
    "perpetrator": [],
    "source_chain": ["author", "police"],
    "place": [{"name": "Akureyri", "lat": 65.68, "lon": -18.09}],
    "time": {"start": "2031-06-09T00:00:00Z", "end": "2031-06-10T00:00:00Z"},
    "casualties": [{"kind": "killed", "who": "civilians", "qualifier": "exact", "min": 12, "max": 12}],
    "munitions": [],
}


@pytest.fixture
def made_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents with one claim each, one of them held out."""
    at = corpus()
    if at is None or not (at / "gold" / "score_claims.py").is_file():
        pytest.skip("the scorer is not there: set TRUCEWATCH_CORPUS to the corpus")
    monkeypatch.setenv("TRUCEWATCH_CORPUS", str(at))
    idents = [next(i for i in (f"made-{n}" for n in range(50)) if held_out(i) is wanted) for wanted in (False, True)]
    end = TEXT.index(", police")
    rows = [{"id": i, "text": TEXT, "date": "2031-06-11", "tz": "Atlantic/Reykjavik"} for i in idents]
    span = {"start": 0, "end": end, "quote": TEXT[:end], "tier": "core"}
    gold = [{"id": f"{i}-c1", "article": i} | span | GOLD for i in idents]
    for name, listed in (("documents", rows), ("gold", gold)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in listed))
    (tmp_path / "places.csv").write_text("name,lat,lon\nOst,65.0,-18.0\n")
    return tmp_path


def test_readers_stand_side_by_side_in_both_parts(bench: Callable[..., Result], made_set: Path) -> None:
    told = json.loads(bench("score", "--set", made_set, "--gazetteer", made_set / "places.csv", "--json").stdout)
    assert told.keys() == {"tuning", "held out"}
    for part in told.values():
        assert part["documents"] == 1
        assert part["library"]["slots"]["detection"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
        assert (
            part["library"]["slots"]["casualties_count"]["f1"]
            == part["trivial"]["slots"]["casualties_count"]["f1"]
            == 1
        )
        assert part["library"]["slots"]["event_type"]["f1"] == 1
        assert part["trivial"]["slots"]["event_type"]["f1"] == 0


def test_the_table_and_the_scorers_own_words_are_printed(bench: Callable[..., Result], made_set: Path) -> None:
    printed = bench("score", "--set", made_set, "--gazetteer", made_set / "places.csv", "--errors", 2).stdout
    assert printed.count("== tuning, library: 1 documents") == 1
    assert "claim detection" in printed
    row = next(line for line in printed.splitlines() if line.startswith("claims found"))
    assert row.split()[2:4] == ["1.00", "1.00"]


def test_a_third_is_held_out_for_good() -> None:
    assert [n for n in range(12) if held_out(f"made-{n}")] == [n for n in range(12) if held_out(f"made-{n}")]
    assert 250 < sum(held_out(f"made-{n}") for n in range(1000)) < 420


def test_without_the_scorer_it_says_what_is_missing(bench: Callable[..., Result], material: Path) -> None:
    assert "set TRUCEWATCH_CORPUS to the folder that holds gold/score_claims.py" in str(bench("score").exception)
