"""Give bodies and holders of office the country that the sentence or the article as a whole gives them.

In: entities with their own facts, references linked, places resolved.  Out: the same, where the text gives no country
itself, with that of the owner ("its intelligence service"), of the towns of the sentence ("in Varnell, governor Ilo
Venn said"), or of the one country that the article is about.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.attributes import country_entity_at
from kg.extract.names.proper import nationals
from kg.extract.text.parse import Token
from kg.knowledge.countries import Country, country_by_code
from kg.lexicon import words

_LEAST = 3  # mentions of the country that an article is about
_SHARE = 0.25  # of all countries, for one whose towns say where an office is
_STATE_BODIES = frozenset({"GovernmentBody", "SecurityForce"})


def find_homelands(reading: Reading) -> None:
    """A ministry or police force of no stated country belongs to its owner, else to the country of the article."""
    for entity in reading.entities:
        if _open(entity):
            _of_its_owner(reading, entity)
    weights = _spoken_of(reading)
    main = _of_the_article(weights)
    towns = _of_towns(reading, weights)
    for entity in reading.entities:
        if entity.type == "Person" and entity.positions and not any(f.name == "nationality" for f in entity.facts):
            held = next((p for p in entity.positions if _office(p.title)), None)
            if held is not None:
                here = towns.get(reading.sentence_index(held.at))
                country = here or main
                if country is not None and _at_home(held.organization, country):
                    rule = "sentence:office" if here else "document:office"
                    _write(reading, entity, "nationality", country, held.at, rule)
        if _open(entity) and not any(_owners(m.head) for m in entity.mentions):
            at = entity.mentions[0].head
            here = towns.get(reading.sentence_index(at))
            entity.country = here or main
            if entity.country is not None:
                rule = "sentence:country" if here else "document:country"
                _write(reading, entity, "country", entity.country, at, rule)


def _open(entity: EntityDraft) -> bool:
    """Whether it is a body of a state, and nothing says of which."""
    return entity.type in _STATE_BODIES and entity.country is None and entity.known is None and bool(entity.mentions)


def _owners(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"]


def _of_its_owner(reading: Reading, entity: EntityDraft) -> None:
    """ "Velia denied that *its* intelligence service was behind it"."""
    for mention in entity.mentions:
        for owner in _owners(mention.head):
            land = reading.entity_at(owner)
            if land is not None and land.type == "Country" and land.country is not None:
                entity.country = land.country
                _write(reading, entity, "country", land.country, mention.head, "syntax:owner")
                return


def _spoken_of(reading: Reading) -> Counter[str]:
    """How often each country is spoken of, by its name, its adjective or a place in it, by ISO code."""
    weights: Counter[str] = Counter()
    for entity in reading.entities:
        if entity.type == "Country" and entity.country is not None:
            weights[entity.country.code] += len(entity.mentions)
        elif entity.place is not None and entity.place.country:
            weights[entity.place.country] += len(entity.mentions)
    for _, country in nationals(reading.doc):
        weights[country.code] += 1
    return weights


def _of_the_article(weights: Counter[str]) -> Country | None:
    """The one country that the article is about; ``None`` where another one has half as many mentions."""
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and 2 * ranked[1][1] > ranked[0][1]:
        return None
    return country_by_code(ranked[0][0])


def _of_towns(reading: Reading, weights: Counter[str]) -> dict[int, Country]:
    """For each sentence all of whose towns and regions lie in one country that the article is about, that country."""
    found: dict[int, set[str]] = {}
    for entity in reading.entities:
        if entity.place is not None and entity.place.country:
            for mention in entity.mentions:
                found.setdefault(reading.sentence_index(mention.head), set()).add(entity.place.country)
    enough = _SHARE * sum(weights.values())
    codes = {sentence: min(all_) for sentence, all_ in found.items() if len(all_) == 1}
    countries = {sentence: country_by_code(code) for sentence, code in codes.items() if weights[code] >= enough}
    return {sentence: country for sentence, country in countries.items() if country is not None}


def _at_home(organization: EntityDraft | None, country: Country) -> bool:
    """Whether an office may be one of the country: none of a body elsewhere, or of several states."""
    if organization is None:
        return True
    return organization.type != "IntergovernmentalOrganization" and organization.country in {None, country}


def _office(title: str) -> bool:
    """Whether a title is an office of state: its holder is a national of the state, a lawyer need not be."""
    return any(part in words("coreference", "state_offices") for part in title.lower().split())


def _write(reading: Reading, entity: EntityDraft, name: str, country: Country, at: Token, rule: str) -> None:
    entity.add_fact(FactDraft(name, country_entity_at(reading, country, at), at, rule))
