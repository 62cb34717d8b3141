"""Every page there is, and a window that looks at it: for the checks that all pages must pass."""

PAGES = {
    "tonight": "/",
    "where": "/night/2026-11-15/where",
    "diary": "/diary",
    "month": "/diary/2026-03",
    "night": "/diary/night/2026-11-20",
    "gap": "/diary/night/2026-11-09",
    "learn": "/learn",
    "library": "/library",
    "drawings": "/library/drawings",
    "quiz": "/library/drawings?quiz=1",
    "exercise": "/library/exercises/wall-calf-stretch",
    "plan": "/plan",
    "wishes": "/plan/wishes",
    "how it went": "/plan/history",
    "sheet": "/plan/sheet",
    "take out": "/plan/change/remove/bedtime-stretches",
    "level": "/plan/change/level/wall-calf-stretch",
    "swap": "/plan/change/swap/wall-calf-stretch",
    "check-up": "/check-up",
    "numbers and places": "/check-up/about",
    "a list of ticks": "/check-up/clot",
    "one tap": "/check-up/pregnancy",
    "several questions": "/check-up/where",
    "taken medicines": "/check-up/medicines",
    "answers": "/check-up/answers",
    "result": "/check-up/result",
    "for the pharmacist": "/check-up/pharmacist",
    "nothing found": "/library?q=zebra",
    "claim": "/library/claims/magnesium-in-older-adults",
    "condition": "/library/conditions/restless-legs",
    "medicine": "/library/medications/thiazide-diuretics",
    "source": "/library/sources/nhs-dvt",
    "brand found": "/library?q=natri",
    "sign": "/library/signs/possible-leg-clot",
    "reminders": "/plan/reminders",
    "more": "/more",
    "settings": "/settings",
    "factors": "/settings/factors",
    "medicines": "/settings/medicines",
    "one medicine": "/settings/medicines/1",
    "phones": "/settings/phone",
    "phone app": "/settings/phone-app",
    "where my data is": "/settings/data",
    "no network": "/away",
    "import": "/settings/import",
    "export": "/settings/export",
    "data": "/settings/data",
    "delete": "/settings/delete",
    "saved": "/?saved=1",
    "welcome": "/welcome",
    "start": "/welcome/start",
    "player": "/plan/play/bedtime",
    "relief": "/now",
    "for a partner": "/now/partner",
    "not there": "/nowhere",
}

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Addresses that show no page of their own: they keep, send a file, or lead elsewhere.
NO_PAGE = {
    "worker",
    "manifest",
    "sync",
    "let-go-save",
    "relief-card",
    "phones-forget",
    "passphrase-anew",
    "push-keep",
    "push-remove",
    "push-test",
    "data-back-up",
    "data-rehearse",
    "data-passphrase",
    "data-lock-no-more",
    "data-copies",
    "data-download",
    "look-around",
    "night-save",
    "evening-save",
    "theme",
    "undo",
    "night-clear",
    "check-up-forget",
    "check-up-suggest",
    "check-up-checked",
    "reminders-pause",
    "reminders-resume",
    "reminders-file",
    "plan-unchange",
    "session-save",
    "factor-pause",
    "medicine-stop",
    "medicine-remove",
    "import-look",
    "export-csv",
    "export-archive",
}
# Pages that need something first, and the test that leads there.
REACHED = {
    "plan-look": "test_plan_week",
    "plan-sore": "test_plan_week",
    "session-done": "test_player",
    "restore": "test_main_job",
    "style": "test_own_colours",
    "data-passphrase": "test_data",
    "data-copies": "test_data",
}


def show(page, address, theme="day"):
    """Open a page in one of the looks, with everything that can be unfolded unfolded."""
    page.goto(address)
    # Relief is black at any hour: where there is no switch there is one look.
    if page.locator("[data-look]").count():
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def look_around(context):
    """A page of that window in the sample diary."""
    page = context.new_page()
    page.goto("/welcome")
    page.get_by_role("button", name="Look around").click()
    page.wait_for_url("**/")
    return page
