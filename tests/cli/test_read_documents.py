"""`read DOCS.jsonl`: the same lines in order for any number of processes, from a file as from a pipe."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from runs import Run


def written(tmp_path: Path) -> Path:
    path = tmp_path / "docs.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for n in range(2, 30):
            text = f"Shells killed {n} people in Akureyri on Monday, police said."
            lines.write(json.dumps({"id": f"d-{n}", "text": text, "date": "2031-06-11", "tz": "Atlantic/Reykjavik"}))
            lines.write("\n\n")
    return path


def test_lines_are_the_same_for_any_number_of_processes(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    one, two = (run("read", path, "--as", "predictions", "--processes", n) for n in (1, 2))
    assert one.code == two.code == 0
    assert one.out == two.out
    counts = [json.loads(line)["casualties"][0]["min"] for line in one.out.splitlines()]
    assert counts == list(range(2, 30))


def test_what_comes_from_a_pipe_is_read_as_well(run: Run, tmp_path: Path) -> None:
    path, pipe = written(tmp_path), tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
    writer.start()
    piped = run("read", pipe, "--as", "predictions")
    writer.join()
    assert piped.code == 0, piped.err
    assert piped.out == run("read", path, "--as", "predictions").out


def test_a_fault_at_the_end_is_told_before_anything_is_printed(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    with path.open("ab") as lines:
        lines.write(b'{"id": "last", "text": "\xff"}\n')
    told = run("read", path, "--as", "predictions", "--processes", 2)
    assert (told.code, told.out) == (2, "")
    assert "docs.jsonl:57: byte 24 of the line is not UTF-8" in told.err
