"""The ontology: complete, aligned, and the same as what the code speaks of."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, Graph, Namespace, URIRef

from kg import records, vocab
from kg.errors import RecordError
from kg.extract.text.triggers import attack_types
from kg.rdf import read_graph
from kg.vocab import EV, EVC, ONTOLOGY, lineage
from tools.ontology_table import table

KG = Path(vocab.__file__).parent
ev = Namespace(vocab.EV_IRI)

_CONTRACT = """
Actor Person ArmedGroup GovernmentBody SecurityForce IntergovernmentalOrganization MediaOutlet Organization UnnamedGroup
Country Position Place Region City Facility Event Attack Bombing SuicideBombing Shooting Stabbing VehicleRamming
Airstrike DroneStrike RocketAttack Assassination Kidnapping HostageTaking Arson Hijacking ArmedAssault Plot
CasualtyFigure Claim Arrest Statement Condemnation Accusation Denial Vow Announcement Support Movement Entry Departure
Article Passage Assertion
mentionedIn nationality country memberOf size holder title organization status locatedIn date place part partOf after
offset stage perpetrator suspect claimedBy orderedBy target victim weapon killed injured kidnapped missing casualties
outcome count bound group includedIn supersedes accordingTo asOf claimant claims medium denied arrested arrestedCount
arrestedBy inConnectionWith charge speaker about against quotation mover destination origin manner
sha256 article start end quote evidence stance attributedTo rule
"""
"""Terms that others rely on: they may not be renamed without a major version."""

_CONCEPTS = """
stated claimed alleged suspected denied killed injured kidnapped missing current former attempted
exact atLeast moreThan about upTo bomb car-bomb suicide-vest knife machete
"""

_ALIGNED = "Actor Person Place Country City Event Article Passage Assertion CasualtyFigure Position"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read_graph(ONTOLOGY / "event.ttl")


@pytest.mark.parametrize("term", _CONTRACT.split())
def test_promised_terms_exist(term: str) -> None:
    assert term in EV


def test_promised_concepts_exist() -> None:
    assert [name for name in _CONCEPTS.split() if name not in EVC] == []


def test_every_term_has_a_label_and_a_definition(ontology: Graph) -> None:
    for iri in itertools.chain((EV[name].value for name in EV), (EVC[name].value for name in EVC)):
        assert len(list(ontology.objects(URIRef(iri), RDFS.label))) == 1, iri
        assert len(list(ontology.objects(URIRef(iri), SKOS.definition))) == 1, iri


def test_every_subject_of_our_namespaces_has_a_label(ontology: Graph) -> None:
    ours = {str(s) for s in ontology.subjects() if str(s).startswith((vocab.EV_IRI, vocab.EVC_IRI))}
    assert ours <= set(vocab.LABELS)


@pytest.mark.parametrize("name", sorted(vocab.PROPERTIES))
def test_every_property_has_a_domain_and_a_range(ontology: Graph, name: str) -> None:
    term = URIRef(EV[name].value)
    domains = [*ontology.objects(term, RDFS.domain), *ontology.objects(term, SDO.domainIncludes)]
    ranges = [*ontology.objects(term, RDFS.range), *ontology.objects(term, SDO.rangeIncludes)]
    assert domains
    assert ranges
    assert {str(d).removeprefix(vocab.EV_IRI) for d in domains} <= vocab.CLASSES
    for r in ranges:
        assert str(r).removeprefix(vocab.EV_IRI) in vocab.CLASSES or str(r).startswith((vocab.XSD_IRI, vocab.SKOS_IRI))
    # Two rdfs:domain or rdfs:range would mean that both hold at once.
    assert len(list(ontology.objects(term, RDFS.domain))) <= 1
    assert len(list(ontology.objects(term, RDFS.range))) <= 1


def test_no_term_points_at_one_that_does_not_exist(ontology: Graph) -> None:
    ours = (vocab.EV_IRI, vocab.EVC_IRI)
    mentioned = {str(term) for triple in ontology for term in triple if str(term).startswith(ours)}
    assert mentioned - set(vocab.LABELS) - {vocab.EV_IRI} == set()


def test_every_attack_type_has_codes_of_other_value_lists(ontology: Graph) -> None:
    for name in vocab.CLASSES:
        if "Attack" in lineage(name):
            codes = {n.datatype for n in ontology.objects(URIRef(EV[name].value), SKOS.notation)}
            assert {ev.gtdAttackType, ev.acledSubEventType} <= codes, name


def test_every_attack_type_has_words() -> None:
    classes = {name for name in vocab.CLASSES if "Attack" in lineage(name)}
    assert classes == set(attack_types()), "a class of attack needs a table of its name in kg/lexicon/events.toml"


def test_families_are_aligned_with_other_vocabularies(ontology: Graph) -> None:
    for name in _ALIGNED.split():
        above = {str(o) for o in ontology.objects(URIRef(EV[name].value), RDFS.subClassOf)}
        assert any(not iri.startswith(vocab.EV_IRI) for iri in above), name


def test_the_ontology_describes_itself(ontology: Graph) -> None:
    itself = next(ontology.subjects(RDF.type, OWL.Ontology))
    dcterms, vann = Namespace("http://purl.org/dc/terms/"), Namespace("http://purl.org/vocab/vann/")
    for predicate in (
        dcterms.title,
        dcterms.description,
        dcterms.license,
        OWL.versionIRI,
        vann.preferredNamespacePrefix,
        vann.preferredNamespaceUri,
    ):
        assert ontology.value(itself, predicate), predicate
    assert str(ontology.value(itself, vann.preferredNamespacePrefix)) == "ev"


def test_concepts_belong_to_one_scheme_each(ontology: Graph) -> None:
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        assert len(list(ontology.objects(concept, SKOS.inScheme))) == 1, concept
        assert ontology.value(concept, SKOS.prefLabel) == ontology.value(concept, RDFS.label)


def test_broader_weapons_make_no_circle() -> None:
    for name in vocab.BROADER:
        seen, todo = set(), [name]
        while todo:
            todo.extend(
                above for above in vocab.BROADER.get(todo.pop(), ()) if above not in seen and not seen.add(above)
            )
        assert name not in seen


# --- Python and the ontology ------------------------------------------------------------------------------------------


def test_records_speak_the_ontology() -> None:
    actors = {name for name in vocab.CLASSES if "Actor" in lineage(name)} - {"Actor"}
    places = {name for name in vocab.CLASSES if "Place" in lineage(name)}
    assert actors == records.ACTOR_TYPES
    assert places == records.PLACE_TYPES
    assert set(records.Stance) == vocab.SCHEMES["stance"]
    assert set(records.Bound) == vocab.SCHEMES["bound"]
    assert set(records.Outcome) == vocab.SCHEMES["outcome"]
    assert vocab.SCHEMES["stage"] == records.STAGES


def _spelt_in_code() -> list[tuple[str, str, str]]:
    """Every ``EV.x``, ``EVC.x`` of the package, as (file, namespace, name)."""
    return [
        (path.name, node.value.id, node.attr)
        for path in sorted(KG.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"EV", "EVC"}
    ]


def test_the_code_spells_only_terms_of_the_ontology() -> None:
    found = _spelt_in_code()
    assert ("verify.py", "EV", "Passage") in found
    wrong = [(file, ns, name) for file, ns, name in found if name not in (EV if ns == "EV" else EVC)]
    assert wrong == []


def test_a_misspelt_term_is_refused_with_the_right_one() -> None:
    with pytest.raises(AttributeError, match="did you mean Attack"):
        _ = EV.Atack
    with pytest.raises(RecordError, match="did you mean perpetrator"):
        EV["perpetator"]
    assert not hasattr(EV, "nonsense")


def test_lineage_climbs_to_the_family() -> None:
    assert lineage("SuicideBombing") == ("SuicideBombing", "Bombing", "Attack", "Event")
    assert set(lineage("Country")) == {"Country", "Actor", "Place"}


def test_evidence_is_told_from_facts() -> None:
    assert {"mentionedIn", "quote", "stance", "sha256"} <= vocab.EVIDENCE_PROPERTIES
    assert {"killed", "locatedIn", "holder", "count", "speaker"} <= vocab.DOMAIN_PROPERTIES
    assert not vocab.EVIDENCE_PROPERTIES & vocab.DOMAIN_PROPERTIES


# --- Shapes and the ontology ------------------------------------------------------------------------------------------


def test_family_shapes_reach_every_subclass() -> None:
    shapes = read_graph(ONTOLOGY / "shapes.ttl")
    for node in shapes.subjects(SH.property, None):
        for constraint in shapes.objects(node, SH.property):
            family = shapes.value(constraint, SH.hasValue)
            if family is None:
                continue
            name = str(family).removeprefix(vocab.EV_IRI)
            targets = {str(t).removeprefix(vocab.EV_IRI) for t in shapes.objects(node, SH.targetClass)}
            below = {cls for cls in vocab.CLASSES if name in lineage(cls)[1:]}
            # ev:Event reaches its grandchildren through their own families.
            expected = {cls for cls in below if lineage(cls)[1] == name} if name == "Event" else below
            assert targets == expected, f"shapes.ttl: the shape that asks for ev:{name} must target {sorted(expected)}"


def test_shapes_speak_the_ontology() -> None:
    text = (ONTOLOGY / "shapes.ttl").read_text("utf-8")
    for prefix, namespace in (("ev", EV), ("evc", EVC)):
        used = set(re.findall(rf"(?<![\w-]){prefix}:([\w-]+)", text))
        assert used <= set(namespace)


def test_the_table_for_readers_has_every_class_and_property() -> None:
    rows = table()
    assert {name for name in vocab.CLASSES if f"`ev:{name}`" not in rows} == set()
    assert {name for name in vocab.PROPERTIES if f"`{name}`" not in rows} == set()
