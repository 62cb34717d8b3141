"""The trials of a person, as they were sealed."""

from django.db import transaction

from uncramp.errors import ProtocolError
from uncramp.learn.trials import Protocol, from_dict, to_dict
from uncramp.web.store._plain import check_text
from uncramp.web.store._rows import grow_revision, hold
from uncramp.web.store._types import Person
from uncramp.web.store.models import TrialRow


def trials(person: Person) -> tuple[Protocol, ...]:
    """Every trial, in the order they came in."""
    rows = TrialRow.objects.using(person.shelf).filter(person_id=person.id).order_by("id")
    return tuple(from_dict(row.document) for row in rows)


def keep_trial(person: Person, protocol: Protocol) -> None:
    """Add a trial; nothing happens when it is there already.

    Raises ProtocolError ``taken`` where another plan has its name: a sealed one is never
    replaced. Raises BadValue for a name that not every database can hold.
    """
    check_text("id", protocol.id)
    document = to_dict(protocol)
    with transaction.atomic(using=person.shelf):
        hold(person)
        mine = TrialRow.objects.using(person.shelf).filter(person_id=person.id)
        found = mine.filter(trial=protocol.id).first()
        if found is not None:
            if found.document != document:
                raise ProtocolError(field="id", value=protocol.id, problem="taken")
            return
        TrialRow.objects.using(person.shelf).create(
            person_id=person.id, trial=protocol.id, document=document
        )
        # What goes with the cramps is answered anew: the arm is not to be looked at alone.
        grow_revision(person)
