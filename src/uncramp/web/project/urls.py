"""Every address there is: the pages have them all, and what is said when one fails."""

from django.urls import path

from uncramp.web.pages.urls import handler400, handler403, handler404, handler500
from uncramp.web.pages.urls import urlpatterns as pages
from uncramp.web.project.phone import page

urlpatterns = [
    *pages,
    path("settings/phone", page.phone, name="phone"),
    path("settings/phone/forget", page.forget_all, name="phones-forget"),
    path("settings/phone/passphrase", page.make_anew, name="passphrase-anew"),
]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
