"""Changing the plan, taking a change back, and what no change can open."""

import pytest

from tests.web.pages.planning import answer, do
from uncramp.care.plan import By, ChangeKind
from uncramp.web.pages.care import open_care
from uncramp.web.store import load_answers

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

STRETCH, MEASURE = "wall-calf-stretch", "bedtime-stretches"
PERSON = {"by": "person", "reason": ""}
SIGNS = ("leg-swollen", "leg-sore-between-cramps", "pop-in-calf")


@pytest.fixture
def planned(ada, evening):
    answer(ada)
    return ada


def items(owner):
    return {item.words.id: item for item in owner.get("/plan").context["items"]}


def exercises(owner):
    return {one.words.id: one.words for item in items(owner).values() for one in item.exercises}


def test_a_measure_is_taken_out_with_its_reason(planned, owner, page):
    facts = {"by": "clinician", "reason": "new hip next week"}
    assert owner.post(f"/plan/change/remove/{MEASURE}", facts).status_code == 302
    assert MEASURE not in items(owner)
    (change,) = open_care(planned).changes
    assert (change.by, change.reason) == (By.CLINICIAN, "new hip next week")
    assert "new hip next week" in page("/plan")


def test_taking_it_back_is_as_if_it_had_never_been(planned, owner):
    before = list(items(owner))
    owner.post(f"/plan/change/remove/{MEASURE}", PERSON)
    (line,) = owner.get("/plan").context["changes"]
    owner.post("/plan/change/take-back", {"change": line.id})
    assert list(items(owner)) == before
    assert open_care(planned).changes == ()


def test_a_level_is_chosen(planned, owner):
    assert owner.post(f"/plan/change/level/{STRETCH}", PERSON | {"value": "2"}).status_code == 302
    assert exercises(owner)[STRETCH].level == "level 2 of 3"


@pytest.mark.parametrize("value", ["0", "9", "two", ""])
def test_a_level_that_there_is_not_is_asked_again(planned, owner, value):
    response = owner.post(f"/plan/change/level/{STRETCH}", PERSON | {"value": value})
    assert response.status_code == 422
    assert open_care(planned).changes == ()


def test_another_exercise_takes_its_place(planned, owner):
    facts = PERSON | {"value": "seated-towel-stretch"}
    assert owner.post(f"/plan/change/swap/{STRETCH}", facts).status_code == 302
    assert STRETCH not in exercises(owner)
    assert "seated-towel-stretch" in exercises(owner)


@pytest.mark.parametrize("measure", ["massage-gun", "foam-rolling"])
def test_a_change_never_opens_a_gate_and_says_why(planned, owner, measure):
    response = owner.post(f"/plan/change/add/{measure}", PERSON)
    assert response.status_code == 422
    assert "varicose veins" in response.content.decode()
    assert open_care(planned).changes == ()
    assert measure not in items(owner)


def test_a_clinician_does_not_open_a_gate_either(planned, owner):
    facts = {"by": "clinician", "reason": "I think it is fine"}
    assert owner.post("/plan/change/add/massage-gun", facts).status_code == 422


@pytest.mark.parametrize(
    "address",
    [
        "/plan/change/remove/nothing-of-that-name",
        f"/plan/change/looked/{STRETCH}",
        f"/plan/change/anything/{STRETCH}",
        f"/plan/change/asked/{STRETCH}",
        f"/plan/change/level/{MEASURE}",
    ],
)
def test_what_there_is_not_has_no_page(planned, owner, address):
    assert owner.get(address).status_code == 404
    assert owner.post(address, PERSON).status_code == 404


def test_looking_again_is_not_written_down_by_hand(planned, owner):
    do(planned, hurt=True)
    owner.post(f"/plan/change/looked/{STRETCH}", PERSON)
    assert open_care(planned).changes == ()


def asked_page(owner):
    """Where it can be noted that somebody was asked about an exercise or a measure."""
    groups = owner.get("/plan").context["left_out"]
    lines = (line for group in groups for line in (*group.lines, *group.folded))
    ways = (address for line in lines for _, address in line.ways)
    return next(address for address in ways if "/change/asked/" in address)


@pytest.fixture
def to_ask(planned):
    """Somebody whose doctor has to be asked first: an artery disease of the legs."""
    answer(planned, arterial_disease="yes", narrow_arteries="yes", joint_replacement="yes")
    return planned


def test_somebody_was_asked_and_when_and_the_gate_knows_it(to_ask, owner):
    address = asked_page(owner)
    form = owner.get(address).context["form"]
    facts = {"value": form.fields["value"].choices[0][0], "who": "Dr Lee", "on": "2026-11-20"}
    assert owner.post(address, facts | {"reason": "gently"}).status_code == 302
    (change,) = open_care(to_ask).changes
    assert change.kind is ChangeKind.ASKED
    assert change.reason == "Dr Lee: gently"


@pytest.mark.parametrize("day", ["2026-05-01", "2026-11-23", "", "soon"])
def test_an_agreement_needs_a_day_on_which_it_can_still_hold(to_ask, owner, day):
    address = asked_page(owner)
    value = owner.get(address).context["form"].fields["value"].choices[0][0]
    facts = {"value": value, "who": "Dr Lee", "on": day, "reason": ""}
    assert owner.post(address, facts).status_code == 422


def test_an_agreement_needs_somebody_who_gave_it(to_ask, owner):
    address = asked_page(owner)
    value = owner.get(address).context["form"].fields["value"].choices[0][0]
    facts = {"value": value, "who": " ", "on": "2026-11-20", "reason": ""}
    assert owner.post(address, facts).status_code == 422


def test_what_hurt_rests_until_the_signs_were_asked_again(planned, owner, page):
    owner.get("/plan")
    do(planned, hurt=True)
    assert "Answer these again" in page("/plan")
    assert exercises(owner)[STRETCH].held
    assert owner.post("/plan/look", {"how": "none"}).status_code == 302
    assert "Answer these again" not in page("/plan")
    assert not exercises(owner)[STRETCH].held
    assert [one.kind for one in open_care(planned).changes] == [ChangeKind.LOOKED]


@pytest.mark.parametrize("facts", [{"how": "unknown"}, {"how": "skip"}, {"how": "go"}, {}])
def test_not_known_is_no_clear_answer_and_it_stays_out(planned, owner, facts):
    owner.get("/plan")
    do(planned, hurt=True)
    owner.post("/plan/look", facts)
    assert open_care(planned).changes == ()
    stretch = exercises(owner).get(STRETCH)
    assert stretch is None or stretch.held


@pytest.mark.parametrize("sign", SIGNS)
def test_a_yes_leads_to_what_to_do_and_keeps_it_out(planned, owner, sign):
    owner.get("/plan")
    do(planned, hurt=True)
    response = owner.post("/plan/look", {"how": "ticked", sign: "yes"})
    assert response.status_code == 302
    assert load_answers(planned)["answers"][sign] == "yes"
    assert open_care(planned).changes == ()


def test_nothing_is_ticked_from_the_time_before_it_hurt(planned, owner):
    answer(planned, leg_sore_between_cramps="no")
    owner.get("/plan")
    do(planned, hurt=True)
    assert {line.told for line in owner.get("/plan/look").context["lines"]} == {""}


def test_there_is_nothing_to_look_at_when_nothing_hurt(planned, owner):
    assert owner.get("/plan/look").headers["Location"] == "/plan"


def test_wishes_are_kept_and_make_the_plan_anew(planned, owner):
    facts = {"minutes": "5", "measures": "1", "positions": ["seated"], "equipment": ["chair"]}
    assert owner.post("/plan/wishes", facts | {"muscles": ["calf"]}).status_code == 302
    wishes = open_care(planned).wishes
    assert (wishes.minutes, wishes.measures, wishes.positions) == (5, 1, frozenset({"seated"}))
    assert len(items(owner)) <= 1


def test_a_measure_that_is_not_wanted_stays_out(planned, owner):
    facts = {"minutes": "10", "measures": "3", "positions": ["standing", "seated", "lying"]}
    facts |= {"equipment": ["wall", "chair", "bed"], f"measure-{MEASURE}": "unwanted"}
    owner.post("/plan/wishes", facts)
    assert open_care(planned).wishes.unwanted == {MEASURE}
    assert open_care(planned).wishes.positions is None
    assert MEASURE not in items(owner)


@pytest.mark.parametrize("facts", [{}, {"minutes": "7"}, {"minutes": "5", "measures": "3"}])
def test_wishes_that_are_not_whole_are_asked_again(planned, owner, facts):
    assert owner.post("/plan/wishes", facts).status_code == 422
    assert open_care(planned).document == {}


def test_nobody_changes_the_plan_of_somebody_else(planned, owner, ben):
    owner.post(f"/plan/change/remove/{MEASURE}", PERSON)
    owner.post("/plan/wishes", {"minutes": "5", "measures": "1", "positions": ["seated"]})
    assert open_care(ben).document == {}
