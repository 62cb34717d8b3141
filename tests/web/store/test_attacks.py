"""A cramp that was met with the guide is there once, in its night, whatever order it came in."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.record.strategies import attacks as any_attack
from uncramp.care.relief import Orders
from uncramp.errors import BadValue
from uncramp.exchange.record import Record
from uncramp.person.attacks import Attack, Tried
from uncramp.person.diary import Cramps, Diary, Exposure, Muscle, NightEntry, Side
from uncramp.web import store
from uncramp.web.store import Outcome, SentEntry, StoredOrders
from uncramp.web.store.models import AttackRow, ChangeRow, NightRow, SentRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def attack(now, tonight):
    started = now.astimezone(ZoneInfo("Europe/Madrid")) - timedelta(hours=4)
    return Attack("a", tonight, started, Muscle.CALF, tried=(Tried("heel-back-lying", 41.0),))


@pytest.fixture
def save(ada, now):
    def put(*attacks):
        return [store.save_attack(ada, one, at=now) for one in attacks]

    return put


def let_go(attack, seconds=120, **more):
    told = {"is_open": False, "seconds_to_release": seconds, "revision": attack.revision + 1}
    return replace(attack, **(told | more))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=any_attack)
def test_an_attack_comes_back_the_same(ada, now, told):
    AttackRow.objects.using(ada.shelf).all().delete()
    NightRow.objects.using(ada.shelf).all().delete()
    store.save_attack(ada, told, at=now)
    (found,) = store.attacks(ada)
    assert found == told


def test_a_night_nobody_answered_has_at_least_as_many_cramps(ada, save, attack, tonight):
    save(attack)
    assert store.load_night(ada, tonight).cramps == Cramps.some()
    save(replace(attack, id="b"))
    night = store.load_night(ada, tonight)
    assert night.cramps == Cramps.no_fewer(2)
    assert [one.id for one in night.episodes] == ["a", "b"]


@pytest.mark.parametrize(("said", "then"), [("3", "3"), ("1", "1"), ("0", "1+"), ("", "1+")])
def test_a_number_the_person_gave_stands_unless_attacks_are_more(
    ada, save, attack, tonight, now, said, then
):
    store.save_night(ada, NightEntry(tonight, Cramps.parse(said)), at=now)
    save(attack)
    assert str(store.load_night(ada, tonight).cramps) == then
    save(let_go(attack, is_mistake=True, seconds=None))
    assert store.load_night(ada, tonight) == NightEntry(tonight, Cramps.parse(said))


def test_a_mistake_taken_back_leaves_no_night_behind(ada, save, attack, tonight):
    save(attack, replace(attack, is_mistake=True, revision=2))
    assert store.load_night(ada, tonight) is None
    assert [one.is_mistake for one in store.attacks(ada)] == [True]
    save(replace(attack, revision=3))
    assert store.load_night(ada, tonight).cramps == Cramps.some()


def test_what_was_noted_meanwhile_stays_when_the_cramp_goes(ada, save, attack, tonight, now):
    save(attack)
    entry = store.load_night(ada, tonight)
    coffee = (Exposure("coffee", True),)
    store.save_night(ada, replace(entry, exposures=coffee), at=now)
    save(replace(attack, is_mistake=True, revision=2))
    left = NightEntry(tonight, Cramps.unknown(), exposures=coffee)
    assert store.load_night(ada, tonight) == left


def test_the_same_number_said_by_the_person_is_theirs(ada, save, attack, tonight, now):
    save(attack)
    store.save_night(ada, store.load_night(ada, tonight), at=now, is_answer=True)
    save(replace(attack, is_mistake=True, revision=2))
    assert store.load_night(ada, tonight).cramps == Cramps.some()


def test_what_was_over_in_the_morning_is_not_opened_again_by_a_page_of_the_night(ada, save, attack):
    over = let_go(attack, seconds=None)
    assert save(over, replace(attack, revision=9)) == [Outcome.STORED, Outcome.OLDER]
    assert store.attacks(ada) == (over,)


def test_a_lower_revision_never_replaces_a_higher(ada, save, attack, tonight):
    last = let_go(attack, pain=7, revision=5)
    assert save(last, attack, last) == [Outcome.STORED, Outcome.OLDER, Outcome.ALREADY]
    assert store.attacks(ada) == (last,)
    (episode,) = store.load_night(ada, tonight).episodes
    assert (episode.seconds_to_release, episode.pain) == (120, 7)


def test_what_was_mended_in_the_diary_stays_when_more_becomes_known(
    ada, save, attack, tonight, now
):
    save(attack)
    night = store.load_night(ada, tonight)
    mended = replace(night.episodes[0], side=Side.LEFT)
    store.save_night(ada, replace(night, episodes=(mended,)), at=now)
    save(let_go(attack))
    (episode,) = store.load_night(ada, tonight).episodes
    assert (episode.side, episode.seconds_to_release) == (Side.LEFT, 120)


def test_a_cramp_taken_out_of_the_diary_by_hand_does_not_come_back(ada, save, attack, tonight, now):
    save(attack)
    store.clear_night(ada, tonight, at=now)
    save(let_go(attack))
    assert store.load_night(ada, tonight) is None


def test_an_attack_whose_clock_was_mended_moves_to_its_night(ada, save, attack, tonight):
    save(attack)
    earlier = attack.started_at - timedelta(days=1)
    save(replace(attack, night=tonight + -1, started_at=earlier, revision=2))
    assert store.load_night(ada, tonight) is None
    assert store.load_night(ada, tonight + -1).cramps == Cramps.some()


def test_undo_gives_back_what_a_night_with_attacks_was(ada, save, attack, tonight, now):
    save(attack)
    change = store.save_night(
        ada, replace(store.load_night(ada, tonight), cramps=Cramps.counted(4)), at=now
    )
    assert store.undo(ada, change, at=now) == tonight
    assert store.load_night(ada, tonight).cramps == Cramps.some()
    save(replace(attack, is_mistake=True, revision=2))
    assert store.load_night(ada, tonight) is None


def test_an_answer_from_before_an_attack_cannot_be_undone_over_it(ada, save, attack, tonight, now):
    change = store.save_night(ada, NightEntry(tonight, Cramps.quiet()), at=now)
    save(attack)
    assert store.undo(ada, change, at=now) is None
    assert len(store.load_night(ada, tonight).episodes) == 1


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_in_any_order_with_repeats_each_is_there_once(ada, attack, tonight, now, data):
    for rows in (AttackRow, NightRow, ChangeRow, SentRow):
        rows.objects.using(ada.shelf).all().delete()
    told = []
    for name in "abc":
        mistake = data.draw(st.booleans())
        told += [
            replace(attack, id=name),
            let_go(replace(attack, id=name), 90),
            let_go(replace(attack, id=name), 90, pain=6, revision=3, is_mistake=mistake),
        ]
    entries = [
        (SentEntry(f"e{at}", "attack", now, {"at": at}, tonight), one)
        for at, one in enumerate(told)
    ]
    repeats = data.draw(st.lists(st.sampled_from(range(len(entries))), max_size=8))
    order = data.draw(st.permutations([*range(len(entries)), *repeats]))
    for at in order:
        store.receive(ada, *entries[at], at=now)
    assert [(one.id, one.revision) for one in store.attacks(ada)] == [("a", 3), ("b", 3), ("c", 3)]
    left = [one for one in store.attacks(ada) if not one.is_mistake]
    night = store.load_night(ada, tonight)
    assert SentRow.objects.using(ada.shelf).count() == len(entries)
    if not left:
        assert night is None
        return
    assert night.cramps == Cramps.no_fewer(len(left))
    expected = sorted((one.as_episode() for one in left), key=lambda one: one.id)
    assert sorted(night.episodes, key=lambda one: one.id) == expected


def test_drawn_orders_come_back_with_their_seed_and_place(ada, ben, now):
    drawn = Orders(Muscle.CALF, 2**63 - 1, (("a", "b"), ("b", "a")))
    stored = StoredOrders(drawn, 1, "v1", now)
    store.save_orders(ada, [stored])
    store.save_orders(ada, [replace(stored, at=2)])
    assert store.load_orders(ada) == {Muscle.CALF: replace(stored, at=2)}
    assert store.load_orders(ben) == {}


def test_a_record_holds_attacks_orders_what_was_said_and_what_was_sent(
    ada, save, attack, tonight, now
):
    save(attack)
    store.save_orders(ada, [StoredOrders(Orders(Muscle.FOOT, 7, (("a",),)), 0, "v", now)])
    entry = SentEntry("e", "attack", now, {"x": 1}, tonight)
    store.receive(ada, entry, let_go(attack), at=now)
    record = store.load_record(ada)
    store.replace_record(ada, Record(), at=now)
    assert store.attacks(ada) == ()
    assert store.load_record(ada) == Record()
    store.replace_record(ada, record, at=now)
    assert store.load_record(ada) == record
    # What was said before is known as well: a mistake still leaves nothing behind.
    save(let_go(attack, is_mistake=True, revision=9, seconds=None))
    assert store.load_diary(ada) == Diary()
    assert store.receive(ada, entry, attack, at=now).outcome is Outcome.ALREADY


def test_a_record_that_says_one_attack_twice_changes_nothing(ada, save, attack, now):
    save(attack)
    before = store.load_record(ada)
    for record in (
        Record(attacks=(attack, attack)),
        Record(relief={"orders": [{"muscle": "calf"}]}),
        Record(relief={"said": {"2026-11-21": "x"}}),
        Record(relief={"sent": [7]}),
    ):
        with pytest.raises(BadValue):
            store.replace_record(ada, record, at=now)
    assert store.load_record(ada) == before


def test_nobody_has_the_attacks_of_another(ada, ben, save, attack, tonight, now):
    save(attack)
    assert store.attacks(ben) == ()
    assert store.save_attack(ben, attack, at=now) is Outcome.STORED
    entry = SentEntry("e", "attack", now, {}, tonight)
    assert store.receive(ada, entry, attack, at=now).outcome is Outcome.ALREADY
    store.delete_everything(ada)
    assert store.attacks(ben) == (attack,)
    assert store.receive(ben, entry, attack, at=now).outcome is Outcome.ALREADY
