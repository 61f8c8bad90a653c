"""How a text goes on with an attack: the lead after the headline, what the attackers did next, what is over.

In: what one frame says, and an attack told before.  Out: yes or no, or the event that is meant.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.attacks.clusters import Cluster, definite, newly_told, of_several, towns
from kg.extract.attacks.elaboration import is_force
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import fights, is_security
from kg.extract.frames.care import cares
from kg.extract.frames.judged import case_of
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, as_well, auxiliaries, is_passive, objects, prepositions, subjects
from kg.extract.text.triggers import event_heads, noun_trigger, table, verb_trigger
from kg.lexicon import words
from kg.records import Outcome, Precision

_FRONT = 5  # tokens from the head of a sentence to a day or a town that opens it
_TOWNS = frozenset({"City", "Place"})
_BESIDES = frozenset({"Arson", "HostageTaking", "Kidnapping"})  # what a raid may be told to have brought besides
_SUMMED = frozenset({"injure", "kill", "wound"})
_NEXT = 2  # sentences after which attackers go on with the same attack
_TELLING = frozenset({"against", "at", "in", "near", "of", "on", "outside"})  # what says itself which attack it was
_MONTH = timedelta(days=31)


def goes_on(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether it is what the attackers did next, with no word of another place or time.

    "Gunmen stormed a market. *The attackers* opened fire on traders before setting fire to stalls."
    """
    if item.lead.nominal or item.lead.sense.family != "attack":
        return False
    if _done_besides(reading, item, cluster) or _how_it_was_done(item, cluster):
        return True
    if not points_back(reading, item, cluster):
        return False
    gap = reading.sentence_index(item.lead.trigger) - reading.sentence_index(cluster.frames[-1].trigger)
    if (item.dates or item.places) and not _told_closer(reading, item, cluster, gap):
        return False
    fresh = words("coreference", "fresh", "further")
    told = (t for t in item.lead.trigger.sent if t.lower_ in fresh)
    return gap <= _NEXT and all(t.dep_ in {"amod", "det"} and t.head.dep_ == "conj" for t in told)


def _how_it_was_done(item: Cluster, cluster: Cluster) -> bool:
    """Whether a participle tells how it was done: "burst into it, *firing* at shoppers and *throwing* grenades"."""
    verb = item.lead.trigger
    if verb.tag_ != "VBG" or item.dates or item.places or any(c.dep_.startswith(("nsubj", "aux")) for c in verb.lefts):
        return False
    while verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj"} and verb.head.i < verb.i:
        verb = verb.head
    return verb is not item.lead.trigger and any(f.trigger is verb for f in cluster.frames)


def _done_besides(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether it only adds what was burned or who was taken: "Houses *were burned* and six girls *were abducted*".

    In one breath as well, whatever the parse has it hang on: "stormed Osk, shooting people dead and *torching* stalls".
    """
    verb = item.lead.trigger
    if not cluster.frames or item.agents or item.dates or item.places or not (is_passive(verb) or verb.tag_ == "VBG"):
        return False
    if not item.types.keys() & _BESIDES or item.types.keys() & cluster.types.keys():
        return False
    if verb.tag_ == "VBG" and not is_passive(verb):
        return cluster.frames[-1].trigger.sent.start == verb.sent.start
    gap = reading.sentence_index(item.lead.trigger) - reading.sentence_index(cluster.frames[-1].trigger)
    fresh = words("coreference", "fresh", "further") - {"also"}
    sentence = item.lead.trigger.sent
    vague = any(when.precision is not Precision.DAY for when, _, _ in cluster.dates)
    if vague or reading.times_in(sentence) or any(t.lemma_.lower() in _SUMMED for t in sentence):
        return False  # "568 were killed from April to June. A further 149 were abducted"
    named = any(e.named for e, _, _ in (*item.victims, *item.targets))
    return 0 <= gap <= _NEXT and not named and not any(t.lower_ in fresh for t in sentence)


def _told_closer(reading: Reading, item: Cluster, cluster: Cluster, gap: int) -> bool:
    """Whether the sentence only adds when or where it was: "The raiders stormed *the village* around 10 am on Monday".

    Not where it opens with a day or a town, tells of anybody or anything new, or the attack has had its day or town.
    """
    mine, theirs = ([e for e in towns(c) if e.type in _TOWNS] for c in (item, cluster))
    if (item.dates and cluster.dates) or (mine and theirs):
        return False
    opening = item.lead.trigger.sent.start + _FRONT
    if any(at.i < opening for _, at, _ in (*item.dates, *item.places)):
        return False
    hit = [at for _, at, _ in (*item.victims, *item.targets)]
    told = [reading.mentions.get(at.i) for at in hit]  # "shot *them* in the square"
    return gap <= 1 or all(m is not None and (m.definite in {"the", "this"} or m.cls == "pronoun") for m in told)


def points_back(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether those who did it are pointed at as those who did what was told before: "*the attackers* set fire to"."""
    theirs = {id(e) for e, _, _ in cluster.agents}
    return any(id(e) in theirs and pointed_at(reading, at) for e, at, _ in item.agents)


def pointed_at(reading: Reading, at: Token) -> bool:
    """Whether the phrase means somebody told of before: "they", "the attackers"."""
    mention = reading.mentions.get(at.i)
    return (
        mention is not None
        and mention.name is None
        and (mention.cls == "pronoun" or mention.definite in {"the", "this"})
    )


def hurt_beside(reading: Reading, item: Cluster) -> bool:
    """Whether it only says that one more was hit: "Her husband, Ilo Venn, was seriously injured", "also killed"."""
    return not (item.agents or item.dates or item.places) and all(
        f.sense.family == "harm"
        and (f.sense.type == Outcome.INJURED.value or as_well(f.trigger) or _dies_in_care(reading, f))
        for f in item.frames
    )


def _dies_in_care(reading: Reading, frame: Frame) -> bool:
    """Whether somebody died of what was done before: "Venn *died* at the Osk Medical Center"."""
    return frame.sense.dying and any(cares(reading, t) for t in frame.heads("place"))


def strikes_back(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether forces hit people who attack, and the attack was by others than forces, or the other way round."""
    if _against_its_doers(item, cluster):
        return True
    mine, theirs = ([e for e, _, _ in c.agents] for c in (item, cluster))
    hit = [e for e, _, _ in item.victims if e.sub != "number"] or _dealt_with(reading, item)
    if not (mine and theirs and hit) or not all(is_force(e) for e in mine) or any(is_force(e) for e in theirs):
        return False
    return all(fights(e) for e in hit)


def _dealt_with(reading: Reading, item: Cluster) -> list[EntityDraft]:
    """Whom the verb before is about, where only a number was hit: "were chasing *the attackers* and had killed 60"."""
    before = [item.lead.trigger.head] if item.lead.trigger.dep_ == "conj" else []
    return [e for verb in before for t in objects(verb) if (e := reading.entity_at(t)) is not None]


def _against_its_doers(item: Cluster, cluster: Cluster) -> bool:
    """Whether what forces did to fighters cannot be the attack meant: "*attacks on troops*", "*30 villagers died*"."""
    doers, hit = [e for e, _, _ in cluster.agents], [e for e, _, _ in cluster.victims]
    if item.agents or not doers or not all(is_force(e) for e in doers):
        return False
    mine = [(e, rule) for e, _, rule in (*item.victims, *item.targets)]
    if item.lead.nominal:
        return bool(mine) and all(is_security(e) and rule == "syntax:noun-on" for e, rule in mine)
    # "The army killed 58 rebels. On 4 August, 30 people, 15 soldiers among them, were killed"
    fighters = bool(hit) and all(fights(e) for e in hit)
    return fighters and bool(item.dates) and bool(mine) and not any(fights(e) for e, _ in mine)


def is_over(reading: Reading, token: Token, cluster: Cluster, main: Cluster) -> bool:
    """Whether an attack was recalled as background, and the text has gone on to a new paragraph since.

    "In 2017, rebels killed forty soldiers there. | A hospital said that 23 wounded had been admitted": of today's.
    """
    if not cluster.dates or cluster is main:
        return False
    today = min((when.earliest for when, _, _ in main.dates), default=reading.article.date)
    if today is None or any(when.latest >= today - _MONTH for when, _, _ in cluster.dates):
        return False
    return reading.paragraph_index(cluster.frames[-1].trigger) < reading.paragraph_index(token)


def had_been(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether an event of another time is told in passing: "he had survived *an attempt* on his life in 2017"."""
    mention = reading.mentions.get(frame.trigger.i)
    if not (frame.nominal and item.dates) or mention is None or mention.definite != "a":
        return False
    verb = frame.trigger.head
    return frame.trigger.dep_ == "dobj" and any(a.lower_ == "had" for a in auxiliaries(verb))


def sums_up(counted: Cluster) -> bool:
    """Whether a count is that of several attacks told one by one afterwards: "nine died in a *string of incidents*".

    Not "killing nine villagers and injuring *several others*", "causes *multiple deaths*", "the latest *in a spate*".
    """
    many, events, hurt = words("coreference", "summed_up"), event_heads(), words("factuality", "figures.counted")
    return any(
        token.lower_ in many
        and not any(t.lower_ in words("coreference", "numbered") for t in token.doc.tokens[token.i - 3 : token.i])
        and any(
            t.tag_ == "NNS" and t.lemma_.lower() in events and t.lower_ not in hurt
            for t in token.doc.tokens[token.i + 1 : token.i + 4]
        )
        for frame in counted.frames
        for token in frame.trigger.doc.tokens[frame.trigger.i : frame.trigger.sent.end]
    )


def one_of_several(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether the lead sums up several attacks and this is one: "14 died in *separate attacks*. A bomb killed five"."""
    lead = cluster.lead
    if reading.sentence_index(frame.trigger) <= reading.sentence_index(lead.trigger):
        return False
    numbered = _numbered(frame)
    worst = _worst_of_all(frame)
    if definite(reading, frame) and not (numbered or worst):
        return False  # "the attack": told of before
    if of_several(reading, lead) is None:
        # "Three people were killed in a string of incidents. In Osk district, a roadside bomb went off"
        return bool(item.places) and sums_up(cluster)
    apart = any(t.lower_ in words("coreference", "summed_up") for t in lead.trigger.sent if t.i < lead.trigger.i)
    counted = any(not f.implied and not f.toll for f in item.figures)
    return (
        worst or (apart and (numbered or counted)) or (not definite(reading, lead) and _a_share(reading, item, cluster))
    )


def _worst_of_all(frame: Frame) -> bool:
    """Whether it is told as one of those summed up before: "*In the deadliest attack* a bomb killed nine".

    Not "it was *the deadliest attack* in months".
    """
    noun = frame.trigger
    if not frame.nominal or noun.dep_ == "attr" or not any(c.tag_ == "JJS" for c in noun.lefts):
        return False
    return not any(prep in {"in", "since"} for prep, _ in prepositions(noun))


def _a_share(reading: Reading, item: Cluster, whole: Cluster) -> bool:
    """Whether somebody told of for the first time hit fewer: "Attacks killed 20. *A bomber* killed eight in a camp"."""
    mine, theirs = item.stated_toll, whole.stated_toll
    means = [at for _, at, _ in (*item.agents, *item.weapons)]
    return not item.lead.nominal and 0 < mine < theirs and bool(newly_told(reading, means))


def _numbered(frame: Frame) -> bool:
    """Whether it is told as one of a row: "the *first* incident took place in Osk"."""
    return any(c.lower_ in words("coreference", "numbered") for c in frame.trigger.lefts)


def later_event(trigger: Token) -> Token | None:
    """The event that came after the one told: "the *attack* came a day after a bomb killed four soldiers".

    "*The blast* follows a raid on a mill", "*an attack* after the killing of a guard" as well.
    """
    for token in (trigger, *ancestors(trigger, 6)):
        if token.dep_ == "dobj" and token.head.lower_ in words("deeds", "following"):
            return next(iter(subjects(token.head)), None)
        clause = token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "after" for c in token.children)
        phrase = token.dep_ == "prep" and token.lower_ == "after"
        if (clause or phrase) and token.head.lemma_.lower() in table("light")["happen"]:
            return next((c for c in token.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if phrase and token.head.pos_ == "NOUN" and noun_trigger(token.head) is not None:
            return token.head
        later = _told_days_later(token)
        if later is not None:
            return later
    return None


def goes_with(frame: Frame, item: Cluster) -> Token | None:
    """The deed that a noun was only the next of: "a bomber hit the gate and *the blast* was followed by gunfire"."""
    noun = frame.trigger
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "by" else noun
    if not frame.nominal or item.dates or item.places or verb.lower_ not in words("deeds", "following"):
        return None
    if any(t.lower_ in words("coreference", "one_more") for t in noun.lefts):
        return None
    return next(iter(subjects(verb)), None)


def set_off(frame: Frame) -> Token | None:
    """The deed that a fight was part of: "rebels *attacked* a post, setting off *a gunbattle*", "*the raid* led to"."""
    noun = frame.trigger
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head
    if not frame.nominal or noun.lemma_.lower() not in words("deeds", "fights"):
        return None
    if verb.lemma_.lower() not in words("deeds", "setting_off"):
        return None
    return verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else next(iter(subjects(verb)), None)


def in_a_case(item: Cluster) -> Token | None:
    """The case that opens the sentence of a deed: "*In another incident* nine died after men threw grenades"."""
    deed = next((f.trigger for f in item.frames if not f.nominal), None)
    opening = next((t for t in deed.sent if not t.is_space), None) if deed is not None else None
    if deed is None or opening is None or opening.lower_ not in {"during", "in"}:
        return None
    new = words("coreference", "fresh") | {"a", "an", "related"}
    case = next((c for c in opening.rights if c.dep_ == "pobj" and c.i < deed.i), None)
    return case if case is not None and any(c.lower_ in new for c in case.lefts) else None


def calls_it(frame: Frame) -> bool:
    """Whether a noun after a comma says what was told was: "a bomb hit a bus, *an attack* that the Front claimed"."""
    noun = frame.trigger
    first = noun.left_edge
    apart = noun.dep_ in {"attr", "npadvmod"} and first.i > noun.sent.start and noun.doc[first.i - 1].text == ","
    if apart or (noun.dep_ == "appos" and noun.head.i < noun.i and noun_trigger(noun.head) is not None):
        return True  # "hurt in a blast, *a second attack* there in a week"
    if not frame.nominal or noun.dep_ == "pobj" or first.lower_ not in {"a", "an"} or first.i == noun.sent.start:
        return False
    told = any(c.dep_ in {"acl", "relcl"} for c in noun.rights)
    return (
        told
        and noun.doc[first.i - 1].text == ","
        and not any(t.lower_ in words("coreference", "fresh") for t in noun.lefts)
    )


def _told_days_later(clause: Token) -> Token | None:
    """The deed told before an older one: "a priest was *stabbed* on Monday, days after an attack killed six people".

    Who dies days after being shot dies of no other deed.
    """
    mark = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "after"), None)
    before = [] if mark is None else [*mark.lefts, *(c for c in clause.lefts if c.i < mark.i)]
    if not any(c.dep_ == "npadvmod" for c in before) or clause.dep_ not in {"advcl", "ccomp"}:
        return None
    told = [clause.head, *(c for c in clause.head.lefts if c.dep_ == "ccomp")]  # "was stabbed, police said, days after"
    for verb in told:
        found = verb_trigger(verb) if verb.i < clause.i else None
        if found is not None and found.sense.family in {"attack", "harm"} and found.sense.mode != "die":
            return verb
    return None


def told_just_before(reading: Reading, frame: Frame, clusters: list[Cluster]) -> Cluster | None:
    """The attack told last, where it is pointed at: "In 2018 a man stabbed two. The Front claimed *that attack*".

    What is claimed is so as well, in the same paragraph: "A drone hit a hotel. The Front claimed *the attack*".
    """
    noun = frame.trigger
    named = [noun, case] if (case := case_of(noun)) is not None else [noun]  # "guilty of murder in *that case*"
    that = any(c.dep_ == "det" and c.lower_ in {"that", "those"} for t in named for c in t.lefts)
    claimed = any(t.lemma_.lower() in words("responsibility", "claimers") for t in ancestors(noun, 3))
    claimed = claimed and definite(reading, frame) and not any(prep in _TELLING for prep, _ in prepositions(noun))
    if not frame.nominal or not (that or claimed):
        return None
    told = [(f.trigger.i, c) for c in clusters for f in c.frames if f.trigger.i < noun.i]
    i, last = max(told, key=lambda row: row[0], default=(0, None))
    if not that and reading.paragraph_index(noun) != reading.paragraph_index(noun.doc[i]):
        return None
    return last if reading.sentence_index(noun) - reading.sentence_index(noun.doc[i]) <= 1 else None


def admitted(frame: Frame) -> bool:
    """Whether somebody owns up to it: "he admitted that he had *driven* into the marchers"."""
    owned = words("responsibility", "owning_up")
    return not frame.nominal and any(t.lemma_.lower() in owned for t in ancestors(frame.trigger, 3))


def only_part(harm: Token, cluster: Cluster) -> bool:
    """Whether the attack is only told of a part of those hurt: "16 were hurt, *including two* hit in a gun battle"."""
    part = words("factuality", "figures.breakdown")
    return all(
        harm.i < f.trigger.i < harm.sent.end and any(t.lower_ in part for t in ancestors(f.trigger) if t.i > harm.i)
        for f in cluster.frames
    )


def with_another(frame: Frame) -> bool:
    """Whether it was done with another weapon than what was told: "their pickup hit *a second* mine"."""
    if frame.nominal:
        return False
    fresh = words("coreference", "fresh")
    for weapon in frame.heads("instrument"):
        new = any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in weapon.lefts)
        if new and any(c.lower_ in fresh for c in weapon.lefts):
            return True
    return False
