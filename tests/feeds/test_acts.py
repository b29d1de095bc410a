from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.feeds import feed_of
from trucewatch.feeds.acts import meaning
from trucewatch.model.vocabulary import VIOLENT, Act


@pytest.mark.parametrize(
    ("label", "acts"),
    [
        ("Battles: Armed clash", (Act.ARMED_CLASH,)),
        ("state-based violence", (Act.ATTACK, Act.ARMED_CLASH)),
        ("Explosions/Remote violence: Air/drone strike", (Act.AIRSTRIKE,)),
        ("Battles: Government regains territory", (Act.GROUND_ASSAULT,)),
        ("armed_clash", (Act.ARMED_CLASH,)),
        ("Mortar fire on a village", (Act.SHELLING,)),
        ("attack on an aid convoy", (Act.CONVOY_ATTACK,)),
        ("Air strike, then shelling", (Act.AIRSTRIKE, Act.SHELLING)),
    ],
)
def test_labels_mean_acts(label: str, acts: tuple[Act, ...]) -> None:
    assert meaning(label).acts == acts


@pytest.mark.parametrize(
    "label", ["Protests: Peaceful protest", "mine clearance", "Arrest of a shelling suspect", "Demining"]
)
def test_what_is_no_violence_is_understood_as_that(label: str) -> None:
    assert meaning(label) == meaning("patrol")
    assert meaning(label).understood


@pytest.mark.parametrize("label", [None, "", "SAF", "code 7", "other"])
def test_what_is_not_understood_is_told_apart(label: str | None) -> None:
    assert not meaning(label).understood


def test_a_label_that_somebody_explained_comes_first() -> None:
    assert meaning("Shelling", {"shelling": (Act.AIRSTRIKE,)}).acts == (Act.AIRSTRIKE,)


@given(st.text(max_size=40))
def test_any_label_means_acts_of_violence_or_none(label: str) -> None:
    found = meaning(label)
    assert set(found.acts) <= VIOLENT
    assert found.understood or not found.acts


GED = (
    "id,type_of_violence,where_prec,latitude,longitude,date_prec,date_start,date_end,side_a,side_b,best,high,low\n"
    "7,3,2,10.5,20.25,1,2031-02-18,2031-02-19,Norland,Civilians,3,5,2\n"
    "8,1,2,10.5,20.25,1,2031-02-18,2031-02-19,Norland,Hill Front,3,5,2\n"
)
ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,geo_precision\n"
    "N1,2031-02-18,Violence against civilians,Attack,Hill Front,Civilians (Norland),Vale,1,2,1\n"
    "N2,2031-02-18,Battles,Armed clash,Hill Front,Norland,Vale,1,2,1\n"
    "N3,2031-02-18,Explosions/Remote violence,Grenade,Unidentified Armed Group (Norland),,Vale,1,2,1\n"
)


@pytest.mark.parametrize(
    ("table", "deeds"),
    [
        (GED, [("Norland", "Civilians"), (None, None)]),
        (ACLED, [("Hill Front", "Civilians (Norland)"), (None, None), (None, None)]),
    ],
)
def test_only_one_sided_rows_name_who_did_it(table: str, deeds: list[tuple[str | None, str | None]]) -> None:
    told = feed_of(table.encode(), "feed.csv").deeds.to_pylist()
    assert [(row["doer"], row["hit"]) for row in told] == deeds
    assert [row["row"] for row in told] == list(range(2, 2 + len(deeds)))
