"""`marsad demo`: a sample newsroom, collected over HTTP a minute ago."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import click

from marsad.cli.collect import collect_once, summary
from marsad.cli.output import Lines, counted, progress, say
from marsad.cli.serve import require_free_port, serve
from marsad.errors import BadInput
from marsad.newsroom.config import DISCLAIMER, Collecting, House, load_config, write_config
from marsad.newsroom.folder import migrate, open_newsroom
from marsad.sample.declarations import declaration_yaml, declarations
from marsad.sample.outlets import SampleOutlets
from marsad.sample.sites import OUTLETS, PORTS, Site
from marsad.sample.world import load_stories, load_world

TAGLINE = "The press of Hadran, in translation"


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo-newsroom"))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--outlet-port",
    type=click.IntRange(1, 65533),
    help=f"First of the three outlets' ports. Default: {PORTS[0]} or the next that is free; later as at first.",
)
@click.option("--serve/--no-serve", "serving", default=True, help="Stop when the newsroom is ready.")
def command(folder: Path, port: int, outlet_port: int | None, serving: bool) -> None:
    """Make a sample newsroom in FOLDER, collect it over HTTP, publish, and serve it.

    Three invented outlets of an invented country run on this machine. A second run finds
    everything in place and only serves.
    """
    if serving:
        require_free_port("127.0.0.1", port, "--port, or with `make demo PORT=8123`")
    with SampleOutlets(choose_ports(folder, outlet_port, port)) as outlets:
        _write_settings(folder, port, outlets.ports)
        open_newsroom(folder)
        migrate()
        fill(outlets.origins, folder)
        if not serving:
            return
        told = threading.Thread(target=tell_when_ready, args=("127.0.0.1", port), daemon=True)
        told.start()
        sys.exit(serve(folder, "127.0.0.1", port))


def choose_ports(folder: Path, asked: int | None, web: int) -> tuple[int, ...]:
    """Return the outlets' ports: those that a demo was made with, else those asked for, else three that are free.

    They never change, since the archive knows its stories by their addresses.

    Raises:
        BadInput: The folder holds another newsroom or a demo with other ports than asked for, or no ports are free.
    """
    if kept := _kept_ports(folder):
        if asked not in (None, kept[0]):
            raise BadInput(
                f"{str(folder)!r} was made with its outlets at ports {kept[0]} to {kept[-1]}, not from {asked} on. "
                "Leave out --outlet-port, or choose another folder."
            )
        return kept
    if asked is not None:
        return tuple(range(asked, asked + len(OUTLETS)))
    for first in range(PORTS[0], PORTS[0] + 100 * len(OUTLETS), len(OUTLETS)):
        ports = tuple(range(first, first + len(OUTLETS)))
        if web in ports:
            continue
        with suppress(BadInput):
            for number in ports:
                require_free_port("127.0.0.1", number)
            return ports
    raise BadInput(f"No three ports in a row are free from {PORTS[0]} on. Name the first of three with --outlet-port.")


def _kept_ports(folder: Path) -> tuple[int, ...]:
    if not (folder / "newsroom.toml").exists():
        return ()
    config = load_config(folder)
    if config.house.name != load_world().house.name:
        raise BadInput(f"{str(folder)!r} holds a newsroom that is no demo. Choose another folder.")
    ports = [place.rpartition(":")[2] for place in config.collect.allow_private]
    return tuple(map(int, ports)) if len(ports) == len(OUTLETS) and all(map(str.isdecimal, ports)) else ()


def fill(origins: dict[str, str], folder: Path) -> None:
    """Collect the outlets and publish what the sample editors translated, unless that was done before."""
    from django.db import transaction

    from marsad.newsroom.demo import add_sample_people, publish_samples
    from marsad.newsroom.demo_whoswho import fill_whoswho
    from marsad.newsroom.indexer import index_changes
    from marsad.newsroom.press.models import Publication
    from marsad.newsroom.scheduler import newsroom_outlets, sync

    if Publication.objects.exists():
        return
    lines = Lines()
    lines.tell("Collecting the outlets and reading their pages, a minute or two, once ...", begins=True)
    add_sample_people()
    sync()
    brought = summary(collect_once(newsroom_outlets(), everything=True, lines=lines))
    say(brought.replace("`marsad health`", f"`{program(sys.argv[0])} health --newsroom {folder}`"))
    sites = {outlet: Site(outlet, origin) for outlet, origin in origins.items()}
    addresses = {
        story.id: sites[story.outlet].origin + sites[story.outlet].story_path(story) for story in load_stories()
    }
    lines.tell("Linking the names in them to the Who’s Who ...", begins=True)
    headings = fill_whoswho(addresses)
    lines.tell("Publishing what the sample editors translated ...", begins=True)
    with progress() as bar, transaction.atomic():  # all or none: a run that is killed is made up for by the next
        task = bar.add_task("publishing", total=None, note="")
        for number, headline in enumerate(publish_samples(addresses), 1):
            bar.update(task, advance=1, note=headline[:48])
            lines.tell(f"Publishing: {counted(number, 'story', 'stories')}.")
    published = counted(Publication.objects.count(), "story", "stories")
    said = f"{published} published; {counted(headings, 'heading')} in the Who’s Who"
    say(f"{said}; {counted(index_changes(), 'change')} indexed.")


def program(started: str) -> str:
    """Return what to type for `marsad`: how it was started, if the shell would not find it by its name."""
    by_path = Path(started).name == "marsad" and shutil.which("marsad") != started
    return started if by_path else "marsad"


def tell_when_ready(host: str, port: int) -> None:
    """Print where everything is, once the server answers."""
    from marsad.newsroom.demo_passwords import DEMO_PASSWORD

    for _ in range(600):
        try:
            with socket.create_connection((host, port), timeout=1):
                break
        except OSError:
            time.sleep(0.1)
    logins = ", ".join(f"{person.login} ({person.role})" for person in load_world().house.people)
    for line in (
        f"edition http://{host}:{port}/",
        f"desk http://{host}:{port}/desk/",
        f"logins {logins}; the password of each is {DEMO_PASSWORD}",
        "stop with Ctrl+C",
    ):
        print(line, flush=True)


def _write_settings(folder: Path, port: int, ports: tuple[int, ...]) -> None:
    name = load_world().house.name
    house = House(
        name=name,
        tagline=TAGLINE,
        address=f"http://127.0.0.1:{port}",
        disclaimer=DISCLAIMER.format(name=name),
    )
    private = tuple(f"127.0.0.1:{number}" for number in ports)
    write_config(folder, house, collecting=Collecting(allow_private=private, delay_seconds=0.0), renew=True)
    (folder / "outlets").mkdir(exist_ok=True)
    for outlet in declarations(ports):
        (folder / "outlets" / f"{outlet.id}.yaml").write_text(declaration_yaml(outlet), encoding="utf-8")
