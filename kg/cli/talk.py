"""What the commands say, and where: data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

#: Columns of a table that goes into a file or a pipe, where rich would assume 80.
_PIPE_WIDTH = 200


def say(message: str) -> None:
    """Tell the user something, on standard error; what a terminal would obey is made visible."""
    typer.echo("".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in message), err=True)


def give(text: str) -> None:
    """Write data to standard output as it is."""
    typer.echo(text.removesuffix("\n"))


def show(drawing: RenderableType) -> None:
    """Draw a table or a text on standard output."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    Console(width=width, soft_wrap=False, highlight=False, markup=False).print(drawing)


@contextmanager
def counting(what: str) -> Iterator[Callable[[], None]]:
    """Show a running count of ``what`` on a terminal; the yielded function adds one."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda: progress.advance(task)
