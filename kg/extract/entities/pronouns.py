"""Find whom a pronoun stands for: by gender and number, by what it does or suffers, by how near it is.

In: a reading and a pronoun of it.  Out: the entity, or ``None``.
"""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.culprits import is_arrested, is_culprit, is_hurt, role_of
from kg.extract.entities.persons import fights, is_dead, single
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import in_dateline, is_passive, is_verbal, subjects
from kg.extract.text.triggers import outcome_adjectives, verb_trigger
from kg.lexicon import words
from kg.records import BODY_TYPES

#: The gender or number that a pronoun tells: m, f, p (several) or n
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
}  # fmt: skip
_OPENING = 20  # tokens in which a dateline ends


def phrases_before(reading: Reading, mention: Mention, sentences: int) -> list[tuple[Mention, EntityDraft]]:
    """Mentions before this one, at most so many sentences back, nearest first."""
    first = reading.doc.sents[max(0, reading.sentence_index(mention.head) - sentences)].start
    mentions, heads = reading.phrases
    before = reversed(mentions[bisect_left(heads, first) : bisect_left(heads, mention.start_i)])
    return [
        (other, entity)
        for other in before
        if other.end_i <= mention.start_i and (entity := reading.of_mention.get(other)) is not None
    ]


def referent(reading: Reading, mention: Mention) -> EntityDraft | None:
    kind = PRONOUNS.get(mention.sub)
    if kind is None:
        return None
    if _of_somebody_else(mention):
        return None
    here = reading.sentence_index(mention.head)
    role = "dead" if is_dead(mention) else role_of(mention) or _is_blamed(mention) or _does_later(mention)
    best: tuple[float, int, EntityDraft] | None = None
    doers, thing = _doers_to(reading, mention), kind == "n" and _is_attacked(mention)
    speakers = _speakers(reading, mention) if kind in "mf" and reading.quoted[mention.head.i] else ()
    before = phrases_before(reading, mention, 3)
    able = [(m, e) for m, e in before if e not in doers and _fits(kind, m, e)]
    for other, entity in before:
        fit = 1.2 * (entity.type == "Facility") if thing else _fits(kind, other, entity)
        if reading.quoted[other.head.i] and not reading.quoted[mention.head.i] and _speaks(mention.head):
            continue  # "“Fighters of the Front did it,” *he* said": whoever is quoted
        if other.head.i < _OPENING and in_dateline(other.head):
            continue  # "LOMAR (KLX) - A man entered a bank and threatened to blow it up": not the agency
        if (
            not fit
            or entity in speakers
            or entity in doers
            or (role == "tried" and entity.type not in {"Person", "UnnamedGroup"})
        ):
            continue  # "the court freed two men. They were arrested in 1991": not the court
        if role in {"dead", "hurt"} and is_arrested(entity) and not is_hurt(entity):
            fit -= 1.5 if role == "hurt" else 3  # "Venn is charged with murder. He was shot at his home": not Venn
        if role == "tried" and is_hurt(entity) and not is_culprit(entity):
            fit -= 2  # "Venn is accused of it. A man was shot in the leg. He was taken into custody": not the man
        if role == "tried" and any(is_dead(m) for m in entity.mentions):
            fit -= 4  # "Venn was pronounced dead. Police arrested Ilo Marr. *He* is charged with murder": not Venn
        if role == "tried" and is_arrested(entity):
            fit += 1.5  # "agents arrested two men. *They* are accused of it": the men
        if (fights(entity) or is_hurt(entity)) and _accuses(mention):
            fit -= 3  # "militants shot two, the mayor said. *They* blamed it on rebels": not the militants
        if role == "tried" and _arrests(other):
            fit -= 3
        if role == "tried" and _is_freed(mention) and is_hurt(entity):
            fit += 4  # "Pirates kidnapped three officers. *They* were freed after a week": the officers
        if role == "tried" and _in_office(entity):
            fit -= 2.5  # "President Venn spoke of a mistake. He was convicted in 2001": not the president
        if role == "doer":
            fit += _likely_doer(entity)
            if reading.quoted[mention.head.i] and not (fights(entity) or is_culprit(entity)):
                fit -= 3  # "“*They* went to his house and killed him,” residents said": not the residents
        distance = here - reading.sentence_index(other.head)
        score = fit - 1.2 * distance
        head = other.head
        if head.dep_ in {"nsubj", "nsubjpass"}:
            score += 1.6
            if head.head.dep_ == "ROOT":
                score += 0.4
        if head.dep_ in {"poss", "compound", "nmod", "appos"} or head.dep_ == "pobj":
            score -= 0.5
        if _only_tied_to(head):
            score -= 2
        if distance == 0 and _same_clause(mention, other) and mention.head.dep_ != "poss":
            score -= 3  # "X told him": not X
        if not distance and role in {"dead", "hurt"} and _tells_of(other, entity, able):
            score -= 3  # "the sheriff said a man met a *neighbour* and shot *him*": not the sheriff
        if _dealt_with_before(mention, other):
            score += 2
        apart = distance or mention.head.dep_ in {"nsubj", "nsubjpass"}
        if apart and kind in "mf" and _tells_of_another(reading, other) and not _goes_on_speaking(mention.head):
            # "The sheriff said Venn was shot. (when) He was taken to a hospital": not the sheriff
            score -= 3 if role in {"dead", "hurt"} else 1.8
        if (
            role in {"dead", "hurt"}
            and entity.sub == "security"
            and _speaks(head)
            and mention.head in head.head.subtree
        ):
            score -= 3  # "A police officer said *he* was shot near his home": not the officer
        if distance and _names_another(other):
            score -= 3
        score += 0.002 * (head.i - mention.head.i)
        candidate = (score, other.head.i, entity)
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    return best[2] if best is not None and best[0] > -1.5 else None


def _is_attacked(mention: Mention) -> bool:
    """Whether a thing is attacked: "rebels entered a church and set *it* on fire", not "a car and detonated *it*"."""
    head = mention.head
    told = verb_trigger(head.head) if head.dep_ == "dobj" and is_verbal(head.head) else None
    attacked = told is not None and told.sense.family == "attack"
    return attacked and head.head.lemma_.lower() not in words("deeds", "going_off")


def _of_somebody_else(mention: Mention) -> bool:
    """Whether it goes back to nobody told of before: "*another* died of *his* wounds", "*no group* said it did it"."""
    above = mention.head.head
    if mention.sub == "it" and mention.head.dep_ == "nsubj" and above.dep_ == "ccomp":
        return any(c.lower_ == "no" for t in above.head.lefts if t.dep_ == "nsubj" for c in t.lefts)
    if mention.head.dep_ != "poss":
        return False
    verb = above.head.head if above.dep_ == "pobj" else above.head
    return any(t.lower_ in words("coreference", "strangers") for t in subjects(verb)) if is_verbal(verb) else False


def _is_blamed(mention: Mention) -> str:
    """``tried`` where somebody is accused or suspected: "police held two men. *They* are suspected of the attack"."""
    head, verb = mention.head, mention.head.head
    blamed = head.dep_ == "nsubjpass" and verb.lemma_.lower() in words("responsibility", "blame")
    return "tried" if blamed else ""


def _accuses(mention: Mention) -> bool:
    """Whether the subject says who did it: "*They* blamed the attack on rebels"."""
    verb = mention.head.head
    return mention.head.dep_ == "nsubj" and not is_passive(verb) and verb.lemma_ in words("deeds", "laid_to")


def _arrests(mention: Mention) -> bool:
    """Whether the phrase is who arrests or tries somebody: "*agents* had captured two men"."""
    if mention.head.dep_ != "nsubj" or is_passive(mention.head.head):
        return False
    trigger = verb_trigger(mention.head.head)
    takes = any(c.dep_ == "dobj" for c in mention.head.head.rights)
    return takes and trigger is not None and trigger.sense.family in {"arrest", "legal"}


def _does_later(mention: Mention) -> str:
    """``doer`` where a later verb of the subject tells of a deed: "*They* came down and opened fire"."""
    verb = mention.head.head
    later = [c for c in verb.rights if c.dep_ == "conj" and is_verbal(c) and not is_passive(c)]
    told = (
        verb_trigger(c) for c in later if mention.head.dep_ == "nsubj" and not any(k.dep_ == "nsubj" for k in c.lefts)
    )
    return "doer" if any(t is not None and t.sense.family in {"attack", "harm"} for t in told) else ""


def _likely_doer(entity: EntityDraft) -> float:
    """How much speaks for and against somebody as the one who attacked: "*They* shot two": gunmen, no passengers."""
    if fights(entity):
        return 1.5
    hurt = is_hurt(entity) or any(t.lower_ in outcome_adjectives() for m in entity.mentions for t in m.modifiers)
    if hurt or entity.sub in {"civilians", "kin"}:
        return 0.0 if is_culprit(entity) else -1.5
    return 0.0


def _doers_to(reading: Reading, mention: Mention) -> list[EntityDraft]:
    """Who does it to the one meant, and is somebody else: "Venn took the gun and shot *him*"."""
    head = mention.head
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head  # "the soldiers killed two *of them*"
    if head.dep_ != "dobj" or mention.sub not in {"him", "her", "them", "it"} or not is_verbal(head.head):
        return []
    return [e for t in subjects(head.head) if (e := reading.entity_at(t)) is not None]


def _is_freed(mention: Mention) -> bool:
    """Whether somebody is let go: "*they* were freed"."""
    trigger = verb_trigger(mention.head.head) if is_verbal(mention.head.head) else None
    return trigger is not None and trigger.sense.type == "Release"


def _in_office(entity: EntityDraft) -> bool:
    return any(
        part in words("coreference", "state_offices")
        for p in entity.positions
        if p.status == "current"
        for part in p.title.lower().split()
    )


def _speaks(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in words("reporting")


def _tells_of(speaker: Mention, entity: EntityDraft, able: list[tuple[Mention, EntityDraft]]) -> bool:
    """Whether somebody else who can be meant stands in what a speaker of the same sentence tells."""
    if not _speaks(speaker.head):
        return False
    told = [c.left_edge.i for c in speaker.head.head.rights if c.dep_ == "ccomp"]
    return any(e is not entity and start <= m.head.i for start in told for m, e in able)


def _goes_on_speaking(head: Token) -> bool:
    """Whether the subject tells more: "*He* added that", not "he pledged allegiance"."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in words("reporting", "neutral", "announce")


def _names_another(mention: Mention) -> bool:
    """Whether somebody only says who another person is: "*The minister* named him as Ilo Venn. He was a clerk"."""
    verb = mention.head.head
    if mention.head.dep_ != "nsubj" or verb.lemma_.lower() not in words("victims", "identify") or is_passive(verb):
        return False
    return any(c.lower_ == "as" for c in verb.rights)


def _tells_of_another(reading: Reading, mention: Mention) -> bool:
    """Whether somebody only says what happened to another person: "the sheriff said Venn was shot"."""
    if not _speaks(mention.head):
        return False
    told = [c for c in mention.head.head.children if c.dep_ == "ccomp"]
    subjects = [s for c in told for s in c.children if s.dep_ in {"nsubj", "nsubjpass"}]
    entities = [reading.entity_at(s) for s in subjects]
    return any(e is not None and single(e) and e is not reading.of_mention.get(mention) for e in entities)


def _speakers(reading: Reading, mention: Mention) -> list[EntityDraft]:
    """Who says the quotation that a pronoun stands in; they do not speak of themselves as "he"."""
    sent = mention.head.sent
    first = reading.doc.sents[max(0, reading.sentence_index(mention.head) - 1)].start
    heads = [t for t in reading.doc.tokens[first : sent.end] if _speaks(t) and not reading.quoted[t.i]]
    return [e for e in (reading.entity_at(t) for t in heads) if e is not None]


def _only_tied_to(head: Token) -> bool:
    """Whether a name only says whose friends somebody is: "a group affiliated with *the Front* said it did it"."""
    return head.dep_ == "pobj" and head.head.head.lower_ in words("factions", "tied")


def _same_clause(a: Mention, b: Mention) -> bool:
    return a.head.head == b.head.head


def _dealt_with_before(mention: Mention, other: Mention) -> bool:
    """Whether what one subject does to both goes on: "pulled *seven passengers* off the bus and shot *them*"."""
    verb = mention.head.head
    if mention.head.dep_ != "dobj" or other.head.dep_ not in {"dative", "dobj"}:
        return False
    while verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        verb = verb.head
        if other.head.head == verb:
            return True
    return False


def _fits(kind: str, mention: Mention, entity: EntityDraft) -> float:
    """How well an entity can stand behind a pronoun; 0 when it cannot."""
    if kind in "mf":
        if entity.type == "Person":
            return 2.0 if entity.gender == kind else 1.5 if not entity.gender else 0.0
        if entity.type == "UnnamedGroup" and not entity.plural and mention.cls in {"person", "pronoun"}:
            return 1.2 if entity.gender in {"", kind} else 0.0
        return 0.0
    if kind == "p":
        if entity.type == "UnnamedGroup":  # "the patrol ... they"
            return 1.5 if entity.plural else 1.0 if mention.sub == "groups" else 0.0
        return 1.0 if entity.type in BODY_TYPES and entity.type != "MediaOutlet" else 0.0
    if entity.type in BODY_TYPES:
        return 1.2
    return 1.0 if entity.type == "Country" else 0.0
