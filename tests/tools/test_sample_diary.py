from tools import sample_diary


def test_the_same_files_are_made_again(tmp_path, monkeypatch, capsys):
    packaged = sample_diary.FOLDER
    monkeypatch.setattr(sample_diary, "FOLDER", tmp_path)
    sample_diary.main()
    assert "nights" in capsys.readouterr().out
    for name in ("nights.csv", "episodes.csv"):
        assert (tmp_path / name).read_bytes() == (packaged / name).read_bytes()
