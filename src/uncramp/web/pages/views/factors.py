"""What a person follows each evening."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.exchange.record import Factor, FactorKind
from uncramp.knowledge.wording import say
from uncramp.person.diary import Diary
from uncramp.web.pages.forms.settings import FactorForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_diary, save_factor
from uncramp.web.store import factors as factors_of

IDEAS = ("stretching", "walk", "standing", "sitting", "coffee", "alcohol")


@dataclass(frozen=True, slots=True)
class FactorsPage:
    """What the page shows.

    ``active``, ``paused``: pairs of a row number and a factor. ``found``: what the diary
    holds and nobody follows. ``ideas``: names that others follow. ``form``: a new one.
    """

    active: tuple[tuple[int, Factor], ...]
    paused: tuple[tuple[int, Factor], ...]
    found: tuple[Factor, ...]
    ideas: tuple[Factor, ...]
    form: FactorForm


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def factors(request: PersonRequest, person: Person) -> HttpResponse:
    """Show what is followed, or follow something new."""
    rows = factors_of(person)
    taken = frozenset(factor.name.casefold() for _, factor in rows)
    form = FactorForm(request.POST or None, taken=taken, language=request.language)
    if form.is_valid():
        save_factor(person, form.factor(), row=None)
        return to_page(reverse("factors"), done="factor")
    ideas = (Factor(say(f"settings.idea.{idea}", request.language)) for idea in IDEAS)
    page = FactorsPage(
        active=tuple((row, factor) for row, factor in rows if factor.active),
        paused=tuple((row, factor) for row, factor in rows if not factor.active),
        found=tuple(f for f in _found(load_diary(person)) if f.name.casefold() not in taken),
        ideas=tuple(idea for idea in ideas if idea.name.casefold() not in taken),
        form=form,
    )
    return show(request, "factors", page, status=422 if form.is_bound else 200)


@require_POST
@with_person
def pause_factor(_: PersonRequest, person: Person, row: int) -> HttpResponse:
    """Stop asking for a factor, or ask again; the nights keep what they have."""
    factor = dict(factors_of(person)).get(row)
    if factor is None:
        raise Http404
    save_factor(person, replace(factor, active=not factor.active), row=row)
    return to_page(reverse("factors"), done="factor")


def _found(diary: Diary) -> list[Factor]:
    """Every exposure of the diary, as the kind of factor that its values are."""
    kinds: dict[str, FactorKind] = {}
    for exposure in (exposure for entry in diary for exposure in entry.exposures):
        is_yes_no = isinstance(exposure.value, bool)
        if kinds.get(exposure.name) is not FactorKind.NUMBER:
            kinds[exposure.name] = FactorKind.YES_NO if is_yes_no else FactorKind.NUMBER
    return [Factor(name, kind) for name, kind in sorted(kinds.items())]
