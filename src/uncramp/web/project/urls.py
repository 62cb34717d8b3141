"""Every address there is: the pages have them all."""

from uncramp.web.pages.urls import urlpatterns

__all__ = ["urlpatterns"]
