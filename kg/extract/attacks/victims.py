"""Complete the victims of a shooting of single people, as local crime news tells of them.

In: the clusters of an article.  Out: the same, with one cluster for each shooting, the described victims joined with
the names given later, and one implied figure for each person hit.  Attacks by armed groups and mass shootings stay as
they are: their figures are given as numbers.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster, choose_type, dates_agree, join, places_agree
from kg.extract.attacks.coreference import another_case
from kg.extract.attacks.samepeople import merge_people
from kg.extract.attacks.summaries import counts_several
from kg.extract.attacks.towns import place_in_town
from kg.extract.drafts import EntityDraft, FigureDraft, Reading
from kg.extract.entities.defendants import held_at
from kg.extract.entities.persons import can_be_one, generic, partitive, set_apart, single
from kg.extract.frames.hits import Hit, find_hits
from kg.extract.frames.roles import Frame
from kg.lexicon import words
from kg.records import Outcome, Quantity

_MANY = 4  # a larger figure is the toll of a mass shooting

_WARLIKE = frozenset({"Bombing", "SuicideBombing", "Airstrike", "DroneStrike", "RocketAttack"})


def find_victims(
    reading: Reading, frames: list[Frame], clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> None:
    """Merge the clusters of one shooting and give it everybody whom the article says to have been hit."""
    main = next((c for c in clusters if choose_type(c) == "Shooting"), None)
    if main is None or any(choose_type(c) in _WARLIKE for c in clusters) or counts_several(reading, clusters):
        return
    if dates_agree(main, clusters[0]) < 0:
        return  # the shooting is only recalled
    if any(e.type == "ArmedGroup" and (e.named or e.known) for e in reading.entities) or any(
        f.quantity.value > _MANY for c in clusters for f in c.figures
    ):
        return
    for other in [c for c in clusters if c is not main and _of_shooting(c)]:
        separate = _told_apart(main, other) or another_case(reading, other) or _time_between(main, other)
        if dates_agree(main, other) >= 0 and places_agree(main, other) >= 0 and not separate:
            join(main, other)
            clusters.remove(other)
            of_trigger.update({f.trigger.i: main for f in other.frames})
    place_in_town(reading, main)
    apart = {f.trigger.i for c in clusters if c is not main for f in c.frames}
    agents = _agents(clusters)
    hits = [h for h in find_hits(reading, frames, apart) if h.rule == "syntax:passive" or id(h.entity) not in agents]
    elsewhere = _named_elsewhere(main, clusters) | _agents([c for c in clusters if c is not main])
    hits = [h for h in hits if id(h.entity) not in elsewhere]
    hits = _join_described(reading, clusters, main, hits)
    _file(reading, main, hits)
    _count_members(main)


def _named_elsewhere(main: Cluster, clusters: list[Cluster]) -> set[int]:
    """Who was hit by name in another attack: "Venn was shot on Monday. *In May, Quill* was shot dead"."""
    mine = {id(e) for e, _, _ in main.victims}
    others = [e for c in clusters if c is not main for e, _, _ in c.victims]
    return {id(e) for e in others if e.type == "Person" and e.named} - mine


def _agents(clusters: list[Cluster]) -> set[int]:
    """Who did it, by identity; a pronoun is no proof, since whom it stands for is a guess."""
    return {id(e) for c in clusters for e, at, _ in c.agents if at.pos_ != "PRON"}


def _of_shooting(cluster: Cluster) -> bool:
    """Whether a cluster can speak of a shooting: by its word, or as "the killing of Ilo Venn", "the attack"."""
    kind = choose_type(cluster)
    return kind == "Shooting" or (kind == "Attack" and not cluster.targets)


def _time_between(one: Cluster, other: Cluster) -> bool:
    """Whether one is told to have come a time after the other: "her death came *five days after* a man was shot"."""
    return any(
        gap.anchor_i in {f.trigger.i for f in b.frames}
        for a, b in ((one, other), (other, one))
        for gap in (*a.gaps, *a.moments)
    )


def _told_apart(one: Cluster, other: Cluster) -> bool:
    """Whether two shootings hit different people by name."""
    mine = {id(e) for e, _, _ in one.victims if e.type == "Person"}
    theirs = {id(e) for e, _, _ in other.victims if e.type == "Person"}
    return bool(mine and theirs and not mine & theirs)


def _join_described(reading: Reading, clusters: list[Cluster], main: Cluster, hits: list[Hit]) -> list[Hit]:
    """Find the victims that are told of twice: "A man was shot. Ilo Venn, 34, died", "clerk" above and "worker" below.

    In text order every described victim is the person told of that it can be; a stated number of victims is filled
    before two phrases without a sign of identity are taken for one.  Who can be several of the named is one of them,
    and no victim beside them.  Gives the hits without these.
    """
    people = list(
        {id(e): e for e in [*(h.entity for h in hits), *(e for e, _, _ in main.victims)] if single(e)}.values()
    )
    people.sort(key=lambda e: min(m.start_i for m in e.mentions))
    named = [e for e in people if e.type == "Person"]
    known = named or _identified(reading, clusters)
    described = [e for e in people if e.type == "UnnamedGroup" and any(m.cls == "person" for m in e.mentions)]
    stated = max((f.quantity.value for f in main.figures if not f.implied), default=1)
    doers = _agents([c for c in clusters if c is not main])  # "a man of 18 was shot dead after stabbing two officers"
    for n, entity in enumerate(described):
        fitting = [e for e in known if can_be_one(entity, e) and _one_noun(reading, entity, e)]
        if len(named) >= max(2, stated) and (len(fitting) > 1 or (not fitting and set_apart(entity))):
            hits = [h for h in hits if h.entity is not entity]
            main.victims = [row for row in main.victims if row[0] is not entity]
            main.told_again.append(entity)
        elif len(fitting) == 1 and len(known) + len(described) - n > stated and id(entity) not in doers:
            merge_people(reading, clusters, entity, fitting[0])
        else:
            known = [*known, entity]
    return hits


def _identified(reading: Reading, clusters: list[Cluster]) -> list[EntityDraft]:
    """The one person who got a name, and did nothing: "identified the girl as Ilo Venn"."""
    agents = _agents(clusters)
    found = [
        e
        for e in reading.entities
        if e.type == "Person"
        and id(e) not in agents
        and held_at(e) is None
        and any(m.name is None and m.cls == "person" and m.lemma in words("victims", "described") for m in e.mentions)
    ]
    return found if len(found) == 1 else []


def _one_noun(reading: Reading, entity: EntityDraft, other: EntityDraft) -> bool:
    """Whether the nouns of two victims allow that they are one: "man" and "clerk", not "clerk" and "neighbour"."""
    if other.type == "Person" or any(generic(m) for e in (entity, other) for m in e.mentions if m.cls == "person"):
        return True
    mine, theirs = ({m.lemma for m in e.mentions if m.cls == "person"} for e in (entity, other))
    first = min(m.start_i for e in (entity, other) for m in e.mentions)
    return bool(mine & theirs) or reading.doc.sentence_of[first] == 0


def _file(reading: Reading, main: Cluster, hits: list[Hit]) -> None:
    """Write the hits into the cluster, with a figure of one for each person and outcome."""
    now = [(reading.entity_at(h.at) or h.entity, h) for h in hits]
    hit_ids = {id(e) for e, _ in now}
    main.agents = [row for row in main.agents if row[1].pos_ != "PRON" or id(row[0]) not in hit_ids]
    killed = {id(e) for e, h in now if h.outcome is Outcome.KILLED}
    for entity, hit in now:
        if hit.outcome is Outcome.INJURED and id(entity) in killed:
            continue
        if not any(e is entity for e, _, _ in main.victims):
            main.victims.append((entity, hit.at, hit.rule))
        mention = reading.mentions.get(hit.at.i)
        if not any(f.group is mention and f.outcome is hit.outcome for f in main.figures):
            main.figures.append(
                FigureDraft(
                    outcome=hit.outcome,
                    quantity=Quantity(value=1),
                    at=hit.at,
                    rule=hit.rule,
                    group=mention,
                    implied=True,
                )
            )


def _count_members(main: Cluster) -> None:
    """ "Two women were shot. Ana Venn and Ilse Marr died": the two are the women, no victims beside them."""
    members = len({id(e) for e, _, _ in main.victims if single(e)})
    main.told_again += [e for e, _, _ in main.victims if not single(e) and _accounted_for(e, members)]
    main.victims = [row for row in main.victims if not any(row[0] is e for e in main.told_again)]


def _accounted_for(group: EntityDraft, members: int) -> bool:
    """Whether a group is what its members are that the report tells of one by one, or a part: "one of the women"."""
    counts = [m.quantity.quantity for m in group.mentions if m.quantity is not None]
    return any(partitive(m) for m in group.mentions) or any(q is not None and q.value == members for q in counts)
