"""Whose name a report gives after the lead: "A reporter was murdered in Lomar ... *Ilo Venn*, 47, was shot six times".

In: entities whose references are linked.  Out: pairs of a described person hit and the one person with a name who is
told to have been hit right after.  Where the lead tells of more people hit, or two names could be meant, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.callings import alike
from kg.extract.entities.culprits import is_culprit, role_of
from kg.extract.entities.persons import RECENT, can_be_one, generic, is_dead, is_slain, single
from kg.extract.names.edges import is_rank
from kg.extract.names.mentions import Mention
from kg.extract.names.nametypes import says
from kg.extract.text.parse import Span, Token
from kg.extract.text.syntax import PASSIVE_SUBJECTS, SUBJECTS, first_conjunct, is_verbal, on_top, prose
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words

_LEAD = 2  # sentences that tell who was hit, before the name
_SOON = 4  # sentences from there to the name


def of_those_hit(reading: Reading) -> Iterator[tuple[EntityDraft, EntityDraft]]:
    """Pair a described person hit in the lead with the one name of somebody hit in the sentences after it."""
    lead = prose(reading.doc)[:_LEAD]
    hit = list(_hit_in(reading, lead))
    groups = {_blow(m) for s in lead for m in reading.mentions_in(s) if m.plural and m.human} - {""}
    for described, told in hit:
        here = reading.sentence_index(told.head)
        since = _first_day(reading, told)
        named = _named_after(reading, here, since)
        named = [(e, blow) for e, blow in named if _can_be(described, _blow(told), e, blow)]
        if len(named) != 1:
            continue
        entity, blow = named[0]
        rivals = [e for e, m in hit if e is not described and _can_be(e, _blow(m), entity, blow)]
        if (not rivals and _blow(told) not in groups) or _says_so(described, entity):
            yield described, entity


def _hit_in(reading: Reading, lead: Sequence[Span]) -> Iterator[tuple[EntityDraft, Mention]]:
    """The people without a name whom the lead introduces as hit."""
    for sent in lead:
        for mention in reading.mentions_in(sent):
            entity = reading.of_mention.get(mention)
            new = mention.definite in {"a", "bare"} and mention.name is None and mention.cls == "person"
            if entity is None or not new or entity.type != "UnnamedGroup" or not single(entity):
                continue
            if entity.mentions[0] is mention and _blow(mention) and not is_culprit(entity):
                yield entity, mention


def _first_day(reading: Reading, told: Mention) -> date | None:
    """The day before which a deed is an older one: that of the lead, or a month before the article."""
    days = [t.when.earliest for t in reading.times_in(told.head.sent) if t.when is not None and not t.since]
    if days:
        return min(days)
    return reading.article.date - RECENT if reading.article.date is not None else None


def _of_older_days(reading: Reading, mention: Mention, since: date | None) -> bool:
    """Whether the deed has an older day of its own: "*Last year* Ilo Venn was killed there"."""
    verb = first_conjunct(mention.head).head
    if verb.lower_ == "of":
        verb = verb.head  # "the murder of Ilo Venn in 2018"
    own = {c.i for c in verb.children}
    told = [t for t in reading.times_in(mention.head.sent) if t.when is not None and not t.since]
    tied = [t.when for t in told if t.when is not None and own & {*range(t.start_i - 1, t.end_i)}]
    return since is not None and any(when.latest < since for when in tied)


def _named_after(reading: Reading, here: int, since: date | None) -> list[tuple[EntityDraft, str]]:
    """Who is first told of by name in the sentences after, and what is told to have been done to them there.

    Not who was hit before the day from which the article tells.
    """
    window = reading.doc.sents[here + 1 : here + 1 + _SOON]
    found: dict[int, tuple[EntityDraft, str]] = {}
    for mention in (m for sent in window for m in reading.mentions_in(sent)):
        entity = reading.of_mention.get(mention)
        blow = _blow(mention)
        if not blow or entity is None or entity.type != "Person" or not entity.named or is_culprit(entity):
            continue
        if _of_older_days(reading, mention, since):
            continue
        new = all(m.head.i >= window[0].start for m in entity.mentions)
        if new and not any(on_top(m.head) for m in entity.mentions) and found.get(id(entity), ("", ""))[1] != "killed":
            found[id(entity)] = entity, blow
    return list(found.values())


def _blow(mention: Mention) -> str:
    """What is told to have been done to somebody: ``killed``, ``injured`` or another deed; ``""`` for nothing."""
    if is_dead(mention) or is_slain(mention) or mention.lemma in words("victims", "dead"):
        return "killed"
    head = first_conjunct(mention.head)
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in words("victims", "deaths"):
        return "killed"  # "the murder *of a clerk*"
    told = [t for v in (above, *_shared(above)) if is_verbal(v) and (t := verb_trigger(v)) is not None]
    struck = role_of(mention) == "hurt" or (head.dep_ == "nsubjpass" and any(t.sense.family == "attack" for t in told))
    harms = [t.sense.type for t in told if t.sense.family == "harm"]
    return next((kind for kind in ("killed", "injured") if kind in harms), "hit") if struck else ""


def _shared(verb: Token) -> list[Token]:
    """The verbs after one that go on with its subject: "was dragged out and *shot*"."""
    own = SUBJECTS | PASSIVE_SUBJECTS
    return [t for t in verb.rights if t.dep_ == "conj" and not any(c.dep_ in own for c in t.lefts)]


def _can_be(described: EntityDraft, told: str, entity: EntityDraft, blow: str) -> bool:
    if len({told, blow} - {"hit"}) > 1 or not can_be_one(described, entity):
        return False
    if told == "killed" and any(says(m) for m in entity.mentions):
        return False  # "Ilo Venn, who was hit by shrapnel, *said*"
    return _says_so(described, entity) or not _is_another(described, entity)


def _says_so(described: EntityDraft, entity: EntityDraft) -> bool:
    """Whether the name stands with the same office or calling: "a policeman ... *Officer* Ilo Venn"."""
    nouns = [m for m in described.mentions if m.cls == "person" and not generic(m)]
    if any(alike(m, o) for m in nouns for o in entity.mentions if o.name is None and o.cls == "person"):
        return True
    titles = {word for p in entity.positions for word in p.title.lower().split()}
    return any(m.lemma in titles for m in nouns) or (any(m.sub == "security" for m in nouns) and _ranked(entity))


def _is_another(described: EntityDraft, entity: EntityDraft) -> bool:
    """Whether the name stands with a calling that is not the one told: "a guard ... Ilo Venn, *a nurse*"."""
    if _ranked(entity):
        return True
    if all(generic(m) for m in described.mentions if m.cls == "person"):
        return False  # "a man was killed ... Ilo Venn, a nurse"
    nouns = (m for m in entity.mentions if m.name is None and m.cls == "person" and m.sub != "kin")
    return bool(entity.positions) or any(not generic(m) for m in nouns)


def _ranked(entity: EntityDraft) -> bool:
    """Whether a rank stands before the name: "*Sergeant* Ilo Venn", "*Lt.* Ilo Venn"."""
    return any(is_rank(t.lower_) for m in entity.mentions if m.name is not None for t in m.tokens)
