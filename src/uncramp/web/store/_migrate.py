"""Bring both shelves to the tables of this version, a copy of one's own taken before."""

from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from uncramp.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseNewer,
    FolderNotWritable,
    StartError,
)
from uncramp.web.store._copies import copies_folder, copy_database, database_file, empty_log
from uncramp.web.store._types import Shelf


def migrate(now: datetime) -> Path | None:
    """Make or change the tables where that is needed; the copy that was taken, if any.

    1. Read the whole file once, so that damage is met now and not by a save. 2. Refuse
    tables of a later version. 3. Copy one's own diary if its tables are about to change.
    4. Change them. Raises DatabaseDamaged, DatabaseMissing, DatabaseNewer,
    FolderNotWritable.
    """
    copied = None
    for shelf in Shelf:
        try:
            _check(shelf)
            copied = _bring_up(shelf, now) or copied
        except DatabaseError as error:
            raise _named(shelf, error) from error
    return copied


def let_go() -> None:
    """Close all connections: a server forks its workers, and they must not share one."""
    connections.close_all()


def settle() -> None:
    """Leave each shelf as one whole file, for whoever copies it by hand, and let go."""
    for shelf in Shelf:
        empty_log(shelf)
    let_go()


def _bring_up(shelf: Shelf, now: datetime) -> Path | None:
    executor = MigrationExecutor(connections[shelf])
    done = set(executor.loader.applied_migrations)
    if done - set(executor.loader.disk_migrations):
        raise DatabaseNewer(path=str(database_file(shelf) or ""))
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    # The sample holds nothing of anybody.
    copied = copy_database(shelf, now) if done and shelf is Shelf.MINE else None
    call_command("migrate", database=shelf.value, interactive=False, verbosity=0)
    return copied


def _check(shelf: Shelf) -> None:
    if connections[shelf].vendor != "sqlite":
        connections[shelf].ensure_connection()
        return
    with connections[shelf].cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        if cursor.fetchone() != ("ok",):
            raise DatabaseError("quick_check")


def _named(shelf: Shelf, error: DatabaseError) -> StartError:
    file = database_file(shelf)
    if file is None:
        return DatabaseMissing(variable="UNCRAMP_DATABASE_URL")
    name = getattr(error.__cause__, "sqlite_errorname", "")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_BUSY")):
        return FolderNotWritable(path=str(file), reason=str(error))
    return DatabaseDamaged(path=str(file), folder=str(copies_folder(file)))
