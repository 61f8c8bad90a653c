"""Mend the parse of verbs: those taken for nouns or participles, their lists of objects, and the days before them.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import give_subject, hang_subject, take_place
from kg.extract.text.parse import Token
from kg.lexicon import forms, words

_FIGURES = (1, 2, 4)  # of a day or a year
_YEAR = 4
_HIGHEST = 5  # heads from the last word of a phrase to its noun
_BEFORE_VERB = frozenset({"amod", "compound", "nsubj"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})
_BEFORE_SUBJECTS = frozenset({"advmod", "mark", "npadvmod", "prep", "punct"})  # what the parse hangs on a subject
_SUBJECT_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def mend_verb(token: Token, heads: list[int]) -> bool:
    """ "A militant *shot* and wounded two men", taken for a noun: a verb."""
    doc, i = token.doc, token.i
    if token.tag_ != "NN" or not 0 < i < len(doc) - 2:
        return False
    subject, after = doc[i - 1], doc[i + 1]
    if subject.head is not token or subject.dep_ not in _BEFORE_VERB or subject.tag_ not in _SUBJECT_TAGS:
        return False
    if after.lower_ not in {"and", "or"} or doc[i + 2].tag_ not in {"VBD", "VBN"}:
        return False
    token.pos_, token.tag_ = "VERB", "VBD"
    token.lemma_ = forms("deeds", "taken_for_nouns")[token.lower_]
    subject.pos_, subject.dep_ = ("NOUN" if subject.tag_ == "JJ" else subject.pos_), "nsubj"
    for child in token.lefts:
        if child is not subject:
            heads[child.i] = subject.i
    if token.dep_ == "pobj" and token.head.head.pos_ == "NOUN" and subject.lemma_ in words("facilities", "vehicles"):
        # "two men on a motorcycle *shot* and killed a guard": the motorcycle goes back to "on"
        heads[subject.i], subject.dep_ = token.head.i, "pobj"
        give_subject(token, token.head.head, heads)
    return True


def mend_finite(token: Token, heads: list[int]) -> bool:
    """ "A string of bombings *hit* Lomar", taken for a participle: one that has an object is the verb of its sentence.

    "Bombs dropped by helicopters *killed* 12" as well, where the participle was taken for the verb.
    """
    noun = token.head
    if token.tag_ not in {"VBN", "VBD"} or not any(c.dep_ == "dobj" for c in token.rights):
        return False
    if noun.head is noun and noun.pos_ in {"NOUN", "PROPN"}:
        subject = noun
    elif noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head.head is noun.head.head:
        participle = noun.head.head
        found = [c for c in participle.lefts if c.dep_ == "nsubj"]
        if not found or any(c.dep_ in {"aux", "auxpass", "dobj"} for c in participle.children):
            return False
        subject = found[-1]
        heads[participle.i], participle.dep_, participle.tag_ = subject.i, "acl", "VBN"
    elif noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head.dep_ == "acl":
        subject = noun.head.head.head  # "A rocket fired by rebels *killed* seven", hung on the rebels
        if subject.head is not subject or subject.pos_ not in {"NOUN", "PROPN"}:
            return False
    else:
        return False
    top = subject if subject.head is subject else subject.head
    for child in top.children:
        if child.i > token.i or (child is not subject and top is not subject and child.i < subject.left_edge.i):
            heads[child.i] = token.i
    heads[token.i], token.dep_, token.tag_ = token.i, "ROOT", "VBD"
    heads[subject.i], subject.dep_ = token.i, "nsubj"
    return True


def mend_list(token: Token, heads: list[int]) -> bool:
    """ "killing him and *two* of his guards", joined to the verb: they join the object before "and"."""
    verb = token.head
    if token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or verb.pos_ != "VERB":
        return False
    link = token.doc[token.left_edge.i - 1]
    if link.dep_ != "cc" or link.head is not verb:
        return False
    # "stormed the camp, killing the commander and *ten* of his men": the list of the participle
    later = [c for c in verb.rights if c.pos_ == "VERB" and c.i < link.i]
    verbs = (verb, *(c for c in later if c.dep_ == "conj" or (c.dep_ == "advcl" and c.tag_ == "VBG")))
    objects = [c for v in verbs for c in v.rights if c.dep_ == "dobj" and c.i < link.i]
    comma = token.doc[link.i - 1].text == ","  # "killed the mayor, Ilo Venn, and her driver"
    if not objects or _right_edge(objects[-1]) not in {link.i - 1, link.i - 1 - comma}:
        return False
    heads[token.i] = heads[link.i] = objects[-1].i
    return True


def _right_edge(token: Token) -> int:
    """Index of the last word below a token."""
    while token.rights:
        token = token.rights[-1]
    return token.i


def mend_series(token: Token, heads: list[int]) -> bool:
    """ "They stormed the camp, *set* ablaze two huts and fled", taken for a clause beside it: one deed of several."""
    del heads
    verb = token.head
    bare = all(c.dep_ == "advmod" for c in token.lefts) and token.doc[token.left_edge.i - 1].text == ","
    if token.tag_ == verb.tag_ == "VBD" and verb.i < token.i and bare:
        token.dep_ = "conj"
    return False


def mend_after(token: Token, heads: list[int]) -> bool:
    """ "a year after a bomb at the market *killed* 12", cut into a phrase and a clause: the bomb killed them.

    "Two were hurt as a bomb *struck* a car" as well.
    """
    doc = token.doc
    if token.tag_ not in {"VBD", "VBN", "VBZ"} or token.i == 0 or not any(c.dep_ == "dobj" for c in token.rights):
        return False
    noun = doc[token.i - 1]
    if noun.dep_ == "cc" or any(c.dep_ not in {"npadvmod", "punct"} for c in token.lefts):
        return False
    for _ in range(_HIGHEST):
        if noun.dep_ == "pobj" and noun.head.lower_ in {"after", "as", "before"}:
            link = noun.head
            if any(t.text == "," for t in doc.tokens[link.i : token.i]):
                return False
            heads[noun.i], noun.dep_ = token.i, "nsubj"
            heads[link.i], link.dep_ = token.i, "mark"
            if token.dep_ == "conj":
                heads[token.i], token.dep_ = link.head.i, "advcl"
            return True
        noun = noun.head
    return False


def mend_dead(token: Token, heads: list[int]) -> bool:
    """ "Police shoot *dead* man who stabbed two": what the shot did to him, no dead man."""
    if token.lower_ not in words("deeds", "dead"):
        return False
    verb, noun = token.doc[token.i - 1] if token.i else token, token.head
    while noun.dep_ == "compound":  # "shot *dead* police chief Ilo Venn"
        noun = noun.head
    if noun.dep_ != "dobj" or noun.head is not verb:
        return False
    heads[token.i], token.dep_ = verb.i, "acomp"
    return True


def mend_fire(token: Token, heads: list[int]) -> bool:
    """ "Gunmen riding a motorcycle *opened* fire at a bus", taken for an opened fire that they ride: they opened it."""
    fire, clause = token.head, token.head.head
    rider = clause.head
    if fire.i != token.i + 1 or fire.lower_ != "fire" or clause.dep_ != "acl" or not rider.i < clause.i < token.i:
        return False
    if rider.pos_ not in {"NOUN", "PROPN"}:
        return False
    token.pos_, token.tag_ = "VERB", "VBD"
    take_place(token, rider, heads)
    heads[rider.i], rider.dep_ = token.i, "nsubj"
    heads[fire.i] = token.i
    for child in fire.lefts:
        if child is not token:
            heads[child.i] = clause.i if child.dep_ == "npadvmod" else rider.i
            child.dep_ = "dobj" if child.dep_ == "npadvmod" else child.dep_
    for child in (*fire.rights, *(c for c in clause.rights if c.i > fire.i)):
        heads[child.i] = token.i
    for child in rider.lefts:
        if child.lower_ in {"when", "after", "as", "before"}:
            heads[child.i], child.dep_ = token.i, "advmod"
    return True


def mend_day(token: Token, heads: list[int]) -> bool:
    """ "On *Sunday* gunmen stormed", "Last *Friday* rebels burned", taken for a kind of gunmen: when it was.

    "Officials said on *Sunday* drones from Velia had struck a depot" as well.
    """
    noun = token.head
    if token.dep_ != "compound" or noun.i != token.i + 1 or not (_armed(noun) or _flown(noun)):
        return False
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        heads[token.i], token.dep_ = noun.head.i, "npadvmod"
    elif noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
        verb = noun.head.head
        if verb.i < noun.i:
            verb = next((c for c in verb.rights if c.i > noun.i and c.dep_ == "ccomp"), noun)
        if verb is noun or any(c.dep_ in {"nsubj", "nsubjpass", "csubj"} for c in verb.lefts):
            return False
        heads[token.i], token.dep_ = noun.head.i, "pobj"
        hang_subject(noun, verb, heads)
    else:
        return False
    for child in noun.lefts:
        if child.i < token.i and child.dep_ in {"amod", "det"}:
            heads[child.i] = token.i
    return True


def _flown(noun: Token) -> bool:
    return noun.tag_ == "NNS" and noun.lemma_.lower() in words("deeds", "strike_craft") | words("weapons")


def _armed(noun: Token) -> bool:
    armed = words("people", "attackers", "security") | words("organizations", "SecurityForce")
    return noun.tag_ == "NNS" and noun.lemma_.lower() in armed


def _does(noun: str) -> bool:
    """Whether people or weapons are meant."""
    return noun in words("people") or noun in words("weapons")


def mend_own_subject(token: Token, heads: list[int]) -> bool:
    """ "A bomb *killed* judge Ilo Venn", taken for a killed judge: what has a subject is a verb with an object."""
    if token.tag_ not in {"VBN", "VBD"} or not token.lefts:
        return False
    subject = next((c for c in token.lefts if c.dep_ == "nsubj" or _does(c.lemma_.lower())), None)
    noun = token.head
    while noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    if subject is None or noun.i < token.i or noun.dep_ not in {"ROOT", "ccomp"}:
        return False
    token.pos_, token.tag_, subject.dep_ = "VERB", "VBD", "nsubj"
    take_place(token, noun, heads)
    heads[noun.i], noun.dep_ = token.i, "dobj"
    for child in noun.children:
        if child.dep_ in {"prep", "npadvmod", "punct", "advcl"} and (child.i > noun.i or child.i < subject.left_edge.i):
            heads[child.i] = token.i
    return True


def mend_day_first(token: Token, heads: list[int]) -> bool:
    """ "On 2 *May* 2014 two brothers shot nine pupils", the day hung on the brothers: when they did it.

    "On 2 *May* suspected rebels", "on the night of 2 *May* masked men" as well.
    """
    doc = token.doc
    start = token.i - 1 if token.i and doc[token.i - 1].like_num else token.i
    prep = doc[start - 1] if start else token
    if prep.dep_ != "prep" or (prep.lower_ != "on" and (prep.lower_ != "of" or prep.head.dep_ != "pobj")):
        return False
    end = token.i + 1
    while end < len(doc) - 1 and (doc[end].text == "," or (doc[end].text.isdigit() and len(doc[end].text) in _FIGURES)):
        end += 1
        if len(doc[end - 1].text) == _YEAR:
            break
    if doc[end - 1].text == "," or not any(t.like_num for t in doc.tokens[start:end]):
        return False
    noun = token.head
    while noun.dep_ in _MODIFYING and noun.head is not noun and noun.i >= start:
        noun = noun.head
    if noun.i < end or noun.pos_ not in {"NOUN", "PROPN"} or noun.head.i == token.i:
        return False
    before = [t for t in doc.tokens[noun.left_edge.i : start] if end <= heads[t.i] <= noun.i]
    if any(t.dep_ not in _BEFORE_SUBJECTS for t in before):
        return False
    verb = noun.head
    while verb.i < noun.i and verb.head is not verb:
        verb = verb.head
    if verb.i < noun.i or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if noun.head is prep:
        if any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > noun.i for c in verb.lefts):
            return False
        hang_subject(noun, verb, heads)
    for other in before:
        heads[other.i] = verb.i
    for other in doc.tokens[end : noun.i]:
        if start <= heads[other.i] < end:
            heads[other.i] = noun.i
    heads[token.i], token.dep_ = prep.i, "pobj"
    for other in doc.tokens[start:end]:
        if other is not token:
            heads[other.i], other.dep_ = token.i, "nummod"
    return True


def mend_doing_besides(token: Token, heads: list[int]) -> bool:
    """ "Firing at shoppers and *throwing* grenades", joined to the shoppers: what was done beside the firing."""
    noun = token.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if token.tag_ != "VBG" or noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ not in {"dobj", "pobj"}:
        return False
    if verb.tag_ != "VBG" or not any(c.dep_ == "dobj" for c in token.rights):
        return False
    heads[token.i] = verb.i
    for child in noun.rights:
        if child.dep_ == "cc" and child.i < token.i:
            heads[child.i] = verb.i
    return True
