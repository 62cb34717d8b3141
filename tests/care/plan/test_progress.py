"""Up when the page's own criterion is met, down when it hurt, else where it is, and why."""

from dataclasses import replace

import pytest

from tests.care.plan.sessions_made import chosen, day, good, looked, session
from uncramp.care.plan import STEP_REASONS, Reason, Turn, levels, step, step_facts, which_signs
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import LANGUAGES, say
from uncramp.person.diary import Side

KNOWN = load("en")
WITH_CRITERION = [one for one in KNOWN.exercises.values() if one.progress]
GROWING = [one for one in WITH_CRITERION if one.levels]
WALL = KNOWN.exercises["wall-calf-stretch"]
RAISE = KNOWN.exercises["heel-raise"]


def ids(found):
    return [reason.id for reason in found.reasons]


def run(exercise, level=1, first=0, nights=None, **otherwise):
    """As many nights in a row as the criterion asks for."""
    wanted = nights or exercise.progress.sessions
    return [session(first + n, *good(exercise, level, **otherwise)) for n in range(wanted)]


def at(exercise, level, sessions, changes=(), today=27, **told):
    return step(exercise, level, sessions, changes=changes, today=day(today), **told)


@pytest.mark.parametrize("exercise", GROWING, ids=lambda one: one.id)
def test_an_exercise_goes_up_when_its_own_criterion_is_met(exercise):
    for level in range(1, len(exercise.doses)):
        found = at(exercise, level, run(exercise, level))
        assert (found.turn, found.level) == (Turn.UP, level + 1)
        assert found.reasons == (Reason("criterion-met", (str(exercise.progress.sessions),)),)


@pytest.mark.parametrize("exercise", WITH_CRITERION, ids=lambda one: one.id)
def test_at_its_last_level_the_goal_is_met_and_stays_met(exercise):
    top = len(exercise.doses)
    done = run(exercise, top)
    found = at(exercise, top, done)
    assert (found.turn, found.level, ids(found)) == (Turn.STAY, top, ["goal-met"])
    broken_off = session(20, *good(exercise, top, done=0, skipped=True))
    assert ids(at(exercise, top, [*done, broken_off])) == ["goal-met"]


@pytest.mark.parametrize("exercise", WITH_CRITERION, ids=lambda one: one.id)
def test_one_session_too_few_is_not_enough(exercise):
    wanted = exercise.progress.sessions
    found = at(exercise, 1, run(exercise, nights=wanted - 1))
    assert (found.turn, found.level) == (Turn.STAY, 1)
    assert found.reasons == (Reason("more-sessions", (str(wanted - 1), str(wanted))),)


def lacking(exercise):
    wanted = exercise.progress
    yield {"done": 0}, "not-whole"
    yield {"skipped": True}, "not-whole"
    yield {"felt": wanted.at_most + 1}, f"{wanted.felt}-too-strong"
    yield {"felt": None}, "not-answered"
    if wanted.clean:
        yield {"clean": False}, "not-clean"
        yield {"clean": None}, "not-answered"
    if wanted.sore_at_most is not None:
        yield {"sore": wanted.sore_at_most + 1}, "sore"
        yield {"sore": None}, "sore-not-answered"


@pytest.mark.parametrize("exercise", WITH_CRITERION, ids=lambda one: one.id)
def test_what_the_last_session_lacks_is_said_and_the_count_begins_anew(exercise):
    wanted = exercise.progress.sessions
    for otherwise, reason in lacking(exercise):
        done = run(exercise, nights=wanted - 1)
        done.append(session(20, *good(exercise, **otherwise)))
        found = at(exercise, 1, done)
        assert (found.turn, found.level) == (Turn.STAY, 1), otherwise
        assert ids(found) == [reason, "more-sessions"], otherwise
        assert found.reasons[-1].subjects == ("0", str(wanted))


@pytest.mark.parametrize("exercise", KNOWN.exercises.values(), ids=lambda one: one.id)
def test_what_hurt_goes_one_level_back_and_waits_until_the_signs_were_asked(exercise):
    for level in range(1, len(exercise.doses) + 1):
        done = [session(3, *good(exercise, level, hurt=True))]
        found = at(exercise, level, done)
        assert found.level == max(1, level - 1)
        assert found.turn is (Turn.DOWN if level > 1 else Turn.STAY)
        assert found.hurt_on == day(3)
        assert ids(found) == ["hurt", "held"]
        again = at(exercise, found.level, done)
        assert (again.turn, again.level, again.hurt_on) == (Turn.STAY, found.level, day(3))


def test_a_look_at_the_signs_on_that_day_or_later_sets_it_free_one_level_down():
    done = [session(3, *good(WALL, 2, hurt=True))]
    assert at(WALL, 2, done, [looked(WALL, 2)]).hurt_on == day(3)
    for when in (3, 9):
        found = at(WALL, 2, done, [looked(WALL, when)])
        assert (found.hurt_on, found.level, ids(found)) == (None, 1, ["hurt"])
    assert at(WALL, 2, done, [looked(RAISE, 9)]).hurt_on == day(3)


def test_a_look_that_was_used_up_on_an_older_hurt_says_nothing_of_one_on_the_same_day():
    done = [session(n, *good(WALL, 2, hurt=True)) for n in (1, 3)]
    assert at(WALL, 2, done, [looked(WALL, 3)]).hurt_on == day(3)
    assert at(WALL, 2, done, [looked(WALL, 3)] * 2).hurt_on is None


def test_what_hurt_after_midnight_is_not_set_free_by_a_look_of_the_evening_before():
    after_midnight = replace(session(4, *good(WALL, 2, hurt=True), hour=1), night=session(3).night)
    assert at(WALL, 2, [after_midnight], [looked(WALL, 3)]).hurt_on == day(4)
    assert at(WALL, 2, [after_midnight], [looked(WALL, 4)]).hurt_on is None


def test_an_exercise_without_a_criterion_stays():
    still = KNOWN.exercises["sleep-positions"]
    found = at(still, 1, [session(n, *good(still)) for n in range(9)])
    assert (found.turn, found.level, ids(found)) == (Turn.STAY, 1, ["no-criterion"])


def test_the_same_sessions_never_count_twice():
    done = run(WALL)
    assert at(WALL, 1, done).turn is Turn.UP
    found = at(WALL, 2, done)
    assert (found.turn, found.level) == (Turn.STAY, 2)
    assert found.reasons == (Reason("more-sessions", ("0", "3")),)


def test_two_sessions_of_one_night_are_one_night():
    done = [session(0, *good(WALL), name=f"s{n}", hour=20 + n) for n in range(3)]
    assert at(WALL, 1, done).reasons == (Reason("more-sessions", ("1", "3")),)


def test_a_week_passes_between_two_rises():
    done = run(WALL) + run(WALL, 2, first=3)
    early = at(WALL, 2, done, today=9)
    assert (early.turn, early.level) == (Turn.STAY, 2)
    assert early.reasons == (Reason("wait", (day(10).isoformat(),)),)
    assert at(WALL, 2, done, today=10).level == 3


def test_a_rise_that_was_earned_is_taken_back_by_what_goes_badly_before_it_begins():
    done = run(WALL)
    assert at(WALL, 1, done).level == 2
    hard = session(3, *good(WALL, felt=8))
    found = at(WALL, 1, [*done, hard])
    assert (found.turn, ids(found)) == (Turn.STAY, ["pull-too-strong", "more-sessions"])
    begun = session(3, *good(WALL, 2, felt=8))
    assert at(WALL, 2, [*done, begun]).level == 2


def test_only_one_side_is_not_the_whole():
    left = [session(n, *good(WALL)[:1]) for n in range(3)]
    assert ids(at(WALL, 1, left)) == ["not-whole", "more-sessions"]
    both = [session(n, replace(good(WALL)[0], side=Side.BOTH)) for n in range(3)]
    assert at(WALL, 1, both).turn is Turn.UP


def test_a_question_that_is_asked_once_for_both_sides_is_answered():
    left, right = good(WALL)
    done = [session(n, left, replace(right, felt=None, clean=None)) for n in range(3)]
    assert at(WALL, 1, done).turn is Turn.UP


def test_nothing_goes_up_while_a_trial_runs_and_down_always_works():
    found = at(WALL, 1, run(WALL), trial_runs=True)
    assert (found.turn, found.level, ids(found)) == (Turn.STAY, 1, ["trial-runs"])
    hurt = [session(3, *good(WALL, 2, hurt=True))]
    assert at(WALL, 2, hurt, trial_runs=True).level == 1


def test_a_level_that_somebody_chose_holds_and_counts_from_there():
    found = at(WALL, 1, run(WALL, nights=2), [chosen(WALL, 5, 3)])
    assert (found.turn, found.level, ids(found)) == (Turn.UP, 3, ["level-asked"])
    hurt = session(5, *good(WALL, 3, hurt=True))
    assert at(WALL, 3, [hurt], [chosen(WALL, 5, 3)]).level == 2
    assert at(WALL, 1, [], [chosen(WALL, 5, 99)]).level == 3
    assert at(WALL, 2, [], [replace(chosen(WALL, 5, 1), value="x")]).level == 2


def test_every_exercise_that_was_tried_has_its_level():
    done = [*run(WALL), session(4, *good(RAISE, hurt=True))]
    found = levels(KNOWN, done, [chosen(KNOWN.exercises["ankle-pumps"], 1, 2)], day(20))
    told = {name: (one.turn, one.level) for name, one in found.items()}
    assert told == {
        "ankle-pumps": (Turn.UP, 2),
        "heel-raise": (Turn.STAY, 1),
        "wall-calf-stretch": (Turn.UP, 2),
    }


def test_a_level_that_the_plan_holds_stays_when_a_trial_begins():
    done = run(WALL)
    told = {"held": {WALL.id: 2, RAISE.id: 3}, "trial_runs": True}
    found = levels(KNOWN, done, [], day(20), **told)
    assert (found[WALL.id].turn, found[WALL.id].level) == (Turn.STAY, 2)
    assert RAISE.id not in found
    assert levels(KNOWN, done, [], day(20), trial_runs=True)[WALL.id].level == 1


def test_an_exercise_that_is_no_longer_in_the_library_is_left_out():
    gone = replace(good(WALL)[0], exercise="gone")
    assert levels(KNOWN, [session(0, gone)], [], day(20)) == {}


@pytest.mark.parametrize("reason", sorted(STEP_REASONS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(reason, language):
    subjects = {
        "criterion-met": ("3",),
        "more-sessions": ("1", "3"),
        "hurt": ("2026-11-02",),
        "wait": ("2026-11-02",),
        "sore": ("3",),
        "long-ago": ("28",),
    }
    told = subjects.get(reason, ("2",) if reason.endswith("too-strong") else ())
    assert say(f"session.step.{reason}", language, **step_facts(Reason(reason, told)))


def test_after_it_hurt_the_signs_of_a_clot_and_of_a_tear_are_asked_again():
    asked = which_signs()
    assert {"leg-swollen", "pop-in-calf", "new-pain-one-leg"} <= set(asked)
    assert not {"pregnancy", "clot-before"} & set(asked)
    assert set(asked) <= set(KNOWN.questions)


def test_after_28_days_without_an_exercise_it_begins_again_one_level_down_and_says_why():
    done = [session(n, *good(WALL, 3)) for n in (0, 1)]
    assert at(WALL, 3, done, today=28).level == 3
    found = at(WALL, 3, done, today=29)
    assert (found.turn, found.level, found.reasons) == (
        Turn.DOWN,
        2,
        (Reason("long-ago", ("28",)),),
    )
    # One level, however long it was, and not again before the next session.
    for later in (30, 90, 400):
        assert at(WALL, 2, done, today=later).level == 2
    back = [*done, session(60, *good(WALL, 2))]
    assert ids(at(WALL, 2, back, today=61)) == ["more-sessions"]


def test_at_the_first_level_a_long_pause_only_begins_the_count_anew():
    done = [*run(WALL, nights=2), session(60, *good(WALL))]
    found = at(WALL, 1, done, today=61)
    assert found.reasons == (Reason("more-sessions", ("1", "3")),)


def test_a_rise_that_nobody_began_lapses_in_a_long_pause():
    assert at(WALL, 1, run(WALL), today=27).level == 2
    found = at(WALL, 2, run(WALL), today=40)
    assert (found.turn, found.level) == (Turn.DOWN, 1)


def test_what_was_only_skipped_is_no_session_against_a_long_pause():
    done = [session(0, *good(WALL, 3)), session(20, *good(WALL, 3, done=0, skipped=True))]
    assert at(WALL, 3, done, today=29).level == 2


def test_a_level_that_somebody_chose_in_the_pause_is_eased_and_one_chosen_after_it_holds():
    done = [session(0, *good(WALL, 2))]
    assert at(WALL, 3, done, [chosen(WALL, 5, 3)], today=29).level == 2
    assert at(WALL, 2, done, [chosen(WALL, 40, 3)], today=41).level == 3


def test_what_hurt_before_a_long_pause_is_lower_already_and_still_waits_for_a_look():
    done = [session(0, *good(WALL, 3, hurt=True))]
    found = at(WALL, 2, done, today=90)
    assert (found.level, found.hurt_on) == (2, day(0))
    assert at(WALL, 2, done, [looked(WALL, 80)], today=90).level == 2
