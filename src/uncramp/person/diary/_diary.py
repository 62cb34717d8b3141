"""All nights of one person, in order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from uncramp.errors import BadValue, DuplicateNight
from uncramp.person.diary._entry import NightEntry
from uncramp.person.nights import Night

MAX_NIGHTS = 18_263
"""Fifty years of nights; a longer diary is a mistake in the dates."""


@dataclass(frozen=True, slots=True)
class Diary:
    """Entries in the order of their nights, each night at most once.

    A night without an entry was not recorded; nothing is ever filled in for it.
    """

    entries: tuple[NightEntry, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.entries, key=lambda entry: entry.night))
        for before, after in pairwise(ordered):
            if before.night == after.night:
                raise DuplicateNight(night=str(after.night))
        if ordered and ordered[-1].night - ordered[0].night >= MAX_NIGHTS:
            raise BadValue(field="night", value=str(ordered[0].night), allowed="fifty-years")
        object.__setattr__(self, "entries", ordered)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[NightEntry]:
        return iter(self.entries)

    def __getitem__(self, night: Night) -> NightEntry | None:
        """The entry of a night, or None when it was not recorded."""
        at = bisect_left(self.entries, night, key=lambda entry: entry.night)
        found = at < len(self.entries) and self.entries[at].night == night
        return self.entries[at] if found else None

    def between(self, first: Night, last: Night) -> Self:
        """The part from ``first`` to ``last``, both included."""
        return type(self)(tuple(e for e in self.entries if first <= e.night <= last))

    def with_entries(self, entries: Iterable[NightEntry]) -> Self:
        """A diary in which these entries stand in place of those of the same nights."""
        merged = {entry.night: entry for entry in self.entries}
        merged.update({entry.night: entry for entry in entries})
        return type(self)(tuple(merged.values()))

    @property
    def first(self) -> Night | None:
        """The first recorded night."""
        return self.entries[0].night if self.entries else None

    @property
    def last(self) -> Night | None:
        """The last recorded night."""
        return self.entries[-1].night if self.entries else None

    @property
    def exposure_names(self) -> tuple[str, ...]:
        """Every exposure that was ever noted, sorted."""
        return tuple(sorted({x.name for entry in self.entries for x in entry.exposures}))
