"""What waited on a device, taken one by one: each stored once, or refused with a sentence."""

import json
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.errors import EntryRefused, UncrampError
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import explain, say
from uncramp.person.attacks import Attack
from uncramp.person.sessions import Session
from uncramp.web.pages.forms.entry import FORMAT, Asked, read_entry
from uncramp.web.pages.notice import MAX_CHANGES
from uncramp.web.pages.relief import made_from_now
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import (
    NightTold,
    Outcome,
    Received,
    SentEntry,
    changes_since,
    load_night,
    receive,
)

MOST_ENTRIES: Final = 50
MOST_BYTES: Final = 2 << 20
MOST_ENTRY_BYTES: Final = 1 << 16
ONE_ANSWER: Final = timedelta(minutes=10)


@require_http_methods(["GET", "HEAD", "POST"])
def sync(request: PersonRequest) -> HttpResponse:
    """Say whose server this is, or take what waits.

    A letter that cannot be read at all is 400, 413 or 422; without a diary it is 403, and
    everything waits on. An entry that cannot be taken costs none of the others.
    """
    if request.method != "POST":
        facts = {"csrf": get_token(request), "format": FORMAT}
        return _told(request, facts | {"made_from": made_from_now(request)})
    if request.person is None:
        return _told(request, {"said": say("sync.nobody", request.language)}, status=403)
    try:
        entries = _letter(request)
    except EntryRefused as error:
        status = 413 if error.context["problem"] == "big" else 422
        return _told(request, {"said": explain(error, request.language)}, status=status)
    asked = Asked(
        person=request.person,
        owner=request.owner,
        known=load(request.language),
        clock=request.clock,
        now=request.now,
    )
    answers = [_answer(one, asked, request.language) for one in entries]
    return _told(request, {"answers": answers})


def _letter(request: PersonRequest) -> list[Any]:
    try:
        raw = request.body
        if len(raw) > MOST_BYTES:
            raise EntryRefused(problem="big")
        letter = json.loads(raw, parse_constant=_not_a_number)
    except RequestDataTooBig as error:
        raise EntryRefused(problem="big") from error
    except (ValueError, RecursionError) as error:
        raise EntryRefused(problem="form") from error
    entries = letter.get("entries") if isinstance(letter, dict) else None
    if not isinstance(entries, list):
        raise EntryRefused(problem="form")
    if len(entries) > MOST_ENTRIES:
        raise EntryRefused(problem="many")
    return entries


def _answer(told: object, asked: Asked, language: str) -> dict[str, str]:
    name = told.get("id") if isinstance(told, dict) else None
    answer = {"id": name if isinstance(name, str) else "", "said": ""}
    try:
        if len(json.dumps(told)) > MOST_ENTRY_BYTES:
            raise EntryRefused(problem="big")
        entry, meaning = read_entry(told, asked)
        received = receive(asked.person, entry, meaning, at=asked.now)
    except UncrampError as error:
        return answer | {"outcome": "refused", "said": explain(error, language)}
    answer |= {"outcome": received.outcome.value}
    if received.outcome is Outcome.OLDER:
        answer |= {"said": _said_older(entry, meaning, language)}
    return answer | _next(asked, entry, meaning, received)


def _said_older(entry: SentEntry, meaning: Attack | Session | NightTold, language: str) -> str:
    # An older state of a cramp is nothing that anybody has to look at.
    if not isinstance(meaning, NightTold):
        return ""
    return say("sync.older", language, night=entry.night)


def _next(
    asked: Asked,
    entry: SentEntry,
    meaning: Attack | Session | NightTold,
    received: Received,
) -> dict[str, str]:
    """Where a form goes on, with the change that can be undone there."""
    if received.change is None or entry.night is None or not isinstance(meaning, NightTold):
        return {}
    page = reverse("tonight")
    if entry.kind == "night":
        told = load_night(asked.person, entry.night)
        if told and told.cramps.any and not told.episodes:
            page = reverse("where", args=[entry.night])
    # Where it cramped belongs to the answer before it: one tap takes both back.
    since = min(entry.made_at, asked.now) - ONE_ANSWER
    both = changes_since(asked.person, entry.night, since) if entry.kind == "where" else ()
    facts = [("saved", change) for change in both[-MAX_CHANGES:] or (received.change,)]
    return {"next": f"{page}?{urlencode(facts)}"}


def _told(request: PersonRequest, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    whose = {"owner": request.owner, "now": request.now.isoformat()}
    response = JsonResponse(whose | facts, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _not_a_number(name: str) -> float:
    raise ValueError(name)
