import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.exchange.record.strategies import records
from uncramp.errors import (
    BadValue,
    FileError,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NewerFormat,
    UncrampError,
)
from uncramp.exchange.record import Record, archive_bytes, read, read_bytes, write
from uncramp.knowledge.wording import LANGUAGES, explain, say
from uncramp.person.diary import Cramps, Diary, Episode, Exposure, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
NEW_YEAR = Night(date(2026, 1, 1))

SESSIONS = (
    b"session,night,started_at,zone,seconds,routine,exercise,level,form,side,"
    b"planned,done,active_s,skipped,hurt,felt,clean,sore\n"
)
SESSION = b"a,2026-01-01,2026-01-01T22:00:00+00:00,,60,bedtime,"


def members_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    held = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return held.getvalue()


def changed(manifest: dict | None = None, **members: bytes) -> bytes:
    """An archive of an empty record with members put in, their digests right."""
    held = members_of(archive_bytes(Record(), made_at=NOW))
    listed = json.loads(held["manifest.json"])
    for name, content in members.items():
        path = name.replace("_json", ".json").replace("_csv", ".csv")
        held[path] = content
        listed["members"][path] = {"sha256": hashlib.sha256(content).hexdigest()}
    listed |= manifest or {}
    held["manifest.json"] = json.dumps(listed).encode()
    return zipped(held)


def problem(raw: bytes) -> str:
    with pytest.raises(FileUnreadable) as caught:
        read_bytes(raw, "mine.uncramp")
    for language in LANGUAGES:
        assert explain(caught.value, language) != say("error.unexpected", language)
    return str(caught.value.context["problem"])


@given(records)
def test_a_round_trip_loses_nothing(record):
    raw = archive_bytes(record, made_at=NOW)
    back = read_bytes(raw, "mine.uncramp")
    assert back == record
    # Equal is not enough: True equals 1.0, and the archive must be the same again.
    assert archive_bytes(back, made_at=NOW) == raw


def test_the_bytes_depend_on_the_record_and_the_moment_only():
    finding = {"b": 1, "a": [2.5, None]}
    record = Record(findings=(finding,))
    again = Record(findings=(dict(reversed(finding.items())),))
    assert archive_bytes(record, made_at=NOW) == archive_bytes(again, made_at=NOW)
    later = NOW + timedelta(hours=1)
    assert archive_bytes(record, made_at=NOW) != archive_bytes(record, made_at=later)


def test_the_archive_can_be_read_without_the_program():
    entry = NightEntry(
        NEW_YEAR,
        Cramps.counted(1),
        exposures=(Exposure("coffee", value=True),),
        episodes=(Episode("e1", manoeuvres=("wall-lean", "walk")),),
    )
    members = members_of(archive_bytes(Record(Diary((entry,))), made_at=NOW))
    assert members["nights.csv"].decode().splitlines()[1] == "2026-01-01,1,,,,,,,"
    assert members["exposures.csv"].decode() == "night,name,value\n2026-01-01,coffee,yes\n"
    assert members["episodes.csv"].decode().splitlines()[1].endswith(",wall-lean walk")
    manifest = json.loads(members["manifest.json"])
    assert (manifest["format"], manifest["made_at"]) == (4, "2026-11-22T07:30:00+00:00")
    assert manifest["members"]["nights.csv"]["sha256"] == (
        hashlib.sha256(members["nights.csv"]).hexdigest()
    )


@pytest.mark.parametrize("fold", [0, 1])
def test_which_of_two_half_past_two_it_was_is_not_forgotten(fold):
    zone = ZoneInfo("Europe/Madrid")
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=fold)
    entry = NightEntry(NEW_YEAR, Cramps.some(), episodes=(Episode("e", started_at=moment),))
    back = read_bytes(archive_bytes(Record(Diary((entry,))), made_at=NOW), "x")
    (episode,) = back.diary.entries[0].episodes
    assert episode.started_at is not None
    assert episode.started_at.astimezone(UTC) == moment.astimezone(UTC)
    assert (episode.started_at.tzinfo, episode.started_at.fold) == (zone, fold)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(BadValue):
        archive_bytes(Record(), made_at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("year", [1, 1979, 2108, 9999])
def test_any_year_can_be_the_year_it_was_made(year):
    made_at = datetime(year, 6, 1, tzinfo=timezone(timedelta(hours=2)))
    assert read_bytes(archive_bytes(Record(), made_at=made_at), "x") == Record()


@pytest.mark.parametrize("finding", [{"x": float("nan")}, {"x": "\ud800"}, {"x": {1, 2}}])
def test_a_finding_that_json_cannot_say_is_named(finding):
    with pytest.raises(BadValue):
        archive_bytes(Record(findings=(finding,)), made_at=NOW)


def test_a_file_is_written_whole_and_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "mine.uncramp"
    path.write_bytes(b"old")
    write(Record(), path, made_at=NOW)
    assert read(path) == Record()
    assert path.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.uncramp"]


def test_what_was_there_stays_when_a_record_cannot_be_written(tmp_path: Path):
    path = tmp_path / "mine.uncramp"
    write(Record(), path, made_at=NOW)
    before = path.read_bytes()
    entry = NightEntry(NEW_YEAR, Cramps.quiet(), arm="\0")
    with pytest.raises(BadValue):
        write(Record(Diary((entry,))), path, made_at=NOW)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.uncramp"]


def test_a_place_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(FileMissing):
        read(tmp_path / "mine.uncramp")
    with pytest.raises(FileError):
        write(Record(), tmp_path / "nowhere" / "mine.uncramp", made_at=NOW)


@pytest.mark.parametrize("raw", [b"", b"night,cramps\n", b"PK\x03\x04", b"\0" * 5000])
def test_what_is_not_a_zip_is_named(raw):
    assert problem(raw) == "archive-torn"


def test_a_zip_that_ends_early_is_named_wherever_it_ends():
    raw = archive_bytes(Record(), made_at=NOW)
    for end in range(0, len(raw), 97):
        assert problem(raw[:end]) == "archive-torn"


def test_no_single_changed_byte_passes_unseen_or_breaks_the_reader():
    raw = archive_bytes(Record(), made_at=NOW)
    for at in range(0, len(raw), 7):
        torn = raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]
        try:
            # Bytes that say nothing (a date, a version) may change.
            assert read_bytes(torn, "x") == Record()
        except UncrampError as error:
            assert isinstance(error, FileError)  # noqa: PT017 - either way is right


def test_a_member_that_inflates_beyond_the_limit_is_not_unpacked():
    raw = zipped({"nights.csv": b"\0" * (257 << 20)})
    assert len(raw) < 1 << 20
    with pytest.raises(FileTooLarge) as caught:
        read_bytes(raw, "bomb.uncramp")
    assert caught.value.context["limit_mib"] == 256


def test_a_member_that_lies_about_its_size_is_not_unpacked():
    raw = zipped({"nights.csv": b"\0" * (4 << 20)})
    size = (4 << 20).to_bytes(4, "little")
    assert problem(raw.replace(size, (10).to_bytes(4, "little"))) == "archive-torn"


def test_a_file_over_the_limit_is_not_even_looked_at():
    with pytest.raises(FileTooLarge):
        read_bytes(b"PK\x05\x06" * (17 << 20), "x")


def test_too_many_members_are_refused_before_they_are_listed():
    raw = zipped({f"a{i}.csv": b"" for i in range(2_000)})
    assert problem(raw) == "archive-too-many"


@pytest.mark.parametrize("name", ["../nights.csv", "/etc/passwd.csv", "a/b.csv", "C:a.csv", "x.py"])
def test_a_name_with_a_path_in_it_is_refused(name):
    assert problem(zipped({name: b""})) == "archive-name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused():
    assert problem(zipped([("nights.csv", b"a"), ("nights.csv", b"b")])) == "archive-twice"


def test_a_locked_member_is_named():
    raw = bytearray(archive_bytes(Record(), made_at=NOW))
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert problem(bytes(raw)) == "archive-encrypted"


def test_a_wrong_digest_is_named_with_its_member():
    held = members_of(archive_bytes(Record(), made_at=NOW))
    held["nights.csv"] += b"2026-01-01,0,,,,,,,\n"
    with pytest.raises(FileUnreadable) as caught:
        read_bytes(zipped(held), "x")
    assert caught.value.context == {
        "path": "x",
        "problem": "archive-digest",
        "member": "nights.csv",
    }


def test_a_zip_without_a_list_of_contents_is_no_archive():
    assert problem(zipped({"nights.csv": b""})) == "archive-manifest"
    assert problem(zipped({"manifest.json": b"[]"})) == "archive-manifest"
    assert problem(zipped({"manifest.json": b"[" * 100_000})) == "archive-manifest"


def test_a_missing_member_is_named():
    held = members_of(archive_bytes(Record(), made_at=NOW))
    del held["settings.json"]
    assert problem(zipped(held)) == "archive-member-missing"


YOUNGER = {3: ("relief.csv", "relief.json")}
YOUNGER[2] = ("sessions.csv", "plan.json", *YOUNGER[3])
YOUNGER[1] = ("answers.json", *YOUNGER[2])


def of_an_older_format(made: int, *, listed: bool) -> bytes:
    """An archive from before there were these members, left out of list and zip."""
    held = members_of(archive_bytes(Record(), made_at=NOW))
    manifest = json.loads(held["manifest.json"]) | {"format": made}
    for name in YOUNGER[made]:
        del held[name]
        if not listed:
            del manifest["members"][name]
    return zipped(held | {"manifest.json": json.dumps(manifest).encode()})


@pytest.mark.parametrize("made", [1, 2])
def test_an_archive_of_an_older_format_is_read(made):
    assert read_bytes(of_an_older_format(made, listed=False), "x") == Record()


@pytest.mark.parametrize("made", [1, 2])
def test_a_member_of_a_later_format_is_missed_where_it_is_listed(made):
    assert problem(of_an_older_format(made, listed=True)) == "archive-member-missing"


def test_sessions_can_be_read_without_the_program():
    started = datetime(2026, 1, 1, 22, 15, tzinfo=ZoneInfo("Europe/Madrid"))
    held = (
        Done("wall-calf-stretch", 2, "", Side.LEFT, 3, 3, 60.0, felt=2, clean=True),
        Done("heel-raise", form="seated", planned=2, done=1, active_s=12.5, hurt=True),
    )
    full = Session("a1", NEW_YEAR, started, 240.0, "bedtime", held)
    empty = Session("a2", NEW_YEAR, started, 0.0, "bedtime")
    raw = archive_bytes(Record(sessions=(full, empty)), made_at=NOW)
    head = "a1,2026-01-01,2026-01-01T22:15:00+01:00,Europe/Madrid,240,bedtime,"
    assert members_of(raw)["sessions.csv"].decode().splitlines()[1:] == [
        head + "wall-calf-stretch,2,,left,3,3,60,no,no,2,yes,",
        head + "heel-raise,1,seated,both,2,1,12.5,no,yes,,,",
        head.replace("a1", "a2").replace("240", "0") + ",,,,,,,,,,,",
    ]
    assert read_bytes(raw, "x").sessions == (full, empty)


def test_two_sessions_of_one_id_are_not_written():
    one = Session("a1", NEW_YEAR, NOW, 0.0, "bedtime")
    with pytest.raises(BadValue):
        archive_bytes(Record(sessions=(one, one)), made_at=NOW)


def test_a_member_nobody_listed_is_named():
    held = members_of(archive_bytes(Record(), made_at=NOW))
    assert problem(zipped(held | {"pets.json": b"{}"})) == "archive-name"


def test_a_later_format_that_only_adds_members_is_read_quietly():
    raw = changed({"format": 5, "readable_from": 1}, pets_json=b"{}")
    assert read_bytes(raw, "x") == Record()


def test_a_stranger_in_an_archive_of_our_own_format_is_named():
    assert problem(changed(pets_json=b"{}")) == "archive-name"


def test_a_later_format_that_changes_what_we_know_is_refused():
    with pytest.raises(NewerFormat) as caught:
        read_bytes(changed({"format": 6, "readable_from": 5}), "x")
    assert caught.value.context == {"path": "x", "found": 6, "known": 4}


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("nights.csv", b"night,cramps\n2026-01-01,-1\n"),
        ("nights.csv", b"\xff"),
        ("nights.csv", b""),
        ("exposures.csv", b"night,name,value\n2026-01-01,tea,1\n"),
        ("exposures.csv", b"night;name;value\n"),
        ("episodes.csv", b"night,id\n"),
        ("medicines.csv", b"name,started_on,ended_on,note\nx,2026-02-30,,\n"),
        ("medicines.csv", b"name,started_on,ended_on,note\nx,,\n"),
        ("trials.json", b"{"),
        ("trials.json", b"[1]"),
        ("trials.json", b'[{"schema": 1}]'),
        ("findings.json", b"[[]]"),
        ("findings.json", b"[" * 100_000),
        ("settings.json", b"{}"),
        ("settings.json", b"[]"),
        ("answers.json", b"[]"),
        ("answers.json", b"{"),
        ("sessions.csv", b"session,night\n"),
        ("sessions.csv", SESSIONS + b"a,2026-01-01,2026-01-01T22:00:00,,60,x" + b"," * 12 + b"\n"),
        ("sessions.csv", SESSIONS + SESSION + b"x,21,,both,1,1,0,no,no,,,\n"),
        ("sessions.csv", SESSIONS + SESSION + b"x,1,,both,1,1,0,perhaps,no,,,\n"),
        ("sessions.csv", SESSIONS + SESSION + b"x,1,,up,1,1,0,no,no,,,\n"),
        ("sessions.csv", SESSIONS + SESSION + b"x,1,,both,1,1,0,no,no,11,,\n"),
        ("sessions.csv", SESSIONS + SESSION + b"x,1,,both,1,1,nan,no,no,,,\n"),
        ("sessions.csv", SESSIONS + SESSION.replace(b"a,", b"a b,") + b"," * 11 + b"\n"),
        ("plan.json", b"[]"),
        ("plan.json", b'{"plans": {}}'),
        ("plan.json", b'{"plans": [1]}'),
        ("plan.json", b'{"plans": [{"made_at": "2026-01-01", "plan": {}}]}'),
        ("plan.json", b'{"plans": [{"made_at": "2026-01-01T00:00:00+00:00", "plan": []}]}'),
        ("plan.json", b'{"plans": [{"made_at": "2026-01-01T00:00:00+00:00"}]}'),
    ],
)
def test_a_member_that_does_not_hold_what_it_should_is_named(member, content):
    raw = changed(**{member.replace(".", "_"): content})
    with pytest.raises(FileUnreadable) as caught:
        read_bytes(raw, "x")
    assert caught.value.context["problem"] == "archive-content"
    assert caught.value.context["member"] == member
