"""Take groups that an article tells of again under other words for one: "17 soldiers", then "the military personnel".

In: the clusters of an article, their victims and doers complete.  Out: the same with fewer groups.  What ties two
phrases is that one attack hit both, or both did it; their nouns, numbers and countries must allow it.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.callings import alike, could_be_alike, counts, is_anybody, told_apart
from kg.extract.entities.coreference import move_mention
from kg.extract.entities.persons import generic, single
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words

#: How a part of those hit is told of: "killed 22, *including* 20 pupils"
_AS_PART = "surface:including"
_BARE = 2  # tokens of "a man"
_BEFELL = {kind: kind for kind in ("killed", "injured")} | dict.fromkeys(("Kidnapping", "HostageTaking"), "kidnapped")


def join_groups(reading: Reading, clusters: list[Cluster]) -> None:
    """Join the groups hit by each attack, and those that carried it out, that can be the same people."""
    for cluster in clusters:
        for rows in (cluster.victims, cluster.agents):
            told: list[EntityDraft] = []
            for group in _groups(rows):
                first = next((e for e in told if _one_group(reading, cluster, e, group)), None)
                if first is None:
                    told.append(group)
                else:
                    merge_people(reading, clusters, group, first)
        _count_listed(cluster)


def _count_listed(cluster: Cluster) -> None:
    """Leave out who are only told to be the group: "the wounded, *a man and a woman*", "an attack on two reporters"."""
    listed = [e for e, _, _ in cluster.victims if e.type == "UnnamedGroup" and single(e) and _is_plain(e)]
    listed = list({id(e): e for e in listed}.values())
    if len({e.mentions[0].head.sent.start for e in listed}) != 1:
        return
    groups = [e for e, _, rule in cluster.victims if e.type == "UnnamedGroup" and not single(e) and rule != _AS_PART]
    if any(counts(_described(e)) == {len(listed)} for e in groups):
        cluster.told_again += listed
        cluster.victims = [row for row in cluster.victims if not any(row[0] is e for e in listed)]


def _is_plain(entity: EntityDraft) -> bool:
    """Whether no more is told of one person than the sex: "a man"."""
    return all(m.lemma in words("coreference", "bare") and len(m.tokens) <= _BARE for m in entity.mentions)


def merge_people(reading: Reading, clusters: list[Cluster], entity: EntityDraft, target: EntityDraft) -> None:
    """Let people be others told of before, in all attacks."""
    bare = target.label.lower() in words("victims", "described")
    if target.type == "UnnamedGroup" and (bare or (_says_little(target) and not _says_little(entity))):
        target.label = entity.label
    told = {fact.name for fact in target.facts}
    target.facts += [fact for fact in entity.facts if fact.name not in told]
    for mention in list(entity.mentions):
        move_mention(reading, mention, target)
    for cluster in clusters:
        for name in ("victims", "targets", "agents"):
            rows = getattr(cluster, name)
            setattr(cluster, name, [(target if e is entity else e, at, rule) for e, at, rule in rows])
    reading.entities.remove(entity)


def _says_little(entity: EntityDraft) -> bool:
    """Whether its nouns say no more than that they were people, or hit: "five people", "the victims"."""
    return all(
        generic(m) or m.cls == "pronoun" or m.lemma in words("victims", "described", "identified")
        for m in entity.mentions
    )


def _groups(rows: list[tuple[EntityDraft, Token, str]]) -> list[EntityDraft]:
    """The groups without a name among them, in text order, but none told of as a part."""
    found = {id(e): e for e, _, rule in rows if e.type == "UnnamedGroup" and not single(e) and rule != _AS_PART}
    found = {key: e for key, e in found.items() if _described(e)}
    return sorted(found.values(), key=lambda e: _described(e)[0].head.i)


def _described(entity: EntityDraft) -> list[Mention]:
    return sorted((m for m in entity.mentions if m.cls == "people"), key=lambda m: m.head.i)


def _one_group(reading: Reading, cluster: Cluster, one: EntityDraft, later: EntityDraft) -> bool:
    told, again = _described(one), _described(later)
    first = again[0]
    if reading.sentence_index(first.head) == reading.sentence_index(told[0].head) or any(map(told_apart, again)):
        return False
    mine, theirs = counts(told), counts(again)
    if (mine and theirs and not mine & theirs) or _of_two_countries(told, again):
        return False
    outcomes = [_outcomes(reading, cluster, e) for e in (one, later)]
    if outcomes[0] and outcomes[1] and not outcomes[0] & outcomes[1]:
        return False
    if all(map(is_anybody, told)) or all(map(is_anybody, again)):
        # "killed nine people ... Nine villagers died": not "the villagers", who may be some of them
        return bool(mine & theirs) and any(could_be_alike(m, first) and not is_anybody(m) for m in (*told, first))
    if any(alike(m, first) for m in told):
        return True
    # "killed five farmers. Five villagers ...", "shot two teachers. The men ..."
    close = bool(mine & theirs) or (first.definite in {"the", "this"} and not theirs)
    return close and any(could_be_alike(m, first) for m in told)


def _of_two_countries(told: list[Mention], again: list[Mention]) -> bool:
    mine, theirs = ({m.country.code for m in mentions if m.country is not None} for mentions in (told, again))
    return bool(mine and theirs) and not mine & theirs


def _outcomes(reading: Reading, cluster: Cluster, entity: EntityDraft) -> set[str]:
    """What befell a group, as its figures and the verbs before it tell: killed, hurt, taken."""
    counted = {f.outcome.value for f in cluster.figures if f.group and reading.of_mention.get(f.group) is entity}
    verbs = [verb_trigger(at.head) for e, at, _ in cluster.victims if e is entity and is_verbal(at.head)]
    told = {_BEFELL[t.sense.type] for t in verbs if t is not None and t.sense.type in _BEFELL}
    return counted | told
