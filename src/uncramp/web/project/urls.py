"""Every address there is: the pages have them all, and what is said when one fails."""

from uncramp.web.pages.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
