from __future__ import annotations

from datetime import date

from products_case import DECISIONS, another
from trucewatch.products.figures import figure_sheet
from trucewatch.products.scope import area_named, day_window

DAY = date(2031, 3, 4)


def test_counts_stand_side_by_side_with_their_scope(seen):
    sheet = figure_sheet(seen)
    assert [(r.sign, r.category, r.subset_of, r.place, r.period, r.origin) for r in sheet.rows] == [
        ("≈20", "people", "", "Vale", "period not stated", "Harrow Radio"),
        ("≥12", "civilians", "", "mill quarter", "2031-03-04", "residents"),
        ("=3", "children", "civilians", "mill quarter", "2031-03-04", "residents"),
    ]
    assert (
        "killed: areas and periods and categories and origins differ between these 2 counts; they are not added."
        in (sheet.notes)
    )


def test_bounds_and_qualifier_are_kept_apart_and_none_is_invented(seen):
    about, least, part = figure_sheet(seen).rows
    assert (about.qualifier, about.value, about.low, about.high) == ("about", 20, None, None)
    assert (least.qualifier, least.value, least.low, least.high) == ("at least", 12, 12, None)
    assert (part.qualifier, part.value, part.low, part.high) == ("exact", 3, 3, 3)


def test_a_count_without_a_period_belongs_to_the_day_its_report_was_known(seen):
    config = seen.files.config
    first = figure_sheet(seen, day_window(DAY, config))
    second = figure_sheet(seen, day_window(date(2031, 3, 5), config))
    assert [r.sign for r in first.rows] == ["≥12", "=3"]
    assert [r.sign for r in second.rows] == ["≈20"]


def test_an_area_leaves_out_counts_of_elsewhere(seen):
    assert not figure_sheet(seen, area=area_named(seen.files, "harrow")).rows


def test_merging_adds_and_averages_nothing(tmp_path, seen):
    apart = DECISIONS[: DECISIONS.index("  - merge:")]
    with another(tmp_path / "vale", apart) as other:
        assert figure_sheet(other).rows == figure_sheet(seen).rows


def test_one_count_needs_no_note(tmp_path):
    only = DECISIONS[: DECISIONS.index("    as: toll")].replace(
        ', {killed: "3", who: children, subset_of: civilians}', ""
    )
    with another(tmp_path / "vale", only) as other:
        assert figure_sheet(other).notes == ()
