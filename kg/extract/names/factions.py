"""Tell from the words around a name that an armed group bears it, where the knowledge base does not have the group.

In: the mentions of one name.  Out: how surely a group that fights is meant.  The model's labels say nothing here: it
calls the same group a person, an organisation and a place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kg.extract.names.mentions import Mention
from kg.extract.names.proper import Name
from kg.extract.text.parse import Doc, Token
from kg.extract.text.syntax import agents, is_negated, is_passive
from kg.extract.text.triggers import noun_trigger, verb_trigger
from kg.knowledge.folding import fold
from kg.lexicon import index, match_end, words

_SURE = 2  # one sign that no other body gives
_LIKELY = 1  # a sign that needs another one beside it
_APPOSITION = 8  # tokens from a name to the noun that says what it is
_BESIDE = 3  # tokens right after or before a name
_MOST = 8  # mentions that are asked
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PAUSES = frozenset({",", "–", "—", "-"})
_QUOTES = frozenset("\"'“‘«")


def bears_arms(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a name is that of an armed group, by its first word or by what is said of it."""
    first, _, rest = fold(text).partition(" ")
    if text.lower() in _common() or not text[0].isupper():
        return False  # "Islamist militants"
    if rest and first in words("factions", "openers") and not any(region_follows(m) for m in mentions):
        return True
    seen: dict[Callable[[Doc, Name], int], int] = {}
    for mention in mentions[:_MOST]:
        if mention.name is None:
            continue
        for sign in _SIGNS:
            weight = sign(mention.doc, mention.name)
            seen[sign] = max(weight, seen.get(sign, 0))
        if sum(seen.values()) >= _SURE:
            return True
    return False


def region_follows(mention: Mention) -> bool:
    """Whether the word for a kind of place follows the name: "Lashkar Marr *district*"."""
    end = mention.name.end_i if mention.name is not None else len(mention.doc)
    return end < len(mention.doc) and mention.doc[end].lower_ in words("regions")


@cache
def _common() -> frozenset[str]:
    """Words that a text writes with a capital, which are no name of a group: "the armed Forces", "Marxist"."""
    nouns = words("people") | words("organizations") | words("facilities") | words("factions", "marked", "creeds")
    return nouns | {f"{noun}s" for noun in nouns}


def _followed(doc: Doc, name: Name) -> int:
    """ "*Varn* fighters", "a *Varn* cell", "the *Varn* militant group"."""
    start, end = name.start_i, name.end_i
    if start and doc[start - 1].lower_ in words("factions", "sides"):
        return 0  # "pro Venn fighters"
    for stop in range(end + 1, min(len(doc), end + _BESIDE) + 1):
        noun = doc[stop - 1]
        if noun.pos_ not in {"NOUN", "ADJ", "PROPN"} or not noun.text.islower():
            return 0
        closes = stop == len(doc) or doc[stop].pos_ != "NOUN"  # no "FDV fighter planes"
        if stop == end + 1 and closes and noun.lemma_.lower() in words("factions", "combatants", "belongings"):
            return _LIKELY if name.label in _PLACES else _SURE  # "Varnell militants" may be those of a town
        if noun.tag_ == "NN" and noun.lower_ not in words("factions", "loose") and _is_group(doc.tokens[end:stop]):
            return _SURE
    return 0


def _is_group(phrase: Sequence[Token]) -> bool:
    """Whether a phrase says "armed group": "militant group", "splinter faction", not the bare "group"."""
    lemmas, lowers = [t.lemma_.lower() for t in phrase], [t.lower_ for t in phrase]
    entry = match_end("organizations", lemmas, lowers)
    return entry is not None and index("organizations").get(entry) == "ArmedGroup"


def _marked(doc: Doc, name: Name) -> int:
    """ "the outlawed *Varn*", "Lomar's paramilitary *Varn Front*": an adjective between the article and the name."""
    first = _before_quote(doc, name)
    if first < 2 or doc[first - 1].lower_ not in words("factions", "marked"):
        return 0
    before = doc[first - 2]
    return _SURE if before.lower_ == "the" or before.tag_ in {"POS", "PRP$"} else 0


def _before_quote(doc: Doc, name: Name) -> int:
    """Where a name begins with its opening quotation mark: 'the terrorist organization "*Varn*"'."""
    start = name.start_i
    return start - 1 if start and doc[start - 1].text in _QUOTES else start


def _apposed(doc: Doc, name: Name) -> int:
    """ "*Varn*, a dissident faction of", "a splinter faction, *Varn*,", "a little-known group, *Varn*, said"."""
    if name.label in _PLACES and doc[name.start_i : name.end_i].root.dep_ == "pobj":
        return 0  # "on the Varnell coast, a new guerrilla group"
    return _SURE if _called_before(doc, name) or _called_after(doc, name) else 0


def _called_before(doc: Doc, name: Name) -> bool:
    """ "a splinter faction, *Varn*, said", "a little-known group called *Varn*"."""
    first, end = _before_quote(doc, name), name.end_i
    if end >= len(doc) or doc[end].text != "," or first < _BESIDE or doc[first - 1].text != ",":
        return False
    left = doc.tokens[max(0, first - 1 - _APPOSITION) : first - 1]
    of = next((k for k, t in enumerate(left) if t.lower_ == "of" and k), len(left))
    left = left[:of]  # "a splinter faction of the Front, *Varn*, said"
    if _is_group(left):
        return True
    return left[-1].lower_ == "group" and any(t.lower_ in words("factions", "obscure") for t in left)


def _called_after(doc: Doc, name: Name) -> bool:
    """ "*Varn*, a dissident faction of the Front", "*Varn*, Lomar's largest rebel group"."""
    end = name.end_i
    if end + 2 >= len(doc) or doc[end].text not in _PAUSES:
        return False
    start = end + 1
    while start < len(doc) and doc[start].pos_ == "PROPN":
        start += 1  # "Lomar's"
    if start == len(doc) or (doc[start].pos_ != "DET" and doc[start].tag_ != "POS"):
        return False
    for i in range(start + 1, min(len(doc), end + _APPOSITION)):
        token = doc[i]
        if (token.is_punct and token.text != "-") or (token.pos_ in {"VERB", "AUX", "ADP"} and token.tag_ != "VBN"):
            return False
        closes = i + 1 == len(doc) or doc[i + 1].pos_ not in {"NOUN", "PROPN"}
        if closes and token.pos_ in {"NOUN", "PROPN"} and _is_group(doc.tokens[start + 1 : i + 1]):
            return True
    return False


def _owns_a_deed(doc: Doc, name: Name) -> int:
    """ "*Varn* claimed responsibility", "an attack claimed by *Varn*", "*Varn* said it had attacked a ship"."""
    head = doc[name.start_i : name.end_i].root
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "by":
        claim = verb.head
        return _claimant(name) if claim.lemma_.lower() == "claim" and head in agents(claim) else 0
    if head.dep_ != "nsubj":
        return 0
    lemma = verb.lemma_.lower()
    if lemma == "deny":
        return _LIKELY if any(c.dep_ in {"dobj", "xcomp"} and _is_part(c) for c in verb.rights) else 0
    if lemma in words("factions", "taking"):
        things = [c for c in verb.rights if c.dep_ == "dobj"]
        return _claimant(name) if any(_is_claimed(t) for t in things) else 0
    told = [c for c in verb.rights if c.dep_ == "ccomp"] if lemma == "say" else []
    return _SURE if any(_own(c) for c in told) else 0


def _claimant(name: Name) -> int:
    """How surely a claim is a group's: its spokesman makes it as well, "*Ilo Venn* claimed responsibility"."""
    return _LIKELY if name.label == "PERSON" and name.end_i - name.start_i > 1 else _SURE


def _is_part(thing: Token) -> bool:
    """Whether what is denied is a part in a deed: "denied *involvement*", "denied *carrying* out the attack"."""
    return thing.lemma_.lower() in words("responsibility", "parts") or thing.tag_ == "VBG"


def _is_claimed(thing: Token) -> bool:
    if thing.lemma_.lower() in words("responsibility", "claimed"):
        return True
    sense = noun_trigger(thing)
    return sense is not None and sense.family == "attack" and thing.head.lemma_.lower() == "claim"


def _own(deed: Token) -> bool:
    """Whether the clause tells of an attack of the speaker's own: "said *they had attacked* a carrier", "its men"."""
    if is_negated(deed) or is_passive(deed):
        return False
    for subject in deed.lefts:
        if subject.dep_ != "nsubj":
            continue
        own = subject.lower_ in {"it", "they"} or any(
            t.lower_ in {"its", "their"} for t in subject.subtree if t.i < deed.i
        )
        if not own:
            return False
        trigger = verb_trigger(deed)
        if trigger is not None and trigger.sense.family in {"attack", "harm", "light"}:
            return True
        return deed.lemma_ == "be" and any(c.lower_ == "behind" for c in deed.rights)
    return False


def _served(doc: Doc, name: Name) -> int:
    """ "Pledged allegiance to *Varn*", "hallmarks of *Varn*", "rebels of *Varn*"; less surely "belonged to *Varn*"."""
    first = _before_quote(doc, name)
    if first and doc[first - 1].lower_ == "the":
        first -= 1
    if first < 2 or doc[first - 1].lower_ not in {"to", "of", "in", "with"} or _modifies(doc, name):
        return 0
    lemma = doc[first - 2].lemma_.lower()
    if lemma in words("factions", "loyalty"):
        return _SURE
    if doc[first - 1].lower_ == "of" and doc[first - 2].tag_ == "NNS" and lemma in words("factions", "combatants"):
        return _LIKELY if name.label in _PLACES else _SURE  # "fighters of Varn"; those of a town are no group
    return _LIKELY if lemma in words("factions", "inclination") else 0


def _modifies(doc: Doc, name: Name) -> bool:
    """Whether a name stands before another noun: "their allegiance to the *Varn* principles"."""
    return name.end_i < len(doc) and doc[name.end_i].pos_ == "NOUN"


_SIGNS = (_followed, _marked, _apposed, _owns_a_deed, _served)
