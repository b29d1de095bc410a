"""`trucewatch bench read`: how fast the reader is, and how much memory it takes, over all its processes.

Two measurements, and a third beside them with `--peers`:

- the articles of the FA-KES half (about 370 texts of war news, where three of four sentences carry a cue), through
  TRUCEWATCH_CORPUS; left out, and said so, where they are not there;
- a generated corpus (see `trucewatch.bench.prose`), streamed and never held as a whole, with the memory at a tenth, at
  half and at the end, which has to be flat;
- spaCy's full small pipeline on the same articles, in the same run, with the same number of processes.

Sentences are counted by the reader's own cutting, for all alike, so a ratio of rates is a ratio of times. Times are of
the wall clock, from the first document handed out to the last answer, processes started included, names and models
loaded before; beside them the seconds of processor that all processes took, which other work on the machine disturbs
less. Bytes are those of UTF-8. What is read is what `trucewatch read --as predictions --processes P` reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

import click

from trucewatch.bench.entities import parsed, pipeline, version
from trucewatch.bench.material import ARTICLES, articles, corpus, found
from trucewatch.bench.pace import Pace
from trucewatch.bench.prose import made_parties, made_places, prose
from trucewatch.products.predictions import with_library, zone_of
from trucewatch.products.predictions_processes import predictions_in_processes
from trucewatch.read.places.names import Names
from trucewatch.read.text.clean import sentence_spans

Row = dict[str, Any]
Answer = dict[str, Any]


@click.command()
@click.option("--sentences", type=click.IntRange(0), default=1_000_000, show_default=True,
              help="Sentences of the generated corpus.")  # fmt: skip
@click.option("--share", type=click.FloatRange(0, 1), default=0.3, show_default=True,
              help="Share of its sentences that carry a cue.")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one a core",
              help="Read in so many.")  # fmt: skip
@click.option("--peers", is_flag=True, help="spaCy's full small pipeline on the same articles (extra `bench`).")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the generator.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(sentences: int, share: float, processes: int, peers: bool, seed: int, as_json: bool) -> None:
    """Time the reader on articles and on a generated corpus: sentences and bytes a second, memory, ratio to spaCy."""
    path = found(ARTICLES)
    listed = list(articles(path)) if path else []
    told: dict[str, Answer | None] = {"articles": None, "generated": None, "spaCy": None}
    size = sum(len(sentence_spans(row["text"])) for row in listed)
    if listed:
        told["articles"] = _articles(listed, size, processes)
    if sentences:
        told["generated"] = _generated(sentences, share, seed, processes)
    if peers and listed:  # last, so that its memory is not counted as the reader's
        told["spaCy"] = _spacy([row["text"] for row in listed], size, processes, told["articles"] or {})
    if as_json:
        click.echo(json.dumps({"processes": processes} | told, indent=2))
        return
    click.echo(f"{processes} process{'es' * (processes > 1)} of {os.cpu_count()} cores")
    if not listed:
        click.echo(f"articles: {corpus() / ARTICLES} is not there (TRUCEWATCH_CORPUS); the generated corpus alone")
    for name, answer in told.items():
        if answer is not None:
            _show(name, answer)


def _articles(listed: list[Row], size: int, processes: int) -> Answer:
    names = with_library(Names.of(), {zone_of(row) for row in listed})
    return _read("articles", listed, names, size, processes)


def _generated(sentences: int, share: float, seed: int, processes: int) -> Answer:
    names = with_library(Names.of(made_parties(), [], made_places()), {"UTC"})
    return _read("generated", prose(sentences, share, seed), names, sentences, processes) | {"share with a cue": share}


def _read(name: str, documents: Iterable[Row], names: Names, size: int, processes: int) -> Answer:
    pace, claims, volume, texts = Pace(name, size), 0, 0, 0
    for row, lines in predictions_in_processes(documents, names, processes):
        claims, volume, texts = claims + len(lines), volume + len(row["text"].encode()), texts + 1
        pace.add(len(sentence_spans(row["text"])))
    return _answer(pace, texts, volume) | {"claims": claims}


def _spacy(texts: list[str], size: int, processes: int, ours: Answer) -> Answer:
    pipeline(full=True)
    pace = Pace("spaCy", size)
    for text, _ in zip(texts, parsed(texts, processes), strict=True):
        pace.add(len(sentence_spans(text)))
    answer = _answer(pace, len(texts), sum(len(text.encode()) for text in texts)) | {"what": version()}
    ratios = {"ratio": "seconds", "ratio of processor time": "processor seconds"}
    return answer | {name: answer[key] / ours[key] for name, key in ratios.items() if ours[key]}


def _answer(pace: Pace, texts: int, volume: int) -> Answer:
    seconds = pace.seconds
    return {
        "texts": texts,
        "sentences": pace.done,
        "seconds": seconds,
        "processor seconds": pace.processor_seconds,
        "sentences/s": pace.done / seconds,
        "MB/s": volume / 1e6 / seconds,
        "peak MB": round(pace.peak / 1e6),
        "MB at": {
            f"{percent} %": round(held / 1e6) for percent, held in pace.memory.items() if percent in (10, 50, 100)
        },
    }


def _show(name: str, answer: Answer) -> None:
    share = f", {answer['share with a cue']:.0%} with a cue" if "share with a cue" in answer else ""
    claims = f", {answer['claims']:,} claims" if "claims" in answer else ""
    what = f" ({answer['what']})" if "what" in answer else ""
    click.echo(f"{name}{what}: {answer['texts']:,} texts, {answer['sentences']:,} sentences{share}{claims}")
    click.echo(
        f"  {answer['sentences/s']:,.0f} sentences/s, {answer['MB/s']:.2f} MB/s, {answer['seconds']:.1f} s "
        f"({answer['processor seconds']:.1f} s of processor); "
        f"peak {answer['peak MB']:,} MB over all processes"
    )
    if "claims" in answer:
        held = ", ".join(f"{mb:,} MB at {at}" for at, mb in answer["MB at"].items())
        click.echo(f"  memory as the corpus goes by: {held}")
    if "ratio of processor time" in answer:
        click.echo(
            f"  the reader is {answer['ratio']:.1f} times as fast on the same articles, "
            f"and takes 1/{answer['ratio of processor time']:.1f} of the processor time"
        )
