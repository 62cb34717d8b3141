"""Once, in time and never in a pause: whatever the clock, the service or a crash does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.project.conftest import EVENING, LONG_AGO, RINGS
from uncramp.care.reminders import Pause, PauseReason, to_plain
from uncramp.exchange.record import Settings
from uncramp.web.project.worker_push import LATE, put_rung, send_due
from uncramp.web.store import (
    devices,
    save_care,
    save_settings,
)
from uncramp.web.store.models import PushRow, SentReminderRow

pytestmark = [
    pytest.mark.django_db(databases=["default", "sample"]),
    pytest.mark.usefixtures("one_connection"),
]

MINUTE = timedelta(minutes=1)
TODAY = date(2026, 11, 22)


def test_it_goes_out_once_however_often_it_is_asked(service, reminded):
    for minutes in (0, 0, 1, 5, 29, 3, -60, 2):
        send_due(RINGS + minutes * MINUTE)
    assert len(service.rest()) == 1


def test_each_device_gets_it_once_and_each_day_anew(service, ada, reminded, subscribe):
    subscribe(ada, "two")
    for day in range(3):
        for minute in range(0, 60, 7):
            send_due(RINGS + timedelta(days=day, minutes=minute))
    assert sorted(sent.path for sent in service.rest()) == ["/send/one"] * 3 + ["/send/two"] * 3


@pytest.mark.parametrize(("late", "arrives"), [(29, True), (30, False), (600, False)])
def test_what_was_missed_asleep_is_sent_within_half_an_hour(service, reminded, late, arrives):
    send_due(RINGS + late * MINUTE)
    assert len(service.rest()) == arrives


@pytest.mark.parametrize("why", PauseReason)
def test_nobody_is_reminded_while_travelling_or_ill(service, ada, reminded, remind, why):
    remind(ada, EVENING, pauses=[Pause(TODAY, None, why)])
    send_due(RINGS)
    assert service.rest() == []


def test_a_pause_that_came_in_between_holds_back_what_waits(service, ada, reminded, remind):
    service.answers = [503]
    send_due(RINGS)
    remind(ada, EVENING, pauses=[Pause(TODAY)])
    send_due(RINGS + 5 * MINUTE)
    assert len(service.rest()) == 1
    assert PushRow.objects.count() == 0


def test_what_was_switched_off_in_between_is_held_back_too(service, ada, reminded, remind):
    service.answers = [503]
    send_due(RINGS)
    remind(ada, replace(EVENING, active=False))
    send_due(RINGS + 5 * MINUTE)
    assert len(service.rest()) == 1


def test_where_the_service_is_busy_it_is_tried_again_with_growing_pauses(service, ada, reminded):
    service.answers = [503] * 9
    tried = []
    for minute in range(40):
        send_due(RINGS + minute * MINUTE)
        tried += [minute] * len(service.rest())
    # It asked for a minute and a half at least; then two, four, eight.
    assert tried == [0, 2, 4, 8, 16]
    assert devices(ada)[0].failures == 5
    assert PushRow.objects.count() == 0


def test_what_got_through_at_last_is_sent_no_more(service, ada, reminded):
    service.answers = [503, 429]
    for minute in range(40):
        send_due(RINGS + minute * MINUTE)
    assert len(service.rest()) == 3
    assert devices(ada)[0].failures == 0


@pytest.mark.parametrize("answer", ["hang up", 400, 401, 403, 413, 307])
def test_what_may_have_arrived_or_will_never_be_taken_is_not_sent_again(
    service, ada, reminded, answer
):
    service.answers = [answer]
    for minute in range(40):
        send_due(RINGS + minute * MINUTE)
    assert len(service.rest()) == 1
    assert devices(ada)[0].failures == 1


def test_after_a_crash_in_the_middle_it_is_not_sent_again(service, ada, reminded, monkeypatch):
    def crash(*_, **__):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("uncramp.web.project.worker_push.post", crash)
        with pytest.raises(SystemExit):
            send_due(RINGS)
    for minute in range(40):
        send_due(RINGS + minute * MINUTE)
    assert service.rest() == []
    assert PushRow.objects.count() == 0


def test_a_journey_west_brings_no_day_twice(service, ada, reminded):
    send_due(RINGS)
    save_settings(ada, Settings(zone="America/New_York"))
    for hour in range(24):
        send_due(RINGS + timedelta(hours=hour))
    assert len(service.rest()) == 1


AT = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))
TICKS = st.lists(st.integers(-300, 2_000), min_size=1, max_size=25)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=AT,
    ticks=TICKS,
    zone=st.sampled_from(["Europe/Madrid", "America/New_York", "Pacific/Apia"]),
    pauses=st.lists(st.tuples(st.integers(-1, 5), st.integers(0, 2)), max_size=3),
    saving=st.sampled_from([datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)]),
)
def test_never_twice_never_late_never_in_a_pause_whatever_the_clock_does(
    ada, subscribe, at, ticks, zone, pauses, saving
):
    """``ticks`` are minutes from one look at the clock to the next, also backwards."""
    person = save_settings(ada, Settings(zone=zone))
    SentReminderRow.objects.all().delete()
    PushRow.objects.all().delete()
    subscribe(person, made_at=LONG_AGO)
    firsts = [(saving.date() + timedelta(days=first), n) for first, n in pauses]
    kept = [Pause(first, first + timedelta(days=n)) for first, n in firsts]
    reminder = replace(EVENING, at=at)
    save_care(person, {"format": 1} | to_plain([reminder], kept), at=LONG_AGO)
    now = saving
    for minutes in ticks:
        now += minutes * MINUTE
        before = set(SentReminderRow.objects.values_list("day", flat=True))
        count = put_rung(person, now)
        new = set(SentReminderRow.objects.values_list("day", flat=True)) - before
        assert count == len(new) <= 1
        local = now.astimezone(ZoneInfo(zone))
        for day in new:
            assert not any(pause.covers(day) or pause.covers(local.date()) for pause in kept)
    every = list(SentReminderRow.objects.values_list("day", flat=True))
    assert len(every) == len(set(every)) == PushRow.objects.count()
    for push in PushRow.objects.all():
        assert timedelta() < push.until - push.not_before <= LATE
