from __future__ import annotations

from reading import names
from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.read.places.names import Names
from work import grows_evenly


def place(name: str, *names: str) -> Place:
    return Place(id=name, name=name, names=names, lat=0, lon=0, radius_km=1, precision=PlacePrecision.TOWN)


def spelled(*spellings: str) -> Names:
    return Names.of((), (), [place(*spellings)])


def test_the_longest_name_wins() -> None:
    (found,) = names().find("the Norlandian army moved")
    assert found.as_written == "Norlandian army"


def test_articles_hyphens_and_marks_are_folded() -> None:
    listed = spelled("Al-Ḩarrāsh", "حراش")
    for text in ("in al-Harrash today", "in Harrash today", "in El Harrash today", "في الحراش اليوم"):
        assert [m.places[0].id for m in listed.find(text)] == ["Al-Ḩarrāsh"], text


def test_a_lost_apostrophe_is_forgiven_but_not_a_lower_case_word() -> None:
    listed = spelled("Mill")
    assert spelled("Ost").find("Osts road") == []
    assert len(spelled("Harrow").find("Harrows road")) == 1
    assert listed.find("a mill burned") == []


def test_names_end_at_words() -> None:
    assert spelled("Ost").find("Ostrava and Most") == []


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    (found,) = names().find("shells fell on Mill")
    assert {p.id for p in found.places} == {"mill-1", "mill-2"}


def test_thousands_of_names_take_work_in_proportion_to_the_text() -> None:
    listed = Names.of((), (), [place(f"Place{chr(97 + i % 26)}{i}") for i in range(5000)])
    line = "Nothing here but Placeb1 and the rest of it. "
    assert len(listed.find(line * 2000)) == 2000
    assert grows_evenly(lambda size: listed.find(line * size), 500)
