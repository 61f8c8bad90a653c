"""Who says so: speaker and stance of facts and figures, over invented texts; needs the model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.records import Extraction, Stance
from kg.vocab import lineage
from tests.reading import read

pytestmark = pytest.mark.model


def sources(found: Extraction, name: str) -> set[tuple[str, str]]:
    """Pairs of speaker (``""`` for the article) and stance of the facts of one name about attacks."""
    labels = {e.key: e.label for e in found.entities}
    attacks = [e for e in found.events if "Attack" in lineage(e.type)]
    return {
        (labels[f.speaker.key] if f.speaker else "", f.stance.value) for e in attacks for f in e.facts if f.name == name
    }


SPEAKERS = [
    ("Six people were killed when a bomb exploded in Arlona, police said.", "police"),
    ("Police said that a bomb killed six people in Arlona.", "Police"),
    ("A bomb killed six people in Arlona, said Mayor Paul Weller.", "Paul Weller"),
    ("According to witnesses, a bomb killed six people in Arlona.", "witnesses"),
    ("A bomb killed six people in Arlona, according to Mayor Paul Weller.", "Paul Weller"),
    ("Mayor Paul Weller told reporters that a bomb killed six people in Arlona.", "Paul Weller"),
    ("Mayor Paul Weller visited Arlona on Sunday. He said a bomb had killed six people.", "Paul Weller"),
    ("“A bomb killed six people in Arlona,” Mayor Paul Weller said.", "Paul Weller"),
    ("“It was terrible. A bomb killed six people in Arlona,” said Mayor Paul Weller.", "Paul Weller"),
    ("A spokesman for the Dahri Front said a bomb killed six people in Arlona.", "Dahri Front"),
    ("A bomb exploded in Arlona, police said, adding that six people were killed in the blast.", "police"),
    ("A bomb, police said, killed six people in Arlona.", "police"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[t[:60] for t, _ in SPEAKERS])
def test_figure_is_attributed(nlp: Language, text: str, speaker: str) -> None:
    found = read(nlp, text)
    labels = {e.key: e.label for e in found.entities}
    figures = [f for f in found.figures if f.quantity.value == 6]
    assert [labels[f.according_to.key] if f.according_to else "" for f in figures] == [speaker]
    assert figures[0].stance is Stance.STATED


UNATTRIBUTED = [
    "A bomb killed six people in Arlona.",
    "A bomb killed six people in Arlona. Police said that traffic was slow.",
    "Mayor Paul Weller, who said nothing of it, lives in Arlona. A bomb killed six people there.",
    "Mayor Paul Weller praised the medics after a bomb killed six people in Arlona.",
]


@pytest.mark.parametrize("text", UNATTRIBUTED)
def test_the_article_says_it_itself(nlp: Language, text: str) -> None:
    figures = [f for f in read(nlp, text).figures if f.quantity.value == 6]
    assert [f.according_to for f in figures] == [None]


def test_each_source_keeps_its_own_figure(nlp: Language) -> None:
    found = read(
        nlp, "A bomb killed six people in Arlona, police said. However, witnesses said ten people were killed."
    )
    labels = {e.key: e.label for e in found.entities}
    figures = {(f.quantity.value, labels[f.according_to.key]) for f in found.figures if f.according_to}
    assert figures == {(6, "police"), (10, "witnesses")}


def test_a_claim_verb_makes_its_content_alleged(nlp: Language) -> None:
    found = read(nlp, "The Dahri Front claimed that the bombing in Arlona killed six soldiers.")
    (figure,) = found.figures
    assert figure.stance is Stance.ALLEGED


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Two gunmen allegedly shot dead a teacher in Arlona.", "alleged"),
        ("Two gunmen are believed to have shot dead a teacher in Arlona.", "suspected"),
        ("Norway accused two gunmen of shooting dead a teacher in Arlona.", "alleged"),
    ],
)
def test_who_is_only_suspected_is_no_stated_perpetrator(nlp: Language, text: str, stance: str) -> None:
    found = read(nlp, text)
    assert sources(found, "perpetrator") == set()
    assert {s for _, s in sources(found, "suspect")} == {stance}


def test_what_reporting_takes_for_granted_has_no_speaker(nlp: Language) -> None:
    found = read(nlp, "Mayor Paul Weller said that the killing of six soldiers would change the town.")
    assert sources(found, "victim") == {("", "stated")}


def test_first_person_that_speaks_of_its_own_speaking(nlp: Language) -> None:
    found = read(nlp, 'The Dahri Front said in a statement. "We repeat: we demand that the ministers resign."')
    assert "Dahri Front" in {e.label for e in found.entities}  # read to the end, without asking in circles who we are
