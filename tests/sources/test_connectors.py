"""Every connector's sample gives the text expected of it; a new connector is found here without being named."""

from __future__ import annotations

from importlib.resources import files

import pytest

from trucewatch.sources import LIMIT, LONGEST_LINE, Unreadable, connectors, recognise, text_of

FOLDER = files("trucewatch.sources")
STEMS = sorted({entry.name.split(".")[0] for entry in FOLDER.iterdir() if ".sample." in entry.name})


def sample(stem: str) -> tuple[str, bytes]:
    [entry] = [entry for entry in FOLDER.iterdir() if entry.name.startswith(f"{stem}.sample.")]
    return entry.name, entry.read_bytes()


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_is_recognised_and_gives_its_text(stem: str) -> None:
    name, content = sample(stem)
    connector = recognise(name, content)
    assert connector.MEDIA_TYPE in connectors()
    assert (
        text_of(connector.MEDIA_TYPE, content, name).strip()
        == (FOLDER / f"{stem}.expected.txt").read_text("utf-8").strip()
    )


def test_every_connector_has_a_description() -> None:
    modules = {getattr(connector, "__name__", "").rpartition(".")[2] for connector in connectors().values()}
    assert modules == {entry.name.removesuffix(".md") for entry in FOLDER.iterdir() if entry.name.endswith(".md")}
    assert set(STEMS) <= modules


def test_each_sample_is_read_by_its_own_connector() -> None:
    assert {recognise(*sample(stem)).__name__.rpartition(".")[2] for stem in STEMS} == set(STEMS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf  \n"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.yml", "a.pdf", "a"])
def test_a_file_without_words_is_told(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable, match=rf"^{name}: got (an empty file|no text|HTML without a document)"):
        text_of(recognise(name, content).MEDIA_TYPE, content, name)


@pytest.mark.parametrize(
    "content",
    [
        b"\0\1\2\3",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\0\0",
        b"words" * 20_000 + b"\0words",
        "Vale".encode("utf-16-le"),
    ],
    ids=["zeroes", "picture", "archive", "late zero", "UTF-16 without a mark"],
)
def test_bytes_of_no_known_kind_are_told(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.txt: got bytes of no known kind, expected one of .*text/plain"):
        recognise("a.txt", content)


def test_a_media_type_that_nobody_reads_is_told() -> None:
    with pytest.raises(Unreadable, match="media type audio/ogg"):
        text_of("audio/ogg", b"words", "a.ogg")


@pytest.mark.parametrize(("length", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
def test_a_text_over_the_limit_is_told(length: int, fits: bool) -> None:
    content = (b"a" * 99 + b"\n") * (length // 100) + b"a" * (length % 100)
    if fits:
        assert len(text_of("text/plain", content, "a.txt")) == LIMIT
        return
    with pytest.raises(Unreadable, match=r"8,000,001 characters, expected at most 8,000,000"):
        text_of("text/plain", content, "a.txt")


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_LINE, True), (LONGEST_LINE + 1, False)])
def test_a_line_that_is_too_long_is_told(length: int, fits: bool) -> None:
    content = b"Shells fell.\n" + b"a" * length + b"\nShells fell."
    if fits:
        assert len(text_of("text/plain", content, "a.txt")) == len(content)
        return
    with pytest.raises(Unreadable, match=r"a line of 1,000,001 characters, expected lines of at most 1,000,000"):
        text_of("text/plain", content, "a.txt")
