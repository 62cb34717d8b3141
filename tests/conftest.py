"""A data folder that no person has, Django on top of it, and no network but this computer."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import django
import pytest

# Before anything reads the settings: a test must never meet a real diary.
_DATA = Path(mkdtemp(prefix="uncramp-tests-"))
os.environ["UNCRAMP_DATA"] = str(_DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "uncramp.web.project.settings"
# Two threads of BLAS on two busy cores only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for _variable in ("UNCRAMP_DEBUG", "UNCRAMP_NOW", "UNCRAMP_DEMO"):
    os.environ.pop(_variable, None)

from django.db import connections  # noqa: E402
from hypothesis import settings  # noqa: E402

from uncramp.web.project.folder import prepare  # noqa: E402
from uncramp.web.project.static import collect  # noqa: E402

prepare(_DATA)
# Now and not by a plugin: the conftest of a folder below may import what needs the tables.
django.setup()

# Found again on every machine; speed is for the benchmarks.
settings.register_profile("uncramp", deadline=None, derandomize=True)
settings.load_profile("uncramp")

_LOOPBACK = ("127.", "localhost", "::1")
_connect = socket.socket.connect


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    # Each process makes a folder of its own. With these it would read the settings before that.
    del os.environ["UNCRAMP_DATA"], os.environ["DJANGO_SETTINGS_MODULE"]


def pytest_unconfigure() -> None:
    shutil.rmtree(_DATA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    # The suffix gives each process a database of its own on the one PostgreSQL.
    # Django would test SQLite in memory, where neither WAL nor two connections exist.
    for connection in connections.all():
        if connection.vendor == "sqlite":
            file = _DATA / f"test-{connection.alias}.sqlite3"
            connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    collect()


def _connect_here(this: socket.socket, address: object) -> None:
    host = str(address[0]) if isinstance(address, tuple) else ""
    if this.family in {socket.AF_INET, socket.AF_INET6} and not host.startswith(_LOOPBACK):
        pytest.fail(f"a test asked for {address}: tests stay on this computer")
    _connect(this, address)


@pytest.fixture(scope="session", autouse=True)
def only_this_computer() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _connect_here)
        yield
