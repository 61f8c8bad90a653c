"""Write what was said: condemnations, accusations, denials, vows, announcements and support.

In: acts of speech and the attacks of the article.  Out: an event of its own for each speaker in ``Reading.events``,
with whom or what it is about, whom it accuses, when and where it was said, and the quoted words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import DraftValue, EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame
from kg.extract.speech.quotations import quoted_words, saying_words
from kg.extract.speech.speakers import is_performed
from kg.extract.statements.actcontent import judging_act, reported_act
from kg.extract.statements.actnouns import dismayed_act, nominal_act
from kg.extract.statements.acts import Act, is_deniable, party
from kg.extract.statements.actverbs import verbal_act
from kg.extract.statements.demands import demanding_act
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal, prepositions
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import heads, words
from kg.records import PLACE_TYPES

_WITHOUT_TOPIC = frozenset({"Condemnation", "Denial", "Support"})


def find_statements(
    reading: Reading,
    frames: list[Frame],
    circumstances: Circumstances,
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
) -> None:
    """Add an event for every act of speech and speaker; the same thing said again by the same one is one event."""
    made: list[EventDraft] = []
    for act in find_acts(reading):
        about = _about(reading, act, clusters, of_trigger)
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
            draft = _earlier(reading, made, act, speaker, {id(v) for v, _ in topics}, {id(e) for e in accused})
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
    """Find the acts of speech of a document that took place and have a speaker, in text order."""
    lemmas, forms = _words_of_acts()
    for token in reading.doc.among(lemmas, forms):
        act = None
        if is_verbal(token) or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ not in {"amod", "compound"}):
            if token.dep_ != "amod" and is_performed(token):
                act = _act_of_verb(reading, token)
        if act is None and token.pos_ in {"NOUN", "PROPN"}:
            act = nominal_act(reading, token)
        if act is None and token.lower_ in words("statements", "dismay"):
            act = dismayed_act(reading, token)
        if act is not None and act.speakers:
            yield act


@cache
def _words_of_acts() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and the forms of the words that an act of speech may be named by: all others are passed over."""
    verbs = words("statements", "alleging", "judging", "demanding") | heads("reporting", by_first=True)
    verbs |= words("responsibility", "holding")
    forms = heads("reporting", by_first=True) | heads("reporting", table="nouns")
    return verbs | forms | saying_words(), forms | words("statements", "dismay")


def _act_of_verb(reading: Reading, verb: Token) -> Act | None:
    """What a verb of saying does, the plainest reading first."""
    return (
        verbal_act(reading, verb)
        or judging_act(reading, verb)
        or demanding_act(reading, verb)
        or reported_act(reading, verb)
    )


def _earlier(
    reading: Reading, made: list[EventDraft], act: Act, speaker: EntityDraft, topics: set[int], accused: set[int]
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


# --- what it is about --------------------------------------------------------------------------------------


def _about(
    reading: Reading, act: Act, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> list[tuple[DraftValue, Token]]:
    """The attacks and actors that an act of speech is about, each with the word that says so."""
    found: list[tuple[DraftValue, Token]] = []
    for cluster, at in _attacks(reading, act, clusters, of_trigger):
        if cluster.draft is not None and not any(v is cluster.draft for v, _ in found):
            found.append((cluster.draft, at))
    if act.kind in {"Condemnation", "Support", "Denial"}:
        for token in act.themes:
            # "denied the ministry's claims" is about the ministry, "denied a role in the coup" about nobody
            if act.kind == "Denial" and not is_deniable(token):
                continue
            entity = None if is_verbal(token) else party(reading, token)
            if entity is not None and not any(v is entity for v, _ in found):
                found.append((entity, token))
    found += [(e, act.at) for e in act.concerned if not any(v is e for v, _ in found)]
    return found


def _attacks(
    reading: Reading, act: Act, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> Iterator[tuple[Cluster, Token]]:
    named = False
    for theme in act.themes:
        below = [theme] if theme.i in of_trigger else [t for t in theme.subtree if t.i in of_trigger]
        for token in below[:1]:
            named = True
            yield of_trigger[token.i], token
    if named:
        return
    if any(_untold_attack(reading, t, of_trigger) for theme in act.themes for t in theme.subtree):
        return  # "a response to the missile strikes" that nothing else is told of
    for theme in act.themes:
        if _points_back(reading, act, theme):
            cluster = _nearest(reading, theme, clusters, of_trigger)
            if cluster is not None:
                yield cluster, theme
                return


def _untold_attack(reading: Reading, token: Token, of_trigger: dict[int, Cluster]) -> bool:
    """Whether the word names an attack that is none of the article's and does not point back to one."""
    sense = noun_trigger(token)
    mention = reading.mentions.get(token.i)
    definite = mention is not None and mention.definite in {"the", "this"}
    return (
        sense is not None
        and sense.family == "attack"
        and sense.mode == "nouns"
        and token.i not in of_trigger
        and not definite
    )


def _points_back(reading: Reading, act: Act, theme: Token) -> bool:
    """Whether a phrase without an event of its own speaks of an attack told before."""
    lemma = theme.lemma_.lower()
    if act.kind == "Denial":
        # "denied responsibility", "denied that it was involved", not "denied a role in the deal", "denied the rumours"
        tied = any(t.lower_ in words("statements", "involved") for t in theme.subtree)
        return tied or (
            lemma in words("statements", "involvement")
            and not any(p in {"in", "for", "to"} for p, _ in prepositions(theme))
        )
    if act.kind == "Vow":
        wanted = words("statements", "retribution") | words("statements", "culprits")
        return any(t.lemma_.lower() in wanted or t.lower_ in wanted for t in theme.subtree)
    if act.rule == "syntax:said-in-condemning-words" and lemma in words("statements", "violence"):
        return True
    if lemma in {"it", "this"} and act.rule in {"lexicon:judged", "lexicon:verdict"}:
        return True
    sense = noun_trigger(theme)
    if lemma in words("statements", "violence") or (sense is not None and sense.family == "attack"):
        mention = reading.mentions.get(theme.i)
        pointing = {"this"} if lemma in words("statements", "vague") else {"the", "this"}
        return mention is not None and mention.definite in pointing
    if act.kind == "Accusation":
        return any(t.lower_ in words("statements", "involved") for t in theme.subtree)
    return False


def _nearest(reading: Reading, token: Token, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack spoken of last within three sentences, else the first of the article."""
    here = reading.sentence_index(token)
    before = [i for i in of_trigger if i < token.i and here - reading.sentence_index(reading.doc[i]) <= 3]
    if before:
        return of_trigger[max(before)]
    return clusters[0] if clusters else None


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
