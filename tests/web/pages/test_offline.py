"""What the server gives a browser so that it can go on alone."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.pages.owner import owner_of
from uncramp.web.pages.views import offline
from uncramp.web.pages.views.offline import DEVICES, script
from uncramp.web.store import save_settings

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def facts(text):
    return json.loads(text.splitlines()[0].removeprefix("const HERE = ").removesuffix(";"))


def test_the_worker_is_asked_for_anew_each_time(browser):
    response = browser.get("/sw.js")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Type"].startswith("text/javascript")


def test_the_worker_names_every_style_script_and_drawing_that_pages_load(owner):
    named = set(facts(owner.get("/sw.js").content.decode())["assets"])
    for address in ("/", "/diary", "/plan", "/learn", "/away", "/settings/phone-app"):
        text = owner.get(address).content.decode()
        loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
        assert loaded
        assert loaded <= named, address


def test_every_file_that_the_worker_names_is_there_under_its_digest():
    for path in facts(script())["assets"]:
        plain = re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", path.removeprefix("/static/"))
        assert plain != path.removeprefix("/static/")
        assert finders.find(plain), path


def test_the_worker_is_nobodys(owner, browser, ada):
    assert owner.get("/sw.js").content == browser.get("/sw.js").content
    assert owner_of(ada) not in script()


def test_another_file_makes_another_version(monkeypatch):
    before = facts(script())["version"]
    monkeypatch.setattr(offline, "_assets", lambda: ["/static/other.css"])
    script.cache_clear()
    after = facts(script())["version"]
    script.cache_clear()
    assert after != before


def test_the_manifest_leads_home_and_to_relief_in_the_readers_language(owner, ada):
    save_settings(ada, ada.settings)
    told = json.loads(owner.get("/manifest.webmanifest").content)
    assert (told["start_url"], told["shortcuts"][0]["url"]) == ("/", "/now")
    assert (told["lang"], told["shortcuts"][0]["name"]) == ("en", "I have a cramp")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("name", ["icon-192.png", "icon-512.png", "icon-mask.png"])
def test_each_icon_is_a_picture_of_the_size_that_the_manifest_says(browser, name):
    told = json.loads(browser.get("/manifest.webmanifest").content)
    (icon,) = (one for one in told["icons"] if name.removesuffix(".png") in one["src"])
    head = Path(finders.find(f"uncramp/{name}")).read_bytes()[:24]
    width, height = (int.from_bytes(head[at : at + 4]) for at in (16, 20))
    assert icon["sizes"] == f"{width}x{height}"


def test_the_page_that_stands_in_for_others_shows_nothing_of_anybody(owner, write):
    write("3")
    text = owner.get("/away").content.decode()
    assert 'href="/now"' in text
    assert "cramps" not in text.split("<main")[1]


def test_whoever_has_no_diary_gets_the_page_too(browser):
    assert browser.get("/away").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_installing_is_told_for_each_device_in_each_language(page, ada, language):
    save_settings(ada, replace(ada.settings, language=language))
    text = page("/settings/phone-app")
    assert text.count("<details>") == len(DEVICES)
    assert "data-persisted" in text


def test_installing_is_found_from_the_settings(page):
    assert 'href="/settings/phone-app"' in page("/settings")


def test_a_stranger_is_sent_to_the_welcome_page(browser):
    assert browser.get("/settings/phone-app").headers["Location"] == "/welcome"
