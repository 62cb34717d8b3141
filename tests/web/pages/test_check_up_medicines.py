"""Medicines: typed, found, confirmed; and a list for the pharmacist."""

import pytest

from tests.web.pages.answering import KNOWN, add_medicine, answer_all
from uncramp.exchange.record import Medicine
from uncramp.web.store import load_answers, save_medicine

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
ADULT = {"age-years": "60", "country": "GB"}
HERE = "/check-up/medicines"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def there(owner):
    """The owner's browser in front of the medicines screen."""
    answer_all(owner, ADULT)
    owner.post(HERE, {"drop": "-"})
    return owner


@pytest.fixture
def listed(ada):
    return lambda: load_answers(ada)["answers"]["medicines"]


def test_a_name_is_kept_as_written_and_counts_once_it_is_confirmed(there, listed):
    page = there.post(HERE, {"name": "  Indapamide ", "add": "1"})
    assert listed() == [{"written": "Indapamide", "ingredient": "", "confirmed": False}]
    assert 'name="confirm" value="indapamide:Indapamide"' in page.content.decode()
    there.post(HERE, {"confirm": "indapamide:Indapamide"})
    assert listed() == [{"written": "Indapamide", "ingredient": "indapamide", "confirmed": True}]


def test_a_match_that_is_denied_is_not_known_to_us(there, listed):
    there.post(HERE, {"name": "Indapamide", "add": "1"})
    page = there.post(HERE, {"deny": "Indapamide"})
    assert listed() == [{"written": "Indapamide", "ingredient": "", "confirmed": True}]
    assert "Not known to us." in page.content.decode()


def test_an_unknown_name_is_never_said_to_have_no_link(there):
    text = there.post(HERE, {"name": "Zorblax", "add": "1"}).content.decode()
    assert "Not known to us." in text
    assert "does not mean" in text


def test_the_screen_is_not_left_while_a_match_waits(there):
    there.post(HERE, {"name": "Indapamide", "add": "1"})
    response = there.post(HERE, {"how": "go"})
    assert response.status_code == 422
    assert "whether it is the one we found" in response.content.decode()


def test_a_name_that_was_typed_and_not_added_is_not_lost(there, listed):
    there.post(HERE, {"name": "Zorblax", "how": "go"})
    assert [one["written"] for one in listed()] == ["Zorblax"]


def test_the_same_name_twice_is_one(there, listed):
    for name in ("Zorblax", "ZORBLAX"):
        there.post(HERE, {"name": name, "add": "1"})
    assert len(listed()) == 1


def test_a_name_is_taken_out_again(there, listed):
    there.post(HERE, {"name": "Zorblax", "add": "1"})
    there.post(HERE, {"drop": "Zorblax"})
    assert listed() == []


def test_none_is_an_empty_list_and_not_with_names_on_it(there, listed):
    there.post(HERE, {"name": "Zorblax", "add": "1"})
    assert there.post(HERE, {"how": "none"}).status_code == 422
    there.post(HERE, {"drop": "Zorblax"})
    assert there.post(HERE, {"how": "none", "new-medicine-before-cramps": "no"}).status_code == 302
    assert listed() == []


@pytest.mark.parametrize(("how", "kept"), [("unknown", "unknown"), ("skip", "skipped")])
def test_left_open_is_not_an_empty_list(there, listed, how, kept):
    there.post(HERE, {"how": how})
    assert listed() == kept


def test_leaving_an_empty_list_asks_whether_it_is_none(there):
    assert there.post(HERE, {"how": "go"}).status_code == 422


def test_a_script_in_a_name_is_text(there, listed):
    text = there.post(HERE, {"name": SCRIPT, "add": "1"}).content.decode()
    assert SCRIPT not in text
    there.post(HERE, {"how": "go"})
    for address in ("/check-up/result", "/check-up/pharmacist", "/check-up/answers"):
        assert SCRIPT not in there.get(address).content.decode()
    assert listed()[0]["written"] == SCRIPT


def test_a_name_that_is_too_long_is_said(there, listed):
    assert there.post(HERE, {"name": "x" * 201, "add": "1"}).status_code == 422
    assert listed() == []


def test_three_hundred_medicines_are_taken_and_one_more_is_said(there, listed, ada, now):
    for n in range(300):
        there.post(HERE, {"take": f"Pill {n}"})
    assert len(listed()) == 300
    assert there.post(HERE, {"name": "one more", "add": "1"}).status_code == 422
    assert there.get(HERE).status_code == 200
    assert there.get("/check-up/pharmacist").status_code == 200


@pytest.mark.parametrize("facts", [{"confirm": "nothing:x"}, {"confirm": ":"}, {"pick": "nothing"}])
def test_an_ingredient_that_there_is_not_is_not_kept(there, listed, facts):
    there.post(HERE, facts)
    assert listed() == []


def test_names_are_found_by_ingredient_and_by_brand_while_typing(there):
    group = next(g for g in KNOWN.medications.values() if any(i.brands for i in g.ingredients))
    one = next(i for i in group.ingredients if i.brands)
    for typed in (one.name[:5], one.brands[0][:5].upper()):
        offers = there.get("/check-up/suggest", {"name": typed}).content.decode()
        assert f'value="{one.id}"' in offers
    assert there.get("/check-up/suggest", {"name": "a"}).content.decode().strip() == ""


def test_a_found_name_is_added_by_one_tap(there, listed):
    there.post(HERE, {"name": "indap", "pick": "indapamide"})
    assert listed() == [{"written": "indap", "ingredient": "indapamide", "confirmed": True}]


def test_medicines_of_ones_own_list_are_offered(there, ada):
    save_medicine(ada, Medicine("My own pill"), row=None)
    assert 'name="take" value="My own pill"' in there.get(HERE).content.decode()
    there.post(HERE, {"take": "My own pill"})
    assert 'name="take"' not in there.get(HERE).content.decode()


def test_on_indapamide_and_salmeterol_one_leaves_with_a_list_and_three_sentences(there):
    for name in ("indapamide", "salmeterol"):
        add_medicine(there, HERE, name)
    there.post(HERE, {"how": "go", "new-medicine-before-cramps": "no"})
    for address in ("/check-up/result", "/check-up/pharmacist"):
        text = there.get(address).content.decode()
        for sentence in ("indapamide", "salmeterol", "does not mean", "change nothing by yourself"):
            assert sentence in text, (address, sentence)


def test_the_list_says_when_medicines_were_not_asked_for_or_there_are_none(there, owner):
    assert "You said that you take no medicines." in (
        owner.get("/check-up/pharmacist").content.decode()
    )
    owner.post("/check-up/forget")
    assert "not asked for your medicines yet" in owner.get("/check-up/pharmacist").content.decode()


def test_a_medicine_without_a_link_is_not_said_to_have_one(there):
    there.post(HERE, {"name": "Warfarin", "add": "1"})
    there.post(HERE, {"confirm": "warfarin:Warfarin"})
    page = there.get("/check-up/pharmacist").content.decode()
    assert "We ask because you may bruise easily" in page
    assert "change nothing by yourself" in page
    assert "linked with cramps" not in page
