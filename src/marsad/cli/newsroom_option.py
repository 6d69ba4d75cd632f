"""The option by which commands find their newsroom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from marsad.errors import BadInput
from marsad.newsroom.folder import open_newsroom

P = ParamSpec("P")
R = TypeVar("R")


def newsroom_option(command: Callable[Concatenate[Path, P], R]) -> Callable[P, R]:
    """Add `--newsroom DIR`, open it, and pass the folder as the first argument."""

    @click.option(
        "--newsroom",
        "newsroom",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="MARSAD_NEWSROOM",
        help="The newsroom's folder. Default: $MARSAD_NEWSROOM, else the working directory.",
    )
    @wraps(command)
    def opened(*args: P.args, **kwargs: P.kwargs) -> R:
        folder = kwargs.pop("newsroom", None)
        with database_errors():
            return command(open_newsroom(folder if isinstance(folder, Path) else None), *args, **kwargs)

    return opened


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn what a database says into a sentence.

    Raises:
        BadInput: The database does not answer, or its tables are missing or old.
    """
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    try:
        yield
    except (Error, ImproperlyConfigured) as error:
        said = " ".join(str(error).split())
        raise BadInput(f"The database can't be used: {said}. `marsad doctor` says more.") from error
