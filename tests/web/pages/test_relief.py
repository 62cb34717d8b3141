"""The relief page as the server gives it: to its owner, a second person and a stranger."""

import gzip
import json
import re
from os.path import normpath
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.browser.test_player import plain_answers
from uncramp.knowledge.wording import LANGUAGES
from uncramp.person.attacks import Attack, Tried
from uncramp.person.diary import Muscle
from uncramp.person.nights import Night
from uncramp.web.store import save_answers, save_attack

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

DIGEST = re.compile(r"\.[0-9a-f]{12}(?=\.)")
SCRIPT = re.compile(r'<script id="relief" type="application/json">(.*?)</script>', re.DOTALL)
OWN_STRENGTH = {
    "active-ankle-bend",
    "point-the-foot",
    "slide-the-heel",
    "straighten-the-knee",
    "rest-and-breathe",
}
MUSCLES = {"calf", "foot", "shin", "thigh-front", "thigh-back", "unsure"}
CLOT = {"leg-swollen": "yes", "leg-warm-discoloured": "yes", "new-pain-one-leg": "yes"}


def told(client, address="/now"):
    text = client.get(address).content.decode()
    return json.loads(SCRIPT.search(text).group(1)), text


@pytest.fixture
def answered(ada, owner, now):
    """Ada has answered everything: plain cramps, and what is changed."""

    def answer(**changed):
        save_answers(ada, plain_answers(**changed), at=now)
        return owner

    return answer


def test_before_a_diary_is_begun_there_is_the_safest_way_and_no_owner(db, browser):
    page, text = told(browser)
    assert page["owner"] == ""
    assert set(page["manoeuvres"]) == OWN_STRENGTH
    assert page["orders"] == {muscle: [] for muscle in MUSCLES}
    assert 'data-owner=""' in text


def test_the_first_instruction_stands_in_the_page_itself(db, browser):
    text = browser.get("/now").content.decode()
    assert "<h1 data-headline>Draw your toes up towards your shin.</h1>" in text


def test_somebody_without_answers_is_offered_their_own_strength_only(owner):
    page, _ = told(owner)
    assert page["owner"]
    assert set(page["manoeuvres"]) == OWN_STRENGTH


def test_somebody_with_plain_cramps_gets_twenty_orders_for_each_muscle(answered):
    page, _ = told(answered())
    assert set(page["orders"]) == MUSCLES
    assert {len(orders) for orders in page["orders"].values()} == {20}
    assert "stand-on-it" in page["manoeuvres"]
    offered = {name for orders in page["orders"].values() for one in orders for name in one}
    assert offered <= set(page["manoeuvres"])


def test_the_same_page_asked_for_twice_has_the_same_orders(answered):
    client = answered()
    first, again = told(client)[0], told(client)[0]
    assert (first["seed"], first["orders"]) == (again["seed"], again["orders"])


def test_what_was_learned_from_a_cramp_is_drawn_into_the_next_orders(answered, ada, now):
    client = answered()
    before = told(client)[0]
    tried = (Tried("stand-on-it", 20, released=True),)
    attack = Attack(
        "a-cramp",
        Night.parse("2026-11-21"),
        now,
        muscle=Muscle.CALF,
        tried=tried,
        seconds_to_release=20,
        is_open=False,
    )
    save_attack(ada, attack, at=now)
    after = told(client)[0]
    assert after["seed"] != before["seed"]
    assert after["made_from"] == before["made_from"]
    assert told(client)[0]["orders"] == after["orders"]


@pytest.mark.parametrize(
    ("changed", "shut"),
    [
        (CLOT, {"knead-the-calf", "stand-on-it", "pull-toes-by-hand", "lean-to-the-wall"}),
        ({"pregnancy": "weeks-28-or-more"}, {"knead-the-calf", "pull-toes-by-hand"}),
        ({"age-years": 16}, {"knead-the-calf", "stand-on-it", "pull-toes-by-hand"}),
    ],
)
def test_what_is_withheld_is_nowhere_in_the_page(answered, changed, shut):
    page, text = told(answered(**changed))
    assert not shut & set(page["manoeuvres"])
    assert not any(f'"{name}"' in text for name in shut)


def test_an_open_warning_sign_is_said_before_anything_else(answered):
    page, text = told(answered(**CLOT))
    assert page["signs"]
    assert text.index('class="sign"') < text.index("data-headline")


def test_the_emergency_number_goes_by_the_country_of_the_answers(answered, db):
    assert told(Client(SERVER_NAME="localhost"))[0]["call"] == "112"
    page, text = told(answered(country="GB"))
    assert page["call"] == "999"
    assert 'href="tel:999"' in text


def test_answers_that_change_make_another_version(answered):
    before = told(answered())[0]["made_from"]
    after, text = told(answered(pregnancy="weeks-28-or-more"))
    assert after["made_from"] != before
    assert f'data-made-from="{after["made_from"]}"' in text


def test_a_second_person_and_a_visitor_get_nothing_of_the_owner(answered, ben, visitor):
    mine, _ = told(answered(pregnancy="weeks-28-or-more"))
    theirs, _ = told(visitor)
    assert theirs["owner"] not in {"", mine["owner"]}
    assert theirs["made_from"] != mine["made_from"]
    assert "secret" not in told(answered())[1]


def test_the_answer_says_whose_it_is(owner, ada):
    answer = owner.get("/now")
    assert answer.headers["Uncramp-Owner"] == told(owner)[0]["owner"]


@pytest.mark.parametrize("address", ["/now", "/now/partner"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages_and_keeps_the_content_policy(db, browser, address, language):
    answer = browser.get(address, headers={"accept-language": language})
    text = answer.content.decode()
    assert f'lang="{language}"' in text
    assert not re.search(r'\sstyle="|<style|<script(?! type="module"| id="relief")', text)


def files_of(text):
    """Every stylesheet and script that a page needs, those that scripts ask for included."""
    files = [DIGEST.sub("", name) for name in re.findall(r'="/static/(uncramp/[^"]+)"', text)]
    needed = {}
    while files:
        name = files.pop()
        if name not in needed:
            needed[name] = Path(finders.find(name)).read_bytes()
            asked = re.findall(r'from "(\.[^"]+)"', needed[name].decode())
            files += [normpath(f"{Path(name).parent}/{one}") for one in asked]
    return needed


def test_everything_that_the_page_needs_is_small_on_its_way(answered):
    page = answered().get("/now").content
    files = files_of(page.decode())
    assert {name.rpartition("/")[2] for name in files if name.endswith(".css")} == {
        "tokens.css",
        "layout.css",
        "relief.css",
    }
    sent = sum(len(gzip.compress(body)) for body in (page, *files.values()))
    assert sent <= 70_000


def test_the_card_for_a_partner_asks_nobody_to_push_where_nothing_is_known(owner):
    text = owner.get("/now/partner").content.decode()
    assert "Do not push, pull or rub the leg." in text
    assert "Push the front of the foot" not in text


def test_the_card_for_a_partner_shows_two_pictures_in_both_languages(answered):
    text = answered().get("/now/partner").content.decode()
    assert "Push the front of the foot slowly towards the shin." in text
    assert "Empuja despacio la parte delantera del pie" in text
    assert text.count("<figure") == 4


def test_the_code_for_another_phone_is_shown_only_where_it_can_be_reached(answered):
    here = answered().get("/now/partner").content.decode()
    assert "Show them this screen." in here
    assert 'class="qr"' not in here


def test_another_phone_gets_the_picture_and_nothing_of_anybody(db, browser):
    text = browser.get("/now/partner?help=partner-push-toes").content.decode()
    assert "Push the front of the foot slowly" in text
    assert 'data-owner=""' in text


def test_an_address_cannot_open_what_the_answers_shut(owner):
    text = owner.get("/now/partner?help=partner-push-toes").content.decode()
    assert "Push the front of the foot slowly" not in text
