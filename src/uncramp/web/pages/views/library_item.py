"""One page of the library: an item, how sure it is, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from uncramp.knowledge.content import (
    Claim,
    Exercise,
    Ingredient,
    Item,
    Kind,
    KnowledgeBase,
    Manoeuvre,
    Medication,
    Question,
    Sign,
    Source,
    load,
)
from uncramp.knowledge.wording import say
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.entry import Entry, certainty_of, to_entry
from uncramp.web.pages.views.library_during import During, during
from uncramp.web.pages.views.library_movement import Movement, movement
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the page shows.

    ``item``: the item. ``kind``: its shelf. ``certainty``: an id, empty where the kind has
    none. ``standing``: in a few words how a claim, a sign or a medicine stands. ``sections``:
    pairs of a heading and Markdown. ``sources``: what it rests on. ``related``: entries that
    speak for it, that it names, or that rest on it. ``cautions``: phrases of when it is not
    for a person, or asks for care. ``ingredients``: pairs of a medicine's name and its others.
    ``movement``: an exercise drawn and dosed, ``during``: a manoeuvre; None for everything else.
    """

    item: Item
    kind: str
    certainty: str
    standing: str
    sections: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    related: tuple[Entry, ...]
    cautions: tuple[str, ...]
    ingredients: tuple[tuple[str, str], ...]
    movement: Movement | None
    during: During | None


@require_safe
@with_person
def library_item(request: PersonRequest, person: Person, kind: str, name: str) -> HttpResponse:
    """One item with everything that speaks for and against it."""
    known, language = load(request.language), request.language
    if kind not in set(Kind):
        raise Http404
    item = getattr(known, kind).get(name)
    if item is None:
        raise Http404
    page = ItemPage(
        item=item,
        kind=kind,
        certainty=certainty_of(item),
        standing=_standing(item, language),
        sections=tuple((known.headings[key], text) for key, text in item.sections.items()),
        sources=tuple(known.sources[s] for s in getattr(item, "sources", ())),
        related=tuple(to_entry(found, language) for found in _related(known, item)),
        cautions=tuple(known.cautions[c] for c in _cautions(item)),
        ingredients=_ingredients(item, language),
        movement=movement(request, person, item) if isinstance(item, Exercise) else None,
        during=during(item, language) if isinstance(item, Manoeuvre) else None,
    )
    return show(request, "library_item", page)


def _standing(item: Item, language: str) -> str:
    if isinstance(item, Claim):
        return say(f"library.advice.{item.advice}", language)
    if isinstance(item, Sign):
        return say(f"library.urgency.{item.urgency}", language)
    if isinstance(item, Medication):
        return say(f"library.tier.{item.tier.lower()}", language)
    return ""


def _related(known: KnowledgeBase, item: Item) -> Iterable[Item]:
    if isinstance(item, Source | Claim):
        resting = [i for i in known if item.id in getattr(i, item.kind.value, ())]
        return [i for i in resting if not isinstance(i, Question)]
    names = (*getattr(item, "claims", ()), *getattr(item, "exercises", ()))
    shelves = (known.claims, known.exercises)
    return [shelf[name] for name in names for shelf in shelves if name in shelf]


def _cautions(item: Item) -> tuple[str, ...]:
    return (*getattr(item, "not_if", ()), *getattr(item, "care_if", ()))


def _ingredients(item: Item, language: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(item, Medication):
        return ()
    return tuple((one.called(language), _others(one, language)) for one in item.ingredients)


def _others(one: Ingredient, language: str) -> str:
    names = dict.fromkeys((one.name, one.es, *one.also, *one.brands))
    return ", ".join(name for name in names if name != one.called(language))
