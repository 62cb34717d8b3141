"""What happened, night by night: an ordered, immutable diary and its summary."""

from uncramp.person.diary._cramps import Cramps
from uncramp.person.diary._diary import MAX_NIGHTS, Diary
from uncramp.person.diary._entry import MAX_NOTE_BYTES, Exposure, NightEntry
from uncramp.person.diary._episode import Episode, Muscle, Side
from uncramp.person.diary._summary import Summary, summarise

__all__ = [
    "MAX_NIGHTS",
    "MAX_NOTE_BYTES",
    "Cramps",
    "Diary",
    "Episode",
    "Exposure",
    "Muscle",
    "NightEntry",
    "Side",
    "Summary",
    "summarise",
]
