"""Places and times that a passage leaves out: taken from where the document tells of the same event, or left out."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.claim import Suggestion
from trucewatch.read import read


def told(text: str) -> list[Suggestion]:
    return list(read(document(text), names()).suggestions)


def slots(text: str) -> list[tuple[list[str | None], str, tuple[str, ...]]]:
    """Of each suggestion the places' keys, the words of its time, and the rules for both."""
    return [
        (
            [w.key for w in s.claim.where],
            s.claim.when.as_written if s.claim.when else "",
            tuple(r for r in s.found_by if r.startswith(("place", "time"))),
        )
        for s in told(text)
    ]


def test_a_title_takes_place_and_day_from_the_account_below_it() -> None:
    title, body = slots("Raid kills 12\n\nAn air raid killed 12 people in Ost on Monday.")
    assert title == (["ost"], "on Monday", ("place-from-below", "time-from-below"))
    assert body == (["ost"], "on Monday", ("place", "time"))


def test_a_title_with_another_place_takes_no_day() -> None:
    title, _ = slots("Raid hits Vale\n\nAn air raid killed 12 people in Brandt on Monday.")
    assert title[0] == ["vale"]
    assert title[1] == ""


@pytest.mark.parametrize(
    "then",
    [
        "The shelling also wounded 30 people.",
        "Three people died later in the city.",
        "Another 8 people were wounded.",
    ],
)
def test_the_same_event_goes_on(then: str) -> None:
    first, second = slots(f"Shells hit Vale on Monday, killing 12 people. {then}")
    assert first[:2] == second[:2] == (["vale"], "on Monday")
    assert all(rule.endswith(("from-context", "by-noun")) for rule in second[2])


def test_the_city_is_the_one_named_last() -> None:
    last = slots(
        "Talks were held in Vale. Shells hit Ost on Monday. On Tuesday rockets struck the city, killing 2 men."
    )[-1]
    assert last[0] == ["vale"]
    assert "place-by-noun" in last[2]


def test_killed_there() -> None:
    last = slots("Shells hit Vale on Monday. Nobody was hurt. On Tuesday 9 people were killed there by a rocket.")[-1]
    assert (last[0], last[1]) == (["vale"], "On Tuesday")


def test_another_day_is_another_event() -> None:
    _, second = slots("Shells hit Ost on Monday, killing 2 people. On Tuesday shells wounded 3 people.")
    assert second[0] == []


def test_hours_later_is_the_same_day() -> None:
    _, second = slots("A raid hit Vale on Monday. Hours later, shells killed 3 people in Brandt.")
    assert second[:2] == (["brandt"], "on Monday")


@pytest.mark.parametrize(
    "general",
    [
        "Norlandian forces have intensified shelling of Vale.",
        "Lately shells have killed 40 people in Vale.",
        "Buses are targeted by shelling in Vale.",
    ],
)
def test_what_goes_on_at_large_takes_no_day(general: str) -> None:
    last = slots(f"Shells hit Vale on Monday, killing 2 people. {general}")[-1]
    assert last[1] == ""


def test_a_campaign_s_beginning_is_lent_to_nothing() -> None:
    first, second = slots(
        "Troops fought an offensive that began on 2 June in Vale. Fighters repelled the offensive, killing 9 soldiers."
    )
    assert first[1] == "on 2 June"
    assert second[1] == ""


def test_a_toll_of_the_war_runs_from_when_the_text_says_that_it_began() -> None:
    said = told(
        "Norland's war erupted in 2028. Talks failed on Monday. More than 70,000 people have been killed in the war."
    )[-1]
    when = said.claim.when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert (when.start.year, when.end.isoformat()[:13]) == (2027, "2031-06-11T22")  # 2028 in a zone ahead of UTC
    assert "time-of-the-war" in said.found_by


def test_two_beginnings_leave_the_toll_without_one() -> None:
    said = told(
        "The war erupted in 2028. The conflict began in 2026. More than 70,000 people have been killed in the war."
    )[-1]
    assert said.claim.when is None


def test_a_clock_time_waits_for_the_day_of_its_event() -> None:
    said = told("A raid hit Vale on Monday. The raid, at 2.15 p.m., killed 3 people.")[-1].claim.when
    assert said is not None
    assert said.start is not None
    assert said.start.isoformat()[:16] == "2031-06-09T12:15"


def test_a_minute_is_lent_as_its_day() -> None:
    last = told("A raid hit Vale at 9 am on Monday, killing 3 people. The raid also wounded 8 people.")[-1].claim.when
    assert last is not None
    assert last.start is not None
    assert last.end is not None
    assert (last.start.isoformat()[:13], last.end.isoformat()[:13]) == ("2031-06-08T22", "2031-06-09T22")


def test_the_next_sentence_may_date_the_attack() -> None:
    first = slots(
        "Harrow met.\n\nNothing else.\n\nShells killed 12 people in Vale. The shelling began on Monday in Vale."
    )[0]
    assert first[1] == "on Monday"
    assert "time-from-below" in first[2]


def test_a_truce_without_a_place_says_nothing_of_where_talks_were_held() -> None:
    said = told("The truce, brokered in talks in Vale, collapsed on Monday.")
    assert [w.key for s in said for w in s.claim.where] == []


def test_a_town_is_the_one_that_the_next_sentences_name() -> None:
    first, second = slots(
        "An air raid killed 12 people in a town outside Vale on Monday. The raid hit the town of Ost, medics said."
    )
    assert first == (["ost"], "on Monday", ("place-named-later", "time"))
    assert second[0] == ["ost"]


def test_a_town_that_nobody_names_stays_open() -> None:
    first = slots("An air raid killed 12 people in a town outside Vale on Monday. Medics came.")[0]
    assert first[0] == ["vale"]


def test_the_town_near_a_city_is_the_one_named_before() -> None:
    last = slots(
        "A raid hit the village of Ost on Monday. Four died in the raid on the village about 20 km north of Vale."
    )[-1]
    assert last[0] == ["ost"]


def test_a_toll_since_the_fighting_began_on_a_day() -> None:
    (said,) = told("More than 300 people have been killed since the fighting began on May 15.")
    when = said.claim.when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert (when.start.isoformat()[:10], when.end.isoformat()[:10]) == ("2031-05-14", "2031-06-11")


@pytest.mark.parametrize("opens", ["VALE, June 10 (Harrow Press) - ", "VALE, 10 JUN 31 (HP) -- ", "VALE, June 10 — "])
def test_the_date_of_a_dateline_is_not_the_day_of_the_event(opens: str) -> None:
    when = told(f"{opens}Shells killed 12 people in Ost on Sunday.")[0].claim.when
    assert when is not None
    assert when.as_written == "on Sunday"
    assert told(f"{opens}Shells killed 12 people in Ost.")[0].claim.when is None
