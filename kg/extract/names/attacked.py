"""Whether a name stands where what is attacked stands: "stormed *the Venn School*", "seized pupils from it".

In: a mention with its parse.  Out: yes or no.  What people are taken from or an attack is made on is a building, though
the same name may be that of a body elsewhere: "the Venn School said".
"""

from __future__ import annotations

from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import first_conjunct, is_verbal, verb_above
from kg.extract.text.triggers import noun_trigger, verb_trigger
from kg.lexicon import words


def is_hit(mention: Mention) -> bool:
    """Whether an attack was on it: "stormed *the Venn School*", "an attack on", "abducted pupils from"."""
    head = first_conjunct(mention.head)
    told = verb_trigger(head.head) if head.dep_ in {"dobj", "nsubjpass"} else None
    if head.dep_ == "dobj" and head.head.lemma_.lower() in words("deeds", "besetting"):
        return True  # "invaded the Venn School"
    if head.dep_ == "pobj" and head.head.lower_ in {"against", "from", "into", "on"}:
        above = head.head.head
        sense = noun_trigger(above)
        if sense is not None and sense.family == "attack":
            return True
        if head.head.lower_ == "from":
            return _taken_from(above)
        told = verb_trigger(above)
    return told is not None and told.sense.family == "attack"


def _taken_from(above: Token) -> bool:
    """Whether people were taken out of it: "*seized* pupils from the Venn School", "pupils were *taken* from it"."""
    verb = above if is_verbal(above) else verb_above(above)
    if verb is None:
        return False
    told = verb_trigger(verb)
    taken = verb.lemma_.lower() in words("responsibility", "takings", "carrying_off")
    return taken or (told is not None and told.sense.family == "attack")


def beside_its_site(mention: Mention, site: Mention | None) -> bool:
    """Whether the name of a town stands after that of a building in it: "stormed the Venn School, *Varnell*"."""
    head = mention.head
    if head.dep_ not in {"appos", "npadvmod"} or not head.i or mention.doc[head.i - 1].text != ",":
        return False
    return mention.name is not None and site is not None and site.cls == "facility" and site.name is not None
