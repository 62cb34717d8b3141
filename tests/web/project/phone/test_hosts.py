"""Under which names the network's listener answers."""

import pytest

from uncramp.errors import BadOrigin
from uncramp.web.project.phone.hosts import allowed_hosts, read_origin


@pytest.mark.parametrize(
    "origin", ["https://diary.example.org", "https://diary.example.org/", "https://h:8443"]
)
def test_an_origin_is_a_host_over_tls(origin):
    assert read_origin({"UNCRAMP_ORIGIN": origin}) == origin.rstrip("/")


@pytest.mark.parametrize(
    "origin",
    ["http://h", "h", "https://", "https://h/path", "https://h?x", "https://a@h", "https://h:x"],
)
def test_whatever_else_is_said_without_repeating_it(origin):
    with pytest.raises(BadOrigin) as met:
        read_origin({"UNCRAMP_ORIGIN": origin})
    assert met.value.context == {"variable": "UNCRAMP_ORIGIN"}


def test_without_a_word_from_anybody_no_host_is_allowed():
    assert read_origin({}) == ""
    assert allowed_hosts({}) == []


def test_the_hosts_of_this_place_are_allowed_and_behind_a_proxy_its_own_alone():
    told = {"UNCRAMP_PHONE_HOSTS": "10.0.0.4,ada,ada.local"}
    assert allowed_hosts(told) == ["10.0.0.4", "ada", "ada.local"]
    origin = {"UNCRAMP_ORIGIN": "https://diary.example.org:8443"}
    assert allowed_hosts(told | origin) == ["diary.example.org"]
