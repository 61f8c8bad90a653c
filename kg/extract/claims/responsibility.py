"""Who claims an attack or denies it; never turned into a stated perpetrator.

In: clusters of attacks with their triggers.  Out: facts on the attacks (``claimedBy``) and Claim events of their own.
"""

from __future__ import annotations

from functools import cache

from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.elaboration import is_force
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.membership import groups_behind, groups_of, spoken_for, spokesman_of
from kg.extract.entities.persons import single
from kg.extract.frames.factuality import verb_status
from kg.extract.frames.roles import resolve
from kg.extract.speech.quotations import points_at_deed
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    conjuncts,
    gerunds,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    relative_clause,
    subjects,
)
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import match_start, words
from kg.records import Stance

ACTORS = frozenset(
    {
        "Person",
        "ArmedGroup",
        "GovernmentBody",
        "SecurityForce",
        "Organization",
        "UnnamedGroup",
        "Country",
        "IntergovernmentalOrganization",
    }
)


_GROUPS = frozenset({"ArmedGroup", "Organization"})
_NO_CLAIM = frozenset({"hypothetical", "planned", "generic"})


def find_responsibility(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Find claims and denials for every attack of the article."""
    for token in reading.doc.among(first_words("claim") | first_words("deny")):
        lemma = token.lemma_.lower()
        if is_verbal(token) or token.tag_ in {"VBN", "VBD", "VBG"}:
            if lemma in first_words("claim") or lemma in first_words("deny"):
                _claim(reading, token, of_trigger)
        elif token.tag_ == "NNS" and lemma in first_words("claim") and idiom(token, "claim") not in {None, lemma}:
            _claim(reading, token, of_trigger)  # "the Front claims responsibility", read as a noun


@cache
def first_words(table: str) -> frozenset[str]:
    """The first words of the entries of a table: a cheap test before the idiom."""
    return frozenset(w.split()[0] for w in words("responsibility", table))


def idiom(token: Token, table: str) -> str | None:
    """The entry of a table that begins at the token, words that change nothing left out."""
    right = token.doc[token.i : min(token.sent.end, token.i + 6)]
    loose = words("responsibility", "loose")
    kept = [t for t in right if t.lower_ not in loose or t == token]
    return match_start("responsibility", [t.lemma_.lower() for t in kept], [t.lower_ for t in kept], table=table)


def event_near(token: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack spoken of last before the token, else the next one in its sentence."""
    before = [i for i in of_trigger if i < token.i]
    if before:
        return of_trigger[max(before)]
    after = [i for i in of_trigger if token.i < i < token.sent.end]
    if after:
        return of_trigger[min(after)]
    return None


def deed_near(token: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack spoken of last that somebody may be suspected of: not what forces did when they went for them."""
    return event_near(token, {i: c for i, c in of_trigger.items() if not by_forces(c)})


def both_told(themes: list[Token], of_trigger: dict[int, Cluster]) -> list[Cluster]:
    """The last two attacks, where "both" means them: "bombs hit Varnell and Osk. The Front claimed *both*"."""
    both = next((t for t in themes if t.lower_ == "both"), None)
    found: list[Cluster] = []
    for i in sorted((i for i in of_trigger if both is not None and i < both.i), reverse=True):
        if not any(of_trigger[i] is c for c in found):
            found.append(of_trigger[i])
    return found[:2] if len(found) > 1 else []


def by_forces(cluster: Cluster) -> bool:
    """Whether states and their forces are said to have done it: "security forces killed two men and arrested six"."""
    return bool(cluster.agents) and all(is_force(e) or _forces(e) for e, _, _ in cluster.agents)


def _forces(entity: EntityDraft) -> bool:
    """Whether a group is called after what it does for a state: "its forces", "the patrol"."""
    lemmas = {m.lemma for m in entity.mentions if m.cls != "pronoun"}
    return entity.type == "UnnamedGroup" and bool(lemmas) and lemmas <= words("coreference", "forces")


def cluster_of(token: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack that a phrase names, by its head or the first trigger below it.

    What is only told of something new is not that: "a group which claimed *a series of letters* that killed two".
    """
    if token.i in of_trigger:
        return of_trigger[token.i]
    new = any(c.lower_ in {"a", "an"} for c in token.lefts)
    for below in token.subtree:
        if below.i in of_trigger and not (new and below.dep_ == "relcl"):
            return of_trigger[below.i]
    return None


def targets_of(reading: Reading, verb: Token, of_trigger: dict[int, Cluster], rest: list[Token]) -> list[Cluster]:
    """The attacks among the given phrases, coordinated ones included."""
    found: list[Cluster] = []
    for token in rest:
        for t in conjuncts(token):
            t = resolve(reading, t, verb)
            cluster = of_trigger.get(t.i)
            if cluster is None and noun_trigger(t) is None:
                cluster = cluster_of(t, of_trigger)
            if cluster is not None and cluster not in found:
                found.append(cluster)
    return found


def actor_at(reading: Reading, token: Token, verb: Token) -> EntityDraft | None:
    """The actor that a phrase stands for, through a relative pronoun of the verb's clause."""
    token = resolve(reading, token, verb)
    entity = reading.entity_at(token)
    if entity is not None and not entity.named and entity.type in {"ArmedGroup", "UnnamedGroup", "Organization"}:
        entity = named_beside(reading, token) or entity
    return entity if entity is not None and entity.type in ACTORS else None


def named_beside(reading: Reading, token: Token) -> EntityDraft | None:
    """The group named beside its description: "a secret group, *the Front*, claimed", "*the Front*, a group which"."""
    return next(iter(all_named_beside(reading, token)), None)


def all_named_beside(reading: Reading, token: Token) -> list[EntityDraft]:
    """The groups named beside their description: "two groups, *the Front* and *the Venn Army*, both claimed"."""
    named = [t for c in token.children if c.dep_ == "appos" for t in conjuncts(c)]
    if token.lemma_.lower() in words("coreference", "offshoots"):  # "a faction of the Front, *the Venn Army*, claimed"
        named += [c for prep, t in prepositions(token) if prep == "of" for c in t.children if c.dep_ == "appos"]
    named += [token.head] if token.dep_ == "appos" else []
    beside = (reading.entity_at(c) for c in named)
    return [e for e in beside if e is not None and e.named and e.type in _GROUPS]


def _claim(reading: Reading, verb: Token, of_trigger: dict[int, Cluster]) -> None:
    claim = idiom(verb, "claim")
    denial = idiom(verb, "deny")
    if claim is None and denial is None:
        return
    responsibility = (
        (claim is not None and claim not in words("responsibility", "claimers"))
        or (denial is not None and denial != "deny" and denial != "disavow")
        or points_at_deed(verb)
    )
    passive = is_passive(verb)
    if passive:
        claimants = agents(verb)
        themes = subjects(verb)
        if verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBN":
            themes = _noun_before(verb) or themes
        nouns = [t for t in themes if t.lemma_.lower() in words("responsibility", "claimed")]
        if nouns:
            themes = [p for n in nouns for prep, p in prepositions(n) if prep == "for"] + [
                p for prep, p in prepositions(verb) if prep == "for"
            ]
        elif any(t.tag_ == "WDT" for t in themes):
            themes += _attack_before(verb, of_trigger)  # "two bombings in May that were claimed by": hung on May
    else:
        claimants = subjects(verb) or _just_before(reading, verb)
        objs = objects(verb)
        themes = [o for o in objs if o.lemma_.lower() not in words("responsibility", "parts")]
        for o in objs:
            themes += [p for prep, p in prepositions(o) if prep in {"for", "in", "of", "to"}]
        themes += [g for o in (verb, *objs) for g in gerunds(o, {"for"})]  # "responsibility for killing the mayor"
        themes += [p for prep, p in prepositions(verb) if prep in {"for", "in", "to"}]  # "owned up to the ambush"
        noun = relative_clause(verb)
        if noun is not None and responsibility and noun_trigger(noun) is not None:
            themes.append(noun)  # "the blast, for which X has claimed responsibility"
        own = words("coreference", "the_speaker")
        themes += [
            c
            for c in verb.children
            if c.dep_ in {"ccomp", "xcomp", "pcomp"}
            and claim in {None, "admit"}
            # "admitted that it had planted the bomb", not "admitted that the bombings were linked to the offensive"
            and (claim is None or c.dep_ != "ccomp" or any(t.lower_ in own for t in subjects(c)))
        ]
    targets = targets_of(reading, verb, of_trigger, themes) or both_told(themes, of_trigger)
    after = passive and any(t.lower_ == "which" for t in themes)
    if not targets and _of_others(verb, of_trigger):
        return
    if not targets and (responsibility or (after and _by_a_group(reading, verb, claimants))):
        # "died in a stabbing in Varnell in May, which was claimed by the Front": hung on the month
        near = event_near(verb, of_trigger)
        targets = [near] if near is not None else []
    if not targets:
        return
    nobody = any(
        t.lower_ in {"no", "nobody", "none", "neither"} for s in claimants for t in s.subtree if abs(t.i - s.i) < 4
    ) or is_negated(verb)
    if nobody or _not_yet(verb):
        return  # "no group has claimed responsibility"
    for token in claimants:
        for t in conjuncts(token) if passive else [token]:
            entity = actor_at(reading, t, verb)
            if entity is None:
                continue
            whose = _claimants(reading, entity, t)
            for cluster in targets:
                for who in whose:
                    if cluster.draft is not None and denial is not None:
                        _deny(cluster, who, verb)
                    elif cluster.draft is not None and claim == "admit" and who.type == "Person":
                        _confess(cluster.draft, who, verb)
                    elif cluster.draft is not None:
                        write_claim(reading, cluster.draft, who, verb, "lexicon:claim")


def _claimants(reading: Reading, entity: EntityDraft, at: Token) -> list[EntityDraft]:
    """Those in whose name somebody claims, and who claims besides: the group of its fighters, two groups of a list."""
    spoken = list(spoken_for(reading, entity))
    if spoken and not entity.named:
        return spoken  # "a caller *claiming to represent* the Front claimed it"
    offshoot = at.lemma_.lower() in words("coreference", "offshoots")  # "a faction of the Front"
    groups = [] if offshoot else list(groups_of(reading, entity))
    groups += [e for e in all_named_beside(reading, at) if entity.named and e is not entity]
    return groups if groups and _any_fighters(entity) else [principal(reading, entity), *groups]


def _any_fighters(entity: EntityDraft) -> bool:
    """Whether fighters are called no more than that, so that their group claims: "KLX militants claimed the attack"."""
    return (
        entity.plural and not entity.named and all(m.lemma in words("coreference", "fighters") for m in entity.mentions)
    )


def _of_others(verb: Token, of_trigger: dict[int, Cluster]) -> bool:
    """Whether it is told of attacks that are none of the text: "raids *for which* it has taken responsibility"."""
    if relative_clause(verb) is None and all(t.tag_ != "WDT" for _, t in prepositions(verb)):
        return False
    named = [t for t in verb.doc.tokens[verb.sent.start : verb.i] if noun_trigger(t) is not None]
    return bool(named) and named[-1].i not in of_trigger


def _not_yet(verb: Token) -> bool:
    """Whether a claim is possible, due, refused or a habit: "the Front *may* claim it", "*had to*", "*often* claims".

    An infinitive of purpose is a claim: "called a radio station *to claim* the attack".
    """
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return verb_status(verb) in _NO_CLAIM
    above = verb.head.lemma_.lower()
    untold = words("factuality", "plan", "negative_verbs") | words("responsibility", "bound")
    return verb.dep_ in {"xcomp", "ccomp"} and above in untold


def _confess(attack: EventDraft, person: EntityDraft, verb: Token) -> None:
    """ "Venn admitted to police that he had planted the bomb": no claim for a cause, but a suspect's own word."""
    if not any(f.value is person for f in attack.facts if f.name in {"perpetrator", "suspect", "victim"}):
        attack.add_fact(FactDraft("suspect", person, verb, "lexicon:admit", stance=Stance.ALLEGED, speaker=person))


def _noun_before(verb: Token) -> list[Token]:
    """The event that a participle follows: "in an *attack* also claimed by the Front", whatever it is hung on."""
    before = next((t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ != "ADV"), None)
    return [before] if before is not None and noun_trigger(before) is not None else []


def _by_a_group(reading: Reading, verb: Token, claimants: list[Token]) -> bool:
    """Whether an armed group claims: "claimed by the Front" needs no word of responsibility."""
    found = [actor_at(reading, t, verb) for t in claimants]
    return any(e is not None and e.type == "ArmedGroup" for e in found)


def _attack_before(verb: Token, of_trigger: dict[int, Cluster]) -> list[Token]:
    """The attack told last before a verb in its sentence."""
    before = [i for i in of_trigger if verb.sent.start <= i < verb.i]
    return [verb.doc[max(before)]] if before else []


def _just_before(reading: Reading, verb: Token) -> list[Token]:
    """The head of the phrase that ends at a verb which the parse takes for a noun."""
    if verb.tag_ != "NNS":
        return []
    return [m.head for m in reading.mentions.values() if m.name is not None and m.name.end_i == verb.i][:1]


def principal(reading: Reading, entity: EntityDraft) -> EntityDraft:
    """The group that a media arm or a spokesman speaks for; everybody else speaks for themselves."""
    if entity.known is not None and entity.known.speaks_for:
        group = next(
            (e for e in reading.entities if e.known is not None and e.known.key == entity.known.speaks_for), None
        )
        return group or entity
    return spokesman_of(entity) or entity


def speaks_for(reading: Reading, speaker: EntityDraft | None, group: EntityDraft) -> bool:
    """Whether a speaker is a group or tells what it says: "FDV spokesman Ilo Venn said *the group* was behind it"."""
    if speaker is None:
        return False
    return speaker is group or principal(reading, speaker) is group or group in groups_behind(reading, speaker)


def write_claim(reading: Reading, attack: EventDraft, claimant: EntityDraft, at: Token, rule: str) -> None:
    """Add a claim of the attack, and who claims it as a fact of the attack, once for each claimant.

    What a suspect says is no claim: "the main suspect told police that he was behind it".
    """
    if single(claimant) and any(m.lemma in words("responsibility", "suspect_nouns") for m in claimant.mentions):
        _confess(attack, claimant, at)
        return
    if any(
        e.type == "Claim" and claimant in e.values("claimant") and attack in e.values("claims") for e in reading.events
    ):
        return
    attack.add_fact(FactDraft("claimedBy", claimant, at, rule, stance=Stance.CLAIMED, speaker=claimant))
    claim = EventDraft(type="Claim", triggers=[at], label=f"Claim by {claimant.label}")
    claim.add_fact(FactDraft("claimant", claimant, at, rule))
    claim.add_fact(FactDraft("claims", attack, at, rule))
    medium = _medium(at)
    if medium:
        claim.add_fact(FactDraft("medium", medium, at, "syntax:medium"))
    reading.events.append(claim)


def _medium(verb: Token) -> str | None:
    """How the claim was made: "in a statement", "on Telegram", "in a call to a radio station"."""
    for prep, token in prepositions(verb):
        if prep in {"in", "on", "via", "through"} and token.lemma_.lower() in words("responsibility", "media"):
            return token.doc[token.left_edge.i : token.i + 1].text
    return None


def _deny(cluster: Cluster, entity: EntityDraft, verb: Token) -> None:
    assert cluster.draft is not None
    if any(f.name == "perpetrator" and f.value is entity and f.stance is Stance.STATED for f in cluster.draft.facts):
        return  # "the Front, which bombed two bridges in 2019, denied any part in it": in another attack
    cluster.draft.add_fact(
        FactDraft("perpetrator", entity, verb, "lexicon:denial", stance=Stance.DENIED, speaker=entity)
    )
