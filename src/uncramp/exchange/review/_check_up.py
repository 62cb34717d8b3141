"""Rules for what the check-up is made of: its screens, its questions, the names of medicines."""

from collections.abc import Iterator

from uncramp.exchange.review._library import file_of
from uncramp.exchange.review._words import forbidden
from uncramp.knowledge.content import (
    AnswerForm,
    Flaw,
    Kind,
    Medication,
    Question,
    Screen,
    Survey,
)

_FILE = "screens.toml"
_CHOSEN = (AnswerForm.ONE_OF, AnswerForm.SOME_OF)


def check_the_check_up(found: Survey) -> Iterator[Flaw]:
    """Screens that ask for nothing, questions nobody asks, and names that match twice."""
    yield from _screens(found)
    for item in found.items.values():
        if isinstance(item, Question):
            yield from _question(item)
    yield from _names(found)


def _screens(found: Survey) -> Iterator[Flaw]:
    names = [name for kind, name in found.items if kind is Kind.QUESTIONS]
    asked = [name for screen in found.screens for name in screen.questions]
    for screen in found.screens:
        yield from _worded(screen, found)
    for name in sorted({name for name in asked if asked.count(name) > 1}):
        yield Flaw(_FILE, name, "asked-twice", name)
    for name in sorted(set(names) - set(asked)):
        yield Flaw(f"{Kind.QUESTIONS}/{name}.md", "", "never-asked", name)


def _worded(screen: Screen, found: Survey) -> Iterator[Flaw]:
    for key, words in (("title", screen.title), ("lead", screen.lead)):
        for language in found.languages:
            if key == "title" and not words.get(language, "").strip():
                yield Flaw(_FILE, f"{screen.id}.{key}", "phrase-missing", language)
            for rule, said in forbidden(words.get(language, ""), language):
                yield Flaw(_FILE, f"{screen.id}.{key}.{language}", f"says-{rule}", said)


def _question(item: Question) -> Iterator[Flaw]:
    if bool(item.options) != (item.answer in _CHOSEN):
        yield Flaw(file_of(item), "options", "options-of-form", item.answer)
    bounded = item.low is not None and item.high is not None and item.low < item.high
    if bounded != (item.answer is AnswerForm.NUMBER):
        yield Flaw(file_of(item), "low", "bounds-of-form", item.answer)
    for key, label in item.options.items():
        for rule, said in forbidden(label, "en"):
            yield Flaw(file_of(item), f"options.{key}", f"says-{rule}", said)


def _names(found: Survey) -> Iterator[Flaw]:
    # A name that stands for two medicines would be confirmed as the wrong one.
    seen: dict[str, str] = {}
    for item in found.items.values():
        if not isinstance(item, Medication):
            continue
        for one in item.ingredients:
            place = f"{item.id} · {one.name}"
            for name in {n.casefold() for n in (one.name, one.es, *one.also, *one.brands)}:
                other = seen.setdefault(name, place)
                if other != place:
                    facts = {"other": other}
                    yield Flaw(file_of(item), "ingredients", "name-twice", name, facts=facts)
