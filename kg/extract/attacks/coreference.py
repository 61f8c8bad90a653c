"""Event coreference: which frames speak of one attack.

In: what single frames say, as clusters of one.  Out: the attack told before that a frame speaks of again, or none.
Greedy in text order: a definite phrase joins the attack that it fits best; a new date, place, victim or target opens
another one.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import (
    Cluster,
    dates_agree,
    definite,
    kinds_agree,
    newly_told,
    places_agree,
    told_by,
    towns,
)
from kg.extract.attacks.elaboration import called_out_to, elaborates
from kg.extract.attacks.listing import another_item
from kg.extract.attacks.narration import (
    admitted,
    calls_it,
    goes_on,
    goes_with,
    had_been,
    hurt_beside,
    in_a_case,
    is_over,
    later_event,
    one_of_several,
    only_part,
    points_back,
    set_off,
    strikes_back,
    sums_up,
    told_just_before,
    with_another,
)
from kg.extract.attacks.pointing import (
    as_many,
    called_by_it,
    how_it_was,
    owners,
    same_bomb,
    same_death,
    same_thing,
    same_toll,
    same_word,
)
from kg.extract.attacks.retelling import (
    gets_its_day,
    goes_into,
    of_another_year,
    of_long_ago,
    recalled,
    retells,
    retold_in_full,
    told_by_those_involved,
)
from kg.extract.attacks.scenery import (
    another_account,
    another_blow,
    another_scene,
    another_toll,
    meanwhile,
    placed_elsewhere,
)
from kg.extract.attacks.stages import another_bomb, stage_of
from kg.extract.attacks.summaries import (
    broken_down,
    died_afterwards,
    of_the_whole,
    opens_a_case,
    told_by_itself,
    told_of_before,
    toll_of_a_town,
)
from kg.extract.attacks.thresholds import threshold
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.frames.whenclauses import WORST_SINCE
from kg.extract.text.parse import Token
from kg.extract.text.syntax import as_well, clause_root, conjuncts, is_passive, prepositions, relative_clause
from kg.extract.text.triggers import general_types, side_types
from kg.lexicon import index, words

_FROM_THE_AIR = frozenset({"Airstrike", "DroneStrike"})
_CERTAIN = 99.0  # above every threshold
_IN_FULL = 1.5  # what it counts for that the sentence tells the attack of the lead in full
_RETOLD = 2.0  # what it counts for that the lead tells what the headline does
_JUDGED = 2.0  # what it counts for the attack of the lead that somebody condemns it
_PARAGRAPH = 1.0  # what it counts for that the paragraph told the attack last, and names no other day or place
_ADMITTED = 1.5  # what it counts for that somebody owns up to what the frame tells
_POINTED = 4.0  # what it counts for the attack told last that "that attack" points at it
_SAME_WORD = 1.5  # what it counts for that the definite noun was said of the attack before
_CALLED = 2.5  # what it counts for that it is called by what was hit or used
_ACCOUNT = 2  # sentences from an attack to what those say who were there
_APART = 3.0  # what it costs to speak on of an older attack that was only recalled


def antecedent(
    reading: Reading, frame: Frame, item: Cluster, clusters: list[Cluster], apart: list[Cluster]
) -> Cluster | None:
    """The attack told before that the frame speaks of again, or ``None`` when it opens a new one.

    ``apart`` are attacks that it cannot be a part of.
    """
    if not clusters or another_case(reading, item) or opens_a_case(reading, item, clusters) or with_another(frame):
        return None
    if any(rule == WORST_SINCE for _, _, rule in item.dates) and not any(same_death(item, c) for c in clusters):
        return None  # "the first death of a general since 2017, when a colonel was killed"
    first = goes_with(frame, item) or set_off(frame) or in_a_case(item)
    told = told_of_before(reading, item, clusters) or (told_by(first, clusters) if first is not None else None)
    told = told or (_told_last(frame.trigger, clusters) if calls_it(frame) else None)
    told = told or toll_of_a_town(reading, frame, clusters) or stage_of(reading, frame, item, clusters)
    if told is not None:
        return told
    best: tuple[float, int] | None = None
    later = later_event(frame.trigger)
    follower = told_by(later, clusters) if later is not None else None
    untold = later is not None and follower is None
    summed = (
        len(clusters) > 1 and told_by_itself(reading, frame, item) and (broken_down(clusters) or sums_up(clusters[0]))
    )
    pointed = told_just_before(reading, frame, clusters)
    for n, cluster in enumerate(clusters):
        if cluster is follower or (untold and not n):
            continue  # "the attack came a day after a bomb killed four soldiers": two attacks
        before = follower is not None and cluster.frames[-1].trigger.i < frame.trigger.sent.start
        if before and dates_agree(item, cluster) + places_agree(item, cluster) < 1 and not same_death(item, cluster):
            continue  # "it was the second attack after *the killing* of a guard": no attack told before
        if (
            any(cluster is other for other in apart)
            or (not n and recalled(frame))
            or (summed and (not n or _in_another_town(item, cluster)))
        ):
            continue
        if frame.sense.family == "harm" and (cluster.defused or only_part(frame.trigger, cluster)):
            continue  # "a bomb behind the court was defused. Two judges were among the dead": not by that bomb
        score = _score(reading, frame, item, cluster, n == 0)
        if score is not None and n and not item.dates and is_over(reading, frame.trigger, cluster, clusters[0]):
            score -= _APART
        if score is not None and cluster is pointed:
            score += _POINTED
        if score is not None and (best is None or (score, n) > best):
            best = (score, n)
    if best is None:
        return None
    return clusters[best[1]] if best[0] >= threshold(reading, frame, item) else None


def _told_last(noun: Token, clusters: list[Cluster]) -> Cluster | None:
    """The attack told last before a noun in its sentence."""
    told = [(f.trigger.i, c) for c in clusters for f in c.frames if noun.sent.start <= f.trigger.i < noun.i]
    return max(told, key=lambda row: row[0], default=(0, None))[1]


def _in_another_town(item: Cluster, cluster: Cluster) -> bool:
    return bool(towns(cluster)) and places_agree(item, cluster) < 1


def _score(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster, main: bool) -> float | None:
    """How well the frame fits an attack; ``None`` when something speaks against it."""
    if goes_on(reading, item, cluster):
        return _CERTAIN
    here = reading.sentence_index(frame.trigger)
    gap = here - reading.sentence_index(reading.doc[cluster.last_sentence])
    own_account = 0 < gap <= _ACCOUNT and told_by_those_involved(reading, item, cluster)
    if not (own_account or _types_agree(frame, item, cluster) or points_back(reading, item, cluster)):
        return None
    if called_out_to(frame) and frame.sense.type in cluster.types:
        elsewhere = bool(towns(item)) and _in_another_town(item, cluster)
        return _CERTAIN if dates_agree(item, cluster) >= 0 and not elsewhere else None
    old = of_another_year(frame, item, cluster) or of_long_ago(reading, item, cluster)
    if how_it_was(frame, cluster) and dates_agree(item, cluster) >= 0 and not old:
        return _CERTAIN
    if same_death(item, cluster):
        return _CERTAIN  # nobody is killed twice, whatever day the parse ties to one of the mentions
    date = dates_agree(item, cluster)
    place = places_agree(item, cluster)
    if (date < 0 and not died_afterwards(item, cluster)) or place < 0:
        return None
    again = retells(reading, frame, cluster)
    if of_another_year(frame, item, cluster) and not (main and (again or gets_its_day(item, cluster))):
        return None  # "the 2011 attacks" are not the ones told here
    if of_long_ago(reading, item, cluster) or another_item(reading, frame, cluster):
        return None
    if another_bomb(reading, item, cluster):
        return None
    if not main and _placed_in_time(item) and not (cluster.dates or cluster.places or date or place):
        return None  # "The group has attacked schools. ... the bombings in Varnell in January"
    retold = main and retold_in_full(reading, frame, item, cluster)
    if (
        another_scene(reading, frame, cluster)
        or another_toll(reading, item, cluster)
        or meanwhile(frame, item, cluster)
        or placed_elsewhere(frame, item, cluster)
        or had_been(reading, frame, item)
        or one_of_several(reading, frame, item, cluster)
        or (not retold and another_account(reading, frame, item, cluster))
        or (not retold and another_blow(reading, item, cluster))
    ):
        return None
    score = 0.0
    score += 1.5 * date + 1.5 * place
    told_in_full = own_account or retold or elaborates(reading, frame, item, cluster)
    told_in_full = told_in_full or goes_into(reading, frame, item, cluster)
    score += _ADMITTED * admitted(frame)
    score += _RETOLD if again else _IN_FULL * told_in_full
    mine = {id(e) for e, _, _ in item.victims + item.targets}
    theirs = {id(e) for e, _, _ in cluster.victims + cluster.targets}
    shared = mine & theirs or owners(reading, item) & theirs or same_thing(reading, item, cluster)
    if shared:
        score += 2.5
    elif _named(item) and _named(cluster) and _further_victims(reading, frame, item):
        pass  # "Venn was shot on Monday. Quill was wounded in the attack": hit beside him
    elif _named(item) and _named(cluster) and (frame.nominal or item.dates or item.places):
        return None  # "the killing of X" is not the killing of Y
    elif _named(item) and _named(cluster):
        if gap > 0 and item.types.keys() != cluster.types.keys() and not hurt_beside(reading, item):
            return None
        score -= not (hurt_beside(reading, item) and as_well(frame.trigger))
    elif (
        mine
        and theirs
        and frame.sense.family == "attack"
        and not frame.nominal
        and not _in_passing(frame, item)
        and _others_hit(item, cluster)
        and not told_in_full
    ):
        score -= 1
    if frame.nominal and not shared and _another_target(reading, item, cluster):
        score -= 3  # "the attack on the Varnell Hall" is not that on a hotel
    if same_toll(item, cluster) or as_many(reading, item, cluster):
        score += 2  # the same number of dead is the same event
    if {w for w, _, _ in item.weapons} & {w for w, _, _ in cluster.weapons} - words("deeds", "common_means"):
        score += 1
    score += same_bomb(reading, item, cluster)
    agents = {id(e) for e, _, _ in item.agents}
    others = {id(e) for e, _, _ in cluster.agents}
    if _another_time(item, cluster) and mine and theirs and not shared and agents and others and not agents & others:
        return None  # "Gunmen yesterday shot the mayor. Last week rebels blew up a bridge."
    if strikes_back(reading, item, cluster):
        return None  # "In reply, security forces killed 92 militants"
    if agents & others:
        score += 1
    elif agents and others and all(e.named for e, _, _ in item.agents) and all(e.named for e, _, _ in cluster.agents):
        score -= 1.5
    elif agents and others and not cluster.dates and item.dates and item.places and not told_in_full:
        score -= 1.5  # "Troops shot a rebel. In February two bombers killed seven at a station"
    if gap == 0:
        score += 1.5
        if clause_root(frame.trigger).sent.start == frame.trigger.sent.start and not item.dates and not item.places:
            score += 0.5
    elif gap == 1:
        score += 1
    elif gap <= 3:
        score += 0.5
    if 0 < gap <= 3 and _goes_on_in_paragraph(reading, frame, item, cluster):
        score += _PARAGRAPH
    if main:
        score += 0.5 + of_the_whole(reading, item, cluster)
        if frame.nominal and definite(reading, frame) and _judged(frame.trigger) and not _told_of(item):
            score += _JUDGED
    if frame.nominal and definite(reading, frame):
        score += 0.5 + _SAME_WORD * same_word(frame, cluster) + _CALLED * called_by_it(frame, cluster)
        if frame.sense.type in cluster.types:
            score += 0.7
    elif frame.sense.type in cluster.types and frame.sense.type not in general_types():
        score += 1
    if _in_passing(frame, item) and frame.sense.type in cluster.types:
        score += 1
    if frame.sense.family == "harm":
        score += 0.5
        if any(f.toll for f in item.figures) and main:
            score += 1
    return score


def _goes_on_in_paragraph(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether the paragraph has told the attack before, and the sentence names no other: "Another 31 were hurt"."""
    if item.dates or item.places or frame.nominal or frame.sense.family == "attack":
        return False
    last = cluster.frames[-1].trigger
    return last.i < frame.trigger.i and reading.paragraph_index(last) == reading.paragraph_index(frame.trigger)


def _judged(noun: Token) -> bool:
    """Whether somebody condemns what the noun names, which is what the news is: "Norway condemned *the attack*"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("reporting", "condemn")


def _told_of(item: Cluster) -> bool:
    """Whether the frame says when, where, by whom or on what."""
    return bool(item.dates or item.places or item.agents or item.targets)


def _placed_in_time(item: Cluster) -> bool:
    """Whether an event noun tells both when and where: nothing of a habit told before."""
    return item.lead.nominal and bool(item.dates and item.places)


def _in_passing(frame: Frame, item: Cluster) -> bool:
    """Whether a relative clause only tells who was hit: "among the wounded is Ilo Venn, who was shot in the arm"."""
    return (
        not _told_of(item)
        and not frame.nominal
        and is_passive(frame.trigger)
        and relative_clause(frame.trigger) is not None
    )


def _another_time(item: Cluster, cluster: Cluster) -> bool:
    """Whether both have a date and none the same: "last week" and "yesterday" may overlap and still be two times."""
    mine, theirs = (
        {when.literal or f"{when.earliest}/{when.latest}" for when, _, _ in c.dates} for c in (item, cluster)
    )
    return bool(mine and theirs and not mine & theirs)


def _others_hit(item: Cluster, cluster: Cluster) -> bool:
    """Whether somebody or something else was hit; the officer of "an attack on an officer" may sit in the car hit."""
    if cluster.lead.nominal and not (item.targets and cluster.targets):
        return bool(item.victims and cluster.victims) and _distinct(item, cluster)
    if item.targets:  # "abducted from *a school*. ... were taken from *a school* in Osk" may be told twice
        return not {e.label.lower() for e, _, _ in item.targets} & {e.label.lower() for e, _, _ in cluster.targets}
    return _distinct(item, cluster)


def _distinct(item: Cluster, cluster: Cluster) -> bool:
    mine = {e.label.lower() for e, _, _ in item.victims}
    theirs = {e.label.lower() for e, _, _ in cluster.victims}
    return not mine & theirs


def _capital(noun: Token) -> bool:
    """Whether a thing has a name, whatever the model calls it: "the Lomar City concert hall"."""
    return noun.pos_ == "PROPN" or any(c.dep_ == "compound" and c.text[:1].isupper() for c in noun.children)


def _another_target(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether the event noun has a target with a name, and the attack told before one of another kind."""
    kinds = {at.lemma_.lower() for e, at, _ in [*cluster.targets, *cluster.places] if e.type == "Facility"}
    mine = {
        at.lemma_.lower()
        for e, at, rule in item.targets
        if e.type == "Facility" and rule.startswith("syntax:noun") and (e.named or _capital(at))
    }
    if not mine or not kinds or mine & kinds:
        return False
    sorts = {index("facilities").get(lemma) for lemma in kinds} - {None}
    # "a shrine ... *the* attack on the Varnell Mausoleum": one of its sort may be the same
    return not (definite(reading, item.lead) and any(index("facilities").get(noun) in sorts for noun in mine))


def _further_victims(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether an event noun with an article names nobody itself: who it tells of was hurt *in the attack*."""
    noun = frame.nominal and definite(reading, frame) and not frame.heads("patient", "target")
    return noun and not item.dates and not item.places and not item.targets


def _named(cluster: Cluster) -> bool:
    return any(e.type == "Person" for e, _, _ in cluster.victims + cluster.targets)


def _types_agree(frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    kinds, theirs = item.kinds, cluster.kinds
    if kinds & _FROM_THE_AIR and {w.replace("-", " ") for w, _, _ in cluster.weapons} & words("deeds", "laid"):
        return False  # "died in a landmine attack on a bus. ... *The air strikes* were a reply"
    if kinds_agree(item, cluster) or (kinds <= side_types() and same_toll(item, cluster)):
        return True  # "Thirteen officers were killed, and their vehicles *set afire*"
    if frame.sense.family in {"harm", "damage"}:
        # "Venn was shot in June. On 10 June a motorcycle bomb killed a woman"
        return not (item.weapons and _another_time(item, cluster))
    if item.types.keys() & {"Shooting"} and theirs & {"Kidnapping", "HostageTaking", "Hijacking", "VehicleRamming"}:
        return False
    bombs = {"Bombing", "Assassination"}
    if places_agree(item, cluster) > 0:
        bombs.add("SuicideBombing")  # "Two gunmen fired at guards of the mosque before one set off his vest"
    return bool(kinds & {"Shooting", "ArmedAssault"} and theirs & bombs) and not frame.nominal


def another_case(reading: Reading, item: Cluster) -> bool:
    """Whether it is told as none of the cases before: "in separate incidents", "*Earlier*, a woman was shot"."""
    for frame in item.frames:
        told_in = [t for v in conjuncts(frame.trigger) for prep, t in prepositions(v) if prep == "in"]
        for event in (frame.trigger, *told_in):
            mention = reading.mentions.get(event.i)
            if mention is not None and any(t.lower_ in words("coreference", "elsewhere") for t in mention.tokens):
                return True
    triggers = [f.trigger for f in item.frames]
    opening = triggers[0].sent[0]
    if opening.lower_ not in words("coreference", "openers_elsewhere") or opening.head not in triggers:
        return False
    return bool(newly_told(reading, [at for _, at, _ in item.victims or item.weapons]))
