"""`marsad serve`: web, indexer and scheduler, supervised together."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from marsad.cli.output import say
from marsad.cli.supervisor import Part, supervise
from marsad.errors import BadInput
from marsad.newsroom.config import is_loopback, load_config

USUAL_PORT = 8000
PARTS = ("web", "indexer", "scheduler")


@click.command("serve")
@click.option(
    "--newsroom",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MARSAD_NEWSROOM",
    default=Path(),
    help="The newsroom's folder. Default: $MARSAD_NEWSROOM, else the working directory.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen. Put a TLS proxy in front.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Default: the port of house.address in newsroom.toml if that is on this machine, such as "
    "http://127.0.0.1:8123; else 8000.",
)
@click.option("--only", type=click.Choice((*PARTS, "check")), help="Run one part, not all three under supervision.")
def command(newsroom: Path, host: str, port: int | None, only: str | None) -> None:
    """Serve a newsroom: the edition and the desk, the indexer, and the scheduler that collects.

    The three are processes of their own, started again if one fails; stop all with Ctrl+C.
    `--only` runs one of them, for a service manager that wants units apart.
    """
    port = port or port_of(load_config(newsroom).house.address)
    if only:
        run_part(only, newsroom, host, port)
        return
    sys.exit(serve(newsroom, host, port))


def serve(newsroom: Path, host: str, port: int, *, parts: tuple[str, ...] = PARTS) -> int:
    """Check the newsroom, then run its parts until stopped; return the exit code.

    Raises:
        BadInput: The port can't be listened on.
    """
    if "web" in parts:
        require_free_port(host, port)
    options = ["--newsroom", str(newsroom.resolve()), "--host", host, "--port", str(port)]
    me = [sys.executable, "-m", "marsad", "serve", *options, "--only"]
    return supervise(Part("check", [*me, "check"]), [Part(name, [*me, name]) for name in parts])


def port_of(address: str) -> int:
    """Return the port of an address on this machine; 8000 for any other, which a proxy answers.

    >>> port_of("http://127.0.0.1:8123"), port_of("https://review.example:8443")
    (8123, 8000)
    """
    try:
        parts = urlsplit(address)
        port = parts.port if is_loopback(parts.hostname or "") else None
    except ValueError:
        port = None
    return port or USUAL_PORT


def require_free_port(host: str, port: int, other: str = "--port") -> None:
    """Stop before anything is started if the web server could not listen; `other` tells how to name another port.

    Raises:
        BadInput: The port is taken, or the host is not one of this machine.
    """
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise BadInput(f"{host}:{port} can't be listened on: {error.strerror}. Name another with {other}.") from error


def run_part(part: str, newsroom: Path, host: str, port: int) -> None:
    """Run one part in this process."""
    os.environ.setdefault("MARSAD_LOG", "INFO")
    from marsad.cli.newsroom_option import database_errors
    from marsad.newsroom.folder import open_newsroom

    with database_errors():
        open_newsroom(newsroom)
        if part in ("check", "web"):
            _prepare_web(part, host)
    if part == "web":
        from marsad.newsroom.web import serve_web

        say(f"http://{host}:{port}/ (desk: http://{host}:{port}/desk/)")
        serve_web(host, port)
    elif part == "indexer":
        from marsad.newsroom.indexer import follow_until_stopped

        follow_until_stopped()
    elif part == "scheduler":
        from marsad.newsroom.scheduler import run_forever

        run_forever()


def _prepare_web(part: str, host: str) -> None:
    from marsad.newsroom.demo_passwords import refuse_demo_passwords
    from marsad.newsroom.folder import migrate

    if part == "check":
        migrate()
    refuse_demo_passwords(host)
