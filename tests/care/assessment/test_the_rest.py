"""What stands below the warning signs: contributors, look-alikes, medicines, pattern."""

import pytest
from hypothesis import given

from tests.care.assessment.people import KNOWN, TODAY, anybody, nothing_applies
from uncramp.care.assessment import (
    CONTRIBUTORS,
    LOOK_ALIKES,
    Answers,
    MedicineNamed,
    assess,
    matches,
)
from uncramp.care.assessment._contradictions import _PAIRS
from uncramp.knowledge.content import Role, Tier
from uncramp.knowledge.wording import knows

ASKED = [(rule, question) for rule in CONTRIBUTORS for question in rule.asks]
KEYS = [(one, question) for one in LOOK_ALIKES for question in one.key]


def found(given=()):
    return assess(nothing_applies(given), KNOWN, None, TODAY)


def test_nobody_to_whom_nothing_applies_gets_a_contributor_or_a_look_alike():
    assert (found().contributors, found().look_alikes, found().contradictions) == ((), (), ())


@pytest.mark.parametrize("rule", CONTRIBUTORS, ids=[rule.id for rule in CONTRIBUTORS])
def test_a_contributor_is_a_claim_or_an_associated_condition_of_the_library(rule):
    assert set(rule.asks) <= set(KNOWN.questions)
    if rule.subject in KNOWN.conditions:
        assert Role.ASSOCIATED in KNOWN.conditions[rule.subject].roles
    else:
        assert rule.subject in KNOWN.claims


@pytest.mark.parametrize(
    ("rule", "question"), ASKED, ids=[f"{rule.id}-{question}" for rule, question in ASKED]
)
def test_a_contributor_comes_up_for_yes_and_not_for_what_is_not_known(rule, question):
    some = {"alcohol": "most-days", "pregnancy": "under-20-weeks"}.get(question, "yes")
    (hit,) = (h for h in found({question: some}).contributors if h.rule == rule.id)
    assert (hit.subject, hit.urgency, hit.answers) == (rule.subject, None, ((question, some),))
    assert hit.claims
    for told in ("unknown", "skipped"):
        subjects = {h.subject for h in found({question: told}).contributors}
        assert rule.subject not in subjects


@pytest.mark.parametrize("one", LOOK_ALIKES, ids=[one.condition for one in LOOK_ALIKES])
def test_a_look_alike_is_one_of_the_library_and_reads_questions_that_there_are(one):
    assert Role.LOOK_ALIKE in KNOWN.conditions[one.condition].roles
    assert {*one.key, *one.also, *(q for q, _ in one.against)} <= set(KNOWN.questions)


def test_every_look_alike_of_the_library_can_come_up():
    alike = {c.id for c in KNOWN.conditions.values() if Role.LOOK_ALIKE in c.roles}
    assert {one.condition for one in LOOK_ALIKES} >= alike


@pytest.mark.parametrize(
    ("one", "question"), KEYS, ids=[f"{one.condition}-{question}" for one, question in KEYS]
)
def test_a_look_alike_comes_up_with_what_speaks_for_it(one, question):
    alike = {a.condition: a for a in found({question: "yes"}).look_alikes}[one.condition]
    assert (question, "yes") in alike.speaks_for
    unknown = found({question: "unknown"})
    assert one.condition not in {a.condition for a in unknown.look_alikes}


def test_what_speaks_against_restless_legs_is_told_beside_what_speaks_for_it():
    answers = {"urge-to-move": "yes", "worse-in-evening": "yes", "sudden-hard-knot": "yes"}
    (alike,) = found(answers).look_alikes
    assert alike.speaks_for == (("urge-to-move", "yes"), ("worse-in-evening", "yes"))
    assert alike.speaks_against == (
        ("worse-at-rest", "no"),
        ("better-while-moving", "no"),
        ("sudden-hard-knot", "yes"),
    )


def test_nothing_speaks_against_what_would_be_dangerous_to_miss():
    urgent = {"acute-limb-ischaemia", "cauda-equina-syndrome", "compartment-syndrome"}
    urgent |= {"deep-vein-thrombosis", "rhabdomyolysis", "infection-and-tetanus", "low-calcium"}
    assert all(not one.against for one in LOOK_ALIKES if one.condition in urgent)


def taking(*named):
    return found({"medicines": tuple(named)})


def test_a_confirmed_medicine_is_told_with_its_group_and_what_ties_it_to_cramps():
    assessed = taking(
        MedicineNamed("Indapamida", "indapamide", confirmed=True),
        MedicineNamed("Serevent", "salmeterol", confirmed=True),
    )
    assert [(hit.ingredient, hit.tier) for hit in assessed.medicines] == [
        ("indapamide", Tier.A),
        ("salmeterol", Tier.A),
    ]
    assert assessed.cautions["diuretic"].standing == "raised"
    assert assessed.cautions["diuretic"].medicines == ("Indapamida",)


@pytest.mark.parametrize(
    "named",
    [
        MedicineNamed("Xyz"),
        MedicineNamed("Serevent", "salmeterol", confirmed=False),
        MedicineNamed("Gone", "no-longer-in-the-library", confirmed=True),
    ],
)
def test_a_medicine_that_nobody_confirmed_is_not_known_to_us(named):
    assessed = taking(named)
    assert (assessed.medicines, assessed.unknown_medicines) == ((), (named.written,))
    assert assessed.cautions["diuretic"].standing == "unknown"


@pytest.mark.parametrize(
    ("ingredient", "caution"),
    [
        ("warfarin", "blood-thinner"),
        ("apixaban", "blood-thinner"),
        ("ciprofloxacin", "tendon-risk-antibiotic"),
        ("furosemide", "diuretic"),
        ("zolpidem", "drowsy-at-night"),
    ],
)
def test_a_medicine_raises_its_caution_even_where_the_question_said_no(ingredient, caution):
    assessed = taking(MedicineNamed(ingredient, ingredient, confirmed=True))
    assert assessed.cautions[caution].standing == "raised"


def test_a_blood_thinner_on_the_list_contradicts_a_no():
    (one,) = taking(MedicineNamed("Sintrom", "acenocoumarol", confirmed=True)).contradictions
    assert one.id == "blood-thinner-on-the-list"


def test_a_name_is_found_whatever_its_case_and_spaces():
    assert [one.id for _, one in matches("  INDAPAMIDE ", KNOWN)] == ["indapamide"]
    assert "indapamide" in [one.id for _, one in matches("indapamde", KNOWN)]
    assert matches("<script>", KNOWN) == ()
    assert matches("", KNOWN) == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"age-years": 75, "pregnancy": "weeks-28-or-more"}, "pregnant-at-that-age"),
        ({"age-years": 9, "pregnancy": "under-20-weeks"}, "pregnant-at-that-age"),
        ({"pregnant-headache-swelling": "yes"}, "signs-of-pregnancy-but-not-pregnant"),
        ({"blood-thinner": "yes"}, "a-medicine-but-an-empty-list"),
        ({"takes-hormones": "yes"}, "a-medicine-but-an-empty-list"),
        ({"clot-past-six-months": "yes"}, "clot-past-six-months-not-clot-before"),
        ({"legs-heavy-getting-worse": "yes"}, "legs-heavy-getting-worse-not-legs-heavy-standing"),
        ({"dialysis": "yes"}, "dialysis-not-kidney-disease"),
    ],
)
def test_answers_that_hardly_go_together_are_said_and_the_graver_reading_holds(given, said):
    (one,) = found(given).contradictions
    assert one.id == said
    assert set(given.items()) <= set(one.answers)
    if "dialysis" in given:
        assert found(given).cautions["kidney-disease"].standing == "raised"


@pytest.mark.parametrize(
    "given",
    [
        {"age-years": 45, "pregnancy": "weeks-28-or-more"},
        {"eased-by-stretch": "yes", "sudden-hard-knot": "no"},
        {"leg-swollen": "yes"},
        {"clot-before": "yes"},
        {"legs-heavy-standing": "yes"},
    ],
)
def test_what_is_only_unusual_is_no_contradiction(given):
    assert found(given).contradictions == ()


def test_every_contradiction_note_and_trait_has_its_sentence():
    told = [pair.id for pair in _PAIRS] + [
        "thigh-only-but-diary-lower",
        "blood-thinner-on-the-list",
    ]
    assert all(knows(f"assess.contradiction.{name}") for name in told)
    assert all(
        knows(f"assess.note.{n}") for n in ("one-leg-left", "one-leg-right", "twice-as-many")
    )
    traits = found().pattern
    names = (*traits.agrees, *traits.differs, *traits.unknown)
    assert len(names) == 7
    assert all(knows(f"assess.trait.{name}") for name in names)


def test_the_pattern_counts_what_agrees_what_differs_and_what_is_not_known():
    typical = {"very-painful": "yes", "lets-go-within-ten-minutes": "yes", "wakes-me": "skipped"}
    told = found(typical).pattern
    assert told.agrees == (
        "intense-pain",
        "ten-minutes-at-most",
        "calf-or-foot",
        "seldom-in-the-thigh",
    )
    assert told.differs == ("sore-afterwards", "distress")
    assert told.unknown == ("breaks-sleep",)
    longer = found(typical | {"cramp-past-ten-minutes": "yes"}).pattern
    assert "ten-minutes-at-most" in longer.differs


def test_under_18_there_are_signs_and_cautions_and_nothing_else():
    young = found(
        {"age-years": 15, "sits-long": "yes", "urge-to-move": "yes", "leg-swollen": "yes"}
    )
    assert young.information_only
    assert [hit.subject for hit in young.signs] == ["possible-leg-clot"]
    assert (young.contributors, young.look_alikes, young.medicines) == ((), (), ())
    assert young.cautions["under-18"].standing == "raised"


def test_where_the_age_is_not_known_it_says_so_and_leaves_nothing_out():
    somebody = found({"age-years": "skipped", "sits-long": "yes"})
    assert (somebody.age_known, somebody.information_only) == (False, False)
    assert [hit.subject for hit in somebody.contributors] == ["long-sitting"]


@given(anybody())
def test_whatever_was_answered_every_id_leads_somewhere(answers):
    assessed = assess(answers, KNOWN, None, TODAY, program="1.0")
    assert {hit.subject for hit in assessed.signs} <= set(KNOWN.signs)
    assert set(assessed.unsettled) <= set(KNOWN.signs)
    assert {one.condition for one in assessed.look_alikes} <= set(KNOWN.conditions)
    subjects = {hit.subject for hit in assessed.contributors}
    assert subjects <= {*KNOWN.claims, *KNOWN.conditions}
    assert assessed.made_by.program == "1.0"
    assert assessed.made_by.content == KNOWN.version
    assert len(assessed.made_by.rules) == 12


def test_nothing_answered_is_no_all_clear():
    assessed = assess(Answers(), KNOWN, None, TODAY)
    assert assessed.urgency is None
    assert len(assessed.not_answered) == len(KNOWN.questions)
    assert set(assessed.unsettled) == set(KNOWN.signs)
