import shutil
from pathlib import Path

import pytest

import uncramp.knowledge.content
from uncramp.knowledge.wording import LANGUAGES

PACKAGED = Path(uncramp.knowledge.content.__file__).parent


@pytest.fixture
def library(tmp_path):
    """A copy of the packaged library that may be broken, beside a folder without sentences."""
    folder = tmp_path / "content"
    shutil.copytree(
        PACKAGED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "_forms")
    )
    for language in LANGUAGES:
        (tmp_path / "no-sentences" / language).mkdir(parents=True)
    return folder
