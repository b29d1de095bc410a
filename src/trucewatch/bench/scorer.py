"""The scorer that lies beside the corpus, run on prediction lines, and what its report is boiled down to."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.errors import BadInput

ROWS: tuple[tuple[str, str], ...] = (
    ("detection", "claims found"),
    ("event_type", "what is said to have happened"),
    ("stance+modality", "stance and modality"),
    ("perpetrator", "who is named"),
    ("source_origin", "origin of the statement"),
    ("place", "place"),
    ("time", "time"),
    ("casualties_count", "figures"),
    ("munitions", "weapons and strikes"),
)
"""Slots of the scorer's report that the table shows, with their names in plain words."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scorer's own words and its whole report for one set of predictions."""

    words: str
    report: dict[str, Any]

    def slot(self, name: str) -> dict[str, float | None]:
        """Precision, recall and F1 of one slot in the core tier."""
        core = self.report["core"]
        found = core["detection"] if name == "detection" else core["slots"][name]
        return {rate: found[rate]["value"] for rate in ("precision", "recall", "f1")}

    @property
    def brief(self) -> dict[str, Any]:
        """What goes into the table and into `--json`."""
        core, cases = self.report["core"], self.report["core"]["cases"]
        right = core["all_slots_right"]
        return {
            "slots": {name: self.slot(name) for name, _ in ROWS},
            "all slots right": right["right"] / right["of"] if right["of"] else None,
            "perpetrator wrong": cases["perpetrator_wrong"],
            "perpetrator invented": cases["perpetrator_invented"],
            "stance reversed": cases["stance_reversed"],
            "not happened, told as happened": cases["non_actual_told_as_actual"],
            "distractors hit": self.report["distractors"]["distractors_hit"],
            "quotations not verbatim": self.report["quotes"]["not_verbatim"],
            "claims in the gold": self.report["counts"]["gold_core"],
            "predictions": self.report["counts"]["predictions_scored"],
        }


def score(
    scorer: Path,
    documents: Iterable[dict[str, Any]],
    gold: Iterable[dict[str, Any]],
    lines: Iterable[dict[str, Any]],
    errors: int = 0,
) -> Scored:
    """Run the scorer (core tier, no bootstrap) over prediction lines, with up to `errors` cases of each kind listed."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        command = [sys.executable, str(scorer), "--tier", "core", "--boot", "0", "--json", str(at / "report.json")]
        texts = ({"article": d["id"], "text": d["text"]} for d in documents)
        for option, rows in (("--gold", gold), ("--texts", texts), ("--pred", lines)):
            path = at / f"{option.strip('-')}.jsonl"
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
            command += [option, str(path)]
        if errors:
            command += ["--errors", str(errors)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise BadInput(f"{scorer}: stopped with {done.stderr.strip().splitlines()[-1:]}; is numpy and scipy there?")
        return Scored(done.stdout, json.loads((at / "report.json").read_text("utf-8")))
