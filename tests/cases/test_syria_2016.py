"""The bundled case: every file reads through the models, and says what the public record says, to the minute in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.resources import files as resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapely.geometry import LinearRing, Point, shape

from trucewatch.case.check import check
from trucewatch.case.decisions import DecisionsFile
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files
from trucewatch.cli import group
from trucewatch.model.arrangement import Period, Reading, Stage
from trucewatch.model.instant import Boundary, iso
from trucewatch.model.note import Note
from trucewatch.read.text.verbatim import locate
from trucewatch.written import read_yaml

FOLDER = Path(str(resources("trucewatch"))) / "cases" / "syria-2016"
TOPICS = frozenset({"us-russia-channel", "lausanne-convenor", "lausanne-attendance", "use-of-force"})
"""What claims of the case are about that is no arrangement."""
NOTES = sorted((FOLDER / "notes").glob("*.yml"))


@pytest.fixture(scope="module")
def case() -> CaseFiles:
    return read_case_files(draft_bytes(FOLDER))


def reading(case: CaseFiles, arrangement: str, key: str) -> Reading:
    return next(r for r in case.arrangements[arrangement].readings if r.id == key)


def periods(case: CaseFiles, arrangement: str, key: str, zone: str) -> tuple[Period, ...]:
    return next(a for a in reading(case, arrangement, key).areas if a.zone == zone).periods


def note_in(path: Path, case: CaseFiles) -> Note:
    return Note.model_validate(read_yaml(path.name, path.read_bytes()).content, context={"zone": case.config.zone})


def told(period: Period) -> tuple[str, str | None]:
    """Start and end as one instant each where they are exact, otherwise as an interval."""

    def one(boundary: Boundary) -> str:
        if boundary.exact:
            return iso(boundary.earliest)
        return f"{iso(boundary.earliest)}..{iso(boundary.latest) if boundary.latest else ''}"

    return one(period.since), one(period.until) if period.until else None


def lasts(period: Period) -> timedelta:
    assert period.until is not None
    assert period.since.exact
    assert period.until.exact
    return period.until.earliest - period.since.earliest


def test_no_file_has_a_fault(case: CaseFiles) -> None:
    assert [str(fault) for fault in check(case)] == []
    assert case.config.id == FOLDER.name
    assert len(case.arrangements) == len(list((FOLDER / "arrangements").glob("*.yml"))) == 11
    assert len(case.zones) == len(list((FOLDER / "zones").glob("*.geojson"))) >= 8
    assert len(case.places) >= 40


def test_the_definitions_are_written_down(case: CaseFiles) -> None:
    held = case.config.definitions
    assert held.breach
    assert held.calm_day
    assert held.unfettered
    assert {held.breach.author, held.calm_day.author, held.unfettered.author} == {"case editor"}


# Arrangement, reading, zone, and its periods in UTC. `..` marks a boundary known only to an interval.
WINDOWS = [
    ("cessation-2016-02", "text-2016-02-22", "syria", [("2016-02-26T22:00Z", None)]),
    ("calm-2016-04-30", "press-tv", "damascus", [("2016-04-29T22:00Z", "2016-04-30T22:00Z")]),
    ("calm-2016-04-30", "press-tv", "eastern-ghouta", [("2016-04-29T22:00Z", "2016-04-30T22:00Z")]),
    ("calm-2016-04-30", "press-tv", "northern-latakia", [("2016-04-29T22:00Z", "2016-05-02T22:00Z")]),
    ("calm-2016-04-30", "night-of-30-april", "damascus", [("2016-04-29T21:00Z", "2016-04-30T21:00Z")]),
    ("calm-2016-04-30", "sunday-1-may", "damascus", [("2016-04-30T21:01Z", "2016-05-01T21:01Z")]),
    (
        "calm-2016-04-30",
        "seven-days-news",
        "eastern-ghouta",
        [
            ("2016-04-29T21:00Z..2016-04-30T21:00Z", "2016-04-30T21:00Z"),
            ("2016-04-30T21:00Z", "2016-05-01T21:00Z"),
            ("2016-05-01T21:00Z", "2016-05-03T21:00Z"),
        ],
    ),
    (
        "calm-2016-04-30",
        "afp",
        "eastern-ghouta",
        [
            ("2016-04-28T21:00Z..2016-05-01T21:00Z", "2016-05-01T22:00Z"),
            ("2016-05-01T22:00Z", "2016-05-03T22:00Z"),
        ],
    ),
    (
        "calm-2016-04-30",
        "afp",
        "latakia-province",
        [("2016-04-28T21:00Z..2016-05-01T21:00Z", "2016-05-02T22:00Z")],
    ),
    (
        "calm-2016-04-30",
        "comment",
        "latakia-province",
        [("2016-04-29T21:00Z..2016-04-30T21:00Z", "2016-05-02T21:00Z..2016-05-06T21:00Z")],
    ),
    ("calm-aleppo-2016-05-05", "press-tv", "aleppo-city", [("2016-05-04T22:00Z", "2016-05-06T22:00Z")]),
    (
        "calm-aleppo-2016-05-05",
        "dw",
        "aleppo-city",
        [("2016-05-04T21:00Z..2016-05-05T21:00Z", "2016-05-06T22:00Z")],
    ),
    ("calm-aleppo-2016-05-07", "dw-narrow", "northern-latakia", [("2016-05-06T22:00Z", "2016-05-09T22:00Z")]),
    ("calm-aleppo-2016-05-07", "dw-wide", "latakia-province", [("2016-05-06T22:00Z", "2016-05-09T22:00Z")]),
    ("calm-aleppo-2016-05-07", "afp", "aleppo-city", [("2016-05-06T22:00Z", "2016-05-09T21:01Z")]),
    (
        "calm-aleppo-2016-05-07",
        "the-new-arab",
        "aleppo-city",
        [("2016-05-06T22:00Z", "2016-05-07T21:00Z..2016-05-08T21:00Z")],
    ),
    ("calm-aleppo-2016-05-10", "wire-reports", "aleppo-province", [("2016-05-09T22:00Z", "2016-05-11T21:00Z")]),
    (
        "calm-syria-2016-07",
        "reuters",
        "syria",
        [
            ("2016-07-05T22:00Z", "2016-07-08T21:00Z"),
            ("2016-07-08T21:00Z", "2016-07-11T21:00Z"),
            ("2016-07-11T21:00Z", "2016-07-14T21:00Z"),
        ],
    ),
    ("calm-syria-2016-07", "upi", "syria", [("2016-07-06T10:00Z", "2016-07-08T21:00Z")]),
    (
        "truce-2016-09",
        "text",
        "syria",
        [("2016-09-12T16:00Z", "2016-09-14T16:00Z"), ("2016-09-14T16:00Z", "2016-09-16T16:00Z")],
    ),
    (
        "truce-2016-09",
        "moscow",
        "syria",
        [("2016-09-12T16:00Z", "2016-09-14T16:00Z"), ("2016-09-14T16:00Z", "2016-09-19T16:00Z")],
    ),
    ("truce-2016-09", "army", "syria", [("2016-09-12T16:00Z", "2016-09-18T20:59Z")]),
    ("truce-2016-09", "washington", "syria", [("2016-09-12T16:00Z", None)]),
    ("castello-2016-09", "russia", "castello-road", [("2016-09-15T06:00Z", None)]),
    ("truce-2016-12", "reported", "syria", [("2016-12-29T22:00Z..2016-12-30T22:00Z", None)]),
]


@pytest.mark.parametrize(("arrangement", "key", "zone", "expected"), WINDOWS)
def test_each_reading_has_its_window(
    case: CaseFiles, arrangement: str, key: str, zone: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [told(p) for p in periods(case, arrangement, key, zone)] == expected


def test_no_reading_is_missing_from_the_table(case: CaseFiles) -> None:
    listed = {(arrangement, key) for arrangement, key, _, _ in WINDOWS} | {("castello-2016-09", "text")}
    assert {(a.id, r.id) for a in case.arrangements.values() for r in a.readings} == listed


@pytest.mark.parametrize(
    ("arrangement", "key", "zone", "stated", "found"),
    [
        ("calm-aleppo-2016-05-10", "wire-reports", "aleppo-province", "PT48H", timedelta(hours=47)),
        ("calm-syria-2016-07", "reuters", "syria", "PT72H", timedelta(hours=71)),
        ("calm-syria-2016-07", "upi", "syria", "PT72H", timedelta(hours=59)),
        ("truce-2016-09", "army", "syria", "P7D", timedelta(hours=148, minutes=59)),
    ],
)
def test_a_stated_length_stays_beside_what_the_hours_give(
    case: CaseFiles, arrangement: str, key: str, zone: str, stated: str, found: timedelta
) -> None:
    first = periods(case, arrangement, key, zone)[0]
    assert (first.stated_duration, lasts(first)) == (stated, found)


def test_lengths_that_agree_do_agree(case: CaseFiles) -> None:
    for arrangement, key, zone, at, hours in (
        ("calm-2016-04-30", "press-tv", "northern-latakia", 0, 72),
        ("calm-2016-04-30", "seven-days-news", "damascus", 1, 24),
        ("calm-2016-04-30", "afp", "eastern-ghouta", 1, 48),
        ("calm-aleppo-2016-05-05", "press-tv", "aleppo-city", 0, 48),
        ("truce-2016-09", "text", "syria", 0, 48),
        ("truce-2016-09", "moscow", "syria", 1, 120),
    ):
        period = periods(case, arrangement, key, zone)[at]
        assert period.stated_duration
        assert lasts(period) == timedelta(hours=hours)


def test_fifty_nine_minutes_lie_between_two_aleppo_calms(case: CaseFiles) -> None:
    before = periods(case, "calm-aleppo-2016-05-07", "afp", "aleppo-city")[0].until
    after = periods(case, "calm-aleppo-2016-05-10", "wire-reports", "aleppo-province")[0].since
    assert before
    assert after.earliest - before.earliest == timedelta(minutes=59)


def test_only_what_was_declared_or_agreed_can_be_in_force(case: CaseFiles) -> None:
    open_ones = {a.id for a in case.arrangements.values() if not a.can_be_in_force}
    assert open_ones == {"aleppo-mechanism-2016-05", "proposal-72h-2016-10"}
    assert case.arrangements["aleppo-mechanism-2016-05"].stage is Stage.NEGOTIATED
    assert case.arrangements["proposal-72h-2016-10"].stage is Stage.PROPOSED
    assert case.arrangements["proposal-72h-2016-10"].stated_duration == "PT72H"


def test_a_later_truce_does_not_end_an_earlier_one(case: CaseFiles) -> None:
    february = case.arrangements["cessation-2016-02"]
    assert not [s for s in february.statements if s.about == "end"]
    assert february.end_rule is None
    for arrangement in case.arrangements.values():
        assert arrangement.within in (None, "cessation-2016-02", "truce-2016-09")
    assert case.arrangements["truce-2016-09"].within is None


def test_positions_on_the_end_of_the_september_truce(case: CaseFiles) -> None:
    september = case.arrangements["truce-2016-09"]
    assert september.end_rule
    assert set(september.end_rule.all_of) == {"united-states", "russia"}
    positions = {s.party: s.over for s in september.statements if s.about == "end" and s.party}
    assert positions == {
        "syrian-army": True,
        "syrian-government": True,
        "john-kerry": False,
        "staffan-de-mistura": False,
    }


def test_the_basis_of_the_april_calm_is_three_or_more_answers(case: CaseFiles) -> None:
    bases = {(s.by, s.says) for s in case.arrangements["calm-2016-04-30"].statements if s.about == "basis"}
    assert len(bases) == 4


def test_excluded_is_not_the_same_as_not_a_party(case: CaseFiles) -> None:
    roles = {
        (p.role.value, c.outlet)
        for p in case.arrangements["cessation-2016-02"].parties
        if p.party == "jabhat-al-nusra"
        for c in p.cite
    }
    assert ("excluded", "MESOP") in roles
    assert ("not a party", "AFP") in roles


def test_a_renamed_group_is_one_party(case: CaseFiles) -> None:
    [renamed] = [n for n in case.parties["jabhat-al-nusra"].names if n.name == "Levant Conquest Front"]
    assert renamed.since
    assert not renamed.since.exact
    assert renamed.since.latest == datetime(2016, 10, 12, 21, tzinfo=UTC)
    assert "jabhat-al-nusra" in case.categories["al-qaida-linked"].members


def test_an_office_has_one_holder_after_another(case: CaseFiles) -> None:
    holders = {p.id: role for p in case.parties.values() for role in p.roles if role.role == "Foreign Secretary"}
    assert set(holders) == {"philip-hammond", "boris-johnson"}
    before, after = holders["philip-hammond"].until, holders["boris-johnson"].since
    assert before
    assert after
    assert (before.earliest, before.latest) == (after.earliest, after.latest)


def test_rows_of_both_sides_have_the_same_fields(case: CaseFiles) -> None:
    """Every force and group has its backers and roles in the same slot; nobody's description is a field of its own."""
    backers = {(p.id, r.role, r.of) for p in case.parties.values() for r in p.roles if r.of in case.parties}
    assert ("russia", "military backer", "syrian-government") in backers
    assert ("saudi-arabia", "provides arms", "armed-opposition") in backers
    voices = {s.speaks_for for s in case.sources.values()}
    assert {"syrian-government", "russia", "united-states", "armed-opposition", "iran", "turkey"} <= voices


def test_descriptions_of_a_source_are_attributed(case: CaseFiles) -> None:
    described = case.sources["sohr"].descriptions
    assert len({d.by for d in described}) >= 2
    assert all(d.cite for d in described)
    assert case.parties["white-helmets"].withheld


def test_zones_are_small_hand_drawn_rings(case: CaseFiles) -> None:
    for zone in case.zones.values():
        ring = zone.geometry["coordinates"][0]
        assert zone.simplified.startswith("hand-drawn")
        assert ring[0] == ring[-1]
        assert 7 <= len(ring) <= 21
        assert all(round(x, 2) == x for point in ring for x in point)
        assert LinearRing(ring).is_ccw


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("aleppo-city", "aleppo-province"),
        ("castello-road", "aleppo-province"),
        ("aleppo-province", "syria"),
        ("northern-latakia", "latakia-province"),
        ("latakia-province", "syria"),
        ("eastern-ghouta", "syria"),
        ("damascus", "syria"),
    ],
)
def test_zones_lie_in_each_other(case: CaseFiles, inner: str, outer: str) -> None:
    assert shape(case.zones[outer].geometry).covers(shape(case.zones[inner].geometry))


def test_a_place_lies_in_the_zones_that_contain_it(case: CaseFiles) -> None:
    for place in case.places.values():
        above, point = place, Point(place.lon, place.lat)
        while True:
            if above.id in case.zones:
                assert shape(case.zones[above.id].geometry).covers(point), (place.id, above.id)
            if above.part_of is None:
                break
            above = case.places[above.part_of]
        abroad = not shape(case.zones["syria"].geometry).covers(point)
        assert above.id == "syria" or abroad, f"{place.id} is in no country"


def test_every_governorate_has_its_code(case: CaseFiles) -> None:
    codes = sorted(p.pcode for p in case.places.values() if p.pcode)
    assert codes == [f"SY{n:02d}" for n in range(1, 15)]


def test_terms_that_nobody_printed_say_so(case: CaseFiles) -> None:
    calms = [a for a in case.arrangements.values() if a.id.startswith("calm-")]
    assert len(calms) == 5
    assert all(c.inferred for a in calms for t in a.terms for c in t.cite)
    assert {a.text for a in calms} == {"unknown"}


@pytest.mark.parametrize("path", NOTES, ids=lambda p: p.stem)
def test_a_note_is_the_desks_own_relay(case: CaseFiles, path: Path) -> None:
    note = note_in(path, case)
    assert note.origin in case.sources
    assert note.carrier is None or note.carrier in case.sources
    assert note.taken_by in {"duty officer", "night editor", "analyst"}
    assert note.published
    assert note.published.earliest <= note.heard.earliest, "heard before it could be read"
    assert note.cites
    assert not set('“”"«»') & set(note.text), "a relay note is indirect speech"
    assert 2 <= len(note.text.splitlines()) <= 6


def test_the_notes_are_in_the_order_heard(case: CaseFiles) -> None:
    heard = [note_in(path, case).heard.earliest for path in NOTES]
    assert 15 <= len(NOTES) <= 40
    assert heard == sorted(heard)


@pytest.fixture(scope="module")
def decisions(case: CaseFiles) -> DecisionsFile:
    content = (FOLDER / "decisions.yml").read_bytes()
    return DecisionsFile.model_validate(read_yaml("decisions.yml", content).content, context={"zone": case.config.zone})


def test_every_note_has_a_decision_on_words_that_stand_in_it(case: CaseFiles, decisions: DecisionsFile) -> None:
    assert decisions.role == "case editor"
    texts = {path.name: note_in(path, case).text for path in NOTES}
    recorded = [d for d in decisions.decisions if d.record]
    for decision in recorded:
        assert decision.record
        assert locate(texts[decision.record.report or ""], decision.record.quote or "") is not None, decision.record
        assert decision.set.about is None or decision.set.about in {*case.arrangements, *TOPICS}
        assert set(decision.set.where or ()) <= set(case.places)
        assert (decision.set.chain or ())[0] == "desk"
    assert {d.record.report for d in recorded if d.record} == set(texts)


def test_who_attacked_the_convoy_is_said_and_denied_by_the_same_form(decisions: DecisionsFile) -> None:
    by_name = {d.as_: d.set for d in decisions.decisions if d.as_}
    blamed = {a.actor for a in by_name["convoy-us"].attributions or ()}
    cleared = {
        a.actor for key in ("convoy-russia-denies", "convoy-syria-denies") for a in by_name[key].attributions or ()
    }
    assert blamed == cleared == {"russia", "syrian-government"}
    assert by_name["convoy"].attributions is None
    assert by_name["convoy"].where is None


def test_the_case_opens_on_a_desk_and_every_decision_holds(tmp_path: Path, decisions: DecisionsFile) -> None:
    """Made like the bundled case, adopted, notes taken in, decisions recorded: nothing is refused."""
    desk = tmp_path / "desk"
    notes = [str(desk / "notes" / path.name) for path in NOTES]
    for words in (
        ["new", str(desk), "--like", "syria-2016"],
        ["check", str(desk)],
        ["adopt", str(desk)],
        ["add", str(desk), *notes],
        ["read", str(desk)],
        ["review", str(desk), "--decisions", str(desk / "decisions.yml")],
    ):
        done = CliRunner().invoke(group, words, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    assert f"{len(decisions.decisions)} decisions recorded" in done.output
