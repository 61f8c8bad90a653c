"""Find acts of speech in what is said, where the verb does not tell: a verdict, a disclaimer, a threat, blame.

In: clauses under neutral verbs of saying ("said the attack was a heinous crime").  Out:
:class:`~kg.extract.statements.acts.Act` records; what is only told for the record is an announcement.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.speech.quotations import is_saying, quotations
from kg.extract.speech.speakers import speakers
from kg.extract.statements.acts import (
    Act,
    actors,
    aims,
    distinct,
    identified,
    is_clause,
    is_deed,
    is_favour,
    is_hostile,
    parties,
    words_before,
)
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    auxiliaries,
    conjuncts,
    is_negated,
    is_passive,
    objects,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import match_end, words


def judging_act(reading: Reading, verb: Token) -> Act | None:
    """ "Called the attack a cowardly act", "described the killing as a heinous crime"."""
    if verb.lemma_.lower() not in words("statements", "judging") or (is_passive(verb) and not agents(verb)):
        return None
    right = [t for t in verb.subtree if t.i > verb.i]
    if verb.lemma_.lower() == "call" and right and right[0].lower_ in {"on", "for", "upon"}:
        return None
    theme = next((t for t in right[:8] if is_deed(reading, t) or t.lower_ in {"it", "this", "them"}), None)
    if theme is None and is_passive(verb):
        theme = next((t for t in subjects(verb) if is_deed(reading, t)), None)
    if theme is None or not any(_is_evil(t) for t in right if t is not theme):
        return None
    return Act("Condemnation", verb, verb, "lexicon:judged", speakers(reading, verb), [theme])


def _is_evil(token: Token) -> bool:
    if token.lemma_.lower() in words("statements", "evil") or token.lower_ in words("statements", "evil"):
        return True
    before = words_before(token)
    return (
        match_end("statements", [t.lemma_.lower() for t in before], [t.lower_ for t in before], table="crimes")
        is not None
    )


def reported_act(reading: Reading, verb: Token) -> Act | None:
    """A statement made by what a neutral verb reports: a verdict, a denial, an accusation or a threat."""
    if not is_saying(verb) or verb.lemma_.lower() in words("reporting", "suspect") or is_passive(verb):
        return None
    who = speakers(reading, verb)
    if not who:
        return None
    warned = [t for p, t in prepositions(verb) if p in {"of", "about"} and is_retribution(t)]
    if verb.lemma_.lower() == "warn" and warned:
        return Act("Vow", verb, verb, "lexicon:warned-of", who, warned)
    for said in (t for c in verb.children if c.dep_ == "ccomp" and is_clause(c) for t in conjuncts(c)):
        act = (
            _verdict(reading, verb, said, who)
            or _disclaimer(reading, verb, said, who)
            or _threat(reading, verb, said, who)
            or intention(reading, verb, said, who)
        )
        act = act or _blaming(reading, verb, said, who)
        if act is not None:
            return act
    return _told(reading, verb, who)


def _verdict(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the attack was a heinous crime"."""
    themes = [t for t in subjects(said) if is_deed(reading, t) or t.lower_ in {"this", "it", "these", "such"}]
    if said.lemma_ != "be" or not themes or is_negated(said):
        return None
    told = [t for c in said.children if c.dep_ in {"attr", "acomp"} for a in conjuncts(c) for t in (a, *a.lefts)]
    return Act("Condemnation", verb, verb, "lexicon:verdict", who, themes) if any(_is_evil(t) for t in told) else None


def _disclaimer(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said it had nothing to do with the attack", "said it was not behind the attack"."""
    if not _same_speaker(reading, said, who):
        return None
    nothing = any(
        c.dep_ == "dobj"
        and (
            c.lower_ == "nothing"
            or (any(d.lower_ == "no" for d in c.children) and c.lemma_.lower() in words("statements", "deniable"))
        )
        for c in said.children
    )
    if (said.lemma_ == "have" and nothing) or (is_negated(said) and _involved(said) is not None):
        return Act("Denial", verb, verb, "lexicon:disclaimed", who, [said])
    return None


def _involved(said: Token) -> Token | None:
    """The word that ties the subject of a clause to a deed: "was behind", "were to blame for"."""
    if said.lower_ in words("statements", "involved"):
        return said
    return next((t for t in said.children if t.i > said.i and t.lower_ in words("statements", "involved")), None)


def _same_speaker(reading: Reading, said: Token, who: list[EntityDraft]) -> bool:
    heads = subjects(said)
    return any(
        (
            t.lower_ in {"i", "we", "it", "they", "he", "she"}
            and (reading.entity_at(t) is None or reading.entity_at(t) in who)
        )
        or reading.entity_at(t) in who
        for t in heads
    )


def _blaming(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the rebels were behind the attack"."""
    word = _involved(said)
    if word is None or is_negated(said) or (auxiliaries(said) and any(c.tag_ == "MD" for c in auxiliaries(said))):
        return None
    if word.lower_ == "involved" or verb.lemma_.lower() == "deny":
        return None
    accused = [
        e
        for e in actors(reading, subjects(said))
        if (not any(e is s for s in who) and e.type != "Country") or (e.type == "Country" and e not in who)
    ]
    if not accused or _same_speaker(reading, said, who):
        return None
    return Act("Accusation", verb, verb, "lexicon:said-to-be-behind", who, [said], accused)


def _threat(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said those responsible would pay", "warned that it would strike back", "warned of a response"."""
    modal = {c.lower_ for c in auxiliaries(said)} & {"will", "would", "shall", "'ll", "’ll"}
    going = said.lower_ == "going" and any(c.dep_ == "xcomp" for c in said.children)
    if not modal and not going:
        return None
    theirs = subjects(said)
    own = _same_speaker(reading, said, who)
    core = [
        said,
        *(
            t
            for c in said.children
            if c.dep_ in {"dobj", "attr", "xcomp", "acomp", "prep", "advcl", "oprd", "nsubjpass"}
            for t in c.subtree
            if t.i - said.i < 8
        ),
    ]
    retribution = any(is_retribution(t) for t in core)
    culprits = any(t.lemma_.lower() in words("statements", "culprits") for s in theirs for t in s.subtree)
    if retribution and (own or culprits or said.lemma_ == "be" or is_passive(said)):
        return Act("Vow", verb, verb, "lexicon:will-answer", who, [said])
    trigger = verb_trigger(said)
    if (
        own
        and verb.lemma_.lower() == "warn"
        and trigger is not None
        and trigger.sense.family in {"attack", "harm"}
        and not is_negated(said)
    ):
        return Act("Vow", verb, verb, "lexicon:warned-that", who, [said])
    return None


def intention(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said it would release the hostages", "said they will attack the town": a promise or a threat of one's own."""
    modal = {c.lower_ for c in auxiliaries(said)} & {"will", "would", "shall", "'ll", "’ll"}
    if not modal or is_negated(said) or is_passive(said) or not _same_speaker(reading, said, who):
        return None
    # "would begin an operation against the rebels"
    hostile = is_hostile(said) or any(t.lemma_.lower() in words("statements", "hostilities") for t in objects(said))
    aimed = distinct(parties(reading, aims(said)))
    if not aimed or not (hostile or is_favour(said)):
        return None
    act = Act("Vow", verb, verb, "lexicon:said-it-would", who, [said])
    if hostile:
        act.accused = aimed
    else:
        act.concerned = aimed
    return act


def is_retribution(token: Token) -> bool:
    return token.lemma_.lower() in words("statements", "retribution") or token.lower_ in words(
        "statements", "retribution"
    )


def _told(reading: Reading, verb: Token, who: list[EntityDraft]) -> Act | None:
    """A statement for the record by somebody with an identity: "the minister said that the attack ..."."""
    said = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)]
    known = identified(who)
    if not said or not known or verb.lemma_.lower() not in words("reporting", "neutral", "claim"):
        return None
    occasion = any(
        p in {"in", "at", "on", "during"} and t.lemma_.lower() in words("statements", "occasions")
        for p, t in prepositions(verb)
    )
    act = Act("Announcement", verb, verb, "syntax:said", known, said, occasion=occasion)
    quoted = [t for q in quotations(reading) if q.verb == verb for t in reading.doc[q.start_i : q.end_i]]
    culprits = words("statements", "culprits")
    condemned = [
        t.head for t in quoted if _is_evil(t) and (is_deed(reading, t.head) or t.head.lemma_.lower() in culprits)
    ]
    if condemned:
        # the minister said that "this barbaric attack" would not go unanswered
        act.kind, act.rule = "Condemnation", "syntax:said-in-condemning-words"
        act.themes = [*condemned, *said]
    return act
