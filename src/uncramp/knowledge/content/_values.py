"""How one value of the front matter is read, and what is said of one that does not fit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from uncramp.knowledge.content._flaw import Flaw


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


def text(value: Any) -> str:
    """Words between one and 500 letters."""
    if not isinstance(value, str) or not value.strip() or len(value) > 500:
        raise Unfit("not-text")
    return value.strip()


def texts(value: Any) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list):
        raise Unfit("not-a-list")
    return tuple(text(entry) for entry in value)


def ids(value: Any) -> tuple[str, ...]:
    """A list in which nothing stands twice."""
    names = texts(value)
    if len(set(names)) != len(names):
        raise Unfit("id-twice")
    return names


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit("not-a-flag")
    return value


def day(value: Any) -> date:
    """A day, without a time."""
    # A moment is a date to Python; a review falls on a day.
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Unfit("not-a-date")
    return value


def between(low: float, high: float, *, whole: bool = False) -> Callable[[Any], Any]:
    """A number from ``low`` to ``high``, a float unless ``whole``."""

    def read(value: Any) -> Any:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise Unfit("not-whole" if whole else "not-a-number", f"{low:g} – {high:g}")
        return value if whole else float(value)

    return read


def one_of(names: Sequence[str]) -> Callable[[Any], str]:
    """One of ``names``."""

    def read(value: Any) -> str:
        if value not in names:
            raise Unfit("not-allowed", ", ".join(names), nearest_of(str(value), names))
        return str(value)

    return read


def some_of(names: Sequence[str]) -> Callable[[Any], tuple[str, ...]]:
    """Some of ``names``, each once."""
    choose = one_of(names)
    return lambda value: tuple(choose(entry) for entry in ids(value))


def enum(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    """One of the members of ``kind``."""
    choose = one_of([member.value for member in kind])
    return lambda value: kind(choose(value))


def enums(kind: type[StrEnum]) -> Callable[[Any], tuple[StrEnum, ...]]:
    """Some of the members of ``kind``, each once."""
    choose = enum(kind)
    return lambda value: tuple(choose(entry) for entry in ids(value))


def table(make: Callable[..., Any], keys: Mapping[str, Key]) -> Callable[[Any], Any]:
    """A table with ``keys``, made into a value."""

    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise Unfit("not-a-table", ", ".join(keys))
        values, flaws = read_table(value, keys, "")
        if flaws:
            first = flaws[0]
            raise Unfit(first.problem, first.allowed, first.nearest, first.key)
        return make(**values)

    return read


def signature(value: Any) -> str:
    """Who signed; empty for nobody."""
    if not isinstance(value, str) or len(value) > 200:
        raise Unfit("not-text")
    return value.strip()


def tables(make: Callable[..., Any], keys: Mapping[str, Key]) -> Callable[[Any], tuple[Any, ...]]:
    """A list of tables, each made into a value; at least one."""
    read_one = table(make, keys)

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            raise Unfit("not-a-list")
        return tuple(read_one(entry) for entry in value)

    return read


def labels(value: Any) -> Mapping[str, str]:
    """Labels by id, in the order they are written; at least two."""
    if not isinstance(value, Mapping) or len(value) < 2:
        raise Unfit("not-a-table", 'id = "label"')
    return {name: text(label) for name, label in value.items()}
