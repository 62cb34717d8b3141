"""What an assessment found, each with its reasons, ready to be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from uncramp.care.assessment import Assessment, Hit, MedicineHit
from uncramp.knowledge.content import Activity, Advice, Item, KnowledgeBase, Tier
from uncramp.knowledge.wording import say
from uncramp.web.pages.given import say_behind
from uncramp.web.pages.views.entry import Entry, to_entry

# What people say, and what was found does not bear it out; the clearest first.
NOT_BELIEVED = (Advice.CONTRADICTED, Advice.CAUTION, Advice.UNTESTED)


@dataclass(frozen=True, slots=True)
class SignTold:
    """A sign: its words in Markdown, and why it is shown.

    ``keeps``: the id of a sentence about what may go on until somebody has looked at it,
    empty for nothing. ``address``: its page in the library.
    """

    id: str
    title: str
    urgency: str
    what_to_do: str
    until: str
    because: tuple[str, ...]
    keeps: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something that may play a part or look like a cramp, and the answers on both sides."""

    entry: Entry
    sentence: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MedicineTold:
    """A medicine as it was ``written``, the ingredient it is, and what ties it to cramps.

    ``name``, ``tie`` and ``address`` are empty for one that is not known to us.
    ``linked``: a link with cramps was found, so that it may be said.
    """

    written: str
    name: str = ""
    tie: str = ""
    ask: str = ""
    address: str = ""
    linked: bool = False


def signs_told(hits: Iterable[Hit], known: KnowledgeBase, language: str) -> tuple[SignTold, ...]:
    """The signs, in the order of the hits."""
    return tuple(_sign(hit, known, language) for hit in hits)


def contributors_told(found: Assessment, known: KnowledgeBase, language: str) -> tuple[Part, ...]:
    """What may play a part."""
    named = ((hit, _item(hit.subject, known)) for hit in found.contributors)
    return tuple(
        Part(to_entry(item, language), _sentence(item), _because(hit, known, language))
        for hit, item in named
        if item is not None
    )


def look_alikes_told(found: Assessment, known: KnowledgeBase, language: str) -> tuple[Part, ...]:
    """What can feel like a night cramp."""
    return tuple(
        Part(
            to_entry(known.conditions[alike.condition], language),
            known.conditions[alike.condition].sections.get("how-it-differs", ""),
            say_behind(alike.speaks_for, known, language),
            say_behind(alike.speaks_against, known, language),
        )
        for alike in found.look_alikes
        if alike.condition in known.conditions
    )


def pattern_told(found: Assessment, language: str) -> tuple[str, ...]:
    """In what the cramps are like the usual night cramp, and in what not: a guide, no score."""
    sides = (("agrees", found.pattern.agrees), ("differs", found.pattern.differs))
    return tuple(
        say(
            f"assess.pattern.{side}",
            language,
            traits=", ".join(say(f"assess.trait.{trait}", language) for trait in traits),
        )
        for side, traits in sides
        if traits
    )


def medicines_told(
    found: Assessment, known: KnowledgeBase, language: str
) -> tuple[MedicineTold, ...]:
    """The medicines linked with cramps, then others in the library, then those not known to us."""
    names = {
        one.id: one.called(language)
        for group in known.medications.values()
        for one in group.ingredients
    }
    told = [
        MedicineTold(
            written=hit.written,
            name=names.get(hit.ingredient, ""),
            tie=_tie(hit, known, language),
            ask=known.medications[hit.group].sections.get("what-to-ask", ""),
            address=address_of(known.medications[hit.group]),
            linked=hit.tier is not Tier.X,
        )
        for hit in found.medicines
    ]
    told.sort(key=lambda one: not one.linked)
    return (*told, *(MedicineTold(written) for written in found.unknown_medicines))


def _tie(hit: MedicineHit, known: KnowledgeBase, language: str) -> str:
    """How it goes with cramps, or why we ask about it where no tie to cramps is known."""
    if hit.tier is Tier.X:
        return " ".join(known.medications[hit.group].sections["in-one-sentence"].split())
    return say(f"checkup.tie.{hit.tier.lower()}", language)


def not_believed(known: KnowledgeBase, language: str) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """What people say and we do not: by how it stands, each with its one sentence."""
    groups = []
    for advice in NOT_BELIEVED:
        claims = [c for c in known.claims.values() if c.advice is advice and not c.withdrawn]
        parts = tuple(Part(to_entry(claim, language), _sentence(claim), ()) for claim in claims)
        if parts:
            groups.append((say(f"library.advice.{advice}", language), parts))
    return tuple(groups)


def _sign(hit: Hit, known: KnowledgeBase, language: str) -> SignTold:
    sign = known.signs[hit.subject]
    gentle = Activity.GENTLE_STRETCH in sign.keeps
    return SignTold(
        id=sign.id,
        title=sign.title,
        urgency=(hit.urgency or sign.urgency).value,
        what_to_do=sign.sections.get("what-to-do", ""),
        until=sign.sections.get("until-you-are-seen", ""),
        because=_because(hit, known, language),
        keeps="checkup.keeps.gentle-stretch" if gentle else "",
        address=address_of(sign),
    )


def _because(hit: Hit, known: KnowledgeBase, language: str) -> tuple[str, ...]:
    nights = tuple(_nights(hit, language))
    return (*say_behind(hit.answers, known, language), *nights)


def _nights(hit: Hit, language: str) -> Iterator[str]:
    if hit.nights:
        first, n = hit.nights[0], len(hit.nights)
        yield say("assess.result.nights", language, n=n, first=first, last=hit.nights[-1])


def _item(name: str, known: KnowledgeBase) -> Item | None:
    return known.claims.get(name) or known.conditions.get(name) or known.medications.get(name)


def _sentence(item: Item) -> str:
    return item.sections.get("in-one-sentence", "")


def address_of(item: Item) -> str:
    """Its page in the library."""
    return reverse("library-item", args=[item.kind.value, item.id])
