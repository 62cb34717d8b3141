"""A change can be taken back as long as nothing came after it."""

import pytest

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.web.store import clear_night, load_diary, load_night, merge_diary, save_night, undo

pytestmark = pytest.mark.django_db


def quiet(night):
    return NightEntry(night, Cramps.quiet(), note="slept")


def counted(night, count):
    return NightEntry(night, Cramps.counted(count), note=f"{count} of them")


def test_undoing_a_first_entry_leaves_a_gap(ada, now, tonight):
    change = save_night(ada, quiet(tonight), at=now)
    assert undo(ada, change, at=now) == tonight
    assert load_night(ada, tonight) is None


def test_undoing_an_edit_gives_the_whole_entry_back(ada, now, tonight):
    save_night(ada, counted(tonight, 3), at=now)
    change = save_night(ada, quiet(tonight), at=now)
    undo(ada, change, at=now)
    assert load_night(ada, tonight) == counted(tonight, 3)


def test_undoing_a_clearing_gives_the_night_back(ada, now, tonight):
    save_night(ada, counted(tonight, 2), at=now)
    undo(ada, clear_night(ada, tonight, at=now), at=now)
    assert load_night(ada, tonight) == counted(tonight, 2)


def test_an_import_is_undone_as_one(ada, now, tonight):
    save_night(ada, counted(tonight, 4), at=now)
    before = load_diary(ada)
    diary = Diary(tuple(quiet(tonight + -back) for back in range(400)))
    change = merge_diary(ada, diary, at=now)
    assert len(load_diary(ada)) == 400
    assert undo(ada, change, at=now) == tonight
    assert load_diary(ada) == before


def test_an_import_of_nothing_has_nothing_to_undo(ada, now):
    assert undo(ada, merge_diary(ada, Diary(), at=now), at=now) is None


def test_nothing_is_undone_twice(ada, now, tonight):
    save_night(ada, counted(tonight, 1), at=now)
    change = save_night(ada, quiet(tonight), at=now)
    undo(ada, change, at=now)
    save_night(ada, counted(tonight, 5), at=now)
    assert undo(ada, change, at=now) is None
    assert load_night(ada, tonight) == counted(tonight, 5)


def test_a_newer_change_of_the_night_is_never_lost(ada, now, tonight):
    first = save_night(ada, quiet(tonight), at=now)
    save_night(ada, counted(tonight, 2), at=now)
    assert undo(ada, first, at=now) is None
    assert load_night(ada, tonight) == counted(tonight, 2)


def test_a_newer_change_of_another_night_does_not_matter(ada, now, tonight):
    change = save_night(ada, quiet(tonight), at=now)
    save_night(ada, quiet(tonight + 1), at=now)
    assert undo(ada, change, at=now) == tonight
    assert load_night(ada, tonight + 1) == quiet(tonight + 1)


def test_an_import_with_one_night_changed_since_stays_whole(ada, now, tonight):
    change = merge_diary(ada, Diary((quiet(tonight), quiet(tonight + 1))), at=now)
    save_night(ada, counted(tonight, 1), at=now)
    assert undo(ada, change, at=now) is None
    assert load_night(ada, tonight + 1) == quiet(tonight + 1)


def test_changes_are_undone_backwards_to_the_first(ada, now, tonight):
    changes = [save_night(ada, counted(tonight, count), at=now) for count in range(4)]
    for count in (2, 1, 0):
        undo(ada, changes.pop(), at=now)
        assert load_night(ada, tonight) == counted(tonight, count)
    undo(ada, changes.pop(), at=now)
    assert load_night(ada, tonight) is None


def test_a_change_that_never_was_cannot_be_undone(ada, now):
    assert undo(ada, 10**9, at=now) is None


def test_an_undo_that_would_lock_the_diary_is_refused(ada, now, tonight):
    old = save_night(ada, quiet(tonight + -19_000), at=now)
    cleared = clear_night(ada, tonight + -19_000, at=now)
    save_night(ada, quiet(tonight), at=now)
    with pytest.raises(BadValue):
        undo(ada, cleared, at=now)
    assert undo(ada, old, at=now) is None
    assert load_diary(ada) == Diary((quiet(tonight),))
