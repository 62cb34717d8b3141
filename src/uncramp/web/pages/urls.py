"""Every address, and the two kinds of date in them."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from uncramp.errors import BadValue
from uncramp.person.nights import Night
from uncramp.web.pages.views import (
    check_up,
    check_up_medicines,
    check_up_pharmacist,
    check_up_result,
    check_up_screen,
    data,
    data_choices,
    diary,
    drawings,
    errors,
    exports,
    factors,
    imports,
    learn,
    library,
    library_item,
    medicines,
    more,
    night,
    offline,
    partner,
    plan,
    plan_change,
    plan_history,
    plan_look,
    plan_sheet,
    plan_sore,
    plan_wishes,
    player,
    player_done,
    player_session,
    relief,
    reminders,
    reminders_push,
    settings,
    style,
    sync,
    theme,
    tonight,
    tonight_attacks,
    undo,
    welcome,
    where,
)


class NightConverter:
    """A night in an address: ``2026-11-22``. A date that does not exist has no page."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> Night:
        """The night; ValueError makes it a kind *not found*."""
        try:
            return Night.parse(value)
        except BadValue as error:
            raise ValueError(value) from error

    def to_url(self, value: Night | date | str) -> str:
        """The ISO date of its evening."""
        return str(value)


class MonthConverter:
    """A month in an address, ``2026-11``, as its first day."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The first day of the month; ValueError for a thirteenth month."""
        return date(int(value[:4]), int(value[5:]), 1)

    def to_url(self, value: date) -> str:
        """Year and month."""
        return value.isoformat()[:7]


register_converter(NightConverter, "night")
register_converter(MonthConverter, "month")


urlpatterns: list[URLPattern] = [
    path("", tonight.tonight, name="tonight"),
    path("welcome", welcome.welcome, name="welcome"),
    path("welcome/look-around", welcome.look_around, name="look-around"),
    path("welcome/start", welcome.start, name="start"),
    path("night/<night:night>", tonight.save_answer, name="night-save"),
    path("night/<night:night>/evening", tonight.save_evening, name="evening-save"),
    path(
        "night/<night:night>/let-go/<str:attack>", tonight_attacks.save_let_go, name="let-go-save"
    ),
    path("night/<night:night>/where", where.where, name="where"),
    path("sync", sync.sync, name="sync"),
    path("now", relief.now, name="now"),
    path("now/partner", partner.partner, name="partner"),
    path("theme", theme.theme, name="theme"),
    path("style", style.style, name="style"),
    path("sw.js", offline.worker, name="worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("away", offline.away, name="away"),
    path("undo", undo.undo_changes, name="undo"),
    path("diary", diary.diary, name="diary"),
    path("diary/<month:month>", diary.diary, name="diary-month"),
    path("diary/night/<night:night>", night.night, name="night"),
    path("diary/night/<night:night>/clear", night.clear, name="night-clear"),
    path("check-up", check_up.check_up, name="check-up"),
    path("check-up/answers", check_up.answers, name="check-up-answers"),
    path("check-up/forget", check_up.forget, name="check-up-forget"),
    path("check-up/suggest", check_up_medicines.suggest, name="check-up-suggest"),
    path("check-up/result", check_up_result.result, name="check-up-result"),
    path("check-up/checked", check_up_result.checked, name="check-up-checked"),
    path("check-up/pharmacist", check_up_pharmacist.pharmacist, name="check-up-pharmacist"),
    # Whatever is not one of these is a screen.
    path("check-up/<slug:name>", check_up_screen.screen, name="check-up-screen"),
    path("plan/reminders", reminders.reminders, name="reminders"),
    path("plan/reminders/pause", reminders.pause, name="reminders-pause"),
    path("plan/reminders/resume", reminders.resume, name="reminders-resume"),
    path("plan/reminders/uncramp.ics", reminders.reminders_file, name="reminders-file"),
    path("plan/reminders/device", reminders_push.keep, name="push-keep"),
    path("plan/reminders/device/<int:row>/test", reminders_push.test, name="push-test"),
    path("plan/reminders/device/<int:row>/remove", reminders_push.remove, name="push-remove"),
    path("plan", plan.plan, name="plan"),
    path("plan/wishes", plan_wishes.wishes, name="plan-wishes"),
    path("plan/change/<slug:kind>/<slug:subject>", plan_change.change, name="plan-change"),
    path("plan/change/take-back", plan_change.take_back, name="plan-unchange"),
    path("plan/look", plan_look.look, name="plan-look"),
    path("plan/sore", plan_sore.sore, name="plan-sore"),
    path("plan/history", plan_history.history, name="plan-history"),
    path("plan/sheet", plan_sheet.sheet, name="plan-sheet"),
    path("plan/play/<slug:routine>", player.play, name="play"),
    path("plan/session", player_session.save, name="session-save"),
    path("plan/done/<slug:name>", player_done.done, name="session-done"),
    path("learn", learn.learn, name="learn"),
    path("library", library.library, name="library"),
    path("library/drawings", drawings.drawings, name="drawings"),
    path("library/<slug:kind>/<slug:name>", library_item.library_item, name="library-item"),
    path("more", more.more, name="more"),
    path("settings", settings.settings, name="settings"),
    path("settings/factors", factors.factors, name="factors"),
    path("settings/factors/<int:row>/pause", factors.pause_factor, name="factor-pause"),
    path("settings/medicines", medicines.medicines, name="medicines"),
    path("settings/medicines/<int:row>", medicines.medicines, name="medicine"),
    path("settings/medicines/<int:row>/stop", medicines.stop_medicine, name="medicine-stop"),
    path("settings/medicines/<int:row>/remove", medicines.remove, name="medicine-remove"),
    path("settings/import", imports.import_file, name="import"),
    path("settings/import/look", imports.preview_import, name="import-look"),
    path("settings/export", exports.export, name="export"),
    path("settings/export/diary.csv", exports.export_csv, name="export-csv"),
    path("settings/export/archive", exports.export_archive, name="export-archive"),
    path("settings/restore", exports.restore, name="restore"),
    path("settings/data", data.data, name="data"),
    path("settings/data/back-up", data.back_up, name="data-back-up"),
    path("settings/data/rehearse", data.rehearse_now, name="data-rehearse"),
    path("settings/data/passphrase", data_choices.passphrase, name="data-passphrase"),
    path("settings/data/lock-no-more", data_choices.lock_no_more, name="data-lock-no-more"),
    path("settings/data/copies", data_choices.copies, name="data-copies"),
    path("settings/data/backup/<str:name>", data.download, name="data-download"),
    path("settings/phone-app", offline.phone_app, name="phone-app"),
    *(
        path(
            f"settings/phone-app/card.{kind}",
            offline.relief_card_file,
            {"kind": kind},
            "relief-card",
        )
        for kind in ("html", "pdf")
    ),
    path("settings/delete", settings.delete, name="delete"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
