"""Each rule of a warning sign for yes, no and not known; each test carries the rule's id."""

import pytest

from tests.care.assessment import rule_cases
from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from uncramp.care.assessment import SIGN_RULES, Answers, assess
from uncramp.knowledge.content import Urgency

RULES = {rule.id: rule for rule in SIGN_RULES}
# Rules that decide between two urgencies of one sign.
TWO_LEVELS = dict.fromkeys(["S2-past", "S13-plain", "D4"], Urgency.WITHIN_DAYS)

_ONE = [(rule, question) for rule, asks in rule_cases.ONE_YES.items() for question in asks]
YES = [(rule, {question: "yes"}) for rule, question in _ONE] + rule_cases.YES
UNKNOWN = [
    (rule, {question: told})
    for rule, question in _ONE
    for told in ("unknown", "skipped")
    if rule != "D7"
] + rule_cases.UNKNOWN
NO = [(rule.id, {}) for rule in SIGN_RULES] + rule_cases.NO


def cases(table, told):
    return pytest.mark.parametrize(
        ("rule", "given"), table, ids=[f"{rule}-{told}-{n}" for n, (rule, _) in enumerate(table)]
    )


@cases(YES, "yes")
def test_the_rule_holds_and_brings_its_sign_with_its_reasons(rule, given):
    answers = nothing_applies(given)
    assert RULES[rule].reads(answers) is True
    signs = {hit.subject: hit for hit in assess(answers, KNOWN, None, TODAY).signs}
    hit = signs[RULES[rule].subject]
    assert hit.urgency is RULES[rule].urgency
    assert set(hit.answers) >= {(q, told) for q, told in given.items() if q in RULES[rule].asks}
    assert hit.claims
    assert set(hit.claims) <= set(KNOWN.claims)


@cases(UNKNOWN, "unknown")
def test_what_is_not_known_is_neither_yes_nor_no(rule, given):
    answers = nothing_applies(given)
    assert RULES[rule].reads(answers) is None
    found = assess(answers, KNOWN, None, TODAY)
    subject = RULES[rule].subject
    assert subject in found.unsettled or subject in {hit.subject for hit in found.signs}
    assert {q for q, told in given.items() if told in {"unknown", "skipped"}} <= set(
        found.not_answered
    )


@cases(NO, "no")
def test_the_rule_does_not_hold(rule, given):
    assert RULES[rule].reads(nothing_applies(given)) is False


def test_every_rule_is_tried_with_yes_with_no_and_with_not_known():
    assert {rule for rule, _ in YES} == {rule for rule, _ in UNKNOWN} == set(RULES)


def test_every_rule_has_an_id_of_its_own_and_says_its_condition():
    assert len(RULES) == len(SIGN_RULES)
    assert all(rule.condition for rule in SIGN_RULES)


def test_every_row_of_the_guidance_has_a_rule():
    rows = [f"E{n}" for n in range(1, 14)] + ["S1p"] + [f"S{n}" for n in range(1, 14)]
    rows += [f"D{n}" for n in range(1, 13)] + [f"G{n}" for n in range(1, 7)]
    assert {rule.row for rule in SIGN_RULES} == set(rows)


@pytest.mark.parametrize("rule", SIGN_RULES, ids=list(RULES))
def test_the_rule_says_what_its_sign_says(rule):
    sign = KNOWN.signs[rule.subject]
    assert rule.row in sign.rows
    assert rule.urgency is TWO_LEVELS.get(rule.id, sign.urgency)
    if rule.id in TWO_LEVELS and sign.urgency_if_past:
        assert rule.urgency is sign.urgency_if_past


def test_every_sign_of_the_library_has_a_rule():
    assert {rule.subject for rule in SIGN_RULES} == set(KNOWN.signs)


@pytest.mark.parametrize("rule", SIGN_RULES, ids=list(RULES))
def test_a_rule_reads_the_questions_that_it_names_and_no_other(rule):
    assert set(rule.asks) <= set(KNOWN.questions)
    nobody = Answers({q: "unknown" for q in KNOWN.questions if q not in rule.asks})
    assert rule.reads(nobody) is rule.reads(Answers())
    everybody = nothing_applies()
    others = {q: told for q, told in everybody.given.items() if q in rule.asks}
    assert rule.reads(everybody) is rule.reads(Answers(others))
