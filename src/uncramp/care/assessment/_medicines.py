"""What is taken, as far as we know it."""

from collections.abc import Iterator

from uncramp.care.assessment._answers import Answers, MedicineNamed
from uncramp.care.assessment._types import MedicineHit
from uncramp.knowledge.content import (
    Ingredient,
    KnowledgeBase,
    Likeness,
    Medication,
    medicines_like,
    stands_alone,
)


def matches(written: str, known: KnowledgeBase) -> tuple[tuple[Medication, Ingredient], ...]:
    """The ingredients that ``written`` may name, each with its group, the likeliest first.

    They are only offered: the person confirms one or says no.
    """
    return tuple((one.medication, one.ingredient) for one in medicines_like(written, known))


def named(written: str, known: KnowledgeBase, *, forgiving: bool = True) -> MedicineNamed:
    """A name from a file: an official name, with a dose or a form or alone, is sure.

    A brand is not, because what it holds differs between countries and years, nor is
    whatever only looks like a name or has other words beside it. Not ``forgiving``, no
    slips of the pen are looked for.
    """
    found = medicines_like(written, known, forgiving=forgiving)
    if not found:
        return MedicineNamed(written)
    # "No warfarin" names warfarin too.
    alone = stands_alone(found[0].name, written)
    sure = len(found) == 1 and found[0].likeness is Likeness.NAME and alone
    return MedicineNamed(written, found[0].ingredient.id, confirmed=sure)


def ingredient_ids(known: KnowledgeBase) -> frozenset[str]:
    """The id of every ingredient in the library."""
    return frozenset(one.id for _, one in _ingredients(known))


def medicine_hits(
    answers: Answers, known: KnowledgeBase
) -> tuple[tuple[MedicineHit, ...], tuple[str, ...]]:
    """The medicines that were confirmed, and those that are not known to us, as written."""
    by_id = {one.id: (group, one) for group, one in _ingredients(known)}
    hits, strangers = [], []
    for named in answers.medicines or ():
        found = by_id.get(named.ingredient) if named.confirmed else None
        if found is None:
            strangers.append(named.written)
            continue
        group, one = found
        hits.append(MedicineHit(named.written, group.id, one.id, one.tier or group.tier))
    return tuple(hits), tuple(strangers)


def _ingredients(known: KnowledgeBase) -> Iterator[tuple[Medication, Ingredient]]:
    for group in known.medications.values():
        for one in group.ingredients:
            yield group, one
