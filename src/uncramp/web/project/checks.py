"""What is checked about an installation, each with an id and what to do about it.

uncramp.E001  the data folder takes no files
uncramp.E002  there is no secret key yet
uncramp.W003  debugging is on: errors show parts of the diary
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004

from uncramp.web.project.folder import DATA_VARIABLE, read_key

TAG = "uncramp"


@register(TAG)
def check_folder(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """The data folder exists and takes files."""
    folder = Path(settings.DATA_FOLDER)
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return []
    hint = f"Make it, or set {DATA_VARIABLE} to a folder of your own."
    return [Error(f"The data folder {folder} takes no files.", hint=hint, id="uncramp.E001")]


@register(TAG)
def check_key(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Cookies can be signed."""
    # Asking the settings for an empty key raises, so look where it comes from.
    if read_key(Path(settings.DATA_FOLDER)):
        return []
    hint = "Start once with `uncramp serve`, which makes it."
    return [Error("There is no secret key yet.", hint=hint, id="uncramp.E002")]


@register(TAG)
def check_debug(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Nobody debugs on real diaries by accident."""
    if not settings.DEBUG:
        return []
    hint = "Unset UNCRAMP_DEBUG unless you are developing with made-up nights."
    return [Warning("Errors show parts of the diary.", hint=hint, id="uncramp.W003")]
