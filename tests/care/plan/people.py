"""What plans are tested with: proposals for the people of the check-up, and any wishes at all."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY
from uncramp.care.assessment import assess
from uncramp.care.plan import By, Change, ChangeKind, Found, Wishes, propose
from uncramp.learn.inference import Verdict
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

__all__ = ["KNOWN", "MEASURES", "any_change", "any_session", "any_wishes", "plan_for", "verdicts"]

MEASURES, EXERCISES = sorted(KNOWN.measures), sorted(KNOWN.exercises)
EQUIPMENT = ["wall", "chair", "bed", "towel", "strap", "pillow", "stair", "roller", "bicycle"]
ids = st.sampled_from([*MEASURES, *EXERCISES])
days = st.integers(-400, 30).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def any_wishes(draw):
    return Wishes(
        minutes=draw(st.sampled_from([1, 3, 5, 10, 20, 60, 240])),
        equipment=draw(st.frozensets(st.sampled_from(EQUIPMENT))),
        positions=draw(st.none() | st.frozensets(st.sampled_from(["standing", "seated", "lying"]))),
        muscles=draw(st.frozensets(st.sampled_from(list(Muscle)))),
        wanted=draw(st.frozensets(st.sampled_from(MEASURES), max_size=4)),
        unwanted=draw(st.frozensets(st.sampled_from(MEASURES), max_size=4)),
        measures=draw(st.integers(1, 10)),
    )


@st.composite
def any_change(draw):
    values = [*EXERCISES, *sorted(KNOWN.cautions), "", "seated", "lying", "1", "2", "99", "x"]
    return Change(
        draw(st.sampled_from(ChangeKind)),
        draw(ids | st.just("nothing")),
        draw(st.sampled_from(By)),
        draw(days),
        value=draw(st.sampled_from(values)),
    )


@st.composite
def any_session(draw):
    day = TODAY - timedelta(days=draw(st.integers(-3, 60)))
    done = st.builds(
        Done,
        exercise=st.sampled_from(EXERCISES),
        level=st.integers(1, 6),
        side=st.sampled_from(Side),
        planned=st.just(3),
        done=st.integers(0, 3),
        hurt=st.booleans(),
        felt=st.none() | st.integers(0, 10),
        clean=st.none() | st.booleans(),
        sore=st.none() | st.integers(0, 10),
    )
    movements = draw(st.lists(done, max_size=4))
    started = datetime.combine(day, time(21), UTC)
    return Session(f"s{day}", Night(day), started, 300, "bedtime-3", tuple(movements))


verdicts = st.builds(Found, st.sampled_from(MEASURES), st.sampled_from(Verdict))


def plan_for(answers, wishes=None, *, today=TODAY, known=KNOWN, **more):
    """The plan of somebody who answered so."""
    found = assess(answers, known, None, today)
    return propose(found, known, wishes or Wishes(), today=today, program="test", **more)
