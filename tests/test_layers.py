"""One way through the house: who may import what, read from the import statements."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "kg"
MODULES = sorted(HOUSE.rglob("*.py"))
#: Rooms before RDF starts: they may not even name the worlds behind it.
BEFORE_RDF = {
    "errors",
    "datelines",
    "ids",
    "article",
    "page",
    "paragraphs",
    "decode",
    "language",
    "records",
    "codec",
    "lexicon",
    "nlp",
    "headcase",
    "recase",
    "extract",
    "pool",
}
#: The rooms of ``kg.extract`` in the order in which an article walks through them; none asks a later one.
EXTRACTION = (
    "text",
    "times",
    "counts",
    "names",
    "entities",
    "frames",
    "speech",
    "attacks",
    "statements",
    "claims",
    "arrests",
)
RDF_LIBRARIES = {"rdflib", "pyshacl", "oxrdflib"}
SPACY_LIBRARIES = {"spacy", "thinc"}
DRAWING_LIBRARIES = {"networkx", "pyvis"}


def room(module: Path) -> str:
    """The first part below ``kg``: ``extract`` for ``kg/extract/text/syntax.py``."""
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(module: Path, *, at_run_time: bool = True) -> set[str]:
    """Every module that is imported, anywhere in the file; blocks under ``TYPE_CHECKING`` are for types alone."""
    tree = ast.parse(module.read_text("utf-8"))
    skipped: set[ast.AST] = set()
    if at_run_time:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
                skipped.update(child for statement in node.body for child in ast.walk(statement))
    found: set[str] = set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "kg":
                found.update(f"kg.{alias.name}" for alias in node.names)
    return found


def libraries(module: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(module)}


def rooms(module: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(module) if name.startswith("kg.")}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_the_customs_posts_hold(module: Path) -> None:
    here, used, known = room(module), libraries(module), rooms(module)
    if here not in {"nlp", "extract"}:
        assert not used & SPACY_LIBRARIES, "spaCy lives in kg.nlp and kg.extract only"
    if here == "extract" and module.name not in {"__init__.py", "parse.py"}:
        assert not used & SPACY_LIBRARIES, "the rules ask the plain parse of kg.extract.text.parse"
    if here in BEFORE_RDF:
        assert not used & RDF_LIBRARIES, "RDF starts at kg.triples"
        assert known <= BEFORE_RDF | {"knowledge", "__version__"}, "earlier rooms know nothing of later ones"
    if here in {"nlp", "article", "extract", "triples", "rdf", "store", "cli"}:
        assert not used & DRAWING_LIBRARIES, "networks belong to analysis, view and export"
    if here != "cli":
        assert "cli" not in known, "nothing depends on the command line"
        assert "typer" not in used


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) == "extract"], ids=lambda path: path.stem)
def test_extraction_goes_one_way(module: Path) -> None:
    """Every folder of ``kg/extract`` stands in the order, and imports only itself and earlier ones."""
    if module.parent.name == "extract":
        return  # kg.extract itself leads through the rooms; drafts and assemble are shared by them
    here = EXTRACTION.index(module.parent.name)
    asked = {name.split(".")[2] for name in imports(module) if name.startswith("kg.extract.")} - {"drafts"}
    assert asked <= set(EXTRACTION[: here + 1])


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) == "cli"], ids=lambda path: path.name)
def test_the_command_line_has_no_logic_and_starts_fast(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    at_top = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else node.names[0].name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    heavy = SPACY_LIBRARIES | RDF_LIBRARIES | DRAWING_LIBRARIES | {"pyoxigraph", "rich", "trafilatura", "numpy"}
    assert not at_top & heavy, "import it in the command that needs it"
    kg_at_top = {
        node.module for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg.")
    }
    assert {name for name in kg_at_top if not name.startswith("kg.cli")} <= {"kg.errors"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)], "nouns live in the library"
    assert not (libraries(module) & heavy) - {"rich"}, "a command calls the library, not other people's"


def test_only_one_place_loads_a_model() -> None:
    loaders = [module for module in MODULES if "spacy.load(" in module.read_text("utf-8").replace("``spacy.load``", "")]
    assert [path.name for path in loaders] == ["nlp.py"]


def test_only_one_place_hashes() -> None:
    """Identifiers are made in kg.ids; the other hashes are of whole contents."""
    contents = {"ids.py", "records.py", "doctor.py", "view/bundle.py"}
    hashing = {m.relative_to(HOUSE).as_posix() for m in MODULES if "hashlib" in libraries(m)}
    assert hashing <= contents


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_module_grows_over_400_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 400
