"""The plain parse against spaCy's own answers: every attribute, over sentences of many shapes; needs the model."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc as SpacyDoc

from kg.extract.text import mends
from kg.extract.text.memo import once
from kg.extract.text.parse import Doc, Token

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXT = """VARNELL, March 8 (KLX) -- A car bomb went off outside the “Old Mill” hotel on Monday, killing 12 people.

The blast, police said, was heard five kilometres away.  “We will find them,” Mayor Ilo Venn (54) told reporters;
what he saw, he added, he won't forget...  Who did it?  1,200 guests -- most of them Orvish -- were led out.
- Two guards
- One cook
"""
STRINGS = ("text", "text_with_ws", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_")
FLAGS = ("is_alpha", "is_punct", "is_space", "like_num")


def test_every_token_is_as_spacy_has_it(nlp: Language) -> None:
    parsed = nlp(TEXT)
    doc = Doc(parsed)
    assert doc.text == parsed.text
    assert len(doc) == len(parsed) > 60
    for theirs, ours in zip(parsed, doc, strict=True):
        assert [getattr(ours, a) for a in (*STRINGS, *FLAGS)] == [getattr(theirs, a) for a in (*STRINGS, *FLAGS)]
        assert (ours.i, ours.idx, len(ours)) == (theirs.i, theirs.idx, len(theirs))
        assert (ours.head.i, ours.left_edge.i) == (theirs.head.i, theirs.left_edge.i)
        for name in ("children", "lefts", "rights", "subtree"):
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], name
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert [u.i for u in doc if ours.is_ancestor(u)] == [u.i for u in parsed if theirs.is_ancestor(u)]


def test_spans_are_as_spacy_has_them(nlp: Language) -> None:
    parsed = nlp(TEXT)
    doc = Doc(parsed)
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in parsed.sents]
    assert [(e.start, e.end, e.label_, e.text) for e in doc.ents] == [
        (e.start, e.end, e.label_, e.text) for e in parsed.ents
    ]
    for start in range(0, len(doc), 3):
        for end in range(start + 1, min(len(doc), start + 9)):
            theirs, ours = parsed[start:end], doc[start:end]
            assert (ours.text, ours.root.i, len(ours)) == (theirs.text, theirs.root.i, len(theirs))
            assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)
            assert [t.i for t in ours[1:]] == [t.i for t in theirs[1:]]
            assert ours[-1].i == theirs[-1].i
    assert len(doc[5:2]) == 0
    assert doc[-3:].text == parsed[-3:].text
    with pytest.raises(IndexError):
        doc[0:2][2]


def test_an_empty_text_has_no_tokens(nlp: Language) -> None:
    doc = Doc(nlp(""))
    assert (len(doc), doc.sents, doc.ents) == (0, (), ())


def test_tokens_are_found_by_lemma_and_form(nlp: Language) -> None:
    doc = Doc(nlp(TEXT))
    assert [t.text for t in doc.among(frozenset({"guard", "kill", "no such word"}))] == ["killing", "guards"]
    assert [t.text for t in doc.among(frozenset({"kill"}), frozenset({"police", "killing"}))] == ["killing", "police"]
    every = frozenset(t.lower_ for t in doc)
    assert doc.among(frozenset(), every) == doc.tokens


def test_a_released_parse_needs_no_collector(nlp: Language) -> None:
    doc = Doc(nlp(TEXT))
    doc.cache["of the document"] = doc
    gone = weakref.ref(doc)
    gc.disable()
    try:
        doc.release()
        del doc
        assert gone() is None
    finally:
        gc.enable()


def test_mends_that_do_not_go_together_are_given_up(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = Doc(nlp("Gunmen shot two men in Lomar."))
    before = [t.head.i for t in doc]

    def ring(token: Token, heads: list[int]) -> bool:
        heads[token.i], heads[token.head.i] = token.head.i, token.i
        return True

    monkeypatch.setattr(mends, "_MENDS_BY_RELATION", {"dobj": (ring,)})
    mends.mend_heads(doc)
    assert [t.head.i for t in doc] == before


def test_tokens_that_hang_elsewhere_are_children_there(nlp: Language) -> None:
    """Two words, the root one of them, hung on other heads: the children of all heads are as if read so."""
    doc = tied(
        nlp,
        ("Gunmen", 1, "nsubj", "NNS", "O"),
        ("shot", 1, "ROOT", "VBD", "O"),
        ("a", 3, "det", "DT", "O"),
        ("guard", 1, "dobj", "NN", "O"),
        ("dead", 1, "oprd", "JJ", "O"),
    )
    doc.move([4, 4, 3, 4, 4])
    assert [t.head.i for t in doc] == [4, 4, 3, 4, 4]
    assert [[c.i for c in t.children] for t in doc] == [[], [], [], [2], [0, 1, 3]]
    assert [c.i for c in doc[4].lefts] == [0, 1, 3]
    doc.move([4, 4, 1, 2, 3])  # a ring: nothing is moved
    assert [t.head.i for t in doc] == [4, 4, 3, 4, 4]


def test_an_answer_is_worked_out_once_for_each_token(nlp: Language) -> None:
    asked: list[int] = []

    @once
    def place(token: Token) -> int:
        asked.append(token.i)
        return token.i

    doc, other = Doc(nlp("Gunmen fled.")), Doc(nlp("Gunmen fled."))
    assert [place(t) for t in (doc[0], doc[1], doc[0], other[0])] == [0, 1, 0, 0]
    assert asked == [0, 1, 0]


def test_a_name_that_ends_the_text_is_no_apposition_between_commas(nlp: Language) -> None:
    doc = tied(
        nlp,
        ("Gunmen", 1, "nsubj", "NNS", ""),
        ("killed", 1, "ROOT", "VBD", ""),
        ("a", 3, "det", "DT", ""),
        ("midwife", 1, "dobj", "NN", ""),
        (",", 3, "punct", ",", ""),
        ("Mara", 6, "compound", "NNP", "B-PERSON"),
        ("Quill", 3, "conj", "NNP", "I-PERSON"),
    )
    mends.mend_heads(doc)
    assert (doc[6].head.i, doc[6].dep_) == (3, "conj")


def test_nothing_stands_before_the_first_word(nlp: Language) -> None:
    doc = tied(
        nlp,
        ("Killed", 4, "advcl", "VBN", ""),
        ("guards", 0, "dobj", "NNS", ""),
        (",", 4, "punct", ",", ""),
        ("rebels", 4, "nsubj", "NNS", ""),
        ("fled", 4, "ROOT", "VBD", ""),
        ("after", 4, "prep", "IN", ""),
        ("dusk", 5, "pobj", "NN", ""),
    )
    before = [t.head.i for t in doc]
    mends.mend_heads(doc)
    assert [t.head.i for t in doc] == before


def tied(nlp: Language, *rows: tuple[str, int, str, str, str]) -> Doc:
    """A parse as it might be: form, head, relation, tag and entity of each token."""
    forms, heads, relations, tags, entities = (list(column) for column in zip(*rows, strict=True))
    parts = [{"N": "NOUN", "V": "VERB"}.get(tag[0], "X") for tag in tags]
    return Doc(
        SpacyDoc(nlp.vocab, words=forms, heads=heads, deps=relations, tags=tags, pos=parts, lemmas=forms, ents=entities)
    )
