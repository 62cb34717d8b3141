"""What each heading of a diary file stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from uncramp.errors import BadValue, ColumnMissing, FileUnreadable
from uncramp.exchange.record._escape import plain
from uncramp.exchange.record._types import Problem
from uncramp.person.diary import Exposure

COLUMNS: Final = (
    *("night", "cramps", "arm", "block", "excluded"),
    *("minutes", "pain", "sleep_disturbance", "note"),
)
"""Our own columns, in the order in which they are written; every other is an exposure."""

NEEDED: Final = ("night", "cramps")
PREFIX: Final = "exposure:"
"""Stands before an exposure that is called like one of our own columns."""

MAX_COLUMNS: Final = 400

# What other diaries call them, in English and Spanish; only ever a guess to be confirmed.
_SYNONYMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("date", "day", "evening", "fecha", "dia", "día", "noche"), "night"),
    **dict.fromkeys(("cramp", "count", "number", "number_of_cramps", "leg_cramps"), "cramps"),
    **dict.fromkeys(("calambre", "calambres", "número_de_calambres", "y"), "cramps"),
    **dict.fromkeys(("notes", "comment", "comments", "remarks", "nota", "notas"), "note"),
    **dict.fromkeys(("comentario", "comentarios", "observaciones"), "note"),
    **dict.fromkeys(("duration", "duration_minutes", "min", "minutos", "duración"), "minutes"),
    **dict.fromkeys(("pain_score", "severity", "dolor", "intensidad"), "pain"),
    **dict.fromkeys(("sleep", "disturbance", "sueño", "molestia_del_sueño"), "sleep_disturbance"),
    **dict.fromkeys(("condition", "brazo", "grupo"), "arm"),
    **dict.fromkeys(("phase", "bloque", "fase"), "block"),
    **dict.fromkeys(("exclude", "excluido", "excluida"), "excluded"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its place, its heading, and the name it stands for."""

    index: int
    heading: str
    name: str
    is_exposure: bool


def own_name(heading: str) -> str | None:
    """The column of ours that a heading names: case, spaces and hyphens do not matter."""
    name = _normal(heading)
    return name if name in COLUMNS else None


def guess(heading: str) -> str:
    """What a heading of a foreign file probably stands for; the heading itself if nothing."""
    return own_name(heading) or _SYNONYMS.get(_normal(heading)) or heading


def resolve(
    headings: Sequence[str], mapping: Mapping[str, str] | None, *, line: int, path: str
) -> tuple[tuple[Column, ...], list[Problem]]:
    """The columns to read, and what is wrong with the others.

    ``mapping`` sends headings to our names, to names of exposures, or to "" (left out).
    Raises ColumnMissing without ``night`` or ``cramps``, or for a mapped heading that is
    not there.
    """
    if len(headings) > MAX_COLUMNS:
        raise FileUnreadable(path=path, problem="columns", limit=MAX_COLUMNS)
    wanted = mapping or {}
    for heading in wanted:
        _demand(heading, headings, path)
    columns: dict[tuple[str, bool], Column] = {}
    problems: list[Problem] = []
    for index, heading in enumerate(headings):
        target = wanted.get(heading, heading)
        reason = _refusal(heading, target, columns)
        if reason:
            problems.append(Problem(line, heading[:60], heading[:60], reason, str(index + 1)))
        elif target:
            column = _column(index, heading, target)
            columns[column.name, column.is_exposure] = column
    for name in NEEDED:
        if (name, False) not in columns:
            _demand(name, [h for h in headings if wanted.get(h, h)], path)
    return tuple(columns.values()), problems


def heading_of(name: str) -> str:
    """The heading under which an exposure is written."""
    clashes = own_name(name) is not None or name.startswith(PREFIX)
    return PREFIX + name if clashes else name


def _column(index: int, heading: str, target: str) -> Column:
    name = own_name(target)
    return Column(index, heading, name or plain(target).removeprefix(PREFIX), name is None)


def _refusal(heading: str, target: str, taken: Mapping[tuple[str, bool], Column]) -> str:
    if target == "":
        # Nothing above a column is told; a column left out by the person is not.
        return "" if heading else "heading-empty"
    column = _column(0, heading, target)
    if (column.name, column.is_exposure) in taken:
        return "heading-twice"
    if column.is_exposure:
        try:
            Exposure(column.name, value=True)
        except BadValue:
            return "heading-name"
    return ""


def _demand(name: str, headings: Sequence[str], path: str) -> None:
    if name in headings:
        return
    named = [heading for heading in headings if heading]
    nearest = [h for h in named if guess(h) == name]
    nearest += get_close_matches(name, named, n=1, cutoff=0.6)
    raise ColumnMissing(
        path=path,
        column=name,
        found=", ".join(heading[:40] for heading in named[:20]),
        nearest=nearest[0][:40] if nearest else "",
        hint="nearest" if nearest else "none",
    )


def _normal(heading: str) -> str:
    return re.sub(r"[\s_-]+", "_", plain(heading).strip().casefold())
