"""How the check-up goes: its screens, where it stops, checks, the diary, contradictions."""

from collections.abc import Iterator
from dataclasses import asdict

from uncramp.care.assessment import CHECK_COVERS, LIMITS, SIGN_RULES
from uncramp.exchange.review._tables._markdown import link, table
from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.wording import say, sentences

_DIARY = ("long", "thigh", "one-leg", "twice", "only-adds")
_COURSE = ("everybody", "emergency", "same-day", "young", "not-known")


def screen_table(known: KnowledgeBase) -> Iterator[str]:
    """The screens in the order they are asked, and where the questions stop."""
    language = known.language
    for key in _COURSE:
        yield f"- {_said(f'course.{key}', known)}"
    head = [
        say(f"review.column.{column}", language) for column in ("screen", "stage", "lines", "feeds")
    ]
    yield from table(head, (_screen(number, known) for number in range(len(known.screens))))


def gates(known: KnowledgeBase) -> Iterator[str]:
    """How long *I was checked* holds, and for which other signs."""
    for key in ("emergency", "soon", "later", "again", "shown", "clot", "no-source"):
        yield f"- {_said(f'gate.{key}', known)}"
    for sign, others in CHECK_COVERS.items():
        named = ", ".join(link(known.signs[other], other) for other in others)
        told = say(
            "review.gate.covers", known.language, sign=link(known.signs[sign], sign), others=named
        )
        yield f"- {told}"


def from_the_diary(known: KnowledgeBase) -> Iterator[str]:
    """What nights add to the answers."""
    for key in _DIARY:
        yield f"- {_said(f'diary.{key}', known)}"


def doubts(known: KnowledgeBase) -> Iterator[str]:
    """The answers that hardly go together, as they are said to a person."""
    for name in sorted(sentences(known.language)):
        if name.startswith("assess.contradiction."):
            yield f"- `{name.rpartition('.')[2]}`: {say(name, known.language)}"


def traits(known: KnowledgeBase) -> Iterator[str]:
    """What the usual night cramp is like, by seven traits."""
    for name in sentences(known.language):
        if name.startswith("assess.trait."):
            yield f"- {say(name, known.language)}"


def _screen(number: int, known: KnowledgeBase) -> tuple[str, ...]:
    screen = known.screens[number]
    fed = (rule.id for rule in SIGN_RULES if {*rule.asks} & {*screen.questions})
    title = screen.title[known.language]
    stage = say(f"assess.stage.{screen.stage}", known.language)
    return f"{number + 1}. {title}", stage, str(len(screen.questions)), ", ".join(fed) or "–"


def _said(key: str, known: KnowledgeBase) -> str:
    return say(f"review.{key}", known.language, **asdict(LIMITS))
