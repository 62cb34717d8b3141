"""The look chosen by hand: kept for the person, and in the browser for kept pages and before."""

from django.http import HttpRequest, HttpResponseBase

from uncramp.exchange.record import Theme
from uncramp.web.pages.clock import Clock, looks_dark

THEME_COOKIE = "uncramp-theme"


def chosen_before(request: HttpRequest) -> Theme:
    """What this browser chose; by the clock where it has chosen nothing that we know."""
    return read_theme(request.COOKIES.get(THEME_COOKIE, ""))


def read_theme(text: str) -> Theme:
    """The theme of that name; by the clock for any other."""
    return Theme(text) if text in set(Theme) else Theme.CLOCK


def other_theme(clock: Clock, theme: Theme) -> Theme:
    """What one tap on the switch leads to: the other look.

    Where that is what the clock would give now, the clock is followed again.
    """
    wants_dark = not looks_dark(clock, theme)
    if wants_dark == clock.is_dark:
        return Theme.CLOCK
    return Theme.NIGHT if wants_dark else Theme.DAY


def remember_theme(response: HttpResponseBase, theme: Theme) -> HttpResponseBase:
    """Tell the browser the theme: its script knows by it what a kept page does not."""
    response.set_cookie(THEME_COOKIE, theme.value, max_age=400 * 86_400, samesite="Lax")
    return response


def mend_theme(request: HttpRequest, response: HttpResponseBase, theme: Theme) -> HttpResponseBase:
    """Tell it where it knows another, unless the page has just told it a new one."""
    if THEME_COOKIE in response.cookies or chosen_before(request) is theme:
        return response
    return remember_theme(response, theme)
