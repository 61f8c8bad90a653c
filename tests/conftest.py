"""What several tests share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.stand_ins import Ran, extract_stand_in
from tests.view_pages import browser, event_page, open_page  # noqa: F401 -- fixtures

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline, loaded once for all tests; mark the test with ``model``."""
    from kg.reader import load

    return load(None)


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run ``kg`` with the given arguments, in this process."""
    from kg.cli import main

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        code = left.value.code
        captured = capsys.readouterr()
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put :func:`tests.stand_ins.extract_stand_in` in the place of extraction, so that no model is needed."""
    import kg.extract
    from kg import reader

    monkeypatch.setattr(kg.extract, "extract", extract_stand_in)
    monkeypatch.setattr(reader, "load", lambda model: None)
