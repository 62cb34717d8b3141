import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tools.postgres import running, wheel_binaries

REPO = Path(__file__).parents[2]


def test_the_command_gets_a_real_server_and_its_exit_code_is_ours():
    program = (
        "import os, psycopg;"
        "c = psycopg.connect(os.environ['UNCRAMP_DATABASE_URL']);"
        "print(c.execute('select 6*7').fetchone());"
        "c.close();"
        "raise SystemExit(3)"
    )
    done = subprocess.run(
        [sys.executable, "-m", "tools.postgres", sys.executable, "-c", program],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert "(42,)" in done.stdout


def test_nothing_is_left_of_the_server():
    with running() as url:
        folder = Path(url.partition("host=")[2])
        with psycopg.connect(url) as connection:
            row = connection.execute("select pg_backend_pid()").fetchone()
        assert folder.exists()
    assert row is not None
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_the_server_is_reached_by_a_socket_and_by_no_port():
    with running() as url, psycopg.connect(url) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


@pytest.mark.skipif(os.getuid() != 0, reason="only root has to become somebody else")
def test_binaries_in_a_private_folder_are_reached_without_opening_it(tmp_path):
    source = wheel_binaries()
    assert source is not None
    package = source.parents[1]
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.parent / name, private / name, symlinks=True)
    copied = private / source.relative_to(package.parent)
    with running(copied) as url, psycopg.connect(url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert private.stat().st_mode & 0o777 == 0o700
