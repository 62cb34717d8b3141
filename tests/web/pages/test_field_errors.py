"""Whatever a form refuses is said beside its field, and the field says where."""

from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
NIGHT = "2026-11-20"
START = {"language": "en", "zone": "Europe/Madrid", "night_starts_at": "12:00", "theme": "day"}
WRONG = {
    "a zone that is none": ("/settings", {**START, "zone": "Nowhere/At-all"}),
    "no hour": ("/settings", {**START, "night_starts_at": ""}),
    "nothing to follow": ("/settings/factors", {"name": "", "kind": "yes-no"}),
    "an answer that is none": ("/settings/factors", {"name": "tea", "kind": "perhaps"}),
    "a medicine without a name": ("/settings/medicines", {"name": ""}),
    "an end before the beginning": (
        "/settings/medicines",
        {"name": "x", "started_on": "2026-11-02", "ended_on": "2026-11-01"},
    ),
    "a day that is none": ("/settings/medicines", {"name": "x", "started_on": "2026-02-31"}),
    "another word": ("/settings/delete", {"word": "keep"}),
    "no file": ("/settings/import", {}),
    "pain beyond ten": (
        f"/diary/night/{NIGHT}",
        {"answer": "counted", "count": "1", "pain": "11"},
    ),
    "no number of cramps": (f"/diary/night/{NIGHT}", {"answer": "counted", "count": "many"}),
    "an answer for a night that is none": (f"/diary/night/{NIGHT}", {"answer": "perhaps"}),
    "words that are none": ("/plan/reminders", {"style": "loud"}),
    "a reminder without a day": (
        "/plan/reminders",
        {"at-bedtime": "21:30", "on-bedtime": "on", "style": "discreet"},
    ),
}


class Read(HTMLParser):
    """The fields of a page that are marked as wrong, and the words under each id."""

    def __init__(self, text):
        super().__init__()
        self.wrong, self.words, self.hidden = [], {}, {}
        self._inside, self._around = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if facts.get("type") == "hidden":
            self.hidden[facts["name"]] = facts.get("value", "")
        if tag == "fieldset":
            self._around = facts.get("aria-describedby", "")
        if facts.get("aria-invalid") == "true":
            # One of several answers is told by what is around all of them.
            is_choice = facts.get("type") in {"radio", "checkbox"}
            self.wrong.append(self._around if is_choice else facts.get("aria-describedby", ""))
        if tag not in {"input", "meta", "link", "br", "path", "circle", "rect"}:
            self._inside.append((tag, facts.get("id")))

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for _, name in self._inside:
            if name:
                self.words[name] = self.words.get(name, "") + data.strip()


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_said_beside_its_field_and_the_field_says_where(owner, write, case):
    address, facts = WRONG[case]
    write("2")
    hidden = Read(owner.get(address).content.decode()).hidden
    response = owner.post(address, {**hidden, **facts})
    assert response.status_code == 422, case
    page = Read(response.content.decode())
    assert page.wrong, case
    for said in page.wrong:
        assert said, case
        assert all(page.words.get(name) for name in said.split()), said


def test_a_file_that_cannot_be_read_is_an_alert_or_stands_at_its_field(owner):
    file = SimpleUploadedFile("x.csv", b"\x00\x01nothing")
    text = owner.post("/settings/import", {"file": file}).content.decode()
    assert 'role="alert"' in text or 'aria-invalid="true"' in text
