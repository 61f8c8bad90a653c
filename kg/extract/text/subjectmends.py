"""Mend what the parser of the model makes of subjects: two of one verb, and a verb that goes on what was said.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import give_subject, set_aside, take_place
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, in_dateline
from kg.extract.text.triggers import event_heads, noun_trigger, verb_trigger
from kg.lexicon import load, words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"advcl", "ccomp", "conj", "dep"})
_NEAR = 4  # tokens from the noun before a comma to the one after it
_SAYS = frozenset({"ccomp", "dobj", "xcomp"})
_COMPLETED = frozenset({"VB", "VBN"})  # forms after an auxiliary: "would *go*", "had *gone*"


def mend_holder_subject(token: Token, heads: list[int]) -> bool:
    """ "In a statement by his spokesman, *Ilo Venn*, the governor vowed", taken for a subject: the spokesman's name."""
    start = token.left_edge.i
    if token.ent_type_ != "PERSON" or start < 2 or token.doc[start - 1].text != "," or not _beside_another(token):
        return False
    holder = token.doc[start - 2]
    if holder.tag_ != "NN" or holder.dep_ != "pobj" or holder.lemma_.lower() not in words("people", "officials"):
        return False
    heads[token.i], token.dep_ = holder.i, "appos"
    return True


def mend_for_whom(token: Token, heads: list[int]) -> bool:
    """ "Men who said they spoke for *the Front* denied it", taken for a subject: for whom they spoke."""
    start = token.left_edge.i
    before = token.doc[start - 1] if start else token
    if before.pos_ != "ADP" or before.dep_ != "prep" or any(True for _ in before.children):
        return False
    if not any(c.dep_ in _SUBJECTS and c.i < start for c in token.head.lefts if c is not token):
        return False
    heads[token.i], token.dep_ = before.i, "pobj"
    return True


def mend_said_on(token: Token, heads: list[int]) -> bool:
    """ "Said it would not be in vain and *repeated* that", taken for a part of what was said: a second act of speech.

    Whatever stands in the past after "would" is none: "wrote that they will have no peace and *sent* soldiers".
    """
    first = token.head
    above = first.head
    telling = token.lemma_.lower() in words("reporting") and any(c.dep_ == "ccomp" for c in token.rights)
    if token.tag_ != "VBD" and not (token.tag_ == "VBN" and telling):
        return False
    if first.dep_ != "ccomp" or first.tag_ not in _COMPLETED or token.i < first.i:
        return False
    if any(c.dep_ in _SUBJECTS | {"aux"} for c in token.lefts) or above.lemma_.lower() not in words("reporting"):
        return False
    modal = first.tag_ == "VB" and any(c.tag_ == "MD" for c in first.lefts)
    perfect = first.tag_ == "VBN" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in first.lefts)
    if not modal and not (perfect and token.lemma_.lower() in words("reporting")):
        return False
    heads[token.i], token.tag_ = above.i, "VBD"
    return True


def mend_judges_besides(token: Token, heads: list[int]) -> bool:
    """ "A spokesman said two men were killed and *blamed* the Front", taken for what the two men did: he blames it.

    "The Front denied a role in the attack that killed two and *condemned* it" as well, taken for what the attack did.

    Whoever attacks and whoever is hit blames and condemns nobody for it: "said rebels shelled it and *condemned* this".
    """
    first = token.head
    above = token.doc[heads[first.i]]
    if first.dep_ == "relcl" and not first.head.ent_type_:
        above = next((t for t in ancestors(first, 6) if t.lemma_.lower() in words("reporting")), above)
    if (
        token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
        or first.dep_ not in {"ccomp", "relcl"}
        or not above.i < first.i < token.i
    ):
        return False
    if above.lemma_.lower() not in words("reporting") or any(
        c.dep_ in _SUBJECTS | {"aux", "auxpass"} for c in token.lefts
    ):
        return False
    if token.lemma_.lower() not in words("reporting", "accuse", "condemn", "vow") or not _SAYS & {
        c.dep_ for c in token.rights
    }:
        return False
    if not _told_of(first, vows=token.lemma_.lower() in words("reporting", "vow")):
        return False
    heads[token.i], token.tag_ = above.i, token.tag_ if token.tag_ != "VBN" else "VBD"
    for child in first.rights:
        if child.dep_ == "cc" and child.i < token.i:
            heads[child.i] = above.i
    return True


def _told_of(first: Token, *, vows: bool) -> bool:
    """Whether a clause is on what was done to somebody or on an event, so that its subject says nothing itself."""
    subject = next((c for c in first.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None:
        return False
    if first.dep_ == "relcl":
        people = words("people") | words("organizations")
        return subject.lower_ in {"that", "which"} and first.head.lemma_.lower() not in people
    event = noun_trigger(subject) is not None
    if vows and subject.dep_ == "nsubj" and not event:
        return False  # "said a man shot two guards and *threatened* to kill more": the man did
    deed = verb_trigger(first)
    harmed = deed is not None and deed.sense.family in {"attack", "harm"}
    return event or (harmed and subject.pos_ != "PRON")


def mend_participle(token: Token, heads: list[int]) -> bool:
    """ "Notes that a man *presenting himself* as its head has rejected this", taken for two clauses: he rejected it."""
    clauses = [c for c in token.head.rights if c.dep_ == "ccomp" and c.i < token.i]
    if not clauses or any(c.dep_ in _SUBJECTS | {"cc", "mark"} for c in token.lefts):
        return False
    doing = clauses[-1]
    subject = next((c for c in doing.lefts if c.dep_ == "nsubj"), None)
    if doing.tag_ != "VBG" or subject is None or any(c.dep_ == "aux" for c in doing.lefts):
        return False
    for child in doing.lefts:
        if child.dep_ == "mark":
            heads[child.i] = token.i
    heads[subject.i], heads[doing.i], doing.dep_ = token.i, subject.i, "acl"
    return True


def mend_gerund(token: Token, heads: list[int]) -> bool:
    """ "Weeks of shelling that *killed* 60 people", taken for what the shelling told: which shelling it was."""
    deed = token.head
    if deed.tag_ != "VBG" or deed.dep_ != "pobj" or deed.i > token.i or deed.lower_ not in event_heads():
        return False
    link = next((c for c in token.lefts if c.lower_ in {"that", "which"} and c.dep_ == "nsubj"), None)
    if link is None or link.i != deed.i + 1:
        return False
    deed.pos_, deed.tag_, deed.lemma_ = "NOUN", "NN", deed.lower_
    heads[token.i], token.dep_ = deed.i, "relcl"
    return True


def mend_doing(token: Token, heads: list[int]) -> bool:
    """ "Gunmen shouting slogans *attacked* a hotel", taken for what they shout: what they did."""
    doing = token.head
    subject = next((c for c in doing.lefts if c.dep_ == "nsubj"), None)
    if token.tag_ not in {"VBD", "VBN"} or doing.tag_ != "VBG" or subject is None or doing.i > token.i:
        return False
    if subject.i + 1 != doing.i or any(c.dep_ in {"aux", "auxpass", "cc", "mark"} | _SUBJECTS for c in token.lefts):
        return False
    if not any(c.dep_ in {"dobj", "prep"} and c.i < token.i for c in doing.rights):
        return False
    token.tag_ = "VBD"
    set_aside(doing, subject, token, heads)
    return True


def mend_tied(token: Token, heads: list[int]) -> bool:
    """ "Rebels *linked* to Osk stormed a hotel", taken for the verb of the sentence: whose rebels they are."""
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.i + 1 != token.i or any(c.dep_ in {"aux", "dobj"} for c in token.children):
        return False
    deed = next((c for c in token.rights if c.tag_ == "VBD" and c.dep_ in _CLAUSES), None)
    if deed is None or any(c.dep_ in {"aux", "cc", "mark"} | _SUBJECTS for c in deed.lefts):
        return False
    set_aside(token, subject, deed, heads)
    return True


def mend_dated_subject(token: Token, heads: list[int]) -> bool:
    """ "VARNELL, Velia – Masked *men* stormed a hotel", taken for a name of the town: they stormed it."""
    verb = token.head
    if not in_dateline(token) or in_dateline(verb):
        return False
    apart = (t for t in token.doc.tokens[token.i + 1 : verb.i] if in_dateline(t.head) and not in_dateline(t))
    subject = next((t for t in apart if t.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None:
        return False
    heads[subject.i], subject.dep_, token.dep_ = verb.i, token.dep_, "dep"
    return True


def mend_taken(token: Token, heads: list[int]) -> bool:
    """ "Gunmen abducted 40 *pupils* from a school in Lomar, officials said", taken for who said so: whom they took."""
    said = token.head
    if said.lemma_.lower() not in words("reporting") or token.i > said.i:
        return False
    deed = next((c for c in said.lefts if c.dep_ == "ccomp" and c.i + 1 == token.left_edge.i), None)
    if deed is None or verb_trigger(deed) is None or any(c.dep_ in {"dobj", "auxpass"} for c in deed.children):
        return False
    speaker = said.doc[said.i - 1]
    if speaker is token or speaker.pos_ not in {"NOUN", "PROPN"} or speaker.dep_ != "pobj":
        return False
    heads[token.i], token.dep_ = deed.i, "dobj"
    heads[speaker.i], speaker.dep_ = said.i, "nsubj"
    comma = next((c for c in speaker.subtree if c.text == "," and c.head.i < c.i < speaker.i), None)
    if comma is not None and comma.head.dep_ in {"nmod", "compound"}:
        # "in Lomar state, security officials said": the state is where, the officials are who
        heads[comma.head.i], comma.head.dep_ = speaker.head.i, "pobj"
    return True


def mend_shifted(token: Token, heads: list[int]) -> bool:
    """ "Condemned in the strongest terms the ambush *laid* on Sunday", taken for terms: what is condemned."""
    terms = token.head
    verb = terms.head.head
    if token.tag_ not in {"VBD", "VBN"} or terms.dep_ != "pobj" or verb.lemma_.lower() not in words("reporting"):
        return False
    shifted = next((c for c in token.lefts if c.dep_ in _SUBJECTS and not c.tag_.startswith("W")), None)
    if shifted is None or shifted.left_edge.i != terms.i + 1 or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    if any(c.dep_ in {"aux", "auxpass", "dobj"} for c in token.children):
        return False  # "in the very place they had chosen"
    heads[shifted.i], shifted.dep_ = verb.i, "dobj"
    heads[token.i], token.dep_, token.tag_ = shifted.i, "acl", "VBN"
    return True


def mend_in_terms(token: Token, heads: list[int]) -> bool:
    """ "Condemned in the strongest terms Sunday's *attack*", taken for other words for the terms: what is condemned."""
    terms = token.head
    verb = terms.head.head
    if terms.dep_ != "pobj" or terms.head.lower_ != "in" or verb.lemma_.lower() not in words("reporting", "condemn"):
        return False
    between = token.doc.tokens[terms.i + 1 : token.left_edge.i]
    if any(t.text == "," for t in between) or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    heads[token.i], token.dep_ = verb.i, "dobj"
    return True


def mend_their_own(token: Token, heads: list[int]) -> bool:
    """ "A bombing killed an officer, *his daughter* and a baker", hung on the bombing or the officer: one more hit."""
    start = token.left_edge.i
    if start < 2 or token.doc[start].tag_ != "PRP$" or token.doc[start - 1].text != ",":
        return False
    objects = token.head.head.rights if token.head.dep_ in _SUBJECTS else [token.head]
    hit = next((c for c in objects if c.dep_ == "dobj" and start - _NEAR <= c.i < start), None)
    if hit is None or not any(c.dep_ == "cc" for c in token.rights):
        return False
    heads[token.i], token.dep_ = hit.i, "conj"
    return True


def _beside_another(token: Token) -> bool:
    """Whether the verb has a subject nearer to it."""
    return any(c.dep_ in _SUBJECTS and token.i < c.i < token.head.i for c in token.head.lefts)


def mend_split_subject(token: Token, heads: list[int]) -> bool:
    """ "KARACHI, Pakistan - *Gunmen* | attacked a consulate", cut into two sentences: they attacked."""
    verb = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.pos_ != "NOUN" or verb.tag_ not in {"VBD", "VBZ"} or verb.head is token or token.sent.end != verb.i:
        return False
    if verb.lefts or verb_trigger(verb) is None:
        return False
    heads[token.i], token.dep_ = verb.i, "nsubj"
    return True


def mend_ploughed(token: Token, heads: list[int]) -> bool:
    """ "A driver *ploughed* through a crowd", taken for one that was: it is what the driver did."""
    noun = token.head
    told = verb_trigger(token) if token.tag_ in {"VBN", "VBD"} and token.i == noun.i + 1 else None
    if told is None or told.sense.type != "VehicleRamming" or noun.dep_ not in {"ROOT", "dep"}:
        return False
    if any(c.dep_ == "agent" for c in token.rights):
        return False
    token.tag_ = "VBD"
    if noun.dep_ == "dep":
        token.dep_, noun.dep_ = "ccomp", "nsubj"
        heads[token.i], heads[noun.i] = noun.head.i, token.i
        for child in noun.rights:
            if child is not token:
                heads[child.i], child.dep_ = token.i, "advcl" if child.dep_ == "acl" else child.dep_
    else:
        give_subject(token, noun, heads)
    return True


def mend_more(token: Token, heads: list[int]) -> bool:
    """ "Killed four, and up to nine *more* injured", hung on the participle: so many people more."""
    verb, number = token.head, token.doc[token.i - 1]
    if token.tag_ != "RBR" or verb.i != token.i + 1 or verb.tag_ not in {"VBN", "VBD", "JJ"}:
        return False
    if number.head not in {token, verb} or not (
        number.pos_ == "NUM" or number.lower_ in load("numbers")["vague"]["phrases"]
    ):
        return False
    token.tag_, token.dep_, number.dep_ = "JJR", "nsubjpass", "nummod"
    heads[number.i] = token.i
    return True


def mend_joint(token: Token, heads: list[int]) -> bool:
    """ "Afghan and international *forces* captured a chief", hung on the first adjective: both say whose forces."""
    nation = token.head
    if token.tag_ not in {"NN", "NNS"} or nation.tag_ != "JJ" or nation.ent_type_ != "NORP":
        return False
    if token.left_edge.i != nation.i + 2 or any(c.dep_ == "det" for c in token.lefts):
        return False
    take_place(token, nation, heads)
    heads[nation.i], nation.dep_ = token.i, "amod"
    for child in nation.children:
        if child.i < nation.i or child.i > token.i:
            heads[child.i] = token.i
    return True


def mend_which(token: Token, heads: list[int]) -> bool:
    """ "It follows a shooting in Osk, that *left* nine dead", hung on "follows": the shooting did."""
    if not any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in token.lefts):
        return False
    verb = token.head
    if token.dep_ == "ROOT":  # both verbs may be taken for one clause in the other
        verb = next((c for c in token.lefts if c.dep_ == "ccomp"), token)
    if token.i <= verb.i:
        return False
    told = [c for c in verb.rights if c.dep_ == "dobj"]
    told += [t for c in verb.rights if c.lower_ in {"after", "since"} for t in c.rights if t.dep_ == "pobj"]
    deed = next((t for t in told if t.i < token.i and noun_trigger(t) is not None), None)
    if deed is None:
        return False
    if token.dep_ == "ROOT":
        heads[verb.i], verb.dep_ = verb.i, "ROOT"
    heads[token.i], token.dep_ = deed.i, "relcl"
    return True


def mend_embedded(token: Token, heads: list[int]) -> bool:
    """ "Claimed a bombing in Lomar that police *said* killed three", hung on "claimed": the bombing did, police say."""
    below = next((c for c in token.rights if c.dep_ == "ccomp"), None)
    link = next((c for c in below.lefts if c.lower_ in {"that", "which"} and c.i < token.i), None) if below else None
    if link is None or link.dep_ != "nsubj" or token.lemma_.lower() not in words("reporting"):
        return False
    before = token.doc.tokens[token.head.i + 1 : link.i]
    deed = next((t for t in reversed(before) if t.pos_ == "NOUN" and noun_trigger(t) is not None), None)
    if deed is None:
        return False
    heads[token.i], token.dep_, link.tag_ = deed.i, "relcl", "WDT"
    return True
