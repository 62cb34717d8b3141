"""What is not in the plan: left out and why, what could come later, and what was changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from uncramp.care.plan import Because, CarePlan, Change, ChangeKind, Later
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.exchange.report.planned import WaitingWords, WithheldWords
from uncramp.knowledge.wording import say
from uncramp.web.pages.care import change_id
from uncramp.web.pages.planned import Planned
from uncramp.web.pages.views.check_up_way import screen_address
from uncramp.web.pages.views.plan_told import Way, change_address

FIRST = 2
"""Questions behind one reason that are named; the others come one by one in the Check-up."""
SHOWN = 3
"""Lines of a group that are read at once; the rest is folded away."""

_GROUPS: Mapping[str, frozenset[str]] = {
    "rules-out": frozenset({Because.SIGN, Because.RAISED, Because.MADE_WORSE, Because.UNDER_AGE}),
    "ask-first": frozenset({Because.ASK_FIRST}),
    "not-known": frozenset({Because.UNKNOWN}),
}
_WANTED = frozenset({Later.ENOUGH, Later.NO_REASON, Later.UNWANTED, Later.NO_TIME, Later.NO_USE})


@dataclass(frozen=True, slots=True)
class Line:
    """What is left out for one reason, and ``ways`` to open it: a question, or who was asked."""

    what: tuple[str, ...]
    why: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What is left out for one kind of reason; ``folded`` are the lines after the first few."""

    title: str
    lines: tuple[Line, ...]
    folded: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LaterTold:
    """A measure that could come in; ``add`` is where it is put in, empty where it cannot be yet."""

    title: str
    why: str
    add: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One change with who, when and why, and why it is not followed; empty where it is."""

    id: str
    what: str
    refused: str


def left_out(words: Iterable[WithheldWords], held: Planned) -> Iterator[Group]:
    """Everything that is withheld, in groups, the gravest first."""
    every = tuple(words)
    for name, because in _GROUPS.items():
        lines = [_line(one, held) for one in every if one.because in because]
        if lines:
            title = say(f"planpage.left-out.{name}", held.known.language)
            yield Group(title, tuple(lines[:SHOWN]), tuple(lines[SHOWN:]))


def later_told(words: Iterable[WaitingWords]) -> Iterator[LaterTold]:
    """Every measure that waits, with what it waits for."""
    for one in words:
        add = change_address(ChangeKind.ADD, one.id) if one.later in _WANTED else ""
        yield LaterTold(one.title, one.why, add)


def changes_told(
    changes: Iterable[Change], plan: CarePlan, said: Sentences
) -> Iterator[ChangeTold]:
    """Every change that was made and not taken back, the newest first."""
    refused = {change_id(one.change): one for one in plan.refused}
    for change in reversed(tuple(changes)):
        name = change_id(change)
        because = refused[name].because if name in refused else ""
        yield ChangeTold(
            id=name,
            what=said.change(change),
            refused=said.say(f"refused.{because}") if because else "",
        )


def _line(one: WithheldWords, held: Planned) -> Line:
    named = tuple(dict.fromkeys(subject.text for subject in one.subjects))
    return Line(named, one.why, (*_answers(one, held), *_asked(one, held.known.language)))


def _answers(one: WithheldWords, held: Planned) -> Iterator[Way]:
    """Where the open questions behind it are answered, a screen once."""
    of = {name: screen for screen in held.check_up.route for name in screen.questions}
    screens = {
        of[question.id].id: of[question.id] for question in one.questions if question.id in of
    }
    for screen in islice(screens.values(), FIRST):
        yield screen.title[held.known.language], f"{screen_address(screen)}?then=plan"
    if len(screens) > FIRST:
        more = say("planpage.left-out.more", held.known.language, n=len(screens) - FIRST)
        yield more, reverse("check-up")


def _asked(one: WithheldWords, language: str) -> Iterator[Way]:
    if one.because == Because.ASK_FIRST:
        for subject in one.subjects:
            label = say("planpage.left-out.asked", language, what=subject.text)
            yield label, change_address(ChangeKind.ASKED, subject.id)
