"""Backups of one person's record: which are kept, under which names, locked or not, rehearsed.

A backup is an archive. A locked one holds the archive in the age format beside its key, which a
passphrase opens. Folders, moments and days come in as arguments.
"""

from uncramp.exchange.backups._choices import Choices, load_choices, save_choices
from uncramp.exchange.backups._compare import Comparison, Part, compare
from uncramp.exchange.backups._folder import Backup, forget, is_same_disk, list_backups, put
from uncramp.exchange.backups._keep import back_up, copy_before, digest, is_due, lock_old_ones
from uncramp.exchange.backups._lock import LEAST_LETTERS, Key, is_locked, lock, make_key, unlock
from uncramp.exchange.backups._meter import Facts, Level, Meter, meter
from uncramp.exchange.backups._names import Name, read_name
from uncramp.exchange.backups._rehearsal import Rehearsal, last_rehearsal, rehearse
from uncramp.exchange.backups._slots import Slot, slots
from uncramp.exchange.backups._state import State, load_state, note_download

__all__ = [
    "LEAST_LETTERS",
    "Backup",
    "Choices",
    "Comparison",
    "Facts",
    "Key",
    "Level",
    "Meter",
    "Name",
    "Part",
    "Rehearsal",
    "Slot",
    "State",
    "back_up",
    "compare",
    "copy_before",
    "digest",
    "forget",
    "is_due",
    "is_locked",
    "is_same_disk",
    "last_rehearsal",
    "list_backups",
    "load_choices",
    "load_state",
    "lock",
    "lock_old_ones",
    "make_key",
    "meter",
    "note_download",
    "put",
    "read_name",
    "rehearse",
    "save_choices",
    "slots",
    "unlock",
]
