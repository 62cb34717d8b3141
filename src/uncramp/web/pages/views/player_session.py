"""A session as the player sends it: read whole or not at all, and kept once."""

import json

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from uncramp.errors import BadValue, UncrampError
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import explain
from uncramp.person.sessions import Session
from uncramp.web.pages.clock import known_zone
from uncramp.web.pages.forms.session import read_session
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, save_session

MOST_BYTES = 1 << 16


@require_POST
def save(request: PersonRequest) -> HttpResponse:
    """Keep what was done; where it cannot be read, 422 and a sentence, and nothing is kept.

    A session that is there already stays as it was, however often it is sent; only that it
    hurt is added.
    """
    # A redirect to the welcome page would look to the script as if all were well.
    if request.person is None:
        return JsonResponse({}, status=403)
    try:
        session = _read(request, request.person)
    except UncrampError as error:
        return JsonResponse({"problem": explain(error, request.language)}, status=422)
    save_session(request.person, session)
    return JsonResponse({"kept": session.id})


def _read(request: PersonRequest, person: Person) -> Session:
    try:
        body = request.body
        document = json.loads(body) if len(body) <= MOST_BYTES else None
    except (ValueError, RecursionError, RequestDataTooBig) as error:
        raise BadValue(field="session", value="…", allowed="session-form") from error
    return read_session(
        document,
        load(request.language),
        zone=known_zone(person.settings.zone),
        night_starts_at=person.settings.night_starts_at,
        now=request.now,
    )
