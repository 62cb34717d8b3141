"""The archive's ``relief.csv``: one row for each manoeuvre of each attack."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from uncramp.errors import BadValue
from uncramp.exchange.record._cells import as_number
from uncramp.exchange.record._escape import plain
from uncramp.exchange.record._tables import moment_of, rows_of, table, words_in, zone_of
from uncramp.person.attacks import Attack, Position, Tried
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night

RELIEF: Final = (
    *("attack", "night", "started_at", "zone", "muscle", "side", "position"),
    *("seconds_to_release", "open", "pain", "revision", "mistake"),
    *("manoeuvre", "seconds", "released"),
)
_OF_ATTACK: Final = 12
_NOTHING: Final = ("",) * (len(RELIEF) - _OF_ATTACK)
_YES: Final = {"yes": True, "no": False}


def relief_csv(attacks: Iterable[Attack]) -> str:
    """The table; an attack in which nothing was tried is a row whose last cells are empty.

    Raises BadValue where two attacks have one id.
    """
    held = tuple(attacks)
    twice = [name for name, times in Counter(one.id for one in held).items() if times > 1]
    if twice:
        raise BadValue(field="attack", value=twice[0], allowed="each-name-once")
    return table(RELIEF, (row for one in held for row in _rows(one)))


def read_relief(text: str) -> Iterator[Attack]:
    """What ``relief_csv`` wrote; raises ValueError where it did not."""
    seen: set[str] = set()
    for cells, rows in groupby(rows_of(text, RELIEF), lambda row: row[:_OF_ATTACK]):
        name = plain(cells[0])
        if name in seen:
            raise ValueError(name)
        seen.add(name)
        told = [row[_OF_ATTACK:] for row in rows]
        yield _attack(name, cells, () if told == [_NOTHING] else tuple(map(_tried, told)))


def _attack(name: str, cells: tuple[str, ...], tried: tuple[Tried, ...]) -> Attack:
    night, started_at, zone, muscle, side, position, release, is_open, *rest = cells[1:]
    pain, revision, is_mistake = rest
    started = moment_of(started_at, zone)
    if started is None:
        raise ValueError("started_at")
    return Attack(
        id=name,
        night=Night.parse(night),
        started_at=started,
        muscle=Muscle(muscle),
        side=Side(side),
        position=Position(position),
        tried=tried,
        seconds_to_release=int(release) if release else None,
        is_open=_YES[is_open],
        pain=int(pain) if pain else None,
        revision=int(revision),
        is_mistake=_YES[is_mistake],
    )


def _tried(cells: tuple[str, ...]) -> Tried:
    manoeuvre, seconds, released = cells
    return Tried(plain(manoeuvre), float(seconds), _YES[released] if released else None)


def _rows(attack: Attack) -> Iterator[tuple[str, ...]]:
    release, pain = attack.seconds_to_release, attack.pain
    of_attack = (
        words_in("attack", attack.id),
        str(attack.night),
        attack.started_at.isoformat(),
        zone_of(attack.started_at),
        *(attack.muscle.value, attack.side.value, attack.position.value),
        "" if release is None else str(release),
        _yes_no(said=attack.is_open),
        "" if pain is None else str(pain),
        str(attack.revision),
        _yes_no(said=attack.is_mistake),
    )
    for cells in [_cells(one) for one in attack.tried] or [_NOTHING]:
        yield (*of_attack, *cells)


def _cells(one: Tried) -> tuple[str, ...]:
    return (
        words_in("manoeuvre", one.manoeuvre),
        as_number(one.seconds),
        _yes_no(said=one.released),
    )


def _yes_no(*, said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"
