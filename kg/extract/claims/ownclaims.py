"""Turn what a group says of its own deed into a claim: "the group said that one of its fighters did it".

In: attacks as they are written, with their perpetrators.  Out: the same, with a claim by the group in place of a
perpetrator that nobody but the group tells of.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import event_near, named_beside, principal, write_claim
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.culprits import names_a_culprit
from kg.extract.entities.membership import groups_behind
from kg.extract.entities.persons import fights
from kg.extract.frames.roles import resolve
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, is_negated, is_passive, is_verbal, prepositions, subjects
from kg.lexicon import match_end, words

_DEEPEST = 8  # heads between who did it and who says so


def find_own_claims(reading: Reading, clusters: list[Cluster]) -> None:
    """Write the claims of groups that tell of an attack as theirs."""
    for cluster in clusters:
        draft = cluster.draft
        if draft is None:
            continue
        for fact in [f for f in draft.facts if f.name == "perpetrator" and isinstance(f.value, EntityDraft)]:
            told = _told_by(reading, fact)
            if told is not None:
                group, verb = told
                draft.facts.remove(fact)
                write_claim(reading, draft, group, verb, "lexicon:said-of-its-own")


def find_own_men(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Write the claims of groups that call whoever did it theirs: "said the attacker was one of its soldiers"."""
    for noun in reading.doc.among(words("responsibility", "own_men")) if of_trigger else ():
        one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        verb, said = one.head, one.head.head
        if one.dep_ != "attr" or verb.dep_ != "ccomp" or not any(c.tag_ == "PRP$" for c in noun.lefts):
            continue
        if said.lemma_.lower() not in words("reporting") or is_negated(verb) or is_negated(said):
            continue
        doers = [reading.mentions.get(t.i) for t in subjects(verb)]
        near = event_near(verb, of_trigger)
        if near is None or near.draft is None or not any(m is not None and names_a_culprit(m) for m in doers):
            continue
        for token in subjects(said):
            speaker = reading.entity_at(resolve(reading, token, said))
            group = principal(reading, speaker) if speaker is not None else None
            if group is not None and group.type == "ArmedGroup":
                write_claim(reading, near.draft, group, said, "lexicon:called-its-own")


def _told_by(reading: Reading, fact: FactDraft) -> tuple[EntityDraft, Token] | None:
    """The group that says so of itself or of its people, with the verb of saying."""
    assert isinstance(fact.value, EntityDraft)
    below = fact.at
    for token in ancestors(fact.at, _DEEPEST):
        content = below.dep_ in {"ccomp", "xcomp", "advcl"}
        own = token.lemma_.lower() in words("responsibility", "claim")
        if content and is_verbal(token) and not is_negated(token) and not is_passive(token):
            if own or token.lemma_.lower() in words("reporting"):
                for subject in subjects(token):
                    group = _group_of(reading, resolve(reading, subject, token))
                    if group is not None and (fact.value is group or _serves(reading, fact, group)):
                        return group, token
        if own and token.lemma_.lower() == "admit" and fact.value in _speakers(reading, token):
            return fact.value, token  # "the group admitted carrying out the attack"
        below = token
    return None


def _speakers(reading: Reading, verb: Token) -> list[EntityDraft]:
    return [e for t in subjects(verb) if (e := reading.entity_at(resolve(reading, t, verb))) is not None]


def _group_of(reading: Reading, head: Token) -> EntityDraft | None:
    """The armed group that the speaker is or speaks for: "a man who called himself a *Velin Front* commander"."""
    entity = reading.entity_at(head)
    if entity is None:
        return None
    if entity.type == "ArmedGroup" or (entity.type == "Organization" and entity.named and not _arms_nobody(entity)):
        return entity if entity.named else named_beside(reading, head) or entity
    if entity.type not in {"Person", "UnnamedGroup"}:
        return None
    for group in groups_behind(reading, entity):
        return group
    beside = named_beside(reading, head)
    if beside is not None and beside.type == "ArmedGroup":
        return beside  # "a little-known group, the *Ravani Front*, said"
    inside = {t.i for t in head.subtree}
    for name in reading.names:
        if name.start_i in inside and name.known is not None and name.known.type == "ArmedGroup":
            return next((e for e in reading.entities if e.known is name.known), None)
    return entity if entity.plural and fights(entity) else None  # "militants loyal to Ilo Venn said they had done it"


def _arms_nobody(body: EntityDraft) -> bool:
    """Whether a body is one that is known, or is called a firm or a charity: "the Lomar *Aid Group* said it had"."""
    named = body.label.lower().split()
    return body.known is not None or match_end("coreference", named, named, table="firms") is not None


def _serves(reading: Reading, fact: FactDraft, group: EntityDraft) -> bool:
    """Whether who did it is one of the group: a member by name, or "one of *its* soldiers"."""
    entity = fact.value
    assert isinstance(entity, EntityDraft)
    if any(f.name == "memberOf" and f.value is group for f in entity.facts):
        return True
    mention = reading.mentions.get(fact.at.i)
    tokens = mention.tokens if mention is not None else []
    if entity.named:
        return False
    if any(t.tag_ == "PRP$" for t in tokens):
        return True  # "a little-known group, the Ravani Front, said that one of its men had done it"
    masters = [t for prep, t in prepositions(fact.at) if prep == "of"]  # "said “soldiers of the caliphate” had done it"
    return any(t.lower_ in words("responsibility", "realms") or reading.entity_at(t) is group for t in masters)
