"""Each rule for what is said in a cramp finds what breaks it, and names the place."""

from dataclasses import replace

import pytest

from tests.made_library import PACKAGED
from uncramp.exchange.review import describe
from uncramp.exchange.review._manoeuvres import check_manoeuvres
from uncramp.knowledge.content import Activity, Kind, Offered, survey
from uncramp.knowledge.wording import LANGUAGES

FOUND = survey(PACKAGED)
LONG = "Draw your toes up towards your shin, slowly, and keep them there."


def flaws(name="active-ankle-bend", **changed):
    key = (Kind.MANOEUVRES, name)
    item = replace(FOUND.items[key], **changed)
    found = list(check_manoeuvres(replace(FOUND, items={**FOUND.items, key: item})))
    for flaw in found:
        assert all(describe(flaw, language).startswith(flaw.file) for language in LANGUAGES)
    return {(flaw.problem, flaw.key) for flaw in found}


def said(**sections):
    item = FOUND.items[Kind.MANOEUVRES, "active-ankle-bend"]
    told = {key.replace("_", "-"): text for key, text in sections.items()}
    return {"sections": {**item.sections, **told}}


def test_the_packaged_manoeuvres_keep_every_rule():
    assert list(check_manoeuvres(FOUND)) == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (said(in_one_sentence=LONG), ("said-too-long", "in-one-sentence.en")),
        (said(how_to_do_it="1. Only this."), ("lines-of-cramp", "how-to-do-it")),
        ({"ask_first": ("dialysis",)}, ("not-in-care-if", "ask_first")),
        ({"never_first_if": ("dialysis",)}, ("not-in-care-if", "never_first_if")),
        ({"activity": Activity.MASSAGE}, ("not-allowed", "offered")),
        ({"by_partner": True}, ("not-allowed", "offered")),
        ({"positions": ("lying",)}, ("nothing-offered", "calf · standing")),
        ({"offered": Offered.USUAL}, ("nothing-offered", "foot · lying")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_rule_that_is_broken_is_named(changed, problem):
    assert problem in flaws(**changed)


def test_a_folder_without_manoeuvres_is_not_asked_for_any():
    rest = {key: item for key, item in FOUND.items.items() if key[0] is not Kind.MANOEUVRES}
    assert list(check_manoeuvres(replace(FOUND, items=rest))) == []


def test_a_heading_that_is_missing_does_not_stop_the_check():
    assert ("lines-of-cramp", "how-to-do-it") in flaws(sections={})
