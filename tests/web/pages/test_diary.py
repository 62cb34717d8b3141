"""A year and a month of nights: five states, and gaps that look like gaps."""

import re

import pytest

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def cell(text, night):
    """The class and the label of one day of the calendar."""
    found = re.search(
        rf'<a class="day ([^"]*)" href="/diary/night/{night}" aria-label="([^"]*)"', text
    )
    return (found[1], found[2]) if found else None


def test_the_five_states_look_and_read_differently(page, write):
    write("0", "2", "1+", "", None)
    text = page("/diary")
    assert cell(text, "2026-11-21") == (
        "quiet tonight",
        "Night of Saturday, 21 November 2026: quiet",
    )
    assert cell(text, "2026-11-20")[0] == "counted"
    assert cell(text, "2026-11-19") == (
        "some",
        "Night of Thursday, 19 November 2026: some cramps, not counted",
    )
    assert cell(text, "2026-11-18")[0] == "unknown"
    assert cell(text, "2026-11-17") == ("gap", "Night of Tuesday, 17 November 2026: not recorded")


def test_a_night_that_has_not_begun_has_no_page(page):
    text = page("/diary")
    assert cell(text, "2026-11-22") is None
    assert '<span class="day ahead"><i>22</i></span>' in text


def test_the_headline_counts_the_month(page, write):
    write("0", "2", "1")
    assert "3 cramps in November 2026." in page("/diary")


def test_a_night_nobody_counted_makes_the_number_a_lowest_one(page, write):
    write("1+", "2")
    assert "At least 3 cramps in November 2026." in page("/diary")


def test_a_month_without_cramps_says_so_and_an_empty_one_does_not(page, write):
    assert "nothing known yet" in page("/diary")
    write("0", "0")
    assert "No cramps in November 2026." in page("/diary")


def test_one_can_leaf_back_but_not_into_the_future(page):
    text = page("/diary/2026-10")
    assert 'href="/diary/2026-09"' in text
    assert 'href="/diary/2026-11"' in text
    assert 'href="/diary/2026-12"' not in page("/diary")


def test_february_of_a_leap_year_has_twenty_nine_nights(page):
    assert cell(page("/diary/2024-02"), "2024-02-29")
    assert not cell(page("/diary/2023-02"), "2023-02-29")


@pytest.mark.parametrize(
    "address",
    [
        "/diary/2026-13",
        "/diary/2026-00",
        "/diary/0000-01",
        "/diary/2026-12",
        "/diary/1900-01",
        "/diary/9999-12",
        "/diary/night/2026-02-30",
        "/diary/night/2026-11-22",
        "/diary/night/9999-12-31",
        "/diary/night/0001-01-01",
        "/diary/night/yesterday",
        "/library/claims/nothing",
        "/library/load/claims",
        "/library/__iter__/x",
        "/settings/medicines/999",
        "/nowhere",
    ],
)
def test_an_address_that_leads_nowhere_gets_a_kind_page(page, address):
    text = page(address, status=404)
    assert "There is nothing here" in text
    assert "Go to Tonight" in text
