"""The page where a phone says the passphrase, once in 90 days."""

from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.pages.views.show import show
from uncramp.web.project.phone.passphrase import read_passphrase
from uncramp.web.project.phone.session import remember_phone
from uncramp.web.project.phone.tries import Tries
from uncramp.web.project.phone.visitor import came_from, moment

HOME = "/"
LONGEST_TYPED = 200
TRIES = Tries()


@dataclass(frozen=True, slots=True)
class EnterPage:
    """What the page shows.

    ``back``: the page to go on to. ``problem``: the id of a sentence, or empty.
    ``wait_s``: seconds until the next try is taken. ``languages``: those to choose from.
    """

    back: str
    problem: str
    wait_s: int
    languages: tuple[str, ...] = LANGUAGES


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponseBase:
    """Ask for the passphrase, or begin a session with it."""
    back = _back(request)
    if request.method != "POST":
        return show(request, "phone/enter", EnterPage(back, "", 0))
    visitor, now = came_from(request), moment()
    wait = TRIES.begin(visitor, now)
    if wait:
        return _too_many(request, back, ceil(wait.total_seconds()))
    typed = request.POST.get("passphrase", "")
    passphrase = read_passphrase(settings.DATA_FOLDER)
    # A book in the field would only make the hash slow.
    if passphrase is None or len(typed) > LONGEST_TYPED or not passphrase.is_right(typed):
        return show(request, "phone/enter", EnterPage(back, "phone.enter.wrong", 0), status=403)
    TRIES.right(visitor)
    response = redirect(back)
    remember_phone(response, passphrase, now)
    return response


def entered(request: HttpRequest) -> HttpResponseBase:
    """Where somebody who is inside already asks for the page: go on."""
    return redirect(_back(request))


def _too_many(request: HttpRequest, back: str, wait_s: int) -> HttpResponse:
    page = EnterPage(back, "phone.enter.wait", wait_s)
    response = show(request, "phone/enter", page, status=429)
    response.headers["Retry-After"] = str(wait_s)
    return response


def _back(request: HttpRequest) -> str:
    """The page that was asked for first; never another site."""
    wanted = request.POST.get("next") or request.GET.get("next") or HOME
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith("/") else HOME
