"""A PostgreSQL server of the tests' own: Debian's programs, a temporary folder, a socket, no network."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path


@cache
def start_server() -> str:
    """Start a server that ends with this process; return its address for `database.url`.

    Raises:
        RuntimeError: The programs are not installed.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-", dir="/tmp"))
    owner = pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None  # it refuses to run as root
    if owner:
        shutil.chown(folder, owner)
    else:
        folder.chmod(0o700)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--no-sync", owner=owner)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    _run(programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start", owner=owner)
    atexit.register(_stop, programs, folder, owner)
    return f"postgresql://marsad@{str(folder).replace('/', '%2F')}/postgres"


def _programs() -> Path:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not versions:
        raise RuntimeError("PostgreSQL is not installed. On Debian: apt-get install postgresql")
    return versions[-1].parent


def _run(*command: object, owner: str | None) -> None:
    done = subprocess.run(
        [str(part) for part in command], user=owner, cwd="/", capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")


def _stop(programs: Path, folder: Path, owner: str | None) -> None:
    subprocess.run(
        [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "stop"],
        user=owner,
        cwd="/",
        capture_output=True,
        check=False,
    )
    shutil.rmtree(folder, ignore_errors=True)
