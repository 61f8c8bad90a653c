"""Give back to common nouns what a capital letter took: "Guerrillas of the FDV" begins with no name.

In: a parse.  Out: the same parse, in which plural nouns for people that the tagger took for names, for they open a
sentence or a headline, are nouns with their lemma and no entities.
"""

from __future__ import annotations

from kg.extract.text.parse import Doc, Token
from kg.lexicon import words


def retag(doc: Doc) -> None:
    """Correct tag, part of speech and lemma of capitalised plural nouns for people that are part of no longer name."""
    common: set[int] = set()
    for token in doc:
        if not token.text.istitle() or token.pos_ not in {"PROPN", "NOUN"} or not token.lower_.endswith(("s", "men")):
            continue
        lemma = _singular(token.lower_)
        if lemma in words("people", "attackers", "security") and not _in_name(token):
            token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NNS", lemma, ""
            common.add(token.i)
    doc.ents = tuple(ent for ent in doc.ents if len(ent) > 1 or ent.start not in common)


def _singular(form: str) -> str:
    return f"{form[:-3]}man" if form.endswith("men") else form.removesuffix("s")


def _in_name(token: Token) -> bool:
    """Whether a capitalised neighbour makes the noun part of a name: "Lomar Rebels", "Guardsmen Association"."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i > token.sent.start else None
    after = doc[i + 1] if i + 1 < token.sent.end else None
    return any(t is not None and t.pos_ == "PROPN" and t.text[:1].isupper() for t in (before, after))
