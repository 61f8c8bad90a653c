"""Mend what the tagger of the model gets wrong again and again, then what the parser does (:mod:`.mends`).

In: a parse.  Out: the same parse, in which nouns for people that the tagger took for names, for they open a sentence or
a headline or got a capital after an article, are nouns with their lemma and no entities ("Guerrillas of the FDV").
"""

from __future__ import annotations

from functools import cache

from kg.extract.text.mends import mend_heads
from kg.extract.text.parse import Doc, Token
from kg.knowledge.countries import find_demonym
from kg.lexicon import index, words

_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos"})
_NOMINAL = frozenset({"ADJ", "ADV", "NOUN", "PROPN"})


def retag(doc: Doc) -> None:
    """Correct tag, part of speech and lemma of capitalised nouns for people that are part of no longer name."""
    common: set[int] = set()
    plurals = _plurals()
    for token in doc.tokens:
        if token.tag_ in {"JJ", "NNP"} and token.dep_ in _PARTIES and token.text.istitle() and _mend_national(token):
            common.add(token.i)
        lemma = plurals.get(token.lower_)
        if lemma is not None:
            _mend_plural(token, lemma)
        if token.pos_ not in {"PROPN", "NOUN"} or not token.text.istitle():
            continue
        if lemma is not None:
            if (lemma in words("people", "attackers", "security") or _opens_with(token, lemma)) and not _in_name(token):
                token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NNS", lemma, ""
                common.add(token.i)
        elif token.tag_ == "NNP" and _is_one(token.lower_) and _after_article(token) and not _in_name(token):
            # "a gunman shot the Newsman": who is called by a name has no article
            token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NN", token.lower_, ""
            common.add(token.i)
    doc.ents = tuple(ent for ent in doc.ents if len(ent) > 1 or ent.start not in common)
    beside = words("victims", "beside_the_dead")
    for token in doc.tokens:
        if token.lower_ in beside:
            _mend_casualties(token)
    mend_heads(doc)


def _is_one(noun: str) -> bool:
    """Whether a noun means one person: "newsman", but not "corps"."""
    return index("people").get(noun, "groups") != "groups"


def _opens_with(token: Token, lemma: str) -> bool:
    """Whether a sentence opens with things that the tagger took for a name: "*Rockets* landed on a market"."""
    if token.tag_ not in {"NNP", "NNPS"} or token.i != token.sent.start:
        return False
    return lemma in words("weapons") or lemma in words("facilities")


def _mend_national(token: Token) -> bool:
    """ "Police shot dead *an Afghan*", "a 17-year-old *Palestinian*", taken for an adjective: somebody from there."""
    one = any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in token.lefts)
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if not one or (after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.text == "-")):
        return False
    demonym = find_demonym(token.text)
    if demonym is None or "singular" not in demonym.forms:
        return False
    token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NN", token.lower_, ""
    return True


@cache
def _plurals() -> dict[str, str]:
    """The plurals of the nouns for people, buildings and weapons that consist of one word, with their singulars."""
    nouns = words("people") | words("facilities") | words("weapons")
    found = {_plural(noun): noun for noun in sorted(nouns) if noun.isalpha()}
    return {form: noun for form, noun in found.items() if form not in nouns}


def _plural(noun: str) -> str:
    for singular, many in (("man", "men"), ("child", "children"), ("person", "people")):
        if noun.endswith(singular) and noun != singular:
            return noun.removesuffix(singular) + many
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def _mend_plural(token: Token, noun: str) -> None:
    """ "Fifty *schoolchildren*", "*bases*", of which the model makes no plural of the noun."""
    if token.lemma_.lower() == noun or token.pos_ not in _NOMINAL or not token.text.islower():
        return
    if token.lemma_.lower() not in _known():
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS", noun


@cache
def _known() -> frozenset[str]:
    return words("people") | words("facilities") | words("weapons") | words("organizations")


def _mend_casualties(token: Token) -> None:
    """ "The number of dead and *wounded*", taken for a verb: a noun beside the dead."""
    doc, i = token.doc, token.i
    if token.tag_ not in {"VBN", "VBD"} or i < 3:
        return
    if doc[i - 1].lower_ in {"and", "or"} and doc[i - 2].lower_ == "dead" and doc[i - 3].lower_ in {"of", "the"}:
        token.pos_, token.tag_ = "NOUN", "NNS"


def _after_article(token: Token) -> bool:
    return token.i > token.sent.start and token.doc[token.i - 1].lower_ in {"a", "an", "the"}


def _in_name(token: Token) -> bool:
    """Whether a capitalised neighbour makes the noun part of a name: "Lomar Rebels", "Guardsmen Association"."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i > token.sent.start else None
    after = doc[i + 1] if i + 1 < token.sent.end else None
    return any(t is not None and t.pos_ == "PROPN" and t.text[:1].isupper() for t in (before, after))
