"""The nights add to the answers and take nothing away."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY, anybody, nothing_applies
from uncramp.care.assessment import assess
from uncramp.knowledge.content import Urgency
from uncramp.person.diary import Cramps, Diary, Episode, Muscle, NightEntry, Side
from uncramp.person.nights import Night

NOBODY = nothing_applies()


def night(days_ago, *episodes, cramps=None, minutes=None):
    count = Cramps.counted(len(episodes) if cramps is None else cramps)
    return NightEntry(
        Night(TODAY - timedelta(days=days_ago)), count, episodes=episodes, minutes=minutes
    )


def episode(muscle=Muscle.UNSURE, side=Side.UNSURE, seconds=None):
    return Episode("e", muscle=muscle, side=side, seconds_to_release=seconds)


def found(*entries, answers=NOBODY):
    return assess(answers, KNOWN, Diary(entries), TODAY)


def signs(*entries):
    return {hit.subject: hit for hit in found(*entries).signs}


def test_a_cramp_of_more_than_ten_minutes_in_the_past_14_nights_is_a_sign_within_days():
    hit = signs(night(14, episode(seconds=601)))["cramp-over-ten-minutes"]
    assert (hit.rule, hit.urgency) == ("S2-past", Urgency.WITHIN_DAYS)
    assert [str(n) for n in hit.nights] == ["2026-11-08"]


@pytest.mark.parametrize(
    "entry",
    [
        night(1, episode(seconds=600)),
        night(15, episode(seconds=601)),
        night(1, episode()),
        night(1, cramps=3, minutes=15),
        night(1, cramps=1, minutes=10),
        night(-1, episode(seconds=601)),
    ],
)
def test_ten_minutes_or_less_long_ago_or_of_several_cramps_is_none(entry):
    assert signs(entry) == {}


def test_the_minutes_of_a_night_time_its_only_cramp():
    assert "cramp-over-ten-minutes" in signs(night(1, cramps=1, minutes=11))


def test_a_cramp_locked_now_stays_for_today_whatever_the_diary_holds():
    locked = nothing_applies({"cramp-locked-now": "yes"})
    assessed = found(night(1, episode(seconds=700)), answers=locked)
    assert [hit.urgency for hit in assessed.signs] == [Urgency.SAME_DAY]


def test_three_episodes_all_in_the_thigh_are_a_sign():
    thigh = [episode(Muscle.THIGH_FRONT), episode(Muscle.THIGH_BACK), episode(Muscle.UNSURE)]
    assert "thigh-only" not in signs(night(1, *thigh))
    hit = signs(night(1, *thigh), night(40, episode(Muscle.THIGH_BACK)))["thigh-only"]
    assert [str(n) for n in hit.nights] == ["2026-10-13", "2026-11-21"]


def test_one_episode_in_the_calf_makes_it_not_thigh_only():
    thigh = [episode(Muscle.THIGH_FRONT)] * 5
    assert signs(night(1, *thigh), night(2, episode(Muscle.CALF))) == {}


def test_an_answer_of_thigh_only_against_a_diary_with_the_calf_is_said_and_the_sign_stays():
    thigh = nothing_applies({"where-cramps": ("thigh-front",)})
    assessed = found(night(1, episode(Muscle.CALF)), answers=thigh)
    (one,) = assessed.contradictions
    assert (one.id, [str(n) for n in one.nights]) == ("thigh-only-but-diary-lower", ["2026-11-21"])
    assert [hit.subject for hit in assessed.signs] == ["thigh-only"]


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_five_episodes_in_one_leg_only_are_noted(side):
    entries = [night(n, episode(side=side)) for n in range(1, 6)]
    (note,) = found(*entries).notes
    assert (note.id, len(note.nights)) == (f"one-leg-{side}", 5)
    assert found(*entries[:4]).notes == ()


def test_both_legs_in_turn_or_at_once_are_not_noted():
    turns = [night(n, episode(side=[Side.LEFT, Side.RIGHT][n % 2])) for n in range(1, 9)]
    assert found(*turns).notes == ()
    assert found(*[night(n, episode(side=Side.BOTH)) for n in range(1, 9)]).notes == ()


def weeks(lately, before):
    """So many cramps each night in the past 14 nights, and in the 28 before."""
    first = [night(n, cramps=lately) for n in range(1, 15)]
    return first + [night(n, cramps=before) for n in range(15, 43)]


@pytest.mark.parametrize(
    ("lately", "before", "noted"), [(2, 1, True), (3, 2, False), (1, 0, True), (0, 0, False)]
)
def test_twice_as_many_cramps_as_before_ask_for_the_check_up_again(lately, before, noted):
    ids = [note.id for note in found(*weeks(lately, before)).notes]
    assert ids == (["twice-as-many"] if noted else [])


def test_nights_without_an_entry_are_no_quiet_nights():
    assert found(*[night(n, cramps=3) for n in range(1, 15)]).notes == ()


episodes = st.builds(
    episode, st.sampled_from(Muscle), st.sampled_from(Side), st.none() | st.integers(0, 2000)
)


@given(anybody(), st.lists(st.lists(episodes, max_size=3), max_size=20))
def test_no_diary_takes_anything_away(answers, told):
    diary = Diary(tuple(night(n, *held) for n, held in enumerate(told)))
    without = assess(answers, KNOWN, None, TODAY)
    having = assess(answers, KNOWN, diary, TODAY)
    graver = {hit.subject: list(Urgency).index(hit.urgency) for hit in having.signs}
    assert all(graver[hit.subject] <= list(Urgency).index(hit.urgency) for hit in without.signs)
    assert (having.cautions, having.not_answered) == (without.cautions, without.not_answered)
    assert having.stops >= without.stops
