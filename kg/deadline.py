"""Stops what takes too long: a limit of seconds on a block of code.

In: seconds.  Out: an error raised in the block once they are over.  The clock is a timer signal, so that a limit holds
in the main thread of a process of Linux or macOS only; elsewhere there is none, and :func:`enforced` says so.  What
runs in C is stopped when it comes back to Python.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import TimeLimitError

#: Seconds for one article: a hundred times what a long report takes.
DEFAULT_LIMIT = 120.0


def enforced() -> bool:
    """Tell whether a limit holds here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Run a block for at most ``seconds``; 0 is no limit.  One deadline inside another is not provided for.

    Raises:
        TimeLimitError: the time is over; raised inside the block.
    """
    if not seconds or not enforced():
        yield
        return

    def expire(*_: object) -> None:
        raise TimeLimitError(f"it took longer than {seconds:g} seconds and was left out; --time-limit 0 waits for it")

    before = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
