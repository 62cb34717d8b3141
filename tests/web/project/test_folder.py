"""The data folder: found where it was asked for, private, with one key for good."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from uncramp.errors import FolderNotWritable
from uncramp.web.project.folder import data_folder, prepare, read_key


def test_the_folder_is_where_it_was_asked_for(tmp_path):
    assert data_folder({"UNCRAMP_DATA": str(tmp_path)}) == tmp_path


def test_the_folder_may_be_under_ones_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder({"UNCRAMP_DATA": "~/diary"}) == tmp_path / "diary"


def test_without_a_wish_the_system_says_where(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = data_folder({})
    assert found.is_absolute()
    assert "uncramp" in found.parts[-1]


def test_looking_for_the_folder_makes_nothing(tmp_path):
    folder = data_folder({"UNCRAMP_DATA": str(tmp_path / "a" / "b")})
    assert read_key(folder) == ""
    assert not (tmp_path / "a").exists()


def test_folder_and_key_are_for_their_owner_alone(tmp_path):
    folder = tmp_path / "a" / "b"
    prepare(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_key_is_made_once_and_long(tmp_path):
    prepare(tmp_path)
    key = read_key(tmp_path)
    prepare(tmp_path)
    assert read_key(tmp_path) == key
    assert len(key) > 64


def test_two_starts_at_once_agree_on_one_key(tmp_path):
    def start(_):
        prepare(tmp_path)
        return read_key(tmp_path)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(40)))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize("kind", ["a file", "below a file"])
def test_a_folder_that_cannot_be_is_named(tmp_path, kind):
    (tmp_path / "file").touch()
    wanted = tmp_path / "file" / ("" if kind == "a file" else "folder")
    with pytest.raises(FolderNotWritable) as refused:
        prepare(Path(wanted))
    assert refused.value.context["path"] == str(wanted)


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_named(tmp_path):
    prepare(tmp_path)
    tmp_path.chmod(0o500)
    with pytest.raises(FolderNotWritable):
        prepare(tmp_path)
    tmp_path.chmod(0o700)
