"""The way in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2031, 3, 5, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("seat")


def test_a_link_lets_in_once() -> None:
    from trucewatch.desk.links import new_link, use_link

    token = new_link(NOW)
    assert use_link(token, NOW + timedelta(minutes=1))
    assert not use_link(token, NOW + timedelta(minutes=1))


def test_a_link_lets_in_for_a_quarter_of_an_hour() -> None:
    from trucewatch.desk.links import new_link, use_link

    in_time, late = new_link(NOW), new_link(NOW)
    assert use_link(in_time, NOW + timedelta(minutes=15) - timedelta(microseconds=1))
    assert not use_link(late, NOW + timedelta(minutes=15))


def test_only_the_hash_of_a_token_is_kept(seat) -> None:
    from trucewatch.desk.links import new_link

    token = new_link(NOW)
    files = seat.record.glob("desk.db*")
    assert not any(token.encode() in file.read_bytes() for file in files)


def test_old_links_are_dropped_when_a_new_one_is_made() -> None:
    from trucewatch.desk.links import new_link
    from trucewatch.desk.models import Link

    new_link(NOW)
    new_link(NOW + timedelta(days=1))
    assert Link.objects.filter(expires_at__lte=NOW + timedelta(days=1)).count() == 0


def test_the_tables_are_those_of_the_models() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@given(token=st.text(max_size=60))
def test_a_guess_never_lets_in(token: str) -> None:
    from trucewatch.desk.links import use_link

    assert not use_link(token, NOW)


def test_the_role_account_has_no_password() -> None:
    from trucewatch.desk.links import duty_officer

    user = duty_officer()
    assert user.username == "duty officer"
    assert not user.has_usable_password()
    assert not user.is_staff
    assert not user.is_superuser


def test_a_password_that_somebody_set_is_taken_away_again() -> None:
    from trucewatch.desk.links import duty_officer

    user = duty_officer()
    user.set_password("open sesame")
    user.save()
    assert not duty_officer().check_password("open sesame")
