"""What every answer says about itself, and what static files are like."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def browser():
    return Client(SERVER_NAME="localhost")


@pytest.mark.parametrize("address", ["/welcome", "/no-such-page", "/library"])
def test_a_page_may_load_our_own_files_and_no_script_or_style_of_its_own(browser, address):
    policy = browser.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    for rest in ("object-src", "base-uri", "frame-ancestors"):
        assert f"{rest} 'none'" in policy


def test_a_page_keeps_to_itself(browser):
    headers = browser.get("/welcome").headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_page_asked_for_under_a_strange_name_is_refused():
    assert Client(SERVER_NAME="evil.example").get("/welcome").status_code == 400


def test_a_form_from_elsewhere_is_refused():
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert strict.post("/welcome/look-around").status_code == 403


def test_a_page_is_compressed(browser):
    answer = browser.get("/welcome", headers={"Accept-Encoding": "gzip"})
    assert answer.headers.get("Content-Encoding") == "gzip"


def test_static_files_have_their_digest_in_the_name_and_stay_for_good(browser):
    text = browser.get("/welcome").content.decode()
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', text)
    assert files
    for file in files:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", file)
        answer = browser.get(file, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        answer.close()


def test_a_static_file_that_does_not_exist_is_met_when_the_page_is_written():
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        staticfiles_storage.url("uncramp/no-such-file.css")
