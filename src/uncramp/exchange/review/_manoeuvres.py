"""Rules for what is said during a cramp: short, in reach, and with something left for everybody."""

from collections.abc import Iterator
from typing import Final

from uncramp.exchange.review._library import file_of
from uncramp.exchange.review._movements import outside
from uncramp.knowledge.content import IN_A_CRAMP, Activity, Flaw, Kind, Manoeuvre, Offered, Survey
from uncramp.person.diary import Muscle

LONGEST: Final = 60
"""Letters of the first sentence, which somebody half asleep hears or reads at a glance."""
LINES: Final = (2, 4)
_FREE: Final = frozenset({Offered.SAFEST, Offered.LAST})


def check_manoeuvres(found: Survey) -> Iterator[Flaw]:
    """Everything in the manoeuvres that would mislead somebody in pain."""
    every = [item for item in found.items.values() if isinstance(item, Manoeuvre)]
    for item in every:
        file = file_of(item)
        yield from outside(file, "ask_first", item.ask_first, item.care_if)
        yield from outside(file, "never_first_if", item.never_first_if, item.care_if)
        yield from _short(item, found)
        yield from _own_strength(item)
    yield from _for_everybody(every)


def _short(item: Manoeuvre, found: Survey) -> Iterator[Flaw]:
    texts = [("en", item.sections)] + [
        (text.language, text.sections)
        for text in found.translations.values()
        if (text.kind, text.id) == (item.kind, item.id)
    ]
    for language, sections in texts:
        said = sections.get("in-one-sentence", "")
        if len(said) > LONGEST:
            facts = {"letters": len(said), "most": LONGEST}
            yield Flaw(file_of(item), f"in-one-sentence.{language}", "said-too-long", facts=facts)
    if not LINES[0] <= len(item.do) <= LINES[1]:
        allowed = f"{LINES[0]} – {LINES[1]}"
        yield Flaw(file_of(item), "how-to-do-it", "lines-of-cramp", str(len(item.do)), allowed)


def _own_strength(item: Manoeuvre) -> Iterator[Flaw]:
    # What needs no answers may press, warm and carry nothing, and nobody else may do it.
    forced = item.by_partner or item.activity is not Activity.GENTLE_STRETCH
    if item.offered in _FREE and forced:
        yield Flaw(file_of(item), "offered", "not-allowed", item.offered, Offered.USUAL)


def _for_everybody(every: list[Manoeuvre]) -> Iterator[Flaw]:
    """Each muscle in each position needs what is safest, and what is always open."""
    if not every:
        return
    for offered in sorted(_FREE):
        held = {
            (muscle, position)
            for item in every
            if item.offered is offered and not item.withdrawn
            for muscle in item.muscles
            for position in item.positions
        }
        for muscle in Muscle:
            for position in IN_A_CRAMP:
                if (muscle.value, position) not in held:
                    place = f"{muscle} · {position}"
                    yield Flaw(f"{Kind.MANOEUVRES}/", place, "nothing-offered", offered)
