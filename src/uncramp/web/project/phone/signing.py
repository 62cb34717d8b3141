"""X.509, as phones want it: what an authority is, and what it signs."""

from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from uncramp.web.project.phone.addresses import HOME_NETWORKS, names_of

Span = tuple[datetime, datetime]
Made = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def make_authority(host_name: str, span: Span) -> Made:
    """An authority for the computer ``host_name`` that may sign for hosts at home alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _called(f"Uncramp ({host_name[:40]})")
    names = dict.fromkeys(("localhost", "local", *names_of(host_name)))
    permitted: list[x509.GeneralName] = [x509.DNSName(name) for name in names]
    permitted += [x509.IPAddress(network) for network in HOME_NETWORKS]
    builder = (
        _begun(name, name, key.public_key(), span)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
    )
    return builder.sign(key, hashes.SHA256()), key


def certify(
    authority: x509.Certificate,
    signer: ec.EllipticCurvePrivateKey,
    hosts: tuple[str, ...],
    span: Span,
) -> Made:
    """A server's certificate for ``hosts``, with a key of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = x509.SubjectAlternativeName([_general(host) for host in hosts])
    builder = (
        _begun(_called("Uncramp"), authority.subject, key.public_key(), span)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(alternatives, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
    )
    return builder.sign(signer, hashes.SHA256()), key


def may_name(authority: x509.Certificate, host: str) -> bool:
    """Whether the authority was made to sign for this host."""
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    wanted = _general(host)
    return any(_covers(limit, wanted) for limit in limits.permitted_subtrees or ())


def _covers(limit: x509.GeneralName, wanted: x509.GeneralName) -> bool:
    if isinstance(limit, x509.IPAddress) and isinstance(wanted, x509.IPAddress):
        network, address = limit.value, wanted.value
        if not isinstance(network, IPv4Network) or not isinstance(address, IPv4Address):
            return False
        return address in network
    if isinstance(limit, x509.DNSName) and isinstance(wanted, x509.DNSName):
        return wanted.value == limit.value or wanted.value.endswith(f".{limit.value}")
    return False


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, span: Span
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(span[0])
        .not_valid_after(span[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
