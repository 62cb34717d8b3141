"""The groups of medicines: every row of the evidence table, and what each text must say."""

from collections import Counter

import pytest

from uncramp.knowledge.content import Tier, load

KNOWN = {language: load(language).medications for language in ("en", "es")}
GROUPS = sorted(KNOWN["en"])
EITHER = pytest.mark.parametrize("language", ["en", "es"])
WORDS = {
    "en": {"danger": "dangerous", "list": "list", "who": "pharmacist", "not": "does not mean"},
    "es": {"danger": "peligroso", "list": "lista", "who": "farmacia", "not": "no quiere decir"},
}


def whole(group):
    return " ".join(group.sections.values())


def test_every_row_of_the_table_of_medicines_is_answered():
    rows = {row for group in KNOWN["en"].values() for row in group.rows}
    assert {f"4.2.{row}" for row in range(1, 81)} <= rows
    assert "4.3" in rows


def test_no_ingredient_stands_in_two_groups():
    ids = Counter(one.id for group in KNOWN["en"].values() for one in group.ingredients)
    assert [name for name, times in ids.items() if times > 1] == []


@EITHER
def test_every_text_says_that_a_sudden_change_can_be_dangerous_and_where_to_take_the_list(language):
    said = WORDS[language]
    for name in GROUPS:
        text = whole(KNOWN[language][name])
        assert said["danger"] in text, name
        assert said["who"] in text, name
        assert said["list"] in text or name == "vitamin-k2", name


@EITHER
def test_a_link_is_never_told_without_saying_that_it_may_not_be_the_reason(language):
    for group in KNOWN[language].values():
        assert (WORDS[language]["not"] in whole(group)) is (group.tier is not Tier.X), group.id


def test_only_a_group_that_was_studied_has_a_ratio_and_its_text_gives_the_number():
    for language, point in (("en", "."), ("es", ",")):
        for group in KNOWN[language].values():
            assert bool(group.ratio) is (group.tier is Tier.A), group.id
            if group.ratio:
                assert f"{group.ratio.value:.2f}".replace(".", point) in whole(group)
                assert group.ratio.low <= group.ratio.value <= group.ratio.high


def test_names_of_products_are_always_to_be_verified():
    for group in KNOWN["en"].values():
        if any(one.brands for one in group.ingredients):
            assert "Names of products" in group.to_verify, group.id


@pytest.mark.parametrize(
    ("group", "caution"),
    [("thiazide-diuretics", "diuretic"), ("loop-diuretics", "diuretic"),
     ("potassium-sparing-diuretics", "diuretic"), ("vitamin-k-antagonists", "blood-thinner"),
     ("direct-anticoagulants", "blood-thinner"), ("heparins", "blood-thinner"),
     ("antiplatelets", "blood-thinner"), ("tendon-risk-antibiotics", "tendon-risk-antibiotic"),
     ("clonazepam-and-zolpidem", "drowsy-at-night")],
)  # fmt: skip
def test_taking_one_raises_its_caution(group, caution):
    assert caution in KNOWN["en"][group].cautions


@EITHER
def test_vitamin_k_is_kept_from_those_who_take_warfarin_and_its_relatives(language):
    here = KNOWN[language]
    assert "K2" in whole(here["vitamin-k-antagonists"])
    assert "Sintrom" in whole(here["vitamin-k2"])
    sintrom = {n for one in here["vitamin-k-antagonists"].ingredients for n in one.brands}
    assert "Sintrom" in sintrom
