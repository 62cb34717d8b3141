"""From the first tap to a file that a calendar reads, on a phone."""

from pathlib import Path

from icalendar import Calendar


def open_page(window):
    page = window()
    page.goto("/plan/reminders")
    return page


def test_an_evening_reminder_gets_into_a_calendar_in_two_taps(own):
    page = open_page(own)
    page.get_by_role("button", name="Save").click()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Get the calendar file").click()
    assert waited.value.suggested_filename == "reminders.ics"
    (event,) = Calendar.from_ical(Path(waited.value.path()).read_bytes()).walk("VEVENT")
    assert event["summary"] == "Evening routine"
    assert event["dtstart"].dt.strftime("%H:%M") == "21:30"


def test_time_and_days_are_asked_only_of_what_is_on(own):
    page = open_page(own)
    days = page.get_by_role("group", name="Days")
    assert days.count() == 1
    page.get_by_label("Exercises by day").check()
    assert days.count() == 2
    page.get_by_label("Exercises before bed").uncheck()
    page.get_by_label("Exercises by day").uncheck()
    assert days.count() == 0


def test_it_works_by_keyboard(own):
    page = open_page(own)
    switch = page.get_by_label("How was the night?")
    switch.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=reminders")
    assert page.get_by_label("How was the night?").is_checked()


def test_a_pause_until_i_say_is_one_tap_and_so_is_its_end(own):
    page = open_page(own)
    page.get_by_role("button", name="Pause the reminders").click()
    page.get_by_role("heading", name="Paused until you say.").wait_for()
    page.get_by_role("button", name="Remind me again").click()
    page.wait_for_url("**done=pause")
    assert page.get_by_role("heading", name="Paused").count() == 0
