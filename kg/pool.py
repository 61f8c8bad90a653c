"""Maps a task over batches of items in several processes, in order, whatever becomes of the processes.

In: items and a task for a batch of them.  Out: its results in the order of the items.  Only so many batches are under
way at a time, so that memory does not grow with their number.  This room knows nothing of articles.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Generic, TypeVar

from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Batches under way for each process: one at work and two waiting, so that none is idle.
_AHEAD = 3
#: So many items lost one after the other mean that no process works here at all.
_HOPELESS = 8


def map_batches(
    task: Callable[[list[Item]], list[Result]],
    batches: Iterable[list[Item]],
    *,
    jobs: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the results of ``task`` over ``batches`` in their order; with one job in this process.

    ``task`` gives one result for each item, and must be importable in a fresh process.  What was under way when a
    process died is tried again, alone; an item that kills its process every time yields ``lost(item)``.

    Raises:
        KgError: no process works at all; besides, whatever ``task`` raises.
    """
    if jobs == 1:
        for batch in batches:
            yield from task(batch)
        return
    pool = _Pool(task=task, jobs=jobs, lost=lost)
    try:
        yield from pool.map(batches)
    finally:
        pool.executor.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which then ends its processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(slots=True)
class _Pool(Generic[Item, Result]):
    task: Callable[[list[Item]], list[Result]]
    jobs: int
    lost: Callable[[Item], Result]
    executor: ProcessPoolExecutor = field(init=False)
    in_a_row: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        # Not fork: it copies whatever threads and libraries the caller has in whatever state they are.
        context = get_context("spawn")
        self.executor = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_ignore_interrupt)

    def map(self, batches: Iterable[list[Item]]) -> Iterator[Result]:
        under_way: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        for batch in batches:
            under_way.append((batch, self._submit(batch)))
            if len(under_way) > _AHEAD * self.jobs:
                yield from self._next(under_way)
        while under_way:
            yield from self._next(under_way)

    def _submit(self, batch: list[Item]) -> Future[list[Result]]:
        try:
            return self.executor.submit(self.task, batch)
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def _next(self, under_way: deque[tuple[list[Item], Future[list[Result]]]]) -> list[Result]:
        """Wait for the oldest batch; when a process has died, settle everything that was under way with it."""
        batch, future = under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart()
        results = self._alone(batch)
        for i, (other, waiting) in enumerate(under_way):
            if waiting.cancelled() or (waiting.done() and isinstance(waiting.exception(), BrokenProcessPool)):
                settled: Future[list[Result]] = Future()
                settled.set_result(self._alone(other))
                under_way[i] = (other, settled)
        return results

    def _alone(self, batch: list[Item]) -> list[Result]:
        """Run one batch with nothing beside it, and after another death each of its items."""
        try:
            results = self.executor.submit(self.task, batch).result()
            self.in_a_row = 0
            return results
        except BrokenProcessPool:
            self._restart()
        if len(batch) == 1:
            self.in_a_row += 1
            if self.in_a_row > _HOPELESS:
                raise KgError("every worker process dies: run it with one job to see why")
            return [self.lost(batch[0])]
        return [result for item in batch for result in self._alone([item])]

    def _restart(self) -> None:
        # Waiting settles the futures of whatever else was under way.
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._start()
