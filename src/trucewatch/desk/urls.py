"""The addresses of the desk. Every page is GET and read-only; only leaving is a form that is sent."""

from __future__ import annotations

from django.urls import path

from trucewatch.desk import faults
from trucewatch.desk.pages import (
    alike,
    allegations,
    board,
    commitments,
    disagreements,
    enter,
    handover,
    health,
    incidents,
    maps,
    records,
    report,
    style,
    timeline,
    watch,
)

urlpatterns = [
    path("", board.page, name="board"),
    path("incidents", incidents.listed, name="incidents"),
    path("incident/<str:key>", incidents.one, name="incident"),
    path("alike", alike.page, name="alike"),
    path("report", report.choose, name="report"),
    path("report/<str:day>.html", report.as_html, name="report-html"),
    path("report/<str:day>.json", report.as_json, name="report-json"),
    path("report/<str:day>", report.page, name="report-day"),
    path("timeline", timeline.page, name="timeline"),
    path("handover", handover.page, name="handover"),
    path("commitments", commitments.page, name="commitments"),
    path("deadlines.ics", commitments.as_calendar, name="deadlines-ics"),
    path("allegations", allegations.page, name="allegations"),
    path("watch", watch.page, name="watch"),
    path("disagreements", disagreements.page, name="disagreements"),
    path("records", records.listed, name="records"),
    path("records/<str:day>", records.of_day, name="records-day"),
    path("record/<str:key>", records.one, name="record"),
    path("map", maps.page, name="map"),
    path("zones.geojson", maps.zones, name="zones"),
    path("incidents.geojson", maps.incidents, name="incident-points"),
    path("enter", enter.how, name="enter"),
    path("enter/<str:token>", enter.enter, name="enter-by-link"),
    path("leave", enter.leave, name="leave"),
    path("style.css", style.page, name="style"),
    path("health", health.page, name="health"),
]

handler400 = faults.bad_request
handler403 = faults.not_allowed
handler404 = faults.not_found
handler500 = faults.server_error
