"""Mend what the parser of the model makes of phrases: who is a second subject, what an attack was on, whom a bus takes.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import take_place
from kg.extract.text.parse import Token
from kg.extract.text.triggers import event_heads, table, verb_trigger
from kg.lexicon import words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACES = frozenset({"FAC", "GPE", "LOC"})
_CALENDAR = frozenset({"DATE", "TIME"})
_HIGHEST = 5  # heads from what was hit to who hit it


def mend_second_subject(token: Token, heads: list[int]) -> bool:
    """ "A bombing at a market in Varnell, *Lomar* killed 26", taken for a second subject: where Varnell is.

    "A hospital in the Lomari capital, *Varnell* came under fire" as well, where the first was taken for no subject.
    """
    doc, verb, start = token.doc, token.head, token.left_edge.i
    if verb.i < token.i or start < 2 or verb.pos_ not in {"VERB", "AUX"}:
        return False
    # "A mill in the Lomari capital *Varnell* was hit": a comma or none
    named = doc[start - 2] if doc[start - 1].text == "," else doc[start - 1]
    if token.ent_type_ not in _PLACES and token.lemma_.lower() not in words("regions"):
        return False  # "In Varnell district, Lomar province, a *leader* was arrested"
    if doc[start - 1].text != "," and (named.lemma_.lower() not in words("regions") or named.dep_ != "pobj"):
        return False
    before = [c for c in verb.lefts if c.i < start and c.pos_ in {"NOUN", "PROPN", "VERB"}]
    first = next((c for c in before if c.dep_ in _SUBJECTS), None)
    placed = named.lemma_.lower() in words("regions") or named.ent_type_ == token.ent_type_ == "GPE"
    if first is None and token.pos_ == "PROPN" and placed:
        first = next((c for c in before if _opens(c)), None)
        if first is not None:
            first.dep_ = "nsubj"
    if first is None or first.tag_.startswith("W") or named.pos_ not in {"PROPN", "NOUN"} or named.is_punct:
        return False
    heads[token.i], token.dep_ = named.i, "appos"
    dated = named.head.head if named.dep_ == "pobj" else first
    for child in (*token.rights, *verb.lefts):
        if child.i > token.i and child.dep_ == "prep" and any(c.ent_type_ in _CALENDAR for c in child.rights):
            heads[child.i] = dated.i  # "the attack in Varnell, the capital of Lomar *on 3 May* drew condemnation"
    return True


def mend_holder(token: Token, heads: list[int]) -> bool:
    """ "The mayor of Lomar, *Ilo Venn*, was shot", taken for a name of Lomar: the mayor's.

    "The mastermind of the murder of a judge in Lomar, *Ilo Venn*, was held" as well.
    """
    beside = token.head
    if token.ent_type_ != "PERSON" or beside.dep_ != "pobj" or beside.ent_type_ == "PERSON" or token.i < beside.i:
        return False
    if token.doc[token.left_edge.i - 1].text != "," or any(c.dep_ == "cc" for c in beside.rights):
        return False  # "the mayor of Lomar, Varnell and Osk"
    bearer = _bearer(beside)
    if bearer is None or bearer is beside:
        return False
    heads[token.i], token.dep_ = bearer.i, "appos"
    return True


def _bearer(noun: Token) -> Token | None:
    """Who in a chain of phrases is one person, whose name may follow: who is tied to a deed, or the next in office."""
    chain = [noun]
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
        chain.append(noun)
    people = [t for t in chain if t.tag_ == "NN"]
    last = chain[-1]
    if last in people and last.dep_ in _SUBJECTS and last.lemma_.lower() in words("responsibility", "suspect_nouns"):
        return last
    return next((t for t in people if t.lemma_.lower() in words("titles", "offices")), None)


def mend_whom(token: Token, heads: list[int]) -> bool:
    """ "A shell hit people *queuing* for bread", taken for what the shell hit them do: whom it hit."""
    verb = token.head
    people = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if token.tag_ != "VBG" or people is None or people.pos_ != "NOUN" or people.left_edge.i != verb.i + 1:
        return False
    if any(c.dep_ in {"aux", "mark"} for c in token.lefts) or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    told = verb_trigger(verb)
    if told is None or told.sense.family not in {"attack", "harm"}:
        return False
    heads[people.i], people.dep_ = verb.i, "dobj"
    heads[token.i], token.dep_ = people.i, "acl"
    return True


def _opens(token: Token) -> bool:
    """Whether a word can be the subject that was overlooked: "*a hospital* in Varnell", "*shelling* of a camp"."""
    if token.tag_ == "VBG":
        return any(c.lower_ == "of" for c in token.rights)
    return token.pos_ == "NOUN" and any(c.dep_ == "det" for c in token.lefts)


def mend_aim(token: Token, heads: list[int]) -> bool:
    """ "An attack by rebels *on a mill*", hung on them, or "died in a raid *on a mill*", on the verb: the deed."""
    aim = next((c for c in token.rights if c.dep_ == "pobj"), None) if token.dep_ == "prep" else None
    if aim is None or aim.ent_type_ in _CALENDAR:
        return False
    doc, above, before = token.doc, token.head, token.doc[token.i - 1] if token.i else token
    deed = None
    if above.pos_ == "VERB" and before.dep_ == "pobj" and before.head.head is above:
        deed = before
    elif not _ridden(aim):
        for _ in range(_HIGHEST):  # "an attack by men armed with rifles *on a base*"
            over = doc[heads[above.i]]
            if above.dep_ == "pobj" and over.lower_ == "by":
                deed = doc[heads[over.i]]
                break
            above = over
    if deed is None or deed.pos_ != "NOUN" or deed.lemma_.lower() not in event_heads():
        return False
    heads[token.i] = deed.i
    return True


def mend_named_town(token: Token, heads: list[int]) -> bool:
    """ "On a train in the capital, *Osk*, on Friday", hung on the verb: what the capital is called."""
    doc, i = token.doc, token.i
    name = doc[i + 2] if i + 2 < token.sent.end and doc[i + 1].text == "," else None
    if name is None or token.dep_ != "pobj" or name.pos_ != "PROPN" or name.dep_ not in {"dep", "npadvmod"}:
        return False
    if name.ent_type_ in _CALENDAR or not any(c.lower_ == "the" for c in token.lefts):
        return False
    heads[name.i], name.dep_, name.ent_type_ = i, "appos", "GPE"
    for ent in doc.ents:
        if ent.start <= name.i < ent.end:
            ent.label_ = "GPE"
    return True


def _ridden(noun: Token) -> bool:
    """Whether it is what somebody rides: "men on *motorcycles*", "a man on a *bicycle*"."""
    return noun.lemma_.lower() in words("facilities", "vehicles") and all(c.lower_ != "the" for c in noun.lefts)


def mend_fighters(token: Token, heads: list[int]) -> bool:
    """ "An attack by Orrin Front *militants* on a post", cut in two: the name only says whose militants they are."""
    name = token.doc[token.i - 1] if token.i else token
    if token.tag_ != "NNS" or token.lemma_.lower() not in words("people", "attackers", "security"):
        return False
    if name.dep_ != "pobj" or name.pos_ != "PROPN" or name.rights:
        return False
    deed = name.head.head
    if deed.head is token:  # "an attack by Orrin Front *militants* on a post killed five": the attack did
        take_place(deed, token, heads)
    elif token.lefts:
        return False
    heads[token.i], token.dep_ = name.head.i, "pobj"
    heads[name.i], name.dep_ = token.i, "compound"
    return True


def mend_bound(token: Token, heads: list[int]) -> bool:
    """ "Killed two and wounded *up* to 31 others", taken for a way of wounding: how many they were at most."""
    verb, doc, i = token.head, token.doc, token.i
    if verb.pos_ != "VERB" or i + 2 >= len(doc) or doc[i + 1].lower_ != "to" or doc[i + 1].head is not verb:
        return False
    many = next((c for c in doc[i + 1].rights if c.dep_ == "pobj"), None)
    if many is None or doc[i + 2].pos_ != "NUM" or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    heads[many.i], many.dep_ = verb.i, "dobj"
    number = many if many.pos_ == "NUM" else doc[i + 2]
    for part in (token, doc[i + 1]):
        heads[part.i], part.dep_ = number.i, "quantmod"
    return True


def mend_alight(token: Token, heads: list[int]) -> bool:
    """ "Set the shop *alight*", taken for the name of a thing: the shop burns."""
    verb = token.head
    burns = next((c for c in token.lefts if c.dep_ in {"compound", "nmod"}), None)
    if verb.lemma_.lower() != "set" or token.dep_ != "dobj" or token.i < verb.i or burns is None:
        return False
    token.pos_, token.tag_, token.dep_, token.ent_type_ = "ADV", "RB", "oprd", ""
    burning = [c for c in token.lefts if c is not burns]
    heads[burns.i], burns.dep_ = verb.i, "dobj"
    for child in burning:
        heads[child.i] = burns.i
    return True


def mend_about(token: Token, heads: list[int]) -> bool:
    """ "Gunmen kill *over* 37 in Varnell", taken for what they kill over: how many."""
    verb = token.head
    number = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if number is None or not token.doc[token.i + 1].like_num or verb.i != token.i - 1:
        return False
    if number.i != token.i + 1 and token.doc[token.i + 1].head is not number:
        return False
    harms = any(verb.lemma_.lower() in outcome["verbs"] for outcome in table("harm").values())
    if not harms or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    heads[number.i], number.dep_ = verb.i, "dobj"
    heads[token.i], token.dep_ = token.i + 1, "quantmod"
    return True


def mend_captives(token: Token, heads: list[int]) -> bool:
    """ "took six workers *hostage* at a mill", taken for one noun or a clause: whom they took, and what for."""
    doc, verb = token.doc, token.head
    people = doc[token.i - 1] if token.i else token
    if token.pos_ == "VERB" and token.dep_ == "ccomp" and people.head is token and people.dep_ == "nsubj":
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
        return _part_captives(token, people, verb, "dobj", verb, heads)
    while people.dep_ == "conj":
        people = people.head  # "took six women and children hostage"
    if people.head is not token or people.dep_ not in {"compound", "nmod"} or people.tag_ not in {"NN", "NNS"}:
        return False
    if token.dep_ == "conj" and token.head.dep_ == "dobj":
        verb = token.head.head  # "took six workers and a driver hostage"
    elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "dobj":
        verb = token.head.head.head  # "took scores of passengers hostage"
    elif token.dep_ not in {"ccomp", "dobj"} or people.tag_ != "NNS":
        return False
    dep = "dobj" if token.dep_ == "ccomp" else token.dep_
    return _part_captives(token, people, token.head, dep, verb, heads)


def _part_captives(token: Token, people: Token, above: Token, dep: str, verb: Token, heads: list[int]) -> bool:
    """Hang the people where they belong, and what they are taken for on the verb."""
    for child in token.children:
        heads[child.i] = people.i if child.i < people.i else verb.i
    heads[people.i], people.dep_ = above.i, dep
    heads[token.i], token.dep_ = verb.i, "dobj"
    return True


def mend_around(token: Token, heads: list[int]) -> bool:
    """ "In *Varnell*, northern Lomar", taken for a Lomar of some kind: in Varnell, which is there."""
    around, doc = token.head, token.doc
    if token.pos_ != "PROPN" or around.pos_ != "PROPN" or around.dep_ != "pobj" or around.i < token.i:
        return False
    if (
        doc[token.i + 1].text != ","
        or around.head.i > token.i
        or any(c.dep_ in {"cc", "conj"} for c in (*token.rights, *around.rights))
    ):
        return False
    heads[token.i], token.dep_ = around.head.i, "pobj"
    heads[around.i], around.dep_ = token.i, "appos"
    return True


def mend_headline(token: Token, heads: list[int]) -> bool:
    """ "Gunmen *attack* mosque in Varnell, kill 24", taken for a noun before the mosque: what they do to it."""
    doc, aim = token.doc, token.head
    doer = doc[token.i - 1] if token.i > token.sent.start else token
    if token.dep_ != "compound" or aim.i < token.i or doer.tag_ != "NNS" or doer.dep_ != "compound":
        return False
    if doer.lemma_.lower() not in words("people", "attackers") or any(c.dep_ == "det" for c in aim.lefts):
        return False
    verb = aim.head
    token.pos_, token.tag_, token.dep_ = "VERB", "VBP", "ROOT"
    heads[token.i] = token.i
    heads[doer.i], doer.dep_ = token.i, "nsubj"
    heads[aim.i], aim.dep_ = token.i, "dobj"
    if verb is not aim:  # "*kill* 24"
        heads[verb.i], verb.dep_ = token.i, "conj"
    for child in aim.lefts:
        if child.i < token.i and child is not doer:
            heads[child.i] = doer.i
    return True


def mend_opening(token: Token, heads: list[int]) -> bool:
    """ "In the region of Varnell, *a drone* hit a car, the governor said", taken for a name of it: what hit the car."""
    verb = next((c for c in token.rights if c.dep_ == "acl" and c.tag_ == "VBD"), None)
    start, place = token.left_edge.i, token.head
    if verb is None or place.dep_ != "pobj" or start <= place.i or token.doc[start - 1].text != ",":
        return False
    opening = place.head
    while opening.head.dep_ in {"pobj", "prep"}:
        opening = opening.head
    said = opening.head
    if said.lemma_.lower() not in words("reporting") or said.i < verb.i or opening.i > token.sent.start + 1:
        return False
    heads[token.i], token.dep_ = verb.i, "nsubj"
    heads[verb.i], verb.dep_ = said.i, "ccomp"
    heads[opening.i] = verb.i
    return True


def mend_masthead(token: Token, heads: list[int]) -> bool:
    """ "Man accused of shooting clerk | *Varnell Courier, News*", taken for whom he shot: a bar ends the headline."""
    sent, bar = token.sent, token.i
    if bar in {sent.start, sent.end - 1} or (token.text != "|" and sum(t.text in "«»" for t in sent) > 1):
        return False  # «quoted»
    taken: dict[int, int] = {}  # by the word behind the bar that hangs before it, what takes its place
    for i in (i for i in range(sent.start, bar) if heads[i] >= bar):
        behind = heads[i]
        while heads[behind] >= bar and heads[behind] != behind:
            behind = heads[behind]
        heads[i] = taken.get(behind, heads[behind])  # "stabbed in *Toledo* | Toledo Courier": read as one name
        if behind not in taken:
            taken[behind], token.doc[i].dep_ = i, token.doc[behind].dep_
            heads[i] = i if heads[behind] == behind else heads[i]
    top = next((i for i in range(sent.start, bar) if heads[i] == i), None)
    if top is None:
        return False
    for i in range(bar, sent.end):
        if heads[i] < bar or heads[i] == i:
            heads[i], token.doc[i].dep_ = top, "dep"
    return True


def mend_former(token: Token, heads: list[int]) -> bool:
    """ "his *ex-wife*", taken for three nouns: the last one bears what hangs on the first."""
    doc, i = token.doc, token.i
    if i + 2 >= len(doc) or doc[i + 1].text != "-" or doc[i + 2].pos_ not in {"NOUN", "PROPN"}:
        return False
    parts = (token, doc[i + 1], doc[i + 2])
    noun = parts[-1]
    top = min(parts, key=_depth)
    noun.dep_ = "poss" if i + 3 < len(doc) and doc[i + 3].tag_ == "POS" else top.dep_
    for part in parts[:2]:
        for child in part.children:
            heads[child.i] = noun.i
        heads[part.i], part.dep_ = noun.i, "compound"
    heads[noun.i] = noun.i if top.head is top else top.head.i
    return True


def _depth(token: Token) -> int:
    """How many words stand above a token."""
    steps = 0
    while token.head is not token:
        steps, token = steps + 1, token.head
    return steps
