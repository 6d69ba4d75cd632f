"""What `marsad doctor` looks at. Each check is a sentence and, where it fails, what to do."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from marsad.collect.outlets import load_outlets
from marsad.errors import IndexBroken, MarsadError
from marsad.newsroom.config import database_settings, load_config, read_secret_key, write_secret_key
from marsad.newsroom.folder import migrate, open_newsroom

NEWSROOM_PARTS = ("django", "tantivy", "waitress", "whitenoise", "axes", "django_htmx")
LITTLE_SPACE = 2 * 10**9
LONG_WAIT = timedelta(minutes=10)
"""Changes reach the index in seconds where an indexer runs; older ones mean that none does."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing looked at."""

    good: bool
    what: str
    remedy: str = ""


def check_installation() -> Iterator[Verdict]:
    """Look at Python and the packages."""
    version = ".".join(str(n) for n in sys.version_info[:3])
    yield Verdict(sys.version_info >= (3, 11), f"Python {version}", "Marsad runs on Python 3.11 and newer.")
    missing = [name for name in NEWSROOM_PARTS if find_spec(name) is None]
    yield Verdict(
        not missing,
        "the newsroom's packages are installed" if not missing else f"not installed: {', '.join(missing)}",
        "In a clone: pip install '.[newsroom]'. Without them `marsad read` works, a newsroom does not.",
    )


def check_newsroom(folder: Path, *, mend: bool) -> Iterator[Verdict]:
    """Look at a newsroom, from its settings to its feeds; stop where the rest would make no sense."""
    if mend and (folder / "newsroom.toml").exists():
        write_secret_key(folder)
    try:
        database_settings(load_config(folder), folder)
        read_secret_key(folder)
    except MarsadError as error:
        yield Verdict(False, str(error), "See docs/operator.md, “Settings”.")
        return
    yield Verdict(True, f"settings of {folder} can be read")
    yield from _secret_is_private(folder / "secret.key", mend=mend)
    yield from _space(folder)
    yield from _declarations(folder / "outlets")
    verdicts = list(_database(folder, mend=mend))
    yield from verdicts
    if all(verdict.good for verdict in verdicts):
        yield from _people()
        yield from _names()
        yield from _captures()
        yield from _index(mend=mend)
        yield from _feeds()


def _secret_is_private(key: Path, *, mend: bool) -> Iterator[Verdict]:
    if mend:
        key.chmod(0o600)
    private = not stat.S_IMODE(key.stat().st_mode) & 0o077
    yield Verdict(private, f"{key.name} is readable by its owner alone", f"chmod 600 {key}")


def _space(folder: Path) -> Iterator[Verdict]:
    free = shutil.disk_usage(folder).free
    yield Verdict(
        free > LITTLE_SPACE,
        f"{free / 10**9:.0f} GB free on the disk",
        "Make room, or move the newsroom's folder: captures are never deleted.",
    )


def _declarations(folder: Path) -> Iterator[Verdict]:
    try:
        load_outlets(folder)
    except MarsadError as error:
        yield Verdict(False, str(error), "marsad outlets check FILE. Until then they stay as they were declared last.")
    else:
        yield Verdict(True, "the outlets' declarations can be read")


def _database(folder: Path, *, mend: bool) -> Iterator[Verdict]:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    try:
        open_newsroom(folder)
        from django.db import connection
        from django.db.migrations.executor import MigrationExecutor

        connection.ensure_connection()
        if mend:
            migrate()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (Error, ImproperlyConfigured) as error:
        said = " ".join(str(error).split())
        yield Verdict(False, f"the database does not answer: {said}", "Start it, or mend database.url.")
        return
    yield Verdict(True, f"the database answers ({connection.vendor})")
    yield Verdict(
        not waiting,
        "its tables are up to date" if not waiting else f"{len(waiting)} changes to its tables are waiting",
        "`marsad doctor --mend` or the next `marsad serve` makes them.",
    )


def _people() -> Iterator[Verdict]:
    from marsad.newsroom.demo_passwords import refuse_demo_passwords
    from marsad.newsroom.staff.models import User

    roles = set(User.objects.filter(is_active=True).values_list("role", flat=True))
    yield Verdict(
        bool(roles & {"editor", "operator"}), "somebody can approve and publish", "marsad user add NAME --role editor"
    )
    try:
        refuse_demo_passwords("127.0.0.1")
    except MarsadError as error:
        yield Verdict(False, str(error), "Until then `marsad serve` will not start.")
    else:
        yield Verdict(True, "no demo password is open to other machines")


def _names() -> Iterator[Verdict]:
    from marsad.newsroom.whoswho.queries.house_names import house_names

    known = house_names()
    fixed = sum(any(form.kind == "house" for form in one.names) for one in known)
    yield Verdict(True, f"the house has fixed the names of {fixed:,} of {len(known):,} headings in its Who's Who")


def _captures() -> Iterator[Verdict]:
    from django.db.models import F, Max

    from marsad.newsroom.archive.actions.ingest import capture_store
    from marsad.newsroom.archive.models import Capture

    store = capture_store()
    ends = Capture.objects.values("warc_file").annotate(end=Max(F("warc_offset") + F("warc_length"))).order_by()
    short = [row["warc_file"] for row in ends if store.end_of(row["warc_file"]) < row["end"]]
    yield Verdict(
        not short,
        f"{Capture.objects.count():,} captures lie in their files" if not short else f"cut short: {', '.join(short)}",
        "Captures are lost. Restore these files from a backup.",
    )


def _index(*, mend: bool) -> Iterator[Verdict]:
    from django.utils import timezone

    from marsad.newsroom.archive.models import Outbox, Story
    from marsad.newsroom.folder import index_folder
    from marsad.newsroom.indexer import index_changes, rebuild_index
    from marsad.newsroom.press.models import Publication
    from marsad.search.index import Index

    expected = Story.objects.count() + Publication.objects.filter(withdrawn_at=None).count()
    try:
        if mend:
            index_changes()
        waiting = Outbox.objects.values("key").distinct().count()
        count = Index(index_folder()).count
        if mend and count != expected:
            count = rebuild_index()
    except IndexBroken as error:
        if mend:
            yield Verdict(True, f"the search index was broken and holds {rebuild_index():,} stories again")
        else:
            yield Verdict(False, str(error), "marsad index rebuild")
        return
    except MarsadError as error:
        yield Verdict(False, str(error), "marsad index rebuild")
        return
    yield Verdict(
        abs(count - expected) <= waiting,
        f"the search index holds {count:,} of {expected:,} stories, {waiting:,} changes wait",
        "marsad index rebuild",
    )
    oldest = Outbox.objects.order_by("at").values_list("at", flat=True).first()
    if oldest and timezone.now() - oldest > LONG_WAIT:
        yield Verdict(
            False,
            f"{waiting:,} changes wait to be indexed, the oldest since {oldest:%Y-%m-%d %H:%M} UTC",
            "marsad index update. `marsad serve` indexes as it goes; look whether its indexer runs.",
        )


def _feeds() -> Iterator[Verdict]:
    from marsad.newsroom.archive.queries.health import outlet_health

    health = outlet_health()
    names: dict[str, list[str]] = {}
    for row in health:
        names.setdefault(row.verdict, []).append(row.outlet.name)
    failing = names.get("failing", [])
    yield Verdict(
        not failing,
        f"{len(health)} outlets have feeds, none is failing" if not failing else f"failing: {', '.join(failing)}",
        "marsad health OUTLET --list refused",
    )
    if "behind" in names:  # a note: pages that an outlet took down, or a large feed on its first day, do this too
        yield Verdict(True, f"behind what they announced (`marsad health` says how far): {', '.join(names['behind'])}")
