"""The disagreement list, the matrix, the figure sheet and the reconciliation as products."""

from __future__ import annotations

import json

import pytest

from products.test_situation import DAY, another
from trucewatch.errors import BadInput, NotHeld
from trucewatch.products.disagreements import disagreement_list
from trucewatch.products.figures import figure_sheet
from trucewatch.products.matrix import COLUMNS, matrix
from trucewatch.products.page import html, json_text
from trucewatch.products.reconciliation import reconciliation
from trucewatch.products.scope import area_named, day_window, days_window, parse_day
from trucewatch.products.situation import day_report


def test_every_row_of_the_matrix_has_the_same_columns(tmp_path):
    with another(tmp_path) as seen:
        shown = matrix(seen)
        assert shown.rows
        assert {tuple(row.row.cells) for row in shown.rows} == {COLUMNS}
        assert {row.row.own for row in shown.rows} & {"denies", "no statement of its own on record"}


def test_each_side_has_its_words_and_where_they_stand(tmp_path):
    with another(tmp_path) as seen:
        found = disagreement_list(seen)
        assert found.rows
        assert sum(found.counts.values()) == len(found.rows)
        for row in found.rows:
            assert len(row.sides) > 1
            assert row.reasons
            assert all(voice.cite.words and voice.cite.report for side in row.sides for voice in side.voices)


def test_the_report_carries_them_and_asking_twice_gives_the_same_bytes(tmp_path):
    with another(tmp_path) as seen:
        report = day_report(seen, DAY)
        assert report.disagreements
        assert report.claims_and_denials
        page = html("situation.html.j2", report)
        assert "Disagreements" in page
        assert all(row.id in page for row in report.disagreements)
        assert json_text(disagreement_list(seen)) == json_text(disagreement_list(seen))


def test_a_list_of_another_day_or_place_leaves_out_what_has_no_claim_there(tmp_path):
    with another(tmp_path) as seen:
        config = seen.files.config
        far = days_window(parse_day("2019-01-01"), parse_day("2019-01-02"), config)
        assert disagreement_list(seen, far).rows == ()
        with pytest.raises(NotHeld, match="nowhere"):
            disagreement_list(seen, None, "nowhere")
        with pytest.raises(BadInput, match="comes before"):
            days_window(parse_day("2031-03-05"), parse_day("2031-03-04"), config)


def test_published_counts_and_incidents_stand_beside_each_other_without_a_total(tmp_path):
    with another(tmp_path) as seen:
        window = day_window(DAY, seen.files.config)
        found = reconciliation(seen, window)
        assert found.telling
        assert all(len(row.told_by) == len(found.columns) for row in found.telling)
        assert "not added" in found.notes[0]
        assert json.loads(json_text(found))["watch"]


def test_comparisons_of_the_sheet_name_two_of_its_rows(tmp_path):
    with another(tmp_path) as seen:
        sheet = figure_sheet(seen)
        for pair in sheet.compared:
            one, other = sheet.rows[pair.one], sheet.rows[pair.other]
            assert one.counted == other.counted
            assert pair.match in ("compatible", "incompatible", "not comparable")
        place = next(iter(seen.files.places.values()))
        assert figure_sheet(seen, area=area_named(seen.files, place.id)).notes is not None
