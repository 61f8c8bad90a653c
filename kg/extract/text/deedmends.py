"""Mend the parse of deeds: who was shot dead and is named, who did it after a place, what was launched and hit.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.parse import Token
from kg.extract.text.triggers import table, verb_trigger
from kg.lexicon import words

_OF_NOUNS = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})
_RIDDEN = 5  # tokens from "on" to the motorcycle, or from an article to its noun
_OPENERS = frozenset({"advmod", "npadvmod", "prep", "punct"})  # what stands before the subject of a sentence


def mend_shot_dead(token: Token, heads: list[int]) -> bool:
    """ "Two gunmen on a motorcycle *shot* (dead) Ilo Venn", taken for a noun or a participle: they shot him.

    Whatever the parse made of the words around it: those before "shot" did it, whoever follows "dead" was hit.
    """
    doc, i = token.doc, token.i
    if not 0 < i < len(doc) - 2:
        return False
    dead = doc[i + 1] if doc[i + 1].lower_ in words("deeds", "dead") else None
    if token.pos_ == "VERB" and any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in token.lefts):
        return dead is not None and _give_victim(token, dead, heads)
    phrase = _doers(token)
    victim = _phrase_head(doc[i + 2 if dead is not None else i + 1])
    if phrase is None or victim is None:
        return False
    doer, link, ridden = phrase
    if dead is None and ridden is None and not _of_people(token, doer, victim):
        return False
    parts = [t for t in (doer, link, ridden, token, dead, victim) if t is not None]
    inside = {t.i for t in parts}
    # what hung on any of them; whichever hangs on none of them gives the verb its place
    around = [c for t in parts for c in t.children if c.i not in inside]
    take_place(token, next((t for t in parts if t.head is t or t.head.i not in inside), token), heads)
    _as_verb(token, "shoot")
    heads[doer.i], doer.dep_ = i, "nsubj"
    if dead is not None:
        heads[dead.i], dead.dep_ = i, "acomp"
    heads[victim.i], victim.dep_ = i, "dobj"
    if link is not None and ridden is not None:
        heads[link.i], link.dep_ = doer.i, "prep" if link.pos_ == "ADP" else "acl"
        heads[ridden.i], ridden.dep_ = link.i, "pobj" if link.pos_ == "ADP" else "dobj"
    for child in around:
        if child.i > victim.i:
            heads[child.i] = victim.i if child.head is victim and child.dep_ != "advcl" else i
        elif child.i > i:
            heads[child.i] = victim.i
        elif child.i > doer.i:
            heads[child.i] = ridden.i if ridden is not None else doer.i
        else:
            heads[child.i] = doer.i if child.dep_ in _OF_NOUNS else i
    return True


def _give_victim(shot: Token, dead: Token, heads: list[int]) -> bool:
    """ "A man shot dead *a neighbour* at a bar", hung on "dead": whom he shot, and where."""
    nominal = {"NOUN", "NUM", "PRON", "PROPN"}
    victim = next((c for c in dead.rights if c.pos_ in nominal and c.left_edge.i == dead.i + 1), None)
    if victim is None or shot.tag_ != "VBD" or any(c.dep_ == "dobj" for c in shot.rights):
        return False
    for child in dead.rights:
        heads[child.i] = shot.i
    victim.dep_ = "dobj"
    return True


def _of_people(shot: Token, doer: Token, victim: Token) -> bool:
    """Whether "shot" was taken for a name of people between two of them: "a gunman *shot* teacher Ilo Venn"."""
    between = shot.dep_ == doer.dep_ == "compound" and doer.head is shot
    return between and {doer.lemma_.lower(), victim.lemma_.lower()} <= words("people")


def _doers(shot: Token) -> tuple[Token, Token | None, Token | None] | None:
    """Who stands before "shot", with what they ride and the word that says so: "gunmen *on* a *motorcycle*"."""
    doc, before = shot.doc, shot.doc[shot.i - 1]
    if before.lemma_ in words("facilities", "vehicles"):
        start = max(shot.sent.start, before.i - _RIDDEN)
        link = next((t for t in reversed(doc.tokens[start : before.i]) if t.dep_ in {"prep", "acl"}), None)
        doer = doc[link.i - 1] if link is not None and link.i > shot.sent.start else None
        return (doer, link, before) if doer is not None and doer.pos_ in {"NOUN", "PROPN"} else None
    return (before, None, None) if before.tag_ in {"NN", "NNS", "NNP", "JJ"} else None


def _phrase_head(token: Token) -> Token | None:
    """The noun of the phrase that begins with a token; ``None`` where none does: "shot dead *by* police"."""
    if token.pos_ not in {"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"}:
        return None
    steps = 0
    while token.dep_ in _OF_NOUNS and token.head.i > token.i and steps < _RIDDEN:
        token, steps = token.head, steps + 1
    return token if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None


def _as_verb(token: Token, lemma: str) -> None:
    token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", lemma


def mend_second_deed(token: Token, heads: list[int]) -> bool:
    """ "Police said two men shot a trader and *wounded* his son", joined to "said": the two men did both.

    "The attack came a week after rebels ambushed a train and *killed* 26", joined to "came", as well.
    """
    said = token.head
    if token.tag_ not in {"VBD", "VBN"} or not said.i < token.i:
        return False
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.lefts):
        return False
    if said.lemma_.lower() in words("reporting"):
        clause = "ccomp"
    elif said.lemma_ in table("light")["happen"]:
        clause = "advcl"
    else:
        return False
    first = next((c for c in said.rights if c.dep_ == clause and c.i < token.i), None)
    if first is None or not (is_deed(first) and is_deed(token)):
        return False
    heads[token.i] = first.i
    for child in said.rights:
        if first.i < child.i < token.i and child.dep_ in {"cc", "punct"}:
            heads[child.i] = first.i
    return True


def is_deed(verb: Token) -> bool:
    """Whether a verb tells that somebody was attacked or hurt."""
    told = verb_trigger(verb)
    return told is not None and told.sense.family in {"attack", "harm"}


def mend_hurt(token: Token, heads: list[int]) -> bool:
    """ "Six people were killed and at least 17 *hurt*", the number taken for no subject: a participle with its own."""
    del heads
    before = token.doc[token.i - 1] if token.i else token
    before = before.head if before.lower_ == "more" else before  # "and five *more* hurt"
    counted = before.head is token and before.pos_ == "NUM" and before.dep_ in {"nummod", "npadvmod"}
    if token.tag_ not in {"NN", "VBN"} or token.dep_ != "conj" or not counted:
        return False
    if token.tag_ == "NN":
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBN", token.lower_
    before.dep_ = "nsubj"
    return False


def mend_apposition(token: Token, heads: list[int]) -> bool:
    """ "Killed a midwife, *Mara Quill*, and two patients", joined to the midwife: her name."""
    del heads
    noun = token.head
    if token.ent_type_ != "PERSON" or noun.tag_ != "NN" or noun.ent_type_ or noun.lemma_.lower() not in words("people"):
        return False
    doc = token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].text != ",":
        return False
    if token.left_edge.i != noun.i + 2 or doc[noun.i + 1].text != ",":
        return False
    if not any(c.dep_ in {"det", "poss"} for c in noun.lefts) or any(c.dep_ == "cc" for c in noun.rights):
        return False
    token.dep_ = "appos"
    return False


def mend_subject(token: Token, heads: list[int]) -> bool:
    """ "In the department of Arauca, *guerrillas* blew up a bridge", taken for a name of it: they did it.

    "In Lomar, a *missile* damaged a mill" as well.
    """
    place, forms = token.head, {token.lower_, token.lemma_.lower()}
    if token.i < place.i or not (forms & words("people") or forms & words("weapons")):
        return False
    above = place
    while above.dep_ in {"pobj", "prep", "appos"} and above.head is not above:
        above = above.head
    if above.pos_ != "VERB" or above.i < token.i or place.pos_ != "PROPN" or place.dep_ != "pobj":
        return False
    if (
        any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in above.lefts)
        or token.doc[token.left_edge.i - 1].text != ","
    ):
        return False
    hang_subject(token, above, heads)
    return True


def mend_launch(token: Token, heads: list[int]) -> bool:
    """ "Rockets fired from Velia *hit* a house", taken for rockets that fired: what was fired hit it.

    "Dynamite left at a door *blew* it off its hinges" as well, taken for two things that the dynamite did.
    """
    fired = token.head
    sent = words("deeds", "launching", "fixing", "sending")
    if token.tag_ != "VBD" or token.i < fired.i or fired.lemma_.lower() not in sent:
        return False
    if token.dep_ == "conj" and any(c.dep_ == "cc" or c.text == "," for c in fired.rights if c.i < token.i):
        return False
    subjects = [c for c in fired.lefts if c.dep_ == "nsubj"]
    if not subjects or subjects[-1].lemma_.lower() not in words("weapons"):
        return False
    name = _of_who_stands_before(token)
    if any(c.dep_ in {"dobj", "aux", "prt"} for c in fired.children) or any(c is not name for c in token.lefts):
        return False
    if name is not None:
        heads[name.i], name.dep_ = name.left_edge.i - 1, "appos"
    fired.tag_ = "VBN"
    set_aside(fired, subjects[-1], token, heads)
    return True


def _of_who_stands_before(verb: Token) -> Token | None:
    """The name of somebody told of before it, taken for a subject: "sent to the home of judge *Ilo Venn* killed"."""
    name = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    before = verb.doc[name.left_edge.i - 1] if name is not None and name.left_edge.i else verb
    return name if before.dep_ == "pobj" and before.lemma_.lower() in words("people") else None


def mend_borne(token: Token, heads: list[int]) -> bool:
    """ "Two men on motorcycles *sprayed* a bar with bullets", taken for a clause about the motorcycles: the men did.

    "Three men armed with rifles *killed* a guard" as well.
    """
    borne = token.head
    doer = borne.head.head
    if borne.lemma_ in words("weapons") and doer.dep_ == "acl" and doer.lower_ in words("deeds", "carrying"):
        doer = doer.head
    elif borne.lemma_ not in words("facilities", "vehicles"):
        return False
    # "two gunmen on a motorcycle *killed Ilo Venn*", taken for the name of the motorcycle
    hit = next((c for c in borne.rights if c.dep_ == "appos" and c.left_edge.i == token.i + 1), None)
    active = token.tag_ in {"VBD", "VBN"} and not token.lefts and (hit or any(c.dep_ == "dobj" for c in token.rights))
    if not active or borne.dep_ != "pobj" or borne.i != token.i - 1 or doer.pos_ != "NOUN":
        return False
    if doer.dep_ not in {"ROOT", "ccomp", "dep"}:
        return False
    token.tag_ = "VBD"
    give_subject(token, doer, heads)
    if hit is not None:
        heads[hit.i], hit.dep_ = token.i, "dobj"
    return True


def give_subject(verb: Token, noun: Token, heads: list[int]) -> None:
    """Make the noun the subject of the verb, which takes its place in the sentence with what stands around them."""
    take_place(verb, noun, heads)
    hang_subject(noun, verb, heads)
    for child in noun.children:
        # "*Eight months ago*, two men on a motorcycle shot *and killed* a guard *on a road*"
        if child.i > verb.i or (child.i < noun.i and child.dep_ in _OPENERS):
            heads[child.i] = verb.i
            child.dep_ = "advcl" if child.dep_ == "acl" else child.dep_  # "..., *wounding* the driver"


def hang_subject(noun: Token, verb: Token, heads: list[int]) -> None:
    """Hang a noun on a verb as its subject."""
    heads[noun.i] = verb.i
    noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"


def take_place(token: Token, other: Token, heads: list[int]) -> None:
    """Hang a token where another one hangs, with the same relation; the other one is then to be hung elsewhere."""
    top = heads[other.i] == other.i
    heads[token.i], token.dep_ = (token.i, "ROOT") if top else (heads[other.i], other.dep_)


def set_aside(participle: Token, subject: Token, verb: Token, heads: list[int]) -> None:
    """Let a participle taken for the verb say something of the subject, whose verb comes after it."""
    take_place(verb, participle, heads)
    heads[subject.i], heads[participle.i], participle.dep_ = verb.i, subject.i, "acl"
    for child in participle.rights:
        if child.i > verb.i:
            heads[child.i] = verb.i


def mend_crash(token: Token, heads: list[int]) -> bool:
    """ "A minibus *overturned* near Varnell, leaving nine dead", taken for one that was: it is what the bus did."""
    noun = token.head
    if noun.head is not noun or token.i != noun.i + 1 or token.lemma_.lower() not in words("factuality", "crashes"):
        return False
    token.tag_ = "VBD"
    give_subject(token, noun, heads)
    return True


def mend_riding(token: Token, heads: list[int]) -> bool:
    """ "A bomber *driving* a truck packed with explosives rammed a gate", taken for the subject: who rammed it."""
    verb = token.head
    doer = next((c for c in token.lefts if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    if token.tag_ != "VBG" or doer is None or verb.pos_ != "VERB" or any(c.dep_ == "nsubj" for c in verb.lefts):
        return False
    heads[doer.i] = verb.i
    heads[token.i], token.dep_ = doer.i, "acl"
    return True


def mend_on_the_move(token: Token, heads: list[int]) -> bool:
    """ "*Retreating* Red Front rebels blew up a bridge", taken for what was done to them: they blew it up."""
    people = next((c for c in token.rights if c.dep_ == "dobj"), None)
    if token.tag_ != "VBG" or token.children != token.rights or people is None or people.tag_ != "NNS":
        return False
    if people.left_edge.i != token.i + 1 or any(c.dep_ in {"det", "poss"} for c in people.lefts):
        return False
    if people.lemma_.lower() not in words("people") or verb_trigger(token.head) is None:
        return False
    heads[people.i], people.dep_ = token.head.i, "nsubj"
    heads[token.i], token.dep_ = people.i, "amod"
    return True


def mend_agent(token: Token, heads: list[int]) -> bool:
    """ "It was the first death since a man was killed there, reportedly *by* rebels", hung on "was": who killed him."""
    above = token.head
    if above.lemma_ != "be" or token.dep_ != "prep" or above.dep_ == "auxpass" or above.i > token.i:
        return False
    between = token.doc.tokens[above.i + 1 : token.i]
    passive = next((t for t in reversed(between) if any(c.dep_ == "auxpass" for c in t.lefts)), None)
    if passive is None or any(c.dep_ == "agent" for c in passive.rights):
        return False
    heads[token.i], token.dep_ = passive.i, "agent"
    return True
