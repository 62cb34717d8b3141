"""Answer the check-up through its forms, as somebody with a browser does."""

from uncramp.knowledge.content import AnswerForm, load

KNOWN = load("en")
USUAL = {
    "pregnancy": "no",
    "where-cramps": ["calf"],
    "which-side": "changes",
    "how-often": "monthly",
    "alcohol": "none",
    "medicines": [],
}


def facts(screen, answers):
    """What a browser sends for a screen; what ``answers`` leaves out is a no, or the usual."""
    given = USUAL | answers
    questions = [KNOWN.questions[name] for name in screen.questions]
    lines = [q for q in questions if q.answer is AnswerForm.YES_NO]
    if len(lines) == len(questions) > 1:
        told = {q.id: given[q.id] for q in lines if given.get(q.id, "no") != "no"}
        return told | {"how": "ticked" if told else "none"}
    told = {q.id: given.get(q.id, "no") for q in lines}
    told |= {q.id: given[q.id] for q in questions if q not in lines and given[q.id]}
    told.pop("medicines", None)
    if len(questions) == 1:
        return told
    none = "medicines" in screen.questions and not given["medicines"]
    return told | {"how": "none" if none else "go"}


def answer_all(browser, answers):
    """Answer screen after screen until the result comes; the screens that were answered."""
    address, seen = "/check-up", []
    address = browser.get(address).context["address"]
    while "/result" not in address:
        name = address.rpartition("/")[2]
        screen = next(screen for screen in KNOWN.screens if screen.id == name)
        assert name not in seen, name
        seen.append(name)
        assert browser.get(address).status_code == 200
        if name == "medicines":
            for written in answers.get("medicines", []):
                add_medicine(browser, address, written)
        response = browser.post(address, facts(screen, answers))
        assert response.status_code == 302, (name, response.content.decode())
        address = response.headers["Location"]
    return seen


def add_medicine(browser, address, written):
    """Write a medicine, and say yes to the first one that was found."""
    page = browser.post(address, {"name": written, "add": "1"}).context
    offers = next(one.offers for one in page["named"] if one.written == written)
    if offers:
        browser.post(address, {"confirm": f"{offers[0].id}:{written}"})
