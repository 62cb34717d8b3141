"""The switch for the look, one tap away on every page."""

from dataclasses import replace

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from uncramp.web.pages.notice import own_page
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.theme import read_theme, remember_theme
from uncramp.web.store import save_settings


@require_POST
def theme(request: PersonRequest) -> HttpResponseBase:
    """Keep the look for the person, or for the browser before there is one; then go back."""
    chosen = read_theme(request.POST.get("theme", ""))
    if request.person:
        save_settings(request.person, replace(request.person.settings, theme=chosen))
    return remember_theme(redirect(own_page(request.POST.get("back", ""))), chosen)
