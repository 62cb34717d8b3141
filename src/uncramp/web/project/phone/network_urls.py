"""The addresses of the network's listener: the pages, and the door to them."""

from django.urls import path

from uncramp.web.pages.urls import handler400, handler403, handler404, handler500
from uncramp.web.pages.urls import urlpatterns as pages
from uncramp.web.project.phone import enter, page

urlpatterns = [
    *pages,
    path("enter", enter.entered, name="enter"),
    path("settings/phone", page.phone, name="phone"),
    path("settings/phone/forget", page.forget_all, name="phones-forget"),
    path("settings/phone/leave", page.leave_here, name="phone-leave"),
]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
