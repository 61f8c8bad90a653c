"""Mend main clauses that the parser of the model loses: the speaker at the end, the verb taken for an adjective.

In: a token of a wrong parse with the heads of all.  Out: yes, and the token and heads as they should be; or no.
"""

from __future__ import annotations

from kg.extract.text.deedmends import take_place
from kg.extract.text.parse import Token
from kg.extract.text.triggers import event_heads, verb_trigger
from kg.lexicon import words

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def mend_speaker(token: Token, heads: list[int]) -> bool:
    """ "which wounded 20 people, police chief Ilo *Venn* said on Tuesday", joined to the people: who says it.

    "Killing nine people, *police* and witnesses said", "wounded nine others, *police* say" as well.
    """
    doc, last = token.doc, token
    joined = any(c.dep_ == "cc" for c in token.rights)
    if joined:
        last = next((c for c in token.rights if c.dep_ == "conj"), token)
    verb = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if verb is None or verb.tag_ not in _FINITE or token.pos_ not in _NOUNS or token.head.i > token.i:
        return False
    if verb.lemma_.lower() not in words("reporting") or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    start = token.left_edge.i
    if start == 0 or doc[start - 1].text != "," or (not joined and any(c.dep_ == "conj" for c in token.children)):
        return False
    if _stands_below(verb.i, token.i, heads):
        return False
    main = verb.head
    heads[token.i], token.dep_ = verb.i, "nsubj"
    if main is not verb and heads[main.i] == main.i and heads[verb.i] == main.i and main.pos_ == "VERB":
        heads[verb.i], verb.dep_ = verb.i, "ROOT"
        heads[main.i], main.dep_ = verb.i, "ccomp"
    return True


def _stands_below(i: int, top: int, heads: list[int]) -> bool:
    """Whether ``top`` is above ``i``: to hang it below would close a ring."""
    while heads[i] not in {i, top}:
        i = heads[i]
    return heads[i] == top


def mend_followed(token: Token, heads: list[int]) -> bool:
    """ "The blast *followed* a raid last week on a mill in Lomar", hung on the verb: when and where the raid was."""
    doc, deed = token.doc, next((c for c in token.rights if c.dep_ == "dobj"), None)
    if deed is not None and deed.lemma_.lower() in words("coreference", "summed_up"):  # "a series *of raids*"
        deed = next((t for of in deed.rights for t in of.rights if of.lower_ == "of" and t.dep_ == "pobj"), None)
    if deed is None or deed.lemma_.lower() not in event_heads():
        return False
    end = next((t.i for t in doc.tokens[deed.i : token.sent.end] if t.text == ","), token.sent.end)
    late = [c for c in token.rights if deed.i < c.i < end and c.dep_ in {"npadvmod", "prep"}]
    for child in late:
        heads[child.i] = deed.i
    return bool(late)


def mend_in_which(token: Token, heads: list[int]) -> bool:
    """ "Police recalled a fire in which two died and nine *were hurt*", joined to the recalling: hurt in the fire."""
    doc, start, below = token.doc, token.left_edge.i, list(token.children)
    told = verb_trigger(token)
    if told is None or told.sense.family != "harm" or start < 2 or doc[start - 1].dep_ != "cc":
        return False
    clause = doc[start - 2]
    while clause.dep_ != "relcl" and clause.head.i != clause.i and clause.i > token.head.i:
        clause = clause.head
    which = any(t.lower_ == "which" for c in clause.lefts if c.dep_ == "prep" for t in c.rights)
    if clause.dep_ != "relcl" or not token.head.i < clause.i < token.i or not which:
        return False
    heads[token.i] = heads[start - 1] = clause.i
    if any(c.dep_ == "auxpass" for c in clause.lefts) and not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in below):
        token.tag_ = "VBN"  # "in which four were killed and nine *injured*"
        for subject in (c for c in below if c.dep_ == "nsubj"):
            subject.dep_ = "nsubjpass"
    return True


def mend_main_verb(token: Token, heads: list[int]) -> bool:
    """ "A court on Tuesday *convicted* dealer Ilo Venn", taken for a convicted dealer: the verb of the sentence."""
    doc, noun = token.doc, token.head
    while noun.dep_ == "compound":
        noun = noun.head
    if token.tag_ != "VBN" or noun.i < token.i or noun.pos_ not in _NOUNS:
        return False
    court = noun.head
    if (
        heads[court.i] != court.i
        or court.pos_ not in _NOUNS
        or court.i >= token.i
        or noun.dep_ not in {"appos", "conj", "dep"}
    ):
        return False
    if (
        token.i != noun.left_edge.i
        or doc[token.i - 1].is_punct
        or token.lemma_.lower() not in words("deeds", "judging")
    ):
        return False
    token.pos_, token.tag_, token.dep_ = "VERB", "VBD", "ROOT"
    heads[token.i] = token.i
    heads[court.i], court.dep_ = token.i, "nsubj"
    heads[noun.i], noun.dep_ = token.i, "dobj"
    for child in court.rights:
        if child.i > noun.i or child.is_punct:
            heads[child.i] = token.i
    return True


def mend_outcome_of(token: Token, heads: list[int]) -> bool:
    """ "A bomb hit a van *killing* two", taken for what the van did: what came of the blow."""
    told = verb_trigger(token) if token.tag_ == "VBG" else None
    thing = token.head
    if told is None or told.sense.family != "harm" or thing.lemma_.lower() not in words("facilities"):
        return False
    above = thing.head.head if thing.dep_ == "pobj" else thing.head
    deed = verb_trigger(above) if thing.dep_ in {"dobj", "pobj"} and above.pos_ == "VERB" else None
    if deed is None or deed.sense.family != "attack":
        return False
    heads[token.i], token.dep_ = above.i, "advcl"
    return True


def mend_after_clause(token: Token, heads: list[int]) -> bool:
    """ "Days after a man shot at a party on Osk Road, *families* gathered", joined to the road: what came after."""
    doc, start = token.doc, token.left_edge.i
    verb = next((c for c in token.rights if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBD"), None)
    if verb is None or start == 0 or doc[start - 1].text != "," or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    root = token.sent.root
    marks = [c for c in root.lefts if c.dep_ == "mark" and c.lower_ in {"after", "before"}]
    if (
        not marks
        or root.i > token.i
        or heads[root.i] != root.i
        or any(t.text == "," for t in doc.tokens[root.i : start - 1])
    ):
        return False
    heads[root.i], root.dep_ = verb.i, "advcl"
    heads[verb.i], verb.dep_ = verb.i, "ROOT"
    heads[token.i], token.dep_ = verb.i, "nsubj"
    return True


def mend_describing(token: Token, heads: list[int]) -> bool:
    """ "The office of *ruling* Venn Party member Ilo Tesk in Lomar", taken for a rule over him: it says what he is."""
    phrase = next((c for c in token.rights if c.dep_ == "dobj"), None)
    prep = token.head
    if token.dep_ != "pcomp" or prep.dep_ != "prep" or phrase is None or phrase.left_edge.i != token.i + 1:
        return False
    if token.doc[token.i + 1].pos_ in {"DET", "PRON"}:
        return False
    token.pos_, token.tag_, token.dep_ = "ADJ", "JJ", "amod"
    heads[token.i] = phrase.i
    heads[phrase.i], phrase.dep_ = prep.i, "pobj"
    above = prep
    while above.head is not above and above.pos_ != "VERB":
        above = above.head
    for child in token.rights:
        if child.i > phrase.i:
            heads[child.i] = above.i  # "went off outside the office *on Monday*"
    return True


def mend_label(token: Token, heads: list[int]) -> bool:
    """ "*Velia*: Gunmen abduct two", taken for a subject: what the headline is about."""
    del heads
    doc, i = token.doc, token.i
    if i + 1 >= len(doc) or doc[i + 1].text != ":":
        return False
    if any(c.dep_ == "nsubj" and c.i > i for c in token.head.lefts):
        token.dep_ = "dep"
    return False


def mend_labelled(token: Token, heads: list[int]) -> bool:
    """ "Varnell*:* Ilo Venn condemned the attack", read as a place that condemned it: he did."""
    label = token.head
    if heads[label.i] != label.i or label.tag_ != "NNP" or token.i != label.i + 1:
        return False
    verb = next((c for c in label.rights if c.i > token.i and c.dep_ in {"acl", "relcl"}), None)
    if verb is None or not any(c.dep_ in _SUBJECTS and c.i > token.i for c in verb.lefts):
        return False
    heads[verb.i], verb.dep_ = verb.i, "ROOT"
    heads[label.i], label.dep_ = verb.i, "dep"
    if verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        verb.tag_ = "VBD"
    for child in label.rights:
        if child.i > token.i:
            heads[child.i] = verb.i
    return True


def mend_acronym(token: Token, heads: list[int]) -> bool:
    """ "*IS* claimed the attack", "*IS* fighters said", taken for the verb: the name of a group."""
    doc, i = token.doc, token.i
    if not token.text.isupper() or token.pos_ not in {"AUX", "VERB"} or i + 1 == len(doc) or doc[i + 1].text.isupper():
        return False
    after = doc[i + 1]
    if i and doc[i - 1].pos_ in {"ADJ", "DET"} and after.pos_ not in _NOUNS:
        return False  # "the first IS related attack"
    token.pos_, token.tag_, token.lemma_, token.ent_type_ = "PROPN", "NNP", token.text, "ORG"
    verb = token.head if token.head is not token else next((c for c in token.rights if c.pos_ == "VERB"), None)
    if verb is not None and token.head is token:
        take_place(verb, token, heads)
    for child in token.children:
        if verb is not None and child is not verb:
            heads[child.i] = verb.i
    if after.pos_ in _NOUNS:
        heads[i], token.dep_ = after.i, "compound"  # "IS *fighters* killed nine soldiers"
    elif verb is not None:
        heads[i], token.dep_ = verb.i, "nsubj"
        if verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts if c is not token):
            verb.tag_ = "VBD"
    return True


def mend_aside(token: Token, heads: list[int]) -> bool:
    """ "They took two women, *killing* a driver, police said", hung on "said": it belongs to what is said."""
    verb = token.head
    if token.tag_ != "VBG" or verb.i < token.i:
        return False
    said = [c for c in verb.lefts if c.dep_ == "ccomp" and c.i < token.i]
    if not said or not any(c.dep_ == "nsubj" and c.i > token.i for c in verb.lefts):
        return False
    heads[token.i] = said[-1].i
    return True


def mend_content(token: Token, heads: list[int]) -> bool:
    """ "said in a statement on its site that it had *done* it", hung on the statement: what was said."""
    medium = token.head
    if medium.lemma_.lower() not in words("responsibility", "media") or medium.dep_ != "pobj":
        return False
    verb = medium.head.head
    if not any(c.dep_ == "mark" for c in token.lefts) or not any(c.dep_ == "nsubj" for c in token.lefts):
        return False
    if verb.pos_ != "VERB" or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    heads[token.i], token.dep_ = verb.i, "ccomp"
    return True


def mend_gap(token: Token, heads: list[int]) -> bool:
    """ "Three days *earlier* gunmen had attacked", taken for what the gunmen are: when it was."""
    noun = token.head
    if token.dep_ != "amod" or noun.dep_ not in {"nsubj", "nsubjpass"} or noun.lefts[0] is not token:
        return False
    if not any(c.dep_ == "npadvmod" for c in token.lefts):
        return False
    heads[token.i], token.dep_ = noun.head.i, "advmod"
    return True
