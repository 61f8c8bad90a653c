"""Complete the victims of a shooting of single people, as local crime news tells of them.

In: the clusters of an article.  Out: the same, with one cluster for each shooting, the described victim joined with the
name given later, and one implied figure for each person hit.  Attacks by armed groups and mass shootings stay as they
are: their figures are given as numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clusters import Cluster, choose_type, dates_agree, join, places_agree
from kg.extract.coreference import move_mention
from kg.extract.drafts import EntityDraft, FigureDraft, Reading
from kg.extract.parse import Token
from kg.extract.places import ancestors
from kg.extract.roles import Frame
from kg.lexicon import words
from kg.records import Outcome, Quantity

_MANY = 4  # a larger figure is the toll of a mass shooting

_OPENING = 2  # a town in the headline or the first sentences

Hit = tuple[EntityDraft, Token, Outcome, str]


def name_victims(reading: Reading) -> None:
    """Join a described victim with the name that an identification gives: "identified the victim as Ilo Venn, 34"."""
    for token in reading.doc:
        if token.lower_ != "identified":
            continue
        stop = min(token.sent.end, token.i + 9)
        link = next((i for i in range(token.i + 1, stop) if reading.doc[i].lower_ == "as"), None)
        if link is None:
            continue
        around = range(max(token.sent.start, token.i - 8), link)
        described = next(
            (e for i in reversed(around) if (e := reading.entity_at(reading.doc[i])) and _described(reading.doc[i], e)),
            None,
        )
        named = next(
            (
                e
                for i in range(link + 1, min(token.sent.end, link + 9))
                if (e := reading.entity_at(reading.doc[i])) is not None and e.type == "Person"
            ),
            None,
        )
        if described is not None and named is not None:
            for mention in list(described.mentions):
                move_mention(reading, mention, named)
    reading.entities = [e for e in reading.entities if e.mentions]


def _described(token: Token, entity: EntityDraft) -> bool:
    return entity.type == "UnnamedGroup" and not entity.plural and token.lemma_.lower() in words("victims", "described")


def find_victims(
    reading: Reading, frames: list[Frame], clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> None:
    """Merge the clusters of one shooting and give it everybody whom the article says to have been hit."""
    shots = [c for c in clusters if choose_type(c) == "Shooting"]
    if not shots or any(choose_type(c) not in {"Shooting", "Attack", "ArmedAssault"} for c in clusters):
        return
    if any(e.type == "ArmedGroup" for e in reading.entities) or any(
        f.quantity.value > _MANY for c in clusters for f in c.figures
    ):
        return
    main = shots[0]
    for other in shots[1:]:
        if dates_agree(main, other) >= 0 and places_agree(main, other) >= 0 and not _told_apart(main, other):
            join(main, other)
            clusters.remove(other)
            of_trigger.update({f.trigger.i: main for f in other.frames})
    _place(reading, main)
    apart = {f.trigger.i for c in clusters if c is not main for f in c.frames}
    agents = {id(e) for c in clusters for e, _, _ in c.agents}
    hits = [h for h in _hits(reading, frames, apart) if id(h[0]) not in agents]
    _join_described(reading, clusters, main, hits)
    killed = {id(_now(reading, h)) for h in hits if h[2] is Outcome.KILLED}
    for hit in hits:
        _, at, outcome, rule = hit
        entity = _now(reading, hit)
        if outcome is Outcome.INJURED and id(entity) in killed:
            continue
        if not any(e is entity for e, _, _ in main.victims):
            main.victims.append((entity, at, rule))
        mention = reading.mentions.get(at.i)
        if not any(f.group is mention and f.outcome is outcome for f in main.figures):
            main.figures.append(
                FigureDraft(outcome=outcome, quantity=Quantity(value=1), at=at, rule=rule, group=mention, implied=True)
            )


def _place(reading: Reading, main: Cluster) -> None:
    """Without a town of its own the shooting was in the one that the report opens with: "VARNELL (KLX) - A man ..."."""
    if any(e.type == "City" for place, _, _ in main.places for e in [place, *ancestors(place)]):
        return
    opening = [
        (m.head, e)
        for e in reading.entities
        if e.type == "City"
        for m in e.mentions
        if reading.sentence_index(m.head) <= _OPENING
    ]
    if opening:
        at, city = min(opening, key=lambda row: row[0].i)
        main.places.append((city, at, "surface:opening"))


def _told_apart(one: Cluster, other: Cluster) -> bool:
    """Whether two shootings hit different people by name."""
    mine = {id(e) for e, _, _ in one.victims if e.type == "Person"}
    theirs = {id(e) for e, _, _ in other.victims if e.type == "Person"}
    return bool(mine and theirs and not mine & theirs)


def _now(reading: Reading, hit: Hit) -> EntityDraft:
    return reading.entity_at(hit[1]) or hit[0]


def _hits(reading: Reading, frames: list[Frame], apart: set[int]) -> Iterator[Hit]:
    """Each single person said to have been killed or hit, with the token that names them, in text order."""
    for frame in frames:
        if frame.trigger.i in apart or frame.cause is not None or frame.status != "happened":
            continue
        if frame.sense.family == "harm" and frame.sense.type in {"killed", "injured"}:
            outcome = Outcome(frame.sense.type)  # "Venn died at the hospital"
        elif frame.sense.type == "Shooting" or frame.sense.mode == "murder":
            outcome = Outcome.KILLED if _fatal(frame.trigger) else Outcome.INJURED
        else:
            continue
        for head in frame.heads("patient"):
            yield from _hit(reading, head, outcome, "syntax:hit")
    for token in reading.doc:
        if token.lemma_.lower() in words("victims", "pronounced"):
            # "Venn was pronounced dead at the scene", "Venn was found shot to death"
            after = {t.lower_ for t in reading.doc[token.i + 1 : min(token.sent.end, token.i + 4)]}
            if after & words("victims", "dead"):
                for child in token.children:
                    if child.dep_ == "nsubjpass":
                        yield from _hit(reading, child, Outcome.KILLED, "syntax:pronounced")
        deadly = token.lemma_.lower() == "shooting" and _fatal(token)
        if token.lemma_.lower() in words("victims", "deaths") or deadly:
            for prep in token.children:  # "charged with murder in the shooting death of Ilo Venn"
                if prep.dep_ == "poss":  # "Venn's body was taken away"
                    yield from _hit(reading, prep, Outcome.KILLED, "syntax:death-of")
                elif prep.dep_ == "prep" and prep.lower_ == "of":
                    for noun in prep.children:
                        yield from _hit(reading, noun, Outcome.KILLED, "syntax:death-of")


def _hit(reading: Reading, head: Token, outcome: Outcome, rule: str) -> Iterator[Hit]:
    entity = reading.entity_at(head)
    if entity is not None and entity.type in {"Person", "UnnamedGroup"} and not entity.plural:
        yield entity, head, outcome, rule


def _fatal(trigger: Token) -> bool:
    """Whether the shot killed: "fatally shot", "shot and killed", "shot dead", "the fatal shooting"."""
    fatal = words("victims", "fatal") | words("victims", "dead")
    return trigger.head.lower_ in fatal or any(t.lower_ in fatal for t in trigger.children)


def _join_described(reading: Reading, clusters: list[Cluster], main: Cluster, hits: list[Hit]) -> None:
    """Give the one named victim the descriptions of the one who was hit: "A man was shot. Ilo Venn, 34, died"."""
    people = {id(e): e for e, _, _, _ in hits} | {id(e): e for e, _, _ in main.victims}
    named = [e for e in people.values() if e.type == "Person"] or [
        e
        for e in reading.entities  # "identified the victim as Ilo Venn": the one hit, though no verb says so
        if e.type == "Person" and any(m.lemma in words("victims", "identified") for m in e.mentions)
    ]
    if len(named) != 1 or any(f.quantity.value > 1 for f in main.figures):
        return
    for entity in people.values():
        noun = next((m.head for m in entity.mentions if _described(m.head, entity)), None)
        if noun is None or (entity.gender and named[0].gender and entity.gender != named[0].gender):
            continue
        for mention in list(entity.mentions):
            move_mention(reading, mention, named[0])
        for cluster in clusters:
            for name in ("victims", "targets", "agents"):
                rows = getattr(cluster, name)
                setattr(cluster, name, [(named[0] if e is entity else e, at, rule) for e, at, rule in rows])
    reading.entities = [e for e in reading.entities if e.mentions]
