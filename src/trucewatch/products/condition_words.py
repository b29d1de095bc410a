"""Conditions told as sections of short lines: the condition, then each of its parts with its rule and threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.model.citation import Citation
from trucewatch.model.condition import AidDay, CalmDay, Condition, Measure, Need
from trucewatch.products.cite import case_cite
from trucewatch.products.words import ACTS, count_words
from trucewatch.terms.circles import walked
from trucewatch.terms.durations import length_words

Section = tuple[str, Mapping[str, str]]


def condition_sections(condition: Condition, whose: str = "") -> Iterator[Section]:
    """A condition, and below it every part; `whose` names the reading that has it."""
    name = f"{whose}condition {condition.id}"
    day = condition.day
    yield (
        name,
        {
            "words": condition.words,
            "according to": condition.by,
            "first day": condition.first_day.isoformat() if condition.first_day else "",
            "days begin": "" if day is None else f"{day.starts} at {day.at}" if day.at else day.starts,
            "stands since": condition.voiced.as_written if condition.voiced else "",
            "was to follow": condition.outcome.words if condition.outcome else "",
            "sources": "; ".join(_source(c) for c in condition.cite),
        },
    )
    for _, part in walked(condition.needs, ()):
        yield f"{name}, part {part.id}", _part(part)


def _source(citation: Citation) -> str:
    return case_cite(citation).document


def _part(part: Need) -> Mapping[str, str]:
    test = part.threshold
    lines = {"words": part.words, "rule": rule_words(part)}
    if test is None:
        return lines
    return lines | {
        "a day counts if": test.words,
        "author": f"{test.author}, {test.date}",
        "broken by": ", ".join(ACTS[act] for act in test.broken_by),
        "zones": ", ".join(test.zones),
        "heard": ", ".join(test.heard),
        "without a place": test.unplaced,
        "without a date": test.undated,
        **(_calm(test) if isinstance(test, CalmDay) else _aid(test)),
    }


def rule_words(part: Need) -> str:
    """What a part asks for, in one line."""
    if part.parts:
        return ("all of: " if part.all_of else "one of: ") + ", ".join(p.id for p in part.parts)
    if part.days is not None:
        return f"{count_words(part.days, 'day')} in a row; reset: {part.reset}"
    if part.happened is not None:
        who = ", ".join(part.happened.participants)
        return f"{ACTS[part.happened.act]}{f' with {who}' if who else ''}, once"
    return f"the condition {part.condition}" if part.condition else "words without a threshold"


def _calm(test: CalmDay) -> Mapping[str, str]:
    return {
        "voices that must tell": str(test.voices),
        "may be unwatched": length_words(test.unwatched),
        "watched": test.mode or "from anywhere",
    }


def _aid(test: AidDay) -> Mapping[str, str]:
    return {
        "kept by": ", ".join(ACTS[act] for act in test.kept_by),
        "measures": "; ".join(measure_words(m) for m in test.measures),
    }


def measure_words(measure: Measure) -> str:
    """A bound in words: `delivered at least 66 % of planned`."""
    least = measure.at_least is not None
    bound = measure.at_least if least else measure.at_most
    of = f" % of {measure.percent_of}" if measure.percent_of else ""
    return f"{measure.measure} {'at least' if least else 'at most'} {bound}{of}"
