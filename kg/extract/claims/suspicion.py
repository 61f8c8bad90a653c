"""Who is tied to an attack by others: suspected, accused, held responsible.

In: clusters of attacks with their triggers.  Out: facts on the attacks (``suspect``), with who says so.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.crimes import charged_with
from kg.extract.claims.responsibility import (
    ACTORS,
    actor_at,
    both_told,
    by_forces,
    cluster_of,
    deed_near,
    first_words,
    idiom,
    speaks_for,
    targets_of,
    write_claim,
)
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.culprits import is_arrested, names_a_culprit
from kg.extract.entities.membership import armed_groups, groups_behind
from kg.extract.entities.persons import is_security
from kg.extract.frames.roles import is_nobody, resolve
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    RELATIVE_PRONOUNS,
    agents,
    ancestors,
    conjuncts,
    gerunds,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    subjects,
    verb_above,
)
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import forms, words
from kg.records import Stance

_OPEN = frozenset({"if", "whether"})
_BLAMES = frozenset({"lexicon:blame", "lexicon:held-responsible", "lexicon:lay-blame", "lexicon:point-finger"})
_ACCUSED = frozenset({"ArmedGroup", "Organization", "UnnamedGroup"})


def find_suspicion(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Find who is suspected or accused of every attack of the article."""
    blame, nouns, bearing = (words("responsibility", name) for name in ("blame", "suspect_nouns", "bearing"))
    held = frozenset(forms("deeds", "held_to_be"))
    belonging = words("coreference", "belonging")
    for token in reading.doc.among(blame | nouns | belonging | first_words("confess"), bearing | held):
        lemma = token.lemma_.lower()
        if is_verbal(token) or token.tag_ in {"VBN", "VBD", "VBG"}:
            if lemma in blame or lemma in first_words("confess"):
                _blame(reading, token, of_trigger)
        if lemma in nouns:
            _suspect_noun(reading, token, of_trigger)
        if token.lower_ in bearing:
            _responsible(reading, token, of_trigger)
        if lemma in belonging and is_verbal(token) and not is_negated(token):
            _belongs(reading, token, of_trigger)
        if token.lower_ in held:
            _held_to_own(reading, token, of_trigger)


def find_accused(reading: Reading, clusters: list[Cluster]) -> None:
    """Add the groups that a statement blames for an attack: "the governor *pointed the finger* at the Front".

    Of those in power it says only that they let it happen: "blamed the government for the bloodshed".
    """
    attacks = {id(c.draft): c.draft for c in clusters if c.draft is not None}
    for event in [e for e in reading.events if e.type == "Accusation"]:
        rows = [f for f in event.facts if f.name == "against" and f.rule in _BLAMES]
        for fact, about in ((f, a) for f in rows for a in event.values("about") if id(a) in attacks):
            attack, entity = attacks[id(about)], fact.value
            if not isinstance(entity, EntityDraft) or entity.type not in _ACCUSED:
                continue
            if not any(f.value is entity for f in attack.facts):
                speaker = next((v for v in event.values("speaker") if isinstance(v, EntityDraft)), None)
                attack.add_fact(FactDraft("suspect", entity, fact.at, fact.rule, Stance.ALLEGED, speaker))


def _blame(reading: Reading, verb: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "X accused Y of", "Y was charged with", "blamed the attack on Y", "Y confessed to"."""
    passive = is_passive(verb)
    lemma = verb.lemma_.lower()
    if is_negated(verb) or any(c.dep_ == "mark" and c.lower_ in _OPEN for c in verb.children) or _as_a_rule(verb):
        return  # "police do not know whether he is linked to the murder"
    confessed = lemma in first_words("confess")
    if confessed and (passive or idiom(verb, "confess") is None):
        return
    objs = subjects(verb) if passive else objects(verb)
    speakers = agents(verb) if passive else subjects(verb)
    cut = verb.head if verb.dep_ == "acl" and verb.head.dep_ == "relcl" and verb.head.pos_ == "NOUN" else None
    if cut is not None and any(t.lower_ in RELATIVE_PRONOUNS for t in cut.children):
        objs, speakers = [cut.head], [cut]  # "the raid, which villagers blamed on rebels": read as a participle
    if confessed:
        objs, speakers = subjects(verb), []
    objs = _of_the_trial(reading, verb, objs) if passive and verb.dep_ == "acl" else objs
    meant = [resolve(reading, t, verb) for t in objs]  # "the attack, *which* the minister blamed on rebels"
    it = [t for t in objs if t.lower_ in words("responsibility", "it") and _blamed_on(verb)]  # "blamed *it* on rebels"
    meant = [t for t in meant if t not in it]
    accused = [t for t in meant if noun_trigger(t) is None and actor_at(reading, t, verb) is not None]
    themes = [t for t in meant if noun_trigger(t) is not None or t.i in of_trigger]
    themes += [deed for t in meant if (deed := _struck_with(t, of_trigger)) is not None]
    if not themes and lemma in words("responsibility", "blaming") and _relative(verb, objs):
        themes = _told_before([*meant, verb.head], verb, of_trigger)
    hung = [(p, t) for noun in objs if noun.i in of_trigger for p, t in prepositions(noun) if p == "on"]
    blaming = lemma in words("responsibility", "blaming")  # "blamed the attacks on rebels", hung on "attacks"
    for prep, token in [*prepositions(verb), *(hung if blaming else ())]:
        if any(t.lower_ == "according" for t in ancestors(token, 3)):
            continue  # "is suspected of killing a woman, according to witnesses"
        if prep in {"on", "to"} and (themes or it) and actor_at(reading, token, verb) is not None:
            accused.append(token)
        elif prep in {"of", "for", "with", "in", "over", "to"}:
            themes.append(token)
    # "blamed the police *for ignoring* a warning", "suspected *to weigh* 40 kg": no attack
    said = [*themes, *gerunds(verb), *(c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ != "be")]
    themes = charged_with([*themes, *gerunds(verb)])
    targets = targets_of(reading, verb, of_trigger, themes)
    helping = [t for t in themes if t.dep_ == "pcomp" and t.lemma_.lower() in words("responsibility", "helping")]
    aided = [e for t in helping for o in objects(t) if (e := reading.entity_at(o)) is not None]
    helped = bool(helping) and not any(is_security(e) for e in aided)  # not "accused of helping the police"
    if not targets and any(_the_deed(reading, t) for t in themes):
        near = deed_near(verb, of_trigger)  # "accused the Front of *the bloodshed*"
        targets = [near] if near is not None else []
    if not targets and ((not said and lemma in words("responsibility", "blaming")) or (helped and passive)):
        near = deed_near(verb, of_trigger)  # "no group claimed responsibility, but X is suspected"
        targets = [near] if near is not None else []
    if not targets or not accused:
        return
    speaker = next((e for t in speakers if (e := actor_at(reading, t, verb)) is not None), None)
    if any(t.lemma_.lower() in words("responsibility", "order") and t.dep_ == "pcomp" for t in themes):
        return  # "accused of ordering the attack": told as an order
    stance = Stance.SUSPECTED if lemma == "suspect" else Stance.ALLEGED
    for token in accused:
        entity = actor_at(reading, token, verb)
        for cluster in targets:
            if (
                entity is not None
                and cluster.draft is not None
                and entity is not speaker
                and entity not in [*cluster.draft.values("victim"), *cluster.draft.values("perpetrator")]
            ):
                fact = FactDraft("suspect", entity, verb, f"lexicon:{lemma}", stance=stance, speaker=speaker)
                cluster.draft.add_fact(fact)


def _as_a_rule(verb: Token) -> bool:
    """Whether it tells of attacks of a kind: "raids there are *often* blamed on rebels", "are *rarely* claimed but"."""
    told = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    rules = words("factuality", "status.habits") | words("factuality", "seldom")
    return any(c.lower_ in rules for t in told for c in t.lefts)


def _the_deed(reading: Reading, noun: Token) -> bool:
    """Whether a noun means the attack told last: "*the bloodshed*", "*the deaths*"."""
    mention = reading.mentions.get(noun.i)
    deed = noun.lemma_.lower() in words("statements", "violence") - words("statements", "vague")
    pointing = mention is not None and mention.definite in {"the", "this"}
    return deed and pointing and noun.pos_ == "NOUN" and not any(c.dep_ in {"prep", "relcl"} for c in noun.rights)


def _of_the_trial(reading: Reading, verb: Token, objs: list[Token]) -> list[Token]:
    """Who is accused, where the parse accuses what is theirs: "the trial of *Ilo Venn*, accused of the bombing"."""
    behind = [t for noun in objs for prep, t in prepositions(noun) if prep == "of"]
    theirs = [t for t in behind if actor_at(reading, t, verb) is not None]
    return objs if not theirs or any(actor_at(reading, t, verb) for t in objs) else theirs


def _struck_with(weapon: Token, of_trigger: dict[int, Cluster]) -> Token | None:
    """The deed that a weapon does by itself: "rockets that officials blamed on rebels *hit* a house"."""
    told = weapon.dep_ == "nsubj" and weapon.head.i in of_trigger
    return weapon.head if told and weapon.lemma_.lower() in words("weapons") else None


def _held_to_own(reading: Reading, held: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "A drone *believed* to be operated by the army bombed a market": who is thought to have sent the weapon."""
    deed = _struck_with(held.head, of_trigger) if held.dep_ == "acl" else None
    cluster = of_trigger[deed.i] if deed is not None else None
    if cluster is None or cluster.draft is None:
        return
    for verb in (c for c in held.rights if c.dep_ == "xcomp" and not is_negated(c)):
        owners = agents(verb) or [t for prep, t in prepositions(verb) if prep in {"from", "of"}]
        for token in owners:
            entity = actor_at(reading, token, verb)
            if entity is not None:
                cluster.draft.add_fact(
                    FactDraft("suspect", entity, held, "lexicon:held-to-own", stance=Stance.SUSPECTED)
                )


def _belongs(reading: Reading, verb: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "*The attackers* belonged to the Front": whose the attack told last is held to be, where nobody did it."""
    cluster = deed_near(verb, of_trigger)
    told = [reading.mentions.get(t.i) for t in subjects(verb)]
    if not any(m is not None and names_a_culprit(m) and m.definite == "the" for m in told):
        return
    if cluster is None or cluster.draft is None or any(e.named or any(armed_groups(e)) for e, _, _ in cluster.agents):
        return
    for token in (t for prep, t in prepositions(verb) if prep == "to"):
        entity = actor_at(reading, token, verb)
        if entity is None or entity.type == "UnnamedGroup":  # "the KLX militia", "a KLX cell"
            entity = next(armed_groups(entity), None) if entity is not None else None
            entity = entity or _whose_cell(reading, token)
        if entity is not None and entity.type == "ArmedGroup" and entity not in cluster.draft.values("suspect"):
            cluster.draft.add_fact(FactDraft("suspect", entity, verb, "lexicon:belong", stance=Stance.SUSPECTED))


def _whose_cell(reading: Reading, noun: Token) -> EntityDraft | None:
    """The group that a cell or a unit is of: "a *Lomar Front* cell"."""
    parts = (reading.entity_at(c) for c in noun.lefts if c.dep_ in {"compound", "nmod"})
    return next((e for e in parts if e is not None and e.type == "ArmedGroup"), None)


def _blamed_on(verb: Token) -> bool:
    """Whether the object is what somebody is blamed for: "blamed it *on* rebels", not "blamed them for it"."""
    return verb.lemma_.lower() in words("responsibility", "blaming") and any(p == "on" for p, _ in prepositions(verb))


def _relative(verb: Token, objs: list[Token]) -> bool:
    """Whether a clause says of what stands before it on whom it was blamed, whatever "that" was taken for."""
    if any(t.tag_ == "WDT" for c in verb.lefts if c.dep_ == "prep" for t in c.children):
        return False  # "a letter *in which* it blamed the police for the delay"
    return verb.dep_ == "relcl" or (
        not objs and verb.dep_ in {"acl", "advcl"} and any(c.lower_ == "that" for c in verb.lefts)
    )


def _told_before(meant: list[Token], verb: Token, of_trigger: dict[int, Cluster]) -> list[Token]:
    """The event of a phrase that ends before the pronoun: "an *attack* on Sunday that the mayor blamed on rebels"."""
    above = [a for t in meant for a in (t, *ancestors(t)) if a.i in of_trigger and a.i < verb.i]
    return above[:1]


def _nobody_yet(noun: Token) -> bool:
    """Whether there is none: "has not identified *a suspect*", "*no suspects* were named", "has yet to name *one*"."""
    if any(c.lower_ == "no" for c in noun.lefts):
        return True
    if any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in noun.lefts):
        return False
    verb = verb_above(noun)
    return verb is not None and noun.dep_ in {"dobj", "conj", "nsubjpass"} and _not_done(verb)


def _not_done(verb: Token) -> bool:
    """Whether something did not happen so far: "not identified", "has *yet to* identify"."""
    return is_negated(verb) or (
        verb.tag_ == "VB" and any(c.lower_ == "yet" for c in (*verb.lefts, *verb.head.children))
    )


def _suspect_noun(reading: Reading, noun: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "The main suspect, known as X", "X, the alleged mastermind of the bombing"."""
    entity = _meant(reading, noun) or reading.entity_at(noun)
    if entity is None or entity.type not in ACTORS or (noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "NOUN"):
        return
    if entity.type == "UnnamedGroup" and _nobody_yet(noun):
        return
    deeds = words("responsibility", "deed_nouns")
    if entity.type == "UnnamedGroup" and all(m.lemma in deeds for m in entity.mentions) and not is_arrested(entity):
        return  # "the perpetrators of this crime": whoever they are
    cluster = next(
        (
            c
            for prep, p in prepositions(noun)
            if prep in {"of", "in", "for", "behind"}
            for c in [cluster_of(p, of_trigger)]
            if c is not None and not by_forces(c)
        ),
        None,
    )
    if cluster is None and entity.type == "Person":
        cluster = deed_near(noun, of_trigger)
    if cluster is None and entity.plural:
        return
    cluster = cluster or deed_near(noun, of_trigger)
    if (
        cluster is None
        or cluster.draft is None
        or entity in cluster.draft.values("perpetrator")
        or entity in cluster.draft.values("victim")
    ):
        return
    cluster.draft.add_fact(FactDraft("suspect", entity, noun, "lexicon:suspect-noun", stance=Stance.SUSPECTED))


def _meant(reading: Reading, noun: Token) -> EntityDraft | None:
    """The group that a predicate calls the suspect: "*the Lomar Front* is the prime suspect"."""
    if noun.dep_ != "attr" or is_negated(noun.head):
        return None
    told = (actor_at(reading, t, noun.head) for t in subjects(noun.head))
    return next((e for e in told if e is not None and e.type == "ArmedGroup"), None)


def _responsible(reading: Reading, word: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "X was responsible for the attack", "X is believed to be behind the attack", "said it was behind"."""
    above = word.head
    held = next((t for t in (above, above.head) if t.lemma_.lower() in words("responsibility", "holding")), None)
    if any(c.dep_ == "neg" for c in word.children):
        return  # "was found not criminally responsible"
    if held is not None and word.dep_ in {"ccomp", "acomp", "oprd", "amod", "xcomp", "advcl"}:
        _held_responsible(reading, word, held, of_trigger)
        return
    verb = above if above.lemma_ == "be" else None
    outer = verb.head if verb is not None and verb.dep_ in {"xcomp", "ccomp"} else None
    borne = [c.draft for c in _borne(word, of_trigger) if c.draft is not None]
    if not borne and outer is not None and not word.children and word.dep_ == "acomp":
        near = deed_near(word, of_trigger)  # "a spokesman said the group was *responsible*"
        borne = [near.draft] if near is not None and near.draft is not None else []
    if verb is None or is_negated(verb) or not borne:
        return
    if outer is not None and (is_negated(outer) or any(is_nobody(reading, t) for t in subjects(outer))):
        return  # "no group has said that it was behind the raids"
    if outer is not None and outer.lemma_.lower() in words("reporting", "deny"):
        return  # "the Front denied that it was behind the raids"
    for token in subjects(verb):
        entity = actor_at(reading, token, verb)
        if entity is None:
            continue
        said = outer is not None and outer.lemma_.lower() in words("reporting")
        speaker = _speaker(reading, outer) if said and outer is not None and not is_passive(outer) else None
        for draft in borne:
            if speaks_for(reading, speaker, entity):
                write_claim(reading, draft, entity, verb, "lexicon:said-it-was-behind")
            elif speaker is not None and (own := _their_group(reading, speaker, token)) is not None:
                write_claim(reading, draft, own, verb, "lexicon:said-it-was-behind")
            else:
                stance = Stance.ALLEGED if said else Stance.SUSPECTED
                draft.add_fact(
                    FactDraft("suspect", entity, verb, "lexicon:responsible", stance=stance, speaker=speaker)
                )


def _their_group(reading: Reading, speaker: EntityDraft, noun: Token) -> EntityDraft | None:
    """The armed group of whoever speaks, where it is only called theirs: "he said *his group* was behind it"."""
    if not any(c.tag_ == "PRP$" for c in noun.lefts):
        return None
    return next(groups_behind(reading, speaker), None)


def _borne(word: Token, of_trigger: dict[int, Cluster]) -> list[Cluster]:
    """The attacks that somebody is behind or responsible for: "behind it" means the one told last, "both" two.

    Those of a list as well: "was behind *the bombing* of a hotel and *the killing* of a chief".
    """
    governed = [*prepositions(word), *((word.lower_, t) for t in word.children if t.dep_ == "pobj")]
    borne = [p for prep, p in governed if prep in {"for", "behind"}]
    found = next((c for p in borne for c in [cluster_of(p, of_trigger)] if c is not None), None)
    listed = [of_trigger[t.i] for p in borne for t in conjuncts(p) if t.i in of_trigger]
    if len(listed) > 1:
        return list(dict.fromkeys(listed))
    if found is None and any(p.lower_ in words("responsibility", "it") for p in borne):
        found = deed_near(word, of_trigger)
    return [found] if found is not None else both_told(borne, of_trigger)


def _held_responsible(reading: Reading, word: Token, verb: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "The minister held the Front responsible for the attack"; for the one told last where none is named."""
    named = any(prep == "for" for prep, _ in prepositions(word))
    cluster = next(iter(_borne(word, of_trigger)), None) if named else deed_near(word, of_trigger)
    if cluster is None or cluster.draft is None or is_negated(verb):
        return
    speaker = None if is_passive(verb) else _speaker(reading, verb)
    held = subjects(verb) if is_passive(verb) else [*objects(verb), *(c for c in word.children if c.dep_ == "nsubj")]
    for token in held:
        entity = actor_at(reading, token, verb)
        if entity is not None and entity is not speaker:
            cluster.draft.add_fact(
                FactDraft("suspect", entity, verb, "lexicon:held-responsible", stance=Stance.ALLEGED, speaker=speaker)
            )


def _speaker(reading: Reading, verb: Token) -> EntityDraft | None:
    """The first actor among the subjects of a verb."""
    return next((e for t in subjects(verb) if (e := actor_at(reading, t, verb)) is not None), None)
