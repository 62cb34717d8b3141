"""How one value of a pose file is read, and what is said of one that does not fit."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from uncramp.knowledge.illustration._pose import Point

Some = TypeVar("Some")


class Unfit(Exception):
    """A value that cannot stand: where in the file, the id of the problem, and facts."""

    def __init__(
        self, key: str, problem: str, value: object = "", allowed: Collection[str] = ()
    ) -> None:
        super().__init__(key)
        nearest = get_close_matches(str(value), list(allowed), 1) or [""]
        self.facts = (key, problem, str(value)[:80], ", ".join(allowed), nearest[0])


def each(
    raw: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any], str], Some]
) -> Iterator[Some]:
    """The tables of a list, each read with its place in the file."""
    entries = raw.get(key, [])
    if not isinstance(entries, list):
        raise Unfit(key, "not-a-list", entries)
    for at, entry in enumerate(entries):
        yield read(table(entry, f"{key}[{at}]"), f"{key}[{at}]")


def table(raw: Any, key: str) -> Mapping[str, Any]:
    """Keys and values."""
    if not isinstance(raw, Mapping):
        raise Unfit(key, "not-a-table", raw)
    return raw


def keys(raw: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    """No key that is not known."""
    for key in raw:
        if key not in known:
            raise Unfit(f"{where}.{key}".strip("."), "unknown-key", key, known)


def number(value: Any, key: str, low: float, high: float) -> float:
    """A number within its bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Unfit(key, "not-a-number", value, (f"{low:g} – {high:g}",))
    return float(value)


def point(value: Any, key: str) -> Point:
    """A place: forward and up."""
    if not isinstance(value, list) or len(value) != 2:
        raise Unfit(key, "pose-point", value)
    return (number(value[0], key, -400, 400), number(value[1], key, -400, 400))


def one_of(value: Any, names: Sequence[str], key: str) -> str:
    """One of the names."""
    if value not in names:
        raise Unfit(key, "not-allowed", value, names)
    return str(value)


def several_of(value: Any, names: Sequence[str], key: str) -> tuple[str, ...]:
    """A list of some of the names."""
    if not isinstance(value, list):
        raise Unfit(key, "not-a-list", value)
    return tuple(one_of(entry, names, key) for entry in value)


def flag(value: Any, key: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit(key, "not-a-flag", value)
    return value
