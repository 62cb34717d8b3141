"""The card for somebody who helps in a cramp: two pictures, one timer, in their language."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlencode, urlsplit

import segno
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from uncramp.exchange.record import Theme
from uncramp.exchange.report.drawn import drawn
from uncramp.knowledge.wording import LANGUAGES, say
from uncramp.web.pages.relief import Relief, relief_of
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.show import show

TOES, THIGH, OWN = "partner-push-toes", "partner-straighten-leg", "active-ankle-bend"
REST: Final = "rest-and-breathe"
SENTENCES: Final = {TOES: "toes", THIGH: "thigh", OWN: "own", REST: "rest"}
PICTURES: Final = {TOES: "push-toes", THIGH: "thigh", OWN: "own", REST: "rest"}
WITH_HANDS: Final = (TOES, THIGH)
ASKED: Final = "help"
LINES: Final = (
    "title",
    "begin",
    "look",
    "still",
    "never",
    "stay",
    "back",
    "show",
    "qr",
    "qr-what",
    "own",
    "rest",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One thing to do: its drawing, what the drawing shows, and the sentence beside it."""

    svg: str
    shows: str
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """The card in one language; ``says`` by id, with ``-`` as ``_``."""

    language: str
    name: str
    pictures: tuple[Picture, ...]
    says: dict[str, str]


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """What the card shows, and nothing of anybody.

    ``told``: the card in each language. ``hands``: whether the helper may take hold of the leg.
    ``hold_s`` and ``ease_s``: seconds of holding and of easing off. ``qr``: the address of the
    card as a picture; empty where no other phone can reach it. ``number``: whom to call.
    ``made_from``: which answers and content the card is of; ``drawn_at`` and ``good_until``:
    from when and until when it may be shown, in ISO 8601.
    """

    told: tuple[Told, ...]
    hands: bool
    hold_s: int
    ease_s: int
    qr: str
    number: str
    made_from: str
    drawn_at: str
    good_until: str


@require_safe
def partner(request: PersonRequest) -> HttpResponse:
    """The card; where nothing is known of the person, nobody pushes or pulls."""
    held = relief_of(request)
    request.is_dark, request.theme = True, Theme.NIGHT
    names = _offered(request, held)
    rhythm = held.guide.steps.get(names[0]) or held.guide.steps[REST]
    page = PartnerPage(
        told=tuple(_told(language, names, held.number) for language in LANGUAGES),
        hands=any(name in WITH_HANDS for name in names),
        hold_s=rhythm.hold_s,
        ease_s=rhythm.ease_s,
        qr=_qr(request, names),
        number=held.number,
        made_from=held.guide.made_from,
        drawn_at=held.guide.drawn_at.isoformat(),
        good_until=held.guide.good_until.isoformat(),
    )
    return show(request, "partner", page)


def _offered(request: PersonRequest, held: Relief) -> tuple[str, ...]:
    """What to show, two at most: the hands of others only where this person's answers allow it."""
    allowed = set(held.guide.steps)
    if request.person is None:
        # Opened from the card of somebody whose answers this phone does not know.
        allowed |= {name for name in _asked(request) if name in WITH_HANDS}
    return tuple(_choose(allowed))


def _choose(allowed: set[str]) -> Iterator[str]:
    calf = next((name for name in (TOES, OWN) if name in allowed), None)
    if calf:
        yield calf
    yield THIGH if THIGH in allowed else REST


def _asked(request: PersonRequest) -> list[str]:
    return request.GET.get(ASKED, "").split(",")


def _told(language: str, names: tuple[str, ...], number: str) -> Told:
    says = {line.replace("-", "_"): say(f"now.partner.{line}", language) for line in LINES}
    for line in ("ten", "ten-what", "now", "blood", "spreads", "breath", "tight", "call"):
        says[line.replace("-", "_")] = say(f"now.help.{line}", language, number=number)
    says |= {"elapsed": say("now.elapsed", language)}
    return Told(
        language=language,
        name=say(f"name.language.{language}", language),
        pictures=tuple(_picture(name, language) for name in names),
        says=says,
    )


def _picture(name: str, language: str) -> Picture:
    found = drawn(_drawing(name), language)
    return Picture(
        svg=found.svg if found else "",
        shows=say(f"now.partner.picture-{PICTURES[name]}", language),
        says=say(f"now.partner.{SENTENCES[name]}", language),
    )


def _drawing(name: str) -> str:
    drawings = {TOES: "partner-push-toes", THIGH: "partner-thigh", OWN: "in-bed-calf-stretch"}
    return drawings.get(name, "relief-rest")


def _qr(request: PersonRequest, names: tuple[str, ...]) -> str:
    address = request.build_absolute_uri(reverse("partner"))
    if not is_reachable(urlsplit(address).hostname or ""):
        return ""
    hands = [name for name in names if name in WITH_HANDS]
    asked = f"?{urlencode({ASKED: ','.join(hands)})}" if hands else ""
    code = segno.make(address + asked, error="m")
    return str(code.svg_inline(dark="#0c0a08", light="#f1e4d2", omitsize=True, border=3))


def is_reachable(host: str) -> bool:
    """Whether another phone may open an address with this host."""
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return bool(host)
