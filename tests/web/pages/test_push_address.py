"""Where a message may be sent: out there, and never into a home network."""

import pytest

from uncramp.errors import BadValue
from uncramp.web.pages.push_address import is_public, push_address

REAL = [
    "https://fcm.googleapis.com/fcm/send/abc:def-_x",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://web.push.apple.com/QAbc",
    "https://wns2-par02p.notify.windows.com/w/?token=BQY%3d",
    "https://push.example.org:443/x",
    "https://9.9.9.9/x",
]
BAD = [
    "",
    "https://",
    "http://fcm.googleapis.com/fcm/send/abc",
    "ftp://push.example.org/x",
    "https://push.example.org:8443/x",
    "https://push.example.org:99999/x",
    "https://user@push.example.org/x",
    "https://push.example.org@192.168.1.1/x",
    "https://push.example.org/x#y",
    "https://push.example.org\\@192.168.1.1/",
    "https://push.example.org/a b",
    "https://push.example.org/\nHost: x",
    "https://localhost/x",
    "https://router/x",
    "https://router.local/x",
    "https://nas.home.arpa/x",
    "https://db.internal/x",
    "https://push.example.org./x",
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f.0.0.0x1/x",
    "https://192.168.1.1/x",
    "https://10.0.0.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/x",
    "https://[::1]/x",
    "https://[fd00::1]/x",
    "https://[fe80::1%25eth0]/x",
    "https://[::ffff:192.168.1.1]/x",
    "https://[64:ff9b::c0a8:101]/x",
    "https://[2002:c0a8:101::1]/x",
    "https://[not/x",
    "https://пуш.example.org/x",
    "https://push.example.org/" + "x" * 1000,
]


@pytest.mark.parametrize("address", REAL)
def test_the_addresses_that_browsers_give_are_taken(address):
    assert push_address(address).geturl() == address


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_could_lead_home_is_refused(address):
    with pytest.raises(BadValue) as refused:
        push_address(address)
    assert refused.value.context["allowed"] == "push-address"


def test_what_a_host_allows_by_name_and_port_is_taken_and_nothing_beside_it():
    allowed = {"127.0.0.1:9000"}
    assert push_address("http://127.0.0.1:9000/x", allowed).port == 9000
    for other in ("http://127.0.0.1:9001/x", "file://127.0.0.1:9000/x", "http://127.0.0.1/x"):
        with pytest.raises(BadValue):
            push_address(other, allowed)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("142.250.184.10", True),
        ("2a00:1450:4003:80f::200a", True),
        ("::ffff:142.250.184.10", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::8efa:b80a", True),
        ("64:ff9b::a00:1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("fe80::1%eth0", False),
        ("not a number", False),
    ],
)
def test_a_number_is_public_whichever_way_it_is_written(number, public):
    assert is_public(number) is public
