"""The guide through a cramp on one card: for a phone's files, or for paper by the bed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from uncramp.care.assessment import Assessment
from uncramp.care.relief import (
    ASKED_AT_TEN_MINUTES,
    BACK_TO_SLEEP,
    Guide,
    aftercare,
)
from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.wording import say
from uncramp.person.diary import Muscle

WRONG: Final = "wrong-way-pointed"


@dataclass(frozen=True, slots=True)
class Told:
    """One manoeuvre on the card; ``drawing`` is the id of a pose, ``take_care`` Markdown.

    ``hold_s`` and ``ease_s``: seconds of holding and of easing off, so many ``times``.
    """

    title: str
    says: str
    lines: tuple[str, ...]
    time: str
    where: str
    take_care: str
    drawing: str
    hold_s: int
    ease_s: int
    times: int


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it: manoeuvres, or lines of text."""

    title: str
    steps: tuple[Told, ...] = ()
    lead: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything on the card, in one language, in the order in which it is read.

    ``signs`` are the warning signs that are open, None where there are none. ``muscles`` are
    the parts to choose from, the one for who is not sure first; ``helped`` is what somebody
    else may do, None where nobody may. ``ten`` is what to ask at ten minutes, ``after`` what
    comes then. ``call`` is the emergency number in a sentence, ``number`` the number alone,
    ``call_note`` says so where it is not that of their country.
    """

    language: str
    title: str
    wrong: str
    signs: Part | None
    muscles: tuple[Part, ...]
    helped: Part | None
    ten: Part
    after: tuple[Part, ...]
    call: str
    number: str
    call_note: str
    foot: str


def relief_card(
    guide: Guide,
    known: KnowledgeBase,
    found: Assessment | None,
    *,
    number: str,
    day: date,
    guessed: bool = False,
) -> Card:
    """The card of one person; of nobody in particular where ``found`` is None.

    ``guessed``: ``number`` is not that of a country which somebody named.
    """
    language = known.language
    order = (Muscle.UNSURE, *(muscle for muscle in Muscle if muscle is not Muscle.UNSURE))
    return Card(
        language=language,
        title=say("relief.card.title", language),
        wrong=f"{say('relief.wrong', language)} {say('relief.shin-only', language)}",
        signs=_signs(guide, known),
        muscles=tuple(_muscle(muscle, guide, known) for muscle in order),
        helped=_helped(guide, known),
        ten=_ten(language, number),
        after=tuple(_after(found, language)),
        call=say("relief.card.call", language, number=number),
        number=number,
        call_note=say("card.guessed", language, number=number) if guessed else "",
        foot=_foot(guide, found, language, day),
    )


def _helped(guide: Guide, known: KnowledgeBase) -> Part | None:
    names = [name for name, step in guide.steps.items() if step.by_partner]
    if not names:
        return None
    steps = tuple(_told(name, guide, known) for name in names)
    return Part(say("relief.card.helper", known.language), steps)


def _foot(guide: Guide, found: Assessment | None, language: str, day: date) -> str:
    made = {"day": day, "made_from": guide.made_from}
    lead = "relief.safest" if found is None else "card.as-old"
    rest = say("relief.card.not-reviewed", language), say("relief.card.made", language, **made)
    return " ".join((say(lead, language), *rest))


def _muscle(muscle: Muscle, guide: Guide, known: KnowledgeBase) -> Part:
    # The first one of the safest path stands first on paper, which never learns.
    first = guide.safest[muscle][:1]
    drawn = guide.orders[muscle].orders[0]
    names = dict.fromkeys((*first, *drawn))
    name = say(f"name.muscle.{muscle}", known.language)
    return Part(name[:1].upper() + name[1:], tuple(_told(one, guide, known) for one in names))


def _told(name: str, guide: Guide, known: KnowledgeBase) -> Told:
    one, step, language = known.manoeuvres[name], guide.steps[name], known.language
    facts = {"hold_s": step.hold_s, "ease_s": step.ease_s, "times": step.times}
    where = (say(f"relief.position.{place}", language) for place in step.positions)
    return Told(
        title=one.title,
        says=one.say,
        lines=one.do,
        time=say("relief.time", language, **facts),
        where=", ".join(where),
        take_care=one.sections["take-care"],
        drawing=step.drawing,
        **facts,
    )


def _signs(guide: Guide, known: KnowledgeBase) -> Part | None:
    if not guide.signs:
        return None
    signs = (known.signs[name] for name in guide.signs)
    lines = tuple(f"{one.title}. {one.sections['in-one-sentence']}" for one in signs)
    return Part(say("relief.card.signs", known.language), lines=lines)


def _ten(language: str, number: str) -> Part:
    asked = tuple(say(f"relief.ten.{name}", language) for name in ASKED_AT_TEN_MINUTES)
    locked, today = (say(f"relief.{name}", language) for name in ("card.locked", "ten.today"))
    return Part(
        title=say("relief.card.ten", language),
        lead=say("relief.card.call-if", language, number=number),
        lines=asked,
        foot=f"{locked} {today}",
    )


def _after(found: Assessment | None, language: str) -> Iterator[Part]:
    for theme, ids in (("after", aftercare(found)), ("sleep", BACK_TO_SLEEP[:-1])):
        lines = tuple(say(f"relief.{theme}.{name}", language) for name in ids)
        yield Part(say(f"relief.{theme}.title", language), lines=lines)
