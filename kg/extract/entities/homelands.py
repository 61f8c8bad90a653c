"""Give bodies and holders of office the country that the article as a whole gives them.

In: entities with their own facts and with their references linked.  Out: the same, where the text gives no country
itself, with that of the owner ("its intelligence service") or of the one country that the article is about.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.attributes import country_entity_at
from kg.extract.text.parse import Token
from kg.knowledge.countries import Country, country_by_code, find_demonym
from kg.lexicon import match_end, words

_LEAST = 3  # mentions of the country that an article is about
_STATE_BODIES = frozenset({"GovernmentBody", "SecurityForce"})


def find_homelands(reading: Reading) -> None:
    """A ministry or police force of no stated country belongs to its owner, else to the country of the article."""
    for entity in reading.entities:
        if _open(entity):
            _of_its_owner(reading, entity)
    country = _of_the_article(reading)
    if country is None:
        return
    for entity in reading.entities:
        if entity.type == "Person" and entity.positions and not any(f.name == "nationality" for f in entity.facts):
            held = next((p for p in entity.positions if _office(p.title)), None)
            if held is not None and _at_home(held.organization, country):
                _write(reading, entity, "nationality", country, held.at, "document:office")
        if _open(entity) and not any(_owners(m.head) for m in entity.mentions):
            entity.country = country
            _write(reading, entity, "country", country, entity.mentions[0].head, "document:country")


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


def _of_the_article(reading: Reading) -> Country | None:
    """The one country that the article is about; ``None`` where another one has half as many mentions."""
    weights: Counter[str] = Counter()
    for entity in reading.entities:
        if entity.type == "Country" and entity.country is not None:
            weights[entity.country.code] += len(entity.mentions)
    for token in reading.doc:
        demonym = find_demonym(token.text) if token.text[:1].isupper() else None
        if demonym is not None and demonym.country is not None:
            weights[demonym.country.code] += 1
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and 2 * ranked[1][1] > ranked[0][1]:
        return None
    return country_by_code(ranked[0][0])


def _at_home(organization: EntityDraft | None, country: Country) -> bool:
    """Whether an office may be one of the country: none of a body elsewhere, or of several states."""
    if organization is None:
        return True
    return organization.type != "IntergovernmentalOrganization" and organization.country in {None, country}


def _office(title: str) -> bool:
    """Whether a title is an office of state: its holder is a national of the state that the article is about."""
    parts = title.lower().split()
    return match_end("titles", parts, parts, table="offices") is not None or any(
        p in words("coreference", "state_offices") for p in parts
    )


def _write(reading: Reading, entity: EntityDraft, name: str, country: Country, at: Token, rule: str) -> None:
    entity.add_fact(FactDraft(name, country_entity_at(reading, country, at), at, rule))
