"""The store as a Django app, so that its tables are found."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables and migrations."""

    name = "uncramp.web.store"
    label = "store"
