"""The claims on what night cramps are like, on their causes, and on the article's references."""

import pytest

from uncramp.knowledge.content import Advice, Certainty, load

CLAIMS = load("en").claims

# Verdicts of the evidence tables; where a row carries two, the lower one.
VERDICTS = {
    "12.1.1": Advice.SUPPORTED,
    "12.1.2": Advice.PARTLY,
    "12.1.3": Advice.SUPPORTED,
    "12.1.4": Advice.SUPPORTED,
    "12.1.5": Advice.UNTESTED,
    "12.1.6": Advice.SUPPORTED,
    "12.1.7": Advice.PARTLY,
    "12.1.8": Advice.SUPPORTED,
    "12.1.9": Advice.SUPPORTED,
    "12.1.10": Advice.SUPPORTED,
    "12.1.11": Advice.CONFLICTING,
    "12.1.12": Advice.SUPPORTED,
    "12.1.13": Advice.SUPPORTED,
    "12.2.1": Advice.UNTESTED,
    "12.2.2": Advice.WEAK,
    "12.2.3": Advice.WEAK,
    "12.2.4": Advice.SUPPORTED,
    "12.2.5": Advice.WEAK,
    "12.2.6": Advice.WEAK,
    "12.2.7": Advice.WEAK,
    "12.2.8": Advice.WEAK,
    "12.2.9": Advice.SUPPORTED,
}
STRENGTHS = {
    "2.1": Certainty.VERY_LOW,
    "2.2": Certainty.LOW,
    "2.3": Certainty.VERY_LOW,
    "2.4": Certainty.MODERATE,
    "2.5": Certainty.VERY_LOW,
    "2.6": Certainty.VERY_LOW,
    "2.7": Certainty.VERY_LOW,
    "2.8": Certainty.VERY_LOW,
    "2.9": Certainty.VERY_LOW,
    "2.10": Certainty.LOW,
    "2.11": Certainty.LOW,
    "2.12": Certainty.VERY_LOW,
    "2.13": Certainty.LOW,
    "2.14": Certainty.VERY_LOW,
    "2.15": Certainty.VERY_LOW,
}
CONTRIBUTORS = {
    "long-sitting": ("2.1", "12.2.1"),
    "long-standing": ("2.2", "12.2.2"),
    "hard-exercise": ("2.3", "12.2.3"),
    "nerve-signals": ("2.4", "12.2.4"),
    "regular-stretching-needed": ("2.6", "12.2.5"),
    "little-activity": ("2.5", "12.2.6"),
    "shortening-tendons": ("2.7", "12.2.7"),
    "toes-pointed-in-bed": ("2.8", "12.2.8"),
    "shortened-calf": ("12.2.9",),
    "fluids-and-cramps": ("2.9",),
    "alcohol-and-cramps": ("2.10",),
    "summer-and-heat": ("2.11",),
    "cold-legs-in-bed": ("2.12",),
    "salts-and-blood-tests": ("2.13",),
    "smoking-weight-sleep": ("2.14",),
    "family-history": ("2.15",),
}
REFERENCES = [f"12.7.{number}" for number in range(1, 9)]


def answering(row):
    return [claim for claim in CLAIMS.values() if row in claim.rows]


@pytest.mark.parametrize(("row", "advice"), VERDICTS.items())
def test_what_people_say_carries_the_verdict_of_its_row(row, advice):
    assert {claim.advice for claim in answering(row)} == {advice}


@pytest.mark.parametrize(("row", "certainty"), STRENGTHS.items())
def test_a_cause_is_no_surer_than_its_row(row, certainty):
    assert {claim.certainty for claim in answering(row)} == {certainty}


@pytest.mark.parametrize(("name", "rows"), CONTRIBUTORS.items())
def test_a_contributor_of_the_check_up_is_there_under_its_id(name, rows):
    assert set(rows) <= set(CLAIMS[name].rows)


@pytest.mark.parametrize("row", REFERENCES)
def test_each_reference_of_the_article_is_looked_at(row):
    assert "the-articles-own-references" in {claim.id for claim in answering(row)}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_claim_says_what_people_say(language):
    for claim in load(language).claims.values():
        assert claim.sections["what-people-say"].strip()


def test_who_must_limit_fluids_is_told_so_where_drinking_is_spoken_of():
    for language, words in (("en", "limit"), ("es", "limit")):
        claims = load(language).claims
        for name in ("fluids-and-cramps", "summer-and-heat"):
            assert words in claims[name].sections["what-it-means-for-you"]


def test_who_depends_on_alcohol_is_told_not_to_stop_at_once():
    for language, words in (("en", "do not stop all at once"), ("es", "no lo dejes de golpe")):
        text = load(language).claims["alcohol-and-cramps"].sections["what-it-means-for-you"]
        assert words in text
