"""One message to a push service: what it answers, and what must never be connected to."""

import socket

import pytest

from tests.made_push import push_service
from uncramp.errors import BadValue
from uncramp.web.project.worker_post import Answer, NotSentError, UnclearError, post


@pytest.fixture
def service():
    with push_service() as running:
        yield running


def sent(service, path="one"):
    return post(service.endpoint(path), b"sealed", {"TTL": "60"}, allowed={service.place})


def test_it_is_posted_as_it_is_and_the_answer_comes_back(service):
    assert sent(service, "one?token=a%3db") == Answer(201, 90)
    arrived = service.next()
    assert (arrived.path, arrived.body) == ("/send/one?token=a%3db", b"sealed")
    assert arrived.headers["ttl"] == "60"


def test_no_redirect_is_followed(service):
    service.answers = [307]
    assert sent(service).status == 307
    assert len(service.rest()) == 1


def test_no_proxy_of_the_environment_is_used(service, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1/")
    assert sent(service).status == 201


def test_without_an_answer_nobody_knows_whether_it_arrived(service):
    service.answers = ["hang up"]
    with pytest.raises(UnclearError):
        sent(service)


def test_where_nobody_listens_nothing_was_sent():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    with pytest.raises(NotSentError):
        post(f"http://{place}/x", b"", {}, allowed={place})


@pytest.mark.parametrize("inside", ["127.0.0.1", "192.168.1.1", "::1", "::ffff:10.0.0.1"])
@pytest.mark.parametrize("outside", [[], ["142.250.184.10"]])
def test_a_public_name_that_leads_home_is_not_connected_to(monkeypatch, inside, outside):
    def lead_home(host, port, **_):
        return [(0, 0, 0, "", (number, port)) for number in [*outside, inside]]

    def connect(*_):
        pytest.fail("it connected")

    monkeypatch.setattr(socket, "getaddrinfo", lead_home)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotSentError):
        post("https://push.example.org/x", b"", {})


def test_it_connects_to_the_number_that_was_looked_at(monkeypatch):
    asked = []

    def lead(host, port, **_):
        return [(0, 0, 0, "", ("142.250.184.10", port))]

    def connect(address, timeout):
        asked.append(address)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lead)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotSentError):
        post("https://push.example.org/x", b"", {})
    assert asked == [("142.250.184.10", 443)]


def test_an_address_that_may_not_be_used_is_refused_again_here():
    with pytest.raises(BadValue):
        post("http://192.168.1.1/x", b"", {})


def test_a_service_without_a_certificate_that_holds_gets_nothing(service, monkeypatch):
    # It answers in plain HTTP, as whoever sits in between would.
    secure = service.endpoint().replace("http:", "https:")
    with pytest.raises(NotSentError):
        post(secure, b"secret", {}, allowed={service.place})
    assert service.rest() == []
