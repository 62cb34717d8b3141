"""What the name of a backup says."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.backups import Name, read_name
from uncramp.exchange.backups._names import name_before, name_of


@given(st.dates(), st.booleans())
def test_a_name_reads_back(day, locked):
    assert read_name(name_of(day, locked=locked)) == Name(day, locked)


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)), st.booleans())  # noqa: DTZ001
def test_a_copy_taken_before_something_reads_back(moment, locked):
    assert read_name(name_before(moment, locked=locked)) == Name(moment.date(), locked, True)


@pytest.mark.parametrize(
    "name",
    [
        "uncramp-2026-02-30.uncramp",
        "uncramp-2026-11-22.uncramp.part",
        ".uncramp-2026-11-22.uncramp.abc",
        "uncramp-2026-11-22.zip",
        "../uncramp-2026-11-22.uncramp",
        "uncramp-２０２６-11-22.uncramp",
        "state.json",
        "",
    ],
)
def test_any_other_name_is_no_backup(name):
    assert read_name(name) is None


def test_the_two_kinds_are_told_apart_by_their_ends():
    assert name_of(date(2026, 11, 22), locked=False) == "uncramp-2026-11-22.uncramp"
    assert name_of(date(2026, 11, 22), locked=True) == "uncramp-2026-11-22.age.zip"
