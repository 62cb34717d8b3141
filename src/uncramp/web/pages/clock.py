"""Where a moment stands in a person's day: which night, and what to ask about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from uncramp.exchange.record import Settings, Theme
from uncramp.person.nights import Night

LAST_HOURS = timedelta(hours=10)
DARK_FROM = 20
LIGHT_FROM = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """One moment as the person's own clock shows it.

    ``local`` knows its zone. ``tonight`` is the night the moment belongs to. In its last
    ten hours (from 02:00 for a night that begins at noon) it ``is_morning``: the night is
    what to ask about, and no longer the evening before it.
    """

    local: datetime
    tonight: Night
    is_morning: bool

    @property
    def asked(self) -> Night:
        """The night whose sleep is over, or nearly: tonight by morning, else the one before."""
        return self.tonight if self.is_morning else self.tonight + -1

    @property
    def is_dark(self) -> bool:
        """Whether the screens go dark when they follow the clock."""
        return self.local.hour >= DARK_FROM or self.local.hour < LIGHT_FROM


def read_clock(now: datetime, settings: Settings) -> Clock:
    """The moment ``now`` (aware) for a person with these settings."""
    zone = known_zone(settings.zone)
    tonight = Night.of(now, zone, settings.night_starts_at)
    _, ends_at = tonight.interval(zone, settings.night_starts_at)
    return Clock(
        local=now.astimezone(zone),
        tonight=tonight,
        is_morning=ends_at - now <= LAST_HOURS,
    )


def known_zone(name: str) -> ZoneInfo:
    """The zone of that name; UTC where this computer does not know it."""
    # An archive may come from a computer with newer zones: a screen is worth more than an hour.
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def looks_dark(clock: Clock, theme: Theme) -> bool:
    """Whether the page is drawn in the colours of the night."""
    return clock.is_dark if theme is Theme.CLOCK else theme is Theme.NIGHT
