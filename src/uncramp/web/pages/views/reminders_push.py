"""Reminders that a phone or browser shows: switch it on here, try it, take a device out."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from uncramp.errors import UncrampError
from uncramp.knowledge.wording import explain, say
from uncramp.web.pages.forms.push import read_device
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.push_key import application_key
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.worked import read_worked, wake
from uncramp.web.store import (
    Device,
    Person,
    Shelf,
    device_digest,
    devices,
    keep_device,
    put_test,
    remove_device,
    renew_device,
)

JOB = "push"


@dataclass(frozen=True, slots=True)
class Line:
    """One device: its row, its name, since when; ``digest`` lets a browser find itself."""

    row: int
    name: str
    since: str
    state: str
    digest: str


@dataclass(frozen=True, slots=True)
class PushPart:
    """What the page shows of it.

    ``is_sample``: nobody is reminded of a sample. ``key``: what a browser asks its push
    service with. ``lines``: the devices. ``is_working``: whether the worker, which sends them,
    has been seen of late.
    """

    is_sample: bool
    key: str
    lines: tuple[Line, ...]
    is_working: bool


def push_part(request: PersonRequest, person: Person) -> PushPart:
    """The part of the page about this phone or browser."""
    if person.shelf is Shelf.SAMPLE:
        return PushPart(is_sample=True, key="", lines=(), is_working=True)
    folder = Path(settings.DATA_FOLDER)
    return PushPart(
        is_sample=False,
        key=application_key(folder),
        lines=tuple(_line(one, request.language) for one in devices(person)),
        is_working=read_worked(folder).is_alive(request.now),
    )


@require_POST
def keep(request: PersonRequest) -> HttpResponse:
    """Keep the browser that asks; 422 and a sentence where nothing could be sent to it.

    With ``before``, the address it had until now, it takes its own place; 404 where it has none:
    a device that was taken out elsewhere does not come back by itself.
    """
    person = request.person
    # A redirect to the welcome page would look to the script as if all were well.
    if person is None or person.shelf is Shelf.SAMPLE:
        return JsonResponse({}, status=403)
    try:
        device = read_device(
            request.POST.dict(),
            request.headers.get("User-Agent", ""),
            now=request.now,
            allowed=settings.PUSH_HOSTS,
        )
    except UncrampError as error:
        return JsonResponse({"problem": explain(error, request.language)}, status=422)
    before = request.POST.get("before", "")
    if before and not renew_device(person, before, device):
        return JsonResponse({}, status=404)
    if not before:
        keep_device(person, device)
    return JsonResponse({"page": f"{reverse('reminders')}?done=push-on"})


@require_POST
@with_person
def test(request: PersonRequest, person: Person, row: int) -> HttpResponse:
    """Send a message to this device, to see that it arrives."""
    document = {
        "title": say("push.test.title", request.language),
        "body": say("push.test.body", request.language),
        "language": request.language,
        "tag": "test",
        "address": reverse("reminders"),
    }
    is_put = put_test(person, row, document, at=request.now)
    wake(Path(settings.DATA_FOLDER), JOB)
    return to_page(reverse("reminders"), done="push-test" if is_put else "push-gone")


@require_POST
@with_person
def remove(request: PersonRequest, person: Person, row: int) -> HttpResponse:  # noqa: ARG001
    """Send nothing to this device any more."""
    remove_device(person, row)
    return to_page(reverse("reminders"), done="push-off")


def _line(device: Device, language: str) -> Line:
    if device.failures:
        state = say("push.device.failed", language)
    elif device.last_ok_at is not None:
        state = say("push.device.ok", language, day=device.last_ok_at.date())
    else:
        state = ""
    return Line(
        row=device.row,
        name=device.name or say("push.device.unknown", language),
        since=say("push.device.since", language, day=device.made_at.date()),
        state=state,
        digest=device_digest(device.endpoint),
    )
