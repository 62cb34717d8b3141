"""The screens as a Django app, so that their templates and files are found."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Templates, static files and the tags that say sentences."""

    name = "uncramp.web.pages"
    label = "pages"
