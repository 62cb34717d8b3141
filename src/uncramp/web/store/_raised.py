"""How many cramps a night has where attacks were recorded: what was said, raised if need be.

A night that nobody answered has at least as many cramps as attacks. A number that the person
gave stands unless the attacks are more. What was said is kept beside the number, so that an
attack which is taken back leaves the night as it would be without it.
"""

import json
from collections.abc import Collection
from typing import Any, Final

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps
from uncramp.web.store._rows import Plain

UNRECORDED: Final = "-"
"""What ``said`` holds where the night is there for its attacks only."""

_NOTHING_ELSE: Final = ("minutes", "pain", "sleep_disturbance", "arm", "block", "excluded", "note")


def own(before: Plain | None, plain: Plain, *, answered: bool) -> dict[str, Any]:
    """A night that is about to be saved, with ``said`` as it was where nobody answered anew."""
    if before is None or answered or not before.get("said"):
        return dict(plain) | {"said": ""}
    same = (before["at_least"], before["exact"]) == (plain["at_least"], plain["exact"])
    return dict(plain) | {"said": before["said"] if same else ""}


def raised(plain: Plain | None, standing: Collection[str]) -> Plain | None:
    """The night with its number as ``standing`` attacks make it; None for no night at all."""
    if plain is None:
        return None
    said = _said(plain)
    count = sum(one["id"] in standing for one in json.loads(plain["episodes"]))
    if count == 0 and said is None and _is_bare(plain):
        return None
    cramps = said if said is not None else Cramps.unknown()
    kept = ""
    if count and (cramps.at_least is None or cramps.at_least < count):
        kept = UNRECORDED if said is None else f"={cramps}"
        cramps = Cramps.no_fewer(min(count, Cramps.MAX))
    return dict(plain) | {"at_least": cramps.at_least, "exact": cramps.exact, "said": kept}


def said_cramps(plain: Plain | None) -> Cramps | None:
    """What the person answered themselves; None where there is no such answer."""
    return None if plain is None else _said(plain)


def _said(plain: Plain) -> Cramps | None:
    kept = plain.get("said", "")
    if kept == UNRECORDED:
        return None
    if not kept:
        return Cramps(plain["at_least"], plain["exact"])
    if not kept.startswith("="):
        raise BadValue(field="cramps", value=kept[:40], allowed="cramps")
    return Cramps.parse(kept[1:])


def _is_bare(plain: Plain) -> bool:
    lists = plain["exposures"] == "[]" and plain["episodes"] == "[]"
    return lists and not any(plain[name] not in (None, "") for name in _NOTHING_ELSE)
