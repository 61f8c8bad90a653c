"""Who the people of a group are by name: "two reporters, Ilo Venn and Mara Quill", "the dead were identified as ...".

In: clusters whose victims and agents are described groups.  Out: the same clusters with the persons that the article
lists as members of these groups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.attacks.clusters import Cluster, choose_type
from kg.extract.attacks.facts import MEMBER, SUSPECTED_MEMBER
from kg.extract.claims.responsibility import cluster_of, event_near
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.culprits import names_a_culprit
from kg.extract.frames.casualties import TAKING
from kg.extract.frames.equals import called_hit, persons_of, who_they_were
from kg.extract.frames.roles import PLACE_PREPS, Frame
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts
from kg.extract.text.triggers import outcome_adjectives
from kg.lexicon import words
from kg.records import Stance

_ROLES = frozenset({"perpetrator", "suspect", "victim"})
_LIST_MARKS = frozenset({",", ";", ":", "and", "&", "--", "—", "–", "or"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BULLETS = frozenset({"-", "–", "—", "*", "•"})
_TITLE = 9  # tokens of what may stand before the first name: "including prominent pro-government cleric Ilo Venn"
_NAME = 7  # tokens within which a line names its person
_LONGEST_LINE = 40  # tokens of a line that begins with a name


def name_members(
    reading: Reading, frames: Sequence[Frame], clusters: Sequence[Cluster], of_trigger: dict[int, Cluster]
) -> None:
    """Add the named members of every group hit, and of every group that attacked."""
    if not clusters:
        return
    _name_the_freed(reading, frames, clusters)
    _name_those_hit(reading, clusters, of_trigger)
    _describe_those_hit(reading, clusters, of_trigger)
    for mention in reading.phrases[0]:
        if mention.cls == "person" and (mention.lemma in words("victims", "hit") or _called_hit(mention)):
            _one_of_them(reading, mention, clusters, of_trigger)
        if mention.cls not in {"people", "pronoun"} or mention.name is not None:
            continue
        listed = names_listed(reading, mention)
        if listed:
            _write(mention, reading.of_mention.get(mention), listed, clusters, of_trigger)


def _name_the_freed(reading: Reading, frames: Sequence[Frame], clusters: Sequence[Cluster]) -> None:
    """ "Three engineers were kidnapped. ... Ilo Venn and Mara Quill were released": who of those taken is named."""
    taken = [c for c in clusters if choose_type(c) in TAKING and not any(e.type == "Person" for e, _, _ in c.victims)]
    if len(taken) != 1:
        return
    (cluster,) = taken
    barred = {id(e) for c in clusters for e, _, _ in c.agents}
    barred |= {id(reading.entity_at(t)) for f in frames if f.sense.family == "arrest" for t in f.heads("patient")}
    for frame in frames:
        if frame.sense.type != "Release" or frame.status != "happened":
            continue
        for token in frame.heads("patient"):
            entity = reading.entity_at(token)
            if entity is None or entity.type != "Person" or id(entity) in barred:
                continue
            if any(names_a_culprit(m) for m in entity.mentions):
                continue
            if not any(e is entity for e, _, _ in cluster.victims):
                cluster.victims.append((entity, token, MEMBER))


def _name_those_hit(reading: Reading, clusters: Sequence[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """ "*Among the dead* were Ilo Venn, a nurse, and two children", "one of them was Quill", "Quill was among them"."""
    for token in reading.doc.among(words("victims", "some_of")):
        link = token if token.dep_ == "prep" else next((c for c in token.rights if c.lower_ == "of"), token)
        group = next((c for c in link.rights if c.dep_ == "pobj"), None)
        if group is None:
            continue
        if _hit(group):
            near = cluster_of(group, of_trigger) or _attack_on_them(token, of_trigger) or clusters[0]
        elif (told := _told_hit(reading, group, clusters)) is not None:
            near = told
        else:
            continue
        for head in persons_of(reading, group):
            entity = reading.entity_at(head)
            if entity is not None and not any(e is entity for e, _, _ in [*near.victims, *near.agents]):
                near.victims.append((entity, head, MEMBER))


def _describe_those_hit(reading: Reading, clusters: Sequence[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """ "*Most of the dead* were schoolchildren", "those killed were pilgrims from Varnell": who was hit."""
    for token in reading.doc.among(words("victims", "hit") | {"those", "people"}, words("victims", "hit")):
        if not _hit(token):
            continue
        told, one = who_they_were(reading, token), reading.entity_at(token)
        if one is not None and one.type == "Person":
            told = [t for t in told if reading.entity_at(t) is one]  # not "the victim, Venn, was *a mother of two*"
        near = _attack_on_them(token, of_trigger) or clusters[0]
        for head in told:
            entity = reading.entity_at(head)
            if entity is not None and not any(e is entity for e, _, _ in [*near.victims, *near.agents]):
                near.victims.append((entity, head, MEMBER))


def _attack_on_them(token: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack told last that can have hit anybody: not a bomb that was made harmless."""
    return event_near(token, {i: c for i, c in of_trigger.items() if not c.defused})


def _hit(group: Token) -> bool:
    """Whether a word calls people dead or hurt: "the dead", "those killed"."""
    return bool({group.lemma_.lower(), group.lower_} & words("victims", "hit")) or (
        group.lower_ in {"those", "people"} and called_hit(group)
    )


def _told_hit(reading: Reading, pronoun: Token, clusters: Sequence[Cluster]) -> Cluster | None:
    """The attack that hit the group told of last: "It killed nine people. One of *them* was Ilo Venn"."""
    if pronoun.lower_ not in words("victims", "of_a_group"):
        return None
    here = reading.sentence_index(pronoun)
    mentions, heads = reading.phrases
    before = (m for m in reversed(mentions[: bisect_left(heads, pronoun.i)]) if m.plural and m.human)
    group = next((m for m in before if m.cls != "pronoun"), None)
    if group is None or here - reading.sentence_index(group.head) > 1:
        return None
    entity = reading.of_mention.get(group)
    for cluster in clusters:
        if any(f.group is group for f in cluster.figures) or any(e is entity for e, _, _ in cluster.victims):
            return cluster
    return None


def name_suspects(reading: Reading, clusters: Sequence[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """Add the named members of every group suspected or convicted: "the suspects, identified as Ilo Venn and Ana Marr".

    Those of the groups that attacked are known by then (:func:`name_members`), those of a court's words are not.
    """
    if not clusters:
        return
    suspected = [
        (event, fact)
        for event in reading.events
        for fact in event.facts
        if fact.name in {"suspect", "perpetrator"}
        and isinstance(fact.value, EntityDraft)
        and fact.value.type == "UnnamedGroup"
    ]
    for mention in reading.phrases[0]:
        group = reading.of_mention.get(mention)
        rows = [(event, fact.name, fact.stance) for event, fact in suspected if fact.value is group]
        called = mention.plural and names_a_culprit(mention) and mention.definite == "the"
        if mention.cls not in {"people", "pronoun"} or mention.name is not None or not (rows or called):
            continue
        listed = names_listed(reading, mention)
        if listed and not rows:
            near = event_near(mention.head, of_trigger)
            rows = [(near.draft, "suspect", Stance.SUSPECTED)] if near is not None and near.draft is not None else []
        for event, role, stance in rows:
            for entity, at in listed:
                if not any(f.value is entity and f.name in _ROLES for f in event.facts):
                    event.add_fact(FactDraft(role, entity, at, MEMBER, stance=stance))


def names_listed(reading: Reading, mention: Mention) -> list[tuple[EntityDraft, Token]]:
    """The persons whom the text lists as those that a phrase means."""
    listed = list(_beside(reading, mention))
    if not listed and mention.head.dep_ in {"nsubj", "nsubjpass"}:
        listed = list(_predicated(reading, mention))
    return listed or list(_named_so(reading, mention))


def names_after(reading: Reading, opener: Token, group: Mention) -> list[tuple[EntityDraft, Token]]:
    """The persons of a list that a word opens: "including *Ilo Venn*, wife of a poet, *Mara Quill* and a clerk"."""
    return list(_names(reading, opener.i, group))


def _named_so(reading: Reading, mention: Mention) -> Iterator[tuple[EntityDraft, Token]]:
    """Names after a clause of the group: "the suspects, who were identified as Ilo Venn", "*Their* names are ..."."""
    head = mention.head
    for clause in head.children:
        if clause.dep_ in {"relcl", "acl"} and clause.lemma_.lower() in words("victims", "identify"):
            link = next((t for t in clause.children if t.lower_ == "as"), clause)
            yield from _names(reading, link.i, mention)
    if head.dep_ == "poss" and head.head.lemma_ == "name" and head.head.head.lemma_ == "be":
        yield from _names(reading, head.head.head.i, mention)
    verb = head.head
    if head.dep_ == "dobj" and head.i > verb.i and verb.lemma_.lower() in words("victims", "identify"):
        # "identified the victims of Sunday's shooting in Lomar *as* Ilo Venn, 22; Mara Quill, 31; and Dov Marr"
        after = reading.doc.tokens[mention.end_i : head.sent.end]
        yield from (row for t in after if t.lower_ == "as" for row in _names(reading, t.i, mention))


def _one_of_them(
    reading: Reading, mention: Mention, clusters: Sequence[Cluster], of_trigger: dict[int, Cluster]
) -> None:
    """ "The other victim, Ilo Venn, is in hospital": who is called a victim by name was hit."""
    entity = reading.of_mention.get(mention)
    if entity is None or entity.type != "Person" or any(e is entity for c in clusters for e, _, _ in c.victims):
        return
    near = event_near(mention.head, of_trigger)
    if near is not None and not any(e is entity for e, _, _ in near.agents):
        near.victims.append((entity, mention.head, MEMBER))


def _write(
    mention: Mention,
    group: EntityDraft | None,
    listed: list[tuple[EntityDraft, Token]],
    clusters: Sequence[Cluster],
    of_trigger: dict[int, Cluster],
) -> None:
    found, suspects = False, mention.lemma in words("responsibility", "suspect_nouns")
    for cluster in clusters:
        for rows in (cluster.victims, cluster.agents):
            if any(e is group for e, _, _ in rows):
                found = True
                rule = SUSPECTED_MEMBER if rows is cluster.agents and suspects else MEMBER
                rows.extend((e, at, rule) for e, at in listed if not any(e is x for x, _, _ in rows))
    told = [mention, *(group.mentions if group is not None else ())]
    if not found and any(m.lemma in words("victims", "hit") or _called_hit(m) for m in told):
        near = event_near(mention.head, of_trigger)
        if near is not None:
            near.victims.extend((e, at, MEMBER) for e, at in listed)


def _called_hit(mention: Mention) -> bool:
    """Whether people are called dead or hurt: "the *dead* men"."""
    return any(t.lower_ in outcome_adjectives() for t in mention.modifiers)


def _beside(reading: Reading, mention: Mention) -> Iterator[tuple[EntityDraft, Token]]:
    """Names listed right after the group: "three reporters: Ilo Venn, Mara Quill and a driver"."""
    if not mention.plural or mention.end_i >= len(reading.doc):
        return
    mark = reading.doc[mention.end_i]
    if mention.end_i in _name_starts(reading) and mention.definite == "bare":
        mark = reading.doc[mention.end_i - 1]  # "the murder of party leaders Ilo Venn and Mara Quill"
        yield from _names(reading, mark.i, mention)
        return
    if any(t.lower_ == "following" for t in mention.modifiers):
        # as in "the following guards died: Ilo Venn"
        mark = next((t for t in reading.doc.tokens[mention.end_i : mention.head.sent.end] if t.text == ":"), mark)
    below = list(_lines(reading, mention.end_i - 1)) if mark.text == ":" else []
    if below:
        yield from below  # "The victims:", and on each line below "Ilo Venn, 34"
        return
    if mark.text == "," and _lists(reading, mark.i + 1):
        mark = reading.doc[mark.i + 1]
    if mark.text == "," and _among_them(reading, mark.i + 1):
        yield from _names(reading, mark.i + 2, mention)
    elif mark.text in {",", ":", "--", "—", "–"} or mark.lower_ in words("victims", "listing"):
        yield from _names(reading, mark.i, mention)
    else:
        sentence = reading.doc.tokens[mention.end_i + 1 : mention.head.sent.end]
        later = next((t for t in sentence if t.lower_ in words("victims", "members_of")), None)
        if later is not None and _tells_of(reading, later, mention):
            yield from _names(reading, later.i, mention)


def _name_starts(reading: Reading) -> frozenset[int]:
    """Token indices at which the name of a person begins."""
    cached: frozenset[int] | None = reading.doc.cache.get("person_starts")
    if cached is None:
        named = [m for m in reading.mentions.values() if m.name is not None and m.cls == "person"]
        cached = frozenset(m.name.start_i for m in named if m.name is not None)
        reading.doc.cache["person_starts"] = cached
    return cached


def _lists(reading: Reading, i: int) -> bool:
    return i < len(reading.doc) and reading.doc[i].lower_ in words("victims", "members_of")


def _among_them(reading: Reading, i: int) -> bool:
    """Whether the list is opened by "*among them* the reporter Ilo Venn"."""
    after = reading.doc.tokens[i : i + 2]
    return len(after) > 1 and after[0].lower_ == "among" and after[1].lower_ in words("victims", "of_a_group")


def _tells_of(reading: Reading, word: Token, group: Mention) -> bool:
    """Whether "including" after a place or a day goes back to a group: "killed *five people* in Oran, including"."""
    if reading.doc[word.i - 1].text != ",":
        return False
    between = [reading.mentions[i] for i in range(group.end_i, word.i) if i in reading.mentions]
    return not any(m.cls in {"person", "people", "org", "pronoun"} and not _where(m.head) for m in between)


def _where(token: Token) -> bool:
    """Whether a phrase says where, whatever it is called: "in Oran"."""
    return token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPS


def _predicated(reading: Reading, mention: Mention) -> Iterator[tuple[EntityDraft, Token]]:
    """Names after a verb of identification: "the dead were identified as Ilo Venn, 34, and Mara Quill"."""
    verb = mention.head.head
    if verb.lemma_.lower() not in words("victims", "naming_verbs") or any(c.dep_ == "neg" for c in verb.children):
        return
    start = verb.i
    if start + 1 < len(reading.doc) and reading.doc[start + 1].lower_ == "as":
        start += 1
    below = list(_lines(reading, start))
    yield from below or _names(reading, start, mention)


def _lines(reading: Reading, at: int) -> Iterator[tuple[EntityDraft, Token]]:
    """The persons at the heads of the lines below: "The victims are:", and on each line "Ilo Venn, 34"."""
    doc = reading.doc
    i = at + 1
    while i < len(doc) and doc[i].text == ":":
        i += 1
    while i < len(doc) and "\n" in doc[i].text:
        first = i + 1
        while first < len(doc) and doc[first].text in _BULLETS:
            first += 1
        person = next((m for k in range(first, first + _NAME) if (m := reading.mentions.get(k)) is not None), None)
        entity = reading.of_mention.get(person) if person is not None and person.name is not None else None
        if person is None or entity is None or entity.type != "Person":
            return
        yield entity, person.head
        i = next((k for k in range(first, min(len(doc), first + _LONGEST_LINE)) if "\n" in doc[k].text), len(doc))


def _names(reading: Reading, at: int, group: Mention) -> Iterator[tuple[EntityDraft, Token]]:
    """The persons of a list that begins after token ``at``; empty when what follows is no list of names."""
    doc, stop = reading.doc, group.head.sent.end
    rows: list[tuple[EntityDraft, Token]] = []
    i = at + 1
    while i < stop:
        token = doc[i]
        mention = reading.mentions.get(i)
        person = mention is not None and mention.name is not None and mention.cls == "person"
        if mention is not None and (person or _beside_named(mention, rows)) and _opens_item(reading, mention, at):
            entity = reading.of_mention.get(mention)
            if entity is not None and (not person or entity.type == "Person"):
                rows.append((entity, mention.head))
            i = max(mention.end_i, i + 1)
            continue
        if person and not rows:
            return  # "the suspects, who were identified as Ilo Venn and Mara Quill": told after another word
        if token.tag_ in _FINITE and not _inside_clause(token, at):
            if token is not group.head.head:  # "killed two guards, Ilo Venn said": who speaks is no guard
                rows = [(e, head) for e, head in rows if _office(head, group).head is not token]
            break
        if not rows and mention is None and i > at + _TITLE:
            return
        i += 1
    yield from rows


def _office(name: Token, group: Mention) -> Token:
    """The noun that a name stands beside, if it is another one than the group: "*the spokesman* Venn said"."""
    beside = name.dep_ == "appos" and name.head is not group.head and name.head.tag_ == "NN"
    return name.head if beside else name


def _beside_named(mention: Mention, rows: Sequence[tuple[EntityDraft, Token]]) -> bool:
    """Whether people without a name are told of as one's who has one: "the reporter Ilo Venn and *her driver*"."""
    head = mention.head
    theirs = mention.name is None and mention.human and any(c.dep_ == "poss" for c in head.lefts)
    return theirs and head.dep_ == "conj" and any(head in conjuncts(named) for _, named in rows)


def _opens_item(reading: Reading, mention: Mention, at: int) -> bool:
    """Whether the name stands at the head of an item of the list, with no more than a title or an office before it."""
    before = reading.doc[mention.start_i - 1]
    office = reading.mentions.get(before.i)
    if office is not None and office.cls == "person" and office.name is None and office.end_i == mention.start_i:
        before = reading.doc[office.start_i - 1]  # "including *the reporter* Ilo Venn"
    return before.i == at or before.lower_ in _LIST_MARKS


def _inside_clause(token: Token, at: int) -> bool:
    """Whether a verb is part of a relative clause of the list: "Venn, who drove the car, and Quill"."""
    while token.head is not token and token.head.i > at:
        if token.dep_ in {"relcl", "acl", "advcl"}:
            return True
        token = token.head
    return token.dep_ in {"relcl", "acl", "advcl"}
