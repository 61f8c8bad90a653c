"""Write what was said: condemnations, accusations, denials, vows, announcements and support.

In: acts of speech and the attacks of the article.  Out: an event of its own for each speaker in ``Reading.events``,
with whom or what it is about, whom it accuses, when and where it was said, and the quoted words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances
from kg.extract.speech.quotations import quoted_words, saying_words
from kg.extract.speech.speakers import is_performed
from kg.extract.statements.actcontent import judging_act, quoted_acts, reported_acts
from kg.extract.statements.actnouns import dismayed_act, nominal_act
from kg.extract.statements.acts import Act
from kg.extract.statements.actverbs import verbal_act
from kg.extract.statements.demands import demanding_act
from kg.extract.statements.topics import find_topics, spoken_of
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal, prepositions
from kg.lexicon import heads, words
from kg.records import PLACE_TYPES

_WITHOUT_TOPIC = frozenset({"Condemnation", "Denial", "Support"})


def find_statements(
    reading: Reading, circumstances: Circumstances, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> None:
    """Add an event for every act of speech and speaker; the same thing said again by the same one is one event."""
    made: list[EventDraft] = []
    told = spoken_of(reading, clusters)
    triggers = {i: c for i, c in of_trigger.items() if c in told}
    for act in find_acts(reading):
        about = find_topics(reading, act, told, triggers)
        if (
            act.rule.startswith("syntax:said")
            and not act.occasion
            and not any(isinstance(value, EventDraft) for value, _ in about)
        ):
            continue
        for speaker in act.speakers:
            accused = [e for e in act.accused if e is not speaker]
            if act.kind == "Accusation" and not accused:
                continue
            topics = [(value, at) for value, at in about if value is not speaker]
            draft = _earlier(made, act, speaker, {id(v) for v, _ in topics}, {id(e) for e in accused})
            if draft is None:
                draft = EventDraft(type=act.kind, label=f"{act.kind} by {speaker.label}")
                draft.add_fact(FactDraft("speaker", speaker, act.at, act.rule))
                made.append(draft)
            draft.triggers.append(act.at)
            for value, at in topics:
                draft.add_fact(FactDraft("about", value, at, act.rule))
            for entity in accused:
                draft.add_fact(FactDraft("against", entity, act.at, act.rule))
            _write_circumstances(reading, draft, act, circumstances)
    reading.events.extend(made)


def find_acts(reading: Reading) -> Iterator[Act]:
    """Find the acts of speech of a document that took place and have a speaker; those of lone quotations come last."""
    lemmas, forms = _words_of_acts()
    for token in reading.doc.among(lemmas, forms):
        acts: list[Act] = []
        if is_verbal(token) or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ not in {"amod", "compound"}):
            if token.dep_ != "amod" and is_performed(token):
                acts = _acts_of_verb(reading, token)
        if not acts and token.pos_ in {"NOUN", "PROPN"}:
            acts = _one(nominal_act(reading, token))
        if not acts and token.lower_ in words("statements", "dismay", "sorrow"):
            acts = _one(dismayed_act(reading, token))
        yield from (act for act in acts if act.speakers)
    yield from (act for act in quoted_acts(reading) if act.speakers)


def _one(act: Act | None) -> list[Act]:
    return [act] if act is not None else []


@cache
def _words_of_acts() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and the forms of the words that an act of speech may be named by: all others are passed over."""
    verbs = words("statements", "alleging", "judging", "demanding") | heads("reporting", by_first=True)
    verbs |= words("responsibility", "holding")
    forms = heads("reporting", by_first=True) | heads("reporting", table="nouns")
    return verbs | forms | saying_words(), forms | words("statements", "dismay", "sorrow")


def _acts_of_verb(reading: Reading, verb: Token) -> list[Act]:
    """What a verb of saying does, the plainest reading first."""
    act = verbal_act(reading, verb) or judging_act(reading, verb) or demanding_act(reading, verb)
    return [act] if act is not None else reported_acts(reading, verb)


def _earlier(
    made: list[EventDraft], act: Act, speaker: EntityDraft, topics: set[int], accused: set[int]
) -> EventDraft | None:
    """The statement that the act repeats: same class and speaker, and nothing new in what it is about."""
    for draft in made:
        if draft.type != act.kind or not any(v is speaker for v in draft.values("speaker")):
            continue
        old_topics, old_accused = {id(v) for v in draft.values("about")}, {id(v) for v in draft.values("against")}
        fits = (topics <= old_topics or old_topics <= topics) and (accused <= old_accused or old_accused <= accused)
        shared = bool(topics & old_topics or accused & old_accused) or act.kind in _WITHOUT_TOPIC
        if fits and (shared or any(t.sent.start == act.at.sent.start for t in draft.triggers)):
            return draft
    return None


# --- when, where, in which words ---------------------------------------------------------------------------


def _write_circumstances(reading: Reading, draft: EventDraft, act: Act, circumstances: Circumstances) -> None:
    for time in circumstances.said.get(act.verb.i, ()):
        if reading.quoted[time.start_i] and not reading.quoted[act.verb.i]:
            continue  # announced: “we vote on 8 April”
        if time.when is not None and time.when.literal is not None and not list(draft.values("date")):
            draft.add_fact(FactDraft("date", time.when, reading.doc[time.start_i], "syntax:reporting"))
    for prep, token in prepositions(act.verb):
        entity = reading.entity_at(token)
        close = 0 < token.i - act.verb.i <= 3  # "said in Geneva that", not "condemned the attack in Geneva"
        if (
            prep in {"in", "at", "from"}
            and close
            and entity is not None
            and entity.type in PLACE_TYPES
            and entity.named
        ):
            draft.add_fact(FactDraft("place", entity, token, "syntax:said-in"))
    for text, token in quoted_words(reading, act.verb):
        draft.add_fact(FactDraft("quotation", text, token, "syntax:quotation"))
