"""The job ``push``: let each reminder that rang wait for its turn, then send what waits."""

import json
import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from uncramp.care.plan import read_plan
from uncramp.care.reminders import ReminderKind, Rung, SoFar, is_paused, push_text, read_zone, rung
from uncramp.errors import BadValue, UncrampError
from uncramp.person.nights import Night
from uncramp.web.pages.push_key import unpadded
from uncramp.web.pages.reminded import Reminded, open_reminded
from uncramp.web.project.worker_post import Answer, NotSentError, UnclearError, post
from uncramp.web.store import (
    Person,
    Push,
    Shelf,
    device_is_gone,
    latest_plan,
    let_go,
    load_night,
    next_push,
    push_arrived,
    push_dropped,
    push_failed,
    put_reminder,
    reminded_people,
    sessions,
)

LATE: Final = timedelta(minutes=30)
"""What was missed by more is left out: whoever was asleep by then shall stay so."""
FIRST_PAUSE: Final = timedelta(minutes=1)
MOST_AT_ONCE: Final = 500
_WHENS: Final[Mapping[str, str]] = {
    "bedtime": "before-bed",
    "in-bed": "in-bed",
    "day": "morning-or-afternoon",
}
"""When the routines of the player belong, which are named as the reminders are."""

log = logging.getLogger(__name__)


def send_due(now: datetime) -> None:
    """Put every reminder that rang in front of the door, and send what stands there.

    The sample reminds nobody. One person whose care cannot be read stops nobody else's.
    """
    try:
        for person in reminded_people(Shelf.MINE):
            try:
                put_rung(person, now)
            except UncrampError as error:
                log.error("reminders of a person were not read: %s", error.id)  # noqa: TRY400
        for push in _waiting(now):
            send(push, now)
    finally:
        # No file of the diary stays open between two rounds: a copy made by hand is whole.
        let_go()


def put_rung(person: Person, now: datetime) -> int:
    """Let what rang in the last half hour wait to be sent; how many messages that makes."""
    kept = open_reminded(person)
    if not kept.reminders:
        return 0
    zone = read_zone(person.settings.zone)
    plan = _whens(person)
    done = _so_far(person, plan, now)
    late = rung(kept.reminders, kept.pauses, done, now=now, zone=zone, within=LATE)
    return sum(_put(person, one, set(plan.values()), now) for one in late)


def send(push: Push, now: datetime) -> None:
    """Send one message, and keep what became of it."""
    if push.reminder and not _is_wanted(push, now):
        push_dropped(push)
        return
    try:
        answer = _posted(push, now)
    except UnclearError:
        # It may have arrived, and twice is worse than not at all.
        push_failed(push, again_at=None)
    except NotSentError:
        push_failed(push, again_at=_again_at(push, now))
    except (BadValue, ValueError):
        # An address or keys that nothing can be sent with will not get better.
        device_is_gone(push)
    else:
        _settle(push, answer, now)


def _settle(push: Push, answer: Answer, now: datetime) -> None:
    if 200 <= answer.status < 300:
        push_arrived(push, at=now)
    elif answer.status in {404, 410}:
        device_is_gone(push)
    elif answer.status == 429 or answer.status >= 500:
        later = now + timedelta(seconds=min(answer.after_s, 86_400))
        push_failed(push, again_at=max(later, _again_at(push, now)))
    else:
        log.error("a push service refused a message: %d%s", answer.status, _hint(answer))
        push_failed(push, again_at=None)


def _hint(answer: Answer) -> str:
    # So do some say that they do not take the contact in the signature.
    is_theirs = answer.status in {400, 401, 403} and not settings.HAS_PUSH_CONTACT
    return ": some want a contact, set UNCRAMP_PUSH_CONTACT (docs/hosting.md)" if is_theirs else ""


def _posted(push: Push, now: datetime) -> Answer:
    # Half a second and thirty megabytes, which nobody needs who has no device.
    from uncramp.web.project.worker_seal import seal  # noqa: PLC0415

    folder = Path(settings.DATA_FOLDER)
    sealed = seal(push.device, json.dumps(push.document), folder, settings.PUSH_CONTACT)
    headers = sealed.headers | {
        "TTL": str(max(0, int((push.until - now).total_seconds()))),
        "Urgency": "high",
        # A service that still holds an earlier one of this name forgets that.
        "Topic": unpadded(sha256(f"{push.reminder} {push.until}".encode()).digest())[:32],
    }
    return post(push.device.endpoint, sealed.body, headers, allowed=settings.PUSH_HOSTS)


def _waiting(now: datetime) -> Iterator[Push]:
    turns = (next_push(Shelf.MINE, now) for _ in range(MOST_AT_ONCE))
    for push in takewhile(lambda one: one is not None, turns):
        assert push is not None  # noqa: S101
        yield push


def _again_at(push: Push, now: datetime) -> datetime:
    return now + FIRST_PAUSE * (1 << min(push.tries - 1, 10))


def _is_wanted(push: Push, now: datetime) -> bool:
    """Whether it is still asked for: it may have been switched off or paused meanwhile."""
    kept: Reminded = open_reminded(push.person)
    today = now.astimezone(read_zone(push.person.settings.zone)).date()
    is_on = any(one.id == push.reminder and one.active for one in kept.reminders)
    return is_on and not is_paused(kept.pauses, today)


def _put(person: Person, one: Rung, whens: set[str], now: datetime) -> int:
    document = _document(one, whens, person.settings.language)
    rang = (one.day, one.rang_at)
    return put_reminder(person, one.reminder.id, rang, document, at=now, until=one.rang_at + LATE)


def _document(one: Rung, whens: set[str], language: str) -> dict[str, Any]:
    """What a telephone shows, and the page that a tap opens."""
    kind = one.reminder.kind
    text = push_text(one.reminder, language)
    is_played = kind is not ReminderKind.MORNING and _WHENS[kind] in whens
    return {
        "title": text.title,
        "body": text.body,
        "language": language,
        "tag": f"reminder-{kind}",
        "address": f"/plan/play/{kind}" if is_played else "/",
    }


def _whens(person: Person) -> dict[str, str]:
    """When each exercise of the plan belongs; empty without a plan that can be read."""
    kept = latest_plan(person)
    try:
        plan = read_plan(kept.document) if kept else None
    except UncrampError:
        plan = None
    return {e.exercise: i.when for i in (plan.items if plan else ()) for e in i.exercises}


def _so_far(person: Person, plan: Mapping[str, str], now: datetime) -> SoFar:
    zone, starts = read_zone(person.settings.zone), person.settings.night_starts_at
    tonight = Night.of(now, zone, starts)
    nights = (tonight, tonight + -1)
    return SoFar(
        # One that was opened and left at once answers no reminder.
        sessions=tuple(
            one
            for one in sessions(person, first=tonight + -2)
            if any(movement.done for movement in one.movements)
        ),
        whens={**plan, **_WHENS},
        recorded=frozenset(night for night in nights if load_night(person, night) is not None),
        night_starts_at=starts,
    )
