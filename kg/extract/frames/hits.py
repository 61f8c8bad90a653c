"""Find each single person who was killed or hit, as crime reports tell it.

In: frames and tokens of an article.  Out: :class:`Hit` records, in the order of their constructions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import age, body_told_of, fatal, partitive, single
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import RELATIVE_PRONOUNS, conjuncts
from kg.lexicon import words
from kg.records import Outcome


class Hit(NamedTuple):
    """A person who was hit, the token that names them there, and the rule that found it."""

    entity: EntityDraft
    at: Token
    outcome: Outcome
    rule: str


def find_hits(reading: Reading, frames: list[Frame], apart: set[int]) -> Iterator[Hit]:
    """Find who was hit; ``apart`` are the triggers (token indices) of other attacks."""
    for frame in frames:
        if frame.trigger.i not in apart and frame.cause is None and frame.status == "happened":
            yield from _of_frame(reading, frame)
    pronounced, deaths, wounds = (words("victims", name) for name in ("pronounced", "deaths", "wounds"))
    for token in reading.doc.among(pronounced | deaths | wounds | {"shooting"}):
        lemma = token.lemma_.lower()
        if lemma in pronounced:
            yield from _pronounced(reading, token)
        if lemma in deaths or (lemma == "shooting" and fatal(token)):
            yield from _death_of(reading, token)
        elif lemma in wounds and any(c.lower_ in words("victims", "shots") for c in token.children):
            yield from _wounded(reading, token)


def _of_frame(reading: Reading, frame: Frame) -> Iterator[Hit]:
    sense = frame.sense
    if sense.family == "harm" and sense.type in {"killed", "injured"}:
        outcome = Outcome(sense.type)  # "Venn died at the hospital"
    elif sense.mode == "murder":
        outcome = Outcome.KILLED
    elif sense.type in {"Shooting", "Stabbing"}:
        outcome = Outcome.KILLED if fatal(frame.trigger) else Outcome.INJURED
        if outcome is Outcome.INJURED and _only_aimed(frame):
            return
    else:
        return
    for arg in frame.args:
        if arg.role == "patient":
            yield from _hit(reading, arg.head, outcome, arg.rule if arg.rule == "syntax:passive" else "syntax:hit")
    for prep in frame.trigger.children if frame.heads("patient") else ():
        if prep.lower_ == "with" and reading.doc[prep.i - 1].lower_ == "along":  # "Venn was killed along with Ana Marr"
            for token in prep.children:
                yield from _hit(reading, token, outcome, "syntax:along-with")


def _only_aimed(frame: Frame) -> bool:
    """Whether it is not told that a shot hit: "gunmen opened fire on a driver", "the mayor was shot at"."""
    if frame.sense.entry.split()[0] in words("deeds", "aiming"):
        return True
    return any(c.lower_ == "at" and not c.children for c in frame.trigger.rights)


def _pronounced(reading: Reading, verb: Token) -> Iterator[Hit]:
    """ "Venn was pronounced dead at the scene", "Venn was found shot to death"."""
    after = {t.lower_ for t in reading.doc.tokens[verb.i + 1 : min(verb.sent.end, verb.i + 4)]}
    if not after & words("victims", "dead"):
        return
    named = [t for c in verb.children if c.dep_ == "nsubjpass" for t in conjuncts(c)]
    if verb.dep_ == "relcl" and any(t.lower_ in RELATIVE_PRONOUNS for t in named):
        named = [verb.head]  # "a man *who* was found dead"
    for name in named or _listed_before(reading, verb):
        yield from _hit(reading, name, Outcome.KILLED, "syntax:pronounced")


def _listed_before(reading: Reading, verb: Token) -> list[Token]:
    """The names with ages that lead up to a verb, whatever the parse made of them: "Venn, 23, and Marr, 29,"."""
    found = []
    i = verb.i - 1
    while i > verb.sent.start:
        mention = next((m for k in (i, i + 1) if (m := reading.mentions.get(k)) and m.start_i <= i < m.end_i), None)
        if mention is not None and mention.name is not None:
            if age(mention) is None:
                break
            found.append(mention.head)
            i = mention.start_i - 1
        elif reading.doc[i].is_punct or reading.doc[i].pos_ in {"AUX", "ADV", "CCONJ", "DET", "NUM", "PRON"}:
            i -= 1
        else:
            break
    return found[::-1]


def _death_of(reading: Reading, noun: Token) -> Iterator[Hit]:
    """ "Charged with murder in the shooting death of Ilo Venn", "Venn's body was taken away"."""
    for child in noun.children:
        if child.dep_ == "poss":
            if noun.lemma_.lower() not in words("victims", "remains") or body_told_of(noun):
                yield from _hit(reading, child, Outcome.KILLED, "syntax:death-of")
        elif child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                for name in [inner, *(c for c in inner.children if c.dep_ == "conj")]:
                    yield from _hit(reading, name, Outcome.KILLED, "syntax:death-of")


def _wounded(reading: Reading, wound: Token) -> Iterator[Hit]:
    """ "Venn had a gunshot wound", "found Venn with a gunshot wound", "a man with gunshot wounds"."""
    above = wound.head
    if wound.dep_ == "dobj":
        bearers = [c for c in above.children if c.dep_ == "nsubj"]
    elif wound.dep_ == "pobj" and above.lower_ in {"with", "from", "of"}:
        verb = above.head
        bearers = [verb, *(c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})]
        if not any(reading.entity_at(b) for b in bearers[1:]):
            bearers += [c for c in verb.children if c.dep_ == "nsubj"]  # "was suffering from", "died of"
    else:
        return
    for bearer in bearers:
        yield from _hit(reading, bearer, Outcome.INJURED, "syntax:wound")


def _hit(reading: Reading, head: Token, outcome: Outcome, rule: str) -> Iterator[Hit]:
    entity = reading.entity_at(head)
    mention = reading.mentions.get(head.i)
    if entity is None or mention is None or not single(entity):
        return
    if partitive(mention) or mention.sub == "groups":
        return  # "one of the women", "a patrol": no person of her own
    yield Hit(entity, head, outcome, rule)
