"""The project as a Django app, so that its checks are found."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Checks of the installation, and no models."""

    name = "uncramp.web.project"
    label = "project"

    def ready(self) -> None:
        """Register the checks."""
        from uncramp.web.project import checks  # noqa: F401, PLC0415 - Django wants it so
