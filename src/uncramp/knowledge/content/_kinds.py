"""The kinds of things the library holds, as values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar

from uncramp.knowledge.content._movement import Dose, Form, Level, Progress
from uncramp.knowledge.content._types import (
    Activity,
    Advice,
    AnswerForm,
    Certainty,
    Ingredient,
    Item,
    Kind,
    Prior,
    Ratio,
    Retraction,
    Role,
    Tier,
    Urgency,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Item):
    """One statement, how sure it is, and what it rests on.

    ``certainty`` is about the title, ``advice`` about what people usually say.
    """

    kind: ClassVar[Kind] = Kind.CLAIMS

    certainty: Certainty
    advice: Advice
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Item):
    """An illness or a state of the body that goes with night cramps or looks like them.

    ``certainty`` is about the link with night cramps; None for what only looks like them.
    """

    kind: ClassVar[Kind] = Kind.CONDITIONS

    roles: tuple[Role, ...]
    sources: tuple[str, ...]
    certainty: Certainty | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Medication(Item):
    """A group of medicines and the ingredients in it.

    ``ratio`` is the sequence ratio of its study, not a risk; ``cautions`` are raised by
    taking one of them; ``atc`` is the code that the group shares, empty for none.
    """

    kind: ClassVar[Kind] = Kind.MEDICATIONS

    tier: Tier
    sources: tuple[str, ...]
    ingredients: tuple[Ingredient, ...]
    atc: str = ""
    ratio: Ratio | None = None
    cautions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    """One thing the check-up asks; ``options`` are labels by id where one chooses.

    ``low`` and ``high`` bound a number, both included; None for other forms.
    """

    kind: ClassVar[Kind] = Kind.QUESTIONS

    answer: AnswerForm
    options: Mapping[str, str] = field(default_factory=dict)
    low: int | None = None
    high: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Item):
    """A movement with its dose; ``muscles`` are named as in the diary, ``anatomy`` in Latin.

    ``not_if`` rules the exercise out, ``care_if`` asks for one of the ``easier`` ones or for
    the care its text describes; both name cautions. Of these, ``ask_first`` are the ones for
    which the text says to ask somebody first. ``claims`` are what speaks for it. ``drawing``
    is the id of a pose, ``forms`` are other ways to do it. ``levels`` come after the first,
    which is ``dose``; ``after`` are exercises whose last level has to be reached before.
    """

    kind: ClassVar[Kind] = Kind.EXERCISES

    muscles: tuple[str, ...]
    anatomy: tuple[str, ...]
    position: str
    dose: Dose
    not_if: tuple[str, ...]
    care_if: tuple[str, ...]
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    drawing: str = ""
    equipment: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    levels: tuple[Level, ...] = ()
    progress: Progress | None = None
    after: tuple[str, ...] = ()
    activity: Activity = Activity.EXERCISE

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The dose of each level, the easiest first."""
        return (self.dose, *(_at(self.dose, level) for level in self.levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """Something a person can do of an evening, and what is needed to learn if it helps.

    ``onset_lag_nights`` pass before it can work, ``carry_over_nights`` until it has worn
    off; ``burden_minutes`` is what an evening costs. Only a ``randomisable`` measure may be
    drawn by lot, only a ``planned`` one is ever offered in a plan. ``fits`` are the claims
    and conditions which, found in a person, speak for it; ``ask_first`` as in an exercise,
    ``when`` as in a dose, empty where it is not planned. ``activity`` is what a warning sign
    may put on hold, None for a habit. ``form`` is the one in which it means its exercises,
    empty for any.
    """

    kind: ClassVar[Kind] = Kind.MEASURES

    claims: tuple[str, ...]
    onset_lag_nights: int
    carry_over_nights: int
    half_life_nights: float
    burden_minutes: float
    randomisable: bool
    prior: Prior
    not_if: tuple[str, ...]
    care_if: tuple[str, ...]
    exercises: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    planned: bool = False
    when: str = ""
    activity: Activity | None = None
    fits: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    drawing: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Item):
    """A warning sign: how soon to be seen, what waits until then and what may go on.

    ``urgency_if_past`` holds for someone in whom the sign has passed by itself. ``claims``
    are what is known beside the sources of the sign itself.
    """

    kind: ClassVar[Kind] = Kind.SIGNS

    urgency: Urgency
    stops: tuple[Activity, ...]
    sources: tuple[str, ...]
    urgency_if_past: Urgency | None = None
    keeps: tuple[Activity, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """A publication, how much of it was read, and whether it still stands.

    ``seen`` is one of full-text, abstract, extract, copy, report: what the writer of the
    item had before them. ``year`` is None for pages that do not say when they were written;
    ``notice`` is the address of a correction or retraction.
    """

    kind: ClassVar[Kind] = Kind.SOURCES

    design: str
    authors: str
    published_in: str
    url: str
    seen: str
    retraction: Retraction
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    notice: str = ""


def _at(dose: Dose, level: Level) -> Dose:
    return replace(
        dose, **{key: value for key, value in asdict(level).items() if value is not None}
    )
