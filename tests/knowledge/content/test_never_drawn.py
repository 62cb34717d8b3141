"""What no coin may decide about: by its kind, its name, or how its name begins or ends."""

import pytest

from uncramp.knowledge.content import load, medicine_in


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Magnesium before bed", "Magnesium"),
        ("el magnesio de la noche", "magnesio"),
        ("hydroxyquinine? Quinine!", "Quinine"),
        ("atorvastatin in the morning", "atorvastatin"),
        ("300mg of something", "mg"),
        ("una cápsula", "cápsula"),
        ("Vitamin K2", "Vitamin"),
        ("tonic water", "tonic"),
        ("Serevent before bed", "Serevent"),
        ("Natrilix", "Natrilix"),
        ("mi acenocumarol", "acenocumarol"),
        ("agua tónica", "tónica"),
        ("my blood pressure PILLS", "PILLS"),
    ],
)
def test_a_medicine_or_a_supplement_gives_itself_away(text, word):
    assert medicine_in(text) == word


@pytest.mark.parametrize(
    "text",
    ["Stretch the calves", "loose covers", "un paseo después de cenar", "warm socks", "", "no wine",
     "no coffee or caffeine late", "sin cafeína",
     "sin alcohol por la noche", "a bath", "calcetines", "shoes with a heel"],
)  # fmt: skip
def test_a_habit_does_not(text):
    assert medicine_in(text) == ""


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_library_lets_a_coin_decide_is_none_of_them(language):
    for measure in load(language).measures.values():
        assert not (measure.randomisable and medicine_in(measure.title))
