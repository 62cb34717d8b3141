"""Thirty people answer the check-up in a real browser, line by line, and are sent the right way."""

import tomllib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from uncramp.knowledge.content import AnswerForm, load

KNOWN = load("en")
FILE = Path(__file__).parent.parent / "care" / "assessment" / "vignettes.toml"
PEOPLE = {person["id"]: person for person in tomllib.loads(FILE.read_text("utf-8"))["person"]}
USUAL = {
    "pregnancy": "no",
    "where-cramps": ["calf"],
    "which-side": "changes",
    "how-often": "monthly",
    "alcohol": "none",
    "medicines": [],
}
HEADLINES = {
    "emergency": "Call {number} now.",
    "same-day": "Be seen today.",
    "within-days": "Let a doctor look at this within days.",
    "routine": "Bring this to your next visit.",
    "none": "What may play a part, from your answers.",
}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AT_ONCE = {"emergency", "same-day"}
YOUNG = "Under 18: information only."


class Finger:
    """Answers screen after screen, and counts its taps on each."""

    def __init__(self, page, person):
        self.page, self.taps = page, {}
        self.given = USUAL | person["answers"]
        self.given |= {"age-years": person["age"], "country": person["country"]}

    def answer_all(self):
        """Begin, and go on until the result is there."""
        self.page.goto("/check-up")
        self.leave("a.button.main")
        while not self.page.url.endswith("/result"):
            self.here = self.page.url.rpartition("/")[2]
            assert self.here not in self.taps, self.here
            self.taps[self.here] = 0
            self.answer(next(screen for screen in KNOWN.screens if screen.id == self.here))

    def answer(self, screen):
        lines = [KNOWN.questions[name] for name in screen.questions]
        if len(lines) == 1:
            self.leave(f'button[name="{lines[0].id}"][value="{self.told(lines[0])}"]')
            return
        if {line.answer for line in lines} == {AnswerForm.YES_NO}:
            for line in lines:
                if self.told(line) != "no":
                    self.tap(f'.tick input[name="{line.id}"][value="{self.told(line)}"]')
        else:
            for line in lines:
                self.fill(line)
        # Of the buttons that leave a screen only the one that fits is to be seen.
        self.leave("button.main:visible")

    def told(self, line):
        return self.given.get(line.id, "no")

    def fill(self, line):
        told, field = self.told(line), self.page.locator(f'[name="{line.id}"]')
        if line.answer is AnswerForm.NUMBER:
            field.fill(str(told))
        elif line.answer is AnswerForm.COUNTRY:
            field.select_option(told)
        elif line.answer is AnswerForm.MEDICINES:
            for written in told:
                self.medicine(written)
        else:
            for option in told if isinstance(told, list) else [told]:
                self.tap(f'input[name="{line.id}"][value="{option}"]')

    def medicine(self, written):
        self.page.locator("#name").fill(written)
        self.leave('button[name="add"]')
        if self.page.locator('button[name="confirm"]').count():
            self.leave('button[name="confirm"] >> nth=0')

    def tap(self, place):
        self.page.locator(place).click()
        self.taps[self.here] += 1

    def leave(self, place):
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator(place).click()
        if self.taps:
            self.taps[self.here] += 1


@pytest.fixture(scope="module")
def here(chromium, address):
    """One window with a diary of its own for all thirty, so that each costs only its answers."""
    # Without motion: axe would measure a colour that is on its way from day to night.
    context = chromium.new_context(base_url=address, viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.goto("/welcome")
    page.get_by_role("link", name="Start my diary").click()
    page.get_by_role("button", name="Start").click()
    yield page
    page.goto("/settings/delete")
    page.get_by_label("The word").fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    context.close()


@pytest.fixture
def nobody(here):
    """The window before anything was answered."""
    here.goto("/check-up/answers")
    forget = here.locator("summary", has_text="Forget these answers")
    if forget.count():
        forget.click()
        here.get_by_role("button", name="Forget them all").click()
    return here


def titles(names):
    return {KNOWN.signs[name].title for name in names}


def test_there_are_thirty_people():
    assert len(PEOPLE) == 30


@pytest.mark.parametrize("name", PEOPLE)
def test_each_is_sent_the_right_way(nobody, name):
    person, page = PEOPLE[name], nobody
    Finger(page, person).answer_all()
    urgency = person["urgency"]
    young = person["age"] < 18 and urgency == "none"
    headline = HEADLINES[urgency].format(number=KNOWN.emergency_number(person["country"]))
    expect(page.get_by_role("heading", level=1)).to_have_text(YOUNG if young else headline)
    signs = set(page.locator("article.sign h2").all_inner_texts())
    if urgency in AT_ONCE:
        assert signs
        assert signs <= titles(person["signs"])
        assert page.locator("nav, .card:not(.sign)").count() == 0
    else:
        assert signs == titles(person["signs"])


def test_an_adult_with_plain_cramps_answers_most_screens_by_one_tap(nobody):
    finger = Finger(nobody, {"age": 63, "country": "GB", "answers": {}})
    finger.answer_all()
    taps = sorted(finger.taps.values())
    assert len(taps) <= 25
    assert taps[len(taps) * 3 // 4] == 1, finger.taps
    assert sum(taps) <= 40


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("given", ["stroke-signs", "leg-swollen", "cramp-locked-now"])
def test_axe_finds_nothing_where_a_sign_stands_alone(nobody, given, theme):
    person = {"age": 63, "country": "GB", "answers": {given: "yes"}}
    Finger(nobody, person).answer_all()
    nobody.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    nobody.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = Axe().run(nobody, options={"runOnly": {"type": "tag", "values": STANDARD}})
    assert found.violations_count == 0, found.generate_report()
    for width in (320, 1280):
        nobody.set_viewport_size({"width": width, "height": 844})
        assert nobody.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    nobody.set_viewport_size({"width": 390, "height": 844})


def test_a_sign_that_was_checked_makes_way(nobody):
    Finger(nobody, {"age": 63, "country": "GB", "answers": {"leg-swollen": "yes"}}).answer_all()
    nobody.locator("summary", has_text="I was checked").first.click()
    nobody.get_by_label("By whom").first.fill("my doctor")
    nobody.get_by_role("button", name="Write it down").first.click()
    expect(nobody.get_by_text("was checked on")).to_be_visible()


def test_names_of_medicines_come_while_one_types(nobody):
    finger = Finger(nobody, {"age": 63, "country": "GB", "answers": {}})
    finger.answer_all()
    nobody.goto("/check-up/medicines")
    nobody.locator("#name").press_sequentially("salme")
    nobody.get_by_role("button", name="salmeterol", exact=True).click()
    expect(nobody.get_by_role("button", name="Take out")).to_be_visible()


def test_one_button_fits_the_ticks(nobody):
    Finger(nobody, {"age": 63, "country": "GB", "answers": {}}).answer_all()
    nobody.goto("/check-up/clot")
    none, ticked = (nobody.get_by_role("button", name=n) for n in ("None of", "Only those"))
    expect(none).to_be_visible()
    expect(ticked).to_be_hidden()
    nobody.locator(".tick .says").first.click()
    expect(none).to_be_hidden()
    expect(ticked).to_be_visible()
