"""The page *On your phone*: on the computer how to pair one, on a phone how to leave."""

import os
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.project.phone.pairing import VARIABLE, Pairing, qr_drawing, read_pairing
from uncramp.web.project.phone.passphrase import (
    forget_phones,
    make_words,
    read_passphrase,
    set_passphrase,
)
from uncramp.web.project.phone.session import leave
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class PhonePage:
    """What the page shows.

    ``pairing`` is None while phones are not served. ``qr``: a drawing that opens the page
    of trust. ``has_passphrase``: whether one is set. ``made``: one that was just made, to be
    written down. ``is_here``: this very page is looked at over the network.
    ``was_forgotten``: every phone has just been forgotten.
    """

    pairing: Pairing | None
    qr: str
    has_passphrase: bool
    made: str
    is_here: bool
    was_forgotten: bool


@require_safe
@with_person
def phone(request: PersonRequest, _: Person) -> HttpResponse:
    """How to reach the diary from a phone, and how to end that."""
    return _show(request, was_forgotten=request.GET.get("done") == "forgotten")


@require_POST
def forget_all(request: PersonRequest) -> HttpResponseBase:  # noqa: ARG001
    """Every phone has to enter the passphrase again, this one too if it is one."""
    forget_phones(settings.DATA_FOLDER)
    return redirect("/settings/phone?done=forgotten")


@require_POST
@with_person
def make_anew(request: PersonRequest, _: Person) -> HttpResponse:
    """Another passphrase, shown this once; on the computer itself only."""
    made = make_words(request.language)
    set_passphrase(settings.DATA_FOLDER, made)
    return _show(request, made=made)


@require_POST
def leave_here(request: PersonRequest) -> HttpResponseBase:  # noqa: ARG001
    """This phone has to enter the passphrase again; the others stay."""
    response = redirect("/enter")
    leave(response)
    return response


def _show(request: PersonRequest, *, made: str = "", was_forgotten: bool = False) -> HttpResponse:
    pairing = None
    if not settings.IS_NETWORK and os.environ.get(VARIABLE):
        pairing = read_pairing(settings.DATA_FOLDER)
    page = PhonePage(
        pairing=pairing,
        qr=qr_drawing(pairing.trust) if pairing else "",
        has_passphrase=read_passphrase(settings.DATA_FOLDER) is not None,
        made=made,
        is_here=settings.IS_NETWORK,
        was_forgotten=was_forgotten,
    )
    return show(request, "phone/phone", page)
