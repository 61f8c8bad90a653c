"""Find the place that the text puts another one in: "Varnell, Velia", "Arno district of Velin province".

In: a mention of a place or facility and the entities of the article.  Out: the place around it, or ``None``.  Only what
the phrase itself says counts; what the gazetteer knows is added by :mod:`kg.extract.entities.places`.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import owns, prepositions
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

_LONGEST_WAY = 8  # words from "in" to the name: "in the northern district of Ostra"
_LARGE = 100_000  # people of a town that a building is said to be in by its name alone
_LOCAL = frozenset({"City", "Place", "Region"})
_ON_THE_WAY = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "PART", "PROPN"})


def container_of(reading: Reading, mention: Mention, entity: EntityDraft) -> EntityDraft | None:
    """The place that the phrase puts it in: "Varnell, Kenya", "Arno district of Velin province", "a mosque in Gao"."""
    around = _around_part(reading, mention)
    if around is not None and around is not entity:
        return around
    doc = mention.doc
    end = mention.end_i
    for i in range(end, min(end + 3, len(doc))):
        if doc[i].lower_ in {",", "("} or index("regions").get(doc[i].lower_):
            following = reading.mentions.get(_next_head(reading, i + 1))
            if (
                doc[i].text in {",", "("}
                and following is not None
                and following.cls in {"place", "country"}
                and following.start_i <= i + 2
            ):
                other = reading.of_mention.get(following)
                if doc[i + 1].lower_ == "in" and _by_the_way(following.head):
                    break  # "in Varnell, in *Lomar's* Arno region"
                if other is not None and other is not entity and not _listed(following.head):
                    return other
            continue
        break
    inside = _told_inside(reading, mention, entity)
    if inside is not None:
        return inside
    owner = _owner_of_district(reading, mention) or _around_apposed(reading, mention)
    if owner is not None and owner is not entity:
        return owner
    tokens: list[Token] = [mention.head]
    if mention.head.dep_ != "pobj" and named_after(mention.head.head) is not None:
        return None  # "the *Varnell* suburb of Ostra" is around it
    if (
        mention.head.head.i < len(doc)
        and (index("regions").get(mention.head.head.lower_) or mention.head.head.lower_ in words("towns", "parts"))
        and mention.head.dep_ in {"compound", "nmod", "pobj"}
    ):
        tokens.append(mention.head.head)
    for head in tokens:
        for prep, token in prepositions(head):
            if prep in {"in", "of", "near", "outside"} and token.i > mention.start_i:
                if prep in {"near", "outside"} and entity.type != "Facility":
                    continue
                named = [c for c in token.lefts if c.dep_ == "compound"]  # "the Arno area of *Velin* district"
                other = next((e for t in (token, *named[-1:]) if (e := reading.entity_at(t)) is not None), None)
                if other is not None and other is not entity and other.type in PLACE_TYPES:
                    return other
    if entity.type == "Facility":
        for name in mention.names_inside:
            if doc[name.start_i].lower_ in words("facilities", "saints"):
                continue  # "the *St. Venn's* School": named after somebody
            other = reading.entity_at(doc[name.start_i : name.end_i].root)
            if other is not None and other is not entity and other.type in {"City", "Region"}:
                if _only_called_after(other):
                    break
                return other
        owners = (reading.entity_at(t) for t in mention.head.lefts if t.dep_ == "poss")
        owner = next((e for e in owners if e is not None and e.type in _LOCAL), None)
        if owner is not None:
            return owner  # "the *town's* courthouse"
        return _named_after(reading, entity)
    return None


def _only_called_after(place: EntityDraft) -> bool:
    """Whether a site only bears the name: the "Victoria station" of a text that never tells of the state."""
    if len(place.mentions) > 1 or place.place is None:
        return False
    return place.type == "Region" or place.place.population < _LARGE


def _told_inside(reading: Reading, mention: Mention, entity: EntityDraft) -> EntityDraft | None:
    """The place after "in" that follows at once: "raided the village of Ostra *in the Arno district* of Velin"."""
    doc, i = mention.doc, mention.end_i
    i += i < len(doc) and doc[i].text == ","
    if i >= mention.head.sent.end or doc[i].lower_ != "in":
        return None
    for token in doc.tokens[i + 1 : min(i + 1 + _LONGEST_WAY, mention.head.sent.end)]:
        around = reading.mentions.get(token.i)
        other = reading.of_mention.get(around) if around is not None and around.head is token else None
        if other is not None and other.type in PLACE_TYPES - {"Facility"} and not _by_the_way(token):
            return other if other is not entity else None
        if token.pos_ not in _ON_THE_WAY:
            return None
    return None


def _by_the_way(token: Token) -> bool:
    """Whether a name only says more of the place after it: "in *Velia's* port of Ostra", "the *Velian* town of"."""
    return token.pos_ == "ADJ" or token.dep_ == "poss" or owns(token)


def _named_after(reading: Reading, facility: EntityDraft) -> EntityDraft | None:
    """The town whose name a facility bears: "the Varnell Central Market"."""
    towns = [
        e
        for e in reading.entities
        if e.type in {"City", "Place"} and facility.label.startswith(f"{e.label} ") and e is not facility
    ]
    return max(towns, key=lambda e: len(e.label), default=None)


def part_of_town(mention: Mention) -> bool:
    """Whether the text calls the place a part of a town: "Varnell's Arno section", "the Arno neighborhood"."""
    name = mention.name
    if name is None or name.end_i >= len(mention.doc):
        return False
    after = mention.doc[name.end_i]
    return after.text.islower() and after.lemma_.lower() in words("towns", "parts")


def _around_part(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The town of "Varnell's Arno section", "the Arno section of Varnell"."""
    if mention.name is None or not part_of_town(mention):
        return None
    noun = mention.doc[mention.name.end_i]
    owners = [c for c in (*noun.children, *mention.head.children) if c.dep_ == "poss"]
    of = [t for prep, t in prepositions(noun) if prep in {"of", "in"}]
    for token in owners + of:
        other = reading.entity_at(token)
        if other is not None and other.type in PLACE_TYPES and other.type != "Facility":
            return other
    return None


def _next_head(reading: Reading, i: int) -> int:
    for j in range(i, min(i + 4, len(reading.doc))):
        if j in reading.mentions:
            return j
    return -1


def _listed(head: Token) -> bool:
    """Whether the name is one of a list ("Mali, Niger and Chad") rather than the container of the one before."""
    return head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children)


def _owner_of_district(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The town or country of "Varnell's western district of *Arno*", of "the Varnell suburb of *Ostra*"."""
    noun = mention.head.head.head
    if mention.head.dep_ != "pobj" or mention.head.head.lower_ != "of" or not index("regions").get(noun.lower_):
        return None
    owned = {"compound", "nmod", "poss"} if named_after(noun) is not None else {"poss"}
    owners = (reading.entity_at(c) for c in noun.lefts if c.dep_ in owned)
    return next((e for e in owners if e is not None and e.type in PLACE_TYPES - {"Facility"}), None)


def _around_apposed(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The place of "Ostra, a village in *the Arno district*", of "Ostra, one of *Varnell's* poorest districts"."""
    for told in (c for c in mention.head.rights if c.dep_ == "appos" and mention.name is not None):
        nouns = [t for prep, t in prepositions(told) if prep == "of"] if told.lower_ == "one" else [told]
        for noun in (t for t in nouns if _quarter(t)):
            inner = [t for prep, t in prepositions(noun) if prep in {"in", "of"}]
            inner += [c for t in inner for c in t.children if c.dep_ in {"appos", "compound"}]  # "the *Arno* district"
            for token in (*(c for c in noun.lefts if c.dep_ == "poss"), *inner):
                other = reading.entity_at(token)
                if other is not None and other.type in PLACE_TYPES - {"Facility"}:
                    return other
    return None


def _quarter(noun: Token) -> bool:
    return noun.lemma_.lower() in words("regions") or noun.lemma_.lower() in words("coreference", "streets")


def named_after(noun: Token) -> Token | None:
    """The name of a town that a noun leads to: "the Varnell suburb *of Ostra*", but not "the Ostra area of Varnell"."""
    if index("regions").get(noun.lower_) != "City" or noun.lower_ in words("towns", "parts"):
        return None
    return next((t for prep, t in prepositions(noun) if prep == "of" and t.pos_ == "PROPN"), None)
