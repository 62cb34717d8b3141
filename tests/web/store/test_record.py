"""A whole record goes in and comes out; what was there before is gone."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.exchange.record.strategies import records
from uncramp.errors import BadValue
from uncramp.exchange.record import Factor, Record, Settings
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night
from uncramp.person.sessions import Session
from uncramp.web.store import (
    Shelf,
    delete_everything,
    diary_digest,
    load_record,
    person_on,
    replace_record,
    save_answers,
    save_care,
    save_finding,
    save_night,
    save_plan,
    save_session,
    stored_finding,
    undo,
)
from uncramp.web.store.models import (
    AnswersRow,
    CareRow,
    ChangedNightRow,
    ChangeRow,
    FactorRow,
    FindingRow,
    MedicineRow,
    NightRow,
    PersonRow,
    PlanRow,
    SessionRow,
    TrialRow,
)

SESSION = Session("a", Night.parse("2026-11-21"), datetime(2026, 11, 21, tzinfo=UTC), 1.0, "x")

pytestmark = pytest.mark.django_db


def storable(record):
    """Whether an archive that we wrote could hold it: the store checks more than the types."""
    names = [factor.name for factor in record.factors]
    ids = [trial.id for trial in record.trials]
    plain = all(n == n.strip() and 0 < len(n) <= 64 and n.isprintable() for n in names)
    return plain and len(set(names)) == len(names) and len(set(ids)) == len(ids)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(record=records)
def test_a_record_comes_back_the_same(ada, now, record):
    assume(storable(record))
    replace_record(ada, record, at=now)
    assert load_record(ada) == record


def test_a_restored_record_replaces_everything_and_makes_answers_old(ada, now, tonight):
    change = save_night(ada, NightEntry(tonight, Cramps.counted(3)), at=now)
    save_finding(ada, {"made_by": {}}, diary_digest=diary_digest(ada), at=now)
    before = diary_digest(ada)
    diary = Diary((NightEntry(tonight, Cramps.quiet()),))
    record = Record(diary, settings=Settings("es"), findings=({"made_by": {}, "old": 1},))
    replace_record(ada, record, at=now)
    assert load_record(ada) == record
    assert person_on(Shelf.MINE).settings == Settings("es")
    assert diary_digest(ada) != before
    assert stored_finding(ada).diary_digest != diary_digest(ada)
    assert undo(ada, change, at=now) is None


@pytest.mark.parametrize(
    "record",
    [
        Record(factors=(Factor("coffee"), Factor("coffee"))),
        Record(factors=(Factor("two\nlines"),)),
        Record(factors=(Factor(""),)),
        Record(sessions=(SESSION, SESSION)),
        Record(plan={"plans": [{"made_at": "2026-11-22T07:30:00", "plan": 1}]}),
        Record(plan={"plans": [{"made_at": "2026-11-22T07:30:00", "plan": {}}]}),
        Record(plan={"plans": 3}),
    ],
    ids=[
        *("twice", "no name for an exposure", "empty", "a session twice"),
        *("a plan that is none", "a plan without a zone", "plans that are none"),
    ],
)
def test_a_record_that_cannot_be_kept_changes_nothing(ada, now, tonight, record):
    save_night(ada, NightEntry(tonight, Cramps.counted(3)), at=now)
    before = load_record(ada)
    with pytest.raises(BadValue):
        replace_record(ada, record, at=now)
    assert load_record(ada) == before


def test_after_deleting_everything_no_row_is_left(ada, now, tonight):
    record = Record(Diary((NightEntry(tonight, Cramps.quiet()),)), factors=(Factor("x"),))
    replace_record(ada, record, at=now)
    save_night(ada, NightEntry(tonight, Cramps.counted(2)), at=now)
    save_finding(ada, {"made_by": {}}, diary_digest="", at=now)
    save_answers(ada, {"answers": {"x": "yes"}}, at=now)
    save_session(ada, Session("a", tonight, now, 60.0, "bedtime"))
    save_care(ada, {"wishes": {}}, at=now)
    save_plan(ada, {"made_by": {}}, at=now)
    delete_everything(ada)
    assert person_on(Shelf.MINE) is None
    for table in (
        *(PersonRow, NightRow, ChangeRow, ChangedNightRow),
        *(MedicineRow, FactorRow, TrialRow, FindingRow, AnswersRow),
        *(SessionRow, CareRow, PlanRow),
    ):
        assert not table.objects.using(Shelf.MINE).exists()
