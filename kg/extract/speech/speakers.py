"""Who speaks: the speakers of a verb of saying, whose words a quotation gives, in whose speech a word stands.

In: a :class:`~kg.extract.drafts.Reading` with its entities.  Out: entities, verbs and quotations; nothing is written.
Used by the statements and by the attribution of every other fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.capitals import state_of
from kg.extract.frames.roles import resolve
from kg.extract.names.edges import is_title
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import Name
from kg.extract.speech.chorus import companions, listed_with
from kg.extract.speech.governors import CONTENT, FARTHEST, saying_above
from kg.extract.speech.quotations import is_saying, quotation_at
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    ancestors,
    auxiliaries,
    conjuncts,
    in_dateline,
    is_negated,
    is_passive,
    is_verbal,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import match_end, words

_BODIES = frozenset({"GovernmentBody", "IntergovernmentalOrganization"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something, and the word that tells so (a verb of saying, or *according*)."""

    speakers: tuple[EntityDraft, ...]
    at: Token


def is_performed(verb: Token) -> bool:
    """Whether an act of speech took place: not negated, not only possible, wanted, asked for or still to come."""
    if is_negated(verb) or any(c.lower_ in words("statements", "unreal") for c in auxiliaries(verb) if c.tag_ == "MD"):
        return False
    below = {c.dep_ for c in verb.children}
    if "mark" in below and any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        return False
    head = verb.head
    if verb.dep_ == "acl" and head.dep_ == "dobj" and head.lemma_.lower() in words("statements", "documents"):
        return is_performed(head.head)  # "a bid to issue a statement condemning the visit"
    if verb.dep_ == "conj" and is_verbal(head) and below.isdisjoint({"nsubj", "aux"}):
        return verb.tag_ != "VB" or is_performed(head)  # "refused to condemn or denounce"
    if "aux" in below and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        # "continued to condemn", but not "refused to condemn", "urged them to condemn"; "Minister to vow" has no head
        if head.i == verb.i:
            return False
        if listed_with(verb):
            return True
        return head.lemma_.lower() in words("statements", "performing") and (not is_verbal(head) or is_performed(head))
    if verb.dep_ in {"pcomp", "xcomp"} and is_verbal(head.head if verb.dep_ == "pcomp" else head):
        # "refrained from condemning", "stopped short of accusing"
        above = head.head if verb.dep_ == "pcomp" else head
        if verb.dep_ == "pcomp" and head.lower_ in words("factuality", "status.lacking"):
            return False  # "without blaming the rebels"
        lemmas = {above.lemma_.lower(), *(c.lower_ for c in above.children if c.dep_ == "advmod")}
        return not (
            lemmas & words("factuality", "negative_verbs") or "short" in lemmas or above.lemma_.lower() == "accuse"
        )
    return verb.tag_ != "VB" or bool(auxiliaries(verb))


def speakers(reading: Reading, verb: Token) -> list[EntityDraft]:
    """Who performs a verb of saying: its subjects, or the by-agents of a passive, one entity for each speaker."""
    outer = verb.head.head
    finite = verb.tag_ == "VBD" and verb.head.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.lefts)
    if finite and verb.dep_ == "conj" and verb.head.dep_ in CONTENT and is_saying(outer):
        return speakers(reading, outer)  # "denied that his men were holding them and *blamed* a gang": he did
    heads = agents(verb) if is_passive(verb) else subjects(verb)
    if heads and not reading.quoted[verb.i] and all(reading.quoted[t.i] for t in heads):
        # "the ministry said that “rebels fired”, claiming that ...": the ministry claims
        above = saying_above(verb)
        return speakers(reading, above) if above is not None else []
    heads = listed_with(verb) or heads
    found = unique(e for t in heads for e in voices(reading, resolve(reading, t, verb)))
    if not found and verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.dep_ in CONTENT:
        # "the Front said the post was false and denied it": hung on "was", which nobody said
        return speakers(reading, verb.head.head) if is_saying(verb.head.head) else []
    if is_passive(verb):
        return found
    found = _enumerated(reading, heads, verb, found)
    return unique([*found, *(e for t in companions(verb) for e in voices(reading, t))]) if found else found


def _enumerated(reading: Reading, heads: list[Token], verb: Token, found: list[EntityDraft]) -> list[EntityDraft]:
    """The speakers found, with the rest of a list of names before the verb that the parse took for something else."""
    # "The African Union, NATO, and Japan condemned": NATO may be parsed as an apposition
    own = next((t for t in reversed(heads) if t.i < verb.i and t.head == verb), None)
    if own is None or not found:
        return found
    between = range(own.i + 1, verb.i)
    rows = [m for i in between if (m := reading.mentions.get(i)) is not None and i == m.head.i]
    listed = [e for m in rows if m.name is not None and (e := reading.of_mention.get(m)) is not None and e.is_actor]
    titled = [m for m in rows if m.name is None or _introduced(m)]
    if any(e.type == "Person" for e in [found[0], *listed]) and len(titled) < len(rows):
        return found
    rows = [m for m in rows if m.name is not None or m.cls != "person"]
    inside = {i for m in titled + rows for i in range(m.start_i, m.end_i)}
    loose = [verb.doc[i] for i in between if i not in inside]
    commas = all(
        t.is_punct or t.pos_ in {"CCONJ", "DET", "ADV", "AUX"} or t.lower_ in {"and", "the", "all"} for t in loose
    )
    joined = any(t.lower_ == "and" for t in loose)
    return unique([*found, *listed]) if commas and joined and len(listed) == len(rows) else found


def _introduced(mention: Mention) -> bool:
    """Whether a name in a list has its office before it: "*President* Venn", "Velia's chancellor, Tesk"."""
    name, doc = mention.name, mention.doc
    if name is None or not name.start_i:
        return False
    before = doc[name.start_i - 2] if doc[name.start_i - 1].text == "," else doc[name.start_i - 1]
    return is_title(before)


def unique(entities: Iterable[EntityDraft]) -> list[EntityDraft]:
    """The entities without repetition, in the order given."""
    return list(dict.fromkeys(entities))


def voices(reading: Reading, token: Token) -> list[EntityDraft]:
    """The actors that speak where the phrase headed by ``token`` is said to speak; empty when nobody can."""
    if token.lower_ in words("statements", "first_person"):
        return _first_person(reading, token)
    if token.lemma_.lower() in words("statements", "documents"):
        return authors(reading, token)
    if token.lower_ == "both" and token.dep_ in {"nsubj", "nsubjpass"}:
        return _the_two(reading, token)
    listed = _listed(reading, token)
    if listed:
        return listed
    named = (mention := reading.mentions.get(token.i)) is not None and mention.name is not None
    if token.lemma_.lower() in words("statements", "offices") and not named:
        return unique(_owners(reading, token, {"of"}))  # "the president's office"
    entity = reading.entity_at(token)
    if entity is not None and not entity.is_actor and not in_dateline(token):
        entity = state_of(reading, entity, token)
    if entity is None and token.dep_ in {"nsubj", "nsubjpass", "pobj"}:
        entity = _apposed(reading, token)  # "its secretary-general, Ilo Venn, said"
    if entity is None or not entity.is_actor:
        return []
    if entity.type == "MediaOutlet" and (group := _whose_outlet(reading, token)) is not None:
        return [group]
    if entity.type == "UnnamedGroup":
        return [_apposed(reading, token) or _principal(reading, token) or _whole_body(reading, entity) or entity]
    return [entity]


def _whose_outlet(reading: Reading, token: Token) -> EntityDraft | None:
    """The group that media without a name speak for: "a channel *used by the Front* denied it"."""
    if token.lemma_.lower() not in words("statements", "outlets"):
        return None
    ties = [c for c in token.rights if c.lemma_.lower() in words("statements", "outlet_ties")]
    tied = [t for c in ties for t in (*agents(c), *(t for p, t in prepositions(c) if p in {"by", "to", "with"}))]
    found = (reading.entity_at(t) for t in tied)
    return next((e for e in found if e is not None and e.type == "ArmedGroup"), None)


def _the_two(reading: Reading, token: Token) -> list[EntityDraft]:
    """Who "both" are: the last two told of together, "Ilo Venn and Dov Marr were charged. *Both* denied it"."""
    first = reading.doc.sents[max(0, reading.sentence_index(token) - 1)].start
    for i in range(token.i - 1, first - 1, -1):
        mention = reading.mentions.get(i)
        if mention is None or mention.head.i != i or mention.head.dep_ == "conj":
            continue
        if mention.plural and mention.quantity is not None and mention.quantity.quantity is not None:
            entity = reading.of_mention.get(mention)
            if entity is not None and entity.is_actor and mention.quantity.quantity.value == 2:
                return [entity]
        found = unique(e for t in conjuncts(mention.head) if (e := reading.entity_at(t)) is not None and e.is_actor)
        if len(found) == 2:
            return found
    return []


def _first_person(reading: Reading, token: Token) -> list[EntityDraft]:
    """Whoever says the sentence in which "I" or "we" stands; nobody while that very question is being answered."""
    asked: set[int] = reading.doc.cache.setdefault("kg_first_person", set())
    if token.i in asked:
        return []
    asked.add(token.i)
    source = find_source(reading, token)
    asked.discard(token.i)
    return list(source.speakers) if source is not None else []


def _apposed(reading: Reading, token: Token) -> EntityDraft | None:
    """Whom a description is apposed to: "the head of the agency, General Venn, warned", "a group, the Front, said"."""
    below = [c for c in token.subtree if c.dep_ == "appos" and c.i > token.i]
    for apposed in below:
        path = [t.dep_ for t in ancestors(apposed, 4) if t.i > token.i]
        entity = reading.entity_at(apposed)
        if entity is None or not entity.named or not set(path) <= {"pobj", "prep"}:
            continue
        if entity.type == "Person" or (entity.type == "ArmedGroup" and not path):
            return entity
    return _between_commas(reading, token)


def _between_commas(reading: Reading, token: Token) -> EntityDraft | None:
    """The name between commas after a description, however parsed: "a spokesman for the Front, Ilo Venn, said"."""
    doc = token.doc
    comma = next((t.i for t in doc.tokens[token.i + 1 : min(token.sent.end, token.i + 10)] if t.text == ","), None)
    if comma is None or any(is_verbal(t) for t in doc.tokens[token.i + 1 : comma]):
        return None
    name = next((n for n in reading.names if n.start_i == comma + 1), None)
    entity = entity_of(reading, name) if name is not None and doc[name.end_i : name.end_i + 1].text == "," else None
    return entity if entity is not None and entity.type == "Person" else None


def _listed(reading: Reading, token: Token) -> list[EntityDraft]:
    """The members that a phrase lists: "several countries, including China and Jordan"."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.name is not None:
        return []
    found = [
        t
        for prep, t in prepositions(token)
        if prep in {"including", "like"} or (prep == "as" and token.doc[t.i - 2].lower_ == "such")
    ]
    if not found:
        nearby = token.doc[mention.end_i : min(mention.end_i + 3, token.sent.end)]
        lead = next((t for t in nearby if t.lower_ == "including"), None)
        found = [t for c in lead.children if c.dep_ == "pobj" for t in conjuncts(c)] if lead is not None else []
    return unique(e for t in found if (e := reading.entity_at(t)) is not None and e.is_actor)


def _principal(reading: Reading, token: Token) -> EntityDraft | None:
    """The body that an unnamed spokesman speaks for: "a spokesman for the Foreign Ministry", "a Hamas spokesman"."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.name is not None:
        return None
    if not match_end(
        "statements",
        [t.lemma_.lower() for t in mention.tokens],
        [t.lower_ for t in mention.tokens],
        table="spokespeople",
    ):
        return None
    return next(_owners(reading, token, {"for", "of", "from"}), None)


def _whole_body(reading: Reading, group: EntityDraft) -> EntityDraft | None:
    """The body whose members speak as one: "*the members* of the Security Council condemned it", not "two members"."""
    for mention in group.mentions:
        if mention.lemma == "member" and mention.definite == "the" and mention.quantity is None:
            return next((e for e in _owners(reading, mention.head, {"of"}) if e.type in _BODIES), None)
    return None


def authors(reading: Reading, noun: Token) -> list[EntityDraft]:
    """Whose a document or an act of speech is: by possessive, *by*, *from* or *of*, or by the verb that issues it."""
    found = list(_owners(reading, noun, {"by", "from", "of"}))
    if found:
        return unique(found)
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and agents(child):  # "a statement issued by the ministry"
            return speakers(reading, child)
    head = noun.head
    while noun.dep_ in {"conj", "appos"} and not is_verbal(head):
        noun, head = head, head.head
    if noun.dep_ == "dobj" and is_verbal(head):
        return speakers(reading, head)  # "issued a statement condemning"
    if noun.dep_ == "nsubjpass":
        return speakers(reading, head)  # "a statement was issued by"
    if noun.dep_ == "pobj" and is_verbal(head.head) and head.lower_ in {"in", "through", "by", "via", "with"}:
        return speakers(reading, head.head)  # "said in a statement condemning"
    return []


def _owners(reading: Reading, noun: Token, preps: set[str]) -> Iterator[EntityDraft]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield from voices(reading, child)
    for prep, token in prepositions(noun):
        entity = reading.entity_at(token)
        if prep in preps and entity is not None and entity.is_actor:
            yield entity
    mention = reading.mentions.get(noun.i)
    if mention is not None and mention.name is None:
        for name in mention.names_inside:
            entity = entity_of(reading, name)
            if entity is not None and entity.is_actor and reading.doc[name.start_i : name.end_i].root.dep_ != "poss":
                yield entity


def entity_of(reading: Reading, name: Name) -> EntityDraft | None:
    """The entity that a name inside another phrase stands for."""
    text = " ".join(reading.doc[name.start_i : name.end_i].text.split())
    for entity in reading.entities:
        if (name.known is not None and entity.known is name.known) or text == entity.label or text in entity.aliases:
            return entity
    return None


# --- in whose speech a word stands -----------------------------------------------------------------------


def find_source(reading: Reading, token: Token) -> Source | None:
    """Find who says what the token is part of; ``None`` when the article says it itself."""
    if is_presupposed(reading, token):
        return None
    verb, passed = saying_above(token), set[int]()
    while verb is not None and verb.i not in passed:
        # "three died, police said"; "adding that three died"
        found = tuple(speakers(reading, verb))
        if found:
            return Source(found, verb)
        passed.add(verb.i)
        verb = saying_above(verb)
    source = _according(reading, token)
    if source is not None:
        return source
    quotation = quotation_at(reading, token)
    if quotation is not None and quotation.verb is not None:
        return Source(tuple(speakers(reading, quotation.verb)), quotation.verb)
    return None


def is_presupposed(reading: Reading, token: Token) -> bool:
    """Whether the token stands in a phrase that the article takes for granted in reporting: "said that *the murder of
    the minister* was a crime", "confirmed that the migrants *who were seized on Monday* are free".
    """
    for below, above in pairwise((token, *ancestors(token, FARTHEST))):
        if below.dep_ in CONTENT | {"ROOT"}:
            return False
        mention = reading.mentions.get(above.i)
        if mention is None or mention.definite not in {"the", "this"}:
            continue
        if noun_trigger(above) is not None and below.i != above.i and below.dep_ != "relcl":
            return True
        if below.dep_ in {"relcl", "acl"} and not above.doc[below.left_edge.i - 1].is_punct:
            return True
    return False


def _according(reading: Reading, token: Token) -> Source | None:
    """ "According to the ministry, three died"."""
    for word in token.sent:
        if word.lower_ != "according":
            continue
        pobj = [
            t for c in word.children if c.lower_ == "to" for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)
        ]
        found = unique(e for t in pobj for e in voices(reading, t))
        scope = word.head
        while not is_verbal(scope) and scope.head != scope:
            scope = scope.head
        if found and (scope == token or scope.is_ancestor(token) or scope.dep_ not in {"conj", "relcl"}):
            return Source(tuple(found), word)
    return None
