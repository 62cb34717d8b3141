"""A person with a plan: the check-up answered as the sample did, and sessions done."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uncramp.web.store
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session
from uncramp.web.store import save_answers, save_session

ANSWERS = Path(uncramp.web.store.__file__).parent / "sample" / "answers.json"
EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def answer(person, **changed):
    """Keep the answers of the sample, some of them changed (``leg_swollen="yes"``)."""
    document = json.loads(ANSWERS.read_text("utf-8"))
    given = {name.replace("_", "-"): told for name, told in changed.items()}
    document["answers"] |= given
    save_answers(person, document, at=EVENING)


def do(person, exercise="wall-calf-stretch", *, ago=0, routine="bedtime", **told):
    """Keep a session of one exercise, so many days ago at 21:15 in Madrid."""
    at = EVENING - timedelta(days=ago)
    facts = {"planned": 3, "done": 3, "active_s": 30.0, "side": Side.LEFT} | told
    session = Session(
        id=f"{exercise}-{ago}",
        night=Night(at.date()),
        started_at=at,
        seconds=200,
        routine=routine,
        movements=(Done(exercise, **facts),),
    )
    save_session(person, session)
    return session
