"""Bad input of every sort: one clear message or a listed issue, never a traceback, never a half-written case."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from runs import DISPATCH, Run

LISTED = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\r\n",
    "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0",
    "broken.txt": "“Shells fell on Vale.”".encode() + b"\xff" + "“Twice.”".encode(),
    "large.txt": b"Shells fell on Vale. " * 2_500_000,
    "line.txt": b"jets struck Vale, killing 12 people and " * 30_000,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "script.html": b"<html><script>alert(1)</script></html>",
    "deep.html": b"<html><body>" + b"<div>" * 5_000 + b"words",
    "note.yml": b"taken_by: night desk\nhaerd: 2031-03-04 21:30\ntext: The post heard it.\n",
    "date.yml": b"taken_by: night desk\nheard: 2031-02-30 21:30\ntext: The post heard it.\n",
    "grown.yml": b"taken_by: &a [x, x]\nheard: [*a, *a]\ntext: [*a, *a]\n",
}
TAKEN = {
    "mark.txt": b"\xef\xbb\xbf" + DISPATCH.encode(),
    "crlf.txt": DISPATCH.replace("\n", "\r\n").encode(),
    "utf16.txt": DISPATCH.encode("utf-16"),
    "arabic.txt": "سقطت القذائف على حي المطحنة في فال صباح الثلاثاء، كما قال السكان هناك.\n".encode("cp1256"),
    "markup.txt": b"Shells fell on <b>Vale</b>, she wrote in a <p>.",
    "control.txt": b"Shells\x07 fell\x1b[31m on Vale.\x0c",
    "long.txt": b"a" * 100_000,
    "digits.txt": b"0123456789" * 20_000,
    "numbers.txt": b"17 400 3 killed " * 2_000,
    "emoji.txt": "🔥 Shells fell on Vale \U0001f468\u200d\U0001f469\u200d\U0001f467 😀".encode(),
    "rtl.txt": "\u202bShells\u200f fell\u202c on \u2066Vale\u2069 and \u00adHar\u00adrow.\u200b".encode(),
    "scripts.html": b"<html><script>killed 40</script><p onload='x()'>Shells fell on Vale.</p><style>p{}</style>",
    "name — فال.txt": b"Shells fell on Harrow.",
}


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", LISTED)
def test_what_cannot_be_read_is_listed_and_kept(run: Run, vale: Path, tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, LISTED[name])
    said = run("add", vale, path)
    assert said.code == 0
    assert said.out.count("\n") == 1
    assert said.out.startswith(f"{name}: kept and listed, not read (entry 2): {name}")
    [answer] = json.loads(run("add", vale, path, "--json").out)
    assert (answer["outcome"], answer["entry"]) == ("held", 2)
    assert run("verify", vale).code == 0
    assert run("read", vale).code == 0
    assert run("board", vale, "--at", "2031-03-05 12:00 UTC").code == 0


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_only_odd_is_taken_read_and_shown(run: Run, vale: Path, tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, TAKEN[name])
    [answer] = json.loads(run("add", vale, path, "--json", "--published", "2031-03-05").out)
    assert answer["outcome"] == "received", answer
    for verb in (["read"], ["read", "--explain"], ["review"], ["timeline"], ["board", "--at", "2031-03-05 12:00 UTC"]):
        assert run(verb[0], vale, *verb[1:]).code == 0
    assert run("verify", vale).code == 0


def test_an_encoding_that_bytes_cannot_tell_is_taken_from_a_person(run: Run, vale: Path, tmp_path: Path) -> None:
    words = "Shells fell on the mill quarter of Vale, the mayor of Pozďižď said."
    path = written(tmp_path, "legacy.txt", words.encode("cp1250"))
    [answer] = json.loads(run("add", vale, path, "--encoding", "windows-1250", "--json").out)
    assert answer["outcome"] == "received"
    run("read", vale)
    waiting = json.loads(run("review", vale, "--json").out)
    assert any("Pozďižď" in json.dumps(one, ensure_ascii=False) for one in waiting)


def test_an_encoding_that_was_guessed_wrongly_is_put_right_by_a_person(run: Run, vale: Path, tmp_path: Path) -> None:
    words = "Shells fell on the mill quarter of Vale, the mayor of Pozďižď said."
    path = written(tmp_path, "legacy.txt", words.encode("cp1250"))
    assert json.loads(run("add", vale, path, "--encoding", "cp1252", "--json").out)[0]["outcome"] == "received"
    said = run("correct", vale, "legacy.txt", "--encoding", "windows-1250", "--why", "its sender told it")
    assert said.code == 0, said.err
    run("read", vale)
    waiting = json.loads(run("review", vale, "--json").out)
    assert any("Pozďižď" in json.dumps(one, ensure_ascii=False) for one in waiting)
    again = run("correct", vale, "legacy.txt", "--encoding", "cp1250", "--why", "its sender told it")
    assert "that is what is on record already" in again.err
    wrong = run("correct", vale, "legacy.txt", "--encoding", "utf-8", "--why", "a guess")
    assert wrong.code == 2
    assert "that is not utf-8" in wrong.err
    assert run("verify", vale).code == 0


@pytest.mark.parametrize("encoding", ["cp9999", "base64", "no\0name"])
def test_an_encoding_that_is_none_keeps_the_file_out(run: Run, vale: Path, tmp_path: Path, encoding: str) -> None:
    said = run("add", vale, written(tmp_path, "a.txt", b"Shells fell."), "--encoding", encoding)
    assert said.code != 0
    assert "--encoding" in said.err
    assert run("board", vale, "--at", "2031-03-05 12:00 UTC").code == 0


def test_bytes_that_are_not_in_the_encoding_given_are_listed(run: Run, vale: Path, tmp_path: Path) -> None:
    said = run("add", vale, written(tmp_path, "a.txt", b"Shells \xff fell."), "--encoding", "ascii")
    assert "kept and listed" in said.out
    assert "a byte at 7 that is not ascii" in said.out


def test_many_files_at_once_the_good_and_the_bad(run: Run, vale: Path, tmp_path: Path) -> None:
    small = {name: content for name, content in LISTED.items() if len(content) < 100_000}
    paths = [written(tmp_path, name, content) for name, content in (small | TAKEN).items()]
    answers = json.loads(run("add", vale, *paths, *paths, "--json").out)
    outcomes = [answer["outcome"] for answer in answers]
    assert outcomes[: len(paths)] == ["listed"] * len(small) + ["received"] * len(TAKEN)
    assert outcomes[len(paths) :] == ["held"] * len(paths)
    assert run("verify", vale).code == 0


def test_one_file_that_is_not_there_keeps_all_of_them_out(run: Run, vale: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"Shells fell on Vale.")
    said = run("add", vale, path, tmp_path / "gone.txt")
    assert said.code == 2
    assert "gone.txt: cannot be read (No such file or directory); nothing was added" in said.err
    assert json.loads(run("verify", vale, "--json").out)["length"] == 1


def test_an_impossible_date_keeps_the_file_out(run: Run, vale: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"Shells fell on Vale.")
    for date in ("2031-02-30", "2031-00", "2031-03-05..2031-03-01", "soon", "9999-12-31", "2031-03-05 25:00"):
        said = run("add", vale, path, "--published", date)
        assert said.code == 2
        assert said.err.startswith(f"--published '{date}': ")
        assert said.err.count("\n") == 1
    checked = json.loads(run("verify", vale, "--json").out)
    assert (checked["length"], checked["unreferenced"]) == (1, [])


def test_a_file_name_that_is_no_text_is_no_obstacle(run: Run, vale: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"Shells fell on Vale.")
    assert "received as r-" in run("add", vale, os.fsdecode(path)).out
    assert run("timeline", vale).code == 0


def test_words_that_are_no_text_are_told(run: Run, vale: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"Shells fell on Vale.")
    said = run("add", vale, path, "--origin", os.fsdecode(b"caf\xe9"))
    assert said.code == 2
    assert said.err == "a 'received' entry: '\\udce9' is not a character that can be kept; type the words anew\n"
    assert json.loads(run("verify", vale, "--json").out)["length"] == 1
    assert run("verify", vale).code == 0


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("gazetteer.yml", b"places: []\n", None),
        ("parties.yml", b"\0\1", "parties.yml"),
        ("parties.yml", b"parties:\n  - {id: a, kind: state, nmae: A}\n", "parties.yml:2: got the key 'nmae'"),
        ("sources.yml", b"sources: here\n", "sources.yml:1"),
        ("gazetteer.yml", b"\xff\xfe\0", "not UTF-8"),
        ("case.yml", b"\0", "case.yml"),
        ("case.yml", b"id: vale\nname: V\nzone: Vale\n", "not an IANA time zone"),
        ("arrangements/vale-calm.yml", b"- a\n", "arrangements/vale-calm.yml:1"),
        ("arrangements/vale-calm.yml", b"x: " + b"[" * 3_000, "arrangements/vale-calm.yml"),
        ("zones/vale-city.geojson", b"[" * 30_000, "zones/vale-city.geojson:1"),
        ("zones/vale-city.geojson", b"", "zones/vale-city.geojson"),
    ],
)
def test_a_case_file_with_a_fault_is_told_and_not_adopted(
    run: Run, vale: Path, file: str, content: bytes, said: str | None
) -> None:
    (vale / file).write_bytes(content)
    for verb in ("check", "adopt"):
        answered = run(verb, vale)
        assert answered.code == (0 if said is None else 2)
        assert said is None or said in answered.err
    faults = json.loads(run("check", vale, "--json").out)["faults"]
    assert bool(faults) == (said is not None)
    assert run("timeline", vale).code == 0, "what was adopted still holds"
    assert json.loads(run("verify", vale, "--json").out)["length"] == (2 if said is None else 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", None),
        (b"\n\n", None),
        (b"not json\n", "docs.jsonl:1: got no JSON"),
        (b'{"id": "a", "text": "x"}\n{\n', "docs.jsonl:2"),
        (b"[]\n", "docs.jsonl:1: got no document"),
        (b'{"id": "a"}\n', "docs.jsonl:1: got no document"),
        (b'{"id": "a", "text": 7}\n', "docs.jsonl:1: got no document"),
        (b"\xff\xfe\n", "UTF-8"),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "x"}\n', "docs.jsonl:1"),
        (b"[" * 100_000 + b"\n", "docs.jsonl:1"),
        (
            b'{"id": "a", "text": "Shells fell on Vale.", "date": "2031-02-30", "tz": "UTC"}\n',
            "docs.jsonl:1: day is out",
        ),
        (b'{"id": "a", "text": "Shells fell on Vale.", "tz": "Vale"}\n', "docs.jsonl:1: 'Vale' is not an IANA"),
        ('\ufeff{"id": "a", "text": "Shells fell\u2028on\x85Vale."}\r\n'.encode(), None),
    ],
)
def test_a_file_of_documents_with_a_fault_is_told_by_line(
    run: Run, tmp_path: Path, content: bytes, said: str | None
) -> None:
    answered = run("read", written(tmp_path, "docs.jsonl", content), "--as", "predictions")
    assert answered.code == (0 if said is None else 2), answered
    assert said is None or any(word in answered.err for word in said.split("|")), answered.err
