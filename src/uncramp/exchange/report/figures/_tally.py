"""Nights counted in one pass, for the dozens of months or weeks of a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from uncramp.person.diary import Cramps, Diary


@dataclass(slots=True)
class Tally:
    """What a span of nights holds; ``cramps`` is at least how many there were."""

    first: date
    nights: int
    quiet: int = 0
    with_cramps: int = 0
    uncounted: int = 0
    unknown: int = 0
    cramps: int = 0

    @property
    def known(self) -> int:
        """Nights whose answer is known."""
        return self.quiet + self.with_cramps

    @property
    def missing(self) -> int:
        """Nights without an entry."""
        return self.nights - self.known - self.unknown

    @property
    def per_week(self) -> float:
        """Cramps a week over the nights that are known; 0 when none is."""
        return 7 * self.cramps / self.known if self.known else 0.0

    def add(self, cramps: Cramps) -> None:
        """Count one night."""
        if cramps.at_least is None:
            self.unknown += 1
        elif cramps.at_least == 0:
            self.quiet += 1
        else:
            self.with_cramps += 1
            self.uncounted += not cramps.exact
            self.cramps += cramps.at_least


def answers(diary: Diary, first: date, nights: int) -> dict[int, Cramps]:
    """The answers of a span by how many nights in they are."""
    # Ordinals: comparing nights as values costs more than drawing them.
    start = first.toordinal()
    offsets = ((entry.night.evening.toordinal() - start, entry.cramps) for entry in diary)
    return {offset: cramps for offset, cramps in offsets if 0 <= offset < nights}


def tallies(nights: dict[int, Cramps], first: date, bounds: Sequence[int]) -> Iterator[Tally]:
    """A tally for each span between two bounds, which are nights in from ``first``."""
    for begin, end in pairwise(bounds):
        tally = Tally(first + timedelta(days=begin), end - begin)
        for offset in range(begin, end):
            if offset in nights:
                tally.add(nights[offset])
        yield tally
