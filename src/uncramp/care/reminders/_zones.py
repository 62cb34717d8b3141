"""A time zone by its name."""

from zoneinfo import ZoneInfo

from uncramp.errors import BadValue


def read_zone(name: str) -> ZoneInfo:
    """The zone of that name; BadValue where there is none."""
    # A zone that is guessed would ring at the wrong hour: better to say so.
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadValue(field="zone", value=name[:60], allowed="zone-name") from error
