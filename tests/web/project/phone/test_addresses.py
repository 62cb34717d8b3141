"""Which address phones are told, of those a computer has."""

import subprocess
import sys
from ipaddress import IPv4Address

import pytest

from uncramp.web.project.phone.addresses import find_place, is_home, names_of


@pytest.mark.parametrize("address", ["192.168.1.7", "10.1.2.3", "172.31.0.9", "127.0.0.2"])
def test_an_address_at_home_is_known(address):
    assert is_home(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "0.0.0.0", "172.32.0.1", "192.0.2.2", "fe80::1", "home", "", "10.0.0"]
)
def test_an_address_of_the_world_is_not_one_at_home(address):
    assert not is_home(address)


def test_the_likeliest_address_is_taken_and_the_others_are_named():
    place = find_place(["8.8.8.8", "10.0.0.4", "192.168.1.7", "10.0.0.4"], "ada")
    assert (place.address, place.others) == ("10.0.0.4", ("192.168.1.7",))


def test_the_address_that_a_person_chose_stands_before_the_likeliest():
    place = find_place(["10.0.0.4", "192.168.1.7"], "ada", "192.168.1.7")
    assert (place.address, place.others) == ("192.168.1.7", ("10.0.0.4",))


@pytest.mark.parametrize("wanted", ["192.168.9.9", "8.8.8.8", "0.0.0.0", "ada.example", "::"])
def test_an_address_that_the_computer_does_not_have_at_home_is_not_taken(wanted):
    assert find_place(["10.0.0.4", "8.8.8.8"], "ada", wanted) is None


@pytest.mark.parametrize("addresses", [[], ["127.0.0.1"], ["203.0.113.9"]])
def test_without_a_network_at_home_there_is_no_place(addresses):
    assert find_place(addresses, "ada") is None


def test_it_can_be_tried_without_a_network():
    assert find_place([], "ada", "127.0.0.2").address == "127.0.0.2"


@pytest.mark.parametrize(
    ("host_name", "names"),
    [
        ("Ada-Laptop", ("ada-laptop", "ada-laptop.local")),
        ("ada.example.org", ("ada", "ada.local")),
        ("localhost", ()),
        ("ada_laptop", ()),
        ("adas läptop", ()),
        ("", ()),
    ],
)
def test_a_computer_has_the_names_that_a_page_can_have(host_name, names):
    assert names_of(host_name) == names


def test_requests_may_name_this_place_and_nothing_else():
    place = find_place(["10.0.0.4", "192.168.1.7"], "ada")
    assert place.hosts == ("10.0.0.4", "ada", "ada.local")


def test_asking_for_ones_own_addresses_never_fails():
    # A process of its own: here every way out of this computer is shut, even one never taken.
    program = (
        "from uncramp.web.project.phone.addresses import own_addresses;"
        "print(*own_addresses(), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert all(IPv4Address(address) for address in done.stdout.split())
