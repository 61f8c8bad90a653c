"""Processes that work, fail and die: the results stay in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError, KgError
from kg.pool import map_batches
from tests.stand_ins import DiesOnce, fail, square


def test_results_come_in_order_from_two_processes() -> None:
    batches = [[i, i + 1] for i in range(0, 40, 2)]
    assert list(map_batches(square, batches, jobs=2, lost=lambda item: -item)) == [i * i for i in range(40)]


def test_a_killed_process_is_replaced_and_its_work_done_again(tmp_path: Path) -> None:
    task = DiesOnce(item=5, always=False, mark=tmp_path / "died")
    batches = [[i, i + 1] for i in range(0, 20, 2)]
    assert list(map_batches(task, batches, jobs=2, lost=lambda item: -item)) == [i * i for i in range(20)]
    assert task.mark.exists()


def test_an_item_that_kills_every_process_is_given_up(tmp_path: Path) -> None:
    task = DiesOnce(item=5, always=True, mark=tmp_path / "died")
    found = list(map_batches(task, [[4, 5], [6, 7]], jobs=2, lost=lambda item: -item))
    assert found == [16, -5, 36, 49]


def test_where_no_process_works_the_run_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pool._HOPELESS", 1)
    task = DiesOnce(item=5, always=True, mark=tmp_path / "died")
    with pytest.raises(KgError, match="every worker process dies"):
        list(map_batches(task, [[5], [5], [5]], jobs=2, lost=lambda item: -item))


def test_an_error_of_the_task_reaches_the_caller() -> None:
    with pytest.raises(InputError, match="no "):
        list(map_batches(fail, [[1]], jobs=2, lost=lambda item: item))


def test_batches_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def batches() -> Iterator[list[int]]:
        nonlocal taken
        for i in range(100):
            taken += 1
            yield [i]

    results = map_batches(square, batches(), jobs=2, lost=lambda item: item)
    assert next(results) == 0
    assert taken < 10
    results.close()
