"""Every part of the design on one page, for whoever builds the pages."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.figures import Figure, year_strip
from uncramp.knowledge.wording import say
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.web.pages.forms.style import StyleForm
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.show import show

POSE = "wall-calf-stretch"
# A month as nobody had it: enough of each kind of night.
NIGHTS = "01020?0+013001.020010+0020?010"
CERTAINTIES = ("high", "moderate", "low", "very-low")


@dataclass(frozen=True, slots=True)
class StylePage:
    """What the page shows.

    ``colours`` and ``spaces``: the names of the tokens, as the style sheet has them.
    ``form``: one field of each kind. ``strip``: a figure. ``movement``: a drawing.
    ``certainties``: every degree of certainty.
    """

    colours: tuple[str, ...]
    spaces: tuple[str, ...]
    form: StyleForm
    strip: Figure
    movement: str
    certainties: tuple[str, ...]


@require_safe
def style(request: PersonRequest) -> HttpResponse:
    """The page; there is none unless the program runs for those who build it."""
    if not settings.DEBUG:
        raise Http404(say("page.error.not-found", request.language))
    language = request.language
    pose = drawn(POSE, language)
    page = StylePage(
        colours=_tokens(r"#\w+"),
        spaces=_tokens(r"\d+px", name=r"s\d"),
        form=StyleForm({"kind": "first"}, language=language),
        strip=_strip(request),
        movement=pose.svg if pose else "",
        certainties=CERTAINTIES,
    )
    return show(request, "style", page)


@lru_cache
def _tokens(value: str, name: str = r"[\w-]+") -> tuple[str, ...]:
    """The tokens of the style sheet whose value looks like that, in its order."""
    sheet = Path(str(finders.find("uncramp/css/tokens.css"))).read_text("utf-8")
    return tuple(dict.fromkeys(re.findall(rf"--({name}): {value};", sheet)))


def _strip(request: PersonRequest) -> Figure:
    last = request.clock.tonight
    known = {"?": Cramps.unknown(), "+": Cramps.some()}
    entries = tuple(
        NightEntry(last + (at - len(NIGHTS)), known.get(mark) or Cramps.counted(int(mark)))
        for at, mark in enumerate(NIGHTS)
        if mark != "."
    )
    return year_strip(Diary(entries), last + -len(NIGHTS), last + -1, request.language)
