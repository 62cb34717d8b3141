"""What the front matter of each kind may hold, and how each value is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final

from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._types import (
    Activity,
    Certainty,
    Dose,
    Kind,
    Prior,
    Retraction,
    Review,
    Urgency,
    Withdrawn,
)

POSITIONS = ("standing", "seated", "lying")
WHEN = ("before-bed", "in-bed", "any-time")
SEEN = ("full-text", "abstract", "extract", "copy", "report")
DESIGNS = ("randomised-trial", "systematic-review", "lab-study", "survey", "guidance", "review")
LICENCES = ("CC-BY-4.0",)


class Unfit(Exception):
    """A value that its key cannot hold: the id of the problem, and facts for its sentence."""

    def __init__(self, problem: str, allowed: str = "", nearest: str = "", key: str = "") -> None:
        super().__init__(problem)
        self.problem, self.allowed, self.nearest, self.key = problem, allowed, nearest, key


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter: how its value is read, and whether it must be there."""

    read: Callable[[Any], Any]
    required: bool = True


def read_table(
    raw: Mapping[str, Any], keys: Mapping[str, Key], file: str
) -> tuple[dict[str, Any], list[Flaw]]:
    """The values that fit, and a flaw for each key that is unknown, missing or unfit."""
    values: dict[str, Any] = {}
    flaws = list(_strangers(raw, keys, file))
    for name, key in keys.items():
        if name not in raw:
            if key.required:
                flaws.append(Flaw(file, name, "missing-key"))
            continue
        try:
            values[name] = key.read(raw[name])
        except Unfit as unfit:
            where = f"{name}.{unfit.key}" if unfit.key else name
            shown = str(raw[name])[:80]
            flaws.append(Flaw(file, where, unfit.problem, shown, unfit.allowed, unfit.nearest))
    return values, flaws


def nearest_of(wanted: str, names: Sequence[str]) -> str:
    """The name that looks most like ``wanted``; empty when none does."""
    return next(iter(get_close_matches(wanted, names, 1)), "")


def _strangers(raw: Mapping[str, Any], keys: Mapping[str, Key], file: str) -> Iterator[Flaw]:
    for name in raw:
        if name not in keys:
            nearest = nearest_of(name, list(keys))
            yield Flaw(file, name, "unknown-key", name, ", ".join(keys), nearest)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 500:
        raise Unfit("not-text")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Unfit("not-a-list")
    return tuple(_text(entry) for entry in value)


def _ids(value: Any) -> tuple[str, ...]:
    names = _texts(value)
    if len(set(names)) != len(names):
        raise Unfit("id-twice")
    return names


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("not-a-flag")
    return value


def _day(value: Any) -> date:
    # A moment is a date to Python; a review falls on a day.
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Unfit("not-a-date")
    return value


def _between(low: float, high: float, *, whole: bool = False) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise Unfit("not-whole" if whole else "not-a-number", f"{low:g} – {high:g}")
        return value if whole else float(value)

    return read


def _one_of(names: Sequence[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in names:
            raise Unfit("not-allowed", ", ".join(names), nearest_of(str(value), names))
        return str(value)

    return read


def _enum(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    choose = _one_of([member.value for member in kind])
    return lambda value: kind(choose(value))


def _enums(kind: type[StrEnum]) -> Callable[[Any], tuple[StrEnum, ...]]:
    choose = _enum(kind)
    return lambda value: tuple(choose(entry) for entry in _ids(value))


def _table(make: Callable[..., Any], keys: Mapping[str, Key]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise Unfit("not-a-table", ", ".join(keys))
        values, flaws = read_table(value, keys, "")
        if flaws:
            first = flaws[0]
            raise Unfit(first.problem, first.allowed, first.nearest, first.key)
        return make(**values)

    return read


def _signature(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise Unfit("not-text")
    return value.strip()


_WITHDRAWN: Final = Key(_table(Withdrawn, {"on": Key(_day), "because": Key(_text)}), False)
_REVIEW: Final = {"by": Key(_signature), "on": Key(_day, False), "due": Key(_day)}
_DOSE: Final = {
    "sets": Key(_between(1, 20, whole=True)),
    "hold_s": Key(_between(1, 120, whole=True)),
    "rest_s": Key(_between(0, 120, whole=True)),
    "sides": Key(_between(1, 2, whole=True)),
    "per_day": Key(_between(1, 6, whole=True)),
    "when": Key(_one_of(WHEN)),
}

_EVERY: Final[Mapping[str, Key]] = {
    "title": Key(_text),
    "code": Key(_text, False),
    "licence": Key(_one_of(LICENCES)),
    "evidence_on": Key(_day),
    "verified": Key(_flag),
    "to_verify": Key(_texts, False),
    "withdrawn": _WITHDRAWN,
    "review": Key(_table(Review, _REVIEW)),
}

KEYS: Final[Mapping[Kind, Mapping[str, Key]]] = {
    Kind.CLAIMS: {**_EVERY, "certainty": Key(_enum(Certainty)), "sources": Key(_ids)},
    Kind.EXERCISES: {
        **_EVERY,
        "muscles": Key(_ids),
        "anatomy": Key(_ids),
        "position": Key(_one_of(POSITIONS)),
        "dose": Key(_table(Dose, _DOSE)),
        "not_if": Key(_ids),
        "care_if": Key(_ids),
        "claims": Key(_ids, False),
        "sources": Key(_ids, False),
        "easier": Key(_ids, False),
        "harder": Key(_ids, False),
    },
    Kind.MEASURES: {
        **_EVERY,
        "claims": Key(_ids),
        "exercises": Key(_ids, False),
        "sources": Key(_ids, False),
        "onset_lag_nights": Key(_between(0, 60, whole=True)),
        "carry_over_nights": Key(_between(0, 60, whole=True)),
        "half_life_nights": Key(_between(0, 60)),
        "burden_minutes": Key(_between(0, 120)),
        "randomisable": Key(_flag),
        "prior": Key(
            _table(Prior, {"mu": Key(_between(-2, 2)), "sd": Key(_between(0.01, 2))}),
        ),
        "not_if": Key(_ids),
        "care_if": Key(_ids),
    },
    Kind.SIGNS: {
        **_EVERY,
        "urgency": Key(_enum(Urgency)),
        "urgency_if_past": Key(_enum(Urgency), False),
        "stops": Key(_enums(Activity)),
        "keeps": Key(_enums(Activity), False),
        "sources": Key(_ids),
    },
    Kind.SOURCES: {
        **_EVERY,
        "design": Key(_one_of(DESIGNS)),
        "authors": Key(_text),
        "published_in": Key(_text),
        "year": Key(_between(1900, 2100, whole=True), False),
        "doi": Key(_text, False),
        "pmid": Key(_text, False),
        "url": Key(_text),
        "seen": Key(_one_of(SEEN)),
        "retraction": Key(_enum(Retraction)),
        "notice": Key(_text, False),
    },
}

TRANSLATION: Final[Mapping[str, Key]] = {
    "title": Key(_text),
    "translates": Key(_text),
    "because": Key(_text, False),
}
