"""Diaries and records of every kind that the formats can hold."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from uncramp.exchange.record import Factor, FactorKind, Medicine, Record, Settings, Theme
from uncramp.learn.trials import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.attacks import Attack, Position, Tried
from uncramp.person.diary import Cramps, Diary, Episode, Exposure, Muscle, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

FIRST = Night(date(1990, 1, 1))

# Every letter there is but NUL and halves of surrogate pairs, with the traps more often.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
traps = st.sampled_from(
    [
        "",
        "=1+1",
        "'=x",
        "''@",
        "'",
        "-",
        "+",
        "@a",
        "\t",
        "\r",
        "\r\n",
        " a ",
        '"',
        '""',
        "a;b",
        "1+",
        "no",
        "0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x0b",
        "\x1c",
        "sep=;",
        "sí",
        "a|b",
        "、",
    ]
)
texts = st.one_of(traps, st.text(letters, max_size=20))
names = st.one_of(
    st.sampled_from(["pain", "Night", "note", "exposure:pain", "exposure:", "=x", "'=x", "a,b"])
    | st.sampled_from(["Sleep disturbance", "coffee", "Coffee", '"', "café", "sep=;"]),
    st.text(letters, min_size=1, max_size=64).map(str.strip).filter(bool).filter(str.isprintable),
)
values = st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
cramps = st.one_of(
    st.just(Cramps.quiet()),
    st.just(Cramps.some()),
    st.just(Cramps.unknown()),
    st.integers(0, Cramps.MAX).map(Cramps.counted),
    st.integers(1, Cramps.MAX).map(Cramps.no_fewer),
)
scores = st.none() | st.integers(0, 10)
zones = st.sampled_from(
    [UTC, ZoneInfo("Europe/Madrid"), ZoneInfo("America/St_Johns"), timezone(timedelta(hours=-3))]
)
moments = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=zones,
    # 02:30 on the night the clocks go forward never was: no cramp began then.
    allow_imaginary=False,
    # Python calls a moment of the hour that comes twice unequal to itself in another zone.
).filter(lambda moment: moment == moment.astimezone(UTC))
episodes = st.builds(
    Episode,
    id=texts,
    started_at=st.none() | moments,
    muscle=st.sampled_from(Muscle),
    side=st.sampled_from(Side),
    seconds_to_release=st.none() | st.integers(0, 86_400),
    manoeuvres=st.lists(texts, max_size=3).map(tuple),
    pain=scores,
)


@st.composite
def entries(draw: st.DrawFn, *, with_episodes: bool) -> NightEntry:
    noted = draw(st.dictionaries(names, values, max_size=4))
    return NightEntry(
        night=FIRST + draw(st.integers(0, 18_000)),
        cramps=draw(cramps),
        minutes=draw(st.none() | st.floats(0, 1500)),
        pain=draw(scores),
        sleep_disturbance=draw(scores),
        exposures=tuple(Exposure(name, value) for name, value in noted.items()),
        episodes=tuple(draw(st.lists(episodes, max_size=2))) if with_episodes else (),
        arm=draw(texts),
        block=draw(texts),
        excluded=draw(texts),
        note=draw(texts),
    )


def diaries(*, with_episodes: bool = True, max_size: int = 6) -> st.SearchStrategy[Diary]:
    held = entries(with_episodes=with_episodes)
    unique = st.lists(held, max_size=max_size, unique_by=lambda entry: entry.night)
    return unique.map(lambda listed: Diary(tuple(listed)))


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    lengths = draw(st.lists(st.integers(1, 14), min_size=1, max_size=5))
    starts = [FIRST + sum(lengths[:i]) for i in range(len(lengths))]
    blocks = tuple(
        Block(first, nights, draw(st.sampled_from("AB")), coin, draw(st.floats(0.1, 0.9)))
        for coin, (first, nights) in enumerate(zip(starts, lengths, strict=True))
    )
    drawn_at = draw(st.datetimes(timezones=st.just(UTC)))
    return Protocol(
        id=draw(texts.filter(str.strip)),
        question=draw(texts),
        measure=draw(texts),
        arms=(Arm("A", draw(texts), 0.0), Arm("B", draw(texts), 1.0)),
        allocation=Allocation(
            draw(st.sampled_from(Unit)), draw(st.integers(0, 2**63 - 1)), drawn_at, blocks
        ),
        outcome=draw(st.sampled_from(Outcome)),
        half_life_nights=draw(st.floats(0, 60)),
    )


@st.composite
def medicines(draw: st.DrawFn) -> Medicine:
    dates = st.none() | st.dates()
    started_on, ended_on = draw(dates), draw(dates)
    if started_on and ended_on:
        started_on, ended_on = sorted((started_on, ended_on))
    name = draw(texts.filter(str.strip))
    return Medicine(name, started_on, ended_on, draw(texts))


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
session_ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,12}", fullmatch=True)
movements = st.builds(
    Done,
    exercise=texts,
    level=st.integers(1, 20),
    form=texts,
    side=st.sampled_from(Side),
    planned=st.integers(1, 100),
    done=st.integers(0, 100),
    active_s=st.floats(0, 86_400),
    skipped=st.booleans(),
    hurt=st.booleans(),
    felt=scores,
    clean=st.none() | st.booleans(),
    sore=scores,
)
sessions = st.builds(
    Session,
    id=session_ids,
    night=st.integers(0, 18_000).map(lambda n: FIRST + n),
    started_at=moments,
    seconds=st.floats(0, 86_400),
    routine=texts,
    movements=st.lists(movements, max_size=3).map(tuple),
)


@st.composite
def _attacks(draw: st.DrawFn) -> Attack:
    is_open = draw(st.booleans())
    tried = st.builds(
        Tried,
        manoeuvre=session_ids,
        seconds=st.floats(0, 86_400),
        released=st.none() | st.booleans(),
    )
    return Attack(
        id=draw(session_ids),
        night=FIRST + draw(st.integers(0, 18_000)),
        started_at=draw(moments),
        muscle=draw(st.sampled_from(Muscle)),
        side=draw(st.sampled_from(Side)),
        position=draw(st.sampled_from(Position)),
        tried=tuple(draw(st.lists(tried, max_size=3))),
        seconds_to_release=None if is_open else draw(st.none() | st.integers(0, 86_400)),
        is_open=is_open,
        pain=draw(scores),
        revision=draw(st.integers(1, 1_000_000)),
        is_mistake=draw(st.booleans()),
    )


attacks = _attacks()
stamps = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(datetime.isoformat)
drawn_orders = st.fixed_dictionaries(
    {
        "muscle": st.sampled_from(Muscle).map(lambda muscle: muscle.value),
        "seed": st.integers(0, 2**63 - 1),
        "orders": st.lists(st.lists(session_ids, max_size=3), max_size=3),
        "at": st.integers(0, 20),
        "made_from": texts,
        "drawn_at": stamps,
    }
)
sent_entries = st.fixed_dictionaries(
    {
        "id": session_ids,
        "kind": st.sampled_from(["night", "attack"]),
        "night": st.just("") | st.integers(0, 18_000).map(lambda n: str(FIRST + n)),
        "made_at": stamps,
        "received_at": stamps,
        "outcome": st.sampled_from(["stored", "older"]),
        "body": st.dictionaries(texts, json_values, max_size=2),
    }
)
reliefs = st.builds(
    lambda orders, sent: {
        name: part for name, part in (("orders", orders), ("sent", sent)) if part
    },
    # In the order in which the store gives them back.
    st.lists(drawn_orders, max_size=2, unique_by=lambda one: one["muscle"]).map(
        lambda held: sorted(held, key=lambda one: one["muscle"])
    ),
    st.lists(sent_entries, max_size=2, unique_by=lambda one: one["id"]).map(
        lambda held: sorted(
            held, key=lambda one: (datetime.fromisoformat(one["made_at"]), one["id"])
        )
    ),
)
made_plans = st.fixed_dictionaries(
    {
        "made_at": st.datetimes(
            min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
            max_value=datetime(2100, 1, 1),  # noqa: DTZ001
            timezones=st.just(UTC),
        ).map(datetime.isoformat),
        "plan": st.dictionaries(texts, json_values, max_size=2),
    }
)
plans = st.builds(
    lambda told, made: told | ({"plans": made} if made else {}),
    st.dictionaries(texts.filter(lambda key: key != "plans"), json_values, max_size=3),
    st.lists(made_plans, max_size=2),
)
records = st.builds(
    Record,
    diary=diaries(),
    trials=st.lists(protocols(), max_size=2).map(tuple),
    medicines=st.lists(medicines(), max_size=2).map(tuple),
    factors=st.lists(
        st.builds(Factor, name=texts, kind=st.sampled_from(FactorKind), active=st.booleans()),
        max_size=2,
    ).map(tuple),
    findings=st.lists(st.dictionaries(texts, json_values, max_size=3), max_size=2).map(tuple),
    answers=st.dictionaries(texts, json_values, max_size=3),
    # In the order in which the store gives them back.
    sessions=st.lists(sessions, max_size=2, unique_by=lambda one: one.id).map(
        lambda held: tuple(sorted(held, key=lambda one: (one.started_at, one.id)))
    ),
    plan=plans,
    attacks=st.lists(attacks, max_size=2, unique_by=lambda one: one.id).map(
        lambda held: tuple(sorted(held, key=lambda one: (one.started_at, one.id)))
    ),
    relief=reliefs,
    settings=st.builds(
        Settings,
        language=st.sampled_from(["en", "es"]),
        zone=st.sampled_from(["UTC", "Europe/Madrid"]),
        night_starts_at=st.times() | st.just(time(12)),
        theme=st.sampled_from(Theme),
    ),
)
