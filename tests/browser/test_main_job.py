"""The main job: a year of somebody's nights goes in, and the answer names what matters."""

import pytest
from playwright.sync_api import expect

from tests.made_diaries import planted
from uncramp.exchange.record import diary_csv


@pytest.fixture
def year():
    """A year in which one exposure doubles the rate and the other does nothing."""
    return diary_csv(planted(seed=1))


def bring(page, text):
    page.goto("/settings/import")
    file = {"name": "my year.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("File").set_input_files(files=[file])
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="nights over").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()


def named(page):
    """The exposures that Learn says go with the cramps, and the others."""
    page.goto("/learn", timeout=20_000)
    goes_with = page.locator(".linked h3").all_text_contents()
    assert page.locator(".goes-with-more dd span").all_text_contents() == goes_with
    return goes_with, page.locator(".no-association dd, .cannot-tell-yet dd").all_text_contents()


def test_learn_names_the_planted_exposure_and_not_the_other(own, year):
    page = own()
    bring(page, year)
    goes_with, others = named(page)
    assert goes_with == ["cause"]
    assert others == ["null"]
    sentence = page.locator(".linked p").first.inner_text()
    assert "goes with more cramps" in sentence


def test_with_the_two_columns_swapped_it_names_the_other(own, year):
    head, rows = year.split("\n", 1)
    assert head.strip() == "night,cramps,cause,null"
    page = own()
    bring(page, f"night,cramps,null,cause\n{rows}")
    assert named(page) == (["null"], ["cause"])


def test_what_was_planted_for_the_night_after_is_named_for_the_day_before(own):
    page = own()
    bring(page, diary_csv(planted(seed=2, lag=1)))
    assert named(page) == (["cause"], ["null"])
    assert "the day before goes with more cramps" in page.locator(".linked p").first.inner_text()


def test_the_import_is_taken_back_by_one_tap(own, year):
    page = own()
    bring(page, year)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    page.goto("/learn")
    assert page.get_by_text("14 more known nights").is_visible()


def test_what_was_saved_as_an_archive_comes_back(own, year, tmp_path):
    page = own()
    bring(page, year)
    page.goto("/settings/export")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the archive").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    page.goto("/settings/export")
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Look into it").click()
    page.get_by_role("button", name="Replace what is here").click()
    page.get_by_text("Everything from the archive is here.").wait_for()


def test_the_whole_way_works_in_spanish_and_without_a_script(opened, year):
    page = opened(locale="es-ES", java_script_enabled=False)
    page.goto("/welcome")
    page.get_by_role("button", name="Mirar con un diario").click()
    page.get_by_role("link", name="Aprender").click(timeout=20_000)
    assert page.get_by_text("Qué va con tus calambres").is_visible()
    for address in ("/", "/diary", "/diary/night/2026-11-20", "/library", "/check-up", "/settings"):
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == "es"
    page.goto("/check-up/medicines")
    page.locator("#name").fill("salmeterol")
    page.get_by_role("button", name="Añadir").click()
    page.get_by_role("button", name="salmeterol", exact=True).click()
    page.get_by_role("button", name="Eso es todo").click()
    page.goto("/check-up/pharmacist")
    expect(page.get_by_role("heading", name="salmeterol")).to_be_visible()
    # The sample belongs to everybody at this computer: leave it in the language of the tests.
    page.goto("/settings")
    page.get_by_label("Idioma").select_option("en")
    page.get_by_role("button", name="Guardar").click()
