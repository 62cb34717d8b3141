import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given

from tests.exchange.record.strategies import protocols
from uncramp.errors import BadValue, FileMissing, FileTooLarge, FileUnreadable, ProtocolError
from uncramp.exchange.record import Record, archive_bytes, read_trial, write_trial
from uncramp.knowledge.wording import explain
from uncramp.learn.trials import digest, to_dict
from uncramp.person.nights import Night

TRIAL = """
schema = 1
id = "stretch"
question = "Do I have fewer cramps on nights with stretching?"
measure = "stretching-before-bed"

[[arms]]
id = "A"
label = "as always"
dose = 0

[[arms]]
id = "B"
label = "stretching"
dose = 1

[allocation]
unit = "block"
seed = 7
drawn_at = 2026-01-01T20:00:00Z
blocks = [
  { first = 2026-01-02, nights = 7, arm = "A", coin = 1 },
  { first = 2026-01-09, nights = 7, arm = "B", coin = 2 },
]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "TRIAL.toml"
    path.write_text(TRIAL, "utf-8")
    return path


def test_a_plan_in_toml_is_read(file):
    protocol = read_trial(file)
    assert (protocol.first, protocol.last) == (Night(date(2026, 1, 2)), Night(date(2026, 1, 15)))
    assert protocol.allocation.drawn_at == datetime(2026, 1, 1, 20, tzinfo=UTC)


def test_a_byte_order_mark_before_the_first_key_does_no_harm(file):
    marked = file.with_name("marked.toml")
    marked.write_text("\ufeff" + TRIAL, "utf-8")
    assert read_trial(marked) == read_trial(file)


@pytest.mark.parametrize("wrap", [lambda plan: plan, lambda plan: [plan]])
def test_json_of_the_same_schema_is_the_same_plan(file, wrap):
    path = file.with_suffix(".json")
    path.write_text(json.dumps(wrap(to_dict(read_trial(file)))), "utf-8")
    assert read_trial(path) == read_trial(file)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.toml", b"schema = "),
        ("t.toml", b"\xff"),
        ("t.json", b"{"),
        ("t.json", b"[]"),
        ("t", b"{"),
    ],
)
def test_what_is_no_plan_is_named_with_the_place(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileUnreadable) as caught:
        read_trial(path)
    assert caught.value.context["problem"] == "trial"
    assert name in explain(caught.value, "en")


def test_a_plan_that_contradicts_itself_says_where(file):
    file.write_text(TRIAL.replace('arm = "B"', 'arm = "C"'), "utf-8")
    with pytest.raises(ProtocolError) as caught:
        read_trial(file)
    assert (caught.value.context["field"], caught.value.context["value"]) == ("blocks", "C")


def test_a_huge_or_missing_file_is_named(tmp_path):
    with pytest.raises(FileMissing):
        read_trial(tmp_path / "TRIAL.toml")
    (tmp_path / "TRIAL.toml").write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(FileTooLarge):
        read_trial(tmp_path / "TRIAL.toml")


def test_a_whole_archive_is_no_plan(tmp_path):
    path = tmp_path / "mine.uncramp"
    path.write_bytes(archive_bytes(Record(), made_at=datetime(2026, 1, 1, tzinfo=UTC)))
    with pytest.raises(FileUnreadable):
        read_trial(path)


@given(protocol=protocols())
def test_a_plan_that_was_written_is_read_back_the_same(tmp_path_factory, protocol):
    path = tmp_path_factory.mktemp("plan") / "TRIAL.toml"
    write_trial(protocol, path)
    again = read_trial(path)
    assert again == protocol
    assert digest(again) == digest(protocol)


def test_a_plan_that_no_file_can_hold_is_named_and_nothing_is_written(file, tmp_path):
    torn = replace(read_trial(file), question="\ud800")
    with pytest.raises(BadValue):
        write_trial(torn, tmp_path / "new.toml")
    assert not (tmp_path / "new.toml").exists()
