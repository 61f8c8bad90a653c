"""What the text says of an actor: positions, nationality, membership, size, age, the country of a body.

In: entities with their phrases.  Out: facts and positions on the drafts.  Titles and appositions are the best source of
such facts in news ("Iranian President X", "X, a top commander of the Y").
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, FactDraft, PositionDraft, Reading
from kg.extract.entities.grouping import country_entity
from kg.extract.names.edges import is_title
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import only_tied
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal, noun_phrase, prepositions
from kg.knowledge.countries import Country, country_by_code, find_country, find_demonym
from kg.lexicon import match_end, words
from kg.records import BODY_TYPES

_LONGEST_TITLE = 8  # words
_ROLE = 12  # tokens from a role with its body to the name after it
_OF_ROLES = frozenset({"for", "of", "to"})
_OF_BODIES = frozenset({"at", "for", "from", "in", "of", "with"})


def find_attributes(reading: Reading) -> None:
    """Find the facts of every actor of the article."""
    for entity in list(reading.entities):
        for mention in list(entity.mentions):
            if entity.type == "Person" and mention.name is None:
                _copula(reading, entity, mention)
            elif entity.type == "Person":
                _person(reading, entity, mention)
            elif entity.type == "UnnamedGroup":
                _group(reading, entity, mention)
            elif entity.type in {"GovernmentBody", "SecurityForce", "Organization", "ArmedGroup"}:
                _body(reading, entity, mention)


def _person(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    name = mention.name
    if name is None:
        return
    doc = reading.doc
    before = [
        t
        for t in doc.tokens[mention.start_i : name.start_i]
        if t.pos_ not in {"DET", "PUNCT", "SPACE"} or t.text == "-"
    ]
    before = _office_before(reading, mention) or before
    _title(reading, entity, before, mention.head, "syntax:title")
    _nationality(reading, entity, before, mention.head)
    for child in mention.head.children:
        if child.dep_ == "appos":
            _apposition(reading, entity, child)
    if mention.head.dep_ == "appos":
        head = reading.mentions.get(_role_above(mention.head.head).i)
        if head is not None and head.name is None and head.human:
            _apposition(reading, entity, head.head)  # "the city's mayor, X"
    beside = _described_before(reading, mention)
    if beside is not None:
        _describes(reading, entity, beside, "surface:apposition")
    _copula(reading, entity, mention)
    _age(reading, entity, mention)


def _role_above(noun: Token) -> Token:
    """The role that a phrase beside a name is part of: "Velia's *ambassador* to Lomar, Ilo Venn, said"."""
    role = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _OF_ROLES else noun
    return role if is_title(role) or role.lemma_.lower() in words("people", "officials") else noun


def _office_before(reading: Reading, mention: Mention) -> list[Token]:
    """The words of an office with its field before a name: "Velin's *Minister of Trade and Public Works* Ilo Venn"."""
    doc, name = reading.doc, mention.name
    assert name is not None
    first = max(name.start_i - _LONGEST_TITLE, doc[name.start_i].sent.start)
    link = next((i for i in range(name.start_i - 2, first, -1) if doc[i].lower_ in {"of", "for"}), None)
    if link is None or not (is_title(doc[link - 1]) or doc[link - 1].lemma_.lower() in words("people", "leaders")):
        return []
    field = doc[link + 1 : name.start_i]
    if is_title(field[-1]) or any(
        not t.text[0].isupper() and t.lower_ not in words("coreference", "fields") for t in field
    ):
        return []  # "a spokesman for President Ilo Venn"
    start = min(noun_phrase(doc[link - 1])[0], link - 1)
    return [t for t in doc.tokens[start : name.start_i] if t.pos_ not in {"DET", "SPACE"} or t.i > link]


def _title(reading: Reading, entity: EntityDraft, tokens: list[Token], at: Token, rule: str) -> None:
    tokens = _without_age([t for t in tokens if t.tag_ != "POS" or t is not tokens[-1]])
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].lower_ in words("titles", "honorifics")):
        tokens.pop()
    if not tokens or len(tokens) > _LONGEST_TITLE:
        return
    lemmas = [t.lemma_.lower() for t in tokens]
    lowers = [t.lower_ for t in tokens]
    link = next((k for k, low in enumerate(lowers) if k and low in {"of", "for"}), len(tokens))
    if (
        match_end("titles", lemmas[:link], lowers[:link]) is None
        and match_end("people", lemmas[:link], lowers[:link]) is None
        and not is_title(tokens[link - 1])
    ):
        return
    if match_end("people", lemmas, lowers, table="kin") and not match_end("titles", lemmas, lowers):
        return
    text = reading.doc[tokens[0].i : tokens[-1].i + 1].text
    _position(reading, entity, " ".join(text.split()), tokens, at, rule)


def _position(
    reading: Reading,
    entity: EntityDraft,
    title: str,
    tokens: list[Token],
    at: Token,
    rule: str,
    organization: EntityDraft | None = None,
) -> None:
    if any(title.lower() == p.title.lower() for p in entity.positions):
        return
    former = any(t.lower_ in words("titles", "former") for t in tokens)
    organization = organization or _organization(reading, tokens)
    entity.positions.append(PositionDraft(title, "former" if former else "current", at, rule, organization))
    if organization is not None and organization.type in BODY_TYPES and not former and organization is not entity:
        entity.add_fact(FactDraft("memberOf", organization, at, rule))


def _organization(reading: Reading, tokens: list[Token]) -> EntityDraft | None:
    """The actor that a title belongs to: a body named in it, else its country."""
    country: Country | None = None
    for token in tokens:
        entity = _named_at(reading, token)
        if entity is not None and entity.type in BODY_TYPES:
            return entity
        demonym = find_demonym(token.text) if token.text[:1].isupper() else None
        if entity is not None and entity.type == "Country":
            country = country or entity.country
        elif demonym is not None and demonym.country is not None:
            country = country or demonym.country
    if country is not None and any(t.lower_ in words("titles", "offices") for t in tokens):
        return next((e for e in reading.entities if e.country is country and e.type == "Country"), None)
    return None


def _named_at(reading: Reading, token: Token) -> EntityDraft | None:
    for name in reading.names:
        if name.start_i <= token.i < name.end_i:
            entity = reading.entity_at(reading.doc[name.start_i : name.end_i].root)
            if entity is None and name.known is not None:
                entity = next((e for e in reading.entities if e.known is name.known), None)
                if entity is None:
                    mention = reading.mentions.get(token.i)
                    entity = EntityDraft(
                        type=name.known.type,
                        label=name.known.label,
                        known=name.known,
                        mentions=[mention] if mention else [],
                    )
                    if not entity.mentions:
                        host = next((m for m in reading.mentions.values() if m.start_i <= token.i < m.end_i), None)
                        if host is None:
                            return None
                        entity.mentions = [host]
                    reading.entities.append(entity)
            return entity
    return None


def _nationality(reading: Reading, entity: EntityDraft, tokens: list[Token], at: Token) -> None:
    stances = words("coreference", "stances")
    if any(t.text == "-" for t in tokens):
        tokens = [
            t
            for t in tokens
            if t.i + 1 >= len(reading.doc) or reading.doc[t.i + 1].text != "-" or t.lower_ not in stances
        ]
    for token in tokens:
        previous = reading.doc[token.i - 1].text if token.i else ""
        if previous.endswith("-") and previous[:-1].lower() in stances:
            continue
        if previous == "-" and token.i >= 2 and reading.doc[token.i - 2].lower_ in stances:
            continue  # "anti-Syrian"
        demonym = find_demonym(token.text) if token.text[:1].isupper() else None
        country = demonym.country if demonym is not None else None
        if country is None and token.i + 1 < len(reading.doc) and reading.doc[token.i + 1].tag_ == "POS":
            country = find_country(token.text)  # "Velia's foreign minister"
        if country is not None:
            entity.add_fact(FactDraft("nationality", country_entity_at(reading, country, at), at, "syntax:title"))
            return


def country_entity_at(reading: Reading, country: Country, at: Token) -> EntityDraft:
    """The draft of a country that a demonym names; it is mentioned where the demonym stands."""
    entity = country_entity(reading, country)
    if not entity.mentions:
        host = next((m for m in reading.mentions.values() if m.start_i <= at.i < m.end_i), None)
        if host is not None:
            entity.mentions.append(host)
    return entity


def _apposition(reading: Reading, entity: EntityDraft, head: Token) -> None:
    """A describing phrase beside a name: "X, a spokesperson for the Y"."""
    mention = reading.mentions.get(head.i)
    if (
        mention is None
        or (mention.name is not None and mention.name.start_i <= head.i < mention.name.end_i)
        or not mention.human
        or mention.sub == "number"
        or mention.head.i != head.i  # "Ilo Venn, 34,"
    ):
        return
    _describes(reading, entity, mention, "syntax:apposition")


def _described_before(reading: Reading, mention: Mention) -> Mention | None:
    """The role before a name between commas: "a guard, *Ilo Venn*, said", "a spokesman for the VF, *Ilo Venn*, told".

    The parse hangs such names on the verb or on the body before them.
    """
    doc, name = reading.doc, mention.name
    assert name is not None
    start = mention.start_i
    if start < 2 or doc[start - 1].text != "," or start != name.start_i or name.end_i + 1 >= len(doc):
        return None
    if doc[name.end_i].text != "," or doc[name.end_i + 1].lower_ in {"and", "or"}:
        return None  # "a guard, Ilo Venn, and a driver" may be three
    if mention.head.dep_ == "appos" and mention.head.head.lemma_.lower() in words("responsibility", "suspect_nouns"):
        return None  # "the mastermind of the murder of a judge, Ilo Venn, was held"
    for i in range(start - 2, max(doc[start].sent.start, start - _ROLE) - 1, -1):
        token = doc[i]
        if token.is_punct or is_verbal(token):
            return None
        role = reading.mentions.get(i)
        if role is None or role.head.i != i or role.cls != "person" or role.name is not None or role.plural:
            continue
        linked = i == start - 2 or doc[i + 1].lower_ in _OF_BODIES
        role = reading.mentions.get(_role_above(token).i, role)
        return role if linked and role.sub != "number" else None
    return None


def _without_age(tokens: list[Token]) -> list[Token]:
    """What stands after an age at the head of a phrase: "34-year-old *deputy mayor*"."""
    age = next((k for k, t in enumerate(tokens) if t.lower_ == "old" or t.lower_.endswith("-old")), None)
    return tokens if age is None else tokens[age + 1 :]


def _describes(reading: Reading, entity: EntityDraft, mention: Mention, rule: str) -> None:
    doc, head = reading.doc, mention.head
    base = [
        t
        for t in doc.tokens[mention.start_i : head.i + 1]
        if t.pos_ not in {"DET", "SPACE"} and t.lower_ not in {"a", "an", "the"}
    ]
    base = _without_age(base)
    while base and base[0].is_punct:
        base.pop(0)
    if not base or len(base) > _LONGEST_TITLE:
        return
    _nationality(reading, entity, base, head)
    if head.lemma_.lower() in words("coreference", "bare") or mention.sub in {"nationals"}:
        _stands_for(reading, entity, mention)  # "X, a 41-year-old man", "X, a Valdorian national": no office
        return
    organization = None
    end = base[-1].i + 1
    for prep, token in prepositions(head):
        if prep in {"of", "for", "at", "in", "with"} and token.i > head.i and token.i - head.i < 8:
            other = reading.entity_at(token)
            if other is not None and other.type in BODY_TYPES and (other.named or other.type != "Organization"):
                organization = other
                if prep in {"of", "for"} and not any(f.name == "nationality" for f in entity.facts):
                    _nationality(reading, entity, list(doc[head.i + 1 : token.i]), head)  # "head of Velia's army"
                if not other.named:
                    end = reading.mentions[token.i].end_i
                break
            if prep in {"of", "for"}:
                end = reading.mentions[token.i].end_i if token.i in reading.mentions else token.i + 1
                break
    if mention.sub in {"attackers", "people"} and organization is None and not is_title(head):
        return
    if mention.sub == "kin" and head.text.islower():
        return  # "X, his older brother"
    title = " ".join(doc[base[0].i : end].text.split())
    if len(title.split()) > 14:
        title = " ".join(doc[base[0].i : head.i + 1].text.split())
    _position(reading, entity, title, base, head, rule, organization)
    _stands_for(reading, entity, mention)


def _stands_for(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    """Let the describing phrase beside a name refer to who is named."""
    own = reading.of_mention.get(mention)
    if own is not None and own is not entity and own.type == "UnnamedGroup" and not mention.plural:
        own.mentions.remove(mention)
        reading.of_mention[mention] = entity
        entity.mentions.append(mention)


def _copula(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    """ "X is a Tajik national", "X was also a leader of Y"."""
    verb = mention.head.head
    if mention.head.dep_ != "nsubj" or verb.lemma_ != "be" or any(c.dep_ == "neg" for c in verb.children):
        return
    for child in verb.children:
        if child.dep_ == "attr":
            described = reading.mentions.get(child.i)
            if described is not None and described.human and described.name is None and not described.plural:
                _describes(reading, entity, described, "syntax:copula")


def _age(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    doc, name = reading.doc, mention.name
    assert name is not None
    end = name.end_i
    if (
        end + 1 < len(doc)
        and doc[end].text == ","
        and doc[end + 1].text.isdigit()
        and (end + 2 == len(doc) or doc[end + 2].is_space or doc[end + 2].text in {",", ".", ";", "of", "and"})
    ):
        if 0 < int(doc[end + 1].text) < 115:
            entity.add_fact(FactDraft("age", int(doc[end + 1].text), mention.head, "surface:age"))
    for token in mention.modifiers:
        parts = token.text.split("-")
        if token.lower_.endswith("year-old") and parts[0].isdigit():
            entity.add_fact(FactDraft("age", int(parts[0]), mention.head, "surface:age"))
        elif (
            token.lower_ == "old"
            and token.i >= 4
            and doc[token.i - 2].lower_ == "year"
            and doc[token.i - 4].text.isdigit()
        ):
            entity.add_fact(FactDraft("age", int(doc[token.i - 4].text), mention.head, "surface:age"))


def _group(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    quantity = mention.quantity.quantity if mention.quantity is not None else None
    if quantity is not None and quantity.bound.value == "exact" and quantity.value > 0 and mention.plural:
        entity.add_fact(FactDraft("size", quantity.value, mention.head, "numbers"))
    if mention.country is not None:
        entity.add_fact(
            FactDraft(
                "nationality",
                country_entity_at(reading, mention.country, mention.head),
                mention.head,
                "syntax:modifier",
            )
        )
    for name in mention.names_inside:
        if name.known is not None and name.known.type in BODY_TYPES and not only_tied(reading.doc, name):
            group = _named_at(reading, reading.doc[name.start_i])
            if group is not None:
                entity.add_fact(FactDraft("memberOf", group, mention.head, "syntax:modifier"))
    for prep, token in prepositions(mention.head):
        if prep in {"of", "from"}:
            group = reading.entity_at(token)
            if group is not None and group.type in {"ArmedGroup", "SecurityForce"} and group.named:
                entity.add_fact(FactDraft("memberOf", group, mention.head, "syntax:of"))


def _body(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    country = mention.country
    if entity.known is not None:
        country = country_by_code(entity.known.country) if entity.known.country else None
    elif country is None and entity.type in {"GovernmentBody", "SecurityForce"}:
        country = _country_in_name(mention)
    if country is not None and entity.type != "ArmedGroup":
        entity.country = country
        entity.add_fact(
            FactDraft(
                "country",
                country_entity_at(reading, country, mention.head),
                mention.head,
                "syntax:modifier" if entity.known is None else "knowledge",
            )
        )


def _country_in_name(mention: Mention) -> Country | None:
    """The country that the name of a body begins with: "*Velian* Ministry of Trade", "*Velia* Police"."""
    if mention.name is None:
        return None
    first = mention.doc[mention.name.start_i]
    demonym = find_demonym(first.text)
    return demonym.country if demonym is not None else find_country(first.text)
