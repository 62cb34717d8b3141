"""What is served follows the network: addresses that come, go and change, ports that are taken."""

from datetime import UTC, datetime, timedelta

import pytest

from uncramp.cli._phone import Wish
from uncramp.cli._phone_watch import Watch
from uncramp.web.project.phone.pairing import read_pairing

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Noted:
    """Listeners that only note what they were told; the real ones are met in test_phone."""

    def __init__(self):
        self.at = None
        self.begun = 0
        self.taken = ()

    def begin(self, place, kept):
        self.at, self.begun = place.address, self.begun + 1

    def mend(self, now):
        return self.taken

    def end(self):
        self.at = None


@pytest.fixture
def wish(tmp_path):
    return Wish("en", "", 8443, 8080, str(tmp_path))


@pytest.fixture
def watch(wish):
    return Watch(wish, Noted())


def test_it_serves_at_the_address_and_says_it_once(watch, tmp_path, capsys):
    for _ in range(3):
        watch.look(("192.168.1.7",), "ada", NOON)
    assert (watch.listeners.at, watch.listeners.begun) == ("192.168.1.7", 1)
    assert read_pairing(tmp_path).host == "192.168.1.7"
    assert capsys.readouterr().out.count("http://192.168.1.7:8080/trust") == 1


def test_another_address_is_followed_with_another_certificate(watch, capsys):
    watch.look(("192.168.1.7",), "ada", NOON)
    before = watch.kept
    watch.look(("10.0.0.4",), "ada", NOON)
    assert watch.listeners.at == "10.0.0.4"
    assert watch.kept.fingerprint == before.fingerprint
    said = capsys.readouterr().out
    assert "This computer has another address now." in said
    assert "http://10.0.0.4:8080/trust" in said


def test_a_network_that_goes_and_comes_back_is_said_both_times(watch, tmp_path, capsys):
    watch.look(("192.168.1.7",), "ada", NOON)
    for _ in range(3):
        watch.look(("127.0.0.1",), "ada", NOON)
    assert watch.listeners.at is None
    assert read_pairing(tmp_path) is None
    assert capsys.readouterr().out.count("The network is gone") == 1
    watch.look(("192.168.1.7",), "ada", NOON)
    assert watch.listeners.at == "192.168.1.7"


def test_without_a_network_it_says_so_once_and_goes_on_looking(watch, capsys):
    for _ in range(3):
        watch.look((), "ada", NOON)
    assert capsys.readouterr().out.count("no address on a home network") == 1
    watch.look(("192.168.1.7",), "ada", NOON)
    assert watch.listeners.at == "192.168.1.7"


def test_other_addresses_are_named(watch, capsys):
    watch.look(("10.8.0.2", "192.168.1.7"), "ada", NOON)
    assert "other addresses as well: 192.168.1.7" in capsys.readouterr().out


def test_an_address_that_was_chosen_is_not_left_for_another(tmp_path, capsys):
    watch = Watch(Wish("en", "192.168.1.7", 8443, 8080, str(tmp_path)), Noted())
    watch.look(("10.8.0.2", "192.168.1.7"), "ada", NOON)
    assert watch.listeners.at == "192.168.1.7"
    watch.look(("10.8.0.2",), "ada", NOON)
    assert watch.listeners.at is None


def test_a_certificate_near_its_end_is_renewed_without_a_word(watch, capsys):
    watch.look(("192.168.1.7",), "ada", NOON)
    capsys.readouterr()
    watch.look(("192.168.1.7",), "ada", NOON + timedelta(days=380))
    assert watch.listeners.begun == 2
    assert watch.listeners.at == "192.168.1.7"
    assert capsys.readouterr().out == ""


def test_a_clock_that_is_wrong_is_said_once_and_phones_wait(watch, capsys):
    watch.look(("192.168.1.7",), "ada", NOON)
    for _ in range(3):
        watch.look(("192.168.1.7",), "ada", NOON - timedelta(days=900))
    assert watch.listeners.at is None
    assert capsys.readouterr().out.count("Please set the date and time") == 1
    watch.look(("192.168.1.7",), "ada", NOON)
    assert watch.listeners.at == "192.168.1.7"


def test_a_folder_that_takes_no_files_is_said(watch, tmp_path, capsys):
    (tmp_path / "tls").touch()
    watch.look(("192.168.1.7",), "ada", NOON)
    assert watch.listeners.at is None
    assert "takes no files" in capsys.readouterr().out


def test_a_port_that_another_program_took_is_said_once(watch, capsys):
    watch.look(("192.168.1.7",), "ada", NOON)
    watch.listeners.taken = (8443,)
    for _ in range(3):
        watch.look(("192.168.1.7",), "ada", NOON)
    assert capsys.readouterr().out.count("Another program uses port 8443") == 1
