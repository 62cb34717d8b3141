"""What the relief page of whoever asks may say: from their answers and earlier attacks."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from secrets import randbits
from typing import Final

from uncramp.care.assessment import Assessment
from uncramp.care.relief import Guide, first_tries, guide, made_from
from uncramp.knowledge.content import KnowledgeBase, load
from uncramp.person.diary import Muscle
from uncramp.web.pages.care import fingerprint
from uncramp.web.pages.check_up import assessed, open_check_up
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, StoredOrders, attacks, load_orders, save_orders

NO_COUNTRY: Final = ""
SEED_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Relief:
    """The guide of one person, the library it speaks from, and what to dial.

    ``at`` is how many of the drawn orders are used. ``signs``: each open warning sign that
    cannot wait, and how urgent it is, by id. ``found`` is None where nothing was answered.
    """

    guide: Guide
    known: KnowledgeBase
    number: str
    at: int
    signs: Mapping[str, str]
    found: Assessment | None


def relief_of(request: PersonRequest) -> Relief:
    """The guide as it stands now; the safest one before a diary is begun."""
    known = load(request.language)
    found, number = _found(request)
    number = number or known.emergency_number(NO_COUNTRY)
    version = made_from(found, known)
    if request.person is None or found is None:
        made = guide(None, known, (), seed=0, drawn_at=request.clock.local, made_from=version)
        return Relief(made, known, number, 0, {}, None)
    made, at = _drawn(request, request.person, found, known)
    return Relief(made, known, number, at, _signs(found, made), found)


def made_from_now(request: PersonRequest) -> str:
    """What a guide of this moment would be made from, without making it."""
    return made_from(_found(request)[0], load(request.language))


def _found(request: PersonRequest) -> tuple[Assessment | None, str]:
    """What the answers come to, None without any, and the number that they name."""
    if request.person is None:
        return None, ""
    check_up = open_check_up(request, request.person)
    found = assessed(check_up, request.person) if check_up.answers.given else None
    return found, check_up.number


def _drawn(
    request: PersonRequest, person: Person, found: Assessment, known: KnowledgeBase
) -> tuple[Guide, int]:
    """The guide with the orders that wait to be used, and the place of the next one.

    They are drawn once and kept, and drawn anew when they are used up or when answers, content
    or what was learned from earlier attacks are others.
    """
    history, kept = attacks(person), load_orders(person)
    version = made_from(found, known)
    learned = {
        m: {n: astuple(t) for n, t in each.items()} for m, each in first_tries(history).items()
    }
    told = f"{version} {fingerprint(learned)}"
    holds = set(kept) == set(Muscle) and all(
        one.made_from == told and one.at < len(one.orders.orders) for one in kept.values()
    )
    made = guide(
        found,
        known,
        history,
        seed=kept[Muscle.CALF].orders.seed if holds else randbits(SEED_BITS),
        drawn_at=request.clock.local,
        made_from=version,
    )
    if holds:
        waiting = {muscle: one.orders for muscle, one in kept.items()}
        return replace(made, orders=waiting), max(one.at for one in kept.values())
    save_orders(person, [StoredOrders(one, 0, told, made.drawn_at) for one in made.orders.values()])
    return made, 0


def _signs(found: Assessment, made: Guide) -> dict[str, str]:
    urgency = {hit.subject: hit.urgency for hit in found.signs}
    return {name: u.value for name in made.signs if (u := urgency.get(name)) is not None}
