"""What is taken, as far as we know it."""

from collections.abc import Iterator

from uncramp.care.assessment._answers import Answers, MedicineNamed
from uncramp.care.assessment._types import MedicineHit
from uncramp.knowledge.content import Ingredient, KnowledgeBase, Medication, medicines_like


def matches(written: str, known: KnowledgeBase) -> tuple[tuple[Medication, Ingredient], ...]:
    """The ingredients that ``written`` may name, best first; a person confirms one."""
    found = medicines_like(written, known)
    return tuple((match.medication, match.ingredient) for match in found)


def named(written: str, known: KnowledgeBase) -> MedicineNamed:
    """A name from a file: its official name, written out, needs no further confirming.

    A brand does, because what it holds differs between countries and years.
    """
    found = matches(written, known)
    if len(found) != 1:
        return MedicineNamed(written)
    one = found[0][1]
    official = {name.casefold() for name in (one.name, one.es, *one.also)}
    return MedicineNamed(written, one.id, " ".join(written.casefold().split()) in official)


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
