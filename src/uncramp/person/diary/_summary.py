"""A window of the diary in a few numbers."""

from dataclasses import dataclass

from uncramp.person.diary._diary import Diary
from uncramp.person.nights import Night


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a window of nights.

    ``nights`` is the length of the window, ``recorded`` the nights with an entry, ``known``
    those of them whose answer is known. ``cramps`` is at least how many there were;
    ``uncounted`` nights had some that nobody counted.
    """

    first: Night
    last: Night
    nights: int
    recorded: int
    known: int
    quiet: int
    cramp_nights: int
    uncounted: int
    cramps: int

    @property
    def per_week(self) -> float | None:
        """Cramps a week over the nights that are known; None when none is.

        A lower bound when some nights were not counted.
        """
        return None if self.known == 0 else 7 * self.cramps / self.known


def summarise(diary: Diary, window: tuple[Night, Night]) -> Summary:
    """Count what the diary holds from the first to the last night of ``window``."""
    first, last = window
    answers = [entry.cramps for entry in diary.between(first, last)]
    known = [cramps for cramps in answers if cramps.at_least is not None]
    return Summary(
        first=first,
        last=last,
        nights=max(0, last - first + 1),
        recorded=len(answers),
        known=len(known),
        quiet=sum(cramps.is_quiet for cramps in known),
        cramp_nights=sum(bool(cramps.any) for cramps in known),
        uncounted=sum(not cramps.exact for cramps in known),
        cramps=sum(cramps.at_least or 0 for cramps in known),
    )
