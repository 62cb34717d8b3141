"""A push service on this computer, and browsers that can read what it was given."""

import json
import queue
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes

import http_ece
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

WAIT_S = 120


def plain(raw):
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """The keys of one subscription, as only the browser has them."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: token_bytes(16))

    @property
    def keys(self):
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": plain(point), "auth": plain(self.secret)}

    def read(self, sent):
        text = http_ece.decrypt(
            sent.body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"
        )
        return json.loads(text)


@dataclass(frozen=True)
class Sent:
    """One request as it came in."""

    path: str
    headers: dict
    body: bytes

    def claims(self):
        """What the sender signed, after the signature was checked with the key it names."""
        scheme, _, told = self.headers["authorization"].partition(" ")
        assert scheme == "vapid"
        parts = dict(part.strip().split("=", 1) for part in told.split(","))
        head, claims, signature = parts["t"].split(".")
        both = raw(signature)
        numbers = (int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(parts["k"]))
        signed = f"{head}.{claims}".encode()
        key.verify(encode_dss_signature(*numbers), signed, ec.ECDSA(hashes.SHA256()))
        assert json.loads(raw(head))["alg"] == "ES256"
        return json.loads(raw(claims)) | {"k": parts["k"]}


class PushService:
    """What came in, in order; ``answers`` are the statuses to give, 201 when none is left."""

    def __init__(self, server):
        self.place = f"127.0.0.1:{server.server_port}"
        self.inbox = queue.Queue()
        self.answers = []

    def endpoint(self, name="one"):
        return f"http://{self.place}/send/{name}"

    def next(self):
        """The next message; waits for it, and fails where none comes."""
        return self.inbox.get(timeout=WAIT_S)

    def rest(self):
        """What has come in by now."""
        return [self.inbox.get_nowait() for _ in range(self.inbox.qsize())]


@contextmanager
def push_service():
    service = None

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            named = {name.lower(): value for name, value in self.headers.items()}
            service.inbox.put(Sent(self.path, named, body))
            answer = service.answers.pop(0) if service.answers else 201
            if answer != "hang up":
                self.send_response(answer)
                self.send_header("Location", "/elsewhere")
                self.send_header("Retry-After", "90")
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service = PushService(server)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield service
        server.shutdown()
        thread.join()
