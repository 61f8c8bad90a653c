"""A limit of time for one article: what takes longer is reported, the others are built."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import Notice, build
from kg.deadline import deadline, enforced
from kg.errors import TimeLimitError
from kg.pool import map_batches
from kg.reader import Outcome, batched, killed
from kg.records import Article
from tests.stand_ins import Ran, ReaderStandIn

ENGLISH = "A bomb exploded in the market of Kestrel on Tuesday, and the police said that six people were killed in it."
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer signals on this system")


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_block_is_stopped_when_its_time_is_over() -> None:
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"longer than 0\.1 seconds"), deadline(0.1):
        time.sleep(30)
    assert time.monotonic() - started < 5


def test_nothing_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with deadline(0.05):
        pass
    with pytest.raises(ZeroDivisionError), deadline(0.05):
        1 / 0  # noqa: B018 -- any error
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_zero_is_no_limit() -> None:
    with deadline(0):
        time.sleep(0.01)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_outside_the_main_thread_there_is_none() -> None:
    found: list[bool] = []

    def run() -> None:
        with deadline(0.01):
            time.sleep(0.05)
        found.append(enforced())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert found == [False]


@pytest.mark.usefixtures("stand_in")
def test_a_slow_article_costs_itself_only(tmp_path: Path) -> None:
    source = write(tmp_path / "in", a=ENGLISH, b=f"{ENGLISH} SLOW", c=ENGLISH)
    heard: list[Notice] = []
    report = build([source], tmp_path / "out", each=True, time_limit=0.2, notify=heard.append)
    assert (report.articles, report.failed, report.complete) == (2, 1, False)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.ttl", "c.ttl"]
    errors = {notice.article: notice.error for notice in heard if isinstance(notice, Outcome)}
    assert errors["b"] == "it took longer than 0.2 seconds and was left out; --time-limit 0 waits for it"
    assert errors["a"] is errors["c"] is None


def test_so_it_does_with_several_processes() -> None:
    texts = [ENGLISH, f"{ENGLISH} SLOW", ENGLISH, ENGLISH]
    articles = [Article(id=str(i), text=text) for i, text in enumerate(texts)]
    outcomes = list(map_batches(ReaderStandIn(time_limit=0.3), batched(articles), jobs=2, lost=killed))
    assert [outcome.article for outcome in outcomes] == ["0", "1", "2", "3"]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True, True]


@pytest.mark.usefixtures("stand_in")
def test_the_command_takes_the_limit(kg: Callable[..., Ran], tmp_path: Path) -> None:
    source = write(tmp_path / "in", a=ENGLISH, b=f"{ENGLISH} SLOW")
    ran = kg("build", source, "-o", tmp_path / "out", "--each", "--time-limit", "0.2")
    assert ran.code == 1
    assert "b: failed: it took longer than 0.2 seconds" in ran.err
    assert (tmp_path / "out" / "a.ttl").exists()
    assert kg("build", source, "-o", tmp_path / "out", "--time-limit", "-1").code == 2
