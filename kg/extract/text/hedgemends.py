"""Mend the parse of clauses that say between subject and verb who is thought to have done it, or whom it was meant for.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import give_subject, take_place
from kg.extract.text.parse import Token
from kg.extract.text.triggers import event_heads
from kg.lexicon import words

_AT = frozenset({"against", "at", "inside", "near", "on", "outside"})
_CALENDAR = frozenset({"CARDINAL", "DATE", "TIME"})
_CLAUSES = frozenset({"ccomp", "conj", "dep", "parataxis"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOWNS = frozenset({"GPE", "LOC"})


def mend_blamed(token: Token, heads: list[int]) -> bool:
    """ "Rockets that officials *blamed* on rebels hit a house", taken for officials who hit it: the rockets did."""
    speaker = token.head
    verb = speaker.head
    noun = verb.head
    if token.lemma_ not in words("deeds", "laid_to") or speaker.dep_ != "nsubj" or verb.dep_ not in {"relcl", "ccomp"}:
        return False
    if not noun.i < speaker.i < token.i < verb.i or noun.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return False
    relative = next((c for c in verb.lefts if noun.i < c.i < speaker.i and c.lower_ in {"that", "which"}), None)
    if relative is None or not any(c.lower_ in {"on", "to"} for c in token.rights):
        return False
    if noun.pos_ == "VERB":  # "On Friday, *drones* that officials blamed on rebels hit"
        if noun.lemma_.lower() not in words("weapons"):
            return False
        noun.pos_, noun.tag_ = "NOUN", "NNS" if noun.tag_ == "VBZ" else "NN"
    heads[token.i], token.dep_, token.tag_ = noun.i, "relcl", "VBD"
    heads[relative.i], relative.dep_ = token.i, "dobj"
    heads[speaker.i] = token.i
    give_subject(verb, noun, heads)
    return True


def mend_held(token: Token, heads: list[int]) -> bool:
    """ "Gunmen *believed* to be rebels killed two", taken for gunmen who believed: they are believed to be rebels."""
    noun = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    below = next((c for c in token.rights if c.dep_ == "xcomp" and _infinitive(c)), None)
    if noun is None or below is None or any(c.dep_ in {"aux", "auxpass", "neg"} for c in token.lefts):
        return False
    around = token.head.rights if token.dep_ == "advcl" else ()  # "a day after a man thought to be a fan *shot* her"
    later = (c for c in (*token.rights, *around) if c.i > below.i and c.dep_ in _CLAUSES and _finite(c))
    verb = next(later, None) or _hung_on_what_one_is(below)
    beside = (*token.rights, *around, *verb.lefts) if verb is not None else ()
    if verb is None or any(c.dep_ in {"cc", "mark"} for c in beside if below.i < c.i < verb.i):
        return False
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None:
        if below.lemma_ != "be" or subject.left_edge.i != below.i + 1:
            return False
        heads[subject.i], subject.dep_ = below.i, "attr"  # "believed to be *rebels* killed two"
    _hang_aside(token, noun, verb, heads)
    return True


def _hang_aside(participle: Token, noun: Token, verb: Token, heads: list[int]) -> None:
    """Make a verb what is told of a noun beside, "gunmen *believed* to be rebels killed", and the noun a subject."""
    if participle.head is not noun:
        take_place(noun, participle, heads)
    heads[participle.i], participle.dep_, participle.tag_ = noun.i, "acl", "VBN"
    for child in participle.children:
        if child.i < noun.i or child.i > verb.i:
            heads[child.i] = verb.i
    give_subject(verb, noun, heads)


def _hung_on_what_one_is(verb: Token) -> Token | None:
    """The next verb, taken for a participle: "thought to be a fan fatally *shot* her"."""
    noun = next((c for c in verb.rights if c.dep_ == "attr"), None)
    hung = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBD"] if noun is not None else []
    return next((c for c in hung if any(k.dep_ == "dobj" for k in c.rights)), None)


def mend_held_launch(token: Token, heads: list[int]) -> bool:
    """ "A shell believed to have been fired by rebels *landed* in a yard", hung on the rebels: the shell did."""
    doer = token.head
    fired = doer.head.head
    held = fired.head
    noun = held.head
    if token.tag_ not in {"VBD", "VBN"} or doer.head.dep_ != "agent" or fired.dep_ != "xcomp" or held.dep_ != "acl":
        return False
    if noun.head is not noun or noun.pos_ != "NOUN" or token.i != doer.i + 1:
        return False
    token.tag_ = "VBD"
    give_subject(token, noun, heads)
    return True


def mend_laid(token: Token, heads: list[int]) -> bool:
    """ "A bombing blamed on militants *killed* two, police said", hung on the militants: the bombing did."""
    doer = token.head
    laid = doer.head.head
    noun = laid.head
    if token.tag_ not in {"VBD", "VBN"} or not any(c.dep_ == "dobj" for c in token.rights) or token.i != doer.i + 1:
        return False
    if doer.head.lower_ not in {"on", "to"} or laid.dep_ != "acl" or laid.lemma_ not in words("deeds", "laid_to"):
        return False
    said = noun.dep_ in _SUBJECTS and any(c.dep_ in _SUBJECTS and c.i > token.i for c in noun.head.lefts)
    if noun.head is not noun and not said:
        return False
    token.tag_ = "VBD"
    give_subject(token, noun, heads)
    if said:
        token.dep_ = "ccomp"
    return True


def mend_claimed_deed(token: Token, heads: list[int]) -> bool:
    """ "A bombing claimed by the Front *at a church* killed two", hung on the claim: the bombing was there."""
    noun = token.head
    if token.tag_ != "VBN" or token.lemma_ not in words("deeds", "laid_to") | words("responsibility", "claimers"):
        return False
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() not in event_heads():
        return False
    told = [c for c in token.rights if c.dep_ in {"agent", "prep"}]
    aims = [(c, t) for c in told[1:] for t in c.rights if t.dep_ == "pobj" and t.ent_type_ not in _CALENDAR]
    moved = [c for c, t in aims if c.lower_ in _AT or (c.lower_ == "in" and t.ent_type_ in _TOWNS)]
    for prep in moved:
        heads[prep.i] = noun.i
    return bool(moved)


def mend_meant_for(token: Token, heads: list[int]) -> bool:
    """ "A bomb meant *for a judge* killed two guards", taken for what the judge did: the bomb killed them.

    Also where the killing is taken for what the bomb meant.
    """
    meant = token.head.head if token.dep_ == "mark" else token.head
    verb = token.head if token.dep_ == "mark" else next((c for c in meant.rights if c.dep_ == "ccomp"), None)
    if verb is None or not _finite(verb) or meant.tag_ not in {"VBD", "VBN"}:
        return False
    noun = meant.head if meant.dep_ == "acl" else next((c for c in meant.lefts if c.dep_ in _SUBJECTS), None)
    if noun is None or not noun.i < meant.i < token.i or any(c.dep_ in {"auxpass", "dobj"} for c in meant.children):
        return False
    aim = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i > token.i), None)
    if (aim is None) is (token.dep_ == "mark") or any(t.is_punct for t in token.doc.tokens[token.i : verb.i]):
        return False
    if aim is not None:
        heads[aim.i], aim.dep_ = token.i, "pobj"
        heads[token.i], token.dep_ = meant.i, "prep"
    _hang_aside(meant, noun, verb, heads)
    return True


def mend_inverted(token: Token, heads: list[int]) -> bool:
    """ "The army killed ten, *charged* the rebel spokesman", taken for what the army did: he says it."""
    doc, clause = token.doc, token.head if token.dep_ == "conj" else next(iter(token.lefts), token)
    if token.tag_ != "VBD" or token.i == 0 or doc[token.i - 1].text != "," or clause.pos_ != "VERB":
        return False
    below = [c for c in token.rights if not c.is_punct]
    if len(below) != 1 or below[0].dep_ != "dobj" or clause.i > token.i:
        return False
    if any(not c.is_punct and c is not clause for c in token.lefts) or any(c.dep_ == "cc" for c in clause.rights):
        return False
    speaker = below[0]
    if speaker.lemma_.lower() not in words("people", "officials") and speaker.tag_ != "NNP":
        return False
    if token.dep_ == "conj":
        take_place(token, clause, heads)
    heads[clause.i], clause.dep_ = token.i, "ccomp"
    speaker.dep_ = "nsubj"
    return True


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in verb.lefts)


def _finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.lefts if c.dep_ in {"aux", "auxpass"})
