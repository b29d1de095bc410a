"""The tutorial, run as written: files are made, commands are run, and their output is what the page says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(console|file)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str, str]]:
    return [(kind, name or "", body) for kind, name, body in BLOCK.findall(page.read_text("utf-8"))]


def steps(body: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line.rstrip())
    return found


def pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("…"))


def run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        shlex.split(command), cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_the_first_morning_goes_as_written(tmp_path):
    commands = 0
    for kind, name, body in blocks(DOCS / "tutorial" / "first-morning.md"):
        if kind == "file":
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, "utf-8")
            continue
        for command, expected in steps(body):
            printed = run(command, tmp_path)
            commands += 1
            at = 0
            for line in expected:
                found = re.search(pattern(line), printed[at:])
                assert found, f"{command}\nexpected: {line}\ngot:\n{printed}"
                at += found.end()
    assert commands == 17


def test_a_wrong_expectation_would_be_seen(tmp_path):
    assert not re.search(pattern("adopted as entry … 2"), "adopted as entry 1\n")
