"""Where is my data: the answer, backups made, tried, locked, taken away; and by whom."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from uncramp.exchange.backups import list_backups, load_choices, unlock
from uncramp.exchange.record import Factor, read_bytes
from uncramp.web.pages.backed_up import back_up_now, backups_of
from uncramp.web.store import Shelf, load_diary, load_record, place_of, save_factor

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

PHRASE = "cold lamp under seven roofs"
CHOSEN = {"passphrase": PHRASE, "again": PHRASE, "written_down": "on"}
TODAY = "uncramp-2026-11-22.uncramp"
LOCKED = "uncramp-2026-11-22.age.zip"


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    settings.DATA_FOLDER.mkdir()
    return settings.DATA_FOLDER


@pytest.fixture
def own_computer(db):
    """Where the diary is a file: on a host the folders are not the person's to choose."""
    if place_of(Shelf.MINE) is None:
        pytest.skip("a host keeps the diary")


@pytest.fixture
def told(owner):
    """What a page says after a form was sent to it."""

    def send(address, facts=None, status=200):
        response = owner.post(address, facts or {}, follow=True)
        assert response.status_code == status, address
        return response.content.decode()

    return send


def uploaded(raw, name="a.uncramp"):
    return {"file": SimpleUploadedFile(name, raw)}


def test_before_a_night_is_told_there_is_nothing_to_lose(page):
    assert "There is nothing to lose yet." in page("/settings/data")


@pytest.mark.usefixtures("own_computer")
def test_the_answer_grows_with_what_is_done(page, told, write, data_folder, tmp_path):
    write("0", "2", "1")
    assert "Your diary is in one place only." in page("/settings/data")
    said = told("/settings/data/back-up")
    assert "The backup is made." in said
    assert "Your diary and its backups are on one computer." in said
    assert (data_folder / "backups" / TODAY).is_file()
    (tmp_path / "stick").mkdir()
    said = told("/settings/data/copies", {"folder": str(tmp_path / "stick")})
    assert "Kept in two places, not tried lately." in said
    said = told("/settings/data/rehearse")
    assert "3 nights are the same in both." in said
    assert "Kept in two places, tried today." in said
    assert "all 3 nights the same in both" in page("/settings/data")


def test_a_rehearsal_names_the_nights_that_changed_since(told, write):
    write("0", "2")
    told("/settings/data/back-up")
    write("3", "2", "1")
    said = told("/settings/data/rehearse")
    assert "1 night is the same in both." in said
    assert "1 night is different here: 21 Nov 2026." in said
    assert "1 night is only here: 19 Nov 2026." in said


def test_without_a_backup_a_rehearsal_says_so(told, write):
    write("0")
    assert "There is no backup in" in told("/settings/data/rehearse", status=422)


def test_a_damaged_backup_is_named_in_the_answer(told, page, write, data_folder):
    write("0")
    told("/settings/data/back-up")
    path = data_folder / "backups" / TODAY
    raw = bytearray(path.read_bytes())
    raw[60] ^= 1
    path.write_bytes(bytes(raw))
    assert "is not a whole archive" in told("/settings/data/rehearse", status=422)
    assert "The last backup could not be opened." in page("/settings/data")


def test_a_backup_taken_away_counts_as_a_second_place(owner, page, told, ada, write):
    write("0", "2")
    told("/settings/data/back-up")
    response = owner.get(f"/settings/data/backup/{TODAY}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{TODAY}"'
    assert response.headers["Cache-Control"] == "no-store"
    assert read_bytes(response.content, "a") == load_record(ada)
    assert "Kept in two places, not tried lately." in page("/settings/data")


def test_only_asking_for_the_head_of_a_backup_is_not_taking_it_away(owner, page, told, write):
    write("0")
    told("/settings/data/back-up")
    owner.head(f"/settings/data/backup/{TODAY}")
    assert "are on one computer" in page("/settings/data")


def test_a_passphrase_locks_what_is_kept_and_what_comes(told, ada, write, data_folder):
    write("0", "2")
    told("/settings/data/back-up")
    assert "locked from now on" in told("/settings/data/passphrase", CHOSEN)
    folder = data_folder / "backups"
    assert [one.path.name for one in list_backups(folder)] == [LOCKED]
    raw = (folder / LOCKED).read_bytes()
    assert read_bytes(unlock(raw, PHRASE, "a"), "a") == load_record(ada)
    for path in folder.iterdir():
        assert PHRASE.encode() not in path.read_bytes()
    assert "That passphrase does not open" in told(
        "/settings/data/rehearse", {"passphrase": "not this one"}, status=422
    )
    assert "is locked" in told("/settings/data/rehearse", status=422)
    assert "2 nights are the same" in told("/settings/data/rehearse", {"passphrase": PHRASE})
    assert "not locked any more" in told("/settings/data/lock-no-more")
    assert [one.path.name for one in list_backups(folder)] == [TODAY]


def test_losing_the_passphrase_is_said_before_it_is_chosen(page, write):
    write("0")
    said = page("/settings/data/passphrase")
    assert said.index("nobody can open a locked backup") < said.index('type="password"')


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"passphrase": "short", "again": "short"}, "too easy to guess"),
        ({"again": "cold lamp under eight roofs"}, "These two are not the same."),
        ({"written_down": ""}, "Please write it down first"),
        ({"passphrase": "", "again": ""}, "Please"),
    ],
)
def test_a_passphrase_that_would_be_lost_or_guessed_is_not_taken(told, write, ada, facts, said):
    write("0")
    assert said in told("/settings/data/passphrase", CHOSEN | facts, status=422)
    assert load_choices(backups_of(ada)).key is None


def test_what_was_typed_never_comes_back_in_a_page(told, write):
    write("0")
    assert PHRASE not in told("/settings/data/passphrase", CHOSEN | {"again": "x"}, status=422)
    assert PHRASE not in told("/settings/data/rehearse", {"passphrase": PHRASE}, status=422)


def test_a_choice_that_cannot_be_read_stops_backups_until_it_is_made_anew(
    told, page, write, data_folder
):
    write("0")
    told("/settings/data/back-up")
    (data_folder / "backups" / "choices.json").write_text("{")
    assert "cannot be read" in page("/settings/data")
    assert "cannot be read" in told("/settings/data/back-up", status=422)
    assert "locked from now on" in told("/settings/data/passphrase", CHOSEN)


@pytest.mark.usefixtures("own_computer")
def test_a_second_folder_must_be_there_and_another_place(told, write, data_folder, tmp_path):
    write("0")
    for typed, said in (
        (str(tmp_path / "none"), "is not there"),
        ("stick", "from its beginning"),
        (str(data_folder / "backups"), "where the diary itself is kept"),
    ):
        assert said in told("/settings/data/copies", {"folder": typed}, status=422)


@pytest.mark.usefixtures("own_computer")
def test_two_people_with_one_stick_never_replace_each_others_backups(
    told, write, ada, ben, now, tmp_path
):
    from uncramp.web.pages.backed_up import choose_copies  # noqa: PLC0415 - needs the tables

    write("0")
    (tmp_path / "stick").mkdir()
    told("/settings/data/copies", {"folder": str(tmp_path / "stick")})
    choose_copies(ben, backups_of(ben), tmp_path / "stick", now)
    written = [read_bytes(p.read_bytes(), "a") for p in (tmp_path / "stick").glob("*/*.uncramp")]
    assert sorted(map(len, (r.diary for r in written))) == [1, 1]
    assert {load_record(ada).diary, load_record(ben).diary} == {r.diary for r in written}


@pytest.mark.usefixtures("own_computer")
def test_a_stick_that_was_pulled_out_is_said_and_the_backup_stands(
    told, page, write, data_folder, tmp_path
):
    write("0")
    stick = tmp_path / "stick"
    stick.mkdir()
    told("/settings/data/copies", {"folder": str(stick)})
    stick.rename(tmp_path / "pocket")
    write("3")
    said = told("/settings/data/back-up")
    assert "The last backup did not reach its second place." in said
    assert "not plugged in" in said
    assert list_backups(data_folder / "backups")


@pytest.mark.usefixtures("own_computer")
def test_choosing_the_same_second_place_again_keeps_its_folder(told, write, tmp_path):
    write("0")
    (tmp_path / "stick").mkdir()
    for _ in range(2):
        told("/settings/data/copies", {"folder": str(tmp_path / "stick")})
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_on_a_host_nobody_chooses_a_folder_or_sees_one(owner, page, write, tmp_path):
    if place_of(Shelf.MINE) is not None:
        pytest.skip("the diary is a file of one's own")
    write("0")
    said = page("/settings/data")
    assert "1 night on the server." in said
    assert "/settings/data/copies" not in said
    response = owner.post("/settings/data/copies", {"folder": str(tmp_path)})
    assert response.headers["Location"] == "/settings/data"
    assert not list(tmp_path.glob("uncramp-*"))


# Whose they are.


def test_the_visitor_has_no_backups_and_sees_none_of_the_owners(
    visitor, ada, write, now, data_folder
):
    write("7")
    back_up_now(ada, backups_of(ada), now)
    said = visitor.get("/settings/data").content.decode()
    assert "This is the sample diary. It is never backed up" in said
    assert TODAY not in said
    assert visitor.get(f"/settings/data/backup/{TODAY}").status_code == 404
    before = sorted(path.name for path in (data_folder / "backups").iterdir())
    for address in ("back-up", "rehearse", "lock-no-more", "passphrase", "copies"):
        assert visitor.post(f"/settings/data/{address}", CHOSEN).status_code == 302
    assert sorted(path.name for path in (data_folder / "backups").iterdir()) == before


def test_nobody_sees_or_takes_the_backups_of_a_second_person(owner, ben, now, page):
    folder = backups_of(ben)
    back_up_now(ben, folder, now)
    assert "in one place" in page("/settings/data") or "nothing to lose" in page("/settings/data")
    for name in (TODAY, f"{folder.name}/{TODAY}", f"..%2F{folder.name}%2F{TODAY}"):
        assert owner.get(f"/settings/data/backup/{name}").status_code == 404


def test_a_stranger_without_a_diary_is_sent_to_the_welcome(browser, db):
    for address in ("", "/passphrase", "/copies", f"/backup/{TODAY}"):
        response = browser.get(f"/settings/data{address}")
        assert (response.status_code, response.headers["Location"]) == (302, "/welcome")


def test_names_that_are_no_backup_lead_nowhere(owner, told, write):
    write("0")
    told("/settings/data/back-up")
    for name in ("choices.json", "state.json", "..%2Fsecret-key", "%2Fetc%2Fpasswd"):
        assert owner.get(f"/settings/data/backup/{name}").status_code == 404


# Bringing one back.


def test_a_locked_backup_is_asked_for_its_passphrase_and_compared(
    owner, told, ada, write, data_folder
):
    write("0", "2")
    told("/settings/data/passphrase", CHOSEN)
    before, raw = load_record(ada), (data_folder / "backups" / LOCKED).read_bytes()
    write("5", "2", "1")
    asked = owner.post("/settings/restore", uploaded(raw, LOCKED))
    assert "This backup is locked." in asked.content.decode()
    carried = asked.context["carried"]
    wrong = owner.post("/settings/restore", {"carried": carried, "passphrase": "not this one"})
    assert wrong.status_code == 422
    assert "That passphrase does not open" in wrong.content.decode()
    look = owner.post("/settings/restore", {"carried": carried, "passphrase": PHRASE})
    said = look.content.decode()
    assert "1 night is different here: 21 Nov 2026." in said
    assert "1 night is only here: 19 Nov 2026." in said
    assert len(load_diary(ada)) == 3
    owner.post("/settings/restore", {"carried": look.context["carried"]})
    assert load_record(ada) == before


def test_what_was_here_is_kept_before_it_is_replaced(owner, page, ada, write, data_folder):
    write("0", "2")
    raw = owner.get("/settings/export/archive").content
    write("5", "5", "5")
    save_factor(ada, Factor("coffee"), row=None)
    before = load_record(ada)
    look = owner.post("/settings/restore", uploaded(raw))
    assert "A copy of what is here is kept first." in look.content.decode()
    owner.post("/settings/restore", {"carried": look.context["carried"]})
    (copy,) = list_backups(data_folder / "backups", before=True)
    assert read_bytes(copy.path.read_bytes(), "a") == before
    assert "before something was replaced" in page("/settings/data")


def test_a_backup_of_somebody_else_says_so_before_anything_is_replaced(owner, ada, ben, write):
    write("1", "1", "1")
    raw = owner.get("/settings/export/archive").content
    write("0", "0", "0")
    look = owner.post("/settings/restore", uploaded(raw))
    assert "may be somebody else" in look.content.decode()


def test_a_zip_that_is_no_backup_is_named_kindly(owner, write):
    write("0")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as box:
        box.writestr("letter.txt", "hello")
    look = owner.post("/settings/restore", uploaded(held.getvalue()))
    assert look.status_code == 422
    assert "which no archive of Uncramp has" in look.content.decode()


def test_deleting_everything_deletes_the_backups_too(owner, told, write, data_folder):
    write("0")
    told("/settings/data/passphrase", CHOSEN)
    owner.post("/settings/delete", {"word": "delete"})
    assert list((data_folder / "backups").iterdir()) == []


def test_the_page_speaks_spanish(owner, page, write):
    write("0")
    settings = {"language": "es", "zone": "Europe/Madrid", "night_starts_at": "12:00"}
    owner.post("/settings", settings | {"theme": "clock"})
    assert "Tu diario está en un solo sitio." in page("/settings/data")
