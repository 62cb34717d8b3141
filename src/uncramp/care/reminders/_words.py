"""What a reminder says."""

from uncramp.care.reminders._types import PushText, Reminder
from uncramp.knowledge.wording import say


def push_text(reminder: Reminder, language: str, *, discreet: bool | None = None) -> PushText:
    """Title and body as a locked screen may show them.

    ``discreet`` None is what the reminder itself says. Discreet words name no leg, no cramp
    and no exercise: whoever looks on learns nothing.
    """
    is_discreet = reminder.discreet if discreet is None else discreet
    words = f"remind.{'discreet' if is_discreet else 'plain'}"
    return PushText(
        title=say(f"{words}.{reminder.kind}", language),
        body=say(f"{words}.{reminder.kind}-more", language),
    )
