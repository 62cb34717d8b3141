"""Static files are made once, and anew when the package's have changed."""

import os

from django.contrib.staticfiles import finders

from uncramp.web.project.static import collect


def test_files_are_made_once(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    assert collect()
    made = {path.name for path in settings.STATIC_ROOT.rglob("*.css")}
    assert made
    assert not collect()


def test_a_changed_file_is_made_anew_even_with_an_older_date(settings, tmp_path):
    source = tmp_path / "package"
    source.mkdir()
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    finders.get_finder.cache_clear()
    (source / "a.css").write_text("a{color:red}")
    collect()
    before = {path.name for path in settings.STATIC_ROOT.glob("a.*.css")}
    (source / "a.css").write_text("a{color:blue}")
    os.utime(source / "a.css", (0, 0))
    assert collect()
    after = {path.name for path in settings.STATIC_ROOT.glob("a.*.css")}
    finders.get_finder.cache_clear()
    assert len(after - before) == 1
    # A server of the earlier version may still be running.
    assert before < after
