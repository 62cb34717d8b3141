"""The README's places: filled again and again, and nothing around them is touched."""

from benchmarks.nuts.marked import README, fill


def test_a_place_is_filled_anew_and_the_rest_stays():
    page = "a\n<!-- race: begin -->\nold\n<!-- race: end -->\nb\n"
    once = fill(page, "race", "| new |\n")
    assert once == "a\n<!-- race: begin -->\n| new |\n<!-- race: end -->\nb\n"
    assert fill(once, "race", "| new |") == once


def test_the_readme_has_a_place_for_each_measurement():
    page = README.read_text()
    for mark in ("compare", "race"):
        assert fill(page, mark, "x").count("x") >= 1
