"""The addresses of the plain listener: how to trust the certificate, and the certificate."""

from django.urls import path

from uncramp.web.project.phone import trust

urlpatterns = [
    path("trust", trust.trust, name="trust"),
    path("trust/uncramp.crt", trust.certificate, name="trust-certificate"),
]
handler400 = handler404 = trust.nothing_here
