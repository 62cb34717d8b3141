"""The exception family: every error has an id and its context, and no prose.

The sentence a person reads is made from the id by ``uncramp.knowledge.wording``.

UncrampError
├── BadValue                 a value outside what its field may hold
├── DuplicateNight           two entries for one night
├── FileError                a file that cannot be read or written
│   ├── FileMissing
│   ├── FileThere            would be overwritten, and nobody said that it may
│   ├── FileTooLarge         over a stated limit, inflated size included
│   ├── FileUnreadable       not text, not a zip, damaged
│   ├── FileEmpty
│   ├── ColumnMissing        a table without its key column
│   ├── TooManyRows
│   └── NewerFormat          written by a later version
├── BackupError              a backup that was not made, or cannot be opened
│   ├── BackupMissing        there is none yet
│   ├── BackupDamaged
│   ├── BackupKeyDamaged     what locks them cannot be read, so none is made
│   ├── BackupNotWritten
│   │   ├── BackupFolderMissing
│   │   └── DiskFull
│   ├── PassphraseNeeded
│   ├── PassphraseShort
│   ├── PassphraseTooSlow
│   └── WrongPassphrase
├── ContentError             content that breaks its form
├── BadAnswer                an answer that its question cannot take
├── UnknownId                an id that leads nowhere
├── EntryRefused             sent by a device, and cannot be taken as it is
├── SentenceMissing          no sentence for an id in a language
├── ProtocolError            a trial that contradicts itself
├── ModelError               numbers the engine cannot answer for
└── StartError               the app in the browser cannot start here
    ├── FolderNotWritable
    ├── PortTaken
    ├── NotLoopback          would be open to others without a passphrase
    ├── NotAtHome            not an address of this computer on a home network
    ├── NoPassphrase         nobody has set one, and nobody is there to be told
    ├── PassphraseTooShort
    ├── ClockWrong           before the certificates were made
    ├── BadOrigin            not the https address of a host
    ├── BadDatabaseAddress
    ├── DatabaseMissing      the database's own program does not answer
    ├── DatabaseDamaged
    └── DatabaseNewer        laid out by a later version
"""

from typing import ClassVar


class UncrampError(Exception):
    """The root of the family; ``context`` holds what the sentence needs."""

    id: ClassVar[str] = "error.unexpected"

    def __init__(self, **context: object) -> None:
        super().__init__(context)
        self.context = context

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.context.items())
        return f"{self.id}({facts})"


class BadValue(UncrampError):
    """A value that its field cannot hold: ``field``, ``value``, ``allowed``."""

    id = "error.bad-value"


class DuplicateNight(UncrampError):
    """Two entries for one night: ``night``."""

    id = "error.duplicate-night"


class FileError(UncrampError):
    """A file that cannot be read or written: ``path``."""

    id = "error.file"


class FileMissing(FileError):
    """Nothing is there: ``path``."""

    id = "error.file-missing"


class FileThere(FileError):
    """Something has that name already: ``path``."""

    id = "error.file-there"


class FileTooLarge(FileError):
    """More bytes than the stated limit: ``path``, ``limit_mib``."""

    id = "error.file-too-large"


class FileUnreadable(FileError):
    """Not what it should be: ``path``, ``problem`` (``record.unreadable.<problem>``)."""

    id = "error.file-unreadable"


class FileEmpty(FileError):
    """No rows at all: ``path``."""

    id = "error.file-empty"


class ColumnMissing(FileError):
    """A table without its key column: ``path``, ``column``, ``found``, ``nearest``, ``hint``."""

    id = "error.column-missing"


class TooManyRows(FileError):
    """More rows than a life of nights: ``path``, ``limit``."""

    id = "error.too-many-rows"


class NewerFormat(FileError):
    """Written by a later version: ``path``, ``found``, ``known``."""

    id = "error.newer-format"


class BackupError(UncrampError):
    """A backup that was not made, or cannot be opened: ``path``."""

    id = "backup.failed"


class BackupMissing(BackupError):
    """There is none yet: ``path`` of the folder."""

    id = "backup.none-yet"


class BackupDamaged(BackupError):
    """Locked, and not what it was when it was written: ``path``."""

    id = "backup.damaged"


class BackupKeyDamaged(BackupError):
    """What was chosen for backups cannot be read, so none is made: ``path``."""

    id = "backup.key-damaged"


class BackupNotWritten(BackupError):
    """The folder does not take it, or does not give it: ``path``."""

    id = "backup.not-written"


class BackupFolderMissing(BackupNotWritten):
    """The folder is not there, as with a stick that was pulled out: ``path``."""

    id = "backup.folder-missing"


class DiskFull(BackupNotWritten):
    """No room left: ``path``."""

    id = "backup.disk-full"


class PassphraseNeeded(BackupError):
    """Locked, and no passphrase was given: ``path``."""

    id = "backup.passphrase-needed"


class PassphraseShort(BackupError):
    """Too easily guessed: ``least`` letters."""

    id = "backup.passphrase-short"


class PassphraseTooSlow(BackupError):
    """Locked on a far faster computer, or this one has too much to do: ``path``."""

    id = "backup.passphrase-too-slow"


class WrongPassphrase(BackupError):
    """Not the passphrase that locked it: ``path``."""

    id = "backup.wrong-passphrase"


class ContentError(UncrampError):
    """Content that breaks its form: ``file``, ``key``, ``problem``."""

    id = "error.content"


class BadAnswer(UncrampError):
    """An answer that its question cannot take: ``question``, ``value``, ``problem``, ``allowed``.

    ``problem`` is the id of its sentence, ``assess.problem.<problem>``.
    """

    id = "error.bad-answer"


class UnknownId(UncrampError):
    """An id that leads nowhere: ``kind``, ``wanted``, ``nearest``."""

    id = "error.unknown-id"


class EntryRefused(UncrampError):
    """An entry of a device that cannot be taken: ``problem`` (``sync.problem.<problem>``)."""

    id = "error.entry-refused"


class SentenceMissing(UncrampError):
    """No sentence for an id in a language: ``sentence``, ``language``."""

    id = "error.sentence-missing"


class ProtocolError(UncrampError):
    """A trial that contradicts itself: ``field``, ``value``, ``problem``."""

    id = "error.protocol"


class ModelError(UncrampError):
    """Numbers the engine cannot answer for: ``field``, ``problem``."""

    id = "error.model"


class StartError(UncrampError):
    """The app in the browser cannot start here."""

    id = "serve.cannot-start"


class FolderNotWritable(StartError):
    """The data folder takes no files: ``path``, ``reason``."""

    id = "serve.folder-not-writable"


class PortTaken(StartError):
    """Another program listens there: ``host``, ``port``."""

    id = "serve.port-taken"


class NotLoopback(StartError):
    """An address others can reach, without a passphrase: ``host``."""

    id = "serve.not-loopback"


class NotAtHome(StartError):
    """Not an address that this computer has at home: ``host``, ``found`` (those it has)."""

    id = "phone.not-at-home"


class NoPassphrase(StartError):
    """The network would be served without a passphrase."""

    id = "phone.no-passphrase"


class PassphraseTooShort(StartError):
    """A passphrase that could be guessed: ``limit`` characters are the least."""

    id = "phone.too-short"


class ClockWrong(StartError):
    """The clock says ``now``, before the certificates were ``made`` (ISO dates)."""

    id = "phone.clock-wrong"


class BadOrigin(StartError):
    """Not an address like ``https://host``: ``variable``."""

    id = "phone.bad-origin"


class BadDatabaseAddress(StartError):
    """Not the address of a PostgreSQL database: ``variable``."""

    id = "serve.bad-database-address"


class DatabaseMissing(StartError):
    """The database does not answer: ``variable``."""

    id = "serve.database-missing"


class DatabaseDamaged(StartError):
    """A database file that cannot be read: ``path``, ``folder`` of its copies."""

    id = "serve.database-damaged"


class DatabaseNewer(StartError):
    """A database laid out by a later version: ``path``."""

    id = "serve.database-newer"
