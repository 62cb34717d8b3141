"""How a phone comes to trust the certificate, step by step; nothing of anybody."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from uncramp.knowledge.wording import LANGUAGES, say
from uncramp.web.pages.views.show import show
from uncramp.web.project.phone.pairing import Pairing, qr_drawing, read_pairing
from uncramp.web.project.phone.pem import read_certificate
from uncramp.web.project.phone.visitor import as_stranger

IPHONE_STEPS = 9
ANDROID_STEPS = 7


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps of one kind of phone; each step is the id of a sentence."""

    kind: str
    steps: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TrustPage:
    """What the page shows. ``qr``: a drawing that opens the app once it is trusted."""

    pairing: Pairing
    guides: tuple[Guide, ...]
    qr: str
    languages: tuple[str, ...] = LANGUAGES


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """The steps for Android and iPhone, the certificate, and its fingerprint."""
    asked = as_stranger(request)
    pairing = read_pairing(settings.DATA_FOLDER)
    if pairing is None:
        return nothing_here(request)
    guides = _guides(request.headers.get("User-Agent", ""))
    return show(asked, "phone/trust", TrustPage(pairing, guides, qr_drawing(pairing.app)))


@require_safe
def certificate(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The authority's certificate, as both kinds of phone take it."""
    authority = read_certificate(Path(settings.DATA_FOLDER) / "tls" / "authority.crt")
    if authority is None:
        return HttpResponse(status=404)
    return HttpResponse(
        authority.public_bytes(Encoding.DER),
        content_type="application/x-x509-ca-cert",
        headers={"Content-Disposition": 'attachment; filename="uncramp.crt"'},
    )


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: in plain HTTP there is one page only."""
    said = say("phone.trust.only", as_stranger(request).language)
    return HttpResponse(said, status=404, content_type="text/plain; charset=utf-8")


def _guides(browser: str) -> tuple[Guide, ...]:
    """Both guides, the one for this phone first and open; both closed where nobody knows."""
    iphone = Guide("iphone", _steps("iphone", IPHONE_STEPS), is_open=_is_iphone(browser))
    android = Guide("android", _steps("android", ANDROID_STEPS), is_open="Android" in browser)
    return tuple(sorted((iphone, android), key=lambda guide: not guide.is_open))


def _is_iphone(browser: str) -> bool:
    return "iPhone" in browser or "iPad" in browser


def _steps(kind: str, n: int) -> tuple[str, ...]:
    return tuple(f"phone.{kind}.step-{step}" for step in range(1, n + 1))
