from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night
from uncramp.web.store import load_diary, load_night, save_night

TONIGHT = Night.parse("2026-11-21")


def test_a_quiet_night_is_an_entry_and_not_a_gap(ada, now):
    entry = NightEntry(TONIGHT, Cramps.quiet())
    save_night(ada, entry, at=now)
    assert load_night(ada, TONIGHT) == entry
    assert load_night(ada, TONIGHT + 1) is None
    assert load_diary(ada) == Diary((entry,))
