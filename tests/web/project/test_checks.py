"""What is wrong with an installation is said with an id and a hint."""

from django.core.checks import run_checks

from uncramp.web.project.checks import TAG
from uncramp.web.project.folder import prepare


def found(folder, settings, **changed):
    settings.DATA_FOLDER = folder
    for name, value in changed.items():
        setattr(settings, name, value)
    messages = run_checks(tags=[TAG])
    assert all(message.hint for message in messages)
    return {message.id for message in messages}


def test_a_folder_that_was_prepared_is_in_order(tmp_path, settings):
    prepare(tmp_path)
    assert found(tmp_path, settings) == set()


def test_a_folder_that_is_not_there_is_found(tmp_path, settings):
    assert found(tmp_path / "gone", settings) == {"uncramp.E001", "uncramp.E002"}


def test_a_folder_without_a_key_is_found(tmp_path, settings):
    assert found(tmp_path, settings) == {"uncramp.E002"}


def test_debugging_is_found(tmp_path, settings):
    prepare(tmp_path)
    assert found(tmp_path, settings, DEBUG=True) == {"uncramp.W003"}


def test_django_itself_finds_nothing_wrong():
    assert run_checks() == []
