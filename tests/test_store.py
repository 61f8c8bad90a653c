"""Asking graphs: files in, answers and errors that point at a place out."""

from __future__ import annotations

import gzip
import http.server
import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.nodes import find, label, resolve, types
from kg.sparql import did_you_mean, read_tokens
from kg.store import Store, plain, read_store, read_with_assertions

DATA = Path(__file__).with_name("data")


@pytest.fixture(scope="module")
def store() -> Store:
    return read_store(DATA / "sample.trig")


def refusal(store: Store, query: str) -> str:
    with pytest.raises(InputError) as caught:
        store.query(query)
    return str(caught.value)


def test_common_prefixes_need_no_declaration(store: Store) -> None:
    answer = store.query(
        "SELECT ?name ?killed { ?a a ev:Attack ; rdfs:label ?name ; ev:killed ?killed ; ev:weapon evc:drone }"
    )
    assert answer.columns == ("name", "killed")
    assert answer.values() == [("2029 drone strike", 1)]
    assert store.query("ASK { VALUES ?p { skos:x xsd:x schema:x prov:x oa:x geo:x rdf:x data:x } }").boolean is True


def test_own_resources_are_named_by_key_or_prefix(store: Store) -> None:
    assert store.query("SELECT ?l { <actor/hala-denn> rdfs:label ?l }").values() == [("Hala Denn",)]
    assert store.query("SELECT ?l { actor:hala-denn rdfs:label ?l }").values() == [("Hala Denn",)]
    assert store.query(r"SELECT ?l { data:actor\/hala-denn rdfs:label ?l }").values() == [("Hala Denn",)]


def test_named_graphs_count_once(store: Store) -> None:
    one = "SELECT (COUNT(*) AS ?n) { ?a a ev:Attack ; ev:killed ?k }"
    assert store.query(one).values() == read_store(DATA / "sample.ttl").query(one).values()
    assert store.query("ASK { GRAPH ?g { ?a a ev:Attack } }").boolean is True


def test_facts_of_named_graphs_alone_are_found(tmp_path: Path) -> None:
    text = "GRAPH <x:one> { <x:a> <x:b> <x:c> } GRAPH <x:two> { <x:a> <x:b> <x:c> . <x:a> <x:b> <x:d> }"
    (tmp_path / "named.trig").write_text(text, encoding="utf-8")
    assert len(read_store(tmp_path / "named.trig").query("SELECT * { ?s ?p ?o }").rows) == 2


@pytest.mark.parametrize(
    ("query", "place", "hint"),
    [
        ("SELECT ?x {\n  ?x a ev:Atack }", "line 2, column 8", "the ontology has no ev:Atack. Did you mean ev:Attack"),
        ("SELECT ?x { ?x ev:kiled ?n }", "line 1, column 16", "ev:killed"),
        ("SELECT ?x { ?x ev:stance evc:clamed }", "line 1, column 26", "evc:claimed"),
        (
            "SELECT ?x { ?x a <https://w3id.org/event-kg/ontology#Atack> }",
            "line 1, column 18",
            "Did you mean ev:Attack",
        ),
        (
            "PREFIX e: <https://w3id.org/event-kg/ontology#> SELECT ?x { ?x a e:Atack }",
            "line 1, column 66",
            "Did you mean ev:Attack",
        ),
        ("SELECT ?x { ?x evv:killed ?n }", "line 1, column 16", "the prefix 'evv:' is not declared. Did you mean ev"),
    ],
)
def test_unknown_terms_get_a_suggestion(store: Store, query: str, place: str, hint: str) -> None:
    message = refusal(store, query)
    assert place in message
    assert hint in message


def test_a_term_in_text_or_comment_is_no_term(store: Store) -> None:
    assert store.query('SELECT ?x { ?x rdfs:label "ev:Atack evv:x SERVICE" } # ev:Atack SERVICE <x:y>').rows == ()


def test_a_term_that_only_the_graph_knows_is_fine() -> None:
    own = Store()
    own.inner.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("https://w3id.org/event-kg/ontology#mine"), ox.Literal(1)))
    assert own.query("SELECT ?n { ?a ev:mine ?n }").values() == [(1,)]


@pytest.mark.parametrize(
    ("query", "place", "what"),
    [
        ("SELEC ?x { ?x ?y ?z }", "column 1", "unexpected 'SELEC'. Did you mean SELECT?"),
        ("SELECT ?x { ?x ?y ?z", "column 11", "this '{' is never closed"),
        ("SELECT ?x { ?x ?y ?z }}", "column 23", "nothing opens this '}'"),
        ("SELECT ?x { ?x rdfs:label 'abc }", "column 27", "this text is never closed"),
        ("SELECT ?x { ?x ?y ?z . OPTIONL { ?x ?y ?v } }", "column 24", "Did you mean OPTIONAL?"),
        ("SELECT ?x {\n ?x rdfs:label }", "line 2, column 16", "unexpected '}'"),
        ("SELECT ?x { ?x ?y ?z } LIMIT many", "column 30", "unexpected 'many'"),
        ("SELECT ?x ?y { ?x ?p ?z } GROUP BY ?x", "", "The SELECT contains a variable that is unbound"),
        ("", "", "empty"),
        ("attacks", "column 1", "A query begins with SELECT"),
    ],
)
def test_syntax_errors_name_their_place(store: Store, query: str, place: str, what: str) -> None:
    message = refusal(store, query)
    assert place in message
    assert what in message


def test_the_caret_stands_below_the_place(store: Store) -> None:
    message = refusal(store, "SELECT ?x {\n  ?x a ev:Atack .\n}")
    _, line, caret = message.split("\n")
    assert line[caret.index("^") :].startswith("ev:Atack")


@pytest.mark.parametrize("query", ["INSERT DATA { <x:a> <x:b> <x:c> }", "PREFIX e: <x:> DELETE WHERE { ?s ?p ?o }"])
def test_updates_are_refused(store: Store, query: str) -> None:
    assert "queries only read" in refusal(store, query)


class _Counter(http.server.BaseHTTPRequestHandler):
    hits = 0

    def do_POST(self) -> None:
        type(self).hits += 1
        self.send_error(500)

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Counter) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent<URL>{?s ?p ?o} }",
        "SELECT * { ?a ?b ?c SERVICESILENT <URL> {?s ?p ?o} }",
        "SELECT * { ?a ?b trueSERVICE <URL> {?s ?p ?o} }",
        "PREFIX xserviceyz: <URL> SELECT * { ?a ?b ?c . SERVICE xserviceyz:a {?s ?p ?o} }",
        "SELECT * { #\rSERVICE SILENT <URL> {?s ?p ?o} }",
        # Read by the engine as a comparison, a bracket, SERVICE and a comment; by its look one IRI.
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n SILENT <URL> {?s ?p ?o} }",
        "SELECT * { BIND('\\'' AS ?x) SERVICE SILENT <URL> {?s ?p ?o} BIND('' AS ?y) }",
        'SELECT * { BIND("""a"""" AS ?x) SERVICE SILENT <URL> {?s ?p ?o} #"',
        "SELECT * { \\u0053ERVICE SILENT <URL> {?s ?p ?o} }",
    ],
)
def test_no_query_makes_a_request(store: Store, address: str, query: str) -> None:
    _Counter.hits = 0
    refusal(store, query.replace("URL", address))
    assert _Counter.hits == 0


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_no_query_reads_a_file(store: Store, clause: str) -> None:
    other = (DATA / "sample.ttl").resolve().as_uri()
    assert store.query(f"SELECT * {clause} <{other}> {{ ?s ?p ?o }}").rows == ()


def test_values_are_bound_as_terms(store: Store) -> None:
    hostile = ox.Literal("x' } ; DROP ALL # \\")
    answer = store.query("SELECT ?name ?n { ?n rdfs:label ?name }", bind={"name": hostile})
    assert answer.rows == ()
    answer = store.query("SELECT ?name ?n { ?n rdfs:label ?name }", bind={"name": ox.Literal("Hala Denn")})
    assert [store.short(row[1].value) for row in answer.rows if isinstance(row[1], ox.NamedNode)] == ["actor/hala-denn"]


def test_a_query_that_takes_too_long_is_given_up(store: Store) -> None:
    with pytest.raises(InputError, match=r"no answer after 0\.05 seconds"):
        store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?a != ?d) }", timeout=0.05)


def test_a_limit_cuts_rows_and_says_so(store: Store) -> None:
    cut = store.query("SELECT ?s { ?s a ev:Actor }", limit=3)
    assert (len(cut.rows), cut.truncated) == (3, True)
    assert store.query("SELECT ?s { ?s a ev:Actor } LIMIT 3", limit=3).truncated is False


def test_construct_gives_triples_in_order(store: Store) -> None:
    triples = store.query("CONSTRUCT { ?a ev:killed ?k } { ?a ev:killed ?k }").triples
    assert triples is not None
    assert list(triples) == sorted(set(triples), key=str)
    assert len(triples) == 4


def test_values_of_terms() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert plain(ox.Literal(7)) == 7
    assert plain(ox.Literal("9" * 40, datatype=ox.NamedNode(xsd + "integer"))) == "9" * 40
    assert plain(ox.Literal("0.5", datatype=ox.NamedNode(xsd + "decimal"))) == 0.5
    assert plain(ox.Literal(True)) is True
    assert plain(ox.Literal("2031", datatype=ox.NamedNode(xsd + "gYear"))) == "2031"
    assert plain(None) is None


@pytest.mark.parametrize("name", ["sample.nt", "sample.nq", "sample.ttl.gz", "sample.trig.gz"])
def test_other_formats_hold_the_same(tmp_path: Path, name: str) -> None:
    kind = Path(name.removesuffix(".gz")).suffix
    source = DATA / ("sample.ttl" if kind in {".ttl", ".nt"} else "sample.trig")
    data = source.read_bytes()
    if kind in {".nt", ".nq"}:
        quads = list(ox.parse(data, format=ox.RdfFormat.TRIG))
        form = ox.RdfFormat.from_extension(kind.lstrip("."))
        data = ox.serialize([q.triple for q in quads] if kind == ".nt" else quads, format=form) or b""
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert read_store(tmp_path / name).query(count).values() == read_store(source).query(count).values()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"@prefix e: <x:> .\ne:a e:b ; e:c .\n", r"a\.ttl, line 2, column 9: .*\n  2 \| e:a e:b ; e:c \."),
        ("a.ttl", b"<x:a> <x:b> 'open", r"a\.ttl, line 1, column"),
        ("a.ttl", b"\xff\xfe\x00binary", r"a\.ttl, line 1, column 1: Invalid UTF-8"),
        ("a.ttl", b"PK\x03\x04\x14\x00", r"a\.ttl, line 1"),
        ("a.nt", b"<x:a> <x:b> <x:c>\n", r"a\.nt, line 2, column 1: .*dot"),
        ("a.ttl.gz", b"not gzip", r"not a sound gzip file"),
        ("a.ttl.gz", gzip.compress(b"<x:a> <x:b> <x:c> ." * 9)[:-9], r"not a sound gzip file"),
        ("a.html", b"<html>", r"not a graph file by its name"),
    ],
)
def test_broken_files_say_where(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_store(path)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_store(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match="this is a folder"):
        read_store(tmp_path / "folder.ttl")


def test_the_data_namespace_is_found_in_the_graph(tmp_path: Path) -> None:
    text = (
        (DATA / "sample.ttl")
        .read_text("utf-8")
        .replace("https://w3id.org/event-kg/resource/", "https://news.example/kg/")
    )
    (tmp_path / "own.ttl").write_text(text, encoding="utf-8")
    own = read_store(tmp_path / "own.ttl")
    assert own.data == "https://news.example/kg/"
    assert own.query("SELECT ?l { <actor/hala-denn> rdfs:label ?l }").values() == [("Hala Denn",)]
    empty = tmp_path / "empty.ttl"
    empty.write_bytes(b"")
    assert read_store(empty).data == "https://w3id.org/event-kg/resource/"


def test_assertions_come_from_the_file_beside(tmp_path: Path) -> None:
    ttl, trig = tmp_path / "graph.ttl", tmp_path / "graph.trig"
    ttl.write_bytes((DATA / "sample.ttl").read_bytes())
    assert not read_with_assertions(ttl).has_assertions
    trig.write_bytes((DATA / "sample.trig").read_bytes())
    assert read_with_assertions(ttl).has_assertions
    ev = "https://w3id.org/event-kg/ontology#"
    trig.write_text(f"<x:article/other> a <{ev}Article> . <x:assertion/1> a <{ev}Assertion> .", encoding="utf-8")
    assert not read_with_assertions(ttl).has_assertions, "a TriG file about other articles is left out"


def test_nodes_are_named_in_many_ways(store: Store) -> None:
    node = ox.NamedNode("https://w3id.org/event-kg/resource/actor/hala-denn")
    for selector in ("actor/hala-denn", "actor:hala-denn", node.value, str(node), "Hala Denn", "hala denn", "denn"):
        assert find(store, selector) == (node,), selector
    assert resolve(store, "BDF") == resolve(store, "Black Dawn Front")
    assert label(store, node) == "Hala Denn"
    assert types(store, node) == ("Person", "Actor")


def test_a_name_with_several_meanings_lists_them(store: Store) -> None:
    with pytest.raises(InputError, match="may mean several things") as caught:
        resolve(store, "2031 Sarn bombings")
    listed = str(caught.value).splitlines()[1:]
    assert [line.split("  ")[1].rpartition("-")[0] for line in listed] == ["event/2031-sarn-bombings"] * 2
    assert listed[0].endswith("  2031 Sarn bombings (SuicideBombing, Bombing, Attack, Event)")


def test_the_whole_name_goes_before_a_part_of_one(store: Store) -> None:
    assert [store.short(node.value) for node in find(store, "Sarn")] == ["place/sarn"]
    assert [store.short(node.value) for node in find(store, "Kalvand")] == ["actor/idris-kalvand"], "an alias in full"
    assert len(find(store, "shooting")) == 1


def test_an_unknown_name_gets_near_ones(store: Store) -> None:
    with pytest.raises(InputError, match=r"nothing in the graph is called 'Halla Den'\. Did you mean Hala Denn"):
        resolve(store, "Halla Den")
    with pytest.raises(InputError, match="actor/hala-denn"):
        resolve(store, "actor/hala-den")
    with pytest.raises(InputError, match="nothing in the graph"):
        resolve(store, "")


def test_suggestions() -> None:
    assert did_you_mean("kiled", ["killed", "injured"]) == " Did you mean killed?"
    assert did_you_mean("ATTACK", ["Attack"]) == " Did you mean Attack?"
    assert did_you_mean("zzz", ["killed"]) == ""


@given(st.text(alphabet="<>\"'{}()#?$:\\\n\r u0053SERVICEservice x./-é@^", max_size=60))
def test_tokens_cover_the_text(text: str) -> None:
    tokens = read_tokens(text)
    for token, following in itertools.pairwise(tokens):
        gap = text[token.start + len(token.text) : following.start]
        assert not gap.strip() or gap.lstrip().startswith("#")
    assert all(text[t.start : t.start + len(t.text)] == t.text for t in tokens)
