"""The sample diary: one command away, always up to last night, never mixed with one's own."""

from datetime import timedelta
from itertools import pairwise

import pytest

from uncramp.care.plan import Kept, Turn, Wishes, adherence, read_plan, read_wishes, step
from uncramp.exchange.record import Settings
from uncramp.knowledge.content import load
from uncramp.learn.inference import analyse
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.web.store import (
    Shelf,
    attacks,
    factors,
    load_care,
    load_diary,
    load_record,
    medicines,
    open_sample,
    person_on,
    plans,
    save_night,
    save_settings,
    sessions,
    start,
    trials,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def test_its_last_night_is_last_night(now, tonight):
    person = open_sample(now, "en", zone="Europe/Madrid")
    diary = load_diary(person)
    assert diary.last == tonight + -1
    assert person.shelf is Shelf.SAMPLE


@pytest.mark.parametrize("days", range(7))
def test_its_saturdays_stay_saturdays_whatever_day_it_is(now, days):
    diary = load_diary(open_sample(now + timedelta(days=days), "en"))
    assert diary.last is not None
    assert diary.first is not None
    assert diary.last - diary.first >= 360
    weekend = [e.exposure("evening alcohol") for e in diary if e.night.is_weekend]
    others = [e.exposure("evening alcohol") for e in diary if not e.night.is_weekend]
    assert weekend.count(True) / len(weekend) > 1.5 * others.count(True) / len(others)


def test_it_has_every_kind_of_night(now):
    diary = load_diary(open_sample(now, "en"))
    told = {str(entry.cramps) for entry in diary}
    span = diary.last - diary.first + 1
    assert {"", "1+", "0", "1", "2"} <= told
    assert 0.03 < 1 - len(diary) / span < 0.12
    assert sum(len(entry.episodes) for entry in diary) > 50


def test_it_shows_one_thing_that_goes_with_cramps_and_one_that_does_not(now):
    found = analyse(load_diary(open_sample(now, "en")))
    links = {association.exposure: association.link for association in found.associations}
    assert links["evening alcohol"] == "goes_with_more"
    assert links["evening coffee"] != "goes_with_more"
    assert links["evening coffee"] != "goes_with_fewer"


def test_its_cramps_were_met_with_the_guide_and_stand_in_its_nights(now):
    person = open_sample(now, "en", zone="Europe/Madrid")
    found, known = attacks(person), load("en").manoeuvres
    assert len(found) > 20
    firsts = [one.tried[0] for one in found]
    assert {one.released for one in firsts} == {True, False}
    tried = [(attack, known[one.manoeuvre]) for attack in found for one in attack.tried]
    assert all(attack.muscle in way.muscles for attack, way in tried)
    assert all(attack.position in way.positions for attack, way in tried)
    in_nights = {one.id: one for entry in load_diary(person) for one in entry.episodes}
    assert all(in_nights[one.id] == one.as_episode() for one in found)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_speaks_the_language_of_whoever_looks(now, language):
    person = open_sample(now, language)
    names = {factor.name for _, factor in factors(person)}
    assert names == set(load_diary(person).exposure_names)
    assert ("evening coffee" in names) == (language == "en")
    assert len(medicines(person)) == 2
    assert person.settings.language == language


@pytest.mark.parametrize("days", range(0, 40, 9))
def test_its_sessions_went_as_the_program_would_have_had_them(now, days):
    person = open_sample(now + timedelta(days=days), "en", zone="Europe/Madrid")
    held, last = sessions(person), load_diary(person).last
    known = load("en")
    for name in ("wall-calf-stretch", "hamstring-stretch"):
        done = [one for session in held for one in session.of(name)]
        levels = [one.level for one in done]
        assert levels == sorted(levels)
        assert levels[0] == 1 < levels[-1]
        assert not any(one.hurt for one in done)
        found = step(known.exercises[name], levels[-1], held, today=last.evening, trial_runs=True)
        assert found.turn is Turn.STAY
    kept = list(adherence(held, last + -76, last).values())
    assert {Kept.WHOLE, Kept.PART, Kept.ABSENT} == set(kept)
    assert 25 < kept.count(Kept.WHOLE) < 65


def test_its_sessions_of_the_trial_follow_its_coins(now):
    person = open_sample(now, "en")
    running = next(one for one in trials(person) if one.id.startswith("stretches"))
    held = [one.night for one in sessions(person, first=running.first)]
    assert held
    assert all(running.arm_on(night).dose == 1 for night in held)


def test_its_plans_are_a_week_apart_and_hold_what_its_sessions_did(now):
    person = open_sample(now, "en")
    kept = [read_plan(one.document) for one in plans(person)]
    assert all((b.made_on - a.made_on).days == 7 for a, b in pairwise(kept))
    assert len(kept) == 11
    assert all(plan.items for plan in kept)
    for session in sessions(person):
        plan = max((p for p in kept if p.made_on <= session.night.evening), key=lambda p: p.made_on)
        for one in session.movements:
            held = plan.exercise(one.exercise)
            assert (one.level, one.form, one.planned) == (held.level, held.form, held.dose.sets)
    assert read_wishes(load_care(person)["wishes"]) == Wishes()


def test_a_visitor_may_write_in_it_until_the_next_day(now, tonight):
    person = open_sample(now, "en")
    entry = NightEntry(tonight, Cramps.counted(9))
    save_night(person, entry, at=now)
    assert load_diary(open_sample(now + timedelta(hours=2), "en")).entries[-1] == entry
    tomorrow = load_diary(open_sample(now + timedelta(days=2), "en"))
    assert tomorrow.last == tonight + 1
    assert entry not in tomorrow.entries


def test_it_never_mixes_with_ones_own(now, tonight):
    mine = start(Shelf.MINE, Settings())
    entry = NightEntry(tonight, Cramps.counted(1))
    save_night(mine, entry, at=now)
    before = load_record(mine)
    sample = open_sample(now, "es")
    save_night(sample, NightEntry(tonight, Cramps.quiet()), at=now)
    save_settings(sample, Settings("es"))
    assert load_record(mine) == before
    assert person_on(Shelf.MINE) == mine
    assert load_diary(mine) == Diary((entry,))


def test_the_sample_alone_starts_nobody_on_ones_own_shelf(now):
    open_sample(now, "en")
    assert person_on(Shelf.MINE) is None
