"""A backup beside what is here, night by night."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.backups.conftest import record_of
from uncramp.exchange.backups import compare
from uncramp.exchange.record import Factor, Medicine, Record
from uncramp.knowledge.wording import LANGUAGES, knows

CRAMPS = st.lists(st.sampled_from(["0", "1", "2", "1+", ""]), max_size=12)


def test_a_record_is_the_same_as_itself(mine):
    found = compare(mine, mine)
    assert (found.same, found.is_same, found.is_another) == (3, True, False)
    assert found.said("en") == ("3 nights are the same in both.",)


def test_each_night_is_the_same_changed_or_in_one_only():
    there, here = record_of("0", "2", "1"), record_of("0", "3", first="2026-11-01")
    found = compare(there, here)
    assert found.said("en") == (
        "1 night is the same in both.",
        "1 night is different here: 2 Nov 2026.",
        "1 night is only in the backup: 3 Nov 2026.",
    )
    assert compare(here, there).said("en")[2] == "1 night is only here: 3 Nov 2026."


def test_what_else_differs_is_named_and_counted(mine):
    here = replace(mine, medicines=(), factors=(Factor("coffee"),), answers={"format": 1})
    assert compare(mine, here).said("en")[1:] == (
        "Different: your medicines (1 in the backup, 0 here).",
        "Different: what you follow each evening (0 in the backup, 1 here).",
        "Different: the answers of your check-up.",
    )


def test_the_order_of_a_list_is_no_difference(mine):
    two = (Medicine("A"), Medicine("B"))
    assert compare(replace(mine, medicines=two), replace(mine, medicines=two[::-1])).is_same


def test_the_backup_of_somebody_else_is_told_at_once():
    found = compare(record_of("5", "5", "5"), record_of("0", "0", "0"))
    assert found.is_another
    assert "somebody else's" in found.said("en")[0]
    assert compare(record_of("5"), record_of("0")).is_another is False


@pytest.mark.parametrize("name", [one.name for one in fields(Record) if one.name != "diary"])
def test_every_part_of_a_record_has_a_name(name):
    assert knows(f"backup.part.{name}")


@given(CRAMPS, CRAMPS)
def test_every_night_is_counted_once(there, here):
    found = compare(record_of(*there), record_of(*here))
    both = found.same + len(found.changed)
    assert both + len(found.only_there) == len(there)
    assert both + len(found.only_here) == len(here)
    assert found.is_same == (there == here)
    for language in LANGUAGES:
        assert all(found.said(language))
