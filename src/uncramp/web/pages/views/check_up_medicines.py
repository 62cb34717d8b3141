"""The medicines screen: names as they are typed, each match confirmed by the person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from uncramp.care.assessment import MedicineNamed, matches
from uncramp.knowledge.content import AnswerForm, Ingredient, KnowledgeBase, Screen, load
from uncramp.web.pages.check_up import CheckUp, keep
from uncramp.web.pages.forms.medicines import change_list
from uncramp.web.pages.forms.screen import read_beside
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_lines import Line, to_lines, why_of
from uncramp.web.pages.views.check_up_way import Way, leave, way_to
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person
from uncramp.web.store import medicines as medicines_of

MEDICINES = AnswerForm.MEDICINES
FEW_LETTERS = 2
MOST_OFFERED = 8
MOST_ASKED = 10


@dataclass(frozen=True, slots=True)
class Offer:
    """An ingredient that may be meant: its ``id``, its name, and the brand that was met."""

    id: str
    name: str
    brand: str


@dataclass(frozen=True, slots=True)
class Named:
    """A medicine of the list as it was ``written``.

    ``name`` is the ingredient that was confirmed, empty where none is known to us. ``offers``
    are those that wait to be confirmed.
    """

    written: str
    name: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class TakingPage:
    """What the page shows.

    ``title``, ``lead``: the words of the screen. ``question``: the id of the question about
    medicines. ``named``: the list so far. ``own``: names in the person's own list that are not
    on it. ``typed``: what stands in the field. ``lines``: the other questions. ``why``: pairs
    of a question and why it is asked. ``way``: where the screen stands, and the way back.
    ``trouble``: the id of what to say about the last try. ``number``: what to dial.
    """

    title: str
    lead: str
    question: str
    named: tuple[Named, ...]
    own: tuple[str, ...]
    typed: str
    lines: tuple[Line, ...]
    why: tuple[tuple[str, str], ...]
    way: Way
    trouble: str
    number: str


@dataclass(frozen=True, slots=True)
class SuggestionsPage:
    """What the page shows. ``offers``: the ingredients that may be meant."""

    offers: tuple[Offer, ...]


def ask_medicines(
    request: PersonRequest, person: Person, held: CheckUp, here: Screen
) -> HttpResponseBase:
    """Ask, or keep what was done to the list, and go on once it is left."""
    if request.method != "POST":
        return _page(request, person, held, here)
    name = next(q.id for q in held.questions(here) if q.answer is MEDICINES)
    others = [q for q in held.questions(here) if q.answer is not MEDICINES]
    change = change_list(held.answers.medicines or (), request.POST, held.known)
    given = dict(read_beside(others, request.POST, is_left=change.is_left))
    if change.given is not None:
        given[name] = change.given
    after = keep(request, person, held, held.answers.with_answers(given))
    if change.is_left:
        return leave(request, here, held, after)
    return _page(request, person, after, here, trouble=change.trouble)


@require_safe
@with_person
def suggest(request: PersonRequest, _: Person) -> HttpResponse:
    """The ingredients whose name or brand begins with what is being typed."""
    known = load(request.language)
    begun = _begun(request.GET.get("name", ""), known, request.language)
    # Official names before brands.
    offers = sorted(begun, key=lambda offer: (bool(offer.brand), offer.name))
    return show(request, "check_up/suggestions", SuggestionsPage(tuple(offers[:MOST_OFFERED])))


def _page(
    request: PersonRequest, person: Person, held: CheckUp, here: Screen, *, trouble: str = ""
) -> HttpResponse:
    language, questions = request.language, held.questions(here)
    named = held.answers.medicines or ()
    page = TakingPage(
        title=here.title[language],
        lead=here.lead.get(language, ""),
        question=next(q.title for q in questions if q.answer is MEDICINES),
        named=tuple(_named(named, held.known, language)),
        own=_own(request, person, named),
        typed=request.POST.get("name", "")[:200] if trouble else "",
        lines=to_lines(held, [q for q in questions if q.answer is not MEDICINES], language),
        why=why_of(questions),
        way=way_to(request, held, here),
        trouble=trouble,
        number=held.number,
    )
    return show(request, "check_up/medicines", page, status=422 if trouble else 200)


def _named(named: Iterable[MedicineNamed], known: KnowledgeBase, language: str) -> Iterator[Named]:
    names = {one.id: one.called(language) for one in _ingredients(known)}
    asked = 0
    for one in named:
        offers: tuple[Offer, ...] = ()
        # A long list is confirmed a few at a time: each question costs a search.
        if not one.confirmed and asked < MOST_ASKED:
            offers = tuple(_offer(found, one.written, language) for found in _met(one, known))
            asked += bool(offers)
        name = names.get(one.ingredient, "") if one.confirmed else ""
        yield Named(one.written, name, offers)


def _met(one: MedicineNamed, known: KnowledgeBase) -> Iterator[Ingredient]:
    return (ingredient for _, ingredient in matches(one.written, known))


def _begun(typed: str, known: KnowledgeBase, language: str) -> Iterator[Offer]:
    begun = " ".join(typed.casefold().split())
    if len(begun) < FEW_LETTERS:
        return
    for one in _ingredients(known):
        if any(name.casefold().startswith(begun) for name in _names(one)):
            yield _offer(one, begun, language)


def _offer(one: Ingredient, written: str, language: str) -> Offer:
    begun = written.casefold()
    called = one.called(language)
    official = {one.name.casefold(), one.es.casefold()}
    is_official = any(name.startswith(begun) for name in official)
    brands = (n for n in (*one.also, *one.brands) if n.casefold().startswith(begun))
    return Offer(one.id, called, "" if is_official else next(brands, ""))


def _own(request: PersonRequest, person: Person, named: Iterable[MedicineNamed]) -> tuple[str, ...]:
    today = request.clock.local.date()
    there = {one.written.casefold() for one in named}
    taken = (m for _, m in medicines_of(person) if m.ended_on is None or m.ended_on >= today)
    return tuple(m.name for m in taken if " ".join(m.name.casefold().split()) not in there)


def _ingredients(known: KnowledgeBase) -> Iterator[Ingredient]:
    return (one for group in known.medications.values() for one in group.ingredients)


def _names(one: Ingredient) -> tuple[str, ...]:
    return (one.name, one.es, *one.also, *one.brands)
