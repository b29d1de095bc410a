"""What a day of a record differs from, found without holding the rest of the record to itself."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tally.made import GROUND, figure, found, told, toll
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.tally.disagreement import FINDERS, disagreements
from trucewatch.tally.reach import within_reach
from trucewatch.tally.told import Told

ARMIES = ["norland-army", "sudland-army"]


@st.composite
def claims(draw: st.DrawFn) -> Told:
    """A claim of one of the sorts that finders hold beside each other, some day of half a year."""
    day = date(2031, 1, 1) + timedelta(days=draw(st.integers(0, 180)))
    known = (day + timedelta(days=draw(st.integers(0, 40)))).isoformat()
    place = draw(st.sampled_from(["vale", "mill-quarter", "harrow", "norland"]))
    report, actor = draw(st.integers(1, 4)), [draw(st.sampled_from(ARMIES))]
    stance = draw(st.sampled_from([Stance.ALLEGES, Stance.DENIES]))
    sort = draw(st.integers(0, 5))
    if sort == 0:
        return toll(f"={draw(st.integers(1, 90))}", place, f"{day}..", report=report, known=known).told
    if sort == 1:
        return told(
            Act.SHELLING, report=report, when=str(day), where=place, actors=actor, stance=stance, known=known,
            figures=(figure("=3"),), targets=("clinic", "market"),
        )  # fmt: skip
    if sort == 2:
        return told(Act.LULL, report=report, when=str(day), where=place, known=known)
    if sort == 3:
        act = draw(st.sampled_from([Act.TRUCE_IN_FORCE, Act.TRUCE_COLLAPSED, Act.TRUCE_VIOLATION]))
        return told(act, *actor, report=report, when=str(day), about="calm", where=place, known=known, actors=actor)
    if sort == 4:
        return told(Act.PRESENCE, report=report, when=str(day), where=place, participants=actor, stance=stance)
    return told(Act.DESCRIPTION, report=report, when=f"{day}..", where=place, participants=actor, says=str(day))


@given(st.lists(claims(), max_size=9), st.data())
def test_no_pair_of_a_claim_asked_about_is_lost(held: list[Told], data: st.DataObject) -> None:
    asked = {t.id for t in held if data.draw(st.booleans())}
    near = within_reach(sorted(held, key=lambda t: t.id), asked)

    def pairs(of: list[Told]) -> set[tuple[str, frozenset[str]]]:
        made = (pair for find in FINDERS for pair in find(of, GROUND))
        both = ((pair.question.name, frozenset((pair.one.id, pair.other.id))) for pair in made)
        return {(question, ids) for question, ids in both if not ids.isdisjoint(asked)}

    assert pairs(near) >= pairs(held)


def test_only_what_a_claim_asked_about_differs_from_is_told() -> None:
    early = [toll(f"={n}", during="2031-03-01..2031-03-04", report=n, known="2031-03-05").told for n in (10, 30)]
    late = [toll(f"={n}", during="2031-08-01..2031-08-04", report=n, known="2031-08-05").told for n in (40, 90)]
    assert len(found(*early, *late)) == 2
    [only] = disagreements([*early, *late], GROUND, {late[0].id})
    assert set(only.claims) == {t.id for t in late}
    assert disagreements([*early, *late], GROUND, set()) == ()
