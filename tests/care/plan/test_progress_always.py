"""Whatever was done in whatever order: what no replay of it may ever say."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.care.plan.sessions_made import chosen, day, good, looked, session
from uncramp.care.plan import Turn, step
from uncramp.knowledge.content import load

EXERCISES = [one for one in load("en").exercises.values() if one.progress and one.levels]
DAYS = 40
exercises = st.sampled_from(EXERCISES)


@st.composite
def told(draw):
    """An exercise and its sessions, in no order, with at most two a night."""
    exercise = draw(exercises)
    levels = st.integers(1, len(exercise.doses))
    nights = draw(st.lists(st.integers(0, DAYS - 1), max_size=25))
    done = []
    for n, after in enumerate(nights):
        level = draw(levels)
        otherwise = draw(st.sampled_from([{}, {}, {}, {"felt": 9}, {"felt": None}, {"done": 0}]))
        if draw(st.integers(0, 9)) == 0:
            otherwise = {"hurt": True}
        done.append(session(after, *good(exercise, level, **otherwise), name=f"s{n}"))
    return exercise, done


@st.composite
def changes_of(draw, exercise):
    looks = draw(st.lists(st.integers(0, DAYS), max_size=4))
    asked = draw(st.lists(st.tuples(st.integers(0, DAYS), st.integers(1, 9)), max_size=2))
    return [looked(exercise, n) for n in looks] + [chosen(exercise, n, to) for n, to in asked]


def followed(exercise, verdicts, *, every=1):
    """Somebody who does the level that the plan says; the plan is made anew ``every`` days."""
    level, done, seen = 1, [], []
    for after, otherwise in enumerate(verdicts):
        if otherwise is not None:
            done.append(session(after, *good(exercise, level, **otherwise)))
        if after % every == every - 1:
            found = step(exercise, level, done, today=day(after))
            level = found.level
            seen.append((after, found))
    return done, seen


@given(st.data())
def test_the_level_is_always_one_that_there_is(data):
    exercise, done = data.draw(told())
    changes = data.draw(changes_of(exercise))
    level = data.draw(st.integers(1, 20))
    found = step(exercise, level, done, changes=changes, today=day(DAYS))
    assert 1 <= found.level <= len(exercise.doses)


@given(st.data())
def test_the_order_in_which_sessions_come_in_does_not_matter(data):
    exercise, done = data.draw(told())
    changes = [looked(exercise, n) for n in data.draw(st.lists(st.integers(0, DAYS), max_size=4))]
    shuffled = data.draw(st.permutations(done))
    found = step(exercise, 1, done, changes=changes, today=day(DAYS))
    assert step(exercise, 1, shuffled, changes=changes[::-1], today=day(DAYS)) == found


@given(st.data())
def test_asking_again_gives_the_same_level_and_turns_no_further(data):
    exercise, done = data.draw(told())
    changes = data.draw(changes_of(exercise))
    first = step(exercise, 1, done, changes=changes, today=day(DAYS))
    again = step(exercise, first.level, done, changes=changes, today=day(DAYS))
    if done or any(one.value for one in changes):
        assert (again.level, again.turn) == (first.level, Turn.STAY)


@given(st.data())
def test_one_that_hurt_is_never_higher_for_it(data):
    exercise, done = data.draw(told())
    level = data.draw(st.integers(1, len(exercise.doses)))
    last = session(DAYS, *good(exercise, level, hurt=True), name="last")
    before = step(exercise, level, done, today=day(DAYS)).level
    found = step(exercise, level, [*done, last], today=day(DAYS))
    if done:
        assert found.level <= before
    assert found.level <= max(1, level - 1)
    assert found.hurt_on == day(DAYS)


evenings = st.lists(
    st.sampled_from([{}, {}, {}, {"felt": 9}, {"felt": None}, {"done": 0}, None]), max_size=DAYS
)


@given(exercises, evenings, st.sampled_from([1, 3, 7]))
def test_without_pain_or_a_long_pause_somebody_who_follows_never_goes_down(
    exercise, verdicts, every
):
    verdicts = verdicts[:28]
    _, seen = followed(exercise, verdicts, every=every)
    levels = [found.level for _, found in seen]
    assert levels == sorted(levels)


@given(exercises, evenings, st.sampled_from([1, 3, 7]))
def test_somebody_who_follows_goes_up_one_at_a_time_and_once_in_seven_days(
    exercise, verdicts, every
):
    _, seen = followed(exercise, verdicts, every=every)
    levels = [1, *(found.level for _, found in seen)]
    assert all(later - level <= 1 for level, later in pairwise(levels))
    risen = [after for after, found in seen if found.turn is Turn.UP]
    assert all(later - after >= 7 for after, later in pairwise(risen))
    for before, after in pairwise([-1, *risen]):
        done = [one for one in verdicts[before + 1 : after + 1] if one is not None]
        assert len(done) >= exercise.progress.sessions
        # What was done last is what decides, however long the plan waited.
        assert all(one == {} for one in done[-exercise.progress.sessions :])
