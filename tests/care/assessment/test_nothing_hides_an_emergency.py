"""Whatever else is answered: the gravest sign leads, and no answer makes it milder."""

from itertools import combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY, YES_NO, anybody, nothing_applies
from uncramp.care.assessment import SIGN_RULES, Answers, assess, next_screen, route
from uncramp.care.assessment._same_day import CLOT
from uncramp.knowledge.content import Stage, Urgency

GRAVEST_FIRST = [*Urgency, None]
EMERGENCIES = [q for rule in SIGN_RULES if rule.urgency is Urgency.EMERGENCY for q in rule.asks]
AT_ONCE = {Urgency.EMERGENCY, Urgency.SAME_DAY}


def urgency(answers):
    return assess(answers, KNOWN, None, TODAY).urgency


def milder(one, other):
    return GRAVEST_FIRST.index(one) > GRAVEST_FIRST.index(other)


@given(anybody(), st.sampled_from(EMERGENCIES))
def test_one_yes_to_an_emergency_is_an_emergency_whatever_else_was_answered(answers, question):
    found = assess(answers.with_answers({question: "yes"}), KNOWN, None, TODAY)
    assert found.urgency is Urgency.EMERGENCY
    assert found.signs[0].urgency is Urgency.EMERGENCY
    assert found.cautions["open-warning-sign"].standing == "raised"


@given(anybody())
def test_the_signs_are_gravest_first(answers):
    signs = assess(answers, KNOWN, None, TODAY).signs
    ranks = [GRAVEST_FIRST.index(hit.urgency) for hit in signs]
    assert ranks == sorted(ranks)
    assert len({hit.subject for hit in signs}) == len(signs)


@given(anybody(), st.sampled_from(YES_NO))
def test_a_yes_in_place_of_any_answer_never_makes_it_milder(answers, question):
    assert not milder(urgency(answers.with_answers({question: "yes"})), urgency(answers))


@given(anybody(), st.sampled_from(YES_NO), st.sampled_from(["unknown", "skipped"]))
def test_not_known_in_place_of_no_never_makes_it_milder(answers, question, told):
    denied = answers.with_answers({question: "no"})
    assert not milder(urgency(denied.with_answers({question: told})), urgency(denied))


@given(anybody(), st.sampled_from(YES_NO))
def test_a_skipped_answer_counts_like_one_that_is_not_known_and_like_one_not_given(
    answers, question
):
    plain = [answers.with_answers({question: told}) for told in ("unknown", "skipped")]
    plain.append(answers.without([question]))
    found = [assess(one, KNOWN, None, TODAY) for one in plain]
    assert len({(f.urgency, tuple(hit.subject for hit in f.signs), f.stops) for f in found}) == 1
    assert len({tuple((c, f.cautions[c].standing) for c in f.cautions) for f in found}) == 1


@pytest.mark.parametrize("age", [9, 60, "skipped"])
def test_no_answer_about_a_clot_is_read_as_none(age):
    """Every answer to the five questions of the screen."""
    for told in product(["yes", "no", "unknown", "skipped"], repeat=5):
        clot = dict(zip((*CLOT, "new-pain-one-leg"), told, strict=True))
        found = assess(nothing_applies(clot | {"age-years": age}), KNOWN, None, TODAY)
        *facts, pain = told
        in_doubt = "yes" not in facts and set(facts) != {"no"}
        today = "yes" in facts or (pain == "yes" and in_doubt)
        assert (found.urgency is Urgency.SAME_DAY) is today
        raised, clear = today or pain == "yes", not in_doubt and pain == "no"
        standing = "raised" if raised else "clear" if clear else "unknown"
        assert found.cautions["possible-leg-clot"].standing == standing


def test_two_signs_at_once_are_both_told_with_the_graver_one_first():
    """Every pair of rules that one yes can bring."""
    asked = [q for rule in SIGN_RULES for q in rule.asks if q in YES_NO]
    brings = {q: assess(nothing_applies({q: "yes"}), KNOWN, None, TODAY) for q in asked}
    for one, other in combinations(brings, 2):
        both = assess(nothing_applies({one: "yes", other: "yes"}), KNOWN, None, TODAY)
        singly = [brings[one].urgency, brings[other].urgency]
        assert not any(milder(both.urgency, alone) for alone in singly)
        told = {hit.subject for hit in both.signs}
        lost = {hit.subject for q in (one, other) for hit in brings[q].signs} - told
        # A new pain that stays is one of a clot's marks once another of them holds.
        assert not lost or (lost == {"new-pain-one-leg"} and "possible-leg-clot" in told)


@settings(max_examples=60)
@given(anybody(), st.booleans())
@example(Answers({"age-years": 9}), False)
@example(Answers({"age-years": "skipped"}), False)
def test_no_route_skips_an_emergency_or_same_day_screen(answers, go_on):
    """Answering no to what is asked, every such screen comes, whatever the rest was."""
    rest = {q: t for q, t in answers.given.items() if q in {"age-years", "country", "pregnancy"}}
    told = nothing_applies(rest)
    given_so_far, seen = Answers(), []
    while screen := next_screen(given_so_far, KNOWN, TODAY, go_on=go_on):
        seen.append(screen.id)
        given_so_far = given_so_far.with_answers({q: told.given[q] for q in screen.questions})
    must = {s.id for s in KNOWN.screens if s.stage in {Stage.EMERGENCY, Stage.SAME_DAY}}
    if isinstance(told.given["age-years"], int) and told.given["age-years"] >= 18:
        must -= {"young"}
    assert must <= set(seen)
    stages = [next(s.stage for s in KNOWN.screens if s.id == name) for name in seen]
    assert stages == sorted(stages, key=list(Stage).index)


@given(anybody())
def test_an_open_emergency_is_not_asked_past(answers):
    found = assess(answers, KNOWN, None, TODAY)
    asked = next_screen(answers, KNOWN, TODAY, go_on=True)
    if found.urgency is Urgency.EMERGENCY:
        assert asked is None or asked.stage is Stage.ABOUT
    asked = next_screen(answers, KNOWN, TODAY)
    if found.urgency in AT_ONCE:
        assert asked is None or asked.stage is not Stage.MORE


@given(anybody())
def test_every_question_of_the_route_is_answered_or_listed_as_open(answers):
    found = assess(answers, KNOWN, None, TODAY)
    asked = [q for screen in route(answers, KNOWN) for q in screen.questions]
    told = {q for q, t in answers.given.items() if t not in {"unknown", "skipped"}}
    assert list(found.not_answered) == [q for q in asked if q not in told]
