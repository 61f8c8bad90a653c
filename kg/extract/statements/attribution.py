"""Say who says so: the speaker behind every fact and figure that stands in somebody's speech, and how sure they are.

In: a :class:`~kg.extract.drafts.Reading` whose events have their facts.  Out: ``speaker`` and ``stance`` of the facts,
``according_to`` and ``stance`` of the figures.  A fact that has a speaker or a stance already keeps it; somebody who
is only suspected or accused is never left as the stated perpetrator.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EventDraft, FactDraft, FigureDraft, Reading
from kg.extract.speech.governors import governor
from kg.extract.speech.speakers import Source, find_source
from kg.extract.text.parse import Token
from kg.extract.text.syntax import SUBJECTS, clause_root, is_passive, is_verbal
from kg.lexicon import words
from kg.records import Stance

_OWN_SPEAKER = frozenset({"Condemnation", "Accusation", "Denial", "Vow", "Announcement", "Support", "Claim"})
_AGENTS = frozenset({"perpetrator", "suspect", "orderedBy"})
_UNCERTAIN = frozenset({Stance.ALLEGED, Stance.SUSPECTED})


def attribute(reading: Reading, clusters: list[Cluster]) -> None:
    """Set who says the facts of attacks and other events, and with what stance."""
    sources: dict[int, tuple[Source | None, Stance]] = {}

    def of(token: Token) -> tuple[Source | None, Stance]:
        if token.i not in sources:
            source = find_source(reading, token)
            sources[token.i] = source, stance_of(token, source)
        return sources[token.i]

    for event in reading.events:
        if event.type not in _OWN_SPEAKER:
            for fact in event.facts:
                anchor = _anchor(event, fact)
                source, stance = of(anchor)
                if fact.name in _AGENTS and stance is Stance.STATED:
                    stance = accused_stance(anchor)
                _attribute_fact(fact, source, stance)
    for figure in (f for cluster in clusters for f in cluster.figures):
        _attribute_figure(figure, *of(figure.at))


def _anchor(event: EventDraft, fact: FactDraft) -> Token:
    """The word whose place in the sentence tells who says the fact: the event's, where its role stands outside."""
    # "gunmen are believed to have shot", "accused gunmen of shooting": what counts is where *shot* stands
    here = [t for t in event.triggers if t.sent.start == fact.at.sent.start]
    if not here or any(t == fact.at or t.is_ancestor(fact.at) for t in here):
        return fact.at
    return min(here, key=lambda t: (abs(t.i - fact.at.i), t.i))


def _attribute_fact(fact: FactDraft, source: Source | None, stance: Stance) -> None:
    if fact.speaker is None and fact.stance is Stance.STATED:
        if source is not None and source.speakers and source.speakers[0] is not fact.value:
            fact.speaker = source.speakers[0]
        fact.stance = stance
    if fact.name == "perpetrator" and fact.stance in _UNCERTAIN:
        fact.name = "suspect"


def _attribute_figure(figure: FigureDraft, source: Source | None, stance: Stance) -> None:
    if figure.according_to is None and source is not None and source.speakers:
        figure.according_to = source.speakers[0]
    if figure.stance is Stance.STATED:
        figure.stance = stance


def stance_of(token: Token, source: Source | None) -> Stance:
    """How sure the text is of what it says at the token: by its source, its clause and its verb's governor."""
    clause = clause_root(token)
    adverbs = {c.lower_ for t in (token, clause) for c in t.children if c.dep_ == "advmod"}
    if adverbs & words("statements", "hearsay"):
        return Stance.ALLEGED  # "allegedly opened fire"
    if adverbs & words("statements", "guesses"):
        return Stance.SUSPECTED  # "presumably killed"
    above = _governor(clause)
    lemma = above.lemma_.lower() if above is not None else ""
    if lemma in words("reporting", "suspect") and clause.dep_ != "pcomp":
        return Stance.SUSPECTED  # "is believed to have killed"; men "suspected of killing" him are, the killing is not
    if lemma in words("reporting", "claim"):
        return Stance.ALLEGED  # "is alleged to have killed"
    if source is None or not is_verbal(source.at):
        return Stance.STATED
    verb = source.at.lemma_.lower()
    if verb in words("reporting", "claim", "accuse"):
        return Stance.ALLEGED
    if verb in words("reporting", "suspect"):
        return Stance.SUSPECTED
    return Stance.DENIED if verb in words("reporting", "deny") else Stance.STATED


def accused_stance(token: Token) -> Stance:
    """The stance of who did it under an accusation without accuser: "men accused (or suspected) of killing him"."""
    above = _governor(clause_root(token))
    lemma = above.lemma_.lower() if above is not None else ""
    if lemma in words("reporting", "suspect"):
        return Stance.SUSPECTED
    return Stance.ALLEGED if lemma in words("reporting", "accuse") - words("statements", "proven") else Stance.STATED


def _governor(clause: Token) -> Token | None:
    """The verb that the clause depends on as "is believed *to have killed*" or "accused of *killing*" does."""
    here = clause
    while here.dep_ == "conj" and is_verbal(here.head) and not any(c.dep_ in SUBJECTS for c in here.children):
        here = here.head
    head = here.head
    if here.dep_ == "xcomp" and is_verbal(head) and is_passive(head):
        return head
    if here.dep_ == "pcomp" and head.dep_ == "prep" and head.lower_ in {"of", "for"}:
        return governor(here)
    return None
