"""What the last action did: carried in the address, said on the next page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse

_OF_BACKUPS = frozenset({"backed-up", "passphrase", "unlocked", "copies"})
_OF_PUSH = frozenset({"push-on", "push-off", "push-test", "push-gone"})
_OF_PAGES = frozenset(
    {"undone", "kept", "settings", "restored", "factor", "medicine", "reminders", "pause", "plan"}
)
MAX_CHANGES = 8


@dataclass(frozen=True, slots=True)
class Notice:
    """The id of a sentence, and the changes that one tap takes back.

    ``changes`` are oldest first; ``back`` is the page to return to.
    """

    sentence: str
    changes: tuple[int, ...]
    back: str


def read_notice(request: HttpRequest) -> Notice | None:
    """The notice that the address asks for; anything unknown in it is no notice."""
    changes = read_changes(request.GET)
    if changes:
        return Notice("page.notice.saved", changes, request.path)
    done = request.GET.get("done", "")
    if done in _OF_PUSH:
        return Notice(f"push.notice.{done.removeprefix('push-')}", (), request.path)
    if done in _OF_BACKUPS:
        return Notice(f"backup.notice.{done}", (), request.path)
    return Notice(f"page.notice.{done}", (), request.path) if done in _OF_PAGES else None


def read_changes(facts: QueryDict) -> tuple[int, ...]:
    """The changes named in an address or a form; what is not a number is left out."""
    named = [c for c in facts.getlist("saved") if c.isascii() and c.isdecimal() and len(c) < 16]
    return tuple(int(change) for change in named[:MAX_CHANGES])


def to_page(address: str, *, saved: tuple[int, ...] = (), done: str = "") -> HttpResponse:
    """Go to a page of ours and say there what was done."""
    facts = [("saved", str(change)) for change in saved] + [("done", done)] * bool(done)
    return redirect(f"{address}?{urlencode(facts)}" if facts else address)


def own_page(address: str) -> str:
    """The address where it is a page of ours, else that of Tonight."""
    # A form from elsewhere must not choose where a person lands.
    try:
        resolve(address)
    except Resolver404:
        return reverse("tonight")
    return reverse("tonight") if address.startswith("//") else address
