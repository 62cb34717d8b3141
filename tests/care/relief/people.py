"""People with cramps for the guide: guides of anybody, attacks that end, and people who learn."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.care.assessment.people import KNOWN, TODAY
from uncramp.care.assessment import Answers, assess
from uncramp.care.relief import Tries, guide, made_from
from uncramp.care.relief._order import orders_ahead
from uncramp.person.attacks import Attack, Tried
from uncramp.person.diary import Muscle
from uncramp.person.nights import Night

NOW = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def found_for(answers):
    """The assessment of these answers; None for nobody's."""
    return None if answers is None else assess(Answers(answers), KNOWN, None, TODAY)


def guide_for(found, attacks=(), *, seed=7, now=NOW):
    """The guide of somebody assessed so; ``found`` is None for somebody who answered nothing."""
    made = made_from(found, KNOWN)
    return guide(found, KNOWN, attacks, seed=seed, drawn_at=now, made_from=made)


def an_attack(*tried, n=0, muscle=Muscle.CALF, seconds=None, **more):
    """An attack in which these were tried: names, or pairs of a name and whether it let go."""
    started = NOW + timedelta(days=n)
    told = [(one, None) if isinstance(one, str) else one for one in tried]
    return Attack(
        id=f"a{n}",
        night=Night.of(started, ZoneInfo("UTC")),
        started_at=started,
        muscle=muscle,
        tried=tuple(Tried(name, 30, released) for name, released in told),
        seconds_to_release=seconds,
        is_open=more.pop("is_open", False),
        **more,
    )


def after_cramps(truth, seed, *, cramps=30, ahead=1):
    """The order of the next cramp, when ``truth`` is how often each manoeuvre lets one go.

    New orders are drawn after every ``ahead`` cramps, as for somebody who is offline.
    """
    chance, life = Random(seed), Random(f"life {seed}")
    history, waiting = {}, []
    for _ in range(cramps):
        waiting = waiting or list(orders_ahead(list(truth), history, chance, n=ahead))
        first = waiting.pop(0)[0]
        before = history.get(first, Tries())
        let_go = life.random() < truth[first]
        history[first] = Tries(before.tried + 1, before.let_go + let_go)
    return orders_ahead(list(truth), history, chance, n=1)[0]


def best_first(rates, seeds, **how):
    """For each place that the best may have in the list: the share of people whom it greets."""
    best, *others = rates
    shares = []
    for place in range(len(rates)):
        names = {f"other-{n}": rate for n, rate in enumerate(others)}
        listed = [*names.items()]
        listed.insert(place, ("best", best))
        first = [after_cramps(dict(listed), seed, **how)[0] for seed in seeds]
        shares.append(first.count("best") / len(first))
    return shares
