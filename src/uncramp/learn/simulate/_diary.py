"""The diary a virtual person keeps: what happened, as far as it is recorded."""

from uncramp.learn.simulate._attacks import draw_episodes
from uncramp.learn.simulate._chance import Chance, Part
from uncramp.learn.simulate._patient import VirtualPatient
from uncramp.learn.simulate._truth import Truth
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Cramps, Diary, Episode, Exposure, NightEntry
from uncramp.person.nights import Night

MAX_MINUTES = 1440.0


def keep_diary(
    patient: VirtualPatient, protocol: Protocol | None, truth: Truth, chance: Chance
) -> Diary:
    """The recorded nights of a life, with what the protocol had drawn for each."""
    arms = _arms(protocol)
    told = _episodes(patient, truth, chance)
    yes_no = {habit.name for habit in patient.habits if habit.share is not None}
    entries = []
    for offset in truth.recorded.nonzero()[0].tolist():
        night = truth.first + offset
        arm, block = arms.get(night, ("", ""))
        episodes = told.get(offset, ())
        seconds = sum(episode.seconds_to_release or 0 for episode in episodes)
        entry = NightEntry(
            night,
            Cramps.counted(int(truth.counts[offset])),
            minutes=min(MAX_MINUTES, round(seconds / 60, 1)) if episodes else None,
            pain=max((episode.pain or 0 for episode in episodes), default=None),
            exposures=_exposures(truth, offset, yes_no),
            episodes=episodes,
            arm=arm,
            block=block,
        )
        entries.append(entry)
    return Diary(tuple(entries))


def _episodes(
    patient: VirtualPatient, truth: Truth, chance: Chance
) -> dict[int, tuple[Episode, ...]]:
    """The cramps of each night that had any, nights that go unrecorded included."""
    if patient.attacks is None:
        return {}
    # Drawn for every night, told or not: a gap then changes no other night.
    rng = chance.of(Part.ATTACKS)
    return {
        offset: draw_episodes(patient.attacks, truth.first + offset, int(count), rng)
        for offset, count in enumerate(truth.counts)
        if count
    }


def _exposures(truth: Truth, offset: int, yes_no: set[str]) -> tuple[Exposure, ...]:
    if not truth.noted:
        return ()
    return tuple(
        Exposure(name, bool(values[offset]) if name in yes_no else float(values[offset]))
        for name, values in truth.noted.items()
    )


def _arms(protocol: Protocol | None) -> dict[Night, tuple[str, str]]:
    """The arm of each night of the trial and the number of its coin."""
    blocks = () if protocol is None else protocol.allocation.blocks
    return {
        block.first + night: (block.arm, str(block.coin))
        for block in blocks
        for night in range(block.nights)
    }
