"""Tell that a sentence names a deed only to say what else is told: of a trial, a vigil, somebody who was hit.

In: a frame, and a time or place of its sentence.  Out: whether that is of the rest and not of the deed.  "Relatives of
those *killed* in the *bombing* laid flowers at a memorial on Tuesday."
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, first_conjunct, is_passive, is_verbal, verb_above
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words

_KEPT = frozenset({"advcl", "dobj", "nsubj", "nsubjpass", "xcomp"})


def only_named(reading: Reading, frame: Frame, token: Token, *, dated: bool) -> bool:
    """Whether the deed is only named in what the phrase is told with; ``dated`` says that the phrase is a time."""
    deed = frame.trigger
    if _inside_subject(reading, frame, token) or _spoken_about(deed, token):
        return True
    if dated and ((frame.nominal and told_of_after(deed)) or _dealt_with(deed, token)):
        return True
    # "Ilo Venn, who was shot twice, was in fair condition on Monday at a clinic": not the day and place of the shots
    return _aside(deed, token) or _of_the_accused(deed, token)


def of_another_day(reading: Reading, time: TimeMention, deed: Token, rule: str) -> bool:
    """Whether a day beside a deed is that of the claim, of the mourning, or of what the deed led to."""
    if _of_the_claim(time, deed) or _when_mourned(time, deed):
        return True
    return rule == "surface:clause" and _went_on(reading, deed)


def _of_the_claim(time: TimeMention, owner: Token) -> bool:
    """Whether a gap tells when an attack was claimed: "claimed responsibility for the attack *a day later*"."""
    if time.kind != "anchored" or time.anchor_i is not None or time.direction <= 0:
        return False
    return any(t.lemma_.lower() in words("responsibility", "claimers", "claimed") for t in ancestors(owner, 4))


def _when_mourned(time: TimeMention, owner: Token) -> bool:
    """Whether a day of the news is when the dead are remembered: "buried the victims of the attack *on Monday*"."""
    if time.kind != "relative" or not told_of_after(owner) or time.start_i < owner.i:
        return False
    verb = verb_above(owner)
    return verb is not None and of_remembrance(verb)


def _went_on(reading: Reading, deed: Token) -> bool:
    """Whether a deed went on for longer than the day of its clause: "took Osk on Monday after *weeks of shelling*"."""
    span = deed.head.head if deed.dep_ == "pobj" and deed.head.lower_ == "of" else deed
    return span is not deed and any(t.kind == "duration" and t.start_i <= span.i < t.end_i for t in reading.times)


def _aside(deed: Token, token: Token) -> bool:
    """Whether a deed stands in a clause on somebody told of in the clause of the other word.

    "The funeral of a boy *who was killed in a shooting*"; but "an operation that resulted in the death of two men".
    """
    clause = next((t for t in (first_conjunct(deed), *ancestors(deed)) if t.dep_ == "relcl"), None)
    if clause is None or clause.is_ancestor(token):
        return False
    return clause is first_conjunct(deed) or any(c.lower_ in {"who", "whom"} for c in clause.lefts)


def _of_the_accused(deed: Token, token: Token) -> bool:
    """Whether a deed only tells who somebody is: "a man *accused of shooting* a clerk appeared in court on Monday"."""
    blame = words("responsibility", "blame", "wanted")
    clause = next((a for a in ancestors(deed) if a.dep_ in {"acl", "relcl"} and a.lemma_.lower() in blame), None)
    return clause is not None and is_passive(clause) and not clause.is_ancestor(token)


def told_of_after(noun: Token) -> bool:
    """Whether an event is named to tell of what it left: "the site of the bombing", "families of the victims of"."""
    while noun.dep_ in {"compound", "conj", "nmod"}:
        noun = noun.head
    if (
        noun.dep_ == "dobj"
        and noun.head.dep_ == "relcl"
        and noun.head.lemma_.lower() in words("deeds", "lived_through")
    ):
        return True  # "those who survived the bombing gathered on Monday"
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words("circumstances", "left_behind")


def _inside_subject(reading: Reading, frame: Frame, place: Token) -> bool:
    """Whether the event only says who does something: "The suspect in the *attack* appears in court on Monday".

    "Relatives of those *killed* met on Monday" as well.
    """
    verb = place if is_verbal(place) else verb_above(place)
    if verb is None or not (frame.nominal or frame.trigger.dep_ == "acl"):
        return False
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    mention = reading.mentions.get(subject.i) if subject is not None else None
    return subject is not None and mention is not None and mention.human and subject.is_ancestor(frame.trigger)


def _spoken_about(noun: Token, token: Token) -> bool:
    """Whether a deed is only what something is about: "due in court on Monday *over a shooting*"."""
    about = noun.dep_ == "pobj" and noun.head.lower_ in words("circumstances", "topics")
    return about and not noun.is_ancestor(token)


def _dealt_with(deed: Token, time: Token) -> bool:
    """Whether a relative clause only tells the deed of what is dealt with on the day.

    "Troops on Sunday *ended* a siege in which 21 people were killed": not the day of the killing.
    """
    verb = verb_above(time)
    if verb is None or verb.lemma_.lower() not in words("circumstances", "dealing"):
        return False
    clause = next((t for t in (deed, *ancestors(deed)) if t.dep_ == "relcl"), None)
    return clause is not None and verb.is_ancestor(clause)


def of_remembrance(token: Token) -> bool:
    """Whether the word tells how an attack is remembered: "commemorate", "mark the anniversary", "hold a vigil"."""
    kept = words("circumstances", "remembrance")
    if token.lemma_.lower() in kept:
        return True
    # "gathered on Thursday *to remember* the victims of the bombing"
    return is_verbal(token) and any(c.dep_ in _KEPT and c.lemma_.lower() in kept for c in token.children)
