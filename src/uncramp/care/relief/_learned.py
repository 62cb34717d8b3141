"""What earlier attacks say of each manoeuvre.

Only the first manoeuvre of an attack counts. Every cramp ends, so whatever is tried last would
look as if it had ended it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from uncramp.care.relief._types import Tries
from uncramp.person.attacks import Attack
from uncramp.person.diary import Muscle

# A cramp that lasts so long has let go by itself, whatever was being done.
LET_GO_WITHIN_S: Final = 600


def first_tries(attacks: Iterable[Attack]) -> Mapping[Muscle, Mapping[str, Tries]]:
    """For each muscle, how often each manoeuvre came first and how often the cramp let go in it.

    Let go means before another was asked for, within ten minutes. Attacks of which nobody
    knows that, and those that were taken back, are left out.
    """
    counted: dict[Muscle, dict[str, Tries]] = defaultdict(dict)
    for attack in attacks:
        let_go = _let_go_at_once(attack)
        if let_go is None:
            continue
        first, held = attack.tried[0].manoeuvre, counted[attack.muscle]
        before = held.get(first, Tries())
        held[first] = Tries(before.tried + 1, before.let_go + let_go)
    return counted


def _let_go_at_once(attack: Attack) -> bool | None:
    if attack.is_mistake or not attack.tried:
        return None
    first, *others = attack.tried
    if others or first.released is False:
        return False
    if attack.is_open:
        return None
    if attack.seconds_to_release is None:
        return True if first.released else None
    return attack.seconds_to_release <= LET_GO_WITHIN_S
