"""The way through the check-up: from a screen to the next, and back."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from uncramp.knowledge.content import Screen
from uncramp.web.pages.check_up import CheckUp, is_new_at_once, next_after, next_again
from uncramp.web.pages.request import PersonRequest

FROM_ANSWERS, AGAIN, FROM_PLAN = "answers", "again", "plan"
_BACK_TO = {FROM_ANSWERS: "check-up-answers", FROM_PLAN: "plan"}


@dataclass(frozen=True, slots=True)
class Way:
    """Where a screen stands: the ``place`` it has among ``n``, and the address ``back``.

    ``then`` is where to go after it: to the answers or the plan, again to each screen whatever
    was answered before, or empty for the next one that is open.
    """

    place: int
    n: int
    back: str
    then: str


def screen_address(screen: Screen) -> str:
    """Where a screen is answered."""
    return reverse("check-up-screen", args=[screen.id])


def to_screen(coming: Screen | None) -> HttpResponseBase:
    """Go to that screen, or to the result when there is none."""
    return redirect(screen_address(coming) if coming else reverse("check-up-result"))


def leave(
    request: PersonRequest, here: Screen, before: CheckUp, after: CheckUp
) -> HttpResponseBase:
    """Go on from a screen that was answered."""
    then = _then(request)
    if then in _BACK_TO and not is_new_at_once(before, after):
        return redirect(_BACK_TO[then])
    if then == AGAIN and after.next(go_on=True) is None:
        coming = next_again(here, after)
        return redirect(f"{screen_address(coming)}?then={AGAIN}") if coming else to_screen(None)
    return to_screen(next_after(here, before, after))


def way_to(request: PersonRequest, held: CheckUp, here: Screen) -> Way:
    """The way to and from a screen of this person's route."""
    screens = held.route
    place = screens.index(here)
    then = _then(request)
    before = screen_address(screens[place - 1]) if place else reverse("check-up")
    if then in _BACK_TO:
        before = reverse(_BACK_TO[then])
    elif then and place:
        before += f"?then={then}"
    return Way(place + 1, len(screens), before, then)


def _then(request: PersonRequest) -> str:
    facts = request.POST if request.method == "POST" else request.GET
    then = facts.get("then", "")
    return then if then in {AGAIN, *_BACK_TO} else ""
