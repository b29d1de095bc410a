"""Every kind of disagreement is found, and what only seems to differ is not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.made import GROUND, differing, figure, found, told, toll
from trucewatch.model.vocabulary import Act, Modality, Relation, Stance
from trucewatch.tally.disagreement import disagreements
from trucewatch.tally.told import Told

TRUCE = "truce-of-march"


def _named(stance: Stance, *actors: str, report: int = 1, voices: tuple[str, ...] = (), **rest: object) -> Told:
    return told(Act.SHELLING, *voices, report=report, stance=stance, actors=actors, event="mill", **rest)


CASES: dict[str, tuple[tuple[str, str], list[Told]]] = {
    "counts in one scope that exclude each other": (
        ("how many", "conflict"),
        [toll("=12").told, toll(">=40", report=2).told],
    ),
    "counts of two areas": (
        ("how many", "different scope"),
        [toll(">=12").told, toll(">=40", at="east-vale", report=2).told],
    ),
    "named and denied": (
        ("who did it", "conflict"),
        [
            _named(Stance.ALLEGES, "sudland-army"),
            _named(Stance.DENIES, "sudland-army", report=2, voices=("sudland-state",)),
        ],
    ),
    "two sides named": (
        ("who did it", "conflict"),
        [_named(Stance.ALLEGES, "sudland-army"), _named(Stance.ALLEGES, "norland-army", report=2)],
    ),
    "admitted in part": (
        ("what it was", "conflict"),
        [
            _named(Stance.ADMITS, "norland-army", voices=("norland-army",), says="by mistake"),
            _named(Stance.ALLEGES, "norland-army", report=2, says="on purpose"),
        ],
    ),
    "doubted": (
        ("whether it is shown", "conflict"),
        [
            told(Act.TOLL, "norland-state", where="vale", figures=(figure(">80"),)),
            told(Act.TOLL, where="vale", stance=Stance.DISPUTES, says="pictures only"),
        ],
    ),
    "there and not there": (
        ("whether a force is there", "conflict"),
        [
            told(Act.PRESENCE, where="vale", participants=["sudland-army"], when="2031-03-02"),
            told(Act.PRESENCE, report=2, where="mill-quarter", participants=["sudland-army"], stance=Stance.DENIES),
        ],
    ),
    "holding and over": (
        ("how the arrangement stands", "conflict"),
        [
            told(Act.TRUCE_IN_FORCE, about=TRUCE, when="2031-03-04", says="alive"),
            told(Act.TRUCE_ENDED, "sudland-state", report=2, about=TRUCE, when="2031-03-03"),
        ],
    ),
    "over after its end": (
        ("how the arrangement stands", "conflict"),
        [
            told(Act.TRUCE_IN_FORCE, about=TRUCE, where="vale", modality=Modality.PROSPECTIVE, due="2031-03-03 01:00"),
            told(Act.TRUCE_IN_FORCE, report=2, about=TRUCE, where="vale", when_said="2031-03-04"),
        ],
    ),
    "in force and broken": (
        ("in force, and kept to", "different scope"),
        [
            told(Act.TRUCE_IN_FORCE, about=TRUCE, where="vale", when="2031-03-04"),
            told(
                Act.TRUCE_VIOLATION,
                report=2,
                about=TRUCE,
                stance=Stance.ALLEGES,
                actors=["norland-army"],
                when="2031-03-04",
            ),
        ],
    ),
    "declared or agreed": (
        ("what the arrangement is", "conflict"),
        [
            told(Act.TRUCE_DECLARED, about=TRUCE, participants=["norland-army"]),
            told(Act.TRUCE_AGREED, report=2, about=TRUCE, participants=["norland-state", "sudland-state"]),
        ],
    ),
    "two lists of areas": (
        ("where the arrangement holds", "conflict"),
        [
            told(Act.TRUCE_DECLARED, about=TRUCE, where=["vale", "harrow"]),
            told(Act.TRUCE_IN_FORCE, report=2, about=TRUCE, where=["east-vale", "harrow"]),
        ],
    ),
    "announced, then in effect": (
        ("announced, and in effect", "different scope"),
        [
            told(Act.TRUCE_DECLARED, about=TRUCE, where="vale", when="2031-03-01"),
            told(Act.TRUCE_IN_FORCE, report=2, about=TRUCE, where="vale", when="2031-03-02"),
        ],
    ),
    "left out in other words": (
        ("who or what is left out, and how", "framing"),
        [
            told(Act.TRUCE_EXCLUSION, about=TRUCE, where="vale", says="refused"),
            told(Act.TRUCE_EXCLUSION, report=2, about=TRUCE, where="vale", says="not mentioned"),
        ],
    ),
    "laid to two sides": (
        ("why the arrangement is said to have failed", "conflict"),
        [
            told(Act.TRUCE_COLLAPSED, about=TRUCE, actors=["norland-army"]),
            told(Act.TRUCE_COLLAPSED, report=2, about=TRUCE, actors=["sudland-army"]),
        ],
    ),
    "two efforts": (
        ("what is being worked out", "different scope"),
        [
            told(Act.TRUCE_PROPOSED, about="mill-mechanism", where="vale", when_said="2031-03-02", says="a mechanism"),
            told(
                Act.TRUCE_PROPOSED, report=2, about=TRUCE, where="vale", when_said="2031-03-03", says="a longer truce"
            ),
        ],
    ),
    "a round in two towns": (
        ("what is said of it", "conflict"),
        [told(Act.MEETING, about="round", where="vale"), told(Act.MEETING, report=2, about="round", where="harrow")],
    ),
    "told and left unsaid": (
        ("what is said of it", "conflict"),
        [
            told(Act.VIEW, about="round", says="declared"),
            told(Act.OMISSION, report=2, about="round", says="a statement"),
        ],
    ),
    "two places in one order": (
        ("what is said of it", "conflict"),
        [
            told(Act.DESCRIPTION, about="vale-town", says="largest town"),
            told(Act.DESCRIPTION, report=2, about="vale-town", says="second town"),
        ],
    ),
    "one holder at two times": (
        ("what is said of it", "change over time"),
        [
            told(Act.VIEW, "norland-premier", about="force", when_said="2031-03-01", says="never"),
            told(Act.VIEW, "norland-state", report=2, about="force", when_said="2031-03-20", says="under review"),
        ],
    ),
    "two descriptions": (
        ("what is said of it", "framing"),
        [
            told(Act.DESCRIPTION, about="watch-group", says="a recorder"),
            told(Act.DESCRIPTION, report=2, about="watch-group", says="paid by one side"),
        ],
    ),
    "one utterance, two wordings": (
        ("the words of one utterance", "wording"),
        [
            told(
                Act.VIEW,
                "norland-premier",
                when_said="2031-03-02",
                words="“The bridge at the mill must open again, and soon.”",
            ),
            told(
                Act.VIEW,
                "norland-premier",
                report=2,
                when_said="2031-03-02",
                words="“The bridge by the mill must open soon.”",
            ),
        ],
    ),
    "blame reported by halves": (
        ("whom one speaker is reported to blame", "framing"),
        [
            told(Act.ACCUSATION, "envoy", stance=Stance.ALLEGES, when_said="2031-03-02", actors=["norland-state"]),
            told(
                Act.ACCUSATION,
                "envoy",
                report=2,
                stance=Stance.ALLEGES,
                when_said="2031-03-02",
                actors=["norland-state", "sudland-state"],
            ),
        ],
    ),
    "broader than the words given": (
        ("a statement and what is made of it", "framing"),
        [
            told(Act.ACCUSATION, "envoy", stance=Stance.EXONERATES, actors=["norland-state"]),
            told(Act.AIRSTRIKE, "envoy", "norland-state", stance=Stance.DENIES, actors=["norland-state"]),
        ],
    ),
    "a lull on a day with deaths": (
        ("calm or not", "different scope"),
        [
            told(Act.LULL, where="vale", when="2031-03-02", says="quieter"),
            toll("=6", during="2031-03-02", report=2).told,
        ],
    ),
    "a count begins after a collapse": (
        ("since when", "different scope"),
        [told(Act.TRUCE_COLLAPSED, where="vale", when="2031-02-28", about=TRUCE), toll("=6", report=2).told],
    ),
    "lists of what was hit": (
        ("what was hit", "different scope"),
        [
            told(Act.ATTACK, when="2031-03-01..2031-03-03", targets=("clinic", "school")),
            told(Act.ATTACK, report=2, when="2031-03-02", targets=("clinic",)),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_is_found_with_its_relation(name: str) -> None:
    expected, claims = CASES[name]
    assert expected in differing(*claims)


def test_who_called_a_meeting_rests_on_links() -> None:
    rows = [
        replace(told(Act.MEETING, participants=["norland-state"]), ties=((Relation.CONVENING, "m"),)),
        replace(told(Act.MEETING, report=2, participants=["sudland-state"]), ties=((Relation.CONVENING, "m"),)),
    ]
    assert differing(*rows) == [("who called it", "conflict")]


def test_a_meeting_moved_on_record_is_a_change_and_no_conflict() -> None:
    first = told(Act.MEETING, about="talks", where="vale", due="2031-03-06", modality=Modality.PLANNED)
    other = told(Act.MEETING, report=2, about="talks", where="harrow", due="2031-03-08", modality=Modality.PLANNED)
    assert differing(first, other) == [("what is said of it", "conflict")]
    for of in (first.event, first.id):
        moved = replace(other, ties=((Relation.REPLACEMENT, of),))
        assert differing(first, moved) == [("what is said of it", "change over time")]


SAME: dict[str, list[Told]] = {
    "counts of two groups of which neither is everybody": [
        toll("=12", who="medical workers").told,
        toll(">=40", who="fighters", report=2).told,
    ],
    "numbers of quite another order": [toll("=4").told, toll(">=400", report=2).told],
    "a total of several places beside one of them": [
        toll("=90", at=("vale", "harrow")).told,
        toll("=40", report=2).told,
    ],
    "the same magnitude": [
        toll("~500000", at="norland", during="2021..2031-03").told,
        toll("~500000", at="norland", during="2021..2031-04", report=2).told,
    ],
    "one number, two bounds": [toll("=80").told, toll(">80", report=2).told],
    "two days of one place": [toll("=5", during="2031-03-01").told, toll("=9", during="2031-03-02", report=2).told],
    "a day in a town and years in a country": [
        toll("=5", during="2031-03-01").told,
        toll(">=90000", at="norland", during="2021..2031-03", report=2).told,
    ],
    "a numeral and a word": [
        told(Act.VIEW, "envoy", about="hours", when_said="2031-03-02", says="seven days"),
        told(Act.VIEW, "envoy", report=2, about="hours", when_said="2031-03-02", says="7 days"),
    ],
    "a day inside a stretch": [
        told(Act.TRUCE_DECLARED, about=TRUCE, where="vale", when="2031-03-01"),
        told(Act.TRUCE_DECLARED, report=2, about=TRUCE, where="vale", when="2031-03-01..2031-03-02"),
    ],
    "another transliteration": [
        told(Act.DESCRIPTION, about="minister", says="Sergio Harrowitch"),
        told(Act.DESCRIPTION, report=2, about="minister", says="Serghio Harrowich"),
    ],
    "two events of one day": [
        told(Act.SHELLING, where="vale", when="2031-03-02", figures=(figure("=3"),), actors=["norland-army"]),
        told(Act.SHELLING, report=2, where="vale", when="2031-03-02", figures=(figure("=9"),), actors=["sudland-army"]),
    ],
    "plan, then fact": [
        told(
            Act.MEETING,
            about="round",
            modality=Modality.PLANNED,
            due="2031-03-03",
            where="vale",
            participants=["envoy"],
        ),
        told(Act.MEETING, report=2, about="round", when="2031-03-03", where="vale", participants=["envoy"]),
    ],
    "one instant on two clocks": [
        told(Act.TRUCE_EXTENDED, about=TRUCE, where="vale", due="2031-03-03 03:00 Asia/Damascus"),
        told(Act.TRUCE_EXTENDED, report=2, about=TRUCE, where="vale", due="2031-03-03 00:00 UTC"),
    ],
    "a coarser name for a side": [
        _named(Stance.ALLEGES, "sudland-army"),
        _named(Stance.ALLEGES, "sudland-state", report=2),
    ],
    "a coarser name for a place": [
        told(Act.MEETING, about="round", where="mill-quarter"),
        told(Act.MEETING, report=2, about="round", where="vale"),
    ],
    "an office that changed hands": [
        told(Act.DESCRIPTION, about="minister", when="2031-03-01", says="Anna Harrow"),
        told(Act.DESCRIPTION, report=2, about="minister", when="2031-09-01", says="Piet Vale"),
    ],
    "two holders want two things": [
        told(Act.DEMAND, "norland-premier", about="bridge", says="to close it"),
        told(Act.DEMAND, "sudland-army", report=2, about="bridge", says="to open it"),
    ],
    "two denials": [
        told(Act.AIRSTRIKE, "norland-state", stance=Stance.DENIES, actors=["norland-state"]),
        told(
            Act.AIRSTRIKE, "norland-state", report=2, stance=Stance.DENIES, actors=["norland-state"], known="2031-09-01"
        ),
    ],
}


@pytest.mark.parametrize("name", SAME)
def test_what_only_seems_to_differ_is_not_listed(name: str) -> None:
    assert differing(*SAME[name]) == []


def test_running_counts_are_not_in_conflict() -> None:
    """Two reports may have been written a year apart; until when each counts is not stated."""
    early, late = (toll(n, during="2031-03-01..", report=i).told for i, n in enumerate(("=200", "=280")))
    assert differing(early, late) == [("how many", "different scope")]


def test_answers_that_agree_stand_on_one_side() -> None:
    [one] = found(toll(">=12").told, toll(">=12", report=2).told, toll("=5", report=3).told)
    assert sorted(len(side.claims) for side in one.sides) == [1, 2]


def test_a_side_reads_the_same_for_either_party() -> None:
    def of(party: str) -> list[str]:
        rows = [_named(Stance.ALLEGES, party), _named(Stance.DENIES, party, report=2, voices=(party,))]
        return [side.answer.replace(party, "X") for d in found(*rows) for side in d.sides]

    assert of("norland-army") == of("sudland-army")


ALL = [claim for _, claims in CASES.values() for claim in claims]


@given(st.randoms())
def test_the_order_of_arrival_changes_nothing(chance: random.Random) -> None:
    mixed = list(ALL)
    chance.shuffle(mixed)
    assert disagreements(mixed, GROUND) == disagreements(ALL, GROUND)


@given(st.sets(st.integers(0, len(ALL) - 1), max_size=12))
def test_a_claim_alone_or_told_twice_disagrees_with_nobody(chosen: set[int]) -> None:
    some = [ALL[i] for i in chosen]
    assert disagreements(some, GROUND) == disagreements([*some, *some], GROUND)
    assert all(disagreements([claim], GROUND) == () for claim in some)


def test_a_doubt_is_of_what_its_report_told_last() -> None:
    first, second = (told(Act.TOLL, "norland-state", where="vale", figures=(figure(f">{n}"),)) for n in (80, 300))
    doubt = told(Act.TOLL, where="vale", stance=Stance.DISPUTES, says="pictures only")
    later = told(Act.TOLL, "sudland-state", where="vale", figures=(figure(">5"),))
    [shown] = [d for d in found(first, second, doubt, later) if d.question == "whether it is shown"]
    assert set(shown.claims) == {second.id, doubt.id}


def test_a_report_in_its_own_words_is_no_wording_of_what_was_said() -> None:
    one = "The mill road, the way out for the people of the quarter, is now “quite cut off”, the premier said"
    other = "the premier said that the mill road, for people in the quarter the way out, was now “quite cut off”"
    said = [told(Act.VIEW, "norland-premier", report=n, words=w) for n, w in ((1, one), (2, other))]
    assert differing(*said) == []


def test_sentences_on_what_a_speaker_told_are_no_wordings_of_one_another() -> None:
    on = {"when_said": "2031-03-04"}
    one = told(Act.SHELLING, "monitor", words="At least 18 people were killed in the east of Vale on Wednesday", **on)
    other = told(Act.SHELLING, "monitor", report=2, words="Shells killed 16 civilians on Wednesday in the east", **on)
    assert differing(one, other) == []
