"""One line of a list of the library."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from uncramp.knowledge.content import (
    Claim,
    Condition,
    Item,
    Kind,
    Medication,
    Retraction,
    Source,
    load,
)
from uncramp.knowledge.wording import say


@dataclass(frozen=True, slots=True)
class Entry:
    """The item as a line: its address, its title and its certainty, empty for none.

    ``tag`` says in a word that it is withdrawn or retracted. ``hint`` names the medicines
    inside a group that a search has met, or when a publication came out.
    """

    address: str
    title: str
    certainty: str
    certainty_said: str
    tag: str
    hint: str


def to_entry(item: Item, language: str, search: str = "") -> Entry:
    """The line for an item, in the list that ``search`` has found."""
    sure = certainty_of(item)
    return Entry(
        address=f"{reverse('library')}/{item.kind.value}/{item.id}",
        title=item.title,
        certainty=sure,
        certainty_said=say(f"library.certainty.{sure}", language) if sure else "",
        tag=_tag(item, language),
        hint=_hint(item, language, search),
    )


@lru_cache(maxsize=2_048)
def line_of(kind: Kind, name: str, language: str) -> SafeString:
    """The line of an item of the packaged library, drawn once: a list has hundreds."""
    return draw_line(to_entry(getattr(load(language), kind.value)[name], language))


def draw_line(entry: Entry) -> SafeString:
    """A line as HTML."""
    return render_to_string("uncramp/library/entry.html", {"entry": entry})


def certainty_of(item: Item) -> str:
    """The id of how sure it is; empty where the item is nothing to be sure of."""
    sure = item.certainty if isinstance(item, Claim | Condition) else None
    return sure.value if sure else ""


def _tag(item: Item, language: str) -> str:
    if item.withdrawn:
        return say("library.withdrawn", language)
    if isinstance(item, Source) and item.retraction is not Retraction.NONE:
        return say(f"library.retraction.{item.retraction}", language)
    return ""


def _hint(item: Item, language: str, search: str) -> str:
    if isinstance(item, Source):
        return ", ".join(filter(None, (item.published_in, str(item.year or ""))))
    if isinstance(item, Medication) and search:
        return ", ".join(_met(item, search.casefold().split(), language))
    return ""


def _met(group: Medication, words: list[str], language: str) -> list[str]:
    found = []
    for one in group.ingredients:
        names = (one.name, one.es, *one.also, *one.brands)
        met = [n for n in names if any(n.casefold().startswith(word) for word in words)]
        if met:
            called = one.called(language)
            other = next((name for name in met if name not in {one.name, one.es}), "")
            found.append(f"{called} ({other})" if other else called)
    return found
