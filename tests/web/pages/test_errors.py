"""When something fails: a kind page in the design, a way on, and never a traceback."""

import pytest
from django.test import RequestFactory

from uncramp.errors import BadValue, UnknownId
from uncramp.web.pages.middleware import PersonMiddleware
from uncramp.web.pages.views import errors

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


@pytest.fixture
def request_without_a_person():
    """A request that failed before anybody found out who asks."""
    return RequestFactory().get("/")


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        (lambda r: errors.bad_request(r, ValueError()), 400, "did not arrive whole"),
        (lambda r: errors.forbidden(r, ValueError()), 403, "not open to you"),
        (lambda r: errors.csrf_failure(r, "no cookie"), 403, "open for a long time"),
        (lambda r: errors.not_found(r, ValueError()), 404, "There is nothing here"),
        (errors.broken, 500, "What you saved before is safe."),
    ],
)
def test_each_failure_has_its_own_kind_words(request_without_a_person, page, status, words):
    response = page(request_without_a_person)
    text = response.content.decode()
    assert response.status_code == status
    assert words in text
    assert "Go to Tonight" in text


def test_an_error_of_ours_is_explained_where_it_happened(request_without_a_person):
    middleware = PersonMiddleware(lambda _: None)
    error = BadValue(field="night", value="1900-01-01", allowed="fifty-years")
    response = middleware.process_exception(request_without_a_person, error)
    assert response.status_code == 422
    assert "A diary can cover up to 50 years." in response.content.decode()


def test_an_error_that_is_not_ours_is_left_to_the_log(request_without_a_person):
    middleware = PersonMiddleware(lambda _: None)
    assert middleware.process_exception(request_without_a_person, KeyError("x")) is None


def test_a_person_deleted_in_another_tab_meets_a_sentence(request_without_a_person):
    middleware = PersonMiddleware(lambda _: None)
    error = UnknownId(kind="person", wanted="1", nearest="")
    assert middleware.process_exception(request_without_a_person, error).status_code == 422


@pytest.mark.parametrize("address", ["/night/2026-11-21", "/undo", "/settings/restore"])
def test_what_only_writes_cannot_be_opened(owner, address):
    assert owner.get(address).status_code == 405


@pytest.mark.parametrize("address", ["/", "/diary", "/learn", "/library", "/settings/export"])
def test_what_only_reads_cannot_be_written_to(owner, address):
    assert owner.post(address).status_code == 405


def test_errors_speak_the_language_of_the_person(visitor, owner):
    facts = {"language": "es", "zone": "UTC", "night_starts_at": "12:00", "theme": "clock"}
    owner.post("/settings", facts)
    assert "Aquí no hay nada" in owner.get("/nowhere").content.decode()
