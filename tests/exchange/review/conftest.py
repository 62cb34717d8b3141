import pytest

from tests.made_library import few_items
from uncramp.knowledge.wording import LANGUAGES


@pytest.fixture
def library(tmp_path):
    """A small library beside a folder without sentences."""
    for language in LANGUAGES:
        (tmp_path / "no-sentences" / language).mkdir(parents=True)
    return few_items(tmp_path / "content")
