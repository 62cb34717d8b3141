"""The chain as a phone meets it: checked by OpenSSL, in memory, at a moment of our choosing."""

import ssl
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from uncramp.errors import ClockWrong
from uncramp.web.project.phone.certificates import keep_certificates, names_in
from uncramp.web.project.phone.pem import (
    read_certificate,
    read_key,
    write_certificates,
    write_key,
)
from uncramp.web.project.phone.signing import certify

NOW = datetime.now(UTC).replace(microsecond=0)
HOSTS = ("192.168.1.7", "ada-laptop", "ada-laptop.local")


def keep(folder, *, hosts=HOSTS, now=NOW):
    return keep_certificates(folder, hosts, "ada-laptop", now)


def trusts(authority, certificate, key, host):
    """Whether a client that trusts the authority finishes a handshake with this host."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    client = ssl.create_default_context(cafile=authority)
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    near = client.wrap_bio(to_client, to_server, server_hostname=host)
    far = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(4):
        for side in (near, far):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError:
                return False
    return near.version() == "TLSv1.3"


@pytest.mark.parametrize("host", [*HOSTS, "localhost", "127.0.0.1"])
def test_who_trusts_the_authority_trusts_the_server_under_each_of_its_names(tmp_path, host):
    kept = keep(tmp_path)
    assert trusts(tmp_path / "authority.crt", kept.certificate, kept.key, host)


@pytest.mark.parametrize("host", ["192.168.1.8", "evil.example", "another-laptop"])
def test_it_is_trusted_under_no_other_name(tmp_path, host):
    kept = keep(tmp_path)
    assert not trusts(tmp_path / "authority.crt", kept.certificate, kept.key, host)


def test_another_computers_authority_is_not_trusted(tmp_path):
    kept = keep(tmp_path / "mine")
    keep(tmp_path / "other")
    assert not trusts(tmp_path / "other" / "authority.crt", kept.certificate, kept.key, HOSTS[0])


@pytest.mark.parametrize("host", ["bank.example", "8.8.8.8", "ada-laptop.example"])
def test_its_key_in_the_wrong_hands_vouches_for_no_page_of_the_internet(tmp_path, host):
    kept = keep(tmp_path)
    signer = read_key(tmp_path / "authority.key", kept.authority)
    stolen, key = certify(kept.authority, signer, (host,), (NOW, NOW + timedelta(days=90)))
    write_certificates(tmp_path / "stolen.crt", stolen, kept.authority)
    write_key(tmp_path / "stolen.key", key)
    assert not trusts(
        tmp_path / "authority.crt", tmp_path / "stolen.crt", tmp_path / "stolen.key", host
    )


def test_names_that_the_authority_may_not_vouch_for_are_left_out(tmp_path):
    kept = keep(tmp_path, hosts=(*HOSTS, "8.8.8.8", "diary.example"))
    names = names_in(read_certificate(kept.certificate))
    assert names == {*HOSTS, "localhost", "127.0.0.1"}


def test_openssl_finds_nothing_to_complain_of_when_it_is_strict(tmp_path):
    kept = keep(tmp_path)
    checked = subprocess.run(
        [
            "openssl",
            "verify",
            "-x509_strict",
            "-purpose",
            "sslserver",
            "-CAfile",
            tmp_path / "authority.crt",
            "-verify_ip",
            HOSTS[0],
            kept.certificate,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_a_certificate_never_lasts_longer_than_browsers_take(tmp_path):
    leaf = read_certificate(keep(tmp_path).certificate)
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=397)
    assert leaf.not_valid_before_utc < NOW


def test_keys_and_certificates_are_for_their_owner_alone(tmp_path):
    keep(tmp_path / "tls")
    assert (tmp_path / "tls").stat().st_mode & 0o077 == 0
    for path in (tmp_path / "tls").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path


def test_what_is_good_is_kept_as_it_is(tmp_path):
    first, second = keep(tmp_path), keep(tmp_path, now=NOW + timedelta(days=300))
    assert first.is_new_authority
    assert not second.is_new_authority
    assert second.lasts_until == first.lasts_until
    assert second.fingerprint == first.fingerprint


def test_it_is_made_anew_before_it_ends_and_phones_need_not_trust_again(tmp_path):
    first = keep(tmp_path)
    later = first.lasts_until - timedelta(days=29)
    second = keep(tmp_path, now=later)
    assert second.lasts_until > later + timedelta(days=300)
    assert second.fingerprint == first.fingerprint


def test_another_address_brings_another_certificate_of_the_same_authority(tmp_path):
    first = keep(tmp_path)
    second = keep(tmp_path, hosts=("10.0.0.4",))
    assert "10.0.0.4" in names_in(read_certificate(second.certificate))
    assert second.fingerprint == first.fingerprint
    assert trusts(tmp_path / "authority.crt", second.certificate, second.key, "10.0.0.4")


def test_an_authority_near_its_end_is_followed_by_another(tmp_path):
    first = keep(tmp_path)
    second = keep(tmp_path, now=NOW + timedelta(days=3_640))
    assert second.is_new_authority
    assert second.fingerprint != first.fingerprint


@pytest.mark.parametrize("name", ["authority.crt", "authority.key", "server.crt", "server.key"])
@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_a_missing_or_damaged_file_is_made_anew(tmp_path, name, content):
    first = keep(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    second = keep(tmp_path)
    assert second.is_new_authority == name.startswith("authority")
    assert (second.fingerprint != first.fingerprint) == name.startswith("authority")
    assert trusts(tmp_path / "authority.crt", second.certificate, second.key, HOSTS[0])


def test_a_key_of_another_certificate_counts_as_missing(tmp_path):
    keep(tmp_path / "one")
    keep(tmp_path / "two")
    (tmp_path / "one" / "server.key").write_bytes((tmp_path / "two" / "server.key").read_bytes())
    kept = keep(tmp_path / "one")
    assert trusts(tmp_path / "one" / "authority.crt", kept.certificate, kept.key, HOSTS[0])


def test_a_clock_from_before_the_authority_is_said_and_nothing_is_made(tmp_path):
    first = keep(tmp_path)
    with pytest.raises(ClockWrong) as met:
        keep(tmp_path, now=NOW - timedelta(days=400))
    assert met.value.context == {
        "now": (NOW - timedelta(days=400)).date().isoformat(),
        "made": NOW.date().isoformat(),
    }
    assert keep(tmp_path).fingerprint == first.fingerprint


def test_a_folder_that_takes_no_files_is_an_error_of_the_system(tmp_path):
    (tmp_path / "tls").touch()
    with pytest.raises(OSError, match="File exists"):
        keep(tmp_path / "tls")


def test_the_fingerprint_is_what_phones_show(tmp_path):
    kept = keep(tmp_path)
    shown = subprocess.run(
        ["openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in", tmp_path / "authority.crt"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert kept.fingerprint in shown.stdout


def test_the_authority_may_sign_for_homes_only_and_make_no_other_authority(tmp_path):
    extensions = keep(tmp_path).authority.extensions
    limits = extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    basic = extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (basic.ca, basic.path_length) == (True, 0)
