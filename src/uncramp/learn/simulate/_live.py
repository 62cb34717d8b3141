"""Living: a person, a protocol and chance in, nights and the truth behind them out."""

from collections.abc import Iterable, Sequence
from math import exp
from typing import Any

import numpy as np

from uncramp.errors import BadValue
from uncramp.learn.simulate._chance import Array, Chance, Part
from uncramp.learn.simulate._diary import keep_diary
from uncramp.learn.simulate._doses import doses_at_work, drawn_doses
from uncramp.learn.simulate._gaps import recorded_nights
from uncramp.learn.simulate._habits import draw_habits, shift_of
from uncramp.learn.simulate._nights import draw_counts, log_rates
from uncramp.learn.simulate._patient import VirtualPatient
from uncramp.learn.simulate._truth import Lived, Lives, Truth
from uncramp.learn.trials import Protocol
from uncramp.person.diary import MAX_NIGHTS
from uncramp.person.nights import Night


def live(
    patient: VirtualPatient,
    protocol: Protocol | None,
    rng: np.random.Generator,
    *,
    nights: int,
    first: Night,
) -> Lived:
    """Live ``nights`` nights from ``first``, on which the person enrols, and keep a diary.

    A trial may begin before, within or after these nights; None is no trial. BadValue for
    no nights, or for more than a diary can hold.
    """
    chance = Chance(rng)
    drawn = _drawn(protocol, first, nights)
    truth = _truth(patient, protocol, drawn, chance, nights, first)
    return Lived(keep_diary(patient, protocol, truth, chance), truth)


def live_many(
    patients: Sequence[VirtualPatient],
    protocols: Protocol | Sequence[Protocol | None] | None,
    rngs: Iterable[np.random.Generator],
    *,
    nights: int,
    first: Night,
) -> Lives:
    """The same lives as one ``live`` after the other with these generators, without diaries.

    One protocol serves everybody, or there is one a person. A year of a person takes about
    a fifth of a millisecond; memory grows with people times nights, so shard a large grid.
    """
    if isinstance(protocols, Protocol) or protocols is None:
        shared = _drawn(protocols, first, nights)
        pairs = [(protocols, shared)] * len(patients)
    else:
        pairs = [(protocol, _drawn(protocol, first, nights)) for protocol in protocols]
    truths = [
        _truth(patient, protocol, drawn, Chance(rng), nights, first)
        for patient, (protocol, drawn), rng in zip(patients, pairs, rngs, strict=True)
    ]
    return _stack(truths, nights, first)


def _drawn(protocol: Protocol | None, first: Night, nights: int) -> Array:
    if not 1 <= nights <= MAX_NIGHTS:
        raise BadValue(field="nights", value=nights, allowed="fifty-years")
    return np.zeros(nights) if protocol is None else drawn_doses(protocol, first, nights)


def _truth(
    patient: VirtualPatient,
    protocol: Protocol | None,
    drawn: Array,
    chance: Chance,
    nights: int,
    first: Night,
) -> Truth:
    """The numbers of one life, in the order in which one thing leads to the next."""
    response, habits = patient.response, patient.habits
    doses = drawn
    if protocol is not None:
        doses = doses_at_work(drawn, response, protocol, first, chance)
    drawn, doses = drawn[-nights:], doses[-nights:]
    noted = draw_habits(habits, nights, chance)
    shift = shift_of(habits, noted, nights) + response.log_rate_ratio * doses
    rng = chance.of(Part.NIGHTS)
    log_rate = log_rates(patient.course, first, nights, shift, rng)
    counts = draw_counts(log_rate, patient.course, rng)
    return Truth(
        first=first,
        counts=counts,
        recorded=recorded_nights(patient.gaps, counts, drawn, chance),
        log_rates=log_rate,
        drawn=drawn,
        doses=doses,
        rate_ratio=exp(response.log_rate_ratio),
        exposures={habit.name: exp(habit.log_rate_ratio) for habit in habits},
        noted=noted,
    )


def _stack(truths: Sequence[Truth], nights: int, first: Night) -> Lives:
    def rows(name: str, kind: type) -> Any:
        table: Any = np.empty((len(truths), nights), dtype=kind)
        for row, truth in zip(table, truths, strict=True):
            row[:] = getattr(truth, name)
        return table

    return Lives(
        first=first,
        counts=rows("counts", np.int64),
        recorded=rows("recorded", np.bool_),
        log_rates=rows("log_rates", np.float64),
        drawn=rows("drawn", np.float64),
        doses=rows("doses", np.float64),
        rate_ratio=np.array([truth.rate_ratio for truth in truths], np.float64),
        noted=tuple(truth.noted for truth in truths),
    )
