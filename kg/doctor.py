"""Is this installation sound? Looks at everything that a build needs, and does a very small one.

In: the name of a model, or nothing.  Out: a :class:`Check` for each thing looked at; nothing is changed or fetched.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from kg import __version__
from kg.errors import KgError
from kg.records import Article

_PACKAGES = ("spacy", "rdflib", "pyoxigraph", "pyshacl", "networkx", "pyvis", "trafilatura")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SENTENCE = "A bomb exploded in a market in Baghdad on Tuesday, killing six people, police said."


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at; ``mark`` is ``ok``, ``missing`` (can be done without) or ``broken``."""

    name: str
    mark: str
    detail: str


def examine(model: str | None = None) -> list[Check]:
    """Look at versions, data files, the model, the folder at hand, and read one sentence into a graph."""
    return [
        Check(name="event-kg", mark="ok", detail=f"{__version__} on Python {platform.python_version()}"),
        *map(_package, _PACKAGES),
        _checked("ontology", _ontology),
        _checked("gazetteer", _gazetteer),
        _checked("model", lambda: _model(model)),
        _checked("one sentence", lambda: _read_sentence(model)),
        _checked("write here", _write_here),
        _browser(),
    ]


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, mark="ok", detail=look())
    except (KgError, OSError) as error:
        return Check(name=name, mark="broken", detail=str(error))
    except Exception as error:  # noqa: BLE001  # whatever is broken is what this is for
        return Check(name=name, mark="broken", detail=f"{type(error).__name__}: {error}")


def _package(name: str) -> Check:
    try:
        return Check(name=name, mark="ok", detail=version(name))
    except PackageNotFoundError:
        return Check(name=name, mark="broken", detail=f"not installed: pip install {name}")


def _ontology() -> str:
    from kg.queries import list_queries
    from kg.vocab import CLASSES, ONTOLOGY, PROPERTIES

    (ONTOLOGY / "shapes.ttl").read_bytes()
    return f"{len(CLASSES)} classes, {len(PROPERTIES)} properties, {len(list_queries())} questions in {ONTOLOGY}"


def _gazetteer() -> str:
    found = sorted(path.name for path in _data_files() if path.suffix == ".sqlite")
    if not found:
        raise KgError("kg/knowledge holds no .sqlite file: install the package again")
    return ", ".join(found)


def _data_files() -> Iterator[Path]:
    yield from (Path(str(entry)) for entry in files("kg.knowledge").iterdir())


def _model(name: str | None) -> str:
    from kg.nlp import model_version
    from kg.reader import load

    nlp = load(name)
    return f"{model_version(nlp)}, SHA-256 of its files {hash_folder(nlp.path)[:16]}"


def hash_folder(folder: Path) -> str:
    """Hexadecimal SHA-256 over names and contents of all files below ``folder``, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


def _read_sentence(model: str | None) -> str:
    from kg.reader import Reader
    from kg.vocab import DEFAULT_BASE

    article = Article(id="doctor", text=_SENTENCE)
    (outcome,) = Reader(model=model, base=DEFAULT_BASE)([article])
    if outcome.error or not outcome.found:
        raise KgError(outcome.error or f"no event was found in {_SENTENCE!r}")
    found = ", ".join(f"{count} {name}" for name, count in sorted(outcome.found.items()))
    return f"{found} found in {_SENTENCE!r}"


def _write_here() -> str:
    with tempfile.TemporaryFile(dir=Path.cwd()):
        return f"{Path.cwd()}, {os.cpu_count()} cores"


def _browser() -> Check:
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path:
        return Check(name="browser", mark="ok", detail=path)
    return Check(name="browser", mark="missing", detail="chromium, only needed by the browser tests")
